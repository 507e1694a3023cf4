import Expectations
import FoundationEssentials
import ServiceDSL
import ServiceIR
import Testing

/// The ways that findings tell, as tools read them.
@Suite struct WayTests {
    private static let service = """
        service: surat
        version: 1
        name: Surat
        agency: dinas
        legal_basis: { uu_25_2009: UU 25/2009 tentang Pelayanan Publik }
        applicants: [person]
        channels: [counter]
        documents: { surat: Surat permohonan }
        fee: free
        sla: { within: none, legal_basis: uu_25_2009 }
        workflow:
          periksa:
            name: Pemeriksaan
            by: loket
            to: ttd
            actions: { langsung: { name: Langsung, to: terbit } }
          ttd: { name: Tanda tangan, by: loket, signs: [surat], to: terbit }
          terbit: { issue: [surat], to: selesai }
          selesai: { end: granted }
        outputs: { surat: { name: Surat } }
        privacy: { basis: public_service, keep_for: 1 year }
        """

    @Test func aWayIsToldStepByStep() throws {
        let sources = SourceSet([
            (OwnRuleTests.catalog.path, OwnRuleTests.catalog.bytes), (OwnRuleTests.calendar.path, OwnRuleTests.calendar.bytes),
            ("surat.service.yaml", Array(Self.service.utf8)),
        ])
        let compilation = Compiler.compile(sources)
        let finding = try #require(compilation.findings.first { $0.rule.slug == "unsigned-release" })
        expect(
            finding.way,
            equals: [.init(step: "periksa", cause: .action, name: "langsung"), .init(step: "terbit")])
        expect(finding.notes.map(\.en), equals: ["way: periksa → terbit"])
        let text = DiagnosticJSON.text([finding], in: sources, language: .en).filter { !$0.isWhitespace }
        expect(text.contains(#""way":[{"step":"periksa","cause":"action","name":"langsung"},{"step":"terbit"}]"#), text)
    }

    /// The filled-in form of whoever shows a finding about answers.
    @Test func aCitizenIsToldAsSent() throws {
        let folder = RuleCase.root.appending(path: "0553-may-not-compute")
        let sources = try SourceSet(
            ["catalog.yaml", "libur.calendar.yaml", "fail.yaml"].map {
                (path: $0, bytes: Array(try Data(contentsOf: folder.appending(path: $0))))
            })
        let findings = Compiler.compile(sources).findings.filter { $0.rule.slug == "may-not-compute" }
        let told = DiagnosticJSON.document(findings, in: sources, language: .en)["findings"]?.array ?? []
        let citizens = told.compactMap { $0["citizen"] }
        expect(citizens.count, equals: 4)
        expect(citizens.map { $0["holding"]?[0] }.prefix(2), equals: ["usaha.unit == 0", "usaha.bulan == 120001"])
        let form = citizens.map { $0["submission"]?["form"]?["usaha"] }
        expect(form.first??["unit"], equals: 0)
        // What is worked out nobody fills in.
        expect(form.first??["rata"], equals: nil)
        expect(citizens.first?["at"], equals: "2026-01-02T08:00")
    }

    /// Each move of each way in the cases of the rules is one that the machine can make.
    @Test func everyWayCanBeGone() throws {
        var ways = 0
        for rule in RuleCase.all(blocks: 4...6) {
            let names = try FileManager.default.contentsOfDirectory(atPath: rule.folder.path()).filter { $0.hasSuffix(".yaml") }.sorted()
            let beside = names.filter { !$0.hasPrefix("fail") && !$0.hasPrefix("pass") }
            for name in names where name.hasPrefix("fail") {
                let sources = try SourceSet(
                    (beside + [name]).map { (path: $0, bytes: Array(try Data(contentsOf: rule.folder.appending(path: $0)))) })
                let compilation = Compiler.compile(sources)
                let graphs = compilation.catalogs.flatMap(\.services).map { MachineGraph($0.service) }
                for finding in compilation.findings where finding.way.count > 1 {
                    ways += 1
                    expect(graphs.contains { $0.goes(finding.way) }, "\(rule.slug)/\(name): \(finding.way)")
                }
            }
        }
        expect(ways > 20, "only \(ways) ways")
    }
}

extension MachineGraph {
    /// Whether an edge leads from each step of the way to the next, for that cause.
    fileprivate func goes(_ way: [Diagnostic.Move]) -> Bool {
        zip(way, way.dropFirst()).allSatisfy { move, next in
            edges.contains { edge in
                nodes[edge.from].id.rawValue == move.step && nodes[edge.to].id.rawValue == next.step
                    && moves(along: [edge], from: edge.from).first == move
            }
        }
    }
}
