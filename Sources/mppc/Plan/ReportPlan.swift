import Console
import ServiceDSL

enum ReportFormat: String, CaseIterable { case text, narration, short, json, sarif, github, gitlab, junit }
enum ColorChoice: String, CaseIterable { case auto, always, never }

/// How findings are printed, decided.
struct ReportPlan {
    let format: ReportFormat
    let language: MessageLanguage
    let isColored: Bool
    let failOn: Severity
    /// The descriptor that findings go to: 1 for `check`, 2 for every command with a result of its own.
    let descriptor: Int32

    init(
        format: ReportFormat = .text, language: MessageLanguage, color: ColorChoice = .auto, failOn: Severity = .error,
        to descriptor: Int32
    ) {
        self.format = format
        self.language = language
        // Danger fails by default, as error does.
        self.failOn = min(failOn, .danger)
        self.descriptor = descriptor
        isColored =
            switch color {
            case .always: true
            case .never: false
            case .auto: (Shell.variable("NO_COLOR") ?? "").isEmpty && Shell.isTerminal(descriptor)
            }
    }

    /// As the line says; what it leaves unsaid, as the settings of what is read do.
    init(_ line: ArgumentLine, to descriptor: Int32, _ input: InputPlan? = nil) {
        self.init(
            format: line.word(.format) ?? .text, language: line.language, color: line.word(.color) ?? .auto,
            failOn: line.word(.failOn) ?? input?.settings?.configuration.failOn ?? .error, to: descriptor)
    }

    /// Whether people read it, or programs, to whom nothing is said beside the findings.
    var isForPeople: Bool { [.text, .narration, .short].contains(format) }

    func fails(_ findings: [Diagnostic]) -> Bool { findings.contains { $0.allowance == nil && $0.severity >= failOn } }
}
