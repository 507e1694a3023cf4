extension InputPlan {
    /// Of pictures one may be a catalog's crest.
    private static let ofOneCatalog = [".service.yaml", ".scenarios.yaml", ".svg", ".png"]
    /// What several catalogs may read: a change of one bears on every service.
    private static let common = ["catalog.yaml", ".calendar.yaml", ".standard.yaml", ".rules.yaml", "mppc.yaml"]

    /// The paths that were asked for on which a change of files can bear: all of a catalog in which a service or its scenarios changed, and
    /// everything where a catalog, a calendar or a standard did.
    ///
    /// - Parameter changes: whole paths of files that changed, are new or are gone, of whatever kind.
    package func asked(after changes: [String]) -> [String] {
        let wanted = files.map(\.path).filter(asked.contains)
        let current = Files.currentFolder
        // Settings may be called otherwise.
        let settings = self.settings.map { Paths.absolute($0.path, in: current) }
        let isCommon = changes.contains { path in path == settings || Self.common.contains { path.hasSuffix($0) } }
        if isCommon { return wanted }
        let changed = changes.filter { path in Self.ofOneCatalog.contains { path.lowercased().hasSuffix($0) } }
        let catalogs = Set(changed.map { Self.catalogFolder(above: $0, in: current) })
        return wanted.filter { catalogs.contains(Self.catalogFolder(above: $0, in: current)) }
    }

    /// The folder of the nearest catalog above a file, which need not be there any more.
    private static func catalogFolder(above path: String, in current: String) -> Files.Identity? {
        var folder = Paths.folder(of: Paths.absolute(path, in: current))
        while true {
            if Files.kind(of: Paths.join(folder, "catalog.yaml")) == .file { return Files.identity(of: folder) }
            if folder == "/" || folder.isEmpty { return nil }
            folder = Paths.folder(of: folder)
        }
    }
}
