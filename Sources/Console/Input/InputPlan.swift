import ServiceDSL

/// The files that a command reads: what was asked for, and the catalogs and calendars around it that it needs.
package struct InputPlan {
    package private(set) var files: [(path: String, bytes: [UInt8])]
    /// Paths that were asked for, as they are printed.
    package let asked: Set<String>
    /// Files of the folders that are called almost as the language's and so are not read, each with the name that would be.
    private let unread: [(path: String, name: String)]

    /// The region's settings for what is read, where it has any.
    package let settings: Settings?

    /// A line for each file that is not read, because of its name or because other settings hold, and for each that was to be left out and is
    /// not there.
    package var unreadLines: [Words] {
        unread.map { file in
            Words(
                en: "\(file.path) is not read: its name would have to be \(file.name)",
                id: "\(file.path) tidak dibaca: namanya harus \(file.name)")
        } + (settings?.unusedLines ?? [])
            + otherSettings.map { path in
                Words(
                    en: "\(path) is not read: settings hold where their own folder, or something in it, is asked for",
                    id: "\(path) tidak dibaca: pengaturan berlaku bila foldernya sendiri, atau isinya, yang disebut")
            }
    }
    /// Configurations further down, which hold where their own folder is asked for.
    private let otherSettings: [String]

    /// The path that standard input is taken for, where it is read.
    private let standardInput: String?

    /// Whether what stands under a path was read from standard input.
    package func isStandardInput(_ path: String) -> Bool { path == standardInput }

    /// The same files, some with other bytes, by the path that is printed.
    package func replacing(_ bytes: [String: [UInt8]]) -> InputPlan {
        var plan = self
        plan.files = files.map { ($0.path, bytes[$0.path] ?? $0.bytes) }
        return plan
    }

    /// Each file under its place in the file system, where the compiler must know which folder lies in which: only with paths that lead up.
    private let shown: [String: String]

    package var compilerSources: SourceSet { SourceSet(compilerFiles) }

    package var compilerFiles: [(path: String, bytes: [UInt8])] {
        if shown.isEmpty { return files }
        let current = Files.currentFolder
        return files.map { (path: Paths.absolute($0.path, in: current), bytes: $0.bytes) }
    }

    /// The same with these files as they are now; `nil` where that may bring other files in, or leave some out.
    package func reread(_ changed: Set<String>) -> InputPlan? {
        let now = files.filter { changed.contains($0.path) }
        guard now.count == changed.count, settings.map({ !changed.contains($0.path) }) ?? true else { return nil }
        var bytes: [String: [UInt8]] = [:]
        for file in now {
            guard let read = try? Files.read(file.path), FileHead.brings(read) == FileHead.brings(file.bytes) else { return nil }
            bytes[file.path] = read
        }
        return replacing(bytes)
    }

    package var compileOptions: CompileOptions {
        var options = CompileOptions()
        options.workers = Threads.workers(nil, for: size)
        options.configuration = settings.map { shown.isEmpty ? $0.path : Paths.absolute($0.path, in: Files.currentFolder) }
        options.crests = crests
        return options
    }

    /// The picture that each catalog names, by the folder as the compiler knows it.
    private var crests: [String: CrestFile] {
        var crests: [String: CrestFile] = [:]
        for file in files where Paths.name(of: file.path) == Gathering.catalogName {
            guard let name = FileHead.crest(in: file.bytes) else { continue }
            let path = shown.isEmpty ? file.path : Paths.absolute(file.path, in: Files.currentFolder)
            let bytes = Self.picture(name, beside: file.path).flatMap { try? Files.read($0, atMost: CrestFile.mostBytes) }
            crests[Paths.folder(of: path)] = CrestFile(name: name, bytes: bytes)
        }
        return crests
    }

    /// Where a picture lies; of one that leads out of the folder nothing: it is refused by its name.
    private static func picture(_ name: String, beside catalog: String) -> String? {
        name.utf8.contains(UInt8(ascii: "/")) ? nil : Paths.join(Paths.folder(of: catalog), name)
    }

    /// The pictures that catalogs name, there or not.
    package var pictures: [String] {
        files.filter { Paths.name(of: $0.path) == Gathering.catalogName }
            .compactMap { file in FileHead.crest(in: file.bytes).flatMap { Self.picture($0, beside: file.path) } }
    }

    /// The paths of all that is read.
    package var paths: [String] { files.map(\.path) }

    /// What settings name to be read, where the command names nothing.
    package let named: [String]

    /// How many bytes are read.
    package var size: Int { files.reduce(0) { $0 + $1.bytes.count } }

    /// Whether the file says how the others are judged.
    package func isSettings(_ path: String) -> Bool { path == settings?.path }

    /// Whether findings in a file are told however light they are: it was asked for, or says how the others are judged.
    package func isTold(_ path: String) -> Bool { asked.contains(path) || isSettings(path) }

    /// The path under which the user knows a file of the compiler's.
    package func shownPath(of path: String) -> String { shown[path] ?? path }

    /// What lies around the current folder: what its settings name, else the catalog above it; `nil` where there is neither.
    package static func around(settings name: String?) throws(Fault) -> InputPlan? {
        let settings = try Settings(named: name, around: [], stdinName: nil)
        do throws(Fault) {
            if let settings { return try InputPlan(paths: settings.home, settings: settings.path) }
            let folders = FolderWalk(from: "", in: Files.currentFolder)
            guard let folder = folders.first(where: { Files.kind(of: Paths.join($0, Gathering.catalogName)) == .file }) else { return nil }
            return try InputPlan(paths: [folder.isEmpty ? "." : folder])
        } catch .nothingToRead {
            return nil
        }
    }

    /// Whether a file is a definition by its name.
    static func isDefinition(_ name: String) -> Bool { name == Gathering.catalogName || Gathering.endings.contains { name.hasSuffix($0) } }

    /// - Parameter paths: where not all operands of the line are.
    package init(_ line: ArgumentLine, paths: [String]? = nil, isWholeCatalog: Bool = false) throws(Fault) {
        try self.init(
            paths: paths ?? line.operands, stdinName: line.text(.stdinName), settings: line.text(.config), isWholeCatalog: isWholeCatalog)
    }

    /// - Parameters:
    ///   - paths: files, folders or `-`; none = what the settings say, else the current folder.
    ///   - stdinName: the path that standard input is to be taken for.
    ///   - name: the file with the region's settings; unsaid, the nearest one above the paths.
    ///   - isWholeCatalog: whether any single file brings all services and scenarios of its catalog with it, as one of scenarios does.
    package init(paths: [String], stdinName: String? = nil, settings name: String? = nil, isWholeCatalog: Bool = false) throws(Fault) {
        let found = try Settings(named: name, around: paths, stdinName: stdinName)
        self.settings = found
        var gathering = Gathering(leavingOut: found?.leftOut ?? [])
        named = paths.isEmpty ? found?.paths ?? [] : []
        let paths = paths.isEmpty ? named : paths
        for path in paths.isEmpty ? ["."] : paths {
            if path == "-" {
                try gathering.addStandardInput(as: stdinName)
            } else {
                try gathering.add(Paths.tidy(path))
            }
        }
        if let found { try gathering.add(found) }
        asked = Set(gathering.files.map(\.path)).subtracting(gathering.isSettingsAsked ? [] : [found?.path ?? ""])
        // Whoever names the settings knows of the others.
        otherSettings = name == nil ? gathering.otherSettings.filter { $0 != found?.path } : []
        try gathering.addCatalogs(isWholeCatalog: isWholeCatalog)
        try gathering.addForeignCatalogs()
        files = gathering.files
        unread = gathering.unread
        standardInput = gathering.standardInput
        let current = Files.currentFolder
        let leadsUp = gathering.files.contains { $0.path.hasPrefix("..") }
        var shown: [String: String] = [:]
        if leadsUp { for file in gathering.files { shown[Paths.absolute(file.path, in: current)] = file.path } }
        self.shown = shown
    }
}

