import Expectations
import ServiceIR
import Testing

/// Sections with several, several applicants, documents asked for each of them.
@Suite struct PartyTests {
    typealias F = FormFixture

    /// A husband and perhaps a wife who apply, one to three witnesses, an identity card of each, a letter of who is married.
    static let service = F.service(["berdua": F.field(.yesNo)]) { service in
        let person: OrderedMap<FieldID, Field> = [
            "nama": F.field(.text), "kawin": F.field(.yesNo),
            "gelar": F.field(.text) { $0.when = Expression("kawin") },
        ]
        var own = person
        own["gelar"]?.when = nil
        own["gelar"]?.isOptional = true
        service.form.sections["suami"] = Section(name: F.text("Suami"), party: .applicant, fields: own)
        service.form.sections["istri"] = Section(name: F.text("Istri"), when: Expression("data.berdua"), party: .applicant, fields: own)
        var witness = Section(name: F.text("Saksi"), party: .other, fields: person)
        witness.many = Bounds(1, 3)
        witness.unique = [["nama"]]
        service.form.sections["saksi"] = witness
        service.documents["ktp"] = F.requirement("KTP") { $0.per = ["suami", "istri", "saksi"] }
        service.documents["nikah"] = F.requirement("Buku nikah") {
            $0.per = ["suami", "saksi"]
            $0.when = Expression("kawin")
        }
        service.documents["foto"] = F.requirement("Foto") {
            $0.per = ["suami", "istri"]
            $0.isOptional = true
        }
        service.rules = [SubmissionRule(rule: Expression("saksi.all(s, s.nama != suami.nama)"), message: F.text("Saksi lain."))]
    }

    static func person(_ name: String, kawin: Bool = false) -> JSONValue { ["nama": .string(name), "kawin": .bool(kawin)] }
    static let paper: JSONValue = ["paper": true]

    static func sending(_ form: JSONObject = [:], _ documents: JSONObject = [:], party: JSONValue? = nil) -> JSONValue {
        var whole: JSONObject = ["data": ["berdua": false], "suami": person("Adi"), "saksi": [person("Budi")]]
        for (key, value) in form { whole[key] = value }
        var handed: JSONObject = ["ktp": ["suami": paper, "saksi": ["1": paper]]]
        for (key, value) in documents { handed[key] = value }
        var sending: JSONObject = ["form": .object(whole), "documents": .object(handed)]
        sending["party"] = party
        return .object(sending)
    }

    @Test func aSectionWithSeveralIsAList() throws {
        let submission = try F.submission(Self.service, Self.sending())
        expect(submission.values["saksi"], equals: .list([.record(["nama": .text("Budi"), "kawin": .bool(false)])]))
        expect(submission.applicants.isEmpty && submission.party == nil && submission.missing == ["foto.suami"])
        expect(submission.documents.keys, equals: ["ktp.suami", "ktp.saksi.1"])
        try F.judges(Self.service, Self.sending(["saksi": []]), as: ["too_few_rows /form/saksi"])
        try F.judges(Self.service, Self.sending(["saksi": [["nama": "Budi"]]]), as: ["required /form/saksi/0/kawin"])
        try F.judges(Self.service, Self.sending(["saksi": [Self.person("Adi")]]), as: ["rule "])
        let twice = Self.sending(
            ["saksi": [Self.person("Budi"), Self.person("Budi")]],
            ["ktp": ["suami": Self.paper, "saksi": ["1": Self.paper, "2": Self.paper]]])
        try F.judges(Self.service, twice, as: ["repeated_row /form/saksi/1/nama"])
    }

    @Test func whoFilesSaysWhichOfSeveralThatIs() throws {
        let both: JSONObject = ["data": ["berdua": true], "istri": Self.person("Ina")]
        let cards: JSONObject = ["ktp": ["suami": Self.paper, "istri": Self.paper, "saksi": ["1": Self.paper]]]
        try F.judges(Self.service, Self.sending(both, cards), as: ["required /party"])
        try F.judges(Self.service, Self.sending(both, cards, party: "saksi.1"), as: ["not_an_option /party"])
        try F.judges(Self.service, Self.sending(both, cards, party: 1), as: ["wrong_type /party"])
        let submission = try F.submission(Self.service, Self.sending(both, cards, party: "istri"))
        expect(submission.party == "istri" && submission.applicants == ["suami", "istri"])
        // Where there is one only, what is said counts for nothing.
        try expect(F.submission(Self.service, Self.sending(party: "siapa pun")).party == nil)
    }

    @Test func documentsAreAskedOfEachThatIsAsked() throws {
        try F.judges(
            Self.service, Self.sending([:], ["ktp": [:]]),
            as: [
                "document_missing /documents/ktp/suami", "document_missing /documents/ktp/saksi/1",
            ])
        // What is sent for a section or a row that is not there is dropped, a key that is none is refused.
        let more: JSONObject = ["ktp": ["suami": Self.paper, "istri": 7, "saksi": ["1": Self.paper, "9": "apa"]]]
        try expect(F.submission(Self.service, Self.sending([:], more)).documents.count, equals: 2)
        try F.judges(
            Self.service, Self.sending([:], ["ktp": ["suami": Self.paper, "anak": Self.paper, "saksi": ["1": Self.paper, "x": 1]]]),
            as: ["unknown_key /documents/ktp/anak", "unknown_key /documents/ktp/saksi/x"])
        // Its condition sees the fields of the section or row that it is asked for.
        try F.judges(
            Self.service, Self.sending(["saksi": [["nama": "Budi", "kawin": true, "gelar": "S.H."]]]),
            as: [
                "document_missing /documents/nikah/saksi/1"
            ])
        try F.judges(
            Self.service, Self.sending(["suami": Self.person("Adi", kawin: true)]),
            as: [
                "document_missing /documents/nikah/suami"
            ])
    }

    @Test func whatIsKeptIsReadBack() throws {
        let validator = try SubmissionValidator(service: Self.service)
        let both: JSONObject = ["data": ["berdua": true], "istri": Self.person("Ina")]
        let handed: JSONObject = [
            "ktp": ["suami": Self.paper, "istri": ["file": "a"], "saksi": ["1": Self.paper]], "foto": ["istri": Self.paper],
        ]
        let submission = try F.submission(Self.service, Self.sending(both, handed, party: "suami"))
        expect(submission.missing, equals: ["foto.suami"])
        expect(validator.restore(submission.json(in: .wib), in: .wib), equals: submission)
    }

    @Test func theFormAsksForEachRow() throws {
        let validator = try SubmissionValidator(service: Self.service)
        let both: JSONObject = ["data": ["berdua": true], "saksi": [Self.person("Budi"), ["nama": "Cici", "kawin": true]]]
        let inquiry = validator.inquire(Self.sending(both), at: F.moment)
        expect(inquiry.parties, equals: ["suami", "istri"])
        expect(inquiry.asked.contains("saksi") && inquiry.asked.contains("saksi.1.gelar") && !inquiry.asked.contains("saksi.0.gelar"))
        expect(inquiry.documents.isSuperset(of: ["ktp", "ktp.istri", "ktp.saksi", "ktp.saksi.2", "nikah.saksi.2"]))
        expect(!inquiry.documents.contains("nikah.saksi.1") && !inquiry.documents.contains("nikah.suami"))
    }
}
