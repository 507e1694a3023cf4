import ServiceIR

/// A file after reading, with what it is by its first key. By reference: each run goes over all of them many times.
final class ReadFile: Sendable {
    enum Kind: String, CaseIterable { case catalog, service, calendar, scenarios, standard, rules }

    let file: SourceFile
    /// The folder of the file, `""` for the top.
    let folder: String
    /// Absent where it was given up, to be read again.
    private let tree: YAMLNode?
    /// It could be read to its end.
    let isReadable: Bool
    /// Absent where the file could not be read, or is none of ours.
    let kind: Kind?
    /// What its first key gives.
    let name: Name?

    /// A name as it is written, well or not.
    struct Name: Sendable {
        let text: String
        let span: SourceSpan
        let isFaulty: Bool
    }

    /// YAML faults were found in it: what is read of it may not be what the author meant.
    let isFaulty: Bool
    /// Where they are.
    let faults: [SourceSpan]
    /// The findings that its comments allow.
    let allowances: [Allowance]
    /// It says how the others are judged, and defines nothing.
    let isConfiguration: Bool
    /// The run in which it was read.
    let revision: Int

    /// How a run reads its files.
    struct Run {
        var revision = 0
        /// In a large run all trees together are too much: that of a file which is needed once more and then no longer is given up.
        var givesUpTrees = false
    }

    private init(
        _ file: SourceFile, _ root: YAMLNode?, kind: Kind?, isFaulty: Bool, faults: [SourceSpan] = [], allowances: [Allowance] = [],
        isConfiguration: Bool = false, in run: Run
    ) {
        self.file = file
        folder = file.path.utf8.lastIndex(of: ch("/")).map { String(file.path[..<$0]) } ?? ""
        let isNeededOnce = kind == .service || kind == .scenarios
        tree = run.givesUpTrees && isNeededOnce ? nil : root
        isReadable = root != nil
        self.kind = kind
        name = kind.flatMap { root?[$0.rawValue] }.map { Name(text: $0.text, span: $0.span, isFaulty: $0.isFaulty) }
        self.isFaulty = isFaulty
        self.faults = faults
        self.allowances = allowances
        self.isConfiguration = isConfiguration
        revision = run.revision
    }

    /// What stands in it; read anew where the tree was given up.
    var root: YAMLNode? { isReadable ? tree ?? Self.tree(of: file, into: DiagnosticSink()).root : nil }

    private static func tree(of file: SourceFile, into sink: DiagnosticSink) -> YAMLTree {
        YAMLParser.parse(file, isKey: { Key(rawValue: $0) != nil }, into: sink)
    }

    /// - Parameter isConfiguration: whatever it is called.
    static func parse(_ file: SourceFile, isConfiguration: Bool = false, in run: Run = Run(), into sink: DiagnosticSink) -> ReadFile {
        // Settings of which every line is a comment leave all as it is.
        if isConfiguration, isOnlyComments(file) {
            return ReadFile(file, nil, kind: nil, isFaulty: false, isConfiguration: true, in: run)
        }
        let own = DiagnosticSink()
        defer { sink.merge(own) }
        let tree = tree(of: file, into: own)
        let isFaulty = own.hasFailures
        if isConfiguration {
            let allowances = Allowance.all(in: tree, sink: own)
            return ReadFile(file, tree.root, kind: nil, isFaulty: isFaulty, allowances: allowances, isConfiguration: true, in: run)
        }
        // By the file's name, so that a slip in its first key is found as such, and what cannot be read is not missing.
        let named =
            Kind.allCases.first { file.path.hasSuffix(".\($0.rawValue).yaml") } ?? (file.path.hasSuffix("catalog.yaml") ? .catalog : nil)
        guard let root = tree.root else { return ReadFile(file, nil, kind: named, isFaulty: true, in: run) }
        let kind = root.entries.first { _ in true }.flatMap { Kind(rawValue: $0.name) } ?? named
        if kind == nil { sink.report(.unknownFile(root)) }
        return ReadFile(
            file, root, kind: kind, isFaulty: isFaulty, faults: own.failures, allowances: Allowance.all(in: tree, sink: own), in: run)
    }

    /// Whether no line holds anything but blanks and a comment.
    private static func isOnlyComments(_ file: SourceFile) -> Bool {
        file.bytes.split(separator: ch("\n")).allSatisfy { line in
            let first = line.first { !$0.isBlank && $0 != ch("\r") }
            return first == nil || first == ch("#")
        }
    }

