import Console
import ServiceDSL
import ServiceIR

/// Lists the keys of the language.
struct KeywordsCommand: Command {
    static let usage = CommandUsage(
        name: "keywords",
        summary: Words(en: "List all keys of the language with what they say.", id: "Menampilkan semua kunci bahasa dengan artinya."),
        options: [
            OptionUsage(
                name: .markdown, value: .text("FILE"),
                help: Words(
                    en: "Write the reference of all keys into this Markdown file; what a row says beyond the table of keywords is kept.",
                    id: "Menulis rujukan semua kunci ke berkas Markdown ini; isi baris di luar tabel kunci dipertahankan.")),
            .lang,
        ])

    private let markdown: String?
    private let language: MessageLanguage

    init(_ line: ArgumentLine) throws(Fault) {
        markdown = line.text(.markdown)
        language = line.language
    }

    func run() throws -> ExitStatus {
        guard let markdown else {
            for use in KeywordUse.all {
                Shell.print("\(use): \(language == .en ? use.summary.en : use.summary.id)\n")
            }
            return .clean
        }
        let written =
            Files.kind(of: markdown) == .file
            ? String(decoding: try Files.read(markdown, atMost: YAMLParser.sizeLimit), as: UTF8.self) : "# Reference\n"
        try Files.write(Array(KeywordText.reference(keeping: written).utf8), to: markdown)
        return .clean
    }
}
