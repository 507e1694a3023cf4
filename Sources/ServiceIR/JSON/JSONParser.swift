extension JSONValue {
    /// How deep arrays and objects may nest.
    public static let greatestDepth = 128

    /// Reads one document by RFC 8259, strictly: no byte-order mark, no duplicate keys, nothing behind it; depth up to 128.
    public init(parsing bytes: [UInt8]) throws(JSONError) {
        let result: Result<JSONValue, JSONError> = bytes.withUnsafeBufferPointer { buffer in
            var parser = JSONParser(bytes: buffer)
            do throws(JSONError) { return .success(try parser.document()) } catch { return .failure(error) }
        }
        self = try result.get()
    }

    public init(parsing text: String) throws(JSONError) { try self.init(parsing: Array(text.utf8)) }
}

/// A parser by recursive descent over bytes; recursion is bounded by `JSONValue.greatestDepth`.
private struct JSONParser {
    let bytes: UnsafeBufferPointer<UInt8>
    var at = 0
    var depth = 0

    init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    mutating func document() throws(JSONError) -> JSONValue {
        skipSpace()
        let value = try value()
        skipSpace()
        guard at == bytes.count else { throw JSONError(.trailingBytes, at: at) }
        return value
    }

    private var current: UInt8? { at < bytes.count ? bytes[at] : nil }

    private func unexpected() -> JSONError {
        guard let byte = current else { return JSONError(.unexpectedEnd, at: at) }
        return JSONError(.unexpectedByte(byte), at: at)
    }

    private mutating func skipSpace() {
        while at < bytes.count {
            switch bytes[at] {
            case 0x20, 0x0A, 0x0D, 0x09: at += 1
            default: return
            }
        }
    }

    private mutating func value() throws(JSONError) -> JSONValue {
        guard let byte = current else { throw unexpected() }
        switch byte {
        case UInt8(ascii: "{"): return try object()
        case UInt8(ascii: "["): return try array()
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
        default: throw unexpected()
        }
    }

    private mutating func word(_ text: StaticString, _ value: JSONValue) throws(JSONError) -> JSONValue {
        for i in 0..<text.utf8CodeUnitCount {
            guard current == text.utf8Start[i] else { throw unexpected() }
            at += 1
        }
        return value
    }

    private mutating func descend() throws(JSONError) {
        depth += 1
        guard depth <= JSONValue.greatestDepth else { throw JSONError(.tooDeep, at: at) }
        at += 1
        skipSpace()
    }

    private mutating func array() throws(JSONError) -> JSONValue {
        try descend()
        var items: [JSONValue] = []
        if current != UInt8(ascii: "]") {
            while true {
                items.append(try value())
                guard try another(before: UInt8(ascii: "]")) else { break }
            }
        }
        at += 1
        depth -= 1
        return .array(items)
    }

    private mutating func object() throws(JSONError) -> JSONValue {
        try descend()
        var members = JSONObject()
        if current != UInt8(ascii: "}") {
            while true {
                let start = at
                guard current == UInt8(ascii: "\"") else { throw unexpected() }
                let key = ID<JSONValue>(rawValue: try string())
                skipSpace()
                guard current == UInt8(ascii: ":") else { throw unexpected() }
                at += 1
                skipSpace()
                let value = try value()
                guard members.append(key, value) else { throw JSONError(.duplicateKey(key.rawValue), at: start) }
                guard try another(before: UInt8(ascii: "}")) else { break }
            }
        }
        at += 1
        depth -= 1
        return .object(members)
    }

    /// Whether a comma and one more item follow, else the closing byte.
    private mutating func another(before close: UInt8) throws(JSONError) -> Bool {
        skipSpace()
        if current == close { return false }
        guard current == UInt8(ascii: ",") else { throw unexpected() }
        at += 1
        skipSpace()
        return true
    }

    private mutating func digits() -> Range<Int> {
        let start = at
        while let byte = current, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { at += 1 }
        return start..<at
    }

    private mutating func number() throws(JSONError) -> JSONValue {
        let start = at
        let isNegative = current == UInt8(ascii: "-")
        if isNegative { at += 1 }
        let whole = digits()
        guard !whole.isEmpty, whole.count == 1 || bytes[whole.lowerBound] != UInt8(ascii: "0") else {
            throw JSONError(.invalidNumber, at: start)
        }
        var fraction = at..<at
        if current == UInt8(ascii: ".") {
            at += 1
            fraction = digits()
            guard !fraction.isEmpty else { throw JSONError(.invalidNumber, at: start) }
        }
        var exponent = 0
        if current == UInt8(ascii: "e") || current == UInt8(ascii: "E") {
            at += 1
            let isDown = current == UInt8(ascii: "-")
            if isDown || current == UInt8(ascii: "+") { at += 1 }
            let powers = digits()
            guard !powers.isEmpty else { throw JSONError(.invalidNumber, at: start) }
            // Beyond a few hundred every number but zero is out of range anyway.
            for i in powers { exponent = min(exponent * 10 + Int(bytes[i] - UInt8(ascii: "0")), 100_000) }
            if isDown { exponent = -exponent }
        }
        if let number = exact(whole, fraction, exponent, isNegative) { return JSONValue(number) }
        throw JSONError(.numberOutOfRange, at: start)
    }