    /// The id that its first key gives; where that cannot be read, what its first lines or its name say, so that nothing is missed.
    var id: String? {
        guard let kind else { return nil }
        if let name { return name.text }
        for line in String(decoding: file.bytes.prefix(2000), as: UTF8.self).split(whereSeparator: \.isNewline)
        where line.hasPrefix("\(kind.rawValue):") {
            let id = line.dropFirst(kind.rawValue.utf8.count + 1).prefix { $0 != "#" }.filter { $0 != " " && $0 != "\"" && $0 != "'" }
            if IDRules.isKebabCase(ArraySlice(id.utf8)) { return id }
        }
        let name = file.path.split(separator: "/").last ?? ""
        let ending = ".\(kind.rawValue).yaml"
        return name.hasSuffix(ending) ? String(name.dropLast(ending.count)) : nil
    }
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
        var rules: [ReadFile] = []

        /// Nothing but the catalog lies in it.
        var isEmpty: Bool { services.isEmpty && standards.isEmpty && calendars.isEmpty && scenarios.isEmpty && rules.isEmpty }

        /// A region's own; what lies in others is there for whoever refers to it.
        var holdsServices: Bool { !services.isEmpty }
    }

    private(set) var all: [Folder] = []

    init(_ files: [ReadFile]) {
        var places: [String: Int] = [:]
        for file in files where file.kind == .catalog {
            if places[file.folder] != nil { continue }
            places[file.folder] = all.count
            all.append(Folder(path: file.folder, catalog: file))
        }
        for file in files where file.kind != .catalog && !file.isConfiguration {
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
            case .rules?: all[place].rules.append(file)
            case .catalog?, nil: break
            }
        }
        all.removeAll { $0.catalog == nil && $0.isEmpty }
    }

    /// The findings, without those that a name is unknown which another fault of the same catalog hides.
    func causes(among sink: DiagnosticSink) -> [Diagnostic] {
        let scenarios = Set(all.flatMap { $0.scenarios.map(\.file.index) })
        if sink.told.lost.isEmpty { return Self.grouped(sink.findings, scenarios) }
        var homes: [Int: Int] = [:]
        for (place, folder) in all.enumerated() {
            let files = [folder.catalog].compactMap(\.self) + folder.services + folder.standards + folder.calendars + folder.scenarios
            for file in files { homes[file.file.index] = place }
        }
        var lost: [Int: LostNames] = [:]
        for (file, names) in sink.told.lost { lost[homes[file] ?? -1, default: LostNames()].add(names) }
        return Self.grouped(
            sink.findings.filter { finding in
                guard let unknown = finding.unknown, let lost = lost[homes[finding.span.file] ?? -1] else { return true }
                return !lost.explains(unknown)
            }, scenarios)
    }

    /// A kind of thing that a service declares by itself: an unknown name that is one may stand in the place of any other.
    private static let ofService: Set<String> = Set(
        [NameKind.step, .action, .section, .field, .tableInput, .document, .output, .feeItem, .variant].map(\.rawValue))

    /// One name that is unknown at several places of a file is one finding: the others are labels of it. So are the names that a scenario
    /// has of something that its service has lost.
    private static func grouped(_ findings: [Diagnostic], _ scenarios: Set<Int>) -> [Diagnostic] {
        guard findings.contains(where: { $0.unknown != nil }) else { return findings }
        struct Subject: Hashable {
            var file: Int
            var name: String
            /// Absent of what a service declares by itself.
            var kinds: [String]?

        }
        func subject(_ finding: Diagnostic, _ unknown: UnknownName, name: String) -> Subject {
            Subject(file: finding.span.file, name: name, kinds: unknown.kinds.allSatisfy(ofService.contains) ? nil : unknown.kinds)
        }
        // Names by themselves first: a path is of the name that it holds.
        let alone = Set(
            findings.compactMap { finding in
                finding.unknown.flatMap { $0.parts.count == 1 ? subject(finding, $0, name: $0.name) : nil }
            })
        var groups: [Subject: [Int]] = [:]
        var order: [Subject] = []
        for place in findings.indices where findings[place].unknown != nil {
            let finding = findings[place]
            guard let unknown = finding.unknown else { continue }
            let subjects = unknown.parts.reversed().map { subject(finding, unknown, name: $0) }
            let own = subjects.first(where: alone.contains) ?? subject(finding, unknown, name: unknown.name)
            if groups[own] == nil { order.append(own) }
            groups[own, default: []].append(place)
        }
        var result = findings
        var labels: Set<Int> = []
        for subject in order {
            guard let places = groups[subject], places.count > 1 else { continue }
            // Whichever knows what was meant, else the first.
            let main = places.first { !findings[$0].fixes.isEmpty } ?? places[0]
            var finding = findings[main]
            for place in places where place != main {
                labels.insert(place)
                let other = findings[place]
                if other.span == finding.span || finding.labels.contains(where: { $0.span == other.span }) { continue }
                finding.labels.append(.init(other.span, Words(en: "here too", id: "di sini juga")))
                // What mends one of them mends all.
                if let fix = other.fixes.first, finding.fixes.first?.title == fix.title { finding.fixes[0].edits += fix.edits }
            }
            result[main] = finding
        }
        return joined(result.without(labels), in: scenarios)
    }

    /// Names of one kind, or parts of one thing, of which a scenario knows several and its service none: the service has lost what holds them.
    private static func joined(_ findings: [Diagnostic], in scenarios: Set<Int>) -> [Diagnostic] {
        struct Whole: Hashable {
            var file: Int
            var kind: String
            /// Of parts, what they are part of.
            var name: String?
        }
        var first: [Whole: Int] = [:]
        var result = findings
        var labels: Set<Int> = []
        for place in findings.indices where scenarios.contains(findings[place].span.file) {
            let finding = findings[place]
            guard let unknown = finding.unknown, let kind = unknown.kinds.last, finding.fixes.isEmpty || unknown.parts.count > 1
            else { continue }
            let whole = Whole(file: finding.span.file, kind: kind, name: unknown.parts.count > 1 ? unknown.parts[0] : nil)
            if let earlier = first[whole] {
                labels.insert(place)
                result[earlier].labels.append(
                    .init(finding.span, Words(en: "nor is `\(unknown.name)` known", id: "`\(unknown.name)` juga tidak dikenal")))
            } else {
                first[whole] = place
            }
        }
        return result.without(labels)
    }

    /// A service without a catalog: what needs one is one note.
    func reportStrays(to sink: DiagnosticSink) {
        for folder in all where folder.catalog == nil {
            for file in folder.services + folder.standards { if let root = file.root { sink.report(.noCatalog(root)) } }
            for file in folder.rules { if let root = file.root { sink.report(.rulesOfNoCatalog(root)) } }
        }
    }
}

