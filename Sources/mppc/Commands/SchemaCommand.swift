import Console
import ServiceDSL
import ServiceIR

/// Writes the JSON Schemas of the language's own files.
struct SchemaCommand: Command {
    static let usage = CommandUsage(
        name: "schema",
        summary: Words(
            en: "Print the JSON Schema of a kind of file, or write all of them, for editors that complete and check YAML.",
            id: "Menampilkan JSON Schema satu jenis berkas, atau menulis semuanya, untuk penyunting yang melengkapi dan memeriksa YAML."),
        discussion: Words(
            en: """
                An editor with a YAML language server takes the schema from the file's first line, `# yaml-language-server: $schema=service.schema.json`, or from its settings, by the ending of the file's name.
                """,
            id: """
                Penyunting dengan YAML language server mengambil skema dari baris pertama berkas, `# yaml-language-server: $schema=service.schema.json`, atau dari pengaturannya menurut akhiran nama berkas.
                """),
        operands: .upToOne(
            "KIND",
            Words(
                en: "The kind of file, by its first key: \(known).", id: "Jenis berkas menurut kunci pertamanya: \(known).")),
        operandWords: { LanguageSchema.kinds },
        options: [
            OptionUsage(
                name: .output, letter: "o", value: .text("DIR"),
                help: Words(
                    en: "Write the schema of every kind (or of the one that is named) into this folder.",
                    id: "Menulis skema semua jenis (atau jenis yang disebut) ke folder ini.")), .lang,
        ])

    private static let known = LanguageSchema.kinds.joined(by: ", ")
    private let kind: String?
    private let output: String?

    init(_ line: ArgumentLine) throws(Fault) {
        kind = line.operands.first
        output = line.text(.output)
        if let kind, !LanguageSchema.kinds.contains(kind) {
            let words = Words(
                en: "no kind of file `\(kind)`; there is \(Self.known)", id: "tidak ada jenis berkas `\(kind)`; yang ada \(Self.known)")
            throw .usage([words], command: Self.usage.name)
        }
        if kind == nil, output == nil {
            let words = Words(
                en: "name a kind of file (\(Self.known)), or a folder with -o",
                id: "sebutkan jenis berkas (\(Self.known)), atau folder dengan -o")
            throw .usage([words], command: Self.usage.name)
        }
    }

    func run() throws(Fault) -> ExitStatus {
        for kind in kind.map({ [$0] }) ?? LanguageSchema.kinds {
            guard let bytes = LanguageSchema.schema(of: kind)?.bytes(.pretty) else { continue }
            guard let output else {
                Shell.print(bytes: bytes)
                continue
            }
            let path = Paths.join(output, LanguageSchema.fileName(of: kind))
            try Files.write(bytes, to: path)
            Shell.print("\(path)\n")
        }
        return .clean
    }
}
