/// The checks and normalisations of identity numbers, by the standard of each.
///
/// A number is kept as digits alone: people write spaces, points and dashes into it. What the law itself makes fallible warns the
/// officer and never a fault: a NIK stays for life even where the date in it is wrong (PP 40/2019 art. 30).
public enum IdentityRules {
    public static func check(_ number: IdentityNumber, _ text: String) -> IdentityCheck {
        let (digits, isClean) = digits(of: text)
        guard isClean else { return IdentityCheck(normalized: text, fault: .notDigits) }
        guard lengths(of: number).contains(digits.count) else {
            return IdentityCheck(normalized: text, fault: .wrongLength(lengths(of: number)))
        }
        var check = IdentityCheck(normalized: String(decoding: digits.map { $0 + UInt8(ascii: "0") }, as: UTF8.self))
        switch number {
        case .nik: judgeNIK(digits, &check)
        case .npwp: judgeNPWP(digits, &check)
        case .kk, .nib, .nop, .kbli: break
        }
        return check
    }

    /// How many digits it has; the old NPWP of 15 is still accepted.
    public static func lengths(of number: IdentityNumber) -> [Int] {
        switch number {
        case .nik, .kk: [16]
        case .npwp: [15, 16]
        case .nib: [13]
        case .nop: [18]
        case .kbli: [5]
        }
    }

    /// What every accepted text matches as it is written; the rest of `check` goes beyond it.
    public static func writtenPattern(of number: IdentityNumber) -> String {
        let lengths = lengths(of: number).map { "\($0 - 1)" }
        let count = lengths.count == 1 ? lengths[0] : "\(lengths[0]),\(lengths[lengths.count - 1])"
        let between = "[ .\u{A0}-]*"
        return "^\(between)[0-9](?:\(between)[0-9]){\(count)}\(between)$"
    }

    // Province 2, kab/kota 2, district 2, day 2 (women: + 40), month 2, year 2, serial 4.
    private static func judgeNIK(_ digits: [UInt8], _ check: inout IdentityCheck) {
        let number = NIK(digits: digits)
        if !(1...31).contains(number.day) || !(1...12).contains(number.month) { check.fault = .wrongDate }
        if digits.suffix(4).allSatisfy({ $0 == 0 }) { check.fault = .wrongSerial }
        if RegionTable.name(of: number.province) == nil { check.warnings.append(.unknownProvince) }
    }

    private static func judgeNPWP(_ digits: [UInt8], _ check: inout IdentityCheck) {
        if digits.count == 15 {
            if !holdsCheckDigit(digits[..<9]) { check.fault = .wrongCheckDigit }
        } else if digits[0] == 0 {
            // The old number behind a 0; newer ones have the same look, and nobody publishes how they are made.
            if !holdsCheckDigit(digits[1..<10]) { check.warnings.append(.wrongCheckDigit) }
        } else {
            // A resident's is the NIK.
            var asNIK = IdentityCheck(normalized: check.normalized)
            judgeNIK(digits, &asNIK)
            if asNIK.fault != nil { check.warnings.append(.notANIK) }
            check.warnings += asNIK.warnings
        }
    }

    /// Luhn: the ninth digit over the first eight.
    private static func holdsCheckDigit(_ digits: ArraySlice<UInt8>) -> Bool {
        var sum = 0
        for (i, digit) in digits.enumerated() {
            let value = Int(digit) * (i % 2 == 1 ? 2 : 1)
            sum += value > 9 ? value - 9 : value
        }
        return sum % 10 == 0
    }

    private static func digits(of text: String) -> ([UInt8], isClean: Bool) {
        var digits: [UInt8] = []
        for scalar in text.unicodeScalars {
            switch scalar {
            case "0"..."9": digits.append(UInt8(scalar.value - 0x30))
            case " ", "\u{A0}", ".", "-": break
            default: return ([], false)
            }
        }
        return (digits, true)
    }
}

/// What a check of an identity number gives.
public struct IdentityCheck: Hashable, Sendable {
    /// The digits alone; where there is a fault, the text as it was.
    public var normalized: String
    public var fault: IdentityFault?
    /// What an officer should look at.
    public var warnings: [IdentityWarning] = []
    public init(normalized: String, fault: IdentityFault? = nil) {
        self.normalized = normalized
        self.fault = fault
    }
}

/// Why a text is no such number.
public enum IdentityFault: Hashable, Sendable {
    case notDigits
    /// The lengths that it may have.
    case wrongLength([Int])
    /// The day or month inside a NIK.
    case wrongDate
    /// The serial number 0000 is never given.
    case wrongSerial
    case wrongCheckDigit

    /// In the spelling of JSON.
    public var code: String {
        switch self {
        case .notDigits: "not_digits"
        case .wrongLength: "wrong_length"
        case .wrongDate: "wrong_date"
        case .wrongSerial: "wrong_serial"
        case .wrongCheckDigit: "wrong_check_digit"
        }
    }
}

/// What a true number may show too, so that it never refuses a citizen.
public enum IdentityWarning: String, Hashable, Sendable, Codable {
    /// No province has this code (today).
    case unknownProvince = "unknown_province"
    /// A NPWP of 16 digits that begins with 0 and whose check digit is another.
    case wrongCheckDigit = "wrong_check_digit"
    /// A NPWP of 16 digits that is no NIK either.
    case notANIK = "not_a_nik"
}

/// What a NIK says about its holder on the day it was given.
public struct NIK: Hashable, Sendable {
    /// Of first registration, which may since have been split: `73`.
    public let province: String
    /// `73.07`.
    public let regency: String
    public let day: Int
    public let month: Int
    public let yearOfCentury: Int
    /// Women's have 40 added to the day.
    public let isWoman: Bool

    /// Reads 16 digits, whatever they say.
    public init?(_ text: String) {
        let digits = text.utf8.map { $0 &- UInt8(ascii: "0") }
        guard digits.count == 16, digits.allSatisfy({ $0 < 10 }) else { return nil }
        self.init(digits: digits)
    }

    init(digits: [UInt8]) {
        func pair(_ at: Int) -> Int { Int(digits[at]) * 10 + Int(digits[at + 1]) }
        province = "\(digits[0])\(digits[1])"
        regency = "\(digits[0])\(digits[1]).\(digits[2])\(digits[3])"
        isWoman = pair(6) > 40
        day = isWoman ? pair(6) - 40 : pair(6)
        month = pair(8)
        yearOfCentury = pair(10)
    }

    /// Whether the date inside is that of birth: only ever a question to the officer.
    public func fits(_ birth: CivilDate) -> Bool {
        let (year, month, day) = birth.components
        return day == self.day && month == self.month && year % 100 == yearOfCentury
    }
}
