import Expectations
import Runtime
import ServiceIR
import Testing

/// State and event -> state, effects and due dates, worked out by hand from `docs/semantics.md` and the calendar.
///
/// March 2026: Monday 2, 9, 16, 30; free are 18, 19, 20, 23 and 24. Offices close at 16:00, on Friday at 15:00.
struct TraceTests {
    static let opinion: JSONObject = ["catatan": "sesuai"]
    static let report: JSONObject = ["berita": ["file": "b1"]]

    /// Of who has one account alone an event says what it always said, in the same order: its digest stays.
    @Test func otherAccountsAreSaidWhereThereAreSome() throws {
        var actor = Actor(kind: .officer, person: "officer:1", roles: [HeldRole("loket")])
        for (others, keys) in [(nil, ["kind", "person", "roles"]), (["officer:7"], ["kind", "person", "otherAccounts", "roles"])]
            as [([PersonID]?, [String])]
        {
            actor.otherAccounts = others
            let json = JSONCoder.encode(actor)
            expect(json.object?.keys.map(\.rawValue), equals: keys)
            try expect(JSONCoder.decode(Actor.self, from: json), equals: actor)
        }
        expect(actor.isPerson("officer:7") && actor.isPerson("officer:1") && !actor.isPerson("officer:2"))
    }

    /// 5 working days from Tuesday 10 March are the 17th; the payment takes Monday 16 to Thursday 19, and of these the 17th was to count.
    @Test func granted() throws {
        var trace = try Trace(
            Fixtures.permit(), luas: 12, at: "2026-03-09T09:00", "loket", ["tell loket task", "set step:loket 2026-03-10T16:00"],
            due: ["loket": "2026-03-10T16:00", "sla:sla": "-"])
        try trace.walk([
            Row(
                "2026-03-10T10:00", .act("loket", "loket", "lengkap"), "survei",
                ["tell tim task", "stop step:loket", "set step:survei 2026-03-13T15:00"],
                due: ["survei": "2026-03-13T15:00", "sla:sla": "2026-03-17T16:00"]),
            Row("2026-03-13T14:59", .due("survei"), "refused timer-not-due"),
            Row("2026-03-13T15:00", .due("survei"), "survei", ["tell pengawas late", "tell kepala escalated"]),
            Row("2026-03-16T08:30", .act("tim", "survei", .done, Self.opinion, documents: Self.report), "refused role-required"),
            Row("2026-03-16T08:40", .act("kepala", "survei", .done, Self.opinion), "refused invalid-input"),
            Row(
                "2026-03-16T09:00", .act("kepala", "survei", .done, Self.opinion, documents: Self.report), "bayar",
                ["bill pajak=15000 2026-03-23T24:00", "set step:bayar 2026-03-23T24:00"], due: ["bayar": "2026-03-23T24:00"]),
            Row("2026-03-17T09:00", .act("loket", "bayar"), "refused waits-for-payment"),
            Row("2026-03-17T09:00", .pay("bayar", "lain"), "refused nothing-due"),
            Row("2026-03-17T09:00", .pay("bayar", by: .officer("si_loket", ["loket"])), "refused role-required"),
            Row(
                "2026-03-19T10:00", .pay("bayar", "pajak"), "ttd",
                ["number izin 007/IR/III/2026", "render izin", "tell kasi task", "stop step:bayar"],
                due: ["ttd": "2026-03-26T16:00", "sla:sla": "2026-03-25T16:00"]),
            Row("2026-03-25T09:00", .act("sekretaris", "ttd"), "refused role-required"),
            Row("2026-03-25T09:00", .act("kasi", "ttd"), "ttd", ["initial izin kasi", "tell sekretaris task"]),
            Row("2026-03-25T09:01", .act("kasi", "ttd"), "refused already-done"),
            Row("2026-03-25T09:02", .act("sekretaris", "ttd", person: "si_kasi"), "refused same-person-twice"),
            // By another account it is the same person.
            Row(
                "2026-03-25T09:02", .act("sekretaris", "ttd", person: "akun_kedua", others: ["akun_ketiga", "si_kasi"]),
                "refused same-person-twice"),
            Row("2026-03-25T09:03", .act("sekretaris", "ttd"), "ttd", ["initial izin sekretaris", "tell kepala task"]),
            // The secretary stands in for the head and fills both places of the chain.
            Row(
                "2026-03-25T09:04", .act("sekretaris", "ttd"), "serah",
                ["sign izin sekretaris", "release izin", "tell applicant released", "tell loket task"],
                due: ["sla:sla": "2026-03-25T16:00"]),
            Row("2026-03-26T09:00", .withdraw(), "refused already-released"),
            Row("2026-03-26T09:00", .act("loket", "serah"), "end granted", ["tell applicant ended", "end granted"]),
            Row("2026-03-26T09:01", .act("loket", "serah"), "refused case-ended"),
        ])
        let izin = try #require(trace.subject.outputs["izin"])
        expect(izin.issuedOn == CivilDate("2026-03-25") && izin.validUntil == CivilDate("2027-03-25"))
        expect(izin.values["luas"] == 12 && izin.signatures.count == 3)
        expect(trace.engine.promises(of: trace.subject, at: Fixtures.instant("2026-03-30T09:00")).first?.isKept, equals: true)
    }

    /// Sent back on Thursday 12: ten working days are 13, 16, 17, 25, 26, 27, 30, 31 March, 1 and 2 April. Mended on the 16th: of the desk's
    /// one day nothing was used, so it is due on the 17th.
    @Test func repairAndReturn() throws {
        var trace = try Trace(
            Fixtures.permit(), luas: 4, at: "2026-03-12T10:00", "loket", ["tell loket task", "set step:loket 2026-03-13T15:00"])
        try trace.walk([
            Row("2026-03-12T11:00", .act("loket", "loket", "kembalikan"), "refused reason-required"),
            Row("2026-03-12T11:00", .act("loket", "loket", "kembalikan", reason: " \n"), "refused reason-required"),
            Row("2026-03-12T11:00", .mend("loket"), "refused not-in-repair"),
            Row(
                "2026-03-12T11:00", .act("loket", "loket", "kembalikan", reason: "KTP buram"), "loket",
                ["tell applicant repair", "stop step:loket", "set repair:loket 2026-04-02T16:00"], due: ["loket": "2026-04-02T16:00"]),
            Row("2026-03-13T09:00", .act("loket", "loket", "lengkap"), "refused waits-for-repair"),
            Row("2026-03-13T09:00", .mend("loket", by: .officer("si_loket", ["loket"])), "refused applicant-required"),
            Row("2026-03-13T09:00", .mend("loket", ["luas": 0]), "refused invalid-input"),
            Row(
                "2026-03-16T08:00", .mend("loket", ["nama": "Sitti Aminah"]), "loket",
                ["tell loket repaired", "stop repair:loket", "set step:loket 2026-03-17T16:00"], due: ["loket": "2026-03-17T16:00"]),
            Row("2026-03-16T08:30", .act("loket", "loket", "lengkap", person: "orang_lain"), "refused held-by-another"),
            // Too small for a survey, and free: both steps are passed. The same person comes by another account.
            Row(
                "2026-03-16T08:30", .act("loket", "loket", "lengkap", person: "akun_kedua", others: ["si_loket"]), "ttd",
                ["number izin 007/IR/III/2026", "render izin", "tell kasi task", "stop step:loket"], due: ["sla:sla": "2026-03-30T16:00"]),
            Row("2026-03-16T09:00", .act("kasi", "ttd"), "ttd", ["initial izin kasi", "tell sekretaris task"]),
            Row(
                "2026-03-16T09:30", .act("sekretaris", "ttd", "kembalikan_ttd", reason: "salah nama"), "loket",
                ["tell loket task", "set step:loket 2026-03-17T16:00"]),
            // Rendered anew under the number it has; the initials are void.
            Row("2026-03-16T10:00", .act("loket", "loket", "lengkap"), "ttd", ["render izin", "tell kasi task", "stop step:loket"]),
            Row("2026-03-16T10:30", .act("kasi", "ttd", "kembalikan_ttd", reason: "lagi"), "refused action-spent"),
            Row(
                "2026-03-16T11:00", .withdraw("pindah kota"), "end withdrawn", ["cancel izin", "tell applicant ended", "end withdrawn"]),
        ])
        expect(trace.subject.reason, equals: "pindah kota")
        expect(trace.subject.outputs["izin"]?.signatures.isEmpty, equals: true)
        expect(trace.subject.outputs["izin"]?.isCancelled, equals: true)
        expect(trace.subject.submission["form"]?["reklame"]?["nama"], equals: "Sitti Aminah")
    }

