/// Looks at every character of a file before YAML does: UTF-8, the byte-order mark, what cannot be seen.
struct CharacterScan {
    private let bytes: [UInt8]
    private(set) var findings: [YAMLFinding] = []
    /// The bytes with every refused character replaced by one of the same length; `nil` when nothing was refused.
    private(set) var masked: [UInt8]?
    /// Nothing more can be read.
    private(set) var isBroken = false
    /// The length of the byte-order mark.
    private(set) var base = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func run() {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            base = 3
            findings.append(YAMLFinding(.byteOrderMark, 0..<3))
        }
        var at = base
        var returns: (first: Int, count: Int)?
        defer {
            // One finding for all of them: the file was saved so.
            if let returns, !isBroken {
                findings.append(YAMLFinding(.carriageReturns(lines: returns.count), returns.first..<returns.first + 1))
            }
        }
        while at < bytes.count {
            let byte = bytes[at]
            if byte < 0x80 {
                if byte == 0x0D, at + 1 == bytes.count || bytes[at + 1] != 0x0A {
                    returns = (returns?.first ?? at, (returns?.count ?? 0) + 1)
                    breakLine(at)
                    at += 1
                    continue
                }
                let isLineEnd = byte == 0x0A || byte == 0x0D && at + 1 < bytes.count && bytes[at + 1] == 0x0A
                if byte == 0x7F || (byte < 0x20 && byte != 0x09 && !isLineEnd) { refuse(.controlCharacter(UInt32(byte)), at..<at + 1) }
                at += 1
                continue
            }
            guard let (scalar, length) = Self.scalar(bytes, at) else {
                findings = [YAMLFinding(.invalidUTF8(byte: byte, count: Self.invalidCount(bytes, at)), at..<at + 1)]
                isBroken = true
                return
            }
            switch scalar {
            case 0x80..<0xA0, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF, 0xFFFE, 0xFFFF:
                refuse(.controlCharacter(scalar), at..<at + length)
            case 0xA0, 0xAD, 0x61C, 0x200B...0x200F, 0x2060...0x2064, 0x3164:
                if findings.count < YAMLParser.findingLimit { findings.append(YAMLFinding(.invisibleCharacter(scalar), at..<at + length)) }
            default: break
            }
            at += length
        }
    }

    /// YAML takes a CR alone for the end of a line: what follows is read as it is meant.
    private mutating func breakLine(_ at: Int) {
        var copy = masked ?? bytes
        masked = nil
        copy[at] = 0x0A
        masked = copy
    }

    private mutating func refuse(_ fault: YAMLFault, _ range: Range<Int>) {
        if findings.count < YAMLParser.findingLimit { findings.append(YAMLFinding(fault, range)) }
        var copy = masked ?? bytes
        masked = nil
        switch range.count {
        case 1: copy[range.lowerBound] = ch("_")
        case 2: copy.replaceSubrange(range, with: [0xC3, 0x97])
        default: copy.replaceSubrange(range, with: [0xE2, 0x80, 0x93])
        }
        masked = copy
    }

    /// The scalar at `at` and its length, or `nil` where the bytes are no UTF-8 (overlong forms and surrogates included).
    static func scalar(_ bytes: [UInt8], _ at: Int) -> (UInt32, Int)? {
        let first = bytes[at]
        let (length, start, least): (Int, UInt32, UInt32) =
            switch first {
            case 0xC2...0xDF: (2, UInt32(first & 0x1F), 0x80)
            case 0xE0...0xEF: (3, UInt32(first & 0x0F), 0x800)
            case 0xF0...0xF4: (4, UInt32(first & 0x07), 0x10000)
            default: (0, 0, 0)
            }
        guard length > 0, at + length <= bytes.count else { return nil }
        var value = start
        for k in 1..<length {
            guard bytes[at + k] & 0xC0 == 0x80 else { return nil }
            value = value << 6 | UInt32(bytes[at + k] & 0x3F)
        }
        guard value >= least, value <= 0x10FFFF, !(0xD800...0xDFFF).contains(value) else { return nil }
        return (value, length)
    }

    private static func invalidCount(_ bytes: [UInt8], _ from: Int) -> Int {
        var at = from
        var count = 0
        while at < bytes.count {
            if bytes[at] < 0x80 {
                at += 1
            } else if let (_, length) = scalar(bytes, at) {
                at += length
            } else {
                count += 1
                at += 1
            }
        }
        return count
    }
}
