/// Cuts the bytes of an expression into tokens.
struct Lexer {
    private let bytes: [UInt8]
    private var at = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    private func byte(_ offset: Int = 0) -> UInt8? { at + offset < bytes.count ? bytes[at + offset] : nil }
    private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    mutating func next() throws(ExpressionSyntaxFault) -> Token {
        skipSpace()
        let start = at
        guard let first = byte() else { return Token(kind: .end, range: start..<start) }
        switch first {
        case _ where first.isLetter: return try word()
        case _ where first.isDigit: return try number()
        case UInt8(ascii: ".") where byte(1)?.isDigit == true: return try number()
        case UInt8(ascii: "'"), UInt8(ascii: "\""): return try textLiteral(prefix: 0)
        case UInt8(ascii: "`"): return try quotedMember()
        default: return try sign()
        }
    }

    private mutating func skipSpace() {
        while let byte = byte() {
            switch byte {
            case 0x20, 0x09, 0x0A, 0x0C, 0x0D: at += 1
            case UInt8(ascii: "/") where self.byte(1) == UInt8(ascii: "/"):
                while let next = self.byte(), next != 0x0A { _ = next; at += 1 }
            default: return
            }
        }
    }

    private mutating func word() throws(ExpressionSyntaxFault) -> Token {
        let start = at
        // `r'…'`, `b"…"`, `br'…'`: at most two letters before a quote.
        for length in 1...2 {
            guard let quote = byte(length), quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") else { continue }
            let prefix = text(at..<at + length).lowercased()
            if ["r", "b", "rb", "br"].contains(prefix) { return try textLiteral(prefix: length) }
        }
        while let next = byte(), next.isLetter || next.isDigit { at += 1 }
        let word = text(start..<at)
        let kind: Token.Kind =
            switch word {
            case "true": .literal(.bool(true))
            case "false": .literal(.bool(false))
            case "null": .literal(.null)
            case "in": .sign("in")
            default: .identifier(word)
            }
        return Token(kind: kind, range: start..<at)
    }

    private mutating func quotedMember() throws(ExpressionSyntaxFault) -> Token {
        let start = at
        at += 1
        while let next = byte(), next != UInt8(ascii: "`"), next >= 0x20 { at += 1 }
        guard byte() == UInt8(ascii: "`"), at > start + 1 else {
            throw ExpressionSyntaxFault(.unterminatedText, start..<start + 1)
        }
        at += 1
        return Token(kind: .quotedMember(text(start + 1..<at - 1)), range: start..<at)
    }

    private mutating func sign() throws(ExpressionSyntaxFault) -> Token {
        let start = at
        if let second = byte(1) {
            let pair = String(decoding: [bytes[at], second], as: UTF8.self)
            if ["||", "&&", "<=", ">=", "==", "!="].contains(pair) {
                if pair == "==" || pair == "!=", at + 2 < bytes.count, bytes[at + 2] == UInt8(ascii: "=") {
                    throw ExpressionSyntaxFault(.spelledOtherwise(pair + "=", expected: pair), start..<start + 3)
                }
                at += 2
                return Token(kind: .sign(pair), range: start..<at)
            }
            if let expected = Lexer.misspelt[pair] {
                throw ExpressionSyntaxFault(.spelledOtherwise(pair, expected: expected), start..<start + 2)
            }
        }
        let character = firstCharacter()
        if "<>+-*/%!?:.,()[]{}".utf8.contains(bytes[at]) {
            at += 1
            return Token(kind: .sign(character), range: start..<at)
        }
        let end = start + character.utf8.count
        if let expected = Lexer.misspelt[character] {
            throw ExpressionSyntaxFault(.spelledOtherwise(character, expected: expected), start..<end)
        }
        throw ExpressionSyntaxFault(.unknownCharacter(character), start..<end)
    }

    /// Signs of other languages and of type, with those that are meant.
    private static let misspelt = [
        "<>": "!=", "=<": "<=", "=>": ">=", "=!": "!=", "/=": "!=", "~=": "!=",
        "=": "==", "&": "&&", "|": "||", "×": "*", "÷": "/", "≤": "<=", "≥": ">=", "≠": "!=",
        "\u{2018}": "'", "\u{2019}": "'", "\u{201B}": "'", "\u{00B4}": "'", "\u{201C}": "\"", "\u{201D}": "\"", "\u{201E}": "\"",
    ]

