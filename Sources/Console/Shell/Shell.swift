import ServiceIR

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The operating system, as thin as can be: what is decided is decided elsewhere.
package enum Shell {
    package static func print(_ text: String) { write(Array(text.utf8), to: 1) }
    package static func print(bytes: [UInt8]) { write(bytes, to: 1) }
    /// Writes a document to its file, or to standard output where none is named.
    package static func deliver(_ bytes: [UInt8], to file: String?) throws(Fault) {
        if let file { try Files.write(bytes, to: file) } else { print(bytes: bytes) }
    }
    package static func print(error text: String) { write(Array(text.utf8), to: 2) }

    /// A reader that went away is no fault; findings that cannot be written are.
    private static func write(_ bytes: [UInt8], to descriptor: Int32) {
        if !writeAll(bytes, to: descriptor), errno != EPIPE, descriptor == 1 { exit(.unusable) }
    }

    package static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
    package static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

    /// One line of standard input, which a terminal does not show while it is typed; `nil` at its end.
    package static func readSecret() -> String? {
        var shown = termios()
        guard isTerminal(0), tcgetattr(0, &shown) == 0 else { return readLine(strippingNewline: true) }
        var hidden = shown
        hidden.c_lflag &= ~tcflag_t(ECHO)
        tcsetattr(0, TCSAFLUSH, &hidden)
        defer {
            tcsetattr(0, TCSAFLUSH, &shown)
            print(error: "\n")
        }
        return readLine(strippingNewline: true)
    }

    package static var now: Instant {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Instant(seconds: Int64(time.tv_sec))
    }

    /// Of a clock that only goes on, for how long something took.
    package static var milliseconds: Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) * 1000 + Double(time.tv_nsec) / 1_000_000
    }

    enum Waited { case input, nothing, nobodyReads }

    /// Waits until something can be read from a descriptor, or so many milliseconds, or until nobody reads the standard output any more.
    ///
    /// - Parameter time: -1 for as long as it takes.
    static func waitForInput(_ descriptor: Int32?, atMost time: Int32) -> Waited {
        var waiting = [pollfd(fd: 1, events: 0, revents: 0), pollfd(fd: descriptor ?? -1, events: Int16(POLLIN), revents: 0)]
        while poll(&waiting, nfds_t(waiting.count), time) < 0 { if errno != EINTR { return .nobodyReads } }
        if waiting[0].revents != 0 { return .nobodyReads }
        return waiting[1].revents != 0 ? .input : .nothing
    }

    package static func exit(_ status: ExitStatus) -> Never { _exit(status.rawValue) }

    /// Writes everything, however often the system takes only a part.
    package static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        bytes.withUnsafeBytes { raw in
            var done = 0
            while done < raw.count {
                let count = systemWrite(descriptor, raw.baseAddress.map { $0 + done }, raw.count - done)
                if count < 0 {
                    if errno == EINTR { continue }
                    return false
                }
                done += count
            }
            return true
        }
    }

    /// Reads to the end, or the first `limit` bytes; `nil` with `errno` set when the system refuses.
    package static func readAll(_ descriptor: Int32, sizeHint: Int = 0, atMost limit: Int) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: max(sizeHint + 1, 4096))
        var filled = 0
        while true {
            if filled == bytes.count { bytes.append(contentsOf: repeatElement(0, count: bytes.count)) }
            let count = bytes.withUnsafeMutableBytes { raw in
                read(descriptor, raw.baseAddress.map { $0 + filled }, min(raw.count, limit) - filled)
            }
            if count < 0 {
                if errno == EINTR { continue }
                return nil
            }
            if count == 0 {
                bytes.removeLast(bytes.count - filled)
                return bytes
            }
            filled += count
        }
    }

    package static var reason: String { String(cString: strerror(errno)) }
}

/// A reader that went away (`mppc … | head`) is no fault.
package func ignoreBrokenPipes() { signal(SIGPIPE, SIG_IGN) }

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int { write(descriptor, bytes, count) }

/// How a run ended, for the shell.
package enum ExitStatus: Int32 {
    case clean = 0
    case findings = 1
    case unusable = 2
    case internalFault = 70
}
