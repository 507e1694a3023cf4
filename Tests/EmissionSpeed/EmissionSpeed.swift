import Console
import Emitters
import ServiceDSL
import ServiceIR

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Times what `mppc build --emit` makes, target by target, of services that are compiled once before: `emission-speed RUNS FOLDER [TARGET ...]`.
///
/// It prints a line for each target: its name, its bytes, and the nanoseconds that one thread worked on them, the median of the runs. The lines `encode` and
/// `digest` are what all targets take from one run; `scripts/bench` builds it and sets its figures.
@main enum EmissionSpeed {
    static func main() throws {
        let line = CommandLine.arguments
        guard line.count > 2, let runs = Int(line[1]), runs > 0 else { fatalError("usage: emission-speed RUNS FOLDER [TARGET ...]") }
        let asked = line.dropFirst(3)
        let parts = try catalogs(below: line[2])
        let all = [runtime, digests] + Target.all.map(part)
        let wanted = all.filter { asked.isEmpty || asked.contains($0.name) }
        var times = [[UInt64]](repeating: [], count: wanted.count)
        var sizes = [Int](repeating: 0, count: wanted.count)
        // Each run goes over all of them, so that a moment in which the machine is slow falls on none alone.
        for _ in 0..<runs {
            for (place, part) in wanted.enumerated() {
                let start = worked()
                sizes[place] = parts.reduce(0) { $0 + part.bytes($1) }
                times[place].append(worked() - start)
            }
        }
        for (place, part) in wanted.enumerated() { print(part.name, sizes[place], times[place].sorted()[runs / 2]) }
    }

    /// A catalog with its services, as each target takes them.
    private struct Compiled {
        let catalog: CompiledCatalog
        let services: [CompiledService]
        let digested: [DigestedService]
    }

    /// What is timed: it makes its files, and says how many bytes they have.
    private struct Part {
        let name: String
        let bytes: (Compiled) -> Int
    }

    private static func catalogs(below folder: String) throws -> [Compiled] {
        let input = try InputPlan(paths: [folder])
        let compilation = Compiler.compile(input.compilerSources, options: input.compileOptions)
        return compilation.catalogs.compactMap { unit in
            let services = unit.services.filter { $0.isWhole && !$0.isDraft }.map(\.service)
            guard let catalog = unit.catalog, !services.isEmpty else { return nil }
            return Compiled(catalog: catalog, services: services, digested: services.map { DigestedService($0) })
        }
    }

    private static let runtime = Part(name: "runtime") { compiled in
        size(BuiltFiles.emit(compiled.catalog, compiled.services))
    }

    /// Taken once for all targets beside `runtime`, which takes them itself.
    private static let digests = Part(name: "digests") { compiled in
        compiled.services.reduce(0) { $0 + DigestedService($1).whole.utf8.count }
    }

    private static func part(_ target: Target) -> Part {
        Part(name: target.name) { compiled in
            compiled.digested.reduce(0) { $0 + size(target.emit($1, in: compiled.catalog).files) }
                + size(target.emit(compiled.digested, in: compiled.catalog).files)
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