    /// Three working days after Monday 9 March are the 12th, and six the 17th. Sent back on the 10th with twice three days to mend, and mended on the
    /// 12th: 11 and 12 do not count, and still three days run, though there are five now. By these it is lengthened, and by these the next visit has
    /// its time: 16, 17, 25, 26, 27 March. Two findings take twice 45 minutes; none is over at once.
    @Test func timesByANumber() throws {
        let two: JSONObject = ["temuan": [["isi": "retak"], ["isi": "bocor"]]]
        var trace = try Trace(
            Fixtures.counted(), luas: 3, at: "2026-03-09T09:00", "periksa", ["tell loket task", "set step:periksa 2026-03-12T16:00"],
            due: ["periksa": "2026-03-12T16:00", "sla:utama": "2026-03-17T16:00"])
        try trace.walk([
            Row(
                "2026-03-10T09:00", .act("loket", "periksa", "kembalikan", reason: "KTP buram"), "periksa",
                ["tell applicant repair", "stop step:periksa", "set repair:periksa 2026-03-16T24:00"],
                due: ["periksa": "2026-03-16T24:00"]),
            Row(
                "2026-03-12T09:00", .mend("periksa", ["luas": 5]), "periksa",
                ["tell loket repaired", "stop repair:periksa", "set step:periksa 2026-03-16T16:00"],
                due: ["periksa": "2026-03-16T16:00", "sla:utama": "2026-03-26T16:00"]),
            Row(
                "2026-03-12T10:00", .act("loket", "periksa", .extend, reason: "Alat rusak"), "periksa",
                ["tell applicant extended", "set step:periksa 2026-03-21T24:00"],
                due: ["periksa": "2026-03-21T24:00", "sla:utama": "2026-03-31T24:00"]),
            Row(
                "2026-03-13T09:00", .act("loket", "periksa", .done, two), "ukur", ["tell tim task", "stop step:periksa"],
                due: ["ukur": "2026-03-13T10:30", "sla:ukur": "2026-03-17T16:00"]),
            Row(
                "2026-03-13T10:00", .act("tim", "ukur", "ulang", reason: "Ukur lagi"), "periksa",
                ["tell loket task", "set step:periksa 2026-03-27T15:00"], due: ["sla:ukur": "2026-03-17T16:00"]),
            Row(
                "2026-03-13T11:00", .act("loket", "periksa", .done, ["temuan": []]), "ukur", ["tell tim task", "stop step:periksa"],
                due: ["ukur": "2026-03-13T11:00", "sla:ukur": "2026-03-17T16:00"]),
        ])
    }

    @Test func lapses() throws {
        var trace = try Trace(
            Fixtures.permit(), luas: 12, at: "2026-03-12T10:00", "loket", ["tell loket task", "set step:loket 2026-03-13T15:00"])
        try trace.walk([
            Row(
                "2026-03-12T11:00", .act("loket", "loket", "kembalikan", reason: "KTP buram"), "loket",
                ["tell applicant repair", "stop step:loket", "set repair:loket 2026-04-02T16:00"]),
            Row("2026-04-02T16:00", .repairDue("loket"), "end lapsed", ["tell applicant ended", "end lapsed"]),
        ])
        expect(trace.subject.reason, equals: "KTP buram")

        // Not paid within seven days: the end by `late`, with the reason that stands beside it.
        var unpaid = try Trace(
            Fixtures.permit(), luas: 6, at: "2026-03-09T09:00", "loket", ["tell loket task", "set step:loket 2026-03-10T16:00"])
        try unpaid.walk([
            Row(
                "2026-03-09T10:00", .act("loket", "loket", "lengkap"), "bayar",
                ["bill pajak=8000 2026-03-16T24:00", "stop step:loket", "set step:bayar 2026-03-16T24:00"]),
            Row("2026-03-17T00:00", .due("bayar"), "end lapsed", ["tell applicant ended", "end lapsed"]),
        ])
        expect(unpaid.subject.reason, equals: "Tidak dibayar")
    }

    /// Who files never approves; at a counter the office that filed may speak for the applicant.
    @Test func separationOfDuties() throws {
        let officer = Actor.officer("si_sekretaris", ["sekretaris"])
        var trace = try Trace(
            Fixtures.permit(), luas: 4, channel: "counter", by: officer, at: "2026-03-09T09:00", "loket",
            ["tell loket task", "set step:loket 2026-03-10T16:00"])
        try trace.walk([
            Row(
                "2026-03-09T10:00", .act("loket", "loket", "kembalikan", reason: "kurang"), "loket",
                ["tell applicant repair", "stop step:loket", "set repair:loket 2026-03-30T16:00"]),
            Row(
                "2026-03-09T11:00", .mend("loket", by: .officer("rekan", ["sekretaris"])), "loket",
                ["tell loket repaired", "stop repair:loket", "set step:loket 2026-03-10T16:00"]),
            Row(
                "2026-03-09T12:00", .act("loket", "loket", "lengkap"), "ttd",
                ["number izin 007/IR/III/2026", "render izin", "tell kasi task", "stop step:loket"]),
            Row("2026-03-09T13:00", .act("kasi", "ttd"), "ttd", ["initial izin kasi", "tell sekretaris task"]),
            Row("2026-03-09T13:00", .act("sekretaris", "ttd"), "refused filer-cannot-approve"),
            Row("2026-03-09T13:00", .act("sekretaris", "ttd", person: "rekan"), "refused filer-cannot-approve"),
        ])
        let online = try Engine(service: Fixtures.permit(), catalog: Fixtures.catalog())
        let submission = try online.submissions.validate(
            Fixtures.submission(luas: 4), at: SubmissionMoment(Fixtures.instant("2026-03-09T09:00"), in: .wib)
        ).get()
        guard
            case .failure(.channelNotAssisted) = online.begin(submission: submission, by: officer, at: Fixtures.instant("2026-03-09T09:00"))
        else { return expect(Bool(false), "an officer files online") }
    }

