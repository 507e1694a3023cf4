import Expectations
import ServiceIR
import Testing

#if canImport(Glibc)
    import Glibc
#endif

/// What the checker lets through never reads what is absent and never meets a wrong type, whatever the answers.
@Suite struct CheckerSoundnessTests {
    /// Answers that fit `exampleScope`: a field is there exactly where its condition holds.
    private struct Answers: ExpressionEnvironment {
        var values: [String: Value] = [:]
        var today = CivilDate(year: 2026, month: 3, day: 1)!
        func value(of name: [String]) -> Value? { values[name.joined(separator: ".")] }
        func table(_ id: String, _ inputs: [Value]) -> Result<Value, EvaluationFault> { .success(.integer(250)) }

        init(_ random: inout SampleSource) {
            func pick<T>(_ items: [T]) -> T { items.randomElement(using: &random)! }
            let renewal = pick([true, false])
            let company = pick([true, false])
            let age = Int64(pick([0, 12, 15, 16, 17, 18, 40]))
            let count = Int64(pick([0, 9, 10, 11, 50]))
            values = [
                "variant": .text(renewal ? "perpanjangan" : "baru"), "applicant": .text(company ? "company" : "person"),
                "reklame.jenis": .text(pick(["papan", "bando", "videotron", "kain", "selebaran"])), "reklame.jumlah": .integer(count),
                "reklame.panjang": .decimal(Decimal128("2.5")!), "reklame.luas": .decimal(Decimal128(pick(["0.0", "24.0", "24.5"]))!),
                "reklame.biaya": .integer(5000), "reklame.mulai": .time(TimeOfDay("08:30")!), "pemohon.usia": .integer(age),
                "pemohon.tanggal_lahir": .date(CivilDate(year: 2026 - Int(age), month: 1, day: 5)!),
                "documents.ktp": .bool(pick([true, false])),
                "usaha_besar": .bool(company && count > 10),
            ]
            if renewal { values["reklame.izin_lama"] = .text(pick(["x", "y"])) }
            if age < 17 { values["pemohon.sudah_kawin"] = .bool(pick([true, false])) }
            if company, count > 10 { values["pemohon.nama_usaha"] = .text(pick(["x", "y"])) }
            if pick([true, false]) { values["pemohon.catatan"] = .text(pick(["x", "y"])) }
            if pick([true, false]) { values["survei.hasil"] = .text(pick(["x", "y"])) }
            values["pemohon.saksi"] = .list(
                (0..<pick([0, 1, 3])).map { i in
                    var row: OrderedMap<ID<ValueKind>, Value> = ["nama": .text("A\(i)"), "umur": .integer(Int64(pick([10, 30])))]
                    if pick([true, false]) { row["nik"] = .text(pick(["1", "2"])) }
                    return .record(row)
                })
        }
    }

    private static let atoms = [
        "variant == 'baru'", "variant != 'baru'", "variant in ['perpanjangan']", "applicant == 'company'", "usia < 17", "usia >= 17",
        "usia == 12",
        "!(usia > 16)", "jumlah > 10", "jumlah <= 10", "jumlah >= 11", "usaha_besar", "izin_lama == 'x'", "izin_lama != 'x'", "sudah_kawin",
        "nama_usaha == 'x'", "catatan.startsWith('x')", "survei.hasil == 'x'", "has(izin_lama)", "has(catatan)", "has(survei.hasil)",
        "has(sudah_kawin)", "!has(nama_usaha)", "jenis in ['papan', 'kain']", "luas > 24", "size(catatan) > 0", "documents.ktp",
        "age(tanggal_lahir) < 17",
        "saksi.all(s, has(s.nik) && s.nik == '1')", "saksi.exists(s, s.nik == '1' && has(s.nik))", "saksi.exists(s, s.nik == '1')",
        "luas * nsr(jenis) * 0.25 > 1000", "true", "mulai < '09:00'", "(sudah_kawin ? izin_lama : catatan) == 'x'", "izin_lama == catatan",
        "sudah_kawin == true", "sudah_kawin != false", "usia * jumlah > 100",
        "usia < jumlah", "usia + jumlah > 27", "2 * usia <= jumlah + 3", "jumlah == usia", "usaha_besar == sudah_kawin",
    ]

    private func expression(_ depth: Int, _ random: inout SampleSource) -> String {
        if depth == 0 || Int.random(in: 0..<4, using: &random) == 0 { return Self.atoms.randomElement(using: &random)! }
        let a = expression(depth - 1, &random)
        let b = expression(depth - 1, &random)
        switch Int.random(in: 0..<6, using: &random) {
        case 0, 1: return "(\(a)) && (\(b))"
        case 2, 3: return "(\(a)) || (\(b))"
        case 4: return "!(\(a))"
        default: return "(\(a)) ? (\(b)) : (\(expression(depth - 1, &random)))"
        }
    }

    @Test func soundExpressionsHaveValues() throws {
        // Few in CI, `MPP_SEEDS` times as many in `make test-long`.
        let rounds = 500 * (getenv("MPP_SEEDS").flatMap { Int(String(cString: $0)) } ?? 1)
        let scope = exampleScope()
        var random = SampleSource(seed: 7)
        let answers = (0..<60).map { _ in Answers(&random) }
        var sound = 0
        var reading = 0
        for _ in 0..<rounds {
            let text = expression(3, &random)
            let assumption = Bool.random(using: &random) ? expression(1, &random) : "true"
            let assumed = try ExpressionChecker.check(ExpressionParser.parse(assumption), in: scope, expecting: .condition)
            guard assumed.isSound else { continue }
            let checked = try ExpressionChecker.check(
                ExpressionParser.parse(text), in: scope, expecting: .condition, assuming: [assumed.node])
            guard checked.isSound else { continue }
            sound += 1
            if checked.reads.contains(where: { ["reklame.izin_lama", "pemohon.sudah_kawin", "pemohon.nama_usaha"].contains($0) }) {
                reading += 1
            }
            let program = Program(checked.node)
            let guardProgram = Program(assumed.node)
            for answer in answers where guardProgram.holds(answer) == .success(true) {
                if case .failure(let fault) = program.holds(answer) {
                    Issue.record(
                        "\(checked.node.canonicalText)\n  assuming \(assumed.node.canonicalText)\n  \(fault) with \(answer.values)")
                    break
                }
            }
        }
        // The sample must be worth something.
        expect(sound > rounds / 4)
        expect(reading > rounds / 16)
    }
}
