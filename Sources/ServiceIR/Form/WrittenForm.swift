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
        case .identity(let number): identity(text, number)
        case .region(let level): region(text, level)
        case .email: matches(text, #"[^@ \t\n\r]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+"#)
        case .url: matches(text, #"https?://[^ \t\n\r]+"#)
        case .phone: phone(text)
        default: .right(text, doubts: [])
        }
    }

    private static func identity(_ text: String, _ number: IdentityNumber) -> Outcome {
        let digits = text.filter { $0 != " " && $0 != "." && $0 != "-" }
        guard digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else { return .wrongForm }
        let lengths: [Int] =
            switch number {
            case .nik, .kk: [16]
            case .npwp: [15, 16]
            case .nib: [13]
            case .nop: [18]
            case .kbli: [5]
            }
        return lengths.contains(digits.utf8.count) ? .right(digits, doubts: []) : .wrongForm
    }

    private static func region(_ text: String, _ level: RegionLevel?) -> Outcome {
        let lengths: [RegionLevel: Int] = [.province: 2, .regency: 5, .district: 8, .village: 13]
        let length = level.flatMap { lengths[$0] }
        guard length == nil || text.utf8.count == length else { return .wrongForm }
        return matches(text, #"[0-9]{2}(\.[0-9]{2}(\.[0-9]{2}(\.[0-9]{4})?)?)?"#)
    }

    private static func phone(_ text: String) -> Outcome {
        let digits = text.filter { $0 != " " && $0 != "-" && $0 != "." && $0 != "(" && $0 != ")" }
        let national = digits.hasPrefix("+62") ? "0" + digits.dropFirst(3) : digits
        guard case .right(let number, _) = matches(national, "0[0-9]{7,13}") else { return .wrongForm }
        return .right("+62" + number.dropFirst(), doubts: [])
    }

    private static func matches(_ text: String, _ pattern: String) -> Outcome {
        guard let pattern = try? Pattern(pattern), pattern.matchesWhole(text) else { return .wrongForm }
        return .right(text, doubts: [])
    }

    /// Whether a birth date is the one inside a NIK, whose day is 40 more for women.
    static func nik(_ nik: String, fits date: CivilDate) -> Bool {
        let digits = nik.utf8.map { Int($0) - 48 }
        guard digits.count == 16 else { return true }
        let day = digits[6] * 10 + digits[7]
        let (year, month, dayOfMonth) = date.components
        return (day > 40 ? day - 40 : day) == dayOfMonth && digits[8] * 10 + digits[9] == month && digits[10] * 10 + digits[11] == year % 100
    }
}
