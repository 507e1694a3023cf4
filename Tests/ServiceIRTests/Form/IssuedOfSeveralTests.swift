import Expectations
import ServiceIR
import Testing

/// A field of type `issued` that takes any of several outputs.
@Suite struct IssuedOfSeveralTests {
    typealias F = FormFixture

    static func service(accept: [IssuedState] = [.valid]) -> CompiledService {
        F.service([
            "lama": F.field(.issued) {
                $0.issued = IssuedOutput(service: "izin", output: "izin", accept: accept, values: ["luas": .integer])
                $0.issued?.others = [OutputName(service: "perpanjangan", output: "izin")]
            }
        ])
    }

    static func fact(_ service: ServiceID, _ number: String, luas: Int64, isRevoked: Bool = false) -> IssuedFact {
        var fact = IssuedFact(service: service, output: "izin", number: number)
        fact.isRevoked = isRevoked
        fact.values = ["luas": .integer(luas)]
        return fact
    }

    static func kept(_ service: CompiledService, _ number: String, _ found: [IssuedFact]) throws -> JSONValue? {
        var moment = F.moment
        moment.register.found = found
        let validator = try SubmissionValidator(service: service)
        guard case .success(let submission) = validator.validate(["form": ["data": ["lama": .string(number)]]], at: moment) else {
            return nil
        }
        let kept = submission.json(in: .wib)
        expect(validator.restore(kept, in: .wib), equals: submission)
        // What it was stays known when it is sent again.
        let again = validator.asSent(kept, in: .wib)
        expect(again.json["form"]?["data"]?["lama"], equals: .string(number))
        moment.register = again.register
        try expect(validator.validate(again.json, at: moment).get(), equals: submission)
        return kept["form"]?["data"]?["lama"]
    }

    @Test func eachOfThemServes() throws {
        let service = Self.service()
        let found = [Self.fact("izin", "1", luas: 4), Self.fact("perpanjangan", "2", luas: 9)]
        try expect(Self.kept(service, "1", found)?["output"], equals: "izin.izin")
        let second = try Self.kept(service, "2", found)
        expect(second?["output"] == "perpanjangan.izin" && second?["values"] == ["luas": 9])
        try expect(Self.kept(service, "3", found) == nil)
        let queries = try SubmissionValidator(service: service).queries(in: ["form": ["data": ["lama": "2"]]])
        expect(queries.map { "\($0.service).\($0.output) \($0.number)" }, equals: ["izin.izin 2", "perpanjangan.izin 2"])
    }

    /// A renewal keeps the number: of two that have it the one that is taken counts, else the first that is named.
    @Test func theSameNumberTwice() throws {
        let found = [Self.fact("perpanjangan", "1", luas: 9), Self.fact("izin", "1", luas: 4, isRevoked: true)]
        try expect(Self.kept(Self.service(), "1", found)?["output"], equals: "perpanjangan.izin")
        try expect(Self.kept(Self.service(accept: IssuedState.allCases), "1", found)?["output"], equals: "izin.izin")
        try expect(Self.kept(Self.service(accept: [.expired]), "1", found) == nil)
    }

    /// What nobody knows is none of them.
    @Test func anUnknownOne() throws {
        let kept = try Self.kept(Self.service(accept: [.unknown]), "7", [])
        expect(kept?["state"] == "unknown" && kept?["output"] == nil)
    }
}
