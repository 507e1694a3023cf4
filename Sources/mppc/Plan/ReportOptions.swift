import ArgumentParser
import ServiceDSL

/// How findings are printed, as the user wrote it.
struct ReportOptions: ParsableArguments {
    @Option(name: .long, help: "How findings are printed: text, short (one line each) or json (one document).")
    var format = ReportFormat.text

    @OptionGroup var language: LanguageOption

    @Option(name: .long, help: "Colour: auto (on a terminal, unless NO_COLOR is set), always or never.")
    var color = ColorChoice.auto

    @Option(name: .long, help: "The least severity that fails: note, warning, danger or error; danger counts as error.")
    var failOn = Severity.error
}

struct LanguageOption: ParsableArguments {
    @Option(name: .long, help: "The language of messages: id or en.")
    var lang: MessageLanguage?

    var chosen: MessageLanguage { lang ?? Language.ofEnvironment() }
}

enum ReportFormat: String, ExpressibleByArgument, CaseIterable { case text, short, json }
enum ColorChoice: String, ExpressibleByArgument, CaseIterable { case auto, always, never }
extension MessageLanguage: ExpressibleByArgument {}
extension Severity: ExpressibleByArgument {}

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

    init(_ options: ReportOptions, to descriptor: Int32) {
        self.init(
            format: options.format, language: options.language.chosen, color: options.color, failOn: options.failOn, to: descriptor)
    }

    func fails(_ findings: [Diagnostic]) -> Bool { findings.contains { $0.severity >= failOn } }
}
