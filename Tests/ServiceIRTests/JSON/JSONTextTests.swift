import Expectations
import ServiceIR
import Testing

@Suite struct JSONTextTests {
    @Test func reads() throws {
        let rows: [(String, JSONValue)] = [
            ("null", .null), (" true ", true), ("-0", 0), ("9223372036854775807", .integer(.max)), ("5.0", 5), ("1e3", 1000),
            ("\"a\\u00e9\\ud83d\\ude00\\n\"", "aé😀\n"), ("[]", .array([])), ("{\"b\":1,\"a\":[2,{}]}", ["b": 1, "a": [2, [:]]]),
            ("100000000000000000000000000000e-29", 1),
        ]
        for (text, value) in rows {
            try expect(JSONValue(parsing: text), equals: value, "\(text)")
        }
    }

    @Test func keepsNumbersExact() throws {
        let value = try JSONValue(parsing: "[0.1, 123456789012345678901234567890, -1.5e-3, 9223372036854775808]")
        expect(value.text(), equals: "[0.1,123456789012345678901234567890,-0.0015,9223372036854775808]")
    }

    @Test func refuses() {
        let rows: [(String, JSONError.Kind, Int)] = [
            ("", .unexpectedEnd, 0), ("[1,]", .unexpectedByte(UInt8(ascii: "]")), 3), ("01", .invalidNumber, 0), ("1.", .invalidNumber, 0),
            ("-", .invalidNumber, 0), ("1e", .invalidNumber, 0), ("+1", .unexpectedByte(UInt8(ascii: "+")), 0),
            ("1e40", .numberOutOfRange, 0),
            ("[0.0000000000000000001]", .numberOutOfRange, 1), ("nul", .unexpectedEnd, 3), ("{\"a\":1,\"a\":2}", .duplicateKey("a"), 7),
            ("1 2", .trailingBytes, 2), ("\"\u{1}\"", .controlCharacter(1), 1), ("\"\\x\"", .invalidEscape, 1),
            ("\"\\ud800\"", .loneSurrogate, 1),
            ("\"\\udc00\"", .loneSurrogate, 1), ("\"\\ud800\\u0041\"", .loneSurrogate, 1), ("\"abc", .unexpectedEnd, 4),
            ("\u{FEFF}1", .unexpectedByte(0xEF), 0), ("{'a':1}", .unexpectedByte(UInt8(ascii: "'")), 1),
            ("[1 2]", .unexpectedByte(UInt8(ascii: "2")), 3),
            ("// x", .unexpectedByte(UInt8(ascii: "/")), 0), ("NaN", .unexpectedByte(UInt8(ascii: "N")), 0),
        ]
        for (text, kind, offset) in rows {
            #expect(throws: JSONError(kind, at: offset), "\(text)") { try JSONValue(parsing: text) }
        }
    }

    @Test func refusesInvalidUTF8() {
        #expect(throws: JSONError(.invalidUTF8, at: 1)) { try JSONValue(parsing: [0x22, 0xC0, 0x80, 0x22]) }
        #expect(throws: JSONError(.invalidUTF8, at: 1)) { try JSONValue(parsing: [0x22, 0x5C, 0x6E, 0xED, 0xA0, 0x80, 0x22]) }
    }

    @Test func boundsDepth() throws {
        func nested(_ depth: Int) -> String { String(repeating: "[", count: depth) + String(repeating: "]", count: depth) }
        try expect(JSONValue(parsing: nested(128)).array?.count, equals: 1)
        #expect(throws: JSONError(.tooDeep, at: 128)) { try JSONValue(parsing: nested(129)) }
        #expect(throws: JSONError(.tooDeep, at: 128)) { try JSONValue(parsing: String(repeating: "[", count: 1_000_000)) }
    }

    @Test func tellsTextsApartByScalars() throws {
        let composed: JSONValue = .string("\u{E9}")
        let decomposed: JSONValue = .string("e\u{301}")
        expect(composed != decomposed)
        // Two keys that Swift's own comparison takes for one.
        let object = try JSONValue(parsing: "{\"\u{E9}\":1,\"e\u{301}\":2}")
        expect(object.object?.count, equals: 2)
        expect(object["e\u{301}"], equals: 2)
    }

