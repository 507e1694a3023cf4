import ServiceIR

/// Small written forms with a number in them.
enum Quantities {
    /// `5 MB`, `300 KB`: thousands, as file managers count.
    static func bytes(_ text: String) -> Int? {
        let words = text.split(separator: " ")
        guard words.count == 2, let amount = Int(words[0]), amount > 0, amount < 1_000_000 else { return nil }
        switch words[1] {
        case "KB", "kB": return amount * 1_000
        case "MB": return amount * 1_000_000
        case "GB": return amount * 1_000_000_000
        default: return nil
        }
    }

    /// What `2MB` or `2 mb` is meant to be: `2 MB`.
    static func meantSize(_ text: String) -> String? {
        let digits = text.prefix { ("0"..."9").contains($0) }
        let meant = "\(digits) \(text.dropFirst(digits.count).filter { $0 != " " }.uppercased())"
        return bytes(meant) == nil ? nil : meant
    }

    /// What `0,5` is meant to be: `0.5`.
    static func meantDecimal(_ text: String) -> String? {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[1].isEmpty, parts[1].allSatisfy({ ("0"..."9").contains($0) }) else { return nil }
        let meant = "\(parts[0]).\(parts[1])"
        return Int64(parts[0]) != nil && Decimal128(meant) != nil ? meant : nil
    }

    /// What `Rp1.500.000,-` or `"1500000"` is meant to be in rupiah: `1500000`.
    static func meantRupiah(_ text: String) -> String? {
        var rest = text.lowercased()[...]
        for mark in ["rp", "idr"] where rest.hasPrefix(mark) { rest = rest.dropFirst(mark.count).drop { $0 == "." || $0 == " " } }
        for end in [",-", ",00", ",--", ".-"] where rest.hasSuffix(end) { rest = rest.dropLast(end.count) }
        for (word, zeros) in [("ribu", "000"), ("juta", "000000")] where rest.hasSuffix(word) {
            let digits = rest.dropLast(word.count).filter { $0 != " " }
            return Int64(digits + zeros).map { "\($0)" }
        }
        let groups = rest.split(separator: ".", omittingEmptySubsequences: false)
        guard groups.allSatisfy({ !$0.isEmpty && $0.allSatisfy { ("0"..."9").contains($0) } }),
            groups.dropFirst().allSatisfy({ $0.utf8.count == 3 })
        else { return nil }
        return Int64(groups.joined()).map { "\($0)" }
    }

    /// `up 100`.
    static func rounding(_ text: String) -> Rounding? {
        let words = text.split(separator: " ")
        guard words.count == 2, let direction = Rounding.Direction(rawValue: String(words[0])), let multiple = Int64(words[1]), multiple > 0
        else { return nil }
        return Rounding(direction, multiple)
    }

    /// `55000 rupiah/km`.
    static func rate(_ text: String) -> (number: Decimal128, unit: Unit)? {
        let words = text.split(separator: " ")
        guard words.count == 2, let number = Decimal128(String(words[0])), let unit = Unit(String(words[1])) else { return nil }
        return (number, unit)
    }

    /// `1 to 20`.
    static func bounds(_ text: String) -> Bounds? {
        let words = text.split(separator: " ")
        guard words.count == 3, words[1] == "to" || words[1] == "sampai", let lower = Int(words[0]), let upper = Int(words[2]),
            0 <= lower, lower <= upper, upper <= 10_000, upper > 0
        else { return nil }
        return Bounds(lower, upper)
    }

    /// `08:00-16:00`.
    static func span(_ text: String) -> OfficeHours.Span? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, let from = TimeOfDay(String(parts[0])), let to = TimeOfDay(String(parts[1])), from < to else { return nil }
        return .init(from, to)
    }

    static let dayNames = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

    /// The days, Monday 0, that `sat` or `mon_thu` names.
    static func days(_ text: String) -> ClosedRange<Int>? {
        let parts = text.split(separator: "_", omittingEmptySubsequences: false).map { part in dayNames.firstIndex { $0 == part } }
        switch parts.count {
        case 1: return parts[0].map { $0...$0 }
        case 2:
            guard let first = parts[0], let last = parts[1], first < last else { return nil }
            return first...last
        default: return nil
        }
    }
}

/// What YAML 1.1 takes a scalar without quotes for.
struct PlainScalar {
    private let bytes: ArraySlice<UInt8>
    init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }

    /// A number in any notation, a Boolean, null, or digits with colons.
    var isNumberOrFlag: Bool {
        guard let first = bytes.first else { return true }
        if isDigit(first) || first == UInt8(ascii: "+") || first == UInt8(ascii: "-") || first == UInt8(ascii: ".") { return isNumber }
        guard bytes.count <= 5 else { return false }
        switch String(decoding: bytes, as: UTF8.self).lowercased() {
        case "true", "false", "yes", "no", "on", "off", "null", "~": return true
        default: return false
        }
    }

    private var isNumber: Bool {
        var rest = bytes
        if let sign = rest.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { rest = rest.dropFirst() }
        guard rest.contains(where: isDigit) else { return false }
        var points = 0
        for byte in rest {
            if isDigit(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ":") { continue }
            guard byte == UInt8(ascii: ".") else { return false }
            points += 1
        }
        return points <= 1
    }

    /// A number, or a text such as a date or a time.
    func constant(isPlain: Bool) -> JSONValue? {
        let text = String(decoding: bytes, as: UTF8.self)
        if isPlain {
            if let number = Int64(text) { return .integer(number) }
            if let number = Decimal128(text) { return .decimal(number) }
        }
        if CivilDate(text) != nil || TimeOfDay(text) != nil { return .string(text) }
        return nil
    }

    private func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
