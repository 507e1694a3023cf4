import Expectations
import FoundationEssentials
import Runtime
import ServiceDSL
import ServiceIR
import Testing

/// Every counterexample that the compiler tells is one that the engine shows.
@Suite struct ReplayTests {
    /// What a finding stands for.
    fileprivate struct Told: Sendable {
        var name: String
        var finding: Diagnostic
        var service: CompiledService
        var catalog: CompiledCatalog
    }

    /// Findings that no case shows, by their file, each with the reason.
    private static let notShown = [
        "0534-text-after-signature/fail-again.yaml MPP0413 /workflow/terbit":
            "`ketik.count > 1` holds only of who comes there a second time, behind the signature: the rule does not judge conditions"
    ]

    @Test func everyCounterexampleOfTheCasesIsShown() throws {
        let told = try Self.cases().flatMap(Self.told)
        let counts = try Self.replay(told)
        expect(
            counts.keys.sorted(),
            equals: [
                "MPP0401", "MPP0402", "MPP0403", "MPP0404", "MPP0405", "MPP0406", "MPP0407", "MPP0408", "MPP0410", "MPP0413", "MPP0414",
                "MPP0415", "MPP0416", "MPP0417", "MPP0418", "MPP0430", "MPP0431", "MPP0501", "MPP0534", "MPP0546", "MPP0550", "MPP0551",
                "MPP0553",
                "MPP0601", "MPP0605",
            ])
        expect(counts.values.reduce(0, +) > 70, "\(counts)")
        expect(told.count { $0.finding.citizen != nil } > 25)
    }

    /// By rule, how many were shown.
    fileprivate static func replay(_ told: [Told]) throws -> [String: Int] {
        var counts: [String: Int] = [:]
        for told in told {
            // What is not whole no engine runs: nothing is asked of its machine.
            guard let replay = try? Replay(told.finding, told.service, told.catalog) else {
                expect(told.finding.way.isEmpty && told.finding.citizen == nil, "\(told.name)")
                continue
            }
            let outcome = try replay.outcome()
            let key = "\(told.name) \(told.finding.rule.code) \(told.finding.pointer)"
            switch outcome {
            case .notAsked: continue
            case .shown:
                counts[told.finding.rule.code, default: 0] += 1
                expect(notShown[key] == nil, "\(key): is shown, and said not to be")
            case .failed(let why):
                expect(notShown[key] != nil, "\(key): \(told.finding.message.en): \(why)\n\(told.finding.way)")
            }
        }
        return counts
    }

    fileprivate static func told(_ name: String, _ compilation: Compilation) -> [Told] {
        compilation.findings.compactMap { finding in
            for unit in compilation.catalogs {
                guard let catalog = unit.catalog, let service = unit.services.first(where: { $0.file == finding.span.file }) else {
                    continue
                }
                let name = name.isEmpty ? compilation.sources[finding.span].path : name
                return Told(name: name, finding: finding, service: service.service, catalog: catalog)
            }
            return nil
        }
    }

    /// The failing files of the rules' cases, compiled, by name.
    private static func cases() throws -> [(String, Compilation)] {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "ServiceDSLTests/Cases")
        let folders = try FileManager.default.contentsOfDirectory(atPath: root.path()).filter { ("03"..."08").contains($0.prefix(2)) }
        return try folders.sorted().flatMap { folder -> [(String, Compilation)] in
            let names = try FileManager.default.subpathsOfDirectory(atPath: root.appending(path: folder).path())
                .filter { $0.hasSuffix(".yaml") }.sorted()
            let beside = names.filter { !$0.hasPrefix("fail") && !$0.hasPrefix("pass") }
            return try names.filter { $0.hasPrefix("fail") }.map { name in
                let sources = try (beside + [name]).map { path in
                    SourceFile(path: path, bytes: Array(try Data(contentsOf: root.appending(path: folder).appending(path: path))))
                }
                return ("\(folder)/\(name)", Compiler.compile(sources: sources))
            }
        }
    }
}

/// The same of what stands in the regions' services.
@Suite struct ReplayedServicesTests {
    @Test func everyCounterexampleIsShown() throws {
        let counts = try ReplayTests.replay(ReplayTests.told("", Compiler.compile(sources: Services.sources)))
        expect(counts.values.reduce(0, +) > 15, "\(counts)")
    }
}
