import Expectations
import ServiceIR
import Testing

/// What may be left out while a condition holds: fields, rows, several answers, documents and the members of groups.
@Suite struct OptionalTests {
    typealias F = FormFixture

    static func optional(_ type: FieldType, when condition: String, _ change: (inout Field) -> Void = { _ in }) -> Field {
        F.field(type) {
            $0.isOptional = true
            $0.optionalWhen = Expression(condition)
            change(&$0)
        }
    }

    static func optional(_ name: String, when condition: String, _ change: (inout Requirement) -> Void = { _ in }) -> Requirement {
        F.requirement(name) {
            $0.isOptional = true
            $0.optionalWhen = Expression(condition)
            change(&$0)
        }
    }

    static let service = F.service([
        "milik": F.field(.yesNo),
        "pemilik": optional(.text, when: "data.milik"),
        "panjang": F.field(.integer) { $0.value = Expression("data.milik ? 0 : size(data.pemilik)") },
        "hari": optional(.choices, when: "data.milik") { $0.options = ["a": Option(name: F.text("A"))] },
        "pihak": optional(.list, when: "data.milik") {
            $0.many = Bounds(1, 3)
            $0.fields = ["asing": F.field(.yesNo), "paspor": optional(.text, when: "!asing")]
        },
    ]) {
        $0.documents["kuasa"] = optional("Kuasa", when: "data.milik")
        $0.documents["berkas"] = F.requirement("Berkas") {
            $0.group = .allOf
            $0.members["denah"] = F.requirement("Denah")
            $0.members["sewa"] = optional("Sewa", when: "data.milik")
        }
    }

    static func sent(_ data: JSONObject, _ documents: JSONObject) -> JSONValue {
        ["form": ["data": .object(data)], "documents": .object(documents)]
    }

    static let paper = Evidence.paper.json

    @Test func whoMayLeavesItOut() throws {
        let submission = try F.submission(Self.service, Self.sent(["milik": true], ["berkas": ["denah": Self.paper]]))
        expect(submission.values["data.pemilik"] == nil)
        expect(submission.values["data.hari"] == nil && submission.values["data.pihak"] == nil)
        // No answer among several is one left out.
        try F.judges(Self.service, Self.sent(["milik": true, "hari": []], ["berkas": ["denah": Self.paper]]), as: [])
    }

    @Test func allOthersMust() throws {
        let faults = try F.faults(Self.service, Self.sent(["milik": false, "hari": []], ["berkas": ["denah": Self.paper]]))
        expect(
            faults,
            equals: [
                "required /form/data/pemilik", "too_few_rows /form/data/hari", "required /form/data/pihak",
                "document_missing /documents/kuasa", "document_missing /documents/berkas/sewa",
            ])
        let given: JSONObject = ["milik": false, "pemilik": "Sitti", "hari": ["a"], "pihak": [["asing": false], ["asing": true]]]
        let documents: JSONObject = ["kuasa": Self.paper, "berkas": ["denah": Self.paper, "sewa": Self.paper]]
        try F.judges(Self.service, Self.sent(given, documents), as: ["required /form/data/pihak/1/paspor"])
    }

    /// A condition that cannot be judged misses nothing: the fault that it read is told alone.
    @Test func whatCannotBeJudgedMissesNothing() throws {
        try F.judges(Self.service, Self.sent([:], ["berkas": ["denah": Self.paper]]), as: ["required /form/data/milik"])
    }

    @Test func pagesAreTold() throws {
        let validator = try SubmissionValidator(service: Self.service)
        let free = validator.inquire(Self.sent(["milik": true], [:]), at: F.moment)
        expect(free.optional.isSuperset(of: ["data.pemilik", "data.hari", "data.pihak"]))
        expect(free.optionalDocuments.isSuperset(of: ["kuasa", "berkas.sewa"]) && !free.optionalDocuments.contains("berkas.denah"))
        let bound = validator.inquire(Self.sent(["milik": false, "pihak": [["asing": false]]], [:]), at: F.moment)
        expect(bound.optional == ["data.pihak.0.paspor"] && bound.optionalDocuments.isEmpty)
        expect(bound.asked.contains("data.pemilik"))
    }
}
