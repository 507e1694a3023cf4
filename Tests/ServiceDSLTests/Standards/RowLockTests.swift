import Expectations
import ServiceDSL
import ServiceIR
import Testing

/// Random conditions over rows against the standard's, and against every list that could be sent: a lock speaks up exactly when somebody is
/// worse off.
@Suite struct RowLockTests {
    private static let standard = LockTests.standard
        .replacing(
            "  reklame:\n    name: Reklame",
            with: """
                  saksi:
                    name: Saksi
                    many: 1 to 3
                    fields:
                      umur: { name: Umur, type: integer, min: 0, max: 40 }
                      wni: { name: WNI, type: yes_no }
                      dewasa: { name: Dewasa, type: yes_no, value: umur > 17 }
                  reklame:
                    name: Reklame
                """
        )
        .replacing("  ktp: KTP", with: "  ktp: KTP\n  izin: { name: Izin, when: CONDITION }")

    private static func compile(_ standard: String, _ region: String, dewasa: Int?) -> Compilation {
        var text = "documents: { izin: { when: \"\(region)\" } }"
        if let dewasa { text += "\nform: { saksi: { fields: { dewasa: { value: umur > \(dewasa) } } } }" }
        var files = Region(overlay: text, standard: { _ in Self.standard.replacing("CONDITION", with: "\"\(standard)\"") })
        files.extends = "nasional/izin@1"
        return files.compile()
    }

    @Test(arguments: seeds(5))
    func aLockSpeaksUpExactlyWhenSomebodyIsWorseOff(seed: Int) throws {
        var random = SampleSource(seed: UInt64(seed))
        let (there, here) = (RowCondition.mixed(&random), RowCondition.mixed(&random))
        let adult = Bool.random(using: &random) ? [12, 17, 20].randomElement(using: &random) : nil
        let compilation = Self.compile(there.text, here.text, dewasa: adult)
        let found = compilation.findings.filter { $0.severity >= .danger }
        try #require(found.allSatisfy { $0.rule.slug.hasPrefix("lock") }, "\(there.text)\n\(here.text)\n\(compilation.lines)")
        let isWorse = Row.lists.contains { here.holds($0, adult: adult ?? 17) && !there.holds($0, adult: 17) }
        let locks = found.filter { $0.message.en.hasPrefix("`documents: at_most`") }
        expect(locks.isEmpty != isWorse, "\(there.text)\n\(here.text), adult \(adult ?? 17)\n\(compilation.lines)")
        expect(locks.allSatisfy { $0.rule.slug == "lock-broken" }, "\(there.text)\n\(here.text)\n\(compilation.lines)")
    }

    private struct Row {
        let age: Int
        let isCitizen: Bool

        private static let all = [0, 12, 13, 17, 18, 20, 21, 40].flatMap { age in [true, false].map { Row(age: age, isCitizen: $0) } }
        static let lists =
            all.map { [$0] } + all.flatMap { a in all.map { [a, $0] } }
            + all.flatMap { a in all.flatMap { b in all.map { [a, b, $0] } } }
    }

    /// `exists`, `all`, `exists_one` or the size of a `filter`, over a random condition on a row.
    private struct RowCondition {
        let text: String
        private let test: ([Row], Int) -> Bool

        private init(text: String, test: @escaping ([Row], Int) -> Bool) {
            self.text = text
            self.test = test
        }

        /// One, or two of them together.
        static func mixed(_ random: inout SampleSource) -> RowCondition {
            let a = RowCondition(&random)
            guard Int.random(in: 0..<3, using: &random) == 0 else { return a }
            let b = RowCondition(&random)
            return Bool.random(using: &random)
                ? RowCondition(text: "\(a.text) && \(b.text)") { a.holds($0, adult: $1) && b.holds($0, adult: $1) }
                : RowCondition(text: "\(a.text) || \(b.text)") { a.holds($0, adult: $1) || b.holds($0, adult: $1) }
        }

        init(_ random: inout SampleSource) {
            let name = ["s", "x"].randomElement(using: &random) ?? "s"
            let age = [12, 17, 20].randomElement(using: &random) ?? 17
            let tests: [(String, (Row, Int) -> Bool)] = [
                ("\(name).umur > \(age)", { row, _ in row.age > age }), ("\(name).umur <= \(age)", { row, _ in row.age <= age }),
                ("\(name).wni", { row, _ in row.isCitizen }),
                ("\(name).umur > \(age) && \(name).wni", { row, _ in row.age > age && row.isCitizen }),
                ("\(name).umur > \(age) || !\(name).wni", { row, _ in row.age > age || !row.isCitizen }),
                ("\(name).dewasa", { row, adult in row.age > adult }),
            ]
            let (inner, test) = tests[Int.random(in: 0..<tests.count, using: &random)]
            let least = Int.random(in: 1...3, using: &random)
            let outer: [(String, (Int, Int) -> Bool)] = [
                ("saksi.exists(\(name), \(inner))", { met, _ in met > 0 }), ("saksi.all(\(name), \(inner))", { $0 == $1 }),
                ("saksi.exists_one(\(name), \(inner))", { met, _ in met == 1 }),
                ("size(saksi.filter(\(name), \(inner))) >= \(least)", { met, _ in met >= least }),
                ("saksi.filter(\(name), \(inner)).size() < \(least)", { met, _ in met < least }),
            ]
            let (text, counts) = outer[Int.random(in: 0..<outer.count, using: &random)]
            self.init(text: text) { rows, adult in counts(rows.count { test($0, adult) }, rows.count) }
        }

        func holds(_ rows: [Row], adult: Int) -> Bool { test(rows, adult) }
    }
}
