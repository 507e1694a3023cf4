import Console

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Another program that turns bytes into bytes.
enum Program {
    enum Failure: Error {
        case missing
        /// With this status, of one that a signal ended as the shell counts it, 128 more than the signal.
        case failed(Int32)
        /// The system let nothing be started, for this reason.
        case system(String)
    }

    /// Runs `name` from the search path, gives it `input`, and returns what it prints.
    ///
    /// - Parameter isQuiet: whether what it says on its standard error is lost.
    static func run(_ name: String, _ arguments: [String], input: [UInt8] = [], isQuiet: Bool = false) throws(Failure) -> [UInt8] {
        var toChild: [Int32] = [0, 0]
        var fromChild: [Int32] = [0, 0]
        guard pipe(&toChild) == 0 else { throw .system(Shell.reason) }
        guard pipe(&fromChild) == 0 else {
            let reason = Shell.reason
            for descriptor in toChild { close(descriptor) }
            throw .system(reason)
        }
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
        #else
            var actions = posix_spawn_file_actions_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, toChild[0], 0)
        posix_spawn_file_actions_adddup2(&actions, fromChild[1], 1)
        for descriptor in toChild + fromChild { posix_spawn_file_actions_addclose(&actions, descriptor) }
        if isQuiet { posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0) }
        var texts: [UnsafeMutablePointer<CChar>?] = ([name] + arguments).map { strdup($0) }
        texts.append(nil)
        defer { for text in texts { free(text) } }
        var child: pid_t = 0
        let failure = posix_spawnp(&child, name, &actions, nil, &texts, environ)
        close(toChild[0])
        close(fromChild[1])
        guard failure == 0 else {
            close(toChild[1])
            close(fromChild[0])
            throw .missing
        }
        // What is run reads its whole input before it prints, so neither side waits for the other.
        _ = Shell.writeAll(input, to: toChild[1])
        close(toChild[1])
        let output = Shell.readAll(fromChild[0], atMost: .max) ?? []
        close(fromChild[0])
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0, errno == EINTR {}
        let signal = status & 0x7F
        let code = signal == 0 ? (status >> 8) & 0xFF : 128 + signal
        // 127 is what a spawned program that is not there leaves on systems that find it out late.
        if code == 127 { throw .missing }
        guard status == 0 else { throw .failed(code) }
        return output
    }
}
