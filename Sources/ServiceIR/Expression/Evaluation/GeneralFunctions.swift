/// Conversions and readings of time that general CEL has besides.
extension Evaluator {
    func general(_ function: Function, _ arguments: [Value]) throws(EvaluationFault) -> Value {
        let value = arguments[0]
        switch function {
        case .toInteger: return try integer(value)
        case .toText: return try .text(text(value))
        case .toBool:
            switch value {
            case .bool: return value
            case .text(let text):
                if ["1", "t", "true", "TRUE", "True"].contains(text) { return .bool(true) }
                if ["0", "f", "false", "FALSE", "False"].contains(text) { return .bool(false) }
                throw .invalidArgument(text)
            default: throw .noOverload("bool")
            }
        case .toTimestamp:
            switch value {
            case .timestamp: return value
            case .integer(let seconds): return try .checked(timestamp: Int128(seconds) * .billion)
            case .text(let text):
                guard let nanoseconds = GeneralTime.timestamp(text) else { throw .invalidArgument(text) }
                return try .checked(timestamp: nanoseconds)
            default: throw .noOverload("timestamp")
            }
        case .toDuration:
            switch value {
            case .duration: return value
            case .text(let text):
                guard let nanoseconds = GeneralTime.duration(text) else { throw .invalidArgument(text) }
                return try .checked(duration: nanoseconds)
            default: throw .noOverload("duration")
            }
        case .typeOf: return try .type(typeName(value))
        default: return try timePart(function, arguments)
        }
    }

    private func integer(_ value: Value) throws(EvaluationFault) -> Value {
        switch value {
        case .integer: return value
        case .decimal(let number):
            let whole = number.rounded(Rounding(number.isNegative ? .up : .down, 1))
            guard let integer = whole?.int64 else { throw .outOfRange("int") }
            return .integer(integer)
        case .text(let text):
            guard let integer = Int64(text) else { throw .invalidArgument(text) }
            return .integer(integer)
        case .timestamp(let nanoseconds): return .integer(Int64(clamping: nanoseconds.flooredQuotient(.billion)))
        default: throw .noOverload("int")
        }
    }

    private func text(_ value: Value) throws(EvaluationFault) -> String {
        switch value {
        case .text(let text): text
        case .integer(let number): String(number)
        case .decimal(let number): number.description
        case .ratio(let ratio): ratio.nearest.description
        case .bool(let value): value ? "true" : "false"
        case .timestamp(let nanoseconds): GeneralTime.text(timestamp: nanoseconds)
        case .duration(let nanoseconds): GeneralTime.text(duration: nanoseconds)
        default: throw .noOverload("string")
        }
    }

    private func typeName(_ value: Value) throws(EvaluationFault) -> String {
        switch value {
        case .bool: "bool"
        case .integer: "int"
        // CEL's other number type; here it is exact.
        case .decimal, .ratio: "double"
        case .text: "string"
        case .list: "list"
        case .map, .record: "map"
        case .null: "null_type"
        case .type: "type"
        case .timestamp: "google.protobuf.Timestamp"
        case .duration: "google.protobuf.Duration"
        case .date, .time, .instant, .period: throw .noOverload("type")
        }
    }

    private func timePart(_ function: Function, _ arguments: [Value]) throws(EvaluationFault) -> Value {
        switch arguments[0] {
        case .duration(let span) where arguments.count == 1:
            let result: Int128
            switch function {
            case .getHours: result = span / (3600 * .billion)
            case .getMinutes: result = span / (60 * .billion)
            case .getSeconds: result = span / .billion
            case .getMilliseconds: result = span % .billion / 1_000_000
            default: throw .noOverload("duration")
            }
            return .integer(Int64(clamping: result))
        case .timestamp(let nanoseconds):
            var local = nanoseconds
            if arguments.count == 2 {
                guard case .text(let zone) = arguments[1] else { throw .noOverload("timestamp") }
                let seconds = Int64(clamping: nanoseconds.flooredQuotient(.billion))
                guard let offset = GeneralTime.offset(zone) ?? environment.secondsFromUTC(zone: zone, at: seconds) else {
                    throw .invalidArgument(zone)
                }
                local += Int128(offset) * .billion
            }
            return .integer(GeneralTime.part(function, of: local))
        default: throw .noOverload("timestamp")
        }
    }
}

extension Int128 {
    func flooredQuotient(_ divisor: Int128) -> Int128 {
        let (quotient, rest) = quotientAndRemainder(dividingBy: divisor)
        return rest < 0 ? quotient - 1 : quotient
    }
}

/// CEL's timestamps and durations as text (RFC 3339, and Go's `1h2m3.5s`).
enum GeneralTime {
    static func part(_ function: Function, of nanoseconds: Int128) -> Int64 {
        let seconds = nanoseconds.flooredQuotient(.billion)
        let dayNumber = seconds.flooredQuotient(86_400)
        let day = CivilDate(dayNumber: Int(dayNumber))
        let ofDay = Int64(seconds - dayNumber * 86_400)
        let (year, month, dayOfMonth) = day.components
        return switch function {
        case .getFullYear: Int64(year)
        case .getMonth: Int64(month - 1)
        case .getDate: Int64(dayOfMonth)
        case .getDayOfMonth: Int64(dayOfMonth - 1)
        case .getDayOfWeek: Int64((day.weekday + 1) % 7)
        case .getDayOfYear: Int64(day.dayNumber - (CivilDate(year: year, month: 1, day: 1)?.dayNumber ?? 0))
        case .getHours: ofDay / 3600
        case .getMinutes: ofDay / 60 % 60
        case .getSeconds: ofDay % 60
        default: Int64((nanoseconds - seconds * .billion) / 1_000_000)
        }
    }

