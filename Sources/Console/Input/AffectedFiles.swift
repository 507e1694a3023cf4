extension InputPlan {
    /// What files have in common: a change of one bears on every service.
    private static let commonEndings = [".calendar.yaml", ".standard.yaml", ".rules.yaml"]

    /// The paths that were asked for on which a change of files can bear.
    ///
    /// A service that changed bears on itself, on the scenarios beside it and on what names other services; what several services read, on all.
    ///
    /// - Parameter changes: paths of files that changed, are new or are gone, of whatever kind.
    package func asked(after changes: [String]) -> [String] {
        let wanted = files.filter { asked.contains($0.path) }
        if changes.contains(where: Self.isCommon) { return wanted.map(\.path) }
        let changed = Set(changes.compactMap(Files.identity))
        let services = changes.filter { $0.hasSuffix(".service.yaml") }
        let folders = Set(services.compactMap(Self.folder))
        return wanted.filter { file in
            if Files.identity(of: file.path).map(changed.contains) == true { return true }
            if file.path.hasSuffix(".scenarios.yaml") { return Self.folder(of: file.path).map(folders.contains) == true }
            return !services.isEmpty && (FileHead.namesAService(in: file.bytes) || FileHead.namesServices(in: file.bytes))
        }.map(\.path)
    }

    private static func isCommon(_ path: String) -> Bool {
        Paths.name(of: path) == "catalog.yaml" || commonEndings.contains { path.hasSuffix($0) }
    }

    private static func folder(of path: String) -> Files.Identity? {
        let folder = Paths.folder(of: path)
        return Files.identity(of: folder.isEmpty ? "." : folder)
    }
}
