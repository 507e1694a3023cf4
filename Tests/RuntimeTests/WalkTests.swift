import Runtime
import ServiceIR
import Testing

#if canImport(Glibc)
    import Glibc
#endif

/// How many random cases each service is walked through: few in CI, 10,000 in `make test-long`.
let walkCount = getenv("MPP_WALKS").flatMap { Int(String(cString: $0)) } ?? 20

struct WalkTests {
    /// Engine and naive interpreter agree on random events over machines written by hand.
    @Test(arguments: [0, 1, 2]) func fixtures(_ index: Int) throws {
        let engine = try Engine(service: Fixtures.all[index], catalog: Fixtures.catalog())
        var walk = Walk(engine, seed: 20_260_302 + UInt64(index))
        for number in 0..<(walkCount * 3) {
            let submission = Fixtures.submission(
                luas: [1, 4, 8, 12, 30, 2000][number % 6], applicant: number % 2 == 0 ? "person" : "company",
                channel: number % 3 == 0 ? "counter" : "online")
            if let fault = walk.run(submission, most: 60) {
                Issue.record("\(engine.service.service) walk \(number): \(fault)")
                return
            }
        }
        // A walk that never gets anywhere would agree on nothing.
        #expect(walk.accepted > walkCount * 9, "accepted \(walk.accepted), refused \(walk.refused)")
        #expect(walk.refused.count > 6, "\(walk.refused)")
        #expect(walk.ends.count > 1, "\(walk.ends)")
    }
}