    /// The inner block waits for the citizen, so the promise stands, and the block's clock; the steps' own run. Four hours from 09:00 end at 14:00.
    @Test func blocks() throws {
        var trace = try Trace(
            Fixtures.opinions(), luas: 30, at: "2026-03-09T09:00",
            "pendapat(dinkes: kesehatan, dalam: blok_dalam(a: idi_satu, b: warga), otomatis: lambat)",
            ["tell dinkes task", "tell idi task", "tell applicant task", "tell tim task", "set step:idi_satu 2026-03-09T14:00"],
            due: ["idi_satu": "2026-03-09T14:00", "kesehatan": "-", "pendapat": "-"])
        try trace.walk([
            Row(
                "2026-03-09T14:00", .due("idi_satu"),
                "pendapat(dinkes: kesehatan, dalam: blok_dalam(a: idi_dua, b: warga), otomatis: lambat)",
                ["tell idi task", "tell tim task"]),
            // `any`: the citizen's task is cancelled. The promise stood on one day only, so nothing is lost.
            Row(
                "2026-03-09T15:00", .act("tim", "idi_dua"), "pendapat(dinkes: kesehatan, otomatis: lambat)",
                ["set step:pendapat 2026-03-17T16:00", "set step:kesehatan 2026-03-30T16:00"],
                due: ["pendapat": "2026-03-17T16:00", "kesehatan": "2026-03-30T16:00", "sla:utama": "2026-03-30T16:00"]),
            Row(
                "2026-03-10T09:00", .act("dinkes", "kesehatan", "lengkapi", reason: "kurang"),
                "pendapat(dinkes: kesehatan, otomatis: lambat)",
                ["tell applicant repair", "stop step:pendapat", "stop step:kesehatan", "set repair:kesehatan 2026-03-15T24:00"]),
            // Two of three branches: the health office is no longer needed. Two days were the citizen's.
            Row(
                "2026-03-12T09:00", .act("tim", "lambat"), "rapat",
                [
                    "render rekomendasi", "tell kasi task", "tell kepala task", "tell tim task", "stop repair:kesehatan",
                    "set step:rapat 2026-03-15T24:00",
                ],
                due: ["sla:rapat": "2026-03-15T24:00", "sla:utama": "2026-04-01T16:00", "rapat": "2026-03-15T24:00"]),
            Row("2026-03-12T09:30", .act("kasi", "rapat", "ulang", reason: "entah"), "refused reason-unknown"),
            Row("2026-03-12T09:30", .act("kasi", "rapat"), "rapat", ["sign rekomendasi kasi"]),
            Row(
                "2026-03-16T00:00", .due("rapat"), "rapat", ["tell pengawas escalated"]),
            Row("2026-03-16T09:00", .act("tim", "rapat"), "refused role-required"),
            Row(
                "2026-03-16T09:00", .act("pengawas", "rapat"), "semua",
                ["sign rekomendasi pengawas", "tell kasi task", "tell sekretaris task"]),
            Row("2026-03-16T09:10", .act("sekretaris", "semua"), "semua"),
            Row(
                "2026-03-16T09:20", .act("kasi", "semua"), "end granted",
                [
                    "number lampiran 7", "render lampiran", "release rekomendasi lampiran", "tell applicant released",
                    "tell applicant ended",
                    "end granted",
                ]),
        ])
        expect(trace.subject.promises["rapat"]?.met, equals: Fixtures.instant("2026-03-16T09:00"))
        expect(trace.subject.history.filter { $0.kind == .cancelled }.map(\.step), equals: ["warga", "kesehatan"])
    }

    /// A branch that leads outside ends the block with all that is in it.
    @Test func leavingABlock() throws {
        var trace = try Trace(
            Fixtures.opinions(), luas: 3, at: "2026-03-09T09:00", "pendapat(dinkes: kesehatan, dalam: blok_dalam(a: idi_satu, b: warga))",
            ["tell dinkes task", "tell idi task", "tell applicant task", "set step:idi_satu 2026-03-09T14:00"])
        try trace.walk([
            Row(
                "2026-03-09T10:00", .act("idi", "idi_satu", "putus"), "rapat",
                [
                    "render rekomendasi", "tell kasi task", "tell kepala task", "tell tim task", "stop step:idi_satu",
                    "set step:rapat 2026-03-12T24:00",
                ]),
            Row(
                "2026-03-09T11:00", .act("kasi", "rapat", "ulang", reason: "baru"),
                "pendapat(dinkes: kesehatan, dalam: blok_dalam(a: idi_satu, b: warga))",
                ["tell dinkes task", "tell idi task", "tell applicant task", "stop step:rapat", "set step:idi_satu 2026-03-09T16:00"]),
            // A step of the block around it ends both blocks.
            Row(
                "2026-03-09T12:00", .act("dinkes", "kesehatan", "tolak", ["nilai": 3], reason: "tidak sehat"), "end refused",
                ["tell applicant ended", "end refused", "stop step:idi_satu"]),
        ])
        expect(trace.subject.reason, equals: "tidak sehat")
        expect(trace.subject.records["pendapat"]?.visits, equals: 2)
        expect(trace.engine.value(of: ["rapat", "reason"], in: trace.subject, at: trace.subject.updated), equals: .text("baru"))
    }

    /// A block that is left by its own `late` takes the visits in it along.
    @Test func blockOverTime() throws {
        var trace = try Trace(
            Fixtures.opinions(), luas: 3, at: "2026-03-09T09:00", "pendapat(dinkes: kesehatan, dalam: blok_dalam(a: idi_satu, b: warga))",
            ["tell dinkes task", "tell idi task", "tell applicant task", "set step:idi_satu 2026-03-09T14:00"])
        try trace.walk([
            Row(
                "2026-03-09T10:00", .act(.applicant, "warga"), "rapat",
                [
                    "render rekomendasi", "tell kasi task", "tell kepala task", "tell tim task", "stop step:idi_satu",
                    "set step:rapat 2026-03-12T24:00",
                ])
        ])
        expect(trace.subject.history.filter { $0.kind == .cancelled }.map(\.step), equals: ["idi_satu", "kesehatan"])

        var late = try Trace(
            Fixtures.opinions(), luas: 30, at: "2026-03-09T09:00",
            "pendapat(dinkes: kesehatan, dalam: blok_dalam(a: idi_satu, b: warga), otomatis: lambat)",
            ["tell dinkes task", "tell idi task", "tell applicant task", "tell tim task", "set step:idi_satu 2026-03-09T14:00"])
        try late.walk([
            Row(
                "2026-03-09T10:00", .act(.applicant, "warga"), "pendapat(dinkes: kesehatan, otomatis: lambat)",
                ["stop step:idi_satu", "set step:pendapat 2026-03-17T16:00", "set step:kesehatan 2026-03-30T16:00"]),
            Row(
                "2026-03-17T16:00", .due("pendapat"), "rapat",
                [
                    "render rekomendasi", "tell kasi task", "tell kepala task", "tell tim task", "stop step:kesehatan",
                    "set step:rapat 2026-03-20T24:00",
                ]),
        ])
        expect(late.subject.history.filter { $0.kind == .cancelled }.map(\.step), equals: ["idi_satu", "kesehatan", "lambat"])
    }

