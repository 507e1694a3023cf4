import Emitters
import Expectations
import Runtime
import ServiceDSL
import ServiceIR
import Testing

/// What scenarios reach, and those that are found because none reaches it.
struct CoverageTests {
    static let catalog = """
        catalog: uji
        edition: 2026
        name: Kota Uji
        region: "73.07"
        time_zone: WITA
        languages: [id]
        calendar: libur
        office_hours: { mon_fri: "08:00-16:00" }
        agencies: { dinas: Dinas }
        roles: { loket: { name: Loket, agency: dinas }, kepala: { name: Kepala, agency: dinas } }
        returns: { within: 10 working days, at_most: 2 }
        complaints: { channels: [sp4n_lapor], within: 5 working days }
        """
    static let calendar = """
        calendar: libur
        from: 2026-01-01
        until: 2026-12-31
        legal_basis: { skb: SKB }
        days: [ { date: 2026-01-01, name: Tahun Baru, kind: holiday, legal_basis: skb } ]
        """
    static let service = """
        service: izin
        version: 1
        name: Izin
        agency: dinas
        legal_basis: { perda: Perda 1/2020 }
        applicants: [person]
        channels: [online, mobile_unit]
        form:
          tempat:
            name: Tempat
            fields:
              kelas: { name: Kelas, type: choice, options: { satu: Satu, dua: Dua, tiga: Tiga } }
              luas: { name: Luas, type: integer, unit: m2, min: 1, max: 1000 }
              sewa: { name: Menyewa, type: yes_no }
        conditions: { besar: luas > 100 }
        rules: [ { rule: kelas != 'satu' || luas < 900, message: Terlalu luas } ]
        documents:
          ktp: KTP
          perjanjian: { name: Perjanjian sewa, when: sewa }
        tables:
          tarif: { of: kelas, unit: rupiah/m2, rows: { satu: 1000, dua: 2000 }, else: 500 }
        fee:
          retribusi: { name: Retribusi, amount: luas * tarif(kelas), when: besar }
        sla: 5 working days
        workflow:
          periksa:
            name: Periksa
            by: loket
            actions:
              lengkap: { name: Lengkap, to: bayar }
              kembalikan: { name: Kembalikan, repair: {} }
              tolak: { name: Tolak, to: ditolak }
          bayar: { name: Bayar, pay: [retribusi], within: 7 days, to: rute, late: { to: gugur } }
          rute: { to: [ { when: besar, to: survei }, { to: ttd } ] }
          survei:
            name: Survei
            by: loket
            fields: { catatan: { name: Catatan, type: text }, layak: { name: Layak, type: yes_no, rule: layak || size(catatan) > 0, message: Jelaskan } }
            to: ttd
          ttd: { name: Tanda tangan, by: [loket, kepala], join: in_order, to: selesai, same_person: { allowed: true, reason: Uji } }
          selesai: { end: granted }
          ditolak: { end: refused }
          gugur: { end: lapsed, reason: Tidak dibayar }
        product: Jawaban
        privacy: { basis: public_service, keep_for: 5 years }
        """

    static func compile(_ scenarios: String = "") -> Compilation {
        Compiler.compile(
            sources: [("catalog.yaml", catalog), ("libur.calendar.yaml", calendar), ("izin.service.yaml", service)]
                .map { SourceFile(path: $0.0, text: $0.1) }
                + (scenarios.isEmpty ? [] : [SourceFile(path: "izin.scenarios.yaml", text: scenarios)]))
    }