    private func firstCharacter() -> String {
        var end = at + 1
        while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
        return text(at..<end)
    }
}

extension Lexer {
    private mutating func number() throws(ExpressionSyntaxFault) -> Token {
        let start = at
        if byte() == UInt8(ascii: "0"), byte(1) == UInt8(ascii: "x") || byte(1) == UInt8(ascii: "X") {
            at += 2
            while let next = byte(), next.hexValue != nil { at += 1 }
            let digits = text(start + 2..<at)
            guard !digits.isEmpty else { throw ExpressionSyntaxFault(.unexpected(text(start..<at)), start..<at) }
            return try integer(digits, radix: 16, from: start)
        }
        skipDigits()
        var isDecimal = false
        if byte() == UInt8(ascii: "."), byte(1)?.isDigit == true {
            isDecimal = true
            at += 1
            skipDigits()
        }
        var exponent = 0
        let mantissaEnd = at
        if byte() == UInt8(ascii: "e") || byte() == UInt8(ascii: "E") {
            let hasSign = byte(1) == UInt8(ascii: "+") || byte(1) == UInt8(ascii: "-")
            if byte(hasSign ? 2 : 1)?.isDigit == true {
                isDecimal = true
                at += hasSign ? 2 : 1
                skipDigits()
                exponent = Int(text(mantissaEnd + 1..<at)) ?? Int.max
            }
        }
        guard isDecimal else { return try integer(text(start..<at), radix: 10, from: start) }
        guard let number = Decimal128(digits: text(start..<mantissaEnd), exponent: exponent) else {
            throw ExpressionSyntaxFault(.numberOutOfRange(text(start..<at)), start..<at)
        }
        try refuseLetter(from: start)
        return Token(kind: .literal(.decimal(number)), range: start..<at)
    }

    private mutating func integer(_ digits: String, radix: Int, from start: Int) throws(ExpressionSyntaxFault) -> Token {
        if byte() == UInt8(ascii: "u") || byte() == UInt8(ascii: "U") {
            at += 1
            try refuseLetter(from: start)
            guard let number = UInt64(digits, radix: radix) else {
                throw ExpressionSyntaxFault(.numberOutOfRange(text(start..<at)), start..<at)
            }
            return Token(kind: .literal(.unsigned(number)), range: start..<at)
        }
        try refuseLetter(from: start)
        // One more than Int64.max is let through as `Int64.min`: the parser accepts it only behind a minus.
        guard let magnitude = UInt64(digits, radix: radix), magnitude <= UInt64(Int64.max) + 1 else {
            throw ExpressionSyntaxFault(.numberOutOfRange(text(start..<at)), start..<at)
        }
        return Token(kind: .literal(.integer(Int64(bitPattern: magnitude))), range: start..<at)
    }

    private mutating func skipDigits() { while let next = byte(), next.isDigit { at += 1 } }

    private mutating func refuseLetter(from start: Int) throws(ExpressionSyntaxFault) {
        guard byte()?.isLetter == true else { return }
        while let next = byte(), next.isLetter || next.isDigit { at += 1 }
        throw ExpressionSyntaxFault(.unexpected(text(start..<at)), start..<at)
    }
}

extension Lexer {
    /// A text between single or double quotes, once or three times, after `prefix` letters.
    private mutating func textLiteral(prefix: Int) throws(ExpressionSyntaxFault) -> Token {
        let start = at
        let letters = text(at..<at + prefix).lowercased()
        let isRaw = letters.contains("r")
        let isBytes = letters.contains("b")
        at += prefix
        let quote = bytes[at]
        let isTriple = byte(1) == quote && byte(2) == quote
        let opening = start..<at + (isTriple ? 3 : 1)
        at = opening.upperBound
        var content: [UInt8] = []
        while true {
            guard let next = byte() else { throw ExpressionSyntaxFault(.unterminatedText, opening) }
            if next == quote, !isTriple || (byte(1) == quote && byte(2) == quote) {
                at += isTriple ? 3 : 1
                break
            }
            if !isTriple, next == 0x0A || next == 0x0D { throw ExpressionSyntaxFault(.unterminatedText, opening) }
            if next == UInt8(ascii: "\\"), !isRaw {
                try escape(into: &content, isBytes: isBytes)
            } else {
                content.append(next)
                at += 1
                // A raw text may contain its quote behind a backslash only when three quotes end it.
            }
        }
        let literal: Literal = isBytes ? .bytes(content) : .text(String(decoding: content, as: UTF8.self))
        return Token(kind: .literal(literal), range: start..<at)
    }

