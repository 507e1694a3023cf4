import Emitters
import ServiceIR

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Times what `mppc build --emit` makes, target by target, of services that `mppc build` has built: `emission-speed RUNS TARGETS FOLDER ...`.
///
/// TARGETS are `all`, or names by commas; each FOLDER is that of a catalog. It prints a line for each target: its name, its bytes, and the
/// nanoseconds that one thread worked on them, the median of the runs. The line `digests` is what all but `runtime` share. `scripts/bench` builds
/// it and says what the figures come to.
@main enum EmissionSpeed {
    static func main() throws {
        let line = CommandLine.arguments
        guard line.count > 3, let runs = Int(line[1]), runs > 0 else { fatalError("usage: emission-speed RUNS TARGETS FOLDER ...") }
        let asked = line[2].split(separator: ",").map(String.init)
        let regions = try line.dropFirst(3).map(region)
        let wanted = ([runtime, digests] + Target.all.map(part)).filter { asked == ["all"] || asked.contains($0.name) }
        var times = [[UInt64]](repeating: [], count: wanted.count)
        var sizes = [Int](repeating: 0, count: wanted.count)
        // Each run goes over all of them, so that a moment in which the machine is slow falls on none alone.
        for _ in 0..<runs {
            for (place, part) in wanted.enumerated() {
                let start = worked()
                sizes[place] = regions.reduce(0) { $0 + part.bytes($1) }
                times[place].append(worked() - start)
            }
        }
        for (place, part) in wanted.enumerated() { print(part.name, sizes[place], times[place].sorted()[runs / 2]) }
    }

    /// A catalog with its services, as each target takes them.
    private struct Region {
        let catalog: CompiledCatalog
        let services: [CompiledService]
        let digested: [DigestedService]
    }

    /// What is timed: it makes its files, and says how many bytes they have.
    private struct Part: Sendable {
        let name: String
        let bytes: @Sendable (Region) -> Int
    }

    private static func region(in path: String) throws -> Region {
        let folder = try BuiltFolder { bytes(of: "\(path)/\($0)") }
        let services = try folder.index.services.map { try MachineFile.read(JSONValue(parsing: bytes(of: "\(path)/\($0.machine)") ?? [])) }
        return Region(catalog: folder.catalog, services: services, digested: services.map { DigestedService($0) })
    }

    private static func bytes(of path: String) -> [UInt8]? {
        guard let file = fopen(path, "rb") else { return nil }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = fread(&part, 1, part.count, file), count > 0 { bytes += part[..<count] }
        return bytes
    }

    private static let runtime = Part(name: "runtime") { size(BuiltFiles.emit($0.catalog, $0.services)) }

    private static let digests = Part(name: "digests") { $0.services.reduce(0) { $0 + DigestedService($1).whole.utf8.count } }

    private static func part(_ target: Target) -> Part {
        Part(name: target.name) { region in
            region.digested.reduce(0) { $0 + size(target.emit($1, in: region.catalog).files) }
                + size(target.emit(region.digested, in: region.catalog).files)
        }
    }

    private static func size(_ files: [BuiltFile]) -> Int { files.reduce(0) { $0 + $1.bytes.count } }

    /// Nanoseconds that this thread worked so far.
    private static func worked() -> UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }
}
