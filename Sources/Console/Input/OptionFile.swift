import ServiceDSL

/// The options of a command in a YAML file, each under its name with `_` for `-`, and the folders that it works on under `folders`.
///
/// Paths in it begin at its own folder.
package struct OptionFile {
    package struct Value {
        package var text: String
        /// `mppd.yaml:3:7`.
        package var place: String
    }

    package private(set) var values: [OptionName: Value] = [:]
    package private(set) var folders: [String] = []
    /// All that is wrong with it, each at its place.
    package private(set) var faults: [Words] = []

    /// What only a person at a terminal says.
    private static let lineOnly: Set<OptionName> = [.configuration, .demo, .lang]
    /// Those that may be a list too.
    private static let lists: Set<OptionName> = [.proxy]
    private static let foldersKey = "folders"

    /// Reads a file.
    ///
    /// - Parameter isPath: whether the value of an option is a path.
    /// - Throws: where it cannot be read.
    package init(path: String, of usage: CommandUsage, isPath: (OptionName, String) -> Bool) throws(Fault) {
        let file = SourceFile(path: path, bytes: try Files.read(path))
        let sink = DiagnosticSink()
        let tree = YAMLParser.parse(file, into: sink)
        func place(_ offset: Int) -> String {
            let position = file.position(at: offset)
            return "\(path):\(position.line):\(position.column)"
        }
        for finding in sink.findings where finding.severity >= .danger {
            let start = place(finding.span.start)
            faults.append(Words(en: "\(start): \(finding.message.en)", id: "\(start): \(finding.message.id)"))
        }
        let options = usage.options.filter { !Self.lineOnly.contains($0.name) }
        if let root = tree.root {
            if root.kind != .mapping {
                faults.append(Words(en: "\(path): must hold options by name", id: "\(path): harus berisi pilihan menurut nama"))
            }
            for entry in root.entries where !entry.value.isFaulty {
                let start = place(entry.key.span.start)
                if entry.name == Self.foldersKey {
                    let texts = Self.texts(entry.value)
                    folders = texts?.map { Self.join(path, $0) } ?? []
                    if texts == nil { faults.append(Self.wrong(start, entry.name, Words(en: "a list of folders", id: "daftar folder"))) }
                } else if let option = options.first(where: { $0.name.key == entry.name }) {
                    let value = Self.value(entry.value, option)
                    if let text = value.text {
                        let text = isPath(option.name, text) ? Self.join(path, text) : text
                        values[option.name] = Value(text: text, place: start)
                    }
                    if let words = value.wrong { faults.append(Self.wrong(start, entry.name, words)) }
                } else {
                    faults.append(Self.unknown(entry.name, start, options.map(\.name.key) + [Self.foldersKey]))
                }
            }
        }
    }

    private static func value(_ node: YAMLNode, _ option: OptionUsage) -> (text: String?, wrong: Words?) {
        if lists.contains(option.name), node.kind == .sequence, let texts = texts(node) { return (texts.joined(separator: ","), nil) }
        guard node.kind == .scalar, !node.text.isEmpty else { return (nil, Words(en: "a value", id: "nilai")) }
        switch option.value {
        case .flag:
            if node.reads("true") { return ("1", nil) }
            return (nil, node.reads("false") ? nil : Words(en: "true or false", id: "true atau false"))
        case .number where Int(node.text) == nil: return (nil, Words(en: "a whole number", id: "bilangan bulat"))
        case .word(let known, _) where !known.contains(node.text):
            let list = known.joined(separator: ", ")
            return (nil, Words(en: "one of \(list)", id: "salah satu dari \(list)"))
        default: return (node.text, nil)
        }
    }

    private static func texts(_ node: YAMLNode) -> [String]? {
        let items = node.kind == .sequence ? Array(node.items) : [node]
        return items.isEmpty || items.contains { $0.kind != .scalar || $0.text.isEmpty } ? nil : items.map(\.text)
    }

    private static func join(_ file: String, _ path: String) -> String {
        path.utf8.starts(with: "/".utf8) ? Paths.tidy(path) : Paths.join(Paths.folder(of: file), Paths.tidy(path))
    }

    private static func wrong(_ place: String, _ key: String, _ what: Words) -> Words {
        Words(en: "\(place): `\(key)` must be \(what.en)", id: "\(place): `\(key)` harus \(what.id)")
    }

    private static func unknown(_ key: String, _ place: String, _ known: [String]) -> Words {
        let near = Suggestions.nearest(to: key, in: known, limit: 1).first
        return Words(
            en: "\(place): `\(key)` is not known here" + (near.map { "; perhaps `\($0)`" } ?? ""),
            id: "\(place): `\(key)` tidak dikenal di sini" + (near.map { "; mungkin `\($0)`" } ?? ""))
    }
}

extension OptionName {
    /// The key of a file that says the same.
    package var key: String { rawValue.split(separator: "-").joined(by: "_") }
}
