import Expectations
import ServiceIR
import Testing

/// Files among the answers, documents that the register gives, and documents that a step asks for each of some sections.
@Suite struct HandedInTests {
    typealias F = FormFixture

    static let list = F.field(.list) {
        $0.many = Bounds(0, 3)
        $0.fields = ["gambar": F.field(.document), "judul": F.field(.text) { $0.isOptional = true }]
    }

    @Test func aFileIsAnUpload() throws {
        let service = F.service(["surat": F.field(.document), "lampiran": Self.list])
        let sent: JSONValue = ["form": ["data": ["surat": ["file": "a"], "lampiran": [["gambar": ["file": "b"]]]]]]
        let submission = try F.submission(service, sent)
        let kept = submission.json(in: .wib)
        expect(kept["form"]?["data"]?["surat"], equals: ["file": "a"])
        try expect(SubmissionValidator(service: service).restore(kept, in: .wib), equals: submission)
        let files = UploadedFile.all(in: kept["form"]?.object ?? [:], service.form)
        expect(files.map { "\($0.path.joined(separator: ".")) \($0.upload)" }, equals: ["data.surat a", "data.lampiran.0.gambar b"])
        for wrong in ["a", 1, ["paper": true], ["file": ""], ["file": "a", "issued_on": "2026-01-01"], [:]] as [JSONValue] {
            try F.judges(service, ["form": ["data": ["surat": wrong, "lampiran": []]]], as: ["wrong_type /form/data/surat"])
        }
        try F.judges(service, ["form": ["data": ["lampiran": []]]], as: ["required /form/data/surat"])
    }

    /// A timer tells a new case what the earlier one was told, but not whose files it has.
    @Test func filesStayWithTheirCase() {
        let service = F.service(["nama": F.field(.text), "surat": F.field(.document), "lampiran": Self.list])
        let earlier: JSONValue = [
            "form": ["data": ["nama": "Sitti", "surat": ["file": "a"], "lampiran": [["gambar": ["file": "b"]]]]]
        ]
        let fact = IssuedFact(service: "lain", output: "izin", number: "1")
        expect(service.sending(for: fact, from: earlier, variant: nil)["form"], equals: ["data": ["nama": "Sitti"]])
    }

    static let permit = IssuedOutput(service: "lain", output: "izin")

    static func moment(_ held: [String?], isVerified: Bool) -> SubmissionMoment {
        var moment = F.moment
        moment.register.isVerified = isVerified
        moment.register.held = held.enumerated().map { number, until in
            var fact = IssuedFact(service: "lain", output: "izin", number: "\(number + 1)/I")
            fact.validUntil = until.flatMap { CivilDate($0) }
            return fact
        }
        return moment
    }

