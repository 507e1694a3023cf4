import Expectations
import ServiceDSL
import ServiceIR
import Testing

/// What becomes of a service that extends a standard of another catalog.
@Suite struct OverlayTests {
    @Test func takesWhatItDoesNotSay() throws {
        let service = try Region(overlay: "sla: 2 working days\nworkflow:\n  periksa: { within: 1 working day }\n").service()
        expect(service.service == "surat-daerah" && service.version == 7)
        expect(service.promises["sla"]?.within?.constant?.range.promised, equals: Period(2, .workingDays))
        expect(service.machine.steps["periksa"]?.within?.constant?.range.promised, equals: Period(1, .workingDays))
        expect(service.machine.steps["periksa"]?.name?.constant?["id"], equals: "Periksa")
        expect(service.documents.keys.map(\.rawValue), equals: ["ktp", "kuasa"])
    }

    /// The standard's `nama` stays the applicant's, though the region adds another, also inside the standard's own section.
    @Test func namesMeanWhatTheyMeantInTheFileThatWroteThem() throws {
        let region = Region(
            overlay: """
                form:
                  usaha: { name: Usaha, fields: { nama: { name: Nama usaha, type: text } } }
                  surat: { fields: { nama: { name: Nama surat, type: text } } }
                documents:
                  baru: { name: Baru, when: usaha.nama == 'x' }
                """)
        let service = try region.service()
        expect(service.documents["kuasa"]?.when, equals: Expression("pemohon.nama != 'x'"))
        expect(service.form.sections["surat"]?.fields["isi"]?.when, equals: Expression("pemohon.nama != 'y'"))
        expect(service.tables["tarif"]?.of, equals: [Expression("surat.jenis")])
        let unclear = Region(
            overlay:
                "form: { usaha: { name: Usaha, fields: { nama: { name: N, type: text } } } }\ndocuments: { baru: { name: B, when: nama == 'x' } }\n"
        )
        expect(unclear.compile().lines.map { $0.prefix(46) }, equals: ["daerah/surat.service.yaml:5:37: error[MPP0306 "])
    }

    /// The standard's own catalog says what its groups of fields are; roles are the region's.
    @Test func groupsAreTheStandardsAndRolesTheRegions() throws {
        let service = try Region(overlay: "").service()
        expect(service.form.sections["pemohon"]?.fields.keys.map(\.rawValue), equals: ["nama", "nik"])
        let without = Region(overlay: "", roles: "loket: { name: Loket, agency: dinas }")
        let finding = try #require(without.compile().findings.first { $0.rule.slug == "unknown-name" })
        let compilation = without.compile()
        expect(compilation.sources[finding.span].path, equals: "nasional/surat.standard.yaml")
        expect(finding.labels.map { compilation.sources[$0.span].path }, equals: ["daerah/surat.service.yaml"])
    }

    @Test func whatTheStandardLeavesOpenMakesADraft() throws {
        let open = Region(
            overlay: "", standard: { $0.replacing("privacy: { basis: public_service, keep_for: 1 year }", with: "privacy: to_fill") })
        let compilation = open.compile()
        let found = compilation.findings.filter { $0.severity > .note }
        expect(found.map(\.rule.slug), equals: ["to-fill"])
        expect(found.map(\.message.en), equals: ["the standard leaves `privacy` to be filled in"])
        let unit = try #require(compilation.catalogs.flatMap(\.services).first)
        expect(unit.isDraft && !unit.isWhole)
        let filled = Region(
            overlay: "privacy: { basis: consent, keep_for: 2 years }\n",
            standard: { $0.replacing("privacy: { basis: public_service, keep_for: 1 year }", with: "privacy: to_fill") })
        try expect(filled.service().privacy?.basis, equals: .consent)
    }

    @Test func whatNobodyGivesIsMissing() throws {
        let region = Region(overlay: "fee: removed\ndocuments: { foto: { copies: 2 } }\n")
        let lines = region.compile().lines
        expect(lines.contains { $0.hasSuffix("error[MPP0202 missing-key]: a service without `fee`") })
        expect(lines.contains { $0.hasPrefix("daerah/surat.service.yaml:5:") && $0.hasSuffix("a document without `name`") })
    }

    /// A province stands between: what it says holds, and the region's word is the last.
    @Test func chainsOfAncestors() throws {
        var region = Region(overlay: "documents: { ktp: { copies: 3 } }\n")
        region.extends = "provinsi/surat@1"
        region.more = [
            ("provinsi/catalog.yaml", Region.catalog("provinsi")),
            (
                "provinsi/surat.standard.yaml",
                "standard: surat\nversion: 1\nextends: nasional/surat@2\ndocuments: { ktp: { copies: 2, hint: Asli ditunjukkan } }\nsla: 2 working days\nworkflow: { periksa: { within: 1 working day } }\n"
            ),
        ]
        let service = try region.service()
        expect(service.documents["ktp"]?.copies?.constant, equals: 3)
        expect(service.documents["ktp"]?.hint?["id"], equals: "Asli ditunjukkan")
        expect(service.promises["sla"]?.within?.constant?.range.promised, equals: Period(2, .workingDays))
        expect(
            region.compile().catalogs.flatMap(\.services).first?.ancestors.map(\.name), equals: ["provinsi/surat@1", "nasional/surat@2"])
    }