    private func exact(_ whole: Range<Int>, _ fraction: Range<Int>, _ exponent: Int, _ isNegative: Bool) -> Decimal128? {
        // Zeros are put off until a digit follows, so that neither `1.000…0` nor `0.000…` counts as long.
        var coefficient: Int128 = 0
        var zeros = 0
        var places = -exponent
        for (digits, isFraction) in [(whole, false), (fraction, true)] {
            for i in digits {
                if isFraction { places += 1 }
                let digit = Int128(bytes[i] - UInt8(ascii: "0"))
                if digit == 0 {
                    zeros += 1
                    continue
                }
                guard let shifted = Self.shift(coefficient, by: zeros + 1) else { return nil }
                let (next, overflow) = shifted.subtractingReportingOverflow(digit)
                guard !overflow else { return nil }
                coefficient = next
                zeros = 0
            }
        }
        if coefficient == 0 { return .zero }
        places -= zeros
        if places < 0 {
            guard let shifted = Self.shift(coefficient, by: -places) else { return nil }
            coefficient = shifted
            places = 0
        }
        guard places <= Decimal128.greatestScale, isNegative || coefficient != .min else { return nil }
        return Decimal128(coefficient: isNegative ? coefficient : -coefficient, scale: places)
    }

    private static func shift(_ coefficient: Int128, by places: Int) -> Int128? {
        if coefficient == 0 { return 0 }
        guard places <= 38 else { return nil }
        let (shifted, overflow) = coefficient.multipliedReportingOverflow(by: Decimal128.powerOfTen(places))
        return overflow ? nil : shifted
    }

    private mutating func string() throws(JSONError) -> String {
        at += 1
        let start = at
        while let byte = current, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20 { at += 1 }
        if current == UInt8(ascii: "\"") {
            let text = try checked(UnsafeBufferPointer(rebasing: bytes[start..<at]), at: start)
            at += 1
            return text
        }
        var buffer = Array(bytes[start..<at])
        while let byte = current {
            switch byte {
            case UInt8(ascii: "\""):
                let text = try buffer.withUnsafeBufferPointer { (whole) throws(JSONError) in try checked(whole, at: start) }
                at += 1
                return text
            case UInt8(ascii: "\\"): try escape(into: &buffer)
            case 0..<0x20: throw JSONError(.controlCharacter(byte), at: at)
            default:
                buffer.append(byte)
                at += 1
            }
        }
        throw JSONError(.unexpectedEnd, at: at)
    }

    private func checked(_ slice: UnsafeBufferPointer<UInt8>, at start: Int) throws(JSONError) -> String {
        // `String(validating:)` is generic and four times slower; this one mends what is wrong, which then differs.
        let text = String(decoding: slice, as: UTF8.self)
        guard slice.allSatisfy({ $0 < 0x80 }) || text.utf8.elementsEqual(slice) else { throw JSONError(.invalidUTF8, at: start) }
        return text
    }

    private mutating func escape(into buffer: inout [UInt8]) throws(JSONError) {
        let start = at
        at += 1
        guard let byte = current else { throw JSONError(.unexpectedEnd, at: at) }
        at += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): buffer.append(byte)
        case UInt8(ascii: "b"): buffer.append(0x08)
        case UInt8(ascii: "f"): buffer.append(0x0C)
        case UInt8(ascii: "n"): buffer.append(0x0A)
        case UInt8(ascii: "r"): buffer.append(0x0D)
        case UInt8(ascii: "t"): buffer.append(0x09)
        case UInt8(ascii: "u"):
            var code = try hexadecimal(of: start)
            if (0xD800..<0xDC00).contains(code) {
                guard at + 1 < bytes.count, bytes[at] == UInt8(ascii: "\\"), bytes[at + 1] == UInt8(ascii: "u") else {
                    throw JSONError(.loneSurrogate, at: start)
                }
                at += 2
                let low = try hexadecimal(of: start)
                guard (0xDC00..<0xE000).contains(low) else { throw JSONError(.loneSurrogate, at: start) }
                code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
            }
            guard let scalar = Unicode.Scalar(code) else { throw JSONError(.loneSurrogate, at: start) }
            buffer.append(contentsOf: UTF8.encode(scalar).map { Array($0) } ?? [])
        default: throw JSONError(.invalidEscape, at: start)
        }
    }

    private mutating func hexadecimal(of start: Int) throws(JSONError) -> UInt32 {
        var code: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = current else { throw JSONError(.unexpectedEnd, at: at) }
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): code = code << 4 | UInt32(byte - UInt8(ascii: "0"))
            case UInt8(ascii: "a")...UInt8(ascii: "f"): code = code << 4 | UInt32(byte - UInt8(ascii: "a") + 10)
            case UInt8(ascii: "A")...UInt8(ascii: "F"): code = code << 4 | UInt32(byte - UInt8(ascii: "A") + 10)
            default: throw JSONError(.invalidEscape, at: start)
            }
            at += 1
        }
        return code
    }
}