    /// The row is chosen on entering: at the meeting's second visit two of the three, of whom the first has signed no more.
    @Test func rowsOfRoles() throws {
        var small = try Trace(
            Fixtures.choices(), luas: 3, at: "2026-03-09T09:00", "awal",
            ["tell kasi task", "tell lurah of 73.07.01.1001 task", "set step:awal 2026-03-11T16:00"])
        try small.walk([Row("2026-03-09T09:10", .act("kepala", "awal"), "refused role-required")])
        expect(small.subject.position?.roles, equals: ["kasi", "lurah"])

        var large = try Trace(
            Fixtures.choices(), luas: 30, at: "2026-03-09T09:00", "awal", ["tell kepala task", "set step:awal 2026-03-11T16:00"])
        expect(large.subject.position?.of == nil)
        try large.walk([
            Row("2026-03-09T10:00", .act("kasi", "awal"), "refused role-required"),
            Row("2026-03-09T10:00", .act("kepala", "awal"), "umum", ["tell loket task", "stop step:awal"]),
            Row("2026-03-09T10:30", .act("tim", "umum"), "refused role-required"),
            Row(
                "2026-03-09T10:30", .act("loket", "umum"), "umum",
                ["tell applicant published", "set step:umum 2026-03-12T16:00"]),
            Row("2026-03-12T16:00", .due("umum"), "rapat", ["render izin", "tell kasi task"]),
            Row(
                "2026-03-13T09:00", .act("kasi", "rapat", .done, ["usul": "Setuju"]), "rapat",
                ["initial izin kasi", "tell sekretaris task"]),
        ])
    }

    /// Proof, receipt, and the second payment that asks only the difference. Two weeks stand still until the proof is in.
    @Test func fees() throws {
        let proof: JSONObject = ["nomor_setor": "S-1"]
        let paper: JSONObject = ["bukti": ["file": "b"]]
        var trace = try Trace(
            Fixtures.fees(), luas: 20, applicant: "company", at: "2026-03-09T09:00", "setor",
            ["bill daftar=50000 pajak=20000 2026-03-12T16:00"],
            due: ["setor": "2026-03-12T16:00"])
        expect(trace.engine.stands(trace.subject))
        try trace.walk([
            Row("2026-03-09T10:00", .pay("setor", by: .officer("si_loket", ["loket"])), "refused proof-missing"),
            Row("2026-03-09T10:00", .act(.applicant, "setor", .done, [:], documents: paper), "refused invalid-input"),
            Row(
                "2026-03-10T10:00", .act(.applicant, "setor", .done, proof, documents: paper), "setor", ["tell loket task"],
                due: ["sla:sla": "2026-03-24T24:00"]),
            Row(
                "2026-03-10T11:00", .act("loket", "setor", "tolak_bukti", reason: "palsu"), "setor",
                ["tell applicant repair", "set repair:setor 2026-03-12T24:00"]),
            Row("2026-03-10T11:30", .pay("setor"), "refused waits-for-repair"),
            // What is due stays due: the tax is asked again at `kurang`, the registration never.
            Row("2026-03-11T09:00", .mend("setor", ["luas": 22]), "setor", ["tell loket repaired", "stop repair:setor"]),
            Row("2026-03-11T09:30", .act(.applicant, "setor", .done, proof, documents: paper), "setor", ["tell loket task"]),
            Row("2026-03-11T10:00", .pay("setor", "daftar", by: .officer("si_loket", ["loket"])), "setor"),
            Row("2026-03-11T10:00", .pay("setor", "daftar", by: .officer("si_loket", ["loket"])), "refused nothing-due"),
            Row("2026-03-11T10:30", .pay("setor", by: .officer("si_loket", ["loket"])), "ukur", ["tell tim task"]),
            Row("2026-03-12T09:00", .act("tim", "ukur", .done, ["luas": 25]), "kurang", ["bill pajak=5000 -"]),
            Row("2026-03-13T09:00", .withdraw(), "refused withdrawal-not-allowed"),
            Row("2026-03-13T09:00", .pay("kurang"), "sah", ["tell lurah of 73.07.01.1001 task"]),
            Row("2026-03-16T09:00", .act("lurah", "sah", of: "73.07.01.1002"), "refused role-required"),
            Row(
                "2026-03-16T09:00", .act("lurah", "sah", "lengkapi", reason: "nama", of: "73.07.01.1001"), "sah", ["tell applicant repair"]),
            Row("2026-03-16T10:00", .mend("sah", ["nama": "Sitti A."]), "sah", ["tell lurah of 73.07.01.1001 repaired"]),
            Row("2026-03-16T11:00", .act("lurah", "sah", of: "73.07.01.1001"), "end granted", ["tell applicant ended", "end granted"]),
        ])
        expect(trace.subject.fees["pajak"]?.paid == 25_000 && trace.subject.fees["pajak"]?.receipts.count == 2)
    }

    /// What no later payment asks for cannot be changed any more: the tax of a case without a measured area is fixed at the last step.
    @Test func paidFeesAreFixed() throws {
        var service = Fixtures.fees()
        service.machine.steps["kurang"] = Fixtures.automatic(Route(to: "sah"))
        service.machine.steps["ukur"]?.fields = [:]
        var trace = try Trace(service, luas: 20, at: "2026-03-09T09:00", "setor", ["bill pajak=20000 2026-03-12T16:00"])
        try trace.walk([
            Row(
                "2026-03-10T10:00", .act(.applicant, "setor", .done, ["nomor_setor": "S"], documents: ["bukti": ["paper": true]]), "setor",
                ["tell loket task"]),
            Row("2026-03-10T11:00", .pay("setor"), "ukur", ["tell tim task"]),
            Row("2026-03-10T12:00", .act("tim", "ukur", "lengkapi", reason: "luas"), "ukur", ["tell applicant repair"]),
            Row("2026-03-11T12:00", .mend("ukur", ["luas": 10]), "refused fee-fixed"),
            Row("2026-03-11T12:00", .mend("ukur", ["nama": "S."]), "ukur", ["tell tim repaired"]),
        ])
    }

    /// Who may open a case: a role, or the clock on its day.
    @Test func opening() throws {
        var service = Fixtures.renewals()
        let json = Fixtures.submission(luas: 4)
        func refusal(_ actor: Actor, _ at: String) throws -> String? {
            let engine = try Engine(service: service, catalog: Fixtures.catalog())
            let now = Fixtures.instant(at)
            let submission = try engine.submissions.validate(json, at: SubmissionMoment(now, in: .wib)).get()
            guard case .failure(let refusal) = engine.begin(submission: submission, by: actor, at: now) else { return nil }
            return refusal.slug
        }
        service.openedBy = Rows([.init(when: Expression("applicant == 'company'"), Opening(role: "loket")), .init(Opening(role: "kasi"))])
        let officers: [(Actor, String?)] = [
            (.applicant("warga"), "opener-required"), (.officer("a", ["loket"]), "opener-required"),
            (.officer("a", ["loket", "kasi"]), nil),
        ]
        for (actor, slug) in officers {
            let found = try refusal(actor, "2026-03-09T09:00")
            expect(found, equals: slug, "\(actor)")
        }
        func check(_ rows: [(at: String, slug: String?)]) throws {
            for row in rows {
                let found = try refusal(.system("timer"), row.at)
                expect(found, equals: row.slug, "\(row.at)")
            }
        }
        var timer = OpeningTimer(every: .month, day: 31, forEach: IssuedOutput(service: "izin", output: "izin"))
        service.openedBy = Rows(always: Opening(timer: timer))
        try expect(refusal(.officer("a", ["kasi"]), "2026-03-31T09:00"), equals: "opened-by-timer")
        try check([("2026-03-30T23:59", "opening-not-due"), ("2026-03-31T00:00", nil), ("2026-04-30T00:00", nil)])
        timer.every = .year
        timer.month = 2
        service.openedBy = Rows(always: Opening(timer: timer))
        try check([("2026-04-30T00:00", "opening-not-due"), ("2028-02-29T00:00", nil)])
    }

