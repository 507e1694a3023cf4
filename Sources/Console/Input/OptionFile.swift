import ServiceDSL

/// The options of a command in a YAML file, each under its name with `_` for `-`, and the folders that it works on under `folders`.
///
/// Where a command knows regions, `regions` holds by name what each has for itself. Paths in it begin at its own folder.
package struct OptionFile {
    package struct Value {
        package var text: String
        /// `mppd.yaml:3:7`.
        package var place: String
    }

    /// What is said of one region.
    package struct Region {
        package var name: String
        /// `mppd.yaml:3:3`.
        package var place: String
        package var values: [OptionName: Value] = [:]
        package var folders: [String] = []
        package var hosts: [Value] = []
    }

    /// Which options regions have.
    package struct Regional {
        /// Those that each region says for itself.
        package var own: Set<OptionName>
        /// Those that may also be said once for all.
        package var shared: Set<OptionName>

        package init(own: Set<OptionName>, shared: Set<OptionName>) { (self.own, self.shared) = (own, shared) }
    }

    package private(set) var values: [OptionName: Value] = [:]
    package private(set) var folders: [String] = []
    package private(set) var regions: [Region] = []
    /// All that is wrong with it, each at its place.
    package private(set) var faults: [Words] = []

    /// What only a person at a terminal says.
    private static let lineOnly: Set<OptionName> = [.configuration, .demo, .lang, .region]
    /// Those that may be a list too.
    private static let lists: Set<OptionName> = [.proxy, .allowOrigin]
    private static let foldersKey = "folders"
    private static let regionsKey = "regions"
    private static let hostsKey = "hosts"

    private let path: String
    private let file: SourceFile
    private let isPath: (OptionName, String) -> Bool

    /// Reads a file.
    ///
    /// - Parameters:
    ///   - isPath: whether the value of an option is a path.
    ///   - regional: which options regions have; none = there are no regions.
    /// - Throws: where it cannot be read.
    package init(
        path: String, of usage: CommandUsage, regional: Regional? = nil, isPath: @escaping (OptionName, String) -> Bool
    ) throws(Fault) {
        self.path = path
        self.isPath = isPath
        file = SourceFile(path: path, bytes: try Files.read(path))
        let sink = DiagnosticSink()
        let tree = YAMLParser.parse(file, into: sink)
        for finding in sink.findings where finding.severity >= .danger {
            let start = place(finding.span.start)
            faults.append(Words(en: "\(start): \(finding.message.en)", id: "\(start): \(finding.message.id)"))
        }
        guard let root = tree.root else { return }
        if root.kind != .mapping {
            faults.append(Words(en: "\(path): must hold options by name", id: "\(path): harus berisi pilihan menurut nama"))
        }
        let options = usage.options.filter { !Self.lineOnly.contains($0.name) }
        let entries = root.entries.filter { !$0.value.isFaulty }
        let list = regional == nil ? nil : entries.first { $0.name == Self.regionsKey }
        for entry in entries where entry.name != Self.regionsKey || regional == nil {
            let start = place(entry.key.span.start)
            let option = options.first { $0.name.key == entry.name }
            if list != nil, entry.name == Self.foldersKey || option.map({ regional?.own.contains($0.name) ?? false }) ?? false {
                faults.append(
                    Words(
                        en: "\(start): `\(entry.name)` is each region's own: say it below `regions`",
                        id: "\(start): `\(entry.name)` milik tiap daerah: tulis di bawah `regions`"))
            } else if entry.name == Self.foldersKey {
                folders = readFolders(entry.value, start)
            } else if let option {
                values[option.name] = value(entry.value, option, start)
            } else {
                faults.append(
                    Self.unknown(
                        entry.name, start, options.map(\.name.key) + [Self.foldersKey] + (regional == nil ? [] : [Self.regionsKey])))
            }
        }
        if let list, let regional { readRegions(list.value, place(list.key.span.start), options, regional) }
    }

    private mutating func readRegions(_ node: YAMLNode, _ start: String, _ options: [OptionUsage], _ regional: Regional) {
        guard node.kind == .mapping, node.entries.contains(where: { _ in true }) else {
            faults.append(Self.wrong(start, Self.regionsKey, Words(en: "regions by name", id: "daerah menurut nama")))
            return
        }
        var hosts: [String: String] = [:]
        for entry in node.entries where !entry.value.isFaulty {
            var region = Region(name: entry.name, place: place(entry.key.span.start))
            if !Self.isRegionName(entry.name) {
                faults.append(
                    Words(
                        en: "\(region.place): the name of a region has 1 to 32 of a–z, 0–9 and _, a letter first",
                        id: "\(region.place): nama daerah terdiri atas 1 sampai 32 huruf a–z, angka 0–9, atau _, diawali huruf"))
            }
            if entry.value.kind != .mapping {
                faults.append(Self.wrong(region.place, entry.name, Words(en: "options by name", id: "pilihan menurut nama")))
                continue
            }
            read(entry.value, into: &region, options, regional)
            for host in region.hosts {
                if let other = hosts[host.text] {
                    faults.append(
                        Words(
                            en: "\(host.place): \(host.text) leads to `\(other)` already",
                            id: "\(host.place): \(host.text) sudah menuju `\(other)`"))
                }
                hosts[host.text] = region.name
            }
            let missing = [
                (region.hosts.isEmpty, Self.hostsKey), (region.folders.isEmpty, Self.foldersKey),
                (region.values[.database] == nil, OptionName.database.key),
            ].filter(\.0).map { "`\($0.1)`" }.joined(separator: ", ")
            if !missing.isEmpty {
                faults.append(
                    Words(
                        en: "\(region.place): `\(region.name)` does not say its \(missing)",
                        id: "\(region.place): `\(region.name)` tidak menyebut \(missing)"))
            }
            regions.append(region)
        }
        // Names of secrets in the environment are made of both.
        for region in regions {
            for other in regions where other.name.hasPrefix(region.name + "_") {
                faults.append(
                    Words(
                        en: "\(other.place): `\(other.name)` begins like `\(region.name)`: their secrets could be called alike",
                        id: "\(other.place): `\(other.name)` berawalan sama dengan `\(region.name)`: nama rahasianya bisa tertukar"))
            }
        }
    }

    private mutating func read(_ node: YAMLNode, into region: inout Region, _ options: [OptionUsage], _ regional: Regional) {
        for entry in node.entries where !entry.value.isFaulty {
            let start = place(entry.key.span.start)
            if entry.name == Self.foldersKey {
                region.folders = readFolders(entry.value, start)
            } else if entry.name == Self.hostsKey {
                let nodes = entry.value.kind == .sequence ? Array(entry.value.items) : [entry.value]
                for node in nodes {
                    let name = node.kind == .scalar ? node.text.lowercased() : ""
                    let place = place(node.span.start)
                    if Self.isHost(name) {
                        region.hosts.append(Value(text: name, place: place))
                    } else {
                        faults.append(
                            Self.wrong(
                                place, Self.hostsKey,
                                Words(
                                    en: "names of hosts without ports, such as mpp.sinjai.go.id",
                                    id: "nama host tanpa porta, misalnya mpp.sinjai.go.id")))
                    }
                }
            } else if let option = options.first(where: { $0.name.key == entry.name }) {
                if regional.own.contains(option.name) || regional.shared.contains(option.name) {
                    region.values[option.name] = value(entry.value, option, start)
                } else {
                    faults.append(
                        Words(
                            en: "\(start): `\(entry.name)` holds for the whole process: say it above `regions`",
                            id: "\(start): `\(entry.name)` berlaku bagi seluruh proses: tulis di atas `regions`"))
                }
            } else {
                let known = options.map(\.name).filter { regional.own.contains($0) || regional.shared.contains($0) }.map(\.key)
                faults.append(Self.unknown(entry.name, start, known + [Self.foldersKey, Self.hostsKey]))
            }
        }
    }

    private static func isRegionName(_ text: String) -> Bool {
        let letters = Array(text.utf8)
        guard let first = letters.first, letters.count <= 32, (97...122).contains(first) else { return false }
        return letters.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 95 }
    }

    private static func isHost(_ text: String) -> Bool {
        let letters = Array(text.utf8)
        guard let first = letters.first, let last = letters.last, letters.count <= 253, first != 46, last != 46 else { return false }
        return letters.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 || $0 == 46 }
    }

    private func place(_ offset: Int) -> String {
        let position = file.position(at: offset)
        return "\(path):\(position.line):\(position.column)"
    }

    private mutating func readFolders(_ node: YAMLNode, _ start: String) -> [String] {
        let texts = Self.texts(node)
        if texts == nil { faults.append(Self.wrong(start, Self.foldersKey, Words(en: "a list of folders", id: "daftar folder"))) }
        return texts?.map { Self.join(path, $0) } ?? []
    }

    private mutating func value(_ node: YAMLNode, _ option: OptionUsage, _ start: String) -> Value? {
        let read = Self.value(node, option)
        if let words = read.wrong { faults.append(Self.wrong(start, option.name.key, words)) }
        return read.text.map { Value(text: isPath(option.name, $0) ? Self.join(path, $0) : $0, place: start) }
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
