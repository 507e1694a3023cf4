import Expectations
import ServiceIR
import Testing

/// Types that are made of parts, and the way between two places.
@Suite struct FieldPartsTests {
    typealias F = FormFixture

    static let service = F.service([
        "rumah": F.field(.address), "letak": F.field(.location) { $0.isOptional = true },
        "warga": F.field(.yesNo) { $0.value = Expression("data.rumah.village.startsWith('73.07')") },
    ])

    static func sending(_ rumah: JSONValue, _ letak: JSONValue? = nil) -> JSONValue {
        var data: JSONObject = ["rumah": rumah]
        data["letak"] = letak
        return ["form": ["data": .object(data)]]
    }

    @Test func everyPartIsJudgedAtItsPlace() throws {
        let submission = try F.submission(
            Self.service, Self.sending(["street": "Jalan Pemuda 1", "village": "73.07.01.1001", "rt": "007"]))
        expect(submission.values["data.warga"], equals: .bool(true))
        expect(
            submission.values["data.rumah"],
            equals: .record(["street": .text("Jalan Pemuda 1"), "rt": .text("007"), "village": .text("73.07.01.1001")]))
        try F.judges(Self.service, Self.sending("Jalan Pemuda 1"), as: ["wrong_type /form/data/rumah"])
        try F.judges(
            Self.service, Self.sending(["village": "73.07", "postal_code": "9261", "kota": "Sinjai"]),
            as: [
                "unknown_key /form/data/rumah/kota", "required /form/data/rumah/street", "wrong_form /form/data/rumah/village",
                "pattern /form/data/rumah/postal_code",
            ])
        try F.judges(
            Self.service, Self.sending(["street": "A", "village": "73.07.01.1001"], ["latitude": -91]),
            as: [
                "below_min /form/data/letak/latitude", "required /form/data/letak/longitude",
            ])
    }

    @Test func aPlaceFarAwayIsDoubted() throws {
        let home: JSONValue = ["street": "A", "village": "73.07.01.1001"]
        let near = try F.submission(Self.service, Self.sending(home, ["latitude": -5, "longitude": 120]))
        expect(near.warnings.isEmpty)
        let far = try F.submission(Self.service, Self.sending(home, ["latitude": 52, "longitude": 5]))
        expect(far.warnings.map(\.code) == [.doubtfulNumber] && far.warnings.map(\.path.description) == ["/form/data/letak"])
    }

    @Test func whatIsKeptIsReadBack() throws {
        let validator = try SubmissionValidator(service: Self.service)
        var submission = try F.submission(
            Self.service, Self.sending(["street": "A", "village": "73.07.01.1001"], ["latitude": 52, "longitude": 5]))
        submission.warnings = []
        expect(validator.restore(submission.json(in: .wib), in: .wib), equals: submission)
    }

    /// Against figures worked out with another machine's sine.
    @Test func distances() {
        let rows: [(Double, Double, Double, Double, Int64)] = [
            (-5.125, 120.25, -5.125, 120.253, 332), (-6.2, 106.8, -7.25, 112.75, 667_338), (0, 0, 0, 180, 20_015_114),
            (90, 0, -90, 0, 20_015_114), (-5.135, 119.412, -5.135, 119.412, 0),
        ]
        for (a, b, c, d, metres) in rows {
            expect(
                GeoPoint(latitude: a, longitude: b).metres(to: GeoPoint(latitude: c, longitude: d)), equals: metres,
                "\(a), \(b) to \(c), \(d)")
            expect(
                GeoPoint(latitude: c, longitude: d).metres(to: GeoPoint(latitude: a, longitude: b)), equals: metres,
                "\(a), \(b) to \(c), \(d)")
        }
    }

    @Test func datesOfDocuments() throws {
        let service = F.service([:]) { service in
            service.documents["skck"] = F.requirement("SKCK") { $0.maxAge = Period(6, .months) }
            service.documents["sehat"] = F.requirement("Sehat") {
                $0.mustBeValid = true
                $0.isOptional = true
            }
            service.documents["arsip"] = F.requirement("Arsip") { $0.from = DocumentSource(agency: "kantor") }
        }
        func faults(_ documents: JSONObject) throws -> [String] { try F.faults(service, ["documents": .object(documents)]) }
        // On 16 March 2026.
        try expect(faults(["skck": ["paper": true, "issued_on": "2025-09-16"]]), equals: [])
        try expect(faults(["skck": ["paper": true, "issued_on": "2025-09-15"]]), equals: ["document_too_old /documents/skck/issued_on"])
        try expect(faults(["skck": ["paper": true, "issued_on": "2026-03-17"]]), equals: ["above_max /documents/skck/issued_on"])
        try expect(faults(["skck": ["paper": true]]), equals: ["required /documents/skck/issued_on"])
        try expect(faults(["skck": ["paper": true, "issued_on": "kemarin"]]), equals: ["wrong_form /documents/skck/issued_on"])
        let skck: JSONValue = ["file": "a", "issued_on": "2026-01-05", "valid_until": 7]
        try expect(
            faults(["skck": skck, "sehat": ["paper": true, "valid_until": "2026-03-15"]]),
            equals: [
                "document_expired /documents/sehat/valid_until"
            ])
        // A date that is not asked is dropped, and so is what the office gets by itself.
        let submission = try F.submission(service, ["documents": ["skck": skck, "arsip": "apa saja"]])
        expect(submission.documents, equals: ["skck": Evidence(.file("a"), issuedOn: CivilDate("2026-01-05"))])
        try expect(SubmissionValidator(service: service).restore(submission.json(in: .wib), in: .wib), equals: submission)
    }
}