    /// A timer that counts from the issue opens on those days alone of the output that the form names.
    @Test func openingByTheIssue() throws {
        var service = Fixtures.renewals()
        let output = IssuedOutput(service: "izin", output: "izin")
        service.openedBy = Rows(always: Opening(timer: OpeningTimer(after: Period(6, .months), forEach: output)))
        let engine = try Engine(service: service, catalog: Fixtures.catalog())
        func refusal(_ at: String, naming number: String?) throws -> String? {
            var json = Fixtures.submission(luas: 4)
            if let number { json = Fixtures.naming(number, in: json) }
            let now = Fixtures.instant(at)
            var register = Fixtures.register
            for place in register.found.indices { register.found[place].issuedOn = CivilDate("2025-08-31") }
            let submission = try engine.submissions.validate(json, at: SubmissionMoment(now, in: .wib, register: register)).get()
            guard case .failure(let refusal) = engine.begin(submission: submission, by: .system("timer"), at: now) else { return nil }
            return refusal.slug
        }
        let rows: [(at: String, number: String?, slug: String?)] = [
            ("2026-02-28T00:00", "isi 0", nil), ("2026-08-31T00:00", "isi 0", nil), ("2026-08-28T00:00", "isi 0", "opening-not-due"),
            ("2026-02-28T00:00", "tidak dikenal", "opening-not-due"), ("2026-02-28T00:00", nil, "opening-not-due"),
        ]
        for row in rows {
            let found = try refusal(row.at, naming: row.number)
            expect(found, equals: row.slug, "\(row)")
        }
    }

    /// Who stands in fills his own place with the same act where it is the next one and asks nothing of him; else by an act of its own.
    @Test func standInOfAChain() throws {
        var trace = try Trace(Fixtures.chains(), luas: 4, at: "2026-03-09T09:00", "dekat", ["render izin", "tell kepala task"])
        try trace.walk([
            Row(
                "2026-03-09T10:00", .act("sekretaris", "dekat"), "dekat",
                ["initial izin sekretaris", "initial izin sekretaris", "tell kasi task"]),
            Row("2026-03-09T10:01", .act("sekretaris", "dekat"), "refused already-done"),
            Row("2026-03-09T10:02", .act("kasi", "dekat"), "jauh", ["sign izin kasi", "tell kepala task"]),
            Row("2026-03-09T10:03", .act("sekretaris", "jauh"), "jauh", ["tell kasi task"]),
            Row("2026-03-09T10:04", .act("kasi", "jauh", person: "si_sekretaris"), "refused same-person-twice"),
        ])
        expect(trace.subject.position?.done.map { $0.standIn?.rawValue ?? "-" }, equals: ["sekretaris"])
        try trace.walk([
            Row("2026-03-09T10:05", .act("kasi", "jauh"), "jauh", ["tell sekretaris task"]),
            Row("2026-03-09T10:06", .act("sekretaris", "jauh"), "berdua", ["tell kepala task"]),
            Row(
                "2026-03-09T10:07", .act("sekretaris", "berdua", .done, ["usul": "Setuju"]), "berdua",
                ["initial izin sekretaris", "tell sekretaris task"]),
            Row(
                "2026-03-09T10:08", .act("sekretaris", "berdua", .done, ["usul": "Terbitkan"]), "end granted",
                ["sign izin sekretaris", "release izin", "tell applicant released", "tell applicant ended", "end granted"]),
        ])
        // By name it is the holder's turn: nobody stands in for who acts himself.
        var held = try Trace(Fixtures.chains(), luas: 4, at: "2026-03-09T09:00", "dekat", ["render izin", "tell kepala task"])
        try held.walk([
            Row("2026-03-09T10:00", .act("kepala", "dekat"), "dekat", ["initial izin kepala", "tell sekretaris task"])
        ])
    }

    /// A number is given at its step, after the signature; one that the case has follows it until the release.
    @Test func numbers() throws {
        func walk(_ rows: [Row], luas: Int = 5) throws -> Trace {
            var trace = try Trace(
                Fixtures.letters(), luas: luas, at: "2026-03-09T09:00", "ketik", ["tell tim task"])
            try trace.walk([
                Row(
                    "2026-03-09T10:00", .act("tim", "ketik", .done, ["naskah": ["file": "a"]]), "ttd",
                    ["render surat", "number salinan 07/S", "render salinan", "tell kepala task"])
            ])
            try trace.walk(rows)
            return trace
        }
        let drawn = try walk([
            Row(
                "2026-03-09T11:00", .act("kepala", "ttd"), "nomor",
                ["sign surat kepala", "sign salinan kepala", "number surat 07/L/2026", "tell loket task"])
        ])
        expect(drawn.subject.outputs["surat"]?.isNumbered, equals: true)
        // Passed by, it is numbered at the release.
        let passed = try walk(
            [
                Row(
                    "2026-03-09T11:00", .act("kepala", "ttd"), "serah",
                    [
                        "sign surat kepala", "sign salinan kepala", "number surat 07/L/2026", "release surat salinan",
                        "tell applicant released", "tell loket task",
                    ])
            ], luas: 2)
        expect(passed.subject.outputs["surat"]?.released != nil)
    }

    /// What is not what was asked for keeps no promise, and leaves the applicant free to withdraw; a release of both is one of a product.
    @Test func notTheProduct() throws {
        let begun = "2026-03-09T09:00"
        func failed() throws -> Trace {
            var trace = try Trace(
                Fixtures.tests(), luas: 4, at: begun, "daftar", ["tell loket task"], due: ["sla:sla": "2026-03-16T16:00"])
            try trace.walk([
                Row("2026-03-09T10:00", .act("loket", "daftar"), "catat", ["tell kasi task"]),
                Row("2026-03-09T10:00", .act("kasi", "catat"), "uji", ["tell tim task"]),
                Row(
                    "2026-03-10T09:00", .act("tim", "uji", "gagal"), "uji",
                    ["render keterangan", "release keterangan", "tell applicant released", "tell tim task"],
                    due: ["sla:sla": "2026-03-16T16:00"]),
            ])
            expect(trace.engine.promises(of: trace.subject, at: Fixtures.instant("2026-03-10T09:00")).first?.met == nil)
            return trace
        }
        var withdrawn = try failed()
        try withdrawn.walk([
            Row("2026-03-10T10:00", .withdraw(), "end withdrawn", ["tell applicant ended", "end withdrawn"])
        ])
        var passed = try failed()
        try passed.walk([
            Row(
                "2026-03-11T09:00", .act("tim", "uji"), "serah",
                [
                    "render keterangan", "render bukti", "release keterangan bukti", "tell applicant released",
                    "replace uji.keterangan own",
                    "tell loket task",
                ]),
            Row("2026-03-11T10:00", .withdraw(), "refused already-released"),
        ])
        expect(
            passed.engine.promises(of: passed.subject, at: Fixtures.instant("2026-03-12T09:00")).first?.met,
            equals: Fixtures.instant("2026-03-11T09:00"))
    }

