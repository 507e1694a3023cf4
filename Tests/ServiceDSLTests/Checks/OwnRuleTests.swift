import Expectations
import ServiceDSL
import Testing

/// Rules of a region's own, through the whole compiler: where they point, what they read, how they go with severities and allowances.
@Suite struct OwnRuleTests {
    static let catalog = SourceFile(
        path: "catalog.yaml",
        text: """
            catalog: contoh
            edition: 2026
            name: Kabupaten Contoh
            region: "73.07"
            time_zone: WITA
            languages: [id, en]
            calendar: libur
            office_hours: { mon_thu: "08:00-16:00", fri: "08:00-15:00" }
            agencies: { dinas: Dinas }
            roles:
              loket: { name: Loket, agency: dinas }
            complaints: { channels: [sp4n_lapor, counter], within: 5 working days }
            field_groups:
              orang:
                nama: { name: Nama, type: text, purpose: Identitas }
            """)
    static let calendar = SourceFile(
        path: "libur.calendar.yaml",
        text: """
            calendar: libur
            from: 2026-01-01
            until: 2026-12-31
            legal_basis: { skb: SKB 3 Menteri }
            days:
              - { date: 2026-01-01, name: Tahun Baru, kind: holiday, legal_basis: skb }
            """)
    static let service = """
        service: contoh
        version: 1
        name: Layanan contoh
        summary: Contoh untuk aturan.
        agency: dinas
        legal_basis: { perda: Perda 1/2020 }
        applicants: [person]
        channels: [counter]
        form:
          pemohon:
            name: Pemohon
            party: applicant
            use: orang
            fields:
              umur: { name: Umur, type: integer, min: 17, purpose: Syarat usia }
              anak: { name: Anak, type: list, many: 1 to 5, fields: { anak_ke: { name: Anak ke, type: integer, purpose: Urutan } } }
        documents:
          ktp: Surat pengantar
          ijazah:
            name: Ijazah
            bring: [{ when: umur > 30, bring: original }, { bring: legalised }]
          lahan: { name: Bukti lahan, any_of: { sewa: Perjanjian sewa, milik: { name: Sertifikat, copies: 3 } } }
        fee: free
        sla: 20 working days
        workflow:
          periksa:
            name: Periksa
            by: loket
            within: 1 working day
            to: bersama
            actions:
              tolak: { name: Tolak, to: ditolak }
          bersama: { parallel: { a: { survei: { name: Survei, by: loket, to: join } }, b: { rapat: { name: Rapat, by: loket, to: join } } }, join: all, to: tanda_tangan }
          tanda_tangan: { name: Tanda tangan, by: loket, signs: [surat], to: terbit }
          terbit: { issue: [surat], to: selesai }
          selesai: { end: granted }
          ditolak: { end: refused }
        outputs:
          surat: { name: Surat, number: "{seq:4}/S/{year}", signature: wet, delivery: [counter] }
        privacy: { basis: public_service, keep_for: 5 years }
        """

    /// What is found beside what the compiler says by itself, with the text that each finding points at.
    static func findings(
        _ checks: String, service text: String = service, configuration: String? = nil, catalog: SourceFile = catalog
    ) -> [String] {
        var sources = [catalog, calendar, SourceFile(path: "contoh.service.yaml", text: text)]
        sources.append(SourceFile(path: "daerah.rules.yaml", text: "rules: daerah\nchecks:\n\(checks)"))
        if let configuration { sources.append(SourceFile(path: "mppc.yaml", text: configuration)) }
        let compilation = Compiler.compile(sources: sources)
        return compilation.findings.filter { ![602, 616].contains($0.rule.number) }.map { finding in
            let others = finding.labels.map { " + \(compilation.sources[$0.span].text(of: $0.span))" }.joined()
            let place = compilation.sources[finding.span].text(of: finding.span).split(separator: "\n").first ?? ""
            return "\(finding.severity)[\(finding.rule.code)] \(finding.message.en) @ \(place)\(others)"
        }
    }

    private static func check(_ rule: String, of subject: String? = nil, when: String? = nil) -> [String] {
        let of = subject.map { ", of: \($0)" } ?? ""
        let condition = when.map { ", when: \"\($0)\"" } ?? ""
        return findings("  coba: { code: 9001\(of)\(condition), rule: \"\(rule)\", message: pesan }").map {
            $0.hasPrefix("warning[MPP9001] pesan @ ") ? String($0.dropFirst("warning[MPP9001] pesan @ ".count)) : $0
        }
    }

    /// The service is pointed at where the rule reads it, or at what `exists` and `all` found in its lists.
    @Test func aServiceIsPointedAtWhereItIsWrong() {
        expect(Self.check("!has(sla.within) || sla.within <= working_days(14)"), equals: ["20 working days"])
        expect(Self.check("sla.within <= working_days(14)", when: "has(sla.within)"), equals: ["20 working days"])
        expect(Self.check("!has(service.sla.within) || service.sla.within <= months(1)"), equals: [])
        expect(Self.check("!has(sla.within) || sla.within <= weeks(1)").count, equals: 1)
        expect(Self.check("!documents.exists(d, d.bring == 'legalised' || d.bring == 'original')"), equals: ["ijazah"])
        expect(Self.check("documents.all(d, d.bring == 'copy') && size(outputs) == 1"), equals: ["ijazah"])
        expect(Self.check("workflow.all(s, size(s.by) == 0 || has(s.within))"), equals: ["survei + rapat + tanda_tangan"])
        expect(Self.check("documents.exists(d, d.id == 'kk')"), equals: ["documents"])
        expect(Self.check("has(product) || has(benefit)"), equals: ["contoh"])
        expect(Self.check("size(fee) > 0 || 'phone' in channels"), equals: ["fee + channels"])
        expect(Self.check("form.exists(b, b.fields.exists(f, f.id == 'nama'))"), equals: [])
    }

