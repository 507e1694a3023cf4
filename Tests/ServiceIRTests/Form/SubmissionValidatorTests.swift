import Expectations
import ServiceIR
import Testing

@Suite struct SubmissionValidatorTests {
    typealias F = FormFixture

    @Test func allFaultsComeAtOnceInTheOrderOfTheForm() throws {
        let service = F.service([
            "nama": F.field(.text), "umur": F.field(.integer) { $0.min = 17 },
            "jenis": F.field(.choice) { $0.options = F.options("a", "b") },
        ]) { $0.documents = ["ktp": F.requirement("KTP")] }
        try F.judges(
            service, ["form": ["data": ["umur": 16, "jenis": "c", "lain": 1]], "apa": 1],
            as: [
                "unknown_key /apa", "unknown_key /form/data/lain", "required /form/data/nama", "below_min /form/data/umur",
                "not_an_option /form/data/jenis", "document_missing /documents/ktp",
            ])
    }

    @Test func whatNobodySeesIsNothingWritten() throws {
        let rows: [String] = ["\u{200B}", "\u{202E}\u{2066}", " \u{A0}\u{FEFF}", "\u{3164}", "\u{00AD}\u{2060}\t"]
        for text in rows {
            let service = F.service(["nama": F.field(.text), "alamat": F.field(.longText), "rekening": F.field(.account)])
            let sent: JSONValue = [
                "nama": .string(text), "alamat": .string(text), "rekening": ["bank": .string(text), "number": "12345678"],
            ]
            try expect(
                F.faults(service, ["form": ["data": sent]]),
                equals: [
                    "required /form/data/nama", "required /form/data/alamat", "required /form/data/rekening/bank",
                ], "\(text.unicodeScalars.map(\.value))")
        }
    }

    @Test func controlsOfDirectionAreNotKept() throws {
        let service = F.service([
            "nama": F.field(.text), "telepon": F.field(.phone), "kode": F.field(.text) { $0.pattern = "[a-z]+" },
        ])
        let sent: JSONValue = ["nama": "Si\u{202E}tti", "telepon": "\u{202A}+62 812-3456-7890\u{202C}", "kode": "abc"]
        try expect(
            F.submission(service, ["form": ["data": sent]]).values,
            equals: [
                "data.nama": .text("Sitti"), "data.telepon": .text("+6281234567890"), "data.kode": .text("abc"),
            ])
        // A pattern is of what is sent, too.
        try F.judges(
            service, ["form": ["data": ["nama": "a", "telepon": "081234567890", "kode": "a\u{2066}b"]]], as: ["pattern /form/data/kode"])
    }

    @Test func whatIsNotAskedIsDroppedWhateverItIs() throws {
        let service = F.service([
            "kawin": F.field(.yesNo), "pasangan": F.field(.text) { $0.when = Expression("data.kawin") },
        ]) { $0.documents = ["nikah": F.requirement("Buku nikah") { $0.when = Expression("data.kawin") }] }
        let submission = try F.submission(
            service, ["form": ["data": ["kawin": false, "pasangan": ["aneh": 1]]], "documents": ["nikah": 7]])
        expect(submission.values, equals: ["data.kawin": .bool(false)])
        expect(submission.documents.isEmpty)
        try F.judges(
            service, ["form": ["data": ["kawin": true]]],
            as: [
                "required /form/data/pasangan", "document_missing /documents/nikah",
            ])
    }

    @Test func aFaultSilencesItsConsequences() throws {
        let service = F.service([
            "kawin": F.field(.yesNo), "pasangan": F.field(.text) { $0.when = Expression("data.kawin") },
        ]) { service in
            service.conditions = ["berdua": Expression("data.kawin")]
            service.documents = ["nikah": F.requirement("Buku nikah") { $0.when = Expression("berdua") }]
            service.rules = [SubmissionRule(rule: Expression("!berdua"), message: F.text("Sendiri saja."))]
        }
        try F.judges(service, [:], as: ["required /form/data/kawin"])
        try F.judges(service, ["form": ["data": ["kawin": "ya"]]], as: ["wrong_type /form/data/kawin"])
    }

    @Test func aConditionOnAnAbsentValueIsTheDefinitionsFault() throws {
        let service = F.service([
            "surat": F.field(.text) { $0.isOptional = true }, "tanggal": F.field(.date) { $0.when = Expression("data.surat != 'x'") },
        ])
        try F.judges(service, [:], as: ["not_judged /form/data/tanggal"])
        try F.judges(service, ["form": ["data": ["surat": "x"]]], as: [])
    }