    /// What is issued again is another letter, with its own number, values and signatures, and replaces the one before when it is out, not earlier.
    @Test func issuedAnew() throws {
        var trace = try Trace(
            Fixtures.reissues(), luas: 4, at: "2026-03-09T09:00", "ketik", ["tell tim task"], due: ["sla:sla": "2026-03-16T16:00"])
        try trace.walk([
            Row(
                "2026-03-09T10:00", .act("tim", "ketik", .done, ["isi": "A"]), "ttd",
                ["render surat", "render salinan", "tell kepala task"]),
            Row(
                "2026-03-09T10:00", .act("kepala", "ttd"), "nomor",
                ["sign surat kepala", "sign salinan kepala", "number surat 07/U/2026", "tell loket task"]),
        ])
        Engine.record([.numbered("surat", "01/U/2026")], in: &trace.subject)
        try trace.walk([
            Row(
                "2026-03-09T11:00", .act("loket", "nomor"), "serah",
                ["release surat salinan", "tell applicant released", "tell loket task"]),
            Row("2026-03-10T09:00", .act("loket", "serah", "salah", reason: "Salah ketik"), "ketik", ["tell tim task"]),
            Row(
                "2026-03-10T10:00", .act("tim", "ketik", .done, ["isi": "B"]), "ttd",
                ["render surat", "render salinan", "tell kepala task"]),
        ])
        // In preparation: the first is valid still, and is what was issued.
        let preparing = try #require(trace.subject.outputs["surat"])
        expect(preparing.released == nil && preparing.number == nil && preparing.signatures.isEmpty)
        expect(preparing.values["isi"] == "B" && preparing.lastIssued?.values["isi"] == "A" && preparing.lastIssued?.revokedOn == nil)
        let json = JSONCoder.encode(trace.subject)
        try expect(JSONCoder.decode(Case.self, from: json), equals: trace.subject)

        var refused = trace
        try refused.walk([
            Row(
                "2026-03-10T11:00", .act("kepala", "ttd", "tolak"), "end refused",
                ["tell applicant ended", "end refused"])
        ])
        let kept = try #require(refused.subject.outputs["surat"])
        expect(kept.isCancelled && kept.earlier.map(\.isCancelled) == [false] && kept.earlier.first?.revokedOn == nil)

        // `nomor` is passed by the second time: it is numbered at its release.
        try trace.walk([
            Row(
                "2026-03-11T11:00", .act("kepala", "ttd"), "serah",
                [
                    "sign surat kepala", "sign salinan kepala", "number surat 07/U/2026", "release surat salinan",
                    "tell applicant released",
                    "replace terbit_ulang.surat 01/U/2026", "replace terbit_ulang.salinan A/03", "tell loket task",
                ])
        ])
        Engine.record([.numbered("surat", "02/U/2026")], in: &trace.subject)
        let issues = try #require(trace.subject.outputs["surat"]).issues
        expect(issues.map(\.number) == ["01/U/2026", "02/U/2026"] && issues.map { $0.values["isi"] } == ["A", "B"])
        expect(issues.map(\.isReplaced) == [true, false] && issues.map { $0.revokedOn?.description } == ["2026-03-11", nil])
        expect(issues.map { $0.issuedOn?.description }, equals: ["2026-03-09", "2026-03-11"])
        expect(issues.map(\.signatures.count) == [1, 1] && issues.allSatisfy(\.earlier.isEmpty))

        try trace.walk([
            // Three in one event: each is replaced by the next.
            Row(
                "2026-03-12T09:00", .act("loket", "serah", "rangkap"), "serah",
                [
                    "render salinan", "release salinan", "tell applicant released", "replace terbit_ulang.salinan B/03",
                    "render salinan", "release salinan", "tell applicant released", "replace terbit_ulang.salinan B/03",
                    "render salinan", "release salinan", "tell applicant released", "replace terbit_ulang.salinan B/03",
                    "tell loket task",
                ]),
            // On this third visit of `serah` a cancellation is issued, and both are taken back.
            Row(
                "2026-03-12T10:00", .act("loket", "serah", "batalkan"), "serah",
                [
                    "render pembatalan", "release pembatalan", "tell applicant released", "revoke terbit_ulang.surat own",
                    "replace terbit_ulang.salinan own", "tell loket task",
                ]),
            // From the archive nothing is issued any more: what is revoked stays so.
            Row("2026-03-12T11:00", .act("loket", "serah"), "arsip", ["tell kasi task"]),
            Row("2026-03-12T11:00", .act("kasi", "arsip", "cabut"), "end granted", ["tell applicant ended", "end granted"]),
        ])
        expect(trace.subject.outputs["salinan"]?.issues.count == 5 && trace.subject.outputs["surat"]?.issues.count == 2)
        expect(trace.subject.outputs["surat"]?.isReplaced == false && trace.subject.outputs["surat"]?.revokedOn != nil)
    }