    /// Each thing of a kind, however deep it stands, fields of the catalog's groups and documents of documents too.
    @Test func thingsArePointedAtThemselves() {
        expect(Self.check("bring != 'original'", of: "document"), equals: ["ijazah + original"])
        expect(Self.check("!has(copies) || copies < 3", of: "document"), equals: ["milik + copies"])
        expect(Self.check("size(any_of) == 0", of: "document"), equals: ["lahan + any_of"])
        expect(Self.check("has(min) || type != 'integer'", of: "field").map { $0.split(separator: " ")[0] }, equals: ["anak_ke"])
        expect(Self.check("id != 'nama'", of: "field"), equals: ["nama"])
        expect(Self.check("has(within)", of: "step", when: "has(signs)"), equals: ["tanda_tangan"])
        expect(Self.check("service.id != 'contoh' || to != ['ditolak']", of: "action"), equals: ["tolak + contoh + to"])
        expect(Self.check("within <= days(10)", of: "promise", when: "has(within)"), equals: ["sla + 20 working days"])
        expect(
            Self.check("'counter' in delivery && has(signature) && signature == 'electronic'", of: "output"),
            equals: [
                "surat + delivery + signature"
            ])
    }

    /// The expressions are typed as those of a service are.
    @Test func namesAndTypesAreKnown() {
        expect(Self.check("size(document) < 3"), equals: ["error[MPP0305] unknown name `document` @ document"])
        expect(Self.check("documents.all(d, d.brings == 'copy')"), equals: ["error[MPP0305] `d` has no `brings` @ brings"])
        expect(
            Self.check("bring != 'legalisir'", of: "document"), equals: ["error[MPP0309] `legalisir` is none of the options @ 'legalisir'"])
        expect(Self.check("sla.within <= working_days(14)").first?.contains("may have no value"), equals: true)
        expect(Self.check("sla.within <= 14", when: "has(sla.within)").first?.contains("does not take"), equals: true)
        expect(Self.check("size(documents)").first?.hasPrefix("error["), equals: true)
        expect(Self.check("documents.all(d").first?.contains("is missing"), equals: true)
    }

    /// A region sets the severity of its own rules too, and a comment allows one.
    @Test func severitiesAndAllowances() {
        let rule = "  coba: { code: 9001, rule: sla.within <= days(9), when: has(sla.within), message: pesan, severity: error }"
        expect(Self.findings(rule), equals: ["error[MPP9001] pesan @ 20 working days"])
        expect(Self.findings(rule, configuration: "rules: { 9001: note }"), equals: ["note[MPP9001] pesan @ 20 working days"])
        expect(Self.findings(rule, configuration: "rules: { coba: none }"), equals: [])
        expect(Self.findings(rule, configuration: "rules: { 9321: none }"), equals: ["error[MPP9001] pesan @ 20 working days"])
        let light = rule.replacing("error", with: "danger")
        let allowed = Self.service.replacing("sla:", with: "# mppc:allow 9001 ditetapkan bupati\nsla:")
        expect(Self.findings(light, service: allowed), equals: [])
        expect(Self.findings("  lain: { code: 9002, rule: size(outputs) > 0, message: pesan }", service: allowed).count, equals: 1)
    }

    /// Those of the configuration hold for every catalog; a draft is not blamed for what it does not say yet.
    @Test func everywhere() {
        let other = "  lain: { code: 9002, rule: size(outputs) > 0, message: pesan }"
        let shared =
            "checks:\n  coba: { code: 9001, rule: size(documents) < 2, message: { id: banyak, en: many }, help: Kurangi, legal_basis: Perbup 3 }"
        expect(Self.findings(other, configuration: shared), equals: ["warning[MPP9001] many @ documents"])
        let draft = Self.service.replacing("sla: 20 working days", with: "sla: to_fill")
        let rule = "  coba: { code: 9001, rule: size(sla.promises) == 1, message: pesan }"
        expect(Self.findings(rule, service: draft).filter { $0.contains("9001") }, equals: [])
    }

    /// A rule that has a fault, or whose examples do, asks nothing twice.
    @Test func listed() {
        let sources = [
            Self.catalog, Self.calendar, SourceFile(path: "contoh.service.yaml", text: Self.service),
            SourceFile(
                path: "daerah.rules.yaml",
                text: """
                    rules: daerah
                    checks:
                      banyak_berkas:
                        code: 9001
                        rule: size(documents) < 9
                        message: { id: Terlalu banyak berkas, en: Too many documents }
                        help: Gabungkan berkasnya
                        legal_basis: Perbup 3/2024
                        examples:
                          pass:
                            - documents:
                                ktp: Surat pengantar
                    """),
        ]
        let rule = Compiler.compile(sources: sources).ownRules.first
        expect(
            rule.map { RuleText.plain($0, severities: Severities(), language: .en) },
            equals: """
                MPP9001 banyak-berkas (warning)
                Too many documents

                Gabungkan berkasnya

                Source: Perbup 3/2024

                Right:

                    documents:
                      ktp: Surat pengantar

                """)
    }
}
