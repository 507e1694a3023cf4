import Expectations
import ServiceIR
import Testing

@Suite struct IdentityTests {
    @Test func accepts() throws {
        let rows: [(IdentityNumber, String, String)] = [
            (.nik, "7307014501900001", "7307014501900001"), (.nik, " 7307.0145-0190 0001", "7307014501900001"),
            (.kk, "7307010101200001", "7307010101200001"), (.nib, "1234567890123", "1234567890123"), (.kbli, "10211", "10211"),
            (.nop, "73.07.010.001.001-0001.0", "730701000100100010"),
            // Published examples of the check digit: 02.421.275.5 and 65.389.112 with 7.
            (.npwp, "02.421.275.5-032.001", "024212755032001"), (.npwp, "65.389.112.7-543.000", "653891127543000"),
            (.npwp, "0024212755032001", "0024212755032001"), (.npwp, "7307014501900001", "7307014501900001"),
        ]
        for (number, text, kept) in rows {
            let check = IdentityRules.check(number, text)
            let isWritten = try Pattern(IdentityRules.writtenPattern(of: number)).matchesWhole(text)
            let told = "\(check.fault.map { "\($0)" } ?? "sound") \(check.warnings) \(check.normalized) \(isWritten)"
            expect(told, equals: "sound [] \(kept) true", "\(number) \(text)")
        }
    }

    @Test func refuses() {
        let rows: [(IdentityNumber, String, IdentityFault)] = [
            (.nik, "730701450190000", .wrongLength([16])), (.nik, "73070145O1900001", .notDigits),
            (.nik, "7307013201900001", .wrongDate), (.nik, "7307017201900001", .wrongDate), (.nik, "7307010001900001", .wrongDate),
            (.nik, "7307014001900001", .wrongDate), (.nik, "7307014501900000", .wrongSerial), (.nik, "7307011213900001", .wrongDate),
            (.nik, "٧٣٠٧٠١٤٥٠١٩٠٠٠٠١", .notDigits), (.npwp, "02.421.275.6-032.001", .wrongCheckDigit),
            (.npwp, "1", .wrongLength([15, 16])),
            (.npwp, "02.421.275.5/032.001", .notDigits), (.nib, "123456789012", .wrongLength([13])), (.kbli, "1021", .wrongLength([5])),
            (.nop, "", .wrongLength([18])),
        ]
        for (number, text, fault) in rows { expect(IdentityRules.check(number, text).fault, equals: fault, "\(number) \(text)") }
    }

    @Test func whatIsFallibleOnlyWarns() {
        // East Timor's code until 1999.
        expect(IdentityRules.check(.nik, "5401014501900001").warnings, equals: [.unknownProvince])
        expect(IdentityRules.check(.npwp, "0024212756032001").warnings, equals: [.wrongCheckDigit])
        let odd = IdentityRules.check(.npwp, "7307019901900001")
        expect(odd.fault == nil && odd.warnings == [.notANIK])
    }

