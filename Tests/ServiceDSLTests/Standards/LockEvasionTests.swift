import ServiceDSL
import ServiceIR
import Testing

/// Ways around a lock that lead through something else: the steps' own times, fields that are read, rules, the catalog.
@Suite struct LockEvasionTests {
    typealias Evasion = LockTests.Evasion

    static func compile(
        _ overlay: String, nation: String = "", catalog: String = "", _ standard: @escaping @Sendable (String) -> String
    ) -> Compilation {
        var region = Region(overlay: overlay, standard: { _ in standard(LockTests.standard) })
        region.roles += "\n  kasi: { name: Kasi, agency: dinas }" + catalog
        region.extends = "nasional/izin@1"
        region.nation = nation
        return region.compile()
    }

    static func expectFree(_ compilation: Compilation, _ overlay: String) {
        #expect(compilation.lines.filter { $0.contains(": error[") || $0.contains(": danger[") } == [], "\(overlay)")
    }

    func hold(
        _ evasions: [Evasion], _ free: [String], standard: @escaping @Sendable (String) -> String = { $0 }
    ) throws {
        for evasion in evasions { try LockTests.expect(evasion, in: Self.compile(evasion.overlay, standard)) }
        for overlay in [""] + free { Self.expectFree(Self.compile(overlay, standard), overlay) }
    }

    @Test func timesOfTheSteps() throws {
        let sla = "sla: at_most"
        try hold(
            [
                Evasion(sla, "workflow: { survei: { clock: stops } }"),
                Evasion(sla, "workflow: { diam: { wait: 30 days, to: tanda }, bayar: { to: diam } }"),
                Evasion(sla, "workflow: { survei: { actions: { balik: { name: Balik, repair: { at_most: 1, within: 5 days } } } } }"),
                Evasion(sla, "workflow: { periksa: { actions: { kembalikan: { repair: { at_most: 3 } } } } }"),
                Evasion(sla, "workflow: { survei: { extend: { within: 30 working days, at_most: 5, legal_basis: uu } } }"),
                Evasion(sla, "workflow: { survei: { late: removed } }"),
            ],
            [
                "workflow: { survei: { within: 1 working day, late: { escalate: kasi } } }",
                "workflow: { periksa: { actions: { kembalikan: removed } }, survei: { actions: removed }, ditolak: removed }",
                "workflow: { periksa: { late: { escalate: kepala } } }",
            ],
            standard: {
                let lines = $0.split(separator: "\n", omittingEmptySubsequences: false)
                let start = lines.firstIndex(of: "sla:") ?? 0
                let end = lines.firstIndex(of: "workflow:") ?? 0
                return (lines[..<start] + ["sla: steps"] + lines[end...]).joined(separator: "\n")
                    .replacing("    within: 2 working days\n", with: "    within: 2 working days\n    late: { escalate: kepala }\n")
                    .replacing("pay: [santunan], by: loket,", with: "pay: [santunan], by: loket, within: 1 working day,")
            })
    }

    @Test func fieldsThatALockedPartReads() throws {
        let computed = "form: { reklame: { fields: { luas: { value: \"100.0\", min: removed, max: removed } } } }"
        try hold(
            [
                Evasion("outputs.izin: fixed", computed),
                Evasion("outputs.izin: fixed", "form: { reklame: { fields: { luas: { max: 100 } } } }"),
                Evasion("fee: fixed", "form: { reklame: { fields: { luas: { min: 5 } } } }"),
                Evasion("fee: fixed", computed),
                Evasion(
                    "documents: at_most", "form: { reklame: { fields: { dikuasakan: { value: \"true\" } } } }",
                    note: "`reklame.dikuasakan == false` where the standard asks it"),
            ],
            [
                "form: { reklame: { fields: { luas: { max: 2000, hint: Luas seluruhnya } } } }",
                "form: { reklame: { fields: { catatan: { hint: Bila perlu } } } }",
            ],
            standard: { $0.replacing("  fee: at_most\n", with: "  fee: fixed\n") })
    }

