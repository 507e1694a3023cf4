import Expectations
import Runtime
import ServiceIR
import Testing

#if canImport(Glibc)
    import Glibc
#endif

/// How many random cases each service is walked through: few in CI, 10,000 in `make test-long`.
let walkCount = getenv("MPP_WALKS").flatMap { Int(String(cString: $0)) } ?? 4

struct NaiveInterpreterTests {
    /// Engine and naive interpreter agree on random events over machines written by hand.
    @Test(arguments: Fixtures.all.indices) func fixtures(_ index: Int) throws {
        let engine = try Engine(service: Fixtures.all[index], catalog: Fixtures.catalog())
        var walk = try Walk(engine, seed: 20_260_302 + UInt64(index))
        for number in 0..<(walkCount * 2) {
            var submission = Fixtures.submission(
                luas: [1, 4, 8, 12, 30, 2000][number % 6], applicant: number % 2 == 0 ? "person" : "company",
                channel: number % 3 == 0 ? "counter" : "online")
            if engine.takesSlots {
                submission = Fixtures.booking(["2026-03-25T09:00", "2026-03-26T13:00", "2026-03-24T10:00"][number % 3], in: submission)
            }
            if Fixtures.all[index].form.sections["reklame"]?.fields["lama"] != nil {
                submission = Fixtures.naming("isi \(number % 4)", in: submission)
            }
            if let fault = walk.run(submission, most: 60) {
                Issue.record("\(engine.service.service) walk \(number): \(fault)")
                return
            }
        }
        // A walk that never gets anywhere would agree on nothing.
        expect(walk.accepted > walkCount * 6, "accepted \(walk.accepted), refused \(walk.refused)")
        expect(walk.refused.count > 6, "\(walk.refused)")
        expect(walk.ends.count > 1, "\(walk.ends)")
        if engine.service.service == "terbit_ulang" { expect(walk.mostIssues > 2, "issued \(walk.mostIssues) times") }
        if engine.service.service == "kartu" { expect(walk.mostIssues > 1 && walk.mostRows > 2, "\(walk.mostIssues), \(walk.mostRows)") }
    }
}
