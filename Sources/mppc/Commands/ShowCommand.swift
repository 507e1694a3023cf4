import ArgumentParser
import ServiceDSL
import ServiceIR

/// Prints a service with everything that it takes from the standards that it extends.
struct ShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Print a whole service as YAML: for each value, whether the standard or the region says it, and on which line.")

    @OptionGroup var input: InputOptions
    @Option(name: .long, help: "Which service, where there are several.")
    var service: String?
    @OptionGroup var language: LanguageOption

    func run() throws {
        let compiled = Compiled(try input.plan())
        let failing = compiled.findings.filter { $0.severity >= .danger }
        if !failing.isEmpty {
            var options = ReportOptions.parseOrExit([])
            options.language = language
            Report.print(failing, in: compiled.sources, as: ReportPlan(options, to: 2))
        }
        let chosen = try compiled.shown(named: service)
        Shell.print(text(chosen, in: compiled.sources))
        if !failing.isEmpty { throw ExitCode(ExitStatus.findings) }
    }

    private func text(_ unit: CompiledServiceUnit, in sources: SourceSet) -> String {
        let isEnglish = language.chosen == .en
        let standards = Set(unit.ancestors.map(\.file))
        let (standard, region) = isEnglish ? ("standard", "region") : ("standar", "daerah")
        var head = "# \(sources[unit.file].path)\n"
        for ancestor in unit.ancestors {
            head += isEnglish ? "# extends the standard " : "# mengikuti standar "
            head += "\(ancestor.name): \(sources[ancestor.file].path)\n"
        }
        return head
            + ServiceYAML.text(unit.syntax, in: sources) { span in
                let file = sources[span]
                let place = "\(file.path):\(file.position(at: span.start).line)"
                return "\(standards.contains(span.file) ? standard : region) \(place)"
            }
    }
}

extension Compiled {
    /// The only service that was asked for, or the one that was named; a draft too.
    fileprivate func shown(named id: String?) throws(Fault) -> CompiledServiceUnit {
        let units = compilation.catalogs.flatMap(\.services).filter { isAsked($0.file) }
        let ids = units.map(\.service.service.rawValue)
        if let id {
            guard let found = units.first(where: { $0.service.service.rawValue == id }) else {
                throw ids.isEmpty ? .noService : .unknownService(id, known: ids)
            }
            return found
        }
        guard let only = units.first else { throw .noService }
        guard units.count == 1 else { throw .severalServices(ids) }
        return only
    }
}
