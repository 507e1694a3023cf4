import ArgumentParser
import ServiceDSL

/// Writes the JSON Schemas of the language's own files.
struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Print the JSON Schema of a kind of file, or write all of them, for editors that complete and check YAML.",
        discussion: """
            An editor with a YAML language server takes the schema from the file's first line, \
            `# yaml-language-server: $schema=service.schema.json`, or from its settings, by the ending of the file's name.
            """)

    @Argument(help: "The kind of file, by its first key: \(LanguageSchema.kinds.joined(separator: ", ")).")
    var kind: String?
    @Option(name: .shortAndLong, help: "Write the schema of every kind (or of the one that is named) into this folder.")
    var output: String?

    func validate() throws {
        let known = LanguageSchema.kinds.joined(separator: ", ")
        if let kind, !LanguageSchema.kinds.contains(kind) { throw ValidationError("no kind of file `\(kind)`; there is \(known)") }
        if kind == nil, output == nil { throw ValidationError("name a kind of file (\(known)), or a folder with --output") }
    }

    func run() throws {
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
    }
}
