/// A folder and those above it up to the root of the file system, as paths that lead there from the current folder.
struct FolderWalk: Sequence, IteratorProtocol {
    private var folder: String
    /// The same from the root on; `nil` behind the last.
    private var place: String?

    /// - Parameter folder: empty for the current one.
    init(from folder: String, in current: String) {
        self.folder = folder == "." ? "" : folder
        place = Paths.absolute(folder, in: current)
    }

    mutating func next() -> String? {
        guard let place else { return nil }
        let result = folder
        self.place = place == "/" || place.isEmpty ? nil : Paths.folder(of: place)
        // Above the current folder only `..` leads on; a relative path loses its last part.
        let last = Paths.name(of: folder)
        if folder.isEmpty || last == ".." { folder = Paths.join(folder, "..") } else { folder = Paths.folder(of: folder) }
        return result
    }
}