    @Test func rulesOfAChannel() throws {
        let luring = "form: { reklame: { fields: { luring: { name: Luring, type: yes_no, value: channel == 'counter' } } } }\n"
        func asked(_ rule: String) -> String {
            "form: { reklame: { fields: { k: { name: K, type: integer, when: channel == 'online', min: 5, rule: \(rule), message: X } } } }\n"
        }
        let lock = "channels: at_least"
        try hold(
            [
                Evasion(lock, "form: { reklame: { fields: { jenis: { rule: channel == 'counter', message: Loket saja } } } }"),
                Evasion(lock, luring + "rules: [{ rule: luring, message: Loket saja }]", note: "channel == 'online'"),
                Evasion(
                    lock, asked("k < 9") + "rules: [{ rule: channel != 'online' || k < 5, message: Terlalu banyak }]\n",
                    note: "channel == 'online'"),
            ],
            [
                luring + "rules: [{ rule: luring, message: Sebaiknya di loket, warn: true }]",
                luring + "rules: [{ rule: luring || luas <= 1000, message: Terlalu luas }]",
                asked("k < 9"),
            ],
            standard: { $0.replacing("  form: at_most\n", with: "") })
    }

    @Test func papersThatARuleDemands() throws {
        let skck = "documents: { skck: { name: SKCK, optional: true } }\n"
        let upload = "form: { reklame: { fields: { skck: { name: SKCK, type: document, optional: true } } } }\n"
        let lock = "documents: at_most"
        try hold(
            [
                Evasion(lock, skck + "rules: [{ rule: documents.skck, message: SKCK wajib }]"),
                Evasion(
                    lock,
                    skck + "form: { reklame: { fields: { ada: { name: Ada, type: yes_no, value: documents.skck } } } }\n"
                        + "rules: [{ rule: ada, message: SKCK wajib }]"),
                Evasion(lock, "form: { reklame: { fields: { skck: { name: SKCK, type: document } } } }"),
                Evasion(lock, upload + "rules: [{ rule: has(skck), message: SKCK wajib }]"),
                Evasion(lock, "rules: [{ rule: has(denah), message: Denah wajib }]"),
                Evasion(lock, "form: { reklame: { fields: { denah: { optional: removed } } } }"),
            ],
            [
                skck + "rules: [{ rule: documents.skck, message: Sebaiknya ada, warn: true }]",
                skck + "rules: [{ rule: documents.ktp && luas < 500, message: Terlalu luas }]",
                upload,
                upload + "rules: [{ rule: has(skck) || luas <= 1000, message: SKCK wajib }]",
            ],
            standard: { $0.replacing("  form: at_most\n", with: "") })
    }

    @Test func sectionsThatMustBeSent() throws {
        func section(_ more: String) -> String {
            "form: { saksi: { name: Saksi, \(more)fields: { alamat_saksi: { name: Alamat, type: text, optional: true } } } }"
        }
        try hold(
            [
                Evasion("form: at_most", section("many: 3 to 5, ")),
                Evasion("form: at_most", section("party: applicant, ")),
            ],
            [section("many: 0 to 5, "), section("party: other, "), section("")])
    }

    /// The bound of a bare repair is that of the standard's own catalog, whatever the region's says.
    @Test func boundsOfTheCatalog() throws {
        func compile(_ bound: Int) -> Compilation {
            Self.compile(
                "", nation: "returns: { within: 5 working days, at_most: 2 }\n",
                catalog: "\nreturns: { within: 5 working days, at_most: \(bound) }"
            ) { $0.replacing("repair: { within: 5 working days, at_most: 2 }", with: "repair: {}") }
        }
        try LockTests.expect(Evasion("sla: at_most", ""), in: compile(99))
        Self.expectFree(compile(2), "2")
        try LockTests.expect(Evasion("form: at_most", ""), in: compile(1))
    }
}

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
        #expect(found("", signed) == [])
        let unsigned = found("workflow: { tanda: { signs: removed } }", signed)
        #expect(unsigned.contains { $0.hasPrefix("unsigned-release ") && $0.contains("nasional/surat.standard.yaml") }, "\(unsigned)")
        // With the same fault in the standard itself it is said there alone.
        #expect(found("workflow: { tanda: { name: Tanda } }") { signed($0).replacing(", signs: [surat]", with: "") } == [])
    }

    @Test func saysWhatIsPaidNoMore() {
        var region = Region(overlay: "workflow: { salur: removed, terbit: { to: selesai } }", standard: { _ in LockTests.standard })
        region.extends = "nasional/izin@1"
        let lines = lines(region.compile())
        #expect(lines.contains { $0.hasPrefix("fee-never-paid ") }, "\(lines)")
    }

    @Test func standsAtTheLineThatChanges() throws {
        let overlay = "fee: { retribusi: { name: Tunai } }\nworkflow:\n  bayar: { within: removed, late: removed }\n"
        let compilation = Region(overlay: overlay).compile()
        let line = try #require(compilation.lines.first { $0.contains("waits-for-ever") }, "\(compilation.lines)")
        #expect(line.hasPrefix("daerah/surat.service.yaml:6:"))
    }
}