    /// One for each row, in order, each with a record of its own; a row whose condition does not hold, and what it names, is left out.
    @Test func oneForEachRow() throws {
        func row(_ name: String, _ count: Int64, _ old: String? = nil) -> JSONValue {
            var row: JSONObject = ["nama_kartu": .string(name), "jumlah": .integer(count)]
            if let old { row["kartu_lama"] = .string(old) }
            return .object(row)
        }
        var service = Fixtures.rowOutputs()
        service.machine.steps["nomor"]?.when = Expression("cetak.count != 1")
        service.machine.steps["rilis"]?.routes = [Route(to: "serah")]
        var trace = try Trace(service, luas: 4, at: "2026-03-09T09:00", "cetak", ["tell tim task"])
        try trace.walk([
            Row(
                "2026-03-09T10:00", .act("tim", "cetak", .done, ["dicetak": [row("A", 1, "isi 0"), row("B", 3, "isi 1"), row("C", 9)]]),
                "ttd", ["render kartu.1", "render kartu.3", "tell kepala task"]),
            // The second row has none, so nothing takes the place of what it names. The third bears the name that stands in it.
            Row(
                "2026-03-09T11:00", .act("kepala", "ttd"), "serah",
                [
                    "sign kartu.1 kepala", "sign kartu.3 kepala", "number kartu.1 07/K", "release kartu.1 kartu.3",
                    "tell applicant released", "replace izin.izin isi 0", "tell loket task",
                ]),
        ])
        Engine.record([.numbered("kartu.1", "01/K")], in: &trace.subject)
        expect(trace.subject.outputs.keys.map(\.rawValue), equals: ["kartu.1", "kartu.3"])
        expect(trace.subject.outputs.values.map(\.number), equals: ["01/K", "C/03"])
        expect(trace.subject.outputs.values.map { $0.values["isi"] }, equals: ["A", "C"])
        expect(trace.subject.outputs.values.map { $0.validUntil?.description }, equals: ["2026-09-09", "2027-03-09"])
        // Anew there are two rows: the third has nothing valid any more, and the number of each is its own.
        try trace.walk([
            Row("2026-03-10T09:00", .act("loket", "serah", "salah", reason: "Salah cetak"), "cetak", ["tell tim task"]),
            Row(
                "2026-03-10T10:00", .act("tim", "cetak", .done, ["dicetak": [row("A", 1), row("D", 2)]]), "ttd",
                ["render kartu.1", "render kartu.2", "tell kepala task"]),
            Row(
                "2026-03-10T11:00", .act("kepala", "ttd"), "nomor",
                ["sign kartu.1 kepala", "sign kartu.2 kepala", "number kartu.1 07/K", "number kartu.2 07/K", "tell loket task"]),
        ])
        Engine.record([.numbered("kartu.1", "02/K"), .numbered("kartu.2", "03/K")], in: &trace.subject)
        try trace.walk([
            Row(
                "2026-03-10T12:00", .act("loket", "nomor"), "serah",
                [
                    "release kartu.1 kartu.2", "tell applicant released", "replace kartu.kartu.1 01/K", "replace kartu.kartu.3 C/03",
                    "tell loket task",
                ]),
            // Taken back as a whole: what is valid still, in the order of the rows.
            Row(
                "2026-03-11T09:00", .act("loket", "serah", "batalkan"), "serah",
                ["revoke kartu.kartu.1 own", "revoke kartu.kartu.2 own", "tell loket task"]),
            // No row: nothing is issued, and nothing is replaced by nothing.
            Row("2026-03-12T09:00", .act("loket", "serah", "salah", reason: "Kosong"), "cetak", ["tell tim task"]),
            Row("2026-03-12T10:00", .act("tim", "cetak", .done, ["dicetak": []]), "ttd", ["tell kepala task"]),
            Row("2026-03-12T11:00", .act("kepala", "ttd"), "nomor", ["tell loket task"]),
            Row("2026-03-12T12:00", .act("loket", "nomor"), "serah", ["tell loket task"]),
            Row("2026-03-12T13:00", .act("loket", "serah"), "arsip", ["tell kasi task"]),
        ])
        expect(trace.subject.outputs["kartu.3"]?.revokedOn?.description, equals: "2026-03-10")
        expect(trace.subject.outputs["kartu.2"]?.issues.count == 1 && trace.subject.outputs["kartu.1"]?.issues.count == 2)
    }

    /// Of two numbers that one event asks for, the first is the earlier issue's.
    @Test func twoNumbersOfOneEvent() throws {
        var service = Fixtures.reissues()
        service.machine.steps["lagi"]?.routes = [Route(when: Expression("rilis.count < 2"), to: "rilis"), Route(to: "serah")]
        service.machine.steps["rilis"]?.routes = [Route(to: "lagi")]
        service.machine.steps["nomor"]?.numbers = []
        service.machine.steps["ttd"]?.signs = []
        var trace = try Trace(service, luas: 4, at: "2026-03-09T09:00", "ketik", ["tell tim task"], due: [:])
        try trace.walk([
            Row("2026-03-09T10:00", .act("tim", "ketik", .done, ["isi": "A"]), "ttd", ["tell kepala task"]),
            Row("2026-03-09T10:00", .act("kepala", "ttd"), "nomor", ["tell loket task"]),
            Row(
                "2026-03-09T11:00", .act("loket", "nomor"), "serah",
                [
                    "number surat 07/U/2026", "render surat", "render salinan", "release surat salinan", "tell applicant released",
                    "number surat 07/U/2026", "render surat", "render salinan", "release surat salinan", "tell applicant released",
                    "replace terbit_ulang.surat own", "replace terbit_ulang.salinan A/03", "tell loket task",
                ]),
        ])
        Engine.record([.numbered("surat", "01/U/2026"), .numbered("surat", "02/U/2026")], in: &trace.subject)
        expect(trace.subject.outputs["surat"]?.issues.map(\.number), equals: ["01/U/2026", "02/U/2026"])
    }

    /// What replaces nothing: a release of which nothing was issued takes back, but does not replace.
    @Test func nothingIsReplacedByNothing() throws {
        var service = Fixtures.reissues()
        service.outputs["pembatalan"]?.when = Expression("serah.count > 1")
        var trace = try Trace(service, luas: 4, at: "2026-03-09T09:00", "ketik", ["tell tim task"], due: [:])
        try trace.walk([
            Row(
                "2026-03-09T10:00", .act("tim", "ketik", .done, ["isi": "A"]), "ttd",
                ["render surat", "render salinan", "tell kepala task"]),
            Row(
                "2026-03-09T10:00", .act("kepala", "ttd"), "nomor",
                ["sign surat kepala", "sign salinan kepala", "number surat 07/U/2026", "tell loket task"]),
            Row(
                "2026-03-09T11:00", .act("loket", "nomor"), "serah",
                ["release surat salinan", "tell applicant released", "tell loket task"]),
            Row(
                "2026-03-09T12:00", .act("loket", "serah", "batalkan"), "serah", ["revoke terbit_ulang.surat own", "tell loket task"]),
            Row(
                "2026-03-09T13:00", .act("loket", "serah", "batalkan"), "serah",
                [
                    "render pembatalan", "release pembatalan", "tell applicant released", "replace terbit_ulang.salinan own",
                    "tell loket task",
                ]),
        ])
    }

    /// Another's number is the case's own text, whatever stands in it.
    @Test func carriedNumbers() throws {
        let engine = try Engine(service: Fixtures.renewals(), catalog: Fixtures.catalog())
        func number(_ lama: String, bukti: String?) throws -> String? {
            let now = Fixtures.instant("2026-03-09T09:00")
            var register = Fixtures.register
            for number in ["{seq:4}/{year}", "A-1"] {
                register.found.append(IssuedFact(service: "perpanjangan", output: "izin", number: number))
            }
            let json = Fixtures.naming(lama, in: Fixtures.submission(luas: 90))
            let submission = try engine.submissions.validate(json, at: SubmissionMoment(now, in: .wib, register: register)).get()
            var (subject, _) = try engine.begin(submission: submission, by: .applicant("warga"), at: now).get()
            for (role, step) in [("loket", "awal"), ("tim", "periksa")] as [(RoleID, StepID)] {
                var act = Act(step: step, action: .done, by: .officer(PersonID(role.rawValue), [role]))
                if step == "periksa", let bukti { act.values = ["bukti": .string(bukti)] }
                act.register = register
                (subject, _) = try engine.step(subject, .acted(act), at: now).get()
            }
            expect(subject.outputs["salinan"]?.isNumbered == false && subject.outputs["salinan"]?.released != nil)
            return subject.outputs["salinan"]?.number
        }
        try expect(number("A-1", bukti: nil), equals: "A-1")
        try expect(number("{seq:4}/{year}", bukti: nil), equals: "{seq:4}/{year}")
        try expect(number("A-1", bukti: "isi 0"), equals: "isi 0 (III)")
    }

