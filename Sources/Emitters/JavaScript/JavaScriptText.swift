import ServiceIR

/// Texts as JavaScript writes them.
enum JavaScriptText {
    /// In double quotes, so that it may stand in a script inside a page too.
    static func literal(_ text: String) -> String {
        guard Text.has(text, byte: isSpecial) else { return "\"\(text)\"" }
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "<": result += "\\x3c"
            case "\u{2028}": result += "\\u2028"
            case "\u{2029}": result += "\\u2029"
            default:
                if scalar.value < 0x20 {
                    result += "\\x" + (scalar.value < 0x10 ? "0" : "") + String(scalar.value, radix: 16)
                } else {
                    result.unicodeScalars.append(scalar)
                }
            }
        }
        return result + "\""
    }

    /// Whether a byte is, or may begin, what is escaped: U+2028 and U+2029 begin with the byte E2.
    private static func isSpecial(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "<") || byte == 0xE2
    }

    /// A regular expression that finds the pattern somewhere; `nil` for what is none of ours, all of which mean the same with flag `u`.
    static func pattern(_ pattern: String, isWhole: Bool = false) -> String? {
        guard (try? Pattern(pattern)) != nil else { return nil }
        var text = ""
        var isEscaped = false
        for scalar in pattern.unicodeScalars {
            switch scalar {
            case "/" where !isEscaped: text += "\\/"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\u{2028}": text += "\\u2028"
            case "\u{2029}": text += "\\u2029"
            default: text.unicodeScalars.append(scalar)
            }
            isEscaped = scalar == "\\" && !isEscaped
        }
        if text.isEmpty { text = "(?:)" }
        return isWhole ? "/^(?:\(text))$/u" : "/\(text)/u"
    }

    /// A value of JSON as it is written in a module; decimals by their digits, as a text.
    static func literal(_ json: JSONValue) -> String {
        switch json {
        case .null: "null"
        case .bool(let flag): flag ? "true" : "false"
        case .integer(let number): "\(number)"
        case .decimal(let number): literal(number.description)
        case .string(let text): literal(text)
        case .array(let items): "[" + items.map { literal($0) }.joined(by: ", ") + "]"
        case .object(let members):
            members.isEmpty ? "{}" : "{ " + members.map { "\(key($0.key.rawValue)): \(literal($0.value))" }.joined(by: ", ") + " }"
        }
    }

    /// The name of a property.
    static func key(_ name: String) -> String {
        let isPlain = name.utf8.allSatisfy { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A || $0 == 0x5F || ($0 >= 0x30 && $0 <= 0x39) }
        let startsPlain = name.utf8.first.map { $0 < 0x30 || $0 > 0x39 } ?? false
        return isPlain && startsPlain && name != "__proto__" ? name : name == "__proto__" ? "[\"__proto__\"]" : literal(name)
    }

    /// A text by language.
    static func literal(_ text: LocalText) -> String { literal(text.json) }
}
