/// Looks at the folders itself, a few times a second: where the system does not tell.
struct PollingWatch: FolderWatch {
    private var scope = WatchScope([], reading: [])
    /// What was there when it last looked, by path; `nil` for a folder.
    private var seen: [String: Files.State?] = [:]

    /// How often it looks, in milliseconds.
    private static let pause: Int32 = 250

    mutating func follow(_ scope: WatchScope) -> Bool {
        let isNew = !scope.folders.isSubset(of: self.scope.folders)
        self.scope = scope
        seen = look()
        return isNew
    }

    mutating func wait() -> WatchChanges? {
        while true {
            if Shell.waitForInput(nil, atMost: Self.pause) == .nobodyReads { return nil }
            var changes = WatchChanges(since: Shell.milliseconds)
            let now = look()
            for path in Set(now.keys).union(seen.keys) where now[path] != seen[path] {
                let isFolder = now[path] == .some(nil) || seen[path] == .some(nil)
                if isFolder { changes.isUnclear = true } else { changes.files.insert(path) }
            }
            seen = now
            if !changes.isEmpty { return changes }
        }
    }

    private func look() -> [String: Files.State?] {
        var result: [String: Files.State?] = [:]
        for folder in scope.folders {
            for name in (try? Files.names(in: folder.isEmpty ? "." : folder)) ?? [] {
                let path = Paths.join(folder, name)
                let isFolder = Files.kind(of: path) == .folder
                guard scope.matters(name, in: folder, isFolder: isFolder) else { continue }
                result.updateValue(isFolder ? nil : Files.state(of: path), forKey: path)
            }
        }
        return result
    }
}