extension [Diagnostic] {
    /// All but those at these places.
    fileprivate func without(_ places: Set<Int>) -> [Diagnostic] {
        places.isEmpty ? self : indices.filter { !places.contains($0) }.map { self[$0] }
    }
}

extension Diagnostic {
    static func unknownFile(_ root: YAMLNode) -> Diagnostic {
        let first = root.entries.first { _ in true }?.key
        let known = ReadFile.Kind.allCases.map(\.rawValue)
        let near = first.flatMap { Suggestions.nearest(to: $0.text, in: known, limit: 1).first }
        return Diagnostic(
            .unknownFile, at: first?.span ?? root.span,
            helps: near.map { [.didYouMean($0)] }
                ?? [Words(en: "a service begins with `service: ID`", id: "layanan dimulai dengan `service: ID`")])
    }

    static func noCatalog(_ root: YAMLNode) -> Diagnostic {
        Diagnostic(.noCatalog, at: root.entries.first { _ in true }?.key.span ?? root.span)
    }

    static func rulesOfNoCatalog(_ root: YAMLNode) -> Diagnostic {
        Diagnostic(
            .noCatalog, at: root.entries.first { _ in true }?.key.span ?? root.span,
            message: Words(
                en: "no `catalog.yaml` above these rules: they judge nothing",
                id: "tidak ada `catalog.yaml` di atas aturan ini: tidak ada yang dinilai olehnya"),
            helps: [
                Words(
                    en: "put the file into the folder of a catalog; for all catalogs, write the rules under `checks` in `mppc.yaml`",
                    id: "taruh berkas ini di folder sebuah katalog; untuk semua katalog, tulis aturannya di bawah `checks` pada `mppc.yaml`"
                )
            ])
    }
}