    /// Benefits run on the office's clock; what is due is fixed on entering; a difference alone is paid the second time.
    @Test func benefits() throws {
        var trace = try Trace(
            Fixtures.benefits(), luas: 20, at: "2026-03-09T09:00", "periksa", ["tell loket task"], due: ["sla:sla": "2026-03-17T16:00"])
        try trace.walk([
            Row(
                "2026-03-10T09:00", .act("loket", "periksa", .done, ["hari": 3]), "cair",
                ["tell kasi task", "set step:cair 2026-03-13T15:00"],
                due: ["sla:sla": "2026-03-17T16:00"]),
            Row("2026-03-10T10:00", .pay("cair"), "refused not-a-payment"),
            Row("2026-03-10T10:00", .act("kasi", "cair"), "refused invalid-input"),
            Row(
                "2026-03-10T10:00", .act("kasi", "cair", "salah_rekening", reason: "bank"), "cair",
                ["tell applicant repair", "stop step:cair"]),
            // 20 m2 would be another sum, and no step ahead pays this item again.
            Row("2026-03-11T09:00", .mend("cair", ["luas": 10]), "refused fee-fixed"),
            Row(
                "2026-03-11T09:00", .mend("cair", ["nama": "S."]), "cair", ["tell kasi repaired", "set step:cair 2026-03-16T16:00"]),
            // (3 - 0) * 200000.5 down to thousands is paid; what is due at `sisa`, (3 - 1) * 200000.5, is less: nothing more, and nothing back.
            Row(
                "2026-03-11T10:00", .act("kasi", "cair", .done, ["nomor": "T-1"]), "end granted",
                [
                    "pay out santunan=600000 to periksa.rekening pemakaman=20000 to reklame.nama", "tell applicant paid_out",
                    "tell applicant ended", "end granted",
                    "stop step:cair",
                ]),
        ])
        expect(trace.subject.fees["santunan"]?.due == 400_000 && trace.subject.fees["santunan"]?.paid == 600_000)

        // An amount below zero is no amount.
        var below = try Trace(
            Fixtures.benefits(), luas: 20, at: "2026-03-09T09:00", "periksa", ["tell loket task"])
        try below.walk([Row("2026-03-10T09:00", .act("loket", "periksa", .done, ["hari": -1]), "refused value-missing")])
    }

    /// A group of documents counts as handed in by its members that are asked and may not be left out: afterwards as at the filing.
    @Test func groupsOfDocuments() throws {
        let rows: [(Int, [String])] = [(4, ["denah"]), (4, []), (12, ["denah", "sewa"]), (30, ["denah", "sewa", "peta"])]
        for (luas, handed) in rows {
            var service = Fixtures.permit()
            var group = Requirement(name: Fixtures.name("Berkas"))
            group.isOptional = true
            group.group = .allOf
            group.members = ["denah": Requirement(name: Fixtures.name("Denah")), "sewa": Requirement(name: Fixtures.name("Sewa"))]
            group.members["sewa"]?.isOptional = true
            group.members["sewa"]?.optionalWhen = Expression("reklame.luas < 10")
            group.members["peta"] = Requirement(name: Fixtures.name("Peta"))
            group.members["peta"]?.when = Expression("reklame.luas > 20")
            service.documents["berkas"] = group
            service.form.sections["reklame"]?.fields["lengkap"] = Field(name: Fixtures.text("Lengkap"), type: .yesNo)
            service.form.sections["reklame"]?.fields["lengkap"]?.value = Expression("documents.berkas")
            let engine = try Engine(service: service, catalog: Fixtures.catalog())
            let now = Fixtures.instant("2026-03-10T09:00")
            var json = try #require(Fixtures.submission(luas: luas).object)
            if !handed.isEmpty {
                var documents = json["documents"]?.object ?? [:]
                documents["berkas"] = .object(JSONObject(handed.map { (ID($0), Evidence.paper.json) }))
                json["documents"] = .object(documents)
            }
            let submission = try engine.submissions.validate(.object(json), at: SubmissionMoment(now, in: .wib)).get()
            let subject = try engine.begin(submission: submission, by: .applicant("warga"), at: now).get().0
            let naive = NaiveNames(Naive(try NaiveBook(service, Fixtures.catalog())), submission)
            expect(submission.values["reklame.lengkap"], equals: .bool(!handed.isEmpty), "\(luas) \(handed)")
            expect(engine.value(of: ["documents", "berkas"], in: subject, at: now), equals: .bool(!handed.isEmpty), "\(luas) \(handed)")
            expect(naive.value(of: ["documents", "berkas"]), equals: .bool(!handed.isEmpty), "\(luas) \(handed)")
        }
    }

    /// What the service says to the applicant: on entering a step, not on passing it; by an action, before what it leads to.
    @Test func messages() throws {
        var service = Fixtures.permit()
        service.machine.steps["loket"]?.message = LocalText(["id": "Berkas diterima", "en": "File received"])
        service.machine.steps["loket"]?.actions["lengkap"]?.message = LocalText("id", "Berkas lengkap")
        service.machine.steps["survei"]?.message = LocalText("id", "Survei ke lokasi")
        service.machine.steps["ttd"]?.message = LocalText("id", "Menunggu tanda tangan")
        var trace = try Trace(
            service, luas: 4, at: "2026-03-10T09:00", "loket",
            ["tell applicant message: Berkas diterima", "tell loket task", "set step:loket 2026-03-11T16:00"])
        try trace.walk([
            Row(
                "2026-03-10T10:00", .act("loket", "loket", "lengkap"), "ttd",
                [
                    "tell applicant message: Berkas lengkap", "tell applicant message: Menunggu tanda tangan",
                    "number izin 007/IR/III/2026",
                    "render izin", "tell kasi task", "stop step:loket",
                ])
        ])
        let told = trace.subject.history.compactMap(trace.engine.message(of:)).map { $0["id"] }
        expect(told, equals: ["Berkas diterima", "Berkas lengkap", "Menunggu tanda tangan"])
        expect(trace.engine.lastMessage(of: trace.subject)?["id"], equals: "Menunggu tanda tangan")
    }

    /// An event that comes with an earlier time than the last counts as at that one: clocks of servers jump.
    @Test func timeNeverRunsBack() throws {
        var trace = try Trace(
            Fixtures.permit(), luas: 4, at: "2026-03-10T09:00", "loket", ["tell loket task", "set step:loket 2026-03-11T16:00"])
        try trace.walk([
            Row(
                "2026-03-09T09:00", .act("loket", "loket", "lengkap"), "ttd",
                ["number izin 007/IR/III/2026", "render izin", "tell kasi task", "stop step:loket"], due: ["sla:sla": "2026-03-17T16:00"])
        ])
        expect(trace.subject.updated, equals: Fixtures.instant("2026-03-10T09:00"))
    }

    /// Automatic steps that go round for ever are refused, not run.
    @Test func endlessSteps() throws {
        var service = Fixtures.permit()
        service.machine.steps["tanda"]?.routes = [Route(to: "putar")]
        service.machine.steps["putar"] = Fixtures.automatic(Route(to: "tanda"))
        var trace = try Trace(
            service, luas: 4, at: "2026-03-10T09:00", "loket", ["tell loket task", "set step:loket 2026-03-11T16:00"])
        try trace.walk([Row("2026-03-10T10:00", .act("loket", "loket", "lengkap"), "refused no-way-on")])
    }
}
