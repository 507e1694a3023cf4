import Console
import ServiceDSL
import ServiceIR

/// Prints a service with everything that it takes from the standards that it extends.
struct ShowCommand: Command {
    static let usage = CommandUsage(
        name: "show",
        summary: Words(
            en: "Print a whole service as YAML: for each value, whether the standard or the region says it, and on which line.",
            id: "Menampilkan layanan lengkap sebagai YAML: untuk tiap nilai, dari standar atau dari daerah, dan di baris mana."),
        operands: CommandUsage.inputs,
        options: [.stdinName, .config, .service, .lang])

    private let input: InputPlan
    private let service: String?
    private let language: MessageLanguage

    init(_ line: ArgumentLine) throws(Fault) {
        input = try InputPlan(line)
        service = line.text(.service)
        language = line.language
    }

    func run() throws(Fault) -> ExitStatus {
        let compiled = Compiled(input)
        let failing = compiled.findings.filter { $0.severity >= .danger }
        if !failing.isEmpty { Report.print(failing, in: compiled.sources, as: ReportPlan(language: language, to: 2)) }
        let chosen = try compiled.shown(named: service)
        Shell.print(text(chosen, in: compiled.sources))
        return failing.isEmpty ? .clean : .findings
    }

    private func text(_ unit: CompiledServiceUnit, in sources: SourceSet) -> String {
        let isEnglish = language == .en
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
