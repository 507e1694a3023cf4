import Expectations
import ServiceDSL
import Testing

/// What a region's change brings about at a node of the standard is said in the region's file; what the standard says of itself is not.
@Suite struct RegionFindingsTests {
    private func found(_ overlay: String, _ standard: @escaping (String) -> String = { $0 }) -> [String] {
        let compilation = Region(overlay: overlay, standard: standard).compile()
        return lines(compilation)
    }

    private func lines(_ compilation: Compilation) -> [String] {
        compilation.findings.filter { compilation.sources[$0.span].path == "daerah/surat.service.yaml" }.map { finding in
            "\(finding.rule.slug) \(finding.labels.map { compilation.sources[$0.span].path })"
        }
    }

    @Test func saysWhatTheChangeBringsAbout() {
        let signed = { (standard: String) in
            standard.replacing("number: \"{seq:3}/{year}\" }", with: "number: \"{seq:3}/{year}\", signature: wet }")
        }
        expect(found("", signed), equals: [])
        let unsigned = found("workflow: { tanda: { signs: removed } }", signed)
        expect(unsigned.contains { $0.hasPrefix("unsigned-release ") && $0.contains("nasional/surat.standard.yaml") }, "\(unsigned)")
        // With the same fault in the standard itself it is said there alone.
        expect(found("workflow: { tanda: { name: Tanda } }") { signed($0).replacing(", signs: [surat]", with: "") }, equals: [])
    }

    /// A standard is lowered once for a catalog: what is found of a service does not hang on those beside it, nor on which is read first.
    @Test func saysTheSameBesideOthers() {
        let overlays = [
            "workflow: { tanda: { signs: removed } }", "fee: { retribusi: { amount: 5000 } }", "sla: 9 working days",
            "documents: { akta: Akta }",
        ]
        let locked = { (standard: String) in
            standard.replacing("number: \"{seq:3}/{year}\" }", with: "number: \"{seq:3}/{year}\", signature: wet }")
                + "locks: { fee: at_most, sla: at_most, documents: at_most }\n"
        }
        func told(_ compilation: Compilation, _ path: String) -> [String] {
            compilation.findings.filter { compilation.sources[$0.span].path == path }.map {
                "\($0.rule.slug) \($0.message.en) \($0.pointer)"
            }
        }
        let alone = overlays.map { told(Region(overlay: $0, standard: locked).compile(), "daerah/surat.service.yaml") }
        expect(alone.allSatisfy { !$0.isEmpty }, "\(alone)")
        for order in [[0, 1, 2, 3], [3, 2, 1, 0]] {
            var region = Region(overlay: "", standard: locked)
            region.more = order.enumerated().map { place, which in
                ("daerah/\(place).service.yaml", "service: surat-\(which)\nversion: 7\nextends: nasional/surat@2\n" + overlays[which])
            }
            let beside = region.compile()
            for (place, which) in order.enumerated() { expect(told(beside, "daerah/\(place).service.yaml"), equals: alone[which]) }
        }
    }

    /// Which agency a role is of the region's catalog says, also where the standard wrote the step.
    @Test func saysWhatTheCatalogLacks() {
        func told(_ roles: String) -> Int {
            var region = Region(overlay: "workflow: { tanda: { name: Tanda } }")
            region.roles = roles
            return lines(region.compile()).count { $0.hasPrefix("role-without-agency ") }
        }
        expect(told("loket: { name: Loket, agency: dinas }\n  kepala: Kepala"), equals: 1)
        expect(told("loket: { name: Loket, agency: dinas }\n  kepala: { name: Kepala, agency: dinas }"), equals: 0)
    }

    @Test func saysWhatIsPaidNoMore() {
        var region = Region(overlay: "workflow: { salur: removed, terbit: { to: selesai } }", standard: { _ in LockTests.standard })
        region.extends = "nasional/izin@1"
        let lines = lines(region.compile())
        expect(lines.contains { $0.hasPrefix("fee-never-paid ") }, "\(lines)")
    }

    @Test func standsAtTheLineThatChanges() throws {
        let overlay = "fee: { retribusi: { name: Tunai } }\nworkflow:\n  bayar: { within: removed, late: removed }\n"
        let compilation = Region(overlay: overlay).compile()
        let line = try #require(compilation.lines.first { $0.contains("waits-for-ever") }, "\(compilation.lines)")
        expect(line.hasPrefix("daerah/surat.service.yaml:6:"))
    }
}
