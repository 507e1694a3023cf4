import Expectations
import ServiceIR
import Testing

/// A service's names as the model builder gives them: the advertising permit of the language's own example, and what it lacks.
func exampleScope() -> Scope {
    var scope = Scope()
    let kinds = ["papan", "bando", "videotron", "kain", "selebaran"]
    func field(_ section: String, _ name: String, _ type: ValueType, _ presence: Scope.Presence = .always) {
        scope.declare([section, name], Scope.Symbol(type, presence: presence))
        scope.alias(name, to: [section, name])
    }
    func condition(_ text: String) -> Node { (try? ExpressionParser.parse(text)) ?? Node(.literal(.bool(false))) }
    scope.declare(["variant"], Scope.Symbol(.code(.choice(["baru", "perpanjangan"]))))
    scope.declare(["applicant"], Scope.Symbol(.code(.choice(["person", "company"]))))
    scope.declare(["today"], Scope.Symbol(.date))
    field("reklame", "jenis", .code(.choice(kinds)))
    field("reklame", "panjang", .decimal(Unit("m")!))
    field("reklame", "lebar", .decimal(Unit("m")!))
    field("reklame", "luas", .decimal(Unit("m2")!))
    field("reklame", "jumlah", .integer(.none))
    field("reklame", "biaya", .integer(.rupiah))
    field("reklame", "mulai", .time)
    field("reklame", "selesai", .time)
    field("reklame", "izin_lama", .text, .when(condition("variant == 'perpanjangan'")))
    field("pemohon", "tanggal_lahir", .date)
    field("pemohon", "usia", .integer(.none))
    field("pemohon", "sudah_kawin", .bool, .when(condition("pemohon.usia < 17")))
    field("pemohon", "catatan", .text, .perhaps())
    field("pemohon", "nama_usaha", .text, .when(condition("usaha_besar")))
    field("pemohon", "nik", .code(.identity(.nik)))
    field("pemohon", "kelurahan", .code(.region(.village)))
    field("pemohon", "kecamatan", .code(.region(.district)))
    let row = RecordType([
        "nama": .init(.text, isSure: true), "umur": .init(.integer(.none), isSure: true), "nik": .init(.text, isSure: false),
    ])
    field("pemohon", "saksi", .list(.record(row)))
    scope.declareCondition("usaha_besar", definition: condition("applicant == 'company' && reklame.jumlah > 10"))
    scope.declare(["survei", "hasil"], Scope.Symbol(.text, presence: .perhaps()))
    scope.declare(["fee", "total"], Scope.Symbol(.integer(.rupiah)))
    scope.declare(["documents", "ktp"], Scope.Symbol(.bool))
    scope.declare(["documents", "lahan"], Scope.Symbol(.bool))
    scope.declare(["documents", "lahan", "sewa"], Scope.Symbol(.bool))
    scope.declareTable("nsr", .init(inputs: [.code(.choice(kinds))], result: .integer(Unit("rupiah/m2")!)))
    scope.markAmbiguous("nama", among: [["pemohon", "nama"], ["kuasa", "nama"]])
    return scope
}

@Suite struct ExpressionCheckerTests {
    let scope = exampleScope()

    private func check(_ text: String, _ expectation: ExpectedValue = .any, assuming: [String] = []) throws -> CheckedExpression {
        try ExpressionChecker.check(
            ExpressionParser.parse(text), in: scope, expecting: expectation, assuming: assuming.map { try ExpressionParser.parse($0) })
    }

