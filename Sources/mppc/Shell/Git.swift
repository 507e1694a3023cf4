import Console

/// What repositories of git know about files.
enum Git {
    /// The files that differ from a revision, are new or are gone, ignored ones left out, as whole paths: of the repository of each path.
    static func changes(since revision: String, around paths: [String]) throws(Fault) -> [String] {
        var changes: [String] = []
        var seen: Set<String> = []
        for path in paths {
            let folder = Files.kind(of: path) == .folder ? path : Paths.folder(of: path)
            guard seen.insert(folder).inserted else { continue }
            do {
                changes += try self.changes(since: revision, in: folder.isEmpty ? "." : folder)
            } catch {
                switch error {
                case .missing: throw .gitMissing
                case .system(let reason): throw .unreadable("git", reason: reason)
                case .failed: throw .gitFailed(revision)
                }
            }
        }
        return changes
    }

    private static func changes(since revision: String, in folder: String) throws(Program.Failure) -> [String] {
        let top = try lines(["-C", folder, "rev-parse", "--show-toplevel"], endingIn: UInt8(ascii: "\n")).first ?? "/"
        let changed = try lines(
            ["-C", folder, "diff", "--name-only", "--no-relative", "--no-renames", "-z", "--end-of-options", revision, "--"], endingIn: 0)
        let new = try lines(
            ["-C", folder, "ls-files", "--others", "--exclude-standard", "--full-name", "-z", "--", ":/"], endingIn: 0)
        return (changed + new).map { Paths.join(top, $0) }
    }

    /// What git says of a failure itself goes to the user.
    private static func lines(_ arguments: [String], endingIn end: UInt8) throws(Program.Failure) -> [String] {
        try Program.run("git", arguments).split(separator: end).map { String(decoding: $0, as: UTF8.self) }
    }
}
