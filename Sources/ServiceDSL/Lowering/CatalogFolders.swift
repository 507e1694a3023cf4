import ServiceIR

/// A file after reading, with what it is by its first key.
struct ReadFile {
    enum Kind: String, CaseIterable { case catalog, service, calendar, scenarios, standard, rules }

    let file: SourceFile
    let root: YAMLNode?
    /// Absent where the file could not be read, or is none of ours.
    let kind: Kind?
    /// YAML faults were found in it: what is read of it may not be what the author meant.
    var isFaulty = false

    static func parse(_ file: SourceFile, into sink: DiagnosticSink) -> ReadFile {
        let own = DiagnosticSink()
        defer { sink.merge(own) }
        let tree = YAMLParser.parse(file, into: own)
        let isFaulty = own.hasFailures
        // By the file's name, so that a slip in its first key is found as such, and what cannot be read is not missing.
        let named =
            Kind.allCases.first { file.path.hasSuffix(".\($0.rawValue).yaml") } ?? (file.path.hasSuffix("catalog.yaml") ? .catalog : nil)
        guard let root = tree.root else { return ReadFile(file: file, root: nil, kind: named, isFaulty: true) }
        let kind = root.entries.first { _ in true }.flatMap { Kind(rawValue: $0.name) } ?? named
        if kind == nil { sink.report(.unknownFile(root)) }
        if kind == .rules, let kind { sink.report(.notYet(kind.rawValue, at: root)) }
        return ReadFile(file: file, root: root, kind: kind, isFaulty: isFaulty)
    }

    /// The id that its first key gives; of a file that cannot be read, what its first lines or its name say, so that nothing is missed.
    var id: String? {
        guard let kind else { return nil }
        if let root { return root[kind.rawValue]?.text }
        for line in String(decoding: file.bytes.prefix(2000), as: UTF8.self).split(whereSeparator: \.isNewline)
        where line.hasPrefix("\(kind.rawValue):") {
            let id = line.dropFirst(kind.rawValue.utf8.count + 1).prefix { $0 != "#" }.filter { $0 != " " && $0 != "\"" && $0 != "'" }
            if IDRules.isKebabCase(ArraySlice(id.utf8)) { return id }
        }
        let name = file.path.split(separator: "/").last ?? ""
        let ending = ".\(kind.rawValue).yaml"
        return name.hasSuffix(ending) ? String(name.dropLast(ending.count)) : nil
    }

    /// The folder of the file, `""` for the top.
    var folder: String { file.path.lastIndex(of: "/").map { String(file.path[..<$0]) } ?? "" }
}

/// The files of a run by the catalog that each belongs to: the nearest `catalog.yaml` above.
struct CatalogFolders {
    struct Folder {
        var path: String
        /// Absent for the files above which no catalog stands.
        var catalog: ReadFile?
        var services: [ReadFile] = []
        var standards: [ReadFile] = []
        var calendars: [ReadFile] = []
        var scenarios: [ReadFile] = []
    }

    private(set) var all: [Folder] = []

    init(_ files: [ReadFile]) {
        var places: [String: Int] = [:]
        for file in files where file.kind == .catalog {
            if places[file.folder] != nil { continue }
            places[file.folder] = all.count
            all.append(Folder(path: file.folder, catalog: file))
        }
        for file in files where file.kind != .catalog {
            var folder = file.folder
            while places[folder] == nil, !folder.isEmpty { folder = folder.lastIndex(of: "/").map { String(folder[..<$0]) } ?? "" }
            let place: Int
            if let known = places[folder] {
                place = known
            } else if let stray = all.firstIndex(where: { $0.catalog == nil }) {
                place = stray
            } else {
                place = all.count
                all.append(Folder(path: file.folder, catalog: nil))
            }
            switch file.kind {
            case .service?: all[place].services.append(file)
            case .standard?: all[place].standards.append(file)
            case .calendar?: all[place].calendars.append(file)
            case .scenarios?: all[place].scenarios.append(file)
            default: break
            }
        }
        all.removeAll { $0.catalog == nil && $0.services.isEmpty && $0.standards.isEmpty && $0.calendars.isEmpty && $0.scenarios.isEmpty }
    }

    /// The findings, without those that a name is unknown which another fault of the same catalog hides.
    func causes(among sink: DiagnosticSink) -> [Diagnostic] {
        if sink.lost.isEmpty { return Self.grouped(sink.findings) }
        var homes: [Int: Int] = [:]
        for (place, folder) in all.enumerated() {
            let files = [folder.catalog].compactMap(\.self) + folder.services + folder.standards + folder.calendars + folder.scenarios
            for file in files { homes[file.file.index] = place }
        }
        var lost: [Int: LostNames] = [:]
        for (file, names) in sink.lost { lost[homes[file] ?? -1, default: LostNames()].add(names) }
        return Self.grouped(
            sink.findings.filter { finding in
                guard let unknown = finding.unknown, let lost = lost[homes[finding.span.file] ?? -1] else { return true }
                return !lost.explains(unknown)
            })
    }

    /// One name that is unknown at several places of a file is one finding: the others are labels of the first.
    private static func grouped(_ findings: [Diagnostic]) -> [Diagnostic] {
        guard findings.contains(where: { $0.unknown != nil }) else { return findings }
        struct Subject: Hashable {
            var file: Int
            var rule: Int
            var message: Words
        }
        var result: [Diagnostic] = []
        var places: [Subject: Int] = [:]
        for finding in findings {
            guard finding.unknown != nil else {
                result.append(finding)
                continue
            }
            let subject = Subject(file: finding.span.file, rule: finding.rule.number, message: finding.message)
            guard let place = places[subject] else {
                places[subject] = result.count
                result.append(finding)
                continue
            }
            if finding.span != result[place].span, !result[place].labels.contains(where: { $0.span == finding.span }) {
                result[place].labels.append(.init(finding.span, Words(en: "here too", id: "di sini juga")))
                // What mends one of them mends all.
                if let fix = finding.fixes.first, result[place].fixes.first?.title == fix.title {
                    result[place].fixes[0].edits += fix.edits
                }
            }
        }
        return result
    }

    /// A service without a catalog: what needs one is one note.
    func reportStrays(to sink: DiagnosticSink) {
        for folder in all where folder.catalog == nil {
            for file in folder.services + folder.standards { if let root = file.root { sink.report(.noCatalog(root)) } }
        }
    }
}

extension Diagnostic {
    static func unknownFile(_ root: YAMLNode) -> Diagnostic {
        let first = root.entries.first { _ in true }?.key
        let known = ReadFile.Kind.allCases.map(\.rawValue)
        let near = first.flatMap { Suggestions.nearest(to: $0.text, in: known, limit: 1).first }
        return Diagnostic(
            .unknownFile, at: first?.span ?? root.span,
            helps: near.map { [Words(en: "did you mean `\($0)`?", id: "maksudnya `\($0)`?")] }
                ?? [Words(en: "a service begins with `service: ID`", id: "layanan dimulai dengan `service: ID`")])
    }

    static func noCatalog(_ root: YAMLNode) -> Diagnostic {
        Diagnostic(.noCatalog, at: root.entries.first { _ in true }?.key.span ?? root.span)
    }
}