    /// `2009-02-13T23:31:30.5Z`, `…+07:00`.
    static func timestamp(_ text: String) -> Int128? {
        let bytes = Array(text.utf8)
        func digits(_ range: Range<Int>) -> Int? {
            guard range.upperBound <= bytes.count, bytes[range].allSatisfy(isDigit) else { return nil }
            return Int(String(decoding: bytes[range], as: UTF8.self))
        }
        func has(_ character: Unicode.Scalar, at: Int) -> Bool { at < bytes.count && bytes[at] == UInt8(ascii: character) }
        guard bytes.count >= 20, has("-", at: 4), has("-", at: 7), has("T", at: 10) || has("t", at: 10), has(":", at: 13), has(":", at: 16),
            let year = digits(0..<4), let month = digits(5..<7), let day = digits(8..<10),
            let date = CivilDate(year: year, month: month, day: day),
            let hour = digits(11..<13), let minute = digits(14..<16), let second = digits(17..<19), hour < 24, minute < 60, second < 60
        else { return nil }
        var at = 19
        var fraction: Int128 = 0
        if has(".", at: at) {
            at += 1
            let start = at
            while at < bytes.count, isDigit(bytes[at]) { at += 1 }
            guard at > start, at - start <= 9, let value = digits(start..<at) else { return nil }
            fraction = Int128(value)
            for _ in (at - start)..<9 { fraction *= 10 }
        }
        let zone = String(decoding: bytes[at...], as: UTF8.self)
        guard let offset = zone == "Z" || zone == "z" ? 0 : zone.utf8.count == 6 ? Self.offset(zone) : nil else { return nil }
        let seconds = Int128(date.dayNumber) * 86_400 + Int128(hour * 3600 + minute * 60 + second) - Int128(offset)
        return seconds * .billion + fraction
    }

    /// `UTC`, `+07:00`, `07:00`.
    static func offset(_ zone: String) -> Int64? {
        if zone == "UTC" || zone == "Z" { return 0 }
        var bytes = Array(zone.utf8)
        var sign: Int64 = 1
        if let first = bytes.first, first == UInt8(ascii: "+") || first == UInt8(ascii: "-") {
            sign = first == UInt8(ascii: "-") ? -1 : 1
            bytes.removeFirst()
        }
        guard bytes.count == 5, let time = TimeOfDay(String(decoding: bytes, as: UTF8.self)) else { return nil }
        return sign * Int64(time.minutes) * 60
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    static func text(timestamp nanoseconds: Int128) -> String {
        let seconds = nanoseconds.flooredQuotient(.billion)
        let dayNumber = seconds.flooredQuotient(86_400)
        let ofDay = Int(seconds - dayNumber * 86_400)
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let time = "\(two(ofDay / 3600)):\(two(ofDay / 60 % 60)):\(two(ofDay % 60))"
        return "\(CivilDate(dayNumber: Int(dayNumber)))T\(time)\(fraction(nanoseconds - seconds * .billion))Z"
    }

    static func text(duration nanoseconds: Int128) -> String {
        let magnitude = nanoseconds.magnitude
        let rest = Int128(magnitude % 1_000_000_000)
        return (nanoseconds < 0 ? "-" : "") + String(magnitude / 1_000_000_000) + fraction(rest) + "s"
    }

    private static func fraction(_ nanoseconds: Int128) -> String {
        if nanoseconds == 0 { return "" }
        var digits = String(nanoseconds)
        digits = String(repeating: "0", count: 9 - digits.utf8.count) + digits
        while digits.hasSuffix("0") { digits.removeLast() }
        return "." + digits
    }

    /// `1h2m3.5s`, `-500ms`, `0`: numbers with units, largest range 64 bits of nanoseconds.
    static func duration(_ text: String) -> Int128? {
        var bytes = Array(text.utf8)[...]
        var isNegative = false
        if let first = bytes.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
            isNegative = first == UInt8(ascii: "-")
            bytes.removeFirst()
        }
        if bytes.elementsEqual([UInt8(ascii: "0")]) { return 0 }
        guard !bytes.isEmpty else { return nil }
        var total = Decimal128.zero
        while !bytes.isEmpty {
            let number = bytes.prefix { isDigit($0) || $0 == UInt8(ascii: ".") }
            let unit = bytes.dropFirst(number.count).prefix { !isDigit($0) && $0 != UInt8(ascii: ".") }
            bytes = bytes.dropFirst(number.count + unit.count)
            let scale: Int64? =
                switch String(decoding: unit, as: UTF8.self) {
                case "h": 3_600_000_000_000
                case "m": 60_000_000_000
                case "s": 1_000_000_000
                case "ms": 1_000_000
                case "us", "µs", "μs": 1000
                case "ns": 1
                default: nil
                }
            guard let scale, let value = Decimal128(String(decoding: number, as: UTF8.self)),
                let part = value.multiplied(by: Decimal128(scale)), let sum = total.adding(part)
            else { return nil }
            total = sum
        }
        guard let whole = total.rounded(Rounding(.down, 1)) else { return nil }
        return isNegative ? -whole.coefficient : whole.coefficient
    }
}