    @Test func sound() throws {
        let rows: [(String, String)] = [
            ("jenis in ['papan','bando']", "reklame.jenis in ['papan', 'bando']"), ("reklame.luas>24", "reklame.luas > 24"),
            ("luas * nsr(jenis) > 1000", "reklame.luas * nsr(reklame.jenis) > 1000"), ("documents.lahan.sewa", "documents.lahan.sewa"),
            ("saksi.all(s, s.umur >= 21)", "pemohon.saksi.all(s, s.umur >= 21)"),
            ("panjang * lebar == luas", "reklame.panjang * reklame.lebar == reklame.luas"),
            ("mulai > '16:00'", "reklame.mulai > '16:00'"),
            ("kelurahan.startsWith(kecamatan)", "pemohon.kelurahan.startsWith(pemohon.kecamatan)"),
            ("age(tanggal_lahir) >= 17", "age(pemohon.tanggal_lahir) >= 17"),
            ("today + days(3) > date(2026, 1, 31)", "today + days(3) > date(2026, 1, 31)"),
            ("hours(selesai - mulai) > 2.5", "hours(reklame.selesai - reklame.mulai) > 2.5"),
            ("saksi.map(s, s.umur).sum() > 40", "pemohon.saksi.map(s, s.umur).sum() > 40"),
            ("fee.total > 0 && usaha_besar", "fee.total > 0 && usaha_besar"), ("'papan' == jenis", "'papan' == reklame.jenis"),
            ("kecamatan != '36.01.11'", "pemohon.kecamatan != '36.01.11'"),
            ("nik == '73.0705.560190.0001'", "pemohon.nik == '7307055601900001'"),
        ]
        for (text, canonical) in rows {
            let checked = try check(text, .condition)
            expect(checked.faults, equals: [], "\(text)")
            expect(checked.node.canonicalText, equals: canonical, "\(text)")
            // What is stored checks again to the same.
            try expect(check(canonical, .condition).node.canonicalText, equals: canonical, "\(text)")
        }
    }

    @Test func faulty() throws {
        let rows: [(String, String)] = [
            ("luaz > 3", "unknownName"), ("reklame.luaz > 3", "unknownMember"), ("nama == 'x'", "ambiguousName"),
            ("reklame == 3", "notAValue"),
            ("jenis == 'papn'", "unknownOption"), ("jenis in ['papan', 'x']", "unknownOption"), ("mulai > '25:00'", "invalidLiteral"),
            ("kecamatan == '3601'", "invalidLiteral"), ("kecamatan == '36.01'", "invalidLiteral"),
            ("kecamatan == '99.01.11'", "invalidLiteral"), ("nik == '123'", "invalidLiteral"),
            ("tanggal_lahir < '2000-01-01'", "dateAsText"),
            ("luas + panjang > 1.0", "unlikeUnits"),
            ("luas > panjang", "unlikeUnits"), ("jumlah + 'a' == 1", "unlikeTypes"), ("jumlah == 'a'", "unlikeTypes"),
            ("jumlah / 2 > 1", "integerDivision"),
            ("luas / 2 > 1", "divisionWithoutRounding"), ("lower(jenis) == 'x'", "unknownFunction"),
            ("jenis.trim() == 'x'", "unknownFunction"),
            ("held('izin') == []", "unknownOption"), ("null == jumlah", "notInLanguage"), ("5u > 3", "notInLanguage"),
            ("{'a': 1} == jumlah", "notInLanguage"),
            ("saksi[0].umur > 3", "notInLanguage"), ("nsr(jenis, luas) > 1", "wrongNumberOfArguments"),
            ("nsr('kayu') > 1", "unknownOption"),
            ("jumlah", "wrongType"), ("saksi.all(jenis, true)", "shadowingVariable"), ("date(2026, 2, 30) > today", "invalidDate"),
            ("quotient(jumlah, 0) > 1", "dividesByZero"), ("izin_lama == 'x'", "mayBeAbsent"),
            ("saksi.all(s, s.nik == '1')", "mayBeAbsent"),
            ("survei.hasil == 'a'", "mayBeAbsent"), ("tanggal_lahir + 3 > today", "unlikeTypes"),
            ("kelurahan.matches('(?=a)')", "invalidPattern"), ("kelurahan.matches(kecamatan)", "wrongType"),
        ]
        for (text, kind) in rows {
            let faults = try check(text, .condition).faults
            expect(faults.count, equals: 1, "\(faults)")
            expect(faults.first.map { String(describing: $0.kind) }?.hasPrefix(kind), equals: true, "\(faults)")
        }
    }

