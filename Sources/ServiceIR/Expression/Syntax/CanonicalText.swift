extension Node {
    /// The one way to write this expression: fewest brackets, one space around operators, texts in single quotes.
    ///
    /// Reading it again gives a node that prints the same.
    public var canonicalText: String {
        var text = ""
        write(to: &text)
        return text
    }

    /// How close the outermost operator binds: `?:` 1 … `*` 6, unary 7, all else 8.
    private var precedence: Int {
        switch kind {
        case .conditional: 1
        case .binary(let op, _, _): op.precedence
        case .not, .negate: 7
        // `-5` behaves as a unary minus where something is selected from it.
        case .literal(.integer(let number)) where number < 0: 7
        case .literal(.decimal(let number)) where number.coefficient < 0: 7
        default: 8
        }
    }

    /// Something is selected from a number as it is written, `5.abs()`.
    private var isOfNumber: Bool {
        switch kind {
        case .select(let operand, _, _), .index(let operand, _, _), .method(let operand, _, _): operand.isUnsigned || operand.isOfNumber
        default: false
        }
    }

    private var isUnsigned: Bool {
        switch kind {
        case .literal(.integer(let number)): number >= 0
        case .literal(.decimal(let number)): number.coefficient >= 0
        default: false
        }
    }

    private func write(to text: inout String, atLeast precedence: Int) {
        if self.precedence >= precedence {
            write(to: &text)
        } else {
            text += "("
            write(to: &text)
            text += ")"
        }
    }

    private func write(to text: inout String) {
        switch kind {
        case .literal(let literal): text += literal.canonicalText
        case .name(let name, let isRooted): text += isRooted ? "." + name : name
        case .select(let operand, let member, let isOptional):
            operand.write(to: &text, atLeast: 8)
            text += isOptional ? ".?" : "."
            text += Node.canonicalMember(member)
        case .index(let operand, let index, let isOptional):
            operand.write(to: &text, atLeast: 8)
            text += isOptional ? "[?" : "["
            index.write(to: &text)
            text += "]"
        case .call(let function, let arguments, let isRooted):
            text += isRooted ? "." + function : function
            Node.write(arguments, to: &text)
        case .method(let target, let function, let arguments):
            target.write(to: &text, atLeast: 8)
            text += "." + function
            Node.write(arguments, to: &text)
        case .not(let operand):
            text += "!"
            operand.write(to: &text, atLeast: 7)
        case .negate(let operand):
            // `-0` reads as the number 0.
            if !operand.isZero { text += "-" }
            // `-5.abs()` reads as `(-5).abs()`.
            operand.write(to: &text, atLeast: operand.isOfNumber ? 9 : 7)
        case .binary(let op, let left, let right):
            left.write(to: &text, atLeast: op.precedence)
            text += " \(op.rawValue) "
            right.write(to: &text, atLeast: op.precedence + 1)
        case .conditional(let condition, let yes, let no):
            condition.write(to: &text, atLeast: 2)
            text += " ? "
            yes.write(to: &text, atLeast: 2)
            text += " : "
            no.write(to: &text, atLeast: 1)
        case .list(let elements):
            text += "["
            for (position, element) in elements.enumerated() {
                if position > 0 { text += ", " }
                if element.isOptional { text += "?" }
                element.value.write(to: &text)
            }
            text += "]"
        case .map(let entries):
            Node.write(entries, to: &text) { key, text in key.write(to: &text) }
        case .message(let name, let entries):
            text += name.joined(separator: ".")
            Node.write(entries, to: &text) { key, text in
                if case .literal(.text(let field)) = key.kind { text += Node.canonicalMember(field) }
            }
        }
    }

    private static func write(_ arguments: [Node], to text: inout String) {
        text += "("
        for (position, argument) in arguments.enumerated() {
            if position > 0 { text += ", " }
            argument.write(to: &text)
        }
        text += ")"
    }

    private static func write(_ entries: [Entry], to text: inout String, key: (Node, inout String) -> Void) {
        text += "{"
        for (position, entry) in entries.enumerated() {
            if position > 0 { text += ", " }
            if entry.isOptional { text += "?" }
            key(entry.key, &text)
            text += ": "
            entry.value.write(to: &text)
        }
        text += "}"
    }

    private static func canonicalMember(_ member: String) -> String {
        let isPlain =
            member.utf8.allSatisfy {
                $0 == UInt8(ascii: "_") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
                    || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20)
            } && member.utf8.first.map { !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } == true
            && !["true", "false", "null"].contains(member)
        return isPlain ? member : "`\(member)`"
    }
}

extension Literal {
    /// As it is stored: decimals always with a point, texts in single quotes.
    public var canonicalText: String {
        switch self {
        case .null: "null"
        case .bool(let value): value ? "true" : "false"
        case .integer(let number): String(number)
        case .decimal(let number): number.scale == 0 ? number.description + ".0" : number.description
        case .text(let text): Literal.quoted(text)
        case .unsigned(let number): "\(number)u"
        case .bytes(let bytes): "b'" + bytes.map { Literal.escaped("x", UInt32($0), digits: 2) }.joined() + "'"
        }
    }

    private static func quoted(_ text: String) -> String {
        var result = "'"
        for scalar in text.unicodeScalars {
            switch scalar {
            case "'", "\\": result += "\\\(scalar)"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case _
            where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || (0x200B...0x200F).contains(scalar.value)
                || (0x2028...0x202E).contains(scalar.value) || scalar.value == 0xFEFF:
                // Invisible characters are written so that they can be seen.
                result += escaped("u", scalar.value, digits: 4)
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "'"
    }

    private static func escaped(_ letter: String, _ value: UInt32, digits: Int) -> String {
        let hex = String(value, radix: 16)
        return "\\" + letter + String(repeating: "0", count: max(0, digits - hex.utf8.count)) + hex
    }
}
