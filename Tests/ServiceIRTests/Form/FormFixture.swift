import Expectations
import ServiceIR
import Testing

/// Short ways to write a service for the tests of the form.
enum FormFixture {
    static func text(_ id: String) -> LocalText { LocalText("id", id) }

    static func field(_ type: FieldType, _ change: (inout Field) -> Void = { _ in }) -> Field {
        var field = Field(name: text(type.rawValue), type: type)
        change(&field)
        return field
    }

    static func requirement(_ name: String, _ change: (inout Requirement) -> Void = { _ in }) -> Requirement {
        var requirement = Requirement(name: Rows(always: text(name)))
        change(&requirement)
        return requirement
    }

    static func options(_ ids: OptionID...) -> OrderedMap<OptionID, Option> {
        OrderedMap(ids.map { ($0, Option(name: text($0.rawValue))) })
    }

    /// A service with one section `data` of these fields, for persons, online.
    static func service(
        _ fields: OrderedMap<FieldID, Field>, _ change: (inout CompiledService) -> Void = { _ in }
    ) -> CompiledService {
        var end = Step(kind: .end)
        end.end = .granted
        let machine = Machine(
            initial: "selesai", steps: ["selesai": end], lapsedEnd: "selesai", withdrawnEnd: "selesai", isWithdrawable: false)
        var service = CompiledService(service: "uji", version: 1, name: text("Uji"), agency: "kantor", machine: machine)
        service.applicants = [.person]
        service.channels = [.online]
        service.form.sections["data"] = Section(name: text("Data"), fields: fields)
        change(&service)
        return service
    }

    /// 2026-03-16, 09:00 at the office.
    static let moment = SubmissionMoment(Instant(seconds: 1_773_626_400), in: .wib)

    /// The faults of a sending, as `code path`.
    static func faults(_ service: CompiledService, _ sending: JSONValue) throws -> [String] {
        switch try SubmissionValidator(service: service).validate(sending, at: moment) {
        case .success: []
        case .failure(let refused): refused.faults.map { "\($0.code.rawValue) \($0.path)" }
        }
    }

    /// A sending is judged so.
    static func judges(
        _ service: CompiledService, _ sending: JSONValue, as expected: [String], sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let found = try faults(service, sending)
        expect(found, equals: expected, "\(sending.text())", sourceLocation: sourceLocation)
    }

    static func submission(_ service: CompiledService, _ sending: JSONValue) throws -> Submission {
        try SubmissionValidator(service: service).validate(sending, at: moment).get()
    }
}
