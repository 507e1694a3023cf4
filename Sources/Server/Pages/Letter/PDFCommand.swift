import Foundation
import NIOPosix
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The operator's command that makes PDF of a letter: HTML comes on its standard input, PDF on its standard output.
///
/// It runs within bounds of time, memory and output, a few at once, with nothing of this process's environment and, where the system lets it be,
/// without any network. What it says on standard error is thrown away: a letter may stand in it.
package final class PDFCommand: Sendable {
    package struct Limits: Sendable {
        package var seconds = 30
        /// Of address space, in bytes.
        package var memory = 2 << 30
        /// In bytes.
        package var output = 20 << 20
        package init() {}
    }

    enum Failure: Error {
        /// So many wait already that another one would wait too long.
        case busy
        /// No PDF within its bounds.
        case failed
    }

    private static let atOnce = 2
    private static let mostWaiting = 16

    private let words: [String]
    private let limits: Limits
    private let threads = NIOThreadPool(numberOfThreads: PDFCommand.atOnce)
    private let gate = FairGate(atOnce: PDFCommand.atOnce)
    /// How many letters of each region are made or wait.
    private let running = Mutex<[String: Int]>([:])
    /// Whether it runs in a network of its own, in which nobody is.
    package let isAlone: Bool

    /// - Parameter line: the command and its arguments with spaces between them; no shell reads it.
    /// - Returns: nothing where there is no such program.
    package init?(_ line: String, limits: Limits = Limits()) {
        words = line.split(separator: " ").map(String.init)
        self.limits = limits
        guard let name = words.first, PDFCommand.isProgram(name) else { return nil }
        isAlone = PDFCommand.run(["unshare", "--user", "--net", "true"])
        threads.start()
    }

    deinit { threads.shutdownGracefully { _ in } }

    /// - Parameter region: whose letter it is: each has its own places in the line, and its turn.
    func make(_ html: [UInt8], for region: String) async throws -> [UInt8] {
        let isTaken = running.withLock { running in
            guard running[region, default: 0] < PDFCommand.mostWaiting else { return false }
            running[region, default: 0] += 1
            return true
        }
        guard isTaken else { throw Failure.busy }
        defer { running.withLock { $0[region, default: 1] -= 1 } }
        return try await gate.run(for: region) { try await threads.runIfActive { try self.run(html) } }
    }

    private static let folders = ["/usr/local/bin", "/usr/bin", "/bin"]

    private static func isProgram(_ name: String) -> Bool {
        let paths = name.contains("/") ? [name] : folders.map { "\($0)/\(name)" }
        return paths.contains { FileManager.default.isExecutableFile(atPath: $0) }
    }

    private static func process(_ words: [String]) -> Process {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = words
        process.environment = ["PATH": folders.joined(separator: ":"), "LANG": "C.UTF-8", "HOME": "/nonexistent"]
        process.currentDirectoryURL = URL(filePath: "/")
        process.standardError = FileHandle.nullDevice
        return process
    }

    private static func run(_ words: [String]) -> Bool {
        let process = process(words)
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }

    private func run(_ html: [UInt8]) throws -> [UInt8] {
        // `timeout` leads a group of processes and ends all of it.
        let bounds = ["timeout", "--signal=KILL", "\(limits.seconds)", "prlimit", "--as=\(limits.memory)", "--core=0"]
        let process = PDFCommand.process(bounds + (isAlone ? ["unshare", "--user", "--net"] : []) + words)
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        do { try process.run() } catch { throw Failure.failed }
        // Written beside the reading: each side may wait for the other to take something.
        let writing = input.fileHandleForWriting
        Thread.detachNewThread {
            try? writing.write(contentsOf: Data(html))
            try? writing.close()
        }
        let made = read(output.fileHandleForReading.fileDescriptor)
        if made == nil {
            kill(-process.processIdentifier, SIGKILL)
            kill(process.processIdentifier, SIGKILL)
        }
        process.waitUntilExit()
        guard process.terminationReason == .exit, process.terminationStatus == 0, let made, made.starts(with: Array("%PDF-".utf8)) else {
            throw Failure.failed
        }
        return made
    }

    /// All that comes; nothing where it is too much, or does not end in time.
    private func read(_ descriptor: Int32) -> [UInt8]? {
        let end = ContinuousClock.now + .seconds(limits.seconds + 1)
        var bytes: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 64 << 10)
        while ContinuousClock.now < end {
            var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            guard poll(&waiting, 1, 200) > 0 else { continue }
            let count = part.withUnsafeMutableBytes { systemRead(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            if count < 0 { return nil }
            if count == 0 { return bytes }
            bytes += part[..<count]
            if bytes.count > limits.output { return nil }
        }
        return nil
    }
}

private func systemRead(_ descriptor: Int32, _ bytes: UnsafeMutableRawPointer?, _ count: Int) -> Int { read(descriptor, bytes, count) }