    static func run(_ compilation: Compilation) throws -> (engine: Engine, outcomes: [ScenarioOutcome]) {
        let unit = try #require(compilation.catalogs.first)
        let findings = compilation.findings.filter { $0.severity >= .warning }.map(\.message.en)
        expect(findings, equals: [])
        let engine = try Engine(
            service: try #require(unit.services.first).service, catalog: try #require(unit.catalog), probe: EvaluationProbe())
        return (engine, unit.scenarios.flatMap { ScenarioRunner(engine: engine, suite: $0).runAll() })
    }

    static func gaps(_ outcomes: [ScenarioOutcome], _ engine: Engine) -> [String] {
        var coverage = ScenarioCoverage()
        for outcome in outcomes { coverage.add(outcome.coverage) }
        return coverage.gaps(in: CoverageCensus.items(of: engine)).map { "\($0.item.path): \($0.text("en"))" }
    }

    /// One case that is refused at once: each condition in the one way in which it was judged, the rows that were read.
    @Test func gapsOfOneCase() throws {
        let (engine, outcomes) = try Self.run(
            Self.compile(
                """
                scenarios: izin
                cases:
                  - name: Ditolak
                    submit: { at: 2026-03-09T09:00, form: { kelas: dua, luas: 500, sewa: false }, documents: [ktp] }
                    steps:
                      - { expect: { fee: 1000000 } }
                      - { by: loket, do: tolak, reason: Tidak layak }
                """))
        expect(outcomes.map(\.passed), equals: [true])
        expect(
            Self.gaps(outcomes, engine),
            equals: [
                // No `when` of the workflow was judged; the fee was expected, which counts, though it never was made due.
                "conditions.besar: `tempat.luas > 100` was never false",
                "rules.0.rule: `tempat.kelas != 'satu' || tempat.luas < 900` was never false",
                "documents.perjanjian.when: `tempat.sewa` was never true",
                "fee.retribusi.when: `besar` was never false",
                "tables.tarif.rows.satu: row `tarif(satu)` not read", "tables.tarif.else: row `tarif(else)` not read",
                "workflow.periksa.actions.lengkap: action `periksa.lengkap` not taken",
                "workflow.periksa.actions.kembalikan: action `periksa.kembalikan` not taken",
                "workflow.bayar: step `bayar` not walked through", "workflow.bayar.to: action `bayar.done` not taken",
                "workflow.rute: step `rute` not walked through", "workflow.rute.to.0: `besar` was never true",
                "workflow.rute.to.0: `besar` was never false", "workflow.survei: step `survei` not walked through",
                "workflow.survei.fields.layak.rule: `survei.layak || size(survei.catatan) > 0` was never true",
                "workflow.survei.fields.layak.rule: `survei.layak || size(survei.catatan) > 0` was never false",
                "workflow.survei.to: action `survei.done` not taken", "workflow.ttd: step `ttd` not walked through",
                "workflow.ttd.to: action `ttd.done` not taken", "workflow.selesai: step `selesai` not walked through",
                "workflow.gugur: step `gugur` not walked through", "workflow.not_mended: step `not_mended` not walked through",
                "workflow.withdrawn: step `withdrawn` not walked through",
            ])
    }

    /// What is found is written as a file that compiles, passes, and leaves nothing but what can never happen.
    @Test func searchReachesAll() throws {
        let (engine, _) = try Self.run(Self.compile())
        let start = try #require(LocalMoment("2026-03-09T09:00"))
        let search = ScenarioSearch(engine: engine, start: start, reaching: CoverageCensus.items(of: engine))
        let scenarios = search.scenarios(beyond: ScenarioCoverage())
        let file = ScenarioYAML.file(scenarios, of: "izin")
        let (_, outcomes) = try Self.run(Self.compile(file))
        expect(outcomes.count == scenarios.count && outcomes.allSatisfy(\.passed), "\(file)")
        // The rule of a required field is never false.
        expect(
            Self.gaps(outcomes, engine),
            equals: [
                "workflow.survei.fields.layak.rule: `survei.layak || size(survei.catatan) > 0` was never false"
            ], "\(file)")
        expect(scenarios.count <= 9, "\(file)")
        expect(ScenarioYAML.file(search.scenarios(beyond: ScenarioCoverage()), of: "izin"), equals: file)
    }
}
