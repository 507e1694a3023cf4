import ServiceDSL

/// A command of `mppc`: what may be said to it, and what it does.
protocol Command {
    static var usage: CommandUsage { get }
    /// What is to be done, decided from a line that fits `usage`.
    init(_ line: ArgumentLine) throws(Fault)
    func run() throws -> ExitStatus
}

/// What may be said to one command, for the reader of its line and for the help.
struct CommandUsage {
    let name: String
    let summary: Words
    /// Paragraphs, each a line.
    var discussion = Words(en: "", id: "")
    var operands = Operands.none
    var options: [OptionUsage] = []

    /// What stands without dashes, called `name` in the help.
    enum Operands {
        case none
        case upToOne(String, Words)
        case one(String, Words)
        case many(String, Words)
    }

    /// What all commands that read definitions take.
    static let inputs = Operands.many(
        "PATH", Words(en: "Files, folders or `-`; without any, the current folder.", id: "Berkas, folder, atau `-`; tanpa itu, folder ini.")
    )
}

/// Every option of every command, by its name after the two dashes.
enum OptionName: String {
    case color, count, coverage, date, format, generate, lang, markdown, missing, output, record, seed, service, trace
    case failOn = "fail-on"
    case stdinName = "stdin-name"
}

/// One option, as one command takes it.
struct OptionUsage {
    let name: OptionName
    /// The letter that says the same after one dash.
    var letter: Character?
    let value: Value
    let help: Words

    enum Value {
        /// Nothing follows.
        case flag
        /// One of a few words; the first is what holds without the option, where `isFirstDefault`.
        case word([String], isFirstDefault: Bool)
        /// A whole number from 0.
        case number
        /// A date such as 2026-01-31.
        case date
        /// Any text, called so in the help.
        case text(String)
    }
}

extension OptionUsage {
    static let lang = OptionUsage(
        name: .lang, value: .word(MessageLanguage.allCases.map(\.rawValue), isFirstDefault: false),
        help: Words(en: "The language of messages.", id: "Bahasa pesan."))

    static let stdinName = OptionUsage(
        name: .stdinName, value: .text("PATH"),
        help: Words(en: "The path that standard input is taken for.", id: "Nama berkas yang dipakai untuk masukan standar."))

    static let service = OptionUsage(
        name: .service, value: .text("ID"),
        help: Words(en: "Which service, where there are several.", id: "Layanan yang mana, bila ada beberapa."))

    /// How findings are printed.
    static let report = [
        OptionUsage(
            name: .format, value: .word(ReportFormat.allCases.map(\.rawValue), isFirstDefault: true),
            help: Words(
                en: "How findings are printed: in full, one line each, or one JSON document.",
                id: "Cara temuan ditampilkan: lengkap, satu baris per temuan, atau satu dokumen JSON.")),
        lang,
        OptionUsage(
            name: .color, value: .word(ColorChoice.allCases.map(\.rawValue), isFirstDefault: true),
            help: Words(
                en: "Colour; auto = on a terminal, unless NO_COLOR is set.", id: "Warna; auto = di terminal, kecuali NO_COLOR diisi.")),
        OptionUsage(
            name: .failOn, value: .word(["error", "danger", "warning", "note"], isFirstDefault: true),
            help: Words(
                en: "The least severity that fails; danger counts as error.",
                id: "Tingkat terendah yang gagal; danger dihitung sebagai error.")),
    ]
}