    @Test func faultsAreLocatedAndKnowWhatCouldBeMeant() throws {
        let rows: [(String, ExpressionFault)] = [
            (
                "luas > 3 && jenis == 'papn'",
                ExpressionFault(.unknownOption("papn", known: ["papan", "bando", "videotron", "kain", "selebaran"]), 21..<27)
            ),
            ("jumlah / (jumlah - 1) > 1", ExpressionFault(.integerDivision(suggestion: "quotient(jumlah, jumlah - 1)"), 0..<21)),
            ("tanggal_lahir < '2000-01-31'", ExpressionFault(.dateAsText("2000-01-31", suggestion: "date(2000, 1, 31)"), 16..<28)),
            (
                "luas > 3 && izin_lama == 'x'",
                ExpressionFault(.mayBeAbsent(name: "reklame.izin_lama", written: "izin_lama", root: 0..<28), 12..<21)
            ),
        ]
        for (text, fault) in rows {
            let faults = try check(text, .condition).faults
            expect(faults, equals: [fault], "\(text)")
        }
    }

    /// A fix replaces just the word that is wrong.
    @Test func wrongWordsAreLocated() throws {
        let rows: [(String, Range<Int>)] = [
            ("1 > (luaz)", 5..<9), ("(reklame.luaz) > 3", 9..<13), ("reklame . luaz > 3", 10..<14), ("(jenis).trim() == 'x'", 8..<12),
            ("lower (jenis) == 'x'", 0..<5), ("saksi.exists(s, s.nma == 'x')", 18..<21), ("nama.x == 'x'", 0..<4), ("luaz.x > 3", 0..<4),
            ("documents.ktpp", 10..<14),
        ]
        for (text, range) in rows {
            try expect(check(text, .condition).faults.map(\.range), equals: [range], "\(text)")
        }
    }

    @Test func money() throws {
        let rows: [(String, isRounded: Bool, [ExpressionFault.Kind])] = [
            ("luas * nsr(jenis) * 0.25", true, []), ("luas * nsr(jenis) * 0.25", false, [.notProvablyWhole]),
            ("jumlah * 5000", false, [.wrongType(expected: "money", found: "integer", of: nil)]), ("50000", false, []),
            ("jumlah > 3 ? 50000 : biaya", false, []), ("round(biaya * 0.5)", false, []), ("biaya / 3.0", true, []),
            ("round(biaya / 3.0)", false, []), ("quotient(biaya, 3)", false, []),
        ]
        for (text, isRounded, kinds) in rows {
            let checked = try check(text, .money(isRounded: isRounded))
            expect(checked.faults.map(\.kind), equals: kinds, "\(text)")
            expect(checked.isSound, equals: kinds.isEmpty, "\(text)")
        }
        let either = try check("jumlah > 3 ? 50000 : biaya", .money(isRounded: false))
        expect(either.type, equals: .integer(.rupiah))
    }

    @Test func presenceIsProved() throws {
        let rows: [(String, [String])] = [
            ("variant == 'perpanjangan' && izin_lama == 'x'", []), ("variant == 'baru' || izin_lama == 'x'", []),
            ("variant != 'baru' && izin_lama == 'x'", []), ("izin_lama == 'x' && variant == 'perpanjangan'", []),
            ("variant == 'baru' ? true : izin_lama == 'x'", []), ("has(izin_lama) && izin_lama == 'x'", []),
            ("izin_lama == 'x'", ["variant == 'perpanjangan'"]),
            ("izin_lama == 'x'", ["!(variant == 'baru')"]), ("usia >= 17 || sudah_kawin", []), ("usia > 16 || sudah_kawin", []),
            ("usia <= 16 && sudah_kawin", []), ("usia == 12 && sudah_kawin", []), ("!(usia >= 17) && sudah_kawin", []),
            ("usia in [3, 4] && sudah_kawin", []),
            ("usaha_besar && nama_usaha == 'x'", []), ("applicant == 'company' && jumlah >= 11 && nama_usaha == 'x'", []),
            ("saksi.exists(s, has(s.nik) && s.nik == '1')", []), ("saksi.filter(s, has(s.nik)).map(s, s.umur).sum() > 0", []),
            ("has(sudah_kawin) && (usia < 17 && izin_lama == '' || sudah_kawin)", ["variant == 'perpanjangan'"]),
        ]
        for (text, assuming) in rows {
            try expect(check(text, .condition, assuming: assuming).faults, equals: [], "\(text)")
        }
    }

