import Console

/// What a repository of git knows about the files around the current folder.
enum Git {
    /// The files that differ from a revision, are new or are gone, ignored ones left out, as whole paths.
    static func changes(since revision: String) throws(Fault) -> [String] {
        do {
            let top = try lines(["rev-parse", "--show-toplevel"], endingIn: UInt8(ascii: "\n")).first ?? "/"
            let end = UInt8(0)
            let changed = try lines(["diff", "--name-only", "--no-renames", "-z", "--end-of-options", revision, "--"], endingIn: end)
            let new = try lines(["ls-files", "--others", "--exclude-standard", "--full-name", "-z", "--", ":/"], endingIn: end)
            return (changed + new).map { Paths.join(top, $0) }
        } catch {
            switch error {
            case .missing: throw .gitMissing
            case .failed: throw .gitFailed(revision)
            }
        }
    }

    private static func lines(_ arguments: [String], endingIn end: UInt8) throws(Program.Failure) -> [String] {
        try Program.run("git", arguments, isQuiet: true).split(separator: end).map { String(decoding: $0, as: UTF8.self) }
    }
}