/// Collects files, each once, by their place in the file system.
private struct Gathering {
    private(set) var files: [(path: String, bytes: [UInt8])] = []
    private(set) var unread: [(path: String, name: String)] = []
    private var seen: Set<String> = []
    private let current = Files.currentFolder
    private(set) var standardInput: String?
    /// What of which other catalogs was looked for, and where.
    private var lookedFor: Set<String> = []
    /// The folders of the catalogs in a folder, by their ids, where all were read.
    private var catalogs: [String: [String: [String]]] = [:]
    /// The catalogs that were read for their ids, by path.
    private var heads: [String: [UInt8]] = [:]
    /// How many definitions were come upon, those that were read already included.
    private var met = 0
    /// The files and folders, by their whole paths, that are left out of folders.
    private let leftOut: Set<String>
    /// Configurations that were come upon in folders.
    private(set) var otherSettings: [String] = []
    /// Whether the configuration itself was asked for, by its name or by its folder.
    private(set) var isSettingsAsked = false

    init(leavingOut leftOut: Set<String>) { self.leftOut = leftOut }

    mutating func add(_ settings: Settings) throws(Fault) {
        isSettingsAsked = otherSettings.contains(settings.path) || files.contains { $0.path == settings.path }
        if seen.insert(Paths.absolute(settings.path, in: current)).inserted { files.append((settings.path, settings.bytes)) }
    }

