/// How texts with a form of their own are written: read as people write them, kept in one way.
enum WrittenForm {
    enum Outcome {
        /// As it is kept, and what an officer should look at.
        case right(String, doubts: [String])
        case wrongForm
        case unknownCode
    }

    static func check(_ text: String, as kind: ValueCheck.Kind) -> Outcome {
        switch kind {
        case .identity(let number):
            let check = IdentityRules.check(number, text)
            return switch check.fault {
            case nil: .right(check.normalized, doubts: check.warnings.map(\.rawValue))
            case .notDigits, .wrongLength: .wrongForm
            case .wrongDate, .wrongSerial, .wrongCheckDigit: .unknownCode
            }
        case .region(let level):
            guard let code = RegionCode(text), level == nil || code.level == level else { return .wrongForm }
            // Regions are split and joined: a list of last year must not refuse a citizen of a new one.
            return .right(code.text, doubts: code.isKnown ? [] : ["unknown_region"])
        case .email: return kept(Contact.email(text))
        case .phone: return kept(Contact.phone(text))
        case .url: return kept(Contact.url(text))
        default: return .right(text, doubts: [])
        }
    }

    private static func kept(_ text: String?) -> Outcome { text.map { .right($0, doubts: []) } ?? .wrongForm }
}