    @Test func readsTheDateInsideANIK() throws {
        let woman = try #require(NIK("7307014501900001"))
        expect(woman.isWoman && woman.regency == "73.07")
        expect(woman.fits(try #require(CivilDate("1990-01-05"))))
        expect(!woman.fits(try #require(CivilDate("1990-01-06"))))
        let man = try #require(NIK("3371013112080003"))
        expect(!man.isWoman)
        expect(man.fits(try #require(CivilDate("2008-12-31"))))
        expect(NIK("337101311208000") == nil)
    }

    @Test func phones() {
        let rows: [(String, String)] = [
            ("0812-3456-7890", "+6281234567890"), ("+62 812 3456 7890", "+6281234567890"), ("6281234567890", "+6281234567890"),
            ("(0482) 21234", "+6248221234"), ("+62 (0)21 1234567", "+62211234567"), ("+60 12-345 6789", "+60123456789"),
        ]
        for (text, kept) in rows { expect(Contact.phone(text), equals: kept, "\(text)") }
    }

    @Test func noPhones() {
        let texts: [String] = [
            "", "112", "081234567", "08123456789012", "81234567890", "0812x456789", "+62", "+0812345678", "0000000000", "62 21 1234567",
            "+",
        ]
        for text in texts { expect(Contact.phone(text) == nil, "\(text)") }
    }

    @Test func emails() {
        let rows: [(String, String)] = [
            ("sitti.aminah+izin@Example.GO.id", "sitti.aminah+izin@example.go.id"), (" a@b.id ", "a@b.id"),
            ("o'neil_1@sub.mail-1.id", "o'neil_1@sub.mail-1.id"),
        ]
        for (text, kept) in rows { expect(Contact.email(text), equals: kept, "\(text)") }
    }

    @Test func noEmails() {
        let texts: [String] = [
            "", "a", "a@b", "@b.id", "a@", "a@@b.id", ".a@b.id", "a..b@c.id", "a b@c.id", "a@-b.id", "a@b..id", "a@b.id\n c", "é@b.id",
            "a<x>@b.id",
        ]
        for text in texts { expect(Contact.email(text) == nil, "\(text)") }
    }

    @Test func urls() {
        let rows: [(String, String)] = [
            ("HTTPS://Sinjai.GO.id/Izin?a=1#b", "https://sinjai.go.id/Izin?a=1#b"), ("http://localhost:8080", "http://localhost:8080"),
            ("https://x.id/é", "https://x.id/é"),
        ]
        for (text, kept) in rows { expect(Contact.url(text), equals: kept, "\(text)") }
    }

    @Test func noURLs() {
        let texts: [String] = [
            "", "sinjai.go.id", "ftp://x.id", "javascript:alert(1)", "https://", "https:///a", "https://a b.id", "https://user@x.id",
            "https://x.id/<script>",
            "https://x.id:0", "https://x.id:99999", "https://x_y.id", "//x.id",
        ]
        for text in texts { expect(Contact.url(text) == nil, "\(text)") }
    }
}

@Suite struct RegionTests {
    @Test func knowsEveryProvinceAndRegency() {
        expect(RegionTable.regions(of: nil).count, equals: 38)
        expect(RegionTable.regions.count, equals: 552)
        expect(RegionTable.regions.allSatisfy { RegionTable.contains($0.code) && RegionTable.name(of: $0.code) == $0.name })
        for code in ["", ".", "73.", "99", "73.99", "7307", "73.07.01", "=1", "73.0"] {
            expect(!RegionTable.contains(code) && RegionTable.name(of: code) == nil, "\(code)")
        }
        let kota = RegionTable.regions.filter { $0.name.hasPrefix("Kota ") }
        expect(kota.count == 98 && kota.allSatisfy { $0.code.dropFirst(3) >= "71" })
        expect(RegionTable.regions.map(\.code), equals: RegionTable.regions.map(\.code).sorted())
        expect(RegionTable.regions(of: "73").count, equals: 24)
    }

    @Test func names() {
        let rows: [(String, String?)] = [
            ("73", "Sulawesi Selatan"), ("73.07", "Kabupaten Sinjai"), ("33.71", "Kota Magelang"), ("17.09", "Kabupaten Bengkulu Tengah"),
            ("96.71", "Kota Sorong"), ("31.01", "Kabupaten Administrasi Kepulauan Seribu"), ("11", "Aceh"), ("73.99", nil), ("73.7", nil),
            ("", nil),
        ]
        for (code, name) in rows { expect(RegionTable.name(of: code), equals: name, "\(code)") }
    }

    @Test func levels() throws {
        let rows: [(String, RegionLevel, Bool)] = [
            ("73", .province, true), ("73.07", .regency, true), ("73.07.01", .district, true), ("73.07.01.1001", .village, true),
            ("99", .province, false), ("73.99", .regency, false), ("99.01.01", .district, false), ("73.07.00", .district, false),
            ("73.07.01.4001", .village, false), ("73.07.01.2000", .village, false),
        ]
        let patterns = try RegionLevel.allCases.map { ($0, try Pattern($0.pattern)) }
        let pattern = try Pattern(RegionCode.pattern)
        for (text, level, isKnown) in rows {
            let code = try #require(RegionCode(text))
            expect(code.level == level && code.isKnown == isKnown, "\(text)")
            let matched = patterns.filter { $0.1.matches(text) }.map(\.0)
            expect(matched, equals: [level], "\(text)")
            expect(pattern.matches(text), "\(text)")
        }
    }

    @Test func noCodes() throws {
        let pattern = try Pattern(RegionCode.pattern)
        for text in ["", "7", "7307", "73.7", "73.07.1", "73.07.01.101", "73.07.01.10011", "73.07.01.1001.1", "73,07", "73.", "a3.07"] {
            expect(RegionCode(text) == nil && !pattern.matches(text), "\(text)")
        }
    }

    @Test func liesIn() throws {
        let (sinjai, village) = (try #require(RegionCode("73.07")), try #require(RegionCode("73.07.01.1001")))
        expect(sinjai.contains(village) && sinjai.contains(sinjai) && !village.contains(sinjai))
        expect(village.parent?.parent, equals: sinjai)
        expect(village.name, equals: "Kabupaten Sinjai")
    }
}