    /// What `mppc show` prints is the same service when it is read again.
    @Test func theWholeServiceReadsBack() throws {
        let region = Region(
            overlay:
                """
                sla: 2 working days
                documents: { ktp: { copies: 2 }, foto: { name: [ { when: a, name: { id: Foto, en: Photo } }, { name: Pas foto } ], before: ktp } }
                workflow: { periksa: { within: 1 working day } }
                complaints: { channels: { surat: { id: Surat, en: Letter }, kotak: Kotak saran }, within: 5 working days }
                conditions: { a: jenis == 'a' }
                rules: [{ rule: "a || jenis != 'b'", message: "Salah: isi" }]
                """
        )
        let compilation = region.compile()
        let unit = try #require(compilation.catalogs.flatMap(\.services).first)
        var again = region
        again.written = ServiceYAML.text(unit.syntax, in: compilation.sources) { _ in "asal" }
            .replacing(
                "use: orang", with: "fields: { nama: { name: Nama, type: text }, nik: { name: NIK, type: nik, purpose: Identitas } }")
        try expect(again.service(), equals: unit.service)
    }
}

/// A national standard and one region that extends it.
struct Region {
    var overlay: String
    var roles = "loket: { name: Loket, agency: dinas }\n  kepala: { name: Kepala, agency: dinas }"
    var standard: (String) -> String = { $0 }
    var extends = "nasional/surat@2"
    var more: [(path: String, text: String)] = []
    /// At the end of the nation's catalog.
    var nation = ""
    var hours = "{ mon_fri: \"08:00-16:00\" }"
    /// Stands in place of the overlay.
    var written: String?

    static let national = """
        standard: surat
        version: 2
        name: { id: Surat, en: Letter }
        agency: dinas
        legal_basis: { uu: UU 25/2009 }
        applicants: [person]
        channels: [counter, online]
        form:
          pemohon: { name: Pemohon, party: applicant, use: orang }
          surat:
            name: Surat
            fields:
              jenis: { name: Jenis, type: choice, options: { a: A, b: B } }
              isi: { name: Isi, type: text, when: nama != 'y' }
        documents:
          ktp: Surat pengantar
          kuasa: { name: Surat kuasa, when: nama != 'x' }
        tables:
          tarif: { of: jenis, unit: rupiah, rows: { a: 1000, b: 2000 } }
        fee: { retribusi: { name: Retribusi, amount: tarif(jenis) } }
        sla: 3 working days
        workflow:
          periksa: { name: Periksa, by: loket, within: 2 working days, to: bayar }
          bayar: { name: Bayar, pay: [retribusi], within: 7 days, to: tanda, late: { to: tanda } }
          tanda: { name: Tanda tangan, by: kepala, within: 1 working day, signs: [surat], to: terbit }
          terbit: { issue: [surat], to: selesai }
          selesai: { end: granted }
        outputs: { surat: { name: Surat, number: "{seq:3}/{year}" } }
        privacy: { basis: public_service, keep_for: 1 year }

        """

    static func catalog(_ id: String) -> String {
        """
        catalog: \(id)
        edition: 2026
        name: Acuan
        time_zone: WIB
        languages: [id, en]
        agencies: { dinas: Dinas }
        resources: { gor: { name: GOR, hours: "08:00-20:00", slots: 1 hour }, aula: { name: Aula, hours: "08:00-20:00", slots: 1 hour } }
        roles: { loket: { name: Loket, agency: dinas }, kepala: { name: Kepala, agency: dinas } }
        complaints: { channels: [sp4n_lapor], within: 5 working days }
        field_groups:
          orang: { nama: { name: Nama, type: text }, nik: { name: NIK, type: nik, purpose: Identitas } }

        """
    }

    func compile() -> Compilation {
        let region = """
            catalog: daerah
            edition: 2026
            name: Daerah
            region: "73.07"
            time_zone: WITA
            languages: [id, en]
            calendar: nasional/libur
            office_hours: \(hours)
            agencies: { dinas: Dinas }
            resources: { gor: { name: GOR, hours: "08:00-20:00", slots: 1 hour }, aula: { name: Aula, hours: "08:00-20:00", slots: 1 hour } }
            roles:
              \(roles)
            complaints: { channels: [sp4n_lapor], within: 5 working days }

            """
        let calendar = """
            calendar: libur
            from: 2026-01-01
            until: 2026-12-31
            legal_basis: { skb: SKB 3 Menteri }
            days: [ { date: 2026-01-01, name: Tahun Baru, kind: holiday, legal_basis: skb } ]

            """
        let files =
            [
                ("nasional/catalog.yaml", Self.catalog("nasional") + nation), ("nasional/libur.calendar.yaml", calendar),
                ("nasional/surat.standard.yaml", standard(Self.national)), ("daerah/catalog.yaml", region),
                ("daerah/surat.service.yaml", written ?? "service: surat-daerah\nversion: 7\nextends: \(extends)\n" + overlay),
            ] + more
        return Compiler.compile(sources: files.map { SourceFile(path: $0.0, text: $0.1) })
    }

    /// The region's service, which must have no fault.
    func service(sourceLocation: SourceLocation = #_sourceLocation) throws -> CompiledService {
        let compilation = compile()
        let wrong = compilation.lines.filter { !$0.contains(": note[") && !$0.contains("missing-component") }
        expect(wrong, equals: [], sourceLocation: sourceLocation)
        let unit = try #require(compilation.catalogs.flatMap(\.services).first { $0.isWhole }, sourceLocation: sourceLocation)
        return unit.service
    }
}