    @Test func theRegisterGivesADocument() throws {
        let service = F.service(["luas": F.field(.integer)]) {
            $0.documents["izin"] = F.requirement("Izin") { $0.from = DocumentSource(output: Self.permit, of: F.text("Layanan lain")) }
            $0.documents["bukti"] = F.requirement("Bukti") {
                $0.group = .anyOf
                $0.members["izin"] = F.requirement("Izin") { $0.from = DocumentSource(output: Self.permit, of: nil) }
                $0.members["sewa"] = F.requirement("Sewa")
            }
        }
        let validator = try SubmissionValidator(service: service)
        func faults(_ documents: JSONValue, _ held: [String?], isVerified: Bool) -> [String] {
            let sent: JSONValue = ["form": ["data": ["luas": 1]], "documents": documents]
            guard case .failure(let refused) = validator.validate(sent, at: Self.moment(held, isVerified: isVerified)) else { return [] }
            return refused.faults.map { "\($0.code.rawValue) \($0.path)" }
        }
        let file: JSONValue = ["file": "a"]
        // Known, and holding a valid one: nothing is handed in, what is sent is dropped.
        func check(_ documents: JSONValue, _ held: [String?], isVerified: Bool, _ expected: [String]) {
            let found = faults(documents, held, isVerified: isVerified)
            expect(found, equals: expected, "\(documents.text()) of \(held)")
        }
        check([:], ["2026-03-16"], isVerified: true, [])
        check(["izin": file, "bukti": ["izin": file]], [nil], isVerified: true, [])
        // Known to hold none: no upload stands for it.
        check(
            ["izin": file, "bukti": ["izin": file]], ["2026-03-15"], isVerified: true,
            ["output_missing /documents/izin", "none_of_documents /documents/bukti"])
        check(["bukti": ["sewa": file]], [], isVerified: true, ["output_missing /documents/izin"])
        // Not known: an upload, as of any other document; nobody says of himself what the register knows.
        check(["izin": file, "bukti": ["izin": file]], [], isVerified: false, [])
        check([:], [], isVerified: false, ["document_missing /documents/izin", "none_of_documents /documents/bukti"])
        for name in ["lain.izin", "izin", ""] {
            let forged: JSONValue = ["output": .string(name), "number": "1/I"]
            check(["izin": forged, "bukti": ["sewa": file]], [], isVerified: false, ["wrong_type /documents/izin"])
            check(["izin": file, "bukti": ["sewa": forged]], [], isVerified: false, ["wrong_type /documents/bukti/sewa"])
        }
        // What was taken is kept, and known again when the case is mended.
        let sent: JSONValue = ["form": ["data": ["luas": 1]]]
        let kept = try validator.validate(sent, at: Self.moment(["2026-06-30"], isVerified: true)).get().json(in: .wib)
        expect(kept["documents"]?["izin"], equals: ["output": "lain.izin", "number": "1/I", "valid_until": "2026-06-30"])
        let (again, register) = validator.asSent(kept, in: .wib)
        expect(again["documents"], equals: ["bukti": [:]])
        expect(!register.isVerified && register.held.map(\.number) == ["1/I"])
        let mended = SubmissionMoment(F.moment.instant, in: .wib, register: register)
        try expect(validator.validate(again, at: mended).get().json(in: .wib)["documents"], equals: kept["documents"])
    }

    @Test func aStepAsksADocumentForEachSection() throws {
        var form = Form()
        form.sections["data"] = Section(name: F.text("Data"), fields: ["dewasa": F.field(.yesNo)])
        form.sections["saksi"] = Section(name: F.text("Saksi"), fields: ["dewasa": F.field(.yesNo)])
        form.sections["saksi"]?.many = Bounds(0, 3)
        form.sections["wali"] = Section(name: F.text("Wali"), when: Expression("data.dewasa == false"), fields: ["dewasa": F.field(.yesNo)])
        let validator = try RecordValidator(
            fields: [:],
            documents: [
                "ktp": F.requirement("KTP") {
                    $0.per = ["data", "saksi", "wali"]
                    $0.when = Expression("dewasa")
                }
            ], names: [["periksa"]], form: form, tables: [:])
        func person(_ isAdult: Bool) -> Value { .record(["dewasa": .bool(isAdult)]) }
        let known = RecordValidatorTests.Case(values: ["data": person(true), "saksi": .list([person(true), person(false), person(true)])])
        func judged(_ documents: JSONValue) -> Result<FilledRecord, SubmissionFaults> {
            validator.validate(fields: [:], documents: documents, at: F.moment, in: known)
        }
        guard case .failure(let refused) = judged(["ktp": ["data": ["file": "a"], "saksi": ["2": ["file": "b"]]]]) else {
            return expect(Bool(false))
        }
        expect(
            refused.faults.map { "\($0.code.rawValue) \($0.path)" },
            equals: [
                "document_missing /documents/ktp/saksi/1", "document_missing /documents/ktp/saksi/3",
            ])
        let whole: JSONValue = ["ktp": ["data": ["file": "a"], "saksi": ["1": ["file": "b"], "3": ["paper": true]]]]
        let record = try judged(whole).get()
        expect(record.documents, equals: ["ktp.data": .file("a"), "ktp.saksi.1": .file("b"), "ktp.saksi.3": .paper])
        expect(Evidence.nested(JSONObject(record.documents.map { (ID($0.key.rawValue), $0.value.json) })), equals: whole.object)
    }
}