    static let endings = [".service.yaml", ".standard.yaml", ".calendar.yaml", ".scenarios.yaml", ".rules.yaml"]
    static let catalogName = "catalog.yaml"

    mutating func addStandardInput(as name: String?) throws(Fault) {
        guard standardInput == nil else { throw .standardInputTwice }
        guard let bytes = Shell.readAll(0, atMost: YAMLParser.sizeLimit + 1) else { throw .unreadable("-", reason: Shell.reason) }
        let path = name.map(Paths.tidy) ?? "stdin.service.yaml"
        standardInput = path
        seen.insert(Paths.absolute(path, in: current))
        files.append((path, bytes))
    }

    mutating func add(_ path: String) throws(Fault) {
        switch Files.kind(of: path) {
        case nil: throw .notFound(path)
        case .file, .other:
            try addFile(path)
            // A catalog is judged with its calendars.
            if Paths.name(of: path) == Gathering.catalogName {
                let folder = Paths.folder(of: path)
                try addFolder(folder.isEmpty ? "." : folder) { $0.hasSuffix(".calendar.yaml") }
            }
        case .folder:
            let before = met
            try addFolder(path) { InputPlan.isDefinition($0) }
            if met == before { throw .nothingToRead(path) }
        }
    }

    private mutating func addFile(_ path: String) throws(Fault) {
        met += 1
        guard seen.insert(Paths.absolute(path, in: current)).inserted else { return }
        let bytes = if let head = heads[path] { head } else { try Files.read(path) }
        files.append((path, bytes))
    }

    /// What lies below a folder; a folder that links lead to again is read once.
    private mutating func addFolder(_ folder: String, _ isWanted: (String) -> Bool) throws(Fault) {
        var visited: Set<Files.Identity> = []
        try addFolder(folder, depth: 0, &visited, isWanted)
    }

    private mutating func addFolder(
        _ folder: String, depth: Int, _ visited: inout Set<Files.Identity>, _ isWanted: (String) -> Bool
    ) throws(Fault) {
        guard let identity = Files.identity(of: folder), visited.insert(identity).inserted else { return }
        for name in try Files.names(in: folder) {
            let path = Paths.join(folder, name)
            if !leftOut.isEmpty, leftOut.contains(Paths.absolute(path, in: current)) { continue }
            switch Files.kind(of: path) {
            case .folder where depth < 32: try addFolder(path, depth: depth + 1, &visited, isWanted)
            case .file where isWanted(name), .other where isWanted(name): try addFile(path)
            case .file where Configuration.isNamed(name): if name == Configuration.fileName { otherSettings.append(path) }
            case .file:
                if let proper = try Gathering.properName(of: name, at: path), !unread.contains(where: { $0.path == path }) {
                    unread.append((path, proper))
                }
            default: break
            }
        }
    }

    /// What a file should be called whose name is almost one of the language's.
    private static func properName(of name: String, at path: String) throws(Fault) -> String? {
        if InputPlan.isDefinition(name) { return nil }
        if let almost = properName(of: name) { return almost }
        // `izin-kios.yaml`, `izin-kios.service.yaml.txt`: what it holds says what it is.
        var base = name
        for ending in [".txt", ".yaml", ".yml"] where base.hasSuffix(ending) { base.removeLast(ending.count) }
        guard base != name, name.contains(".yaml") || name.contains(".yml"), let kind = FileHead.kind(in: try Files.read(path)) else {
            return nil
        }
        if kind == "catalog" { return catalogName }
        return base.hasSuffix(".\(kind)") ? "\(base).yaml" : "\(base).\(kind).yaml"
    }

