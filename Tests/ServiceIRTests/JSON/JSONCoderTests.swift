import Expectations
import ServiceIR
import Testing

@Suite struct JSONCoderTests {
    /// Every kind of member that the rules of the coder treat differently.
    private struct Sample: Codable, Equatable {
        struct Inner: Codable, Equatable {
            var flag = false
            var list: [Int] = []
        }
        enum Move: Codable, Equatable {
            case stay
            case go(to: String, times: Int)
        }
        var zeta = 1
        var alpha = false
        var sure = true
        var list: [String] = []
        var map: OrderedMap<ID<Sample>, Bool> = [:]
        var inner = Inner()
        var perhaps: Inner?
        var perhapsFalse: Bool?
        var number: Decimal128 = 0
        var json: JSONValue = .null
        var move = Move.stay
        var big: UInt64 = 0
    }

    @Test func leavesOutDefaultsAndBringsThemBack() throws {
        let sample = Sample()
        let json = JSONCoder.encode(sample)
        expect(json.text(), equals: #"{"zeta":1,"sure":true,"number":0,"json":null,"move":{"stay":{}},"big":0}"#)
        try expect(JSONCoder.decode(Sample.self, from: json), equals: sample)
    }

    @Test func keepsWhatIsThere() throws {
        let sample = Sample(
            alpha: true, list: [""], map: ["b": false, "a": true], inner: .init(flag: true), perhaps: .init(), perhapsFalse: false,
            number: Decimal128("0.10") ?? 0, json: ["x": [false]], move: .go(to: "a", times: 2), big: .max)
        let json = JSONCoder.encode(sample)
        expect(
            json.text(),
            equals: #"{"zeta":1,"alpha":true,"sure":true,"list":[""],"map":{"b":false,"a":true},"inner":{"flag":true},"perhaps":{},"#
                + #""perhapsFalse":false,"number":0.1,"json":{"x":[false]},"move":{"go":{"to":"a","times":2}},"big":18446744073709551615}"#)
        try expect(JSONCoder.decode(Sample.self, from: json), equals: sample)
        try expect(JSONCoder.decode(Sample.self, parsing: json.bytes(.pretty)), equals: sample)
    }

    @Test func bytesAreThoseOfTheValue() {
        struct Leaf: Codable {
            var off = false
            var list: [Int] = []
        }
        struct Tree: Codable {
            var first: [Leaf] = []
            var leaf = Leaf()
            var text = "a \"b\" \u{1}\n"
            var leaves: [Leaf] = [Leaf(), Leaf(off: true, list: [1, -2])]
            var byName: OrderedMap<ID<Tree>, Leaf> = ["b\"": Leaf(), "a": Leaf(off: true)]
            var rows: [[Bool]] = [[], [false, true]]
            var perhaps: Leaf? = Leaf()
            var none: [Leaf?] = [nil]
            var absent: Int?
            var json: JSONValue = ["x": [], "y": false]
            var members: JSONObject = ["x": .object([:]), "n": 1]
            var number = Decimal128("-0.50") ?? 0
            var last = false
        }
        struct Nothing: Codable {}
        func agrees(_ value: some Encodable, _ text: String? = nil) {
            expect(String(decoding: JSONCoder.bytes(value), as: UTF8.self), equals: JSONCoder.encode(value).text())
            if let text { expect(String(decoding: JSONCoder.bytes(value), as: UTF8.self), equals: text) }
        }
        agrees(Tree())
        agrees(Tree(leaf: Leaf(off: true), last: true))
        agrees([Tree()])
        agrees(Leaf(), "{}")
        agrees(Nothing(), "{}")
        agrees([Int](), "[]")
        agrees(false, "false")
        agrees("a", #""a""#)
        agrees([Leaf?.none], "[null]")
        agrees(JSONValue.array([.null, 1]), "[null,1]")
        agrees(ID<Tree>("x"), #""x""#)
        // Not written in one go: a container within another's.
        agrees([Sample.Move.go(to: "a", times: 2), .stay], #"[{"go":{"to":"a","times":2}},{"stay":{}}]"#)
        agrees(Sample(alpha: true, inner: .init(flag: true)))
        agrees(Fixture.service())
    }

    @Test func saysWhereItIsWrong() throws {
        let broken = try JSONValue(parsing: #"{"zeta":1,"sure":true,"list":["a",2],"number":0,"json":null,"move":{"stay":{}},"big":0}"#)
        let error = #expect(throws: DecodingError.self) { try JSONCoder.decode(Sample.self, from: broken) }
        guard case .typeMismatch(_, let context) = error else { return expect(Bool(false), "\(String(describing: error))") }
        expect(context.codingPath.map(\.stringValue), equals: ["list", "1"])
        let missing = #expect(throws: DecodingError.self) { try JSONCoder.decode(Sample.self, from: [:]) }
        guard case .keyNotFound(let key, _) = missing else { return expect(Bool(false), "\(String(describing: missing))") }
        expect(key.stringValue, equals: "zeta")
        #expect(throws: DecodingError.self) { try JSONCoder.decode(Int8.self, from: 200) }
        #expect(throws: DecodingError.self) { try JSONCoder.decode(Int.self, from: .decimal(Decimal128("1.5") ?? 0)) }
    }

    @Test func compiledServiceSurvivesTheRoundTrip() throws {
        let service = Fixture.service()
        let json = JSONCoder.encode(service)
        let bytes = json.bytes(.compact)
        let back = try JSONCoder.decode(CompiledService.self, parsing: bytes)
        expect(back, equals: service)
        expect(JSONCoder.encode(back).bytes(.compact), equals: bytes)
        expect(json["form"]?["sections"]?["usaha"]?["fields"]?["luas"]?["min"], equals: 1)
        expect(json["machine"]?["steps"]?["survei"]?["actions"]?["kembali"]?["repair"], equals: [:])
        expect(json["complaints"] == nil && json["promiseIsNone"] == nil)
    }

    @Test func digestsAreStable() {
        // A change here is a change of the format: every case pins its definition by these.
        let service = Fixture.service()
        expect(service.wholeDigest, equals: "c23ca26255fc1b2a6403ad8bb815a1c5153df58fc3c6c316811323af94914cab")
        expect(service.meaningDigest, equals: "1f6b532d9960444071c01b8c25080a0c31af3e3e6de18a8b6c48c4b9be082b0a")
    }

    @Test func textsAreNoMeaning() {
        let service = Fixture.service()
        var renamed = service
        renamed.name = LocalText("id", "Nama lain")
        renamed.form.sections["usaha"]?.fields["luas"]?.hint = LocalText("id", "Dalam meter persegi")
        renamed.machine.steps["survei"]?.name = Rows(always: LocalText("id", "Tinjau"))
        expect(renamed.meaningDigest, equals: service.meaningDigest)
        expect(renamed.wholeDigest != service.wholeDigest)

        var stricter = service
        stricter.form.sections["usaha"]?.fields["luas"]?.min = 2
        expect(stricter.meaningDigest != service.meaningDigest)
        var reasoned = service
        reasoned.machine.steps["survei"]?.reason.options = ["lain": LocalText("id", "Lain")]
        expect(reasoned.meaningDigest != service.meaningDigest, "the id of an answer means something, its words do not")
        var other = reasoned
        other.machine.steps["survei"]?.reason.options = ["lain": LocalText("id", "Lain-lain")]
        expect(other.meaningDigest, equals: reasoned.meaningDigest)
    }

    @Test func lifeEventsAreNoMeaning() throws {
        var service = Fixture.service()
        let (meaning, whole) = (service.meaningDigest, service.wholeDigest)
        service.lifeEvents = [.birth]
        expect(service.meaningDigest, equals: meaning)
        expect(service.wholeDigest != whole)
        expect(try JSONCoder.decode(CompiledService.self, parsing: JSONCoder.encode(service).bytes(.compact)), equals: service)
    }

    @Test func orderOfWhatIsShownIsNoMeaning() {
        let service = Fixture.service()
        var turned = service
        let fields = service.form.sections["usaha"]?.fields ?? [:]
        turned.form.sections["usaha"]?.fields = OrderedMap(fields.reversed().map { ($0.key, $0.value) })
        expect(turned.meaningDigest, equals: service.meaningDigest)
        expect(turned.wholeDigest != service.wholeDigest)
    }
}

/// A service with something of everything that the coder must carry.
enum Fixture {
    static func service() -> CompiledService {
        func text(_ id: String, _ en: String? = nil) -> LocalText {
            var text = LocalText("id", id)
            if let en { text.byLanguage["en"] = en }
            return text
        }
        var survey = Step(kind: .task)
        survey.name = Rows(always: text("Survei", "Survey"))
        survey.performers = Performers(roles: ["tim", "kasi"], join: .count(2))
        survey.within = Rows([
            .init(when: Expression("luas > 24"), TimeLimit(PeriodRange(3, 25, .workingDays))),
            .init(TimeLimit(PeriodRange(Period(4, .hours)))),
        ])
        survey.routes = [Route(when: Expression("luas > 24"), to: "bayar"), Route(to: "selesai")]
        var back = Action(name: Rows(always: text("Kembalikan")))
        back.repair = Repair()
        back.reason = ReasonPolicy(isRequired: true)
        survey.actions = ["kembali": back]
        var pay = Step(kind: .payment)
        pay.pays = ["retribusi"]
        pay.standsStill = true
        pay.late = Late(to: "gugur")
        pay.routes = [Route(to: "selesai")]
        var end = Step(kind: .end)
        end.end = .granted
        var lapsed = Step(kind: .end)
        lapsed.end = .lapsed

        var area = Field(name: text("Luas", "Area"), type: .decimal)
        area.unit = Unit("m2")
        area.min = 1
        area.max = .decimal(Decimal128("99.5") ?? 0)
        area.round = Rounding(.up, 1)
        var kind = Field(name: text("Jenis"), type: .choice)
        kind.options = ["kios": Option(name: text("Kios")), "los": Option(name: text("Los"))]

        var service = CompiledService(
            service: "izin-usaha", version: 3, name: text("Izin usaha", "Business permit"), agency: "dpm",
            machine: Machine(
                initial: "survei", steps: ["survei": survey, "bayar": pay, "selesai": end, "gugur": lapsed], lapsedEnd: "gugur",
                withdrawnEnd: "gugur", isWithdrawable: true))
        service.legalBasis = ["perda": Law(name: text("Perda 1/2020"), url: "https://jdih.example.go.id/1")]
        service.applicants = [.person, .company]
        service.channels = [.online, .mobileUnit]
        service.form.sections = ["usaha": Section(name: text("Usaha"), fields: ["luas": area, "jenis": kind])]
        service.conditions = ["besar": Expression("usaha.luas > 24")]
        service.documents = ["ktp": Requirement(name: Rows(always: text("KTP")))]
        service.tables = [
            "tarif": Table(
                of: [Expression("usaha.jenis"), Expression("usaha.luas")], unit: Unit("rupiah/m2") ?? .none,
                rows: [
                    TableRow(keys: [TableKey(option: "kios"), TableKey(from: 0, to: 10)], value: TableValue(2500)),
                    TableRow(keys: [TableKey(option: "kios"), TableKey(from: 10, isExclusive: true, to: nil)], value: TableValue(nil)),
                ], otherwise: TableValue(nil))
        ]
        service.fee = Fee(items: ["retribusi": FeeItem(name: Rows(always: text("Retribusi")), amount: Rows(always: Expression("1000")))])
        var promise = Promise()
        promise.starts = StepEvent(step: "survei", action: "kembali")
        promise.within = Rows(always: TimeLimit(PeriodRange(Period(14, .workingDays))))
        service.promises = ["sla": promise]
        var letter = Output(name: Rows(always: text("Surat izin")))
        letter.number = Rows(always: "{seq:4}/IU/{year}")
        letter.validFor = Rows(always: Period(1, .years))
        letter.delivery = Rows(always: [.download, .counter])
        service.outputs = ["izin": letter]
        service.privacy = Privacy(basis: .publicService, keepFor: Period(5, .years))
        return service
    }
}
