import ArgumentParser
import Emitters
import ServiceDSL
import ServiceIR

/// Generates submissions of a service.
struct SampleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sample",
        abstract: "Generate submissions of a service, one JSON document a line: even numbers valid, odd ones broken at a named boundary.")

    @OptionGroup var input: InputOptions
    @Option(name: .long, help: "How many.")
    var count = 10
    @Option(name: .long, help: "The seed; the same one gives the same submissions.")
    var seed: UInt64 = 1
    @Option(name: .long, help: "The date on which they are sent, as 2026-01-31; without it, the first decreed day of the calendar.")
    var date: String?
    @Option(name: .long, help: "Which service, where there are several.")
    var service: String?
    @OptionGroup var language: LanguageOption

    func validate() throws {
        if count < 0 { throw ValidationError("--count must not be negative") }
        if let date, CivilDate(date) == nil { throw ValidationError("--date must be a date such as 2026-01-31") }
    }

    func run() throws {
        let compiled = Compiled(try input.plan())
        let chosen = try compiled.service(named: service)
        let day = date.flatMap { CivilDate($0) } ?? chosen.catalog.calendar.from
        let catalog = chosen.catalog
        let calendar = OfficeCalendar(hours: catalog.officeHours, calendar: catalog.calendar, timeZone: catalog.timeZone)
        let moment = SubmissionMoment(calendar.instant(day, TimeOfDay(minutes: 9 * 60)), in: calendar)
        let sampler = SubmissionSampler(try SubmissionValidator(service: chosen.unit.service), at: moment)
        for number in 0..<count {
            guard let line = SampleLine.json(sampler, number: number, seed: seed) else { continue }
            Shell.print(bytes: line.bytes(.compact) + [UInt8(ascii: "\n")])
        }
    }
}
