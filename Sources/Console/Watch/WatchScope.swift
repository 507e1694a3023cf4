import ServiceDSL

/// Where a change can bear on what is read: the folders to look at, and what in them matters.
package struct WatchScope {
    /// As the paths of what is read begin; empty for the current one.
    private(set) var folders: Set<String> = []
    /// Those whose own folders matter, whatever they are called.
    private var whole: Set<String> = []
    /// What the paths that were asked for, and the folders above them, are called.
    private var names: Set<String> = []
    private let files: Set<String>

    /// - Parameters:
    ///   - paths: what was asked for, there or not.
    ///   - files: what is read, as far as that is known.
    package init(_ paths: [String], reading files: [String]) {
        let current = Files.currentFolder
        self.files = Set(files)
        for path in paths {
            let path = Paths.tidy(path)
            var visited: Set<Files.Identity> = []
            addFolders(below: path == "." ? "" : path, depth: 0, &visited)
            // What stands above says which settings hold, and which catalog; and what was moved away comes back there.
            for folder in FolderWalk(from: Paths.folder(of: path), in: current) { folders.insert(folder) }
            names.formUnion(Paths.absolute(path, in: current).split(separator: "/").map(String.init))
        }
        for folder in Set(files.map(Paths.folder)) { folders.insert(folder) }
        for file in files { if let place = Files.target(ofLink: file) { folders.insert(Paths.folder(of: place)) } }
    }

    private mutating func addFolders(below folder: String, depth: Int, _ visited: inout Set<Files.Identity>) {
        let place = folder.isEmpty ? "." : folder
        guard depth < 32, Files.kind(of: place) == .folder, let identity = Files.identity(of: place), visited.insert(identity).inserted
        else { return }
        folders.insert(folder)
        whole.insert(folder)
        for name in (try? Files.names(in: place)) ?? [] { addFolders(below: Paths.join(folder, name), depth: depth + 1, &visited) }
    }

    /// Whether what is called `name` in a folder is read, or might be.
    func matters(_ name: String, in folder: String, isFolder: Bool) -> Bool {
        if isFolder { return !name.hasPrefix(".") && whole.contains(folder) || names.contains(name) }
        return InputPlan.isDefinition(name) || Configuration.isNamed(name) || files.contains(Paths.join(folder, name))
    }
}

/// What changed since it was last asked.
package struct WatchChanges {
    /// Files that were written, came or went.
    package var files: Set<String> = []
    /// Folders came or went, or nobody knows what changed.
    package var isUnclear = false
    /// When the first of it was seen, in milliseconds.
    package var since: Double

    var isEmpty: Bool { files.isEmpty && !isUnclear }
}

/// Waits for changes of files.
package protocol FolderWatch {
    /// Looks at these folders from now on.
    ///
    /// - Returns: whether any is new.
    mutating func follow(_ scope: WatchScope) -> Bool

    /// Waits until something matters; `nil` when nobody reads the standard output any more.
    mutating func wait() -> WatchChanges?
}

/// The best watch of this system.
///
/// - Parameter isPolling: the system is not asked to tell; of folders on another machine it does not know what changes there.
package func folderWatch(isPolling: Bool) -> any FolderWatch {
    #if os(Linux)
        if !isPolling, let watch = SystemWatch() { return watch }
    #endif
    return PollingWatch()
}