    private static func properName(of name: String) -> String? {
        let parts = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count > 1, let ending = parts.last, ending == "yaml" || ending == "yml" else { return nil }
        let known = parts.count == 2 ? ["catalog", "mppc"] : ["service", "standard", "calendar", "scenarios", "rules"]
        guard let near = Suggestions.nearest(to: parts[parts.count - 2], in: known, limit: 1).first else { return nil }
        return (parts.dropLast(2) + [near, "yaml"]).joined(separator: ".")
    }

    /// The nearest catalog above each file, with its calendars.
    mutating func addCatalogs(isWholeCatalog: Bool) throws(Fault) {
        var gathered: Set<String> = []
        for file in files where Paths.name(of: file.path) != Gathering.catalogName {
            guard let catalog = nearestCatalog(above: file.path) else { continue }
            let folder = Paths.folder(of: catalog)
            try addFile(catalog)
            // Scenarios are read with their service.
            let isWhole = isWholeCatalog || file.path.hasSuffix(".scenarios.yaml")
            var endings = isWhole ? Gathering.endings : [".calendar.yaml", ".standard.yaml", ".rules.yaml"]
            // A service that names another cannot be judged without it.
            if !isWhole, FileHead.namesAService(in: file.bytes) || FileHead.namesServices(in: file.bytes) {
                endings.append(".service.yaml")
            }
            // Once for all files of a catalog that ask for the same.
            guard gathered.insert(endings.reduce(folder, +)).inserted else { continue }
            try addFolder(folder.isEmpty ? "." : folder) { name in endings.contains { name.hasSuffix($0) } }
        }
    }

    private func nearestCatalog(above path: String) -> String? {
        let folder = Paths.folder(of: path)
        return FolderWalk(from: folder, in: current).first { Files.kind(of: Paths.join($0, Gathering.catalogName)) == .file }
            .map { Paths.join($0, Gathering.catalogName) }
    }

    /// Calendars and standards of another catalog (`calendar: nasional/indonesia-2026`, `extends: nasional/sip@1`) are looked for in the
    /// folders beside the catalog's own; what is found there may name others.
    mutating func addForeignCatalogs() throws(Fault) {
        var place = 0
        while place < files.count {
            let file = files[place]
            place += 1
            if Paths.name(of: file.path) == Gathering.catalogName {
                try add(FileHead.foreignCalendars(in: file.bytes), ".calendar.yaml", beside: file.path)
            } else if let wanted = FileHead.foreignStandard(in: file.bytes), let catalog = nearestCatalog(above: file.path) {
                try add([wanted], ".standard.yaml", beside: catalog)
            }
        }
    }

    private mutating func add(_ wanted: [String], _ ending: String, beside catalog: String) throws(Fault) {
        guard !wanted.isEmpty else { return }
        let own = Paths.folder(of: catalog)
        let beside = Paths.join(own, "..")
        let around = own.isEmpty || Paths.name(of: own) == ".." ? beside : (Paths.folder(of: own).isEmpty ? "." : Paths.folder(of: own))
        for id in wanted where lookedFor.insert("\(around)/\(id)\(ending)").inserted {
            for folder in try folders(of: id, in: around) {
                try addFile(Paths.join(folder, Gathering.catalogName))
                try addFolder(folder) { $0.hasSuffix(ending) }
            }
        }
    }

    /// The folders of a catalog among those of a folder: the one that bears its id, else whichever has it in its file, all of which are read once.
    private mutating func folders(of id: String, in around: String) throws(Fault) -> [String] {
        let named = Paths.join(around, id)
        if try catalog(in: named) == id { return [named] }
        if let known = catalogs[around] { return known[id] ?? [] }
        var known: [String: [String]] = [:]
        for name in try Files.names(in: around) {
            let folder = Paths.join(around, name)
            if let id = try catalog(in: folder) { known[id, default: []].append(folder) }
        }
        catalogs[around] = known
        return known[id] ?? []
    }

    private mutating func catalog(in folder: String) throws(Fault) -> String? {
        let path = Paths.join(folder, Gathering.catalogName)
        guard Files.kind(of: path) == .file else { return nil }
        let bytes = try Files.read(path)
        heads[path] = bytes
        return FileHead.id(in: bytes)
    }
}
