import Hummingbird
import Runtime
import ServiceIR

extension Problem {
    /// The engine's refusal in the caller's language: one function, from facts.
    init(_ refusal: Refusal, _ definition: Definition, prose: Prose, faultWords: FaultWords = .standard) {
        if case .invalid(let faults) = refusal {
            self = Problem(
                .unprocessableContent, "invalid-input", .both("Ada isian yang perlu diperbaiki", "Some entries need mending"),
                entries: faults.map { fault in
                    Entry(
                        pointer: fault.path.description, code: fault.code.rawValue, subject: fault.subject?[prose.language],
                        detail: faultWords.sentence(for: fault, language: prose.language))
                })
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
        case .invalid, .actionUnknown, .partyRequired, .reasonRequired, .reasonUnknown, .feeFixed: .unprocessableContent
        case .roleRequired, .filerCannotApprove, .samePersonTwice, .heldByAnother, .applicantRequired, .channelNotAssisted: .forbidden
        case .valueMissing, .noWayOn, .wrongDefinition: .internalServerError
        default: .conflict
        }
    }
}

extension String {
    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