    private mutating func escape(into content: inout [UInt8], isBytes: Bool) throws(ExpressionSyntaxFault) {
        let start = at
        at += 1
        guard let letter = byte() else { throw ExpressionSyntaxFault(.unterminatedText, start..<at) }
        at += 1
        if let plain = Lexer.plainEscapes[letter] {
            content.append(plain)
            return
        }
        switch letter {
        case UInt8(ascii: "x"), UInt8(ascii: "X"): try code(digits: 2, radix: 16, from: start, into: &content, isBytes: isBytes)
        case UInt8(ascii: "u") where !isBytes: try code(digits: 4, radix: 16, from: start, into: &content, isBytes: false)
        case UInt8(ascii: "U") where !isBytes: try code(digits: 8, radix: 16, from: start, into: &content, isBytes: false)
        case UInt8(ascii: "0")...UInt8(ascii: "3"):
            at -= 1
            try code(digits: 3, radix: 8, from: start, into: &content, isBytes: isBytes)
        default:
            at -= 1
            let end = at + firstCharacter().utf8.count
            throw ExpressionSyntaxFault(.invalidEscape(text(start..<end)), start..<end)
        }
    }

    private static let plainEscapes: [UInt8: UInt8] = [
        UInt8(ascii: "a"): 7, UInt8(ascii: "b"): 8, UInt8(ascii: "f"): 12, UInt8(ascii: "n"): 10, UInt8(ascii: "r"): 13,
        UInt8(ascii: "t"): 9, UInt8(ascii: "v"): 11, UInt8(ascii: "\\"): UInt8(ascii: "\\"), UInt8(ascii: "?"): UInt8(ascii: "?"),
        UInt8(ascii: "'"): UInt8(ascii: "'"), UInt8(ascii: "\""): UInt8(ascii: "\""), UInt8(ascii: "`"): UInt8(ascii: "`"),
    ]

    private mutating func code(
        digits: Int, radix: UInt32, from start: Int, into content: inout [UInt8], isBytes: Bool
    ) throws(ExpressionSyntaxFault) {
        var value: UInt32 = 0
        for _ in 0..<digits {
            guard let digit = byte()?.hexValue, UInt32(digit) < radix else {
                throw ExpressionSyntaxFault(.invalidEscape(text(start..<at)), start..<at)
            }
            value = value &* radix &+ UInt32(digit)
            at += 1
        }
        if isBytes {
            content.append(UInt8(truncatingIfNeeded: value))
        } else if let scalar = Unicode.Scalar(value) {
            content.append(contentsOf: Array(String(Character(scalar)).utf8))
        } else {
            throw ExpressionSyntaxFault(.invalidEscape(text(start..<at)), start..<at)
        }
    }
}

extension UInt8 {
    /// ASCII letter or `_`.
    fileprivate var isLetter: Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) || self == UInt8(ascii: "_")
    }
    fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
    fileprivate var hexValue: UInt8? {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}

extension Decimal128 {
    /// Reads `12.50` times ten to the power of `exponent`; `nil` where that cannot be held exactly.
    init?(digits: String, exponent: Int) {
        let parts = digits.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        var whole = Array(parts[0])
        var fraction = parts.count > 1 ? Array(parts[1]) : []
        if whole.allSatisfy({ $0 == UInt8(ascii: "0") }), fraction.allSatisfy({ $0 == UInt8(ascii: "0") }) {
            self.init("0")
            return
        }
        guard abs(exponent) <= 60 else { return nil }
        if exponent > 0 {
            for _ in 0..<exponent { whole.append(fraction.isEmpty ? UInt8(ascii: "0") : fraction.removeFirst()) }
        } else {
            for _ in 0..<(-exponent) { fraction.insert(whole.popLast() ?? UInt8(ascii: "0"), at: 0) }
        }
        while fraction.last == UInt8(ascii: "0") { fraction.removeLast() }
        while whole.first == UInt8(ascii: "0"), whole.count > 1 { whole.removeFirst() }
        if whole.isEmpty { whole = [UInt8(ascii: "0")] }
        self.init(String(decoding: whole + (fraction.isEmpty ? [] : [UInt8(ascii: ".")] + fraction), as: UTF8.self))
    }
}