    @Test func presenceIsNotProved() throws {
        let rows: [(String, [String])] = [
            ("variant == 'baru' && izin_lama == 'x'", []), ("variant == 'perpanjangan' || izin_lama == 'x'", []),
            ("usia >= 17 && sudah_kawin", []),
            ("usia <= 17 && sudah_kawin", []), ("usia < 17 || sudah_kawin", []), ("applicant == 'company' && nama_usaha == 'x'", []),
            ("jumlah >= 10 && applicant == 'company' && nama_usaha == 'x'", []), ("has(catatan) || catatan == 'x'", []),
            // Each would justify the other, and both are absent.
            ("izin_lama == 'x' && sudah_kawin", ["!has(sudah_kawin) || has(izin_lama)", "has(sudah_kawin) || !has(izin_lama)"]),
            (
                "sudah_kawin && ((sudah_kawin == true ? izin_lama == 'x' : usaha_besar) && !(sudah_kawin != false))", []
            ),
            // The birthday may come between the two.
            ("age(tanggal_lahir) < 17 && sudah_kawin", []), ("sudah_kawin", ["pemohon.usia < 18"]),
            ("catatan == 'x'", ["pemohon.catatan != ''|| true"]),
        ]
        for (text, assuming) in rows {
            let faults = try check(text, .condition, assuming: assuming).faults
            expect(!faults.isEmpty, "\(text)")
            for fault in faults { expect(String(describing: fault.kind).hasPrefix("mayBeAbsent"), "\(text)") }
        }
    }

    @Test func readsAreCanonicalAndInOrder() throws {
        try expect(
            check("luas * nsr(jenis) > 3 && saksi.all(s, s.umur > usia) && luas > 1").reads,
            equals: [
                "reklame.luas", "nsr()", "reklame.jenis", "pemohon.saksi", "pemohon.usia",
            ])
    }

    /// The budget ends a proof of many unknowns; that is said, not passed over.
    @Test func aProofOverBudgetIsSaid() throws {
        let parts = (0..<80).map { "saksi.exists(s, s.umur == \($0))" }
        let faults = try check("(" + parts.joined(separator: " || ") + ") && izin_lama == 'x'", .condition).faults
        expect(faults.map { String(describing: $0.kind) }.allSatisfy { $0.hasPrefix("presenceNotProved") })
        expect(!faults.isEmpty)
    }

    /// What the parser accepts at its limits is checked, printed and evaluated too.
    @Test func depthIsCarriedThrough() throws {
        let rows: [String] = [
            String(repeating: "!", count: 150) + "usaha_besar",
            String(repeating: "usaha_besar && (", count: 75) + "usaha_besar" + String(repeating: ")", count: 75),
            String(repeating: "usaha_besar ? usaha_besar : ", count: 75) + "usaha_besar",
            "jumlah" + String(repeating: " + jumlah", count: 150) + " > 3", "saksi.exists(s, s.umur > 3) || true",
        ]
        for text in rows {
            let checked = try check(text, .condition)
            expect(checked.faults, equals: [], "\(text)")
            let program = try Program(checked.expression)
            let environment = TestEnvironment(values: [
                "usaha_besar": .bool(true), "reklame.jumlah": .integer(1), "pemohon.saksi": .list([]),
            ])
            if case .failure(let fault) = program.holds(environment) { Issue.record("\(fault)") }
        }
    }

    @Test func textsAreStoredInNormalForm() throws {
        try expect(
            check("has(catatan) && catatan == 'Ame\u{301}lie'").node.canonicalText,
            equals: "has(pemohon.catatan) && pemohon.catatan == 'Am\u{e9}lie'")
    }
}
