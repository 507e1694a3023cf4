import Hummingbird
import Runtime
import ServiceIR

extension Problem {
    /// The engine's refusal in the caller's language: one function, from facts.
    /// - Parameter others: faults that the engine does not see, such as those of files: all are said at once.
    init(_ refusal: Refusal, _ definition: Definition, prose: Prose, faultWords: FaultWords = .standard, others: [Entry] = []) {
        if case .invalid(let faults) = refusal {
            self = .invalidInput(
                faults.map { fault in
                    Entry(
                        pointer: fault.path.description, code: fault.code.rawValue, subject: fault.subject,
                        detail: LocalText(prose.language, faultWords.sentence(for: fault, language: prose.language)),
                        service: fault.facts["service_id"]?.string)
                } + others)
            return
        }
        let words = refusal.words(definition.engine)
        self = Problem(refusal.status, refusal.slug, LocalText(words.byLanguage.mapValues { $0.capitalizedFirst }))
    }
}

extension Refusal {
    /// Who has to do something about it: the sender, somebody else first, nobody, or the service's author.
    var status: HTTPResponse.Status {
        switch self {
        case .invalid, .actionUnknown, .partyRequired, .reasonRequired, .reasonUnknown, .feeFixed, .rowsFixed, .contactRequired,
            .referenceRequired:
            .unprocessableContent
        case .roleRequired, .filerCannotApprove, .samePersonTwice, .heldByAnother, .applicantRequired, .channelNotAssisted, .openerRequired,
            .openedByTimer:
            .forbidden
        case .valueMissing, .noWayOn, .wrongDefinition: .internalServerError
        default: .conflict
        }
    }
}
