import Emitters
import Expectations
import ServiceIR
import Testing

@Suite struct SamplerTests {
    static let moment = SubmissionMoment(Instant(seconds: 1_773_626_400), in: .wib)

    func sampler() throws -> SubmissionSampler { SubmissionSampler(try SubmissionValidator(service: Fixture.service), at: Self.moment) }

    @Test func everySampleIsWhatItSaysItIs() throws {
        let sampler = try sampler()
        var codes: Set<SubmissionFault.Code> = []
        for seed in 0..<40 as Range<UInt64> {
            if seed < 12 {
                let valid = try #require(sampler.sample(seed: seed, .valid))
                #expect(throws: Never.self) { try sampler.validator.validate(valid.json, at: Self.moment).get() }
            }
            let broken = try #require(sampler.sample(seed: seed, .broken))
            let boundary = try #require(broken.boundary)
            guard case .failure(let refused) = sampler.validator.validate(broken.json, at: Self.moment) else {
                Issue.record("accepted, though broken at \(boundary)")
                continue
            }
            expect(refused.faults.contains { $0.code == boundary.code && $0.path == boundary.path })
            codes.insert(boundary.code)
        }
        expect(codes.isSuperset(of: [.required, .unknownKey, .wrongType, .belowMin, .aboveMax, .notAnOption, .tooManyRows, .rule]))
    }

    @Test func theSameSeedGivesTheSameBytes() throws {
        let (one, other) = (try sampler(), try sampler())
        for seed in 0..<3 as Range<UInt64> {
            expect(one.sample(seed: seed, .broken)?.json.bytes(.compact), equals: other.sample(seed: seed, .broken)?.json.bytes(.compact))
        }
        expect(one.sample(seed: 1, .valid) != one.sample(seed: 2, .valid))
    }
}