    @Test func writesEachStyle() {
        let value: JSONValue = ["b": ["x": []], "a": "\"\\\u{8}\u{1F}/é", "é": [1, [:]]]
        expect(value.text(), equals: #"{"b":{"x":[]},"a":"\"\\\b\u001f/é","é":[1,{}]}"#)
        expect(value.text(.canonical), equals: #"{"a":"\"\\\b\u001f/é","b":{"x":[]},"é":[1,{}]}"#)
        expect(
            value.text(.pretty),
            equals: """
                {
                  "b": {
                    "x": []
                  },
                  "a": "\\"\\\\\\b\\u001f/é",
                  "é": [
                    1,
                    {}
                  ]
                }

                """)
    }

    @Test func readsBackWhatItWrites() throws {
        var lottery = SampleSource(seed: 11)
        for _ in 0..<300 {
            let value = Self.anyValue(depth: 4, &lottery)
            for style in [JSONStyle.compact, .pretty] {
                let back = try JSONValue(parsing: value.bytes(style))
                expect(back, equals: value)
                expect(back.bytes(style), equals: value.bytes(style))
                expect(back.hashValue, equals: value.hashValue)
            }
            let sorted = try JSONValue(parsing: value.bytes(.canonical))
            expect(sorted.bytes(.canonical), equals: value.bytes(.canonical))
        }
    }

    @Test func neverFallsOverOnAnyBytes() {
        var lottery = SampleSource(seed: 13)
        let seedText = Array(#"{"a":[1,-2.5e3,true,null,"xé\u00e9\ud83d\ude00"],"b":{"c":{}}}"#.utf8)
        var accepted = 0
        for _ in 0..<3_000 {
            var bytes = seedText
            for _ in 0..<Int.random(in: 1...4, using: &lottery) {
                let at = Int.random(in: 0..<bytes.count, using: &lottery)
                switch Int.random(in: 0..<3, using: &lottery) {
                case 0: bytes[at] = UInt8.random(in: 0...255, using: &lottery)
                case 1: bytes.remove(at: at)
                default: bytes.insert(bytes[Int.random(in: 0..<bytes.count, using: &lottery)], at: at)
                }
            }
            do throws(JSONError) {
                let value = try JSONValue(parsing: bytes)
                accepted += 1
                expect((try? JSONValue(parsing: value.bytes())), equals: value)
            } catch { expect((0...bytes.count).contains(error.offset)) }
        }
        expect(accepted > 0)
    }

    private static func anyValue(depth: Int, _ lottery: inout SampleSource) -> JSONValue {
        switch Int.random(in: 0..<(depth > 0 ? 8 : 6), using: &lottery) {
        case 0: return .null
        case 1: return .bool(Bool.random(using: &lottery))
        case 2: return .integer(Int64.random(in: .min ... .max, using: &lottery))
        case 3:
            let coefficient =
                Int128(Int64.random(in: .min ... .max, using: &lottery)) * Int128(Int64.random(in: 0...(.max), using: &lottery))
            return Decimal128(coefficient: coefficient, scale: Int.random(in: 0...18, using: &lottery)).map { JSONValue($0) } ?? .null
        case 4, 5: return .string(anyText(&lottery))
        case 6: return .array((0..<Int.random(in: 0...4, using: &lottery)).map { _ in anyValue(depth: depth - 1, &lottery) })
        default:
            var object = JSONObject()
            for _ in 0..<Int.random(in: 0...12, using: &lottery) { object[ID(anyText(&lottery))] = anyValue(depth: depth - 1, &lottery) }
            return .object(object)
        }
    }

    private static func anyText(_ lottery: inout SampleSource) -> String {
        var text = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...6, using: &lottery) {
            let ranges: [ClosedRange<UInt32>] = [0...0x7F, 0x80...0x7FF, 0x300...0x310, 0xE000...0xFFFF, 0x10000...0x10FFFF]
            let range = ranges[Int.random(in: 0..<ranges.count, using: &lottery)]
            if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &lottery)) { text.append(scalar) }
        }
        return String(text)
    }
}