    @Test func computedValuesAreKeptAndBoundSendings() throws {
        let service = F.service([
            "panjang": F.field(.decimal), "lebar": F.field(.decimal),
            "luas": F.field(.decimal) {
                $0.value = Expression("data.panjang * data.lebar")
                $0.max = 20
            },
        ])
        let small = try F.submission(service, ["form": ["data": ["panjang": 2, "lebar": 1, "luas": "diabaikan"]]])
        expect(small.values["data.luas"], equals: .decimal(Decimal128(2)))
        try F.judges(service, ["form": ["data": ["panjang": 5, "lebar": 5]]], as: ["above_max /form/data/luas"])
    }

    @Test func computedMoneyIsRounded() throws {
        let service = F.service([
            "harga": F.field(.integer),
            "pajak": F.field(.money) {
                $0.value = Expression("data.harga * 0.25")
                $0.round = Rounding(.up, 100)
            },
        ])
        try expect(F.submission(service, ["form": ["data": ["harga": 1001]]]).values["data.pajak"], equals: .integer(300))
    }

    @Test func wholeNumbersMayBeWrittenWithAPoint() throws {
        let service = F.service(["n": F.field(.integer)])
        let five = try JSONValue(parsing: Array(#"{"form":{"data":{"n":5.0}}}"#.utf8))
        try expect(F.submission(service, five).values["data.n"], equals: .integer(5))
        let half = try JSONValue(parsing: Array(#"{"form":{"data":{"n":5.5}}}"#.utf8))
        try F.judges(service, half, as: ["wrong_type /form/data/n"])
        try F.judges(service, ["form": ["data": ["n": 9_007_199_254_740_992]]], as: ["too_long /form/data/n"])
    }

    @Test func rulesSpeakTheAuthorsWords() throws {
        let service = F.service([
            "mulai": F.field(.date) { $0.rule = FieldRule(rule: Expression("data.mulai >= today"), message: F.text("Sudah lewat.")) }
        ]) { service in
            var refer = SubmissionRule(rule: Expression("data.mulai < date(2027, 1, 1)"), message: F.text("Ke provinsi."))
            refer.referTo = "provinsi"
            var warn = SubmissionRule(rule: Expression("data.mulai < date(2026, 6, 1)"), message: F.text("Periksa."))
            warn.warn = true
            service.rules = [refer, warn]
        }
        try F.judges(service, ["form": ["data": ["mulai": "2026-03-15"]]], as: ["rule /form/data/mulai"])
        try expect(F.submission(service, ["form": ["data": ["mulai": "2026-07-01"]]]).warnings.map(\.message), equals: [F.text("Periksa.")])
        guard
            case .failure(let refused) = try SubmissionValidator(service: service).validate(
                ["form": ["data": ["mulai": "2027-01-01"]]], at: F.moment)
        else { return expect(Bool(false)) }
        expect(refused.faults.map(\.referTo), equals: ["provinsi"])
        expect(refused.warnings.count, equals: 1)
    }

    @Test func listsAreJudgedRowByRow() throws {
        let service = F.service([
            "batas": F.field(.integer),
            "saksi": F.field(.list) {
                $0.many = Bounds(1, 3)
                $0.unique = [["nama"]]
                $0.fields = [
                    "nama": F.field(.text),
                    "umur": F.field(.integer) {
                        $0.rule = FieldRule(rule: Expression("umur >= data.batas"), message: F.text("Terlalu muda."))
                    },
                    "wali": F.field(.text) { $0.when = Expression("umur < 21") },
                ]
            },
        ])
        func sending(_ rows: JSONValue) -> JSONValue { ["form": ["data": ["batas": 17, "saksi": rows]]] }
        try F.judges(service, sending([]), as: ["too_few_rows /form/data/saksi"])
        try F.judges(
            service, sending([["nama": "A", "umur": 16, "wali": "B"], ["nama": "A", "umur": 20], "x"]),
            as: [
                "rule /form/data/saksi/0/umur", "repeated_row /form/data/saksi/1/nama", "required /form/data/saksi/1/wali",
                "wrong_type /form/data/saksi/2",
            ])
        let good = try F.submission(service, sending([["nama": "A", "umur": 30, "wali": "dibuang"]]))
        expect(good.values["data.saksi"], equals: .list([.record(["nama": .text("A"), "umur": .integer(30)])]))
    }

    @Test func oneOfSeveralDocumentsServes() throws {
        let service = F.service([:]) { service in
            service.documents = [
                "lahan": F.requirement("Bukti") {
                    $0.group = .anyOf
                    $0.members = [
                        "sewa": F.requirement("Sewa"),
                        "milik": F.requirement("Milik") {
                            $0.group = .allOf
                            $0.members = ["sertifikat": F.requirement("Sertifikat"), "pbb": F.requirement("PBB")]
                        },
                    ]
                }
            ]
        }
        try F.judges(service, [:], as: ["none_of_documents /documents/lahan"])
        try expect(F.submission(service, ["documents": ["lahan": ["sewa": ["paper": true]]]]).documents, equals: ["lahan.sewa": .paper])
        try F.judges(
            service, ["documents": ["lahan": ["milik": ["pbb": ["file": "f1"]]]]],
            as: [
                "document_missing /documents/lahan/milik/sertifikat"
            ])
        try F.judges(service, ["documents": ["lahan": ["sewa": ["paper": false]]]], as: ["wrong_type /documents/lahan/sewa"])
    }

    @Test func deliveryIsAskedWhereThereIsAChoice() throws {
        let service = F.service([:]) { service in
            var letter = Output(name: Rows(always: F.text("Surat")))
            letter.delivery = Rows(always: [.download, .counter])
            var card = Output(name: Rows(always: F.text("Kartu")))
            card.delivery = Rows(always: [.counter])
            service.outputs = ["surat": letter, "kartu": card]
        }
        try F.judges(service, [:], as: ["required /delivery/surat"])
        try F.judges(service, ["delivery": ["surat": "post"]], as: ["not_an_option /delivery/surat"])
        try expect(F.submission(service, ["delivery": ["surat": "download"]]).delivery, equals: ["surat": .download, "kartu": .counter])
    }

    @Test func theHeadIsAskedWhereThereIsAChoice() throws {
        let one = F.service([:])
        try expect(F.submission(one, [:]).applicant, equals: .person)
        let two = F.service([:]) {
            $0.applicants = [.person, .company]
            $0.variants = ["baru": Option(name: F.text("Baru"))]
        }
        try F.judges(
            two, ["variant": "lama", "channel": "phone"],
            as: [
                "not_an_option /variant", "required /applicant", "not_an_option /channel",
            ])
        try F.judges(one, ["variant": "baru"], as: ["unknown_key /variant"])
    }

    @Test func whatATableDoesNotOfferIsRefused() throws {
        let service = F.service(["jenis": F.field(.choice) { $0.options = F.options("papan", "kain") }]) {
            $0.tables = [
                "tarif": Table(
                    of: [Expression("data.jenis")], unit: .rupiah,
                    rows: [TableRow(keys: [TableKey(option: "papan")], value: TableValue(Decimal128(100)))], otherwise: TableValue(nil))
            ]
        }
        try F.judges(service, ["form": ["data": ["jenis": "kain"]]], as: ["not_offered /form/data/jenis"])
        try F.judges(service, ["form": ["data": ["jenis": "papan"]]], as: [])
    }

    @Test func theStoredFormIsReadBack() throws {
        let service = F.service([
            "tanggal": F.field(.date), "jam": F.field(.time), "saat": F.field(.datetime),
            "pilihan": F.field(.choices) { $0.options = F.options("a", "b") },
            "baris": F.field(.list) {
                $0.many = Bounds(0, 2)
                $0.fields = ["n": F.field(.decimal)]
            },
        ]) { $0.documents = ["ktp": F.requirement("KTP")] }
        let validator = try SubmissionValidator(service: service)
        let submission = try F.submission(
            service,
            [
                "form": [
                    "data": ["tanggal": "2026-02-28", "jam": "16:00", "saat": "2026-01-31T16:00", "pilihan": ["b"], "baris": [["n": 2]]]
                ],
                "documents": ["ktp": ["file": "abc"]],
            ])
        expect(validator.restore(submission.json(in: .wib), in: .wib), equals: submission)
        expect(submission.json(in: .wib)["form"]?["data"]?["saat"], equals: "2026-01-31T16:00")
    }
}
