import Expectations
import Runtime
import ServiceDSL
import ServiceIR
import Testing

/// Many cases at once: held against what queueing theory says of one queue, and against themselves.
struct SimulationTests {
    static let catalog = """
        catalog: uji
        edition: 2026
        name: Kabupaten Uji
        region: "73.07"
        time_zone: WITA
        languages: [id]
        calendar: nasional/indonesia-2026
        office_hours: { mon_thu: "08:00-16:00", fri: "08:00-16:00" }
        agencies: { dinas: { name: Dinas, head: kepala } }
        roles:
          loket: { name: Loket, agency: dinas }
          kepala: { name: Kepala, agency: dinas }
        """
    static let service = """
        service: izin
        version: 1
        name: Izin
        description: Izin uji
        agency: dinas
        channels: [counter, online]
        form:
          pemohon:
            name: Pemohon
            fields:
              nama: { name: Nama, type: text, purpose: Identitas }
        sla: { within: 1 working days }
        fee: free
        workflow:
          verifikasi: { name: Verifikasi, by: loket, to: ttd }
          ttd: { name: Tanda tangan, by: kepala, within: 4 hours, to: selesai }
          selesai: { name: Selesai, end: granted }
        """
    static let scenarios = """
        scenarios: izin
        cases:
          - name: Terbit
            submit: { at: 2026-03-09T09:00, form: { nama: Sitti } }
            steps:
              - { by: loket, do: done }
              - { by: kepala, do: done }
              - expect: { end: granted }
        """

    static func services() throws -> ([SimulatedService], CompiledCatalog) {
        let calendars = Services.sources.filter { $0.path.hasPrefix("nasional/") }
        let own = [("uji/catalog.yaml", catalog), ("uji/izin.service.yaml", service), ("uji/izin.scenarios.yaml", scenarios)]
            .map { SourceFile(path: $0.0, bytes: Array($0.1.utf8)) }
        let unit = try #require(Services.compile(calendars + own).first { $0.catalog.catalog == "uji" })
        let engine = try Engine(service: unit.service, catalog: unit.catalog)
        return ([SimulatedService(engine: engine, suites: unit.scenarios)], unit.catalog)
    }

    static func report(days: Int = 240, _ change: (inout SimulationPlan) -> Void) throws -> SimulationReport {
        let (services, catalog) = try services()
        var plan = SimulationPlan(from: try #require(CivilDate("2026-01-05")), days: days)
        change(&plan)
        return Simulation.report(of: services, catalog: catalog, plan: plan)
    }

    /// Applications at random times, one officer, every act as long as the other (M/D/1): with half of the time taken, the mean time of waiting is
    /// half an act; with four fifths, two acts.
    @Test(arguments: [(10.0, 24, 12.0), (16, 24, 48)]) func waitsAsTheoryTells(_ arrivals: Double, _ minutes: Int, _ expected: Double)
        throws
    {
        let found = try Self.report(days: 180) {
            $0.usualArrivals = arrivals
            $0.minutes = ["verifikasi": minutes, "ttd": 1]
        }
        let step = try #require(found.services["izin"]?.steps["verifikasi"])
        let mean = Double(step.waits.mean) / 60
        expect(step.waits.count > 1000)
        expect(abs(mean - expected) < expected / 4, "mean wait \(mean) minutes, \(expected) by theory")
        let role = try #require(found.roles["loket"])
        expect(abs(role.load - arrivals * Double(minutes) / 480) < 0.05)
    }

    /// Too few people: the queue grows from day to day, and the promise breaks where it stands; with more of them it is kept.
    @Test func tellsWhereThePromiseBreaks() throws {
        func run(_ staff: Int) throws -> SimulationReport.OfService {
            let found = try Self.report(days: 60) {
                $0.usualArrivals = 20
                $0.staff = ["loket": staff]
                $0.minutes = ["verifikasi": 60, "ttd": 2]
            }
            return try #require(found.services["izin"])
        }
        let few = try run(1)
        let promise = try #require(few.promises.values.first)
        expect(promise.broken > promise.kept)
        expect(promise.brokenAt["verifikasi"] ?? 0 > promise.broken * 9 / 10)
        expect(few.open > 300)
        let many = try run(4)
        expect(many.promises.values.first?.broken, equals: 0)
        expect(many.filed, equals: (many.ended[.granted] ?? 0) + many.open)
        expect(many.stuck + many.strayed + many.refused, equals: 0)
    }

    @Test func isTheSameForTheSameSeed() throws {
        func text(_ seed: UInt64) throws -> String { try "\(Self.report(days: 30) { $0.seed = seed })" }
        expect(try text(3), equals: try text(3))
        expect(try text(3) != text(4))
    }
}
