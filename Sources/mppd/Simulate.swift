import Console
import Runtime
import ServiceDSL
import ServiceIR

/// `mppd simulate services/73.07-sinjai --arrivals situ=12 --staff pemeriksa=2`
struct Simulate: Command {
    static let usage = CommandUsage(
        name: "simulate",
        summary: Words(
            en: "Run many cases at once in simulated time: how long they wait for whom, and which promises break where.",
            id: "Menjalankan banyak permohonan sekaligus dalam waktu tiruan: berapa lama menunggu siapa, dan janji mana dilanggar di mana."),
        discussion: Words(
            en: """
                The cases are those of the services' scenarios, each as often as another; officers work while the office is open, one thing after another, and timers fire as in `serve`.
                Nothing is stored. The same line gives the same report.
                """,
            id: """
                Permohonan mengikuti skenario layanan, masing-masing sama seringnya; petugas bekerja selama kantor buka, satu demi satu, dan batas waktu berjalan seperti pada `serve`.
                Tidak ada yang disimpan. Perintah yang sama memberi laporan yang sama.
                """),
        operands: .many(
            "DIR",
            Words(
                en: "Folders with a catalog.yaml, its services and their scenarios; without any, the current folder.",
                id: "Folder dengan catalog.yaml, layanan, dan skenarionya; tanpa itu, folder ini.")),
        options: [
            OptionUsage(
                name: .arrivals, value: .text("[SERVICE=]N"),
                help: Words(
                    en: "Applications on a working day, such as situ=12 or 0.5; may be said again; else 5 for each service.",
                    id: "Permohonan per hari kerja, misalnya situ=12 atau 0.5; boleh diulang; kalau tidak, 5 tiap layanan.")),
            OptionUsage(
                name: .staff, value: .text("[ROLE=]N"),
                help: Words(
                    en: "How many people hold a role; may be said again; else 1 for each role.",
                    id: "Banyaknya pemegang peran; boleh diulang; kalau tidak, 1 tiap peran.")),
            OptionUsage(
                name: .minutes, value: .text("[STEP=]N"),
                help: Words(
                    en: "Minutes that an act at a step takes; may be said again; else 15.",
                    id: "Lama satu tindakan di suatu langkah dalam menit; boleh diulang; kalau tidak, 15.")),
            OptionUsage(
                name: .date, value: .date,
                help: Words(
                    en: "The first day; else the first working day of the calendar.",
                    id: "Hari pertama; kalau tidak, hari kerja pertama di kalender.")),
            OptionUsage(
                name: .days, value: .number,
                help: Words(en: "How many days, 1 to 3660; else 90.", id: "Banyaknya hari, 1 sampai 3660; kalau tidak, 90.")),
            OptionUsage(
                name: .seed, value: .number,
                help: Words(
                    en: "Another number gives other random cases; else 1.", id: "Angka lain memberi permohonan acak lain; kalau tidak, 1.")),
            .catalog,
            OptionUsage(
                name: .format, value: .word(["text", "json"], isFirstDefault: true),
                help: Words(en: "For people or for programs.", id: "Untuk orang atau untuk program.")),
            .lang,
        ])

    private let folders: [String]
    private let wanted: String?
    private let from: CivilDate?
    private let days: Int
    private let seed: UInt64
    private let arrivals: [(name: String?, value: Double)]
    private let staff: [(name: String?, value: Double)]
    private let minutes: [(name: String?, value: Double)]
    private let isJSON: Bool
    private let language: MessageLanguage

