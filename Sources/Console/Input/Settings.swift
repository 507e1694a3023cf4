import ServiceDSL

/// The region's configuration as it lies on disk: `mppc.yaml` in the folder of what is asked for, or in the nearest folder above it up to the
/// root of its repository.
package struct Settings {
    /// The file, as it is printed.
    package let path: String
    let bytes: [UInt8]
    package let configuration: Configuration

    private var folder: String { Paths.folder(of: path) }

    /// What is read where no path is named, as the current folder leads there.
    var paths: [String] { configuration.paths.map { Paths.join(folder, Paths.tidy($0.value)) } }

    /// What they are about: what they name, else their own folder.
    var home: [String] { paths.isEmpty ? [folder.isEmpty ? "." : folder] : paths }

    /// The whole paths of what is left out of folders.
    var leftOut: Set<String> {
        let current = Files.currentFolder
        return Set(configuration.except.map { Paths.absolute(Paths.join(folder, $0.value), in: current) })
    }

    /// A line for each file or folder that was to be left out and is not there.
    var unusedLines: [Words] {
        configuration.except.compactMap { path in
            let whole = Paths.join(folder, Paths.tidy(path.value))
            if Files.kind(of: whole) != nil { return nil }
            return Words(
                en: "\(self.path): `except` leaves out \(whole), which is not there",
                id: "\(self.path): `except` melewati \(whole), yang tidak ada")
        }
    }

    /// The settings named, else the nearest above the paths; `nil` where there are none.
    ///
    /// Costs a look for one file in each folder from the paths up to the root of the file system.
    package init?(named name: String?, around paths: [String], stdinName: String?) throws(Fault) {
        if let name {
            try self.init(Paths.tidy(name))
            return
        }
        let current = Files.currentFolder
        var found: [String?] = []
        func add(_ path: String?) {
            let whole = path.map { Paths.absolute($0, in: current) }
            if !found.contains(where: { $0.map { Paths.absolute($0, in: current) } == whole }) { found.append(path) }
        }
        for path in paths.isEmpty ? ["."] : paths {
            let path = path == "-" ? stdinName ?? "" : path
            // A file of that name is one itself.
            if Configuration.isNamed(path), Files.kind(of: path) == .file {
                add(Paths.tidy(path))
                continue
            }
            let isFolder = Files.kind(of: path) == .folder
            add(Self.nearest(to: isFolder ? Paths.tidy(path) : Paths.folder(of: Paths.tidy(path)), in: current))
        }
        let files = found.compactMap(\.self)
        guard found.count <= 1 || files.isEmpty else { throw .severalSettings(files) }
        guard let file = files.first else { return nil }
        try self.init(file)
    }

    private init(_ path: String) throws(Fault) {
        self.path = path
        bytes = try Files.read(path)
        configuration = Configuration.read(SourceFile(path: path, bytes: bytes))
    }

    /// The file in a folder or the nearest one above, up to the root of the folder's repository; outside every repository none above the current
    /// folder, which may be anybody's. What is there and cannot be read is found all the same, so that reading it says so.
    private static func nearest(to folder: String, in current: String) -> String? {
        var passed: [String] = []
        for folder in FolderWalk(from: folder, in: current) {
            let candidate = Paths.join(folder, Configuration.fileName)
            if Files.isThere(candidate) {
                if passed.contains(where: isRoot) { return nil }
                let place = Paths.absolute(folder, in: current)
                let isBelow = current == place || place.hasPrefix(current + "/")
                return isBelow || FolderWalk(from: folder, in: current).contains(where: isRoot) ? candidate : nil
            }
            passed.append(folder)
        }
        return nil
    }

    /// Whether a repository begins in the folder.
    private static func isRoot(_ folder: String) -> Bool { Files.kind(of: Paths.join(folder, ".git")) != nil }
}

extension Fault {
    fileprivate static func severalSettings(_ files: [String]) -> Fault {
        let list = files.joined(separator: ", ")
        return .other(
            files.count == 1
                ? Words(
                    en:
                        "\(list) holds for some of these paths and not for others; say which settings hold by --config, or check them apart",
                    id: "\(list) berlaku untuk sebagian saja; sebut pengaturannya dengan --config, atau periksa satu per satu")
                : Words(
                    en: "the paths have different settings: \(list); say which hold by --config, or check them apart",
                    id: "pengaturannya berbeda-beda: \(list); sebut yang berlaku dengan --config, atau periksa satu per satu"))
    }
}
