import ServiceDSL

/// What one `mppc check` is to do, decided.
struct CheckPlan {
    var paths: [String]
    var stdinName: String?
    var report: ReportPlan

    /// Checks, prints the findings and gives the exit status.
    func run() throws(Fault) -> Int32 {
        let input = try InputPlan(paths: paths, stdinName: stdinName)
        let compiled = Compiled(input)
        for file in input.unread {
            let words = Words(
                en: "\(file.path) is not read: its name would have to be \(file.name)",
                id: "\(file.path) tidak dibaca: namanya harus \(file.name)")
            Shell.print(error: "mppc: \(words[report.language])\n")
        }
        Report.print(compiled.findings, in: compiled.sources, as: report)
        return report.fails(compiled.findings) ? ExitStatus.findings : ExitStatus.clean
    }
}

extension CheckPlan {
    /// Reads a `check` whose every word is known by sight; `nil` for any other line, which is the argument parser's.
    ///
    /// `check` runs on every save: building the parser's tables of all commands costs as much as the check of a service.
    init?(plain arguments: [String]) {
        guard arguments.first == "check" else { return nil }
        var paths: [String] = []
        var stdinName: String?
        var format = ReportFormat.text
        var language: MessageLanguage?
        var color = ColorChoice.auto
        var failOn = Severity.error
        var rest = arguments.dropFirst()
        while let word = rest.popFirst() {
            guard word.hasPrefix("-"), word != "-" else {
                paths.append(word)
                continue
            }
            guard let value = rest.popFirst(), !value.hasPrefix("-") else { return nil }
            switch word {
            case "--format":
                guard let known = ReportFormat(rawValue: value) else { return nil }
                format = known
            case "--lang":
                guard let known = MessageLanguage(rawValue: value) else { return nil }
                language = known
            case "--color":
                guard let known = ColorChoice(rawValue: value) else { return nil }
                color = known
            case "--fail-on":
                guard let known = Severity(rawValue: value) else { return nil }
                failOn = known
            case "--stdin-name": stdinName = value
            default: return nil
            }
        }
        self.init(
            paths: paths, stdinName: stdinName,
            report: ReportPlan(format: format, language: language ?? Language.ofEnvironment(), color: color, failOn: failOn, to: 1))
    }
}