    init(_ line: ArgumentLine) throws(Fault) {
        var faults: [Words] = []
        /// `NAME=N` or `N`, a number of the range; whole ones alone, but for arrivals.
        func amounts(_ option: OptionName, _ range: ClosedRange<Double>, isWhole: Bool) -> [(name: String?, value: Double)] {
            line.texts(option).compactMap { text in
                let parts = text.split(separator: Character("="), maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
                if let value = Double(parts[parts.count - 1]), range.contains(value), !isWhole || value == value.rounded(),
                    parts.count == 1 || !parts[0].isEmpty
                {
                    return (parts.count == 1 ? nil : parts[0], value)
                }
                let (least, most) = (Int(range.lowerBound), Int(range.upperBound))
                faults.append(
                    Words(
                        en: "--\(option.rawValue) \(text): must be N or NAME=N, N from \(least) to \(most)",
                        id: "--\(option.rawValue) \(text): harus N atau NAMA=N, N dari \(least) sampai \(most)"))
                return nil
            }
        }
        folders = line.operands
        wanted = line.text(.catalog)
        from = line.date(.date)
        arrivals = amounts(.arrivals, 0...10_000, isWhole: false)
        staff = amounts(.staff, 1...10_000, isWhole: true)
        minutes = amounts(.minutes, 1...10_000, isWhole: true)
        days = line.number(.days) ?? 90
        if !(1...3660).contains(days) {
            faults.append(Words(en: "--days \(days): must be from 1 to 3660", id: "--days \(days): harus 1 sampai 3660"))
        }
        seed = UInt64(line.number(.seed) ?? 1)
        isJSON = line.text(.format) == "json"
        language = line.language
        if !faults.isEmpty { throw .usage(faults, command: Self.usage.name) }
    }

    func run() async throws -> ExitStatus {
        guard let region = try Region.compile(folders, wanted: wanted, language: language) else { return .findings }
        let engines = try region.services.map { try Engine(service: $0, catalog: region.catalog) }
        let plan = try plan(for: region, engines)
        let services = engines.map { engine in
            SimulatedService(engine: engine, suites: region.scenarios.filter { $0.service == engine.service.service })
        }
        let told = services.filter { !$0.isEmpty }
        guard !told.isEmpty else {
            throw Fault.other(
                Words(
                    en: "no service here has a scenario that passes: a simulation goes by them",
                    id: "tidak ada layanan dengan skenario yang lulus: simulasi berjalan mengikutinya"))
        }
        let report = Simulation.report(of: told, catalog: region.catalog, plan: plan)
        let text = SimulationText(report: report, language: language, silent: services.filter(\.isEmpty).map(\.engine.service.service))
        Shell.print(isJSON ? text.json : text.text)
        return .clean
    }

    private func plan(for region: Region.Compiled, _ engines: [Engine]) throws(Fault) -> SimulationPlan {
        var plan = SimulationPlan(from: from ?? region.catalog.firstWorkingDay, days: days)
        plan.seed = seed
        var faults: [Words] = []
        func place(_ option: OptionName, _ name: String, _ known: [String], _ set: () -> Void) {
            guard !known.contains(name) else { return set() }
            let all = known.joined(separator: ", ")
            faults.append(
                Words(
                    en: "--\(option.rawValue) \(name): not one of \(all)", id: "--\(option.rawValue) \(name): bukan salah satu dari \(all)")
            )
        }
        let steps = Set(engines.flatMap(\.allSteps).map(\.rawValue)).sorted()
        for (name, value) in arrivals {
            guard let name else { plan.usualArrivals = value; continue }
            place(.arrivals, name, region.services.map(\.service.rawValue)) { plan.arrivals[ServiceID(name)] = value }
        }
        for (name, value) in staff {
            guard let name else { plan.usualStaff = Int(value); continue }
            place(.staff, name, region.catalog.roles.keys.map(\.rawValue)) { plan.staff[RoleID(name)] = Int(value) }
        }
        for (name, value) in minutes {
            guard let name else { plan.usualMinutes = Int(value); continue }
            place(.minutes, name, steps) { plan.minutes[StepID(name)] = Int(value) }
        }
        if !faults.isEmpty { throw .usage(faults, command: Self.usage.name) }
        return plan
    }
}
