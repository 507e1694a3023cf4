import Expectations
import ServiceDSL
import ServiceIR
import Testing

/// Times by a number, of a random standard and a random region, against every number: the lock speaks up where somebody waits longer.
@Suite struct CountedLockTests {
    private static let vehicles = 0...9
    private static let bottles = 0...6

    private static func standard(_ rows: String) -> String {
        """
        standard: uji
        version: 1
        name: Pengujian
        agency: dinas
        legal_basis: { uu: UU 25/2009 }
        applicants: [person]
        channels: [counter]
        variants: { baru: Baru, ulang: Ulang }
        form:
          alat: { name: Alat, many: 0 to 9, fields: { merek: { name: Merek, type: text, purpose: Bukti } } }
          contoh: { name: Contoh, fields: { botol: { name: Botol, type: integer, min: 0, max: 6 } } }
        documents: { ktp: KTP }
        fee: free
        sla: { within: \(rows) }
        workflow:
          periksa: { name: Periksa, by: loket, to: selesai }
          selesai: { end: granted }
        product: Jawaban
        privacy: { basis: public_service, keep_for: 1 year }
        locks: { sla: at_most }

        """
    }

    /// One row: whom it is for, how many days, for each of what.
    private struct Row {
        enum Counted: String, CaseIterable { case nothing, alat, botol }
        var condition: String?
        var holds: @Sendable (_ vehicles: Int, _ bottles: Int, _ isNew: Bool) -> Bool
        var days: Int
        var counted: Counted

        var text: String {
            let time = "\(days) hari kerja" + (counted == .nothing ? "" : " per \(counted.rawValue)")
            return "{ " + (condition.map { "when: \($0), " } ?? "") + "within: \(time) }"
        }

        func days(_ vehicles: Int, _ bottles: Int) -> Int { days * (counted == .nothing ? 1 : counted == .alat ? vehicles : bottles) }
    }

    private static func rows(_ random: inout SampleSource, _ counted: [Row.Counted]) -> [Row] {
        func row(_ condition: String?, _ random: inout SampleSource, _ holds: @escaping @Sendable (Int, Int, Bool) -> Bool) -> Row {
            Row(
                condition: condition, holds: holds, days: Int.random(in: 1...6, using: &random),
                counted: counted[Int.random(in: 0..<counted.count, using: &random)])
        }
        var rows: [Row] = []
        if Bool.random(using: &random) {
            let number = Int.random(in: 1...7, using: &random)
            rows.append(row("size(alat) > \(number)", &random) { vehicles, _, _ in vehicles > number })
        }
        if Bool.random(using: &random) {
            rows.append(
                Bool.random(using: &random)
                    ? row("variant == 'baru'", &random) { _, _, isNew in isNew }
                    : row("botol <= 3", &random) { _, bottles, _ in bottles <= 3 })
        }
        return rows + [row(nil, &random) { _, _, _ in true }]
    }

    @Test(arguments: seeds(16)) func aLockSpeaksUpWhereSomebodyWaitsLonger(seed: Int) throws {
        var random = SampleSource(seed: UInt64(seed))
        // Every third pair may count different things, of which not all is proved.
        let counted: [Row.Counted] = seed % 3 == 0 ? [.nothing, .alat, .botol] : [.nothing, .alat]
        let (known, own) = (Self.rows(&random, counted), Self.rows(&random, counted))
        func list(_ rows: [Row]) -> String { "[ \(rows.map(\.text).joined(separator: ", ")) ]" }
        var region = Region(overlay: "sla: { within: \(list(own)) }\n", standard: { _ in Self.standard(list(known)) })
        region.extends = "nasional/uji@1"
        let compilation = region.compile()
        let others = compilation.findings.filter { $0.severity >= .danger && !$0.rule.slug.hasPrefix("lock") }
        try #require(others.isEmpty, "\(compilation.lines)")
        let locks = compilation.findings.filter { $0.rule.slug.hasPrefix("lock") }.map(\.rule.slug)
        let isWorse = Self.vehicles.contains { vehicles in
            Self.bottles.contains { bottles in
                [true, false].contains { isNew in
                    func days(_ rows: [Row]) -> Int { rows.first { $0.holds(vehicles, bottles, isNew) }?.days(vehicles, bottles) ?? 0 }
                    return days(own) > days(known)
                }
            }
        }
        let about = "\(list(known)) ; \(list(own))\n\(compilation.lines)"
        expect(isWorse ? !locks.isEmpty : !locks.contains("lock-broken"), "worse: \(isWorse) \(about)")
        if seed % 3 != 0 { expect(locks, equals: (isWorse ? ["lock-broken"] : []), "worse: \(isWorse) \(about)") }
    }
}
