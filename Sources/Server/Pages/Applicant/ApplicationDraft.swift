import Runtime
import ServiceIR

/// What is chosen before the form: variant, kind of applicant, channel.
struct ApplicationHead: Sendable {
    var variant: String?
    var applicant: String?
    var channel: Channel?

    init(_ service: CompiledService, officer: Officer?, _ value: (String) -> String?) {
        variant = value("variant").flatMap { service.variants[VariantID($0)] == nil ? nil : $0 }
        applicant =
            service.applicants.count == 1
            ? service.applicants[0].rawValue
            : value("applicant").flatMap(Applicant.init(rawValue:)).flatMap { service.applicants.contains($0) ? $0.rawValue : nil }
        let asked = value("channel").flatMap(Channel.init(rawValue:)).flatMap { service.channels.contains($0) ? $0 : nil }
        if let asked, !asked.isAssisted || officer != nil {
            channel = asked
        } else {
            channel = service.channels.first { !$0.isAssisted } ?? (officer == nil ? nil : service.channels.first)
        }
    }

    func isComplete(for service: CompiledService) -> Bool {
        (service.variants.isEmpty || variant != nil) && (service.applicants.isEmpty || applicant != nil)
    }
}

/// An application while it is filled in.
struct ApplicationDraft: Sendable {
    var head: ApplicationHead
    var requestKey: String
    var form = JSONObject()
    var documents = JSONObject()
    var delivery = JSONObject()
    /// Of several applicants the one who files.
    var party: String?
    var addedRow: String?
    /// Which part of the form is shown.
    var place = FormPart.Place.first
    /// By input, from which day on slots are shown.
    var slotDays: [String: String] = [:]
    /// The draft that it was saved as, and what is otherwise since.
    var saved: DraftKey?
    var changes: [DraftChange] = []

    /// As the validator takes it.
    var json: JSONValue {
        var members = JSONObject()
        if let variant = head.variant { members["variant"] = .string(variant) }
        if let applicant = head.applicant { members["applicant"] = .string(applicant) }
        if let channel = head.channel { members["channel"] = .string(channel.rawValue) }
        if let party { members["party"] = .string(party) }
        members["form"] = .object(form)
        members["documents"] = .object(documents)
        if !delivery.isEmpty { members["delivery"] = .object(delivery) }
        return .object(members)
    }
}
