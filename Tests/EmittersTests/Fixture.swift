import ServiceIR

/// A small service that has one of everything the schema must say: conditions, choices, a list, alternatives, a computed value.
enum Fixture {
    static func text(_ id: String, _ en: String? = nil) -> LocalText {
        var text = LocalText("id", id)
        if let en { text.byLanguage["en"] = en }
        return text
    }

    static func field(_ name: String, _ type: FieldType, _ change: (inout Field) -> Void = { _ in }) -> Field {
        var field = Field(name: text(name), type: type)
        change(&field)
        return field
    }

    static func requirement(_ name: String, _ change: (inout Requirement) -> Void = { _ in }) -> Requirement {
        var requirement = Requirement(name: Rows(always: text(name)))
        change(&requirement)
        return requirement
    }

    static var machine: Machine {
        var task = Step(kind: .task)
        task.name = Rows(always: text("Pemeriksaan"))
        task.performers = Performers(roles: ["loket"])
        task.routes = [Route(to: "selesai")]
        var end = Step(kind: .end)
        end.end = .granted
        var lapsed = Step(kind: .end)
        lapsed.end = .lapsed
        return Machine(
            initial: "periksa", steps: ["periksa": task, "selesai": end, "lapsed": lapsed], lapsedEnd: "lapsed", withdrawnEnd: "lapsed",
            isWithdrawable: true)
    }

    static var service: CompiledService {
        var service = CompiledService(
            service: "izin-reklame", version: 1, name: text("Izin Reklame", "Advertising permit"), agency: "bp2t", machine: machine)
        service.applicants = [.person, .company]
        service.channels = [.online, .counter]
        service.variants = ["baru": Option(name: text("Izin baru")), "perpanjangan": Option(name: text("Perpanjangan"))]
        service.form.sections["pemohon"] = Section(
            name: text("Pemohon"),
            fields: [
                "nama": field("Nama", .text), "nik": field("NIK", .nik), "tanggal_lahir": field("Tanggal lahir", .date),
                "badan_usaha": field("Badan usaha", .text) { $0.when = Expression("applicant == 'company'") },
                "surel": field("Surel", .email) {
                    $0.isOptional = true
                    $0.optionalWhen = Expression("applicant == 'person'")
                },
            ])
        service.form.sections["reklame"] = Section(
            name: text("Reklame"),
            fields: [
                "jenis": field("Jenis", .choice) {
                    $0.options = [
                        "papan": Option(name: text("Papan")), "bando": Option(name: text("Bando")), "kain": Option(name: text("Kain")),
                    ]
                },
                "panjang": field("Panjang", .decimal) {
                    $0.min = Decimal128("0.1").map(JSONValue.decimal)
                    $0.max = 100
                    $0.unit = Unit("m")
                },
                "lebar": field("Lebar", .decimal) {
                    $0.min = Decimal128("0.1").map(JSONValue.decimal)
                    $0.max = 100
                },
                "luas": field("Luas", .decimal) { $0.value = Expression("reklame.panjang * reklame.lebar") },
                "tinggi": field("Tinggi", .integer) {
                    $0.when = Expression("berkonstruksi && reklame.panjang > 2")
                    $0.min = 1
                    $0.max = 30
                },
                "alasan": field("Alasan", .longText) { $0.when = Expression("reklame.luas > 24") },
                "titik": field("Titik", .list) {
                    $0.many = Bounds(1, 3)
                    $0.unique = [["nomor"]]
                    $0.fields = [
                        "nomor": field("Nomor", .integer) { $0.min = 1 },
                        "milik_sendiri": field("Milik sendiri", .yesNo),
                        "pemilik": field("Pemilik", .text) { $0.when = Expression("!milik_sendiri") },
                        "sertifikat": field("Sertifikat", .text) {
                            $0.isOptional = true
                            $0.optionalWhen = Expression("!milik_sendiri")
                        },
                    ]
                },
                "mulai": field("Mulai", .date) {
                    $0.min = "2026-01-01"
                    $0.rule = FieldRule(
                        rule: Expression("reklame.mulai >= today"), message: text("Tanggal sudah lewat.", "The date is past."))
                },
            ])
        service.conditions = ["berkonstruksi": Expression("reklame.jenis in ['papan', 'bando']")]
        service.rules = [
            SubmissionRule(rule: Expression("reklame.panjang <= 50.0 || reklame.jenis != 'kain'"), message: text("Kain terlalu panjang."))
        ]
        service.documents = [
            "ktp": requirement("KTP"),
            "konstruksi": requirement("Gambar konstruksi") { $0.when = Expression("berkonstruksi") },
            "lahan": requirement("Bukti lahan") {
                $0.when = Expression("variant == 'baru'")
                $0.group = .anyOf
                $0.members = ["sewa": requirement("Sewa"), "izin": requirement("Izin pemilik")]
            },
            "foto": requirement("Foto") { $0.isOptional = true },
            "denah": requirement("Denah") {
                $0.isOptional = true
                $0.optionalWhen = Expression("reklame.luas <= 24")
                $0.group = .allOf
                $0.members = [
                    "lokasi": requirement("Lokasi"),
                    "bangunan": requirement("Bangunan") {
                        $0.isOptional = true
                        $0.optionalWhen = Expression("reklame.jenis == 'kain'")
                    },
                ]
            },
        ]
        service.tables = [
            "tarif": Table(
                of: [Expression("reklame.jenis"), Expression("variant")], unit: .rupiah,
                rows: [
                    TableRow(keys: [TableKey(option: "papan"), TableKey(option: "baru")], value: TableValue(Decimal128(100))),
                    TableRow(keys: [TableKey(option: "kain"), TableKey(option: "perpanjangan")], value: TableValue(nil)),
                ], otherwise: TableValue(Decimal128(50)))
        ]
        var output = Output(name: Rows(always: text("Surat Izin")))
        output.delivery = Rows(always: [.download, .counter])
        service.outputs = ["izin": output]
        return service
    }

    static let catalog: CompiledCatalog = {
        let day = [OfficeHours.Span(TimeOfDay(minutes: 480), TimeOfDay(minutes: 930))]
        var catalog = CompiledCatalog(
            catalog: "magelang", edition: 2026, name: text("Kota Magelang", "City of Magelang"), timeZone: .wib, languages: ["id", "en"],
            officeHours: OfficeHours(week: Array(repeating: day, count: 5) + [[], []]),
            calendar: WorkingCalendar(from: CivilDate(dayNumber: 20_454), until: CivilDate(dayNumber: 20_818), days: []))
        catalog.region = "33.71"
        catalog.agencies["bp2t"] = Agency(name: text("Badan Pelayanan Perizinan Terpadu", "Licensing board"))
        catalog.roles["loket"] = Role(name: text("Petugas loket", "Counter officer"))
        return catalog
    }()
}
