/// Reads a pattern by recursive descent; groups nest up to a bound.
struct PatternParser {
    private static let greatestDepth = 64
    static let greatestCount = 1000

    private let scalars: [Unicode.Scalar]
    /// The byte at which each scalar begins, and the end.
    private let offsets: [Int]
    private var at = 0
    private var depth = 0

    init(_ text: String) {
        scalars = Array(text.unicodeScalars)
        var offsets = [0]
        for scalar in scalars { offsets.append(offsets[offsets.count - 1] + UTF8.width(scalar)) }
        self.offsets = offsets
    }

    mutating func pattern() throws(PatternError) -> PatternNode {
        let node = try choice()
        guard let left = current else { return node }
        throw error(.unexpected(left), at..<at + 1)
    }

    private var current: Unicode.Scalar? { at < scalars.count ? scalars[at] : nil }

    private func error(_ kind: PatternError.Kind, _ range: Range<Int>) -> PatternError {
        PatternError(kind: kind, range: offsets[min(range.lowerBound, scalars.count)]..<offsets[min(range.upperBound, scalars.count)])
    }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard current == scalar else { return false }
        at += 1
        return true
    }

    private mutating func choice() throws(PatternError) -> PatternNode {
        var options = [try sequence()]
        while take("|") { options.append(try sequence()) }
        return options.count == 1 ? options[0] : .choice(options)
    }

    private mutating func sequence() throws(PatternError) -> PatternNode {
        var items: [PatternNode] = []
        while let scalar = current, scalar != "|", scalar != ")" { items.append(try item()) }
        return items.isEmpty ? .empty : items.count == 1 ? items[0] : .sequence(items)
    }

    private mutating func item() throws(PatternError) -> PatternNode {
        let start = at
        let node = try atom()
        guard let (least, most) = try count(start) else { return node }
        if case .assertion = node { throw error(.nothingToRepeat, start..<at) }
        // Lazy or greedy is the same to a matcher that only says whether.
        _ = take("?")
        if let next = current, next == "*" || next == "+" || next == "?" || next == "{" { throw error(.nothingToRepeat, at..<at + 1) }
        return .repeated(node, least, most)
    }

    private mutating func count(_ start: Int) throws(PatternError) -> (Int, Int?)? {
        if take("*") { return (0, nil) }
        if take("+") { return (1, nil) }
        if take("?") { return (0, 1) }
        let open = at
        guard take("{") else { return nil }
        let least = number()
        var most = least
        if take(",") { most = number() }
        guard let least, take("}") else { throw error(.wrongCount, open..<at + 1) }
        guard least <= Self.greatestCount, most.map({ least <= $0 && $0 <= Self.greatestCount }) ?? true else {
            throw error(.wrongCount, open..<at)
        }
        return (least, most)
    }

    private mutating func number() -> Int? {
        var value: Int?
        while let digit = current, ("0"..."9").contains(digit) {
            value = min((value ?? 0) * 10 + Int(digit.value - 0x30), Self.greatestCount + 1)
            at += 1
        }
        return value
    }

    private mutating func atom() throws(PatternError) -> PatternNode {
        let start = at
        guard let scalar = current else { throw error(.unfinished, at..<at) }
        at += 1
        switch scalar {
        case ".": return .set(ScalarSet(ScalarSet.opposite(of: ScalarSet.lineEnds)))
        case "^": return .assertion(.start)
        case "$": return .assertion(.end)
        case "(": return try group(start)
        case "[": return .set(try set(start))
        case "\\":
            if take("b") { return .assertion(.wordBoundary) }
            if take("B") { return .assertion(.notWordBoundary) }
            return .set(try escape(start, inClass: false).set)
        case "*", "+", "?", "{": throw error(.nothingToRepeat, start..<at)
        case "]", "}", ")": throw error(.unexpected(scalar), start..<at)
        default: return .set(ScalarSet(scalar))
        }
    }

    private mutating func group(_ start: Int) throws(PatternError) -> PatternNode {
        if take("?"), !take(":") { throw error(.notSupported, start..<at + 1) }
        depth += 1
        guard depth <= Self.greatestDepth else { throw error(.tooLarge, start..<at) }
        let node = try choice()
        guard take(")") else { throw error(.unfinished, start..<at) }
        depth -= 1
        return node
    }

    /// What an escape or a member of a class stands for.
    private struct Member {
        var ranges: [ClosedRange<UInt32>] = []
        var categories: [ScalarSet.Category] = []
        /// Where it is one scalar, so that a range may begin or end with it.
        var scalar: Unicode.Scalar?
        var set: ScalarSet { ScalarSet(ranges, categories: categories) }

        init(_ scalar: Unicode.Scalar) {
            self.scalar = scalar
            ranges = [scalar.value...scalar.value]
        }
        init(ranges: [ClosedRange<UInt32>]) { self.ranges = ranges }
        init(category: ScalarSet.Category) { categories = [category] }
    }

    private mutating func set(_ start: Int) throws(PatternError) -> ScalarSet {
        let isNegated = take("^")
        var ranges: [ClosedRange<UInt32>] = []
        var categories: [ScalarSet.Category] = []
        if current == "]" { throw error(.emptyClass, start..<at + 1) }
        while !take("]") {
            let memberStart = at
            let low = try member(start)
            ranges += low.ranges
            categories += low.categories
            guard current == "-", at + 1 < scalars.count, scalars[at + 1] != "]" else { continue }
            at += 1
            let high = try member(start)
            guard let from = low.scalar, let to = high.scalar, from <= to else { throw error(.wrongRange, memberStart..<at) }
            ranges.append(from.value...to.value)
        }
        return ScalarSet(ranges, categories: categories, isNegated: isNegated)
    }

    private mutating func member(_ start: Int) throws(PatternError) -> Member {
        let memberStart = at
        guard let scalar = current else { throw error(.unfinished, start..<at) }
        at += 1
        if scalar == "\\" { return try escape(memberStart, inClass: true) }
        // RE2 reads `[:alpha:]` here, ECMAScript does not.
        if scalar == "[", current == ":" { throw error(.notSupported, memberStart..<at + 1) }
        return Member(scalar)
    }

    private mutating func escape(_ start: Int, inClass: Bool) throws(PatternError) -> Member {
        guard let scalar = current else { throw error(.unfinished, start..<at) }
        at += 1
        switch scalar {
        case "d": return Member(ranges: ScalarSet.digits)
        case "D": return Member(ranges: ScalarSet.opposite(of: ScalarSet.digits))
        case "w": return Member(ranges: ScalarSet.word)
        case "W": return Member(ranges: ScalarSet.opposite(of: ScalarSet.word))
        case "s": return Member(ranges: ScalarSet.space)
        case "S": return Member(ranges: ScalarSet.opposite(of: ScalarSet.space))
        case "n": return Member("\n")
        case "r": return Member("\r")
        case "t": return Member("\t")
        case "f": return Member("\u{C}")
        case "v": return Member("\u{B}")
        case "x": return Member(try hexadecimal(2, start))
        case "u": return Member(take("{") ? try bracedHexadecimal(start) : try hexadecimal(4, start))
        case "p", "P": return Member(category: try category(isNegated: scalar == "P", start))
        case "^", "$", "\\", ".", "*", "+", "?", "(", ")", "[", "]", "{", "}", "|", "/": return Member(scalar)
        case "-" where inClass: return Member(scalar)
        case "1"..."9", "k": throw error(.notSupported, start..<at)
        default: throw error(.unknownEscape(scalar), start..<at)
        }
    }

    private mutating func category(isNegated: Bool, _ start: Int) throws(PatternError) -> ScalarSet.Category {
        guard take("{") else { throw error(.unfinished, start..<at) }
        var name = ""
        while let scalar = current, scalar != "}" {
            name.unicodeScalars.append(scalar)
            at += 1
        }
        guard take("}") else { throw error(.unfinished, start..<at) }
        guard Unicode.GeneralCategory.names.contains(name) else { throw error(.notSupported, start..<at) }
        return ScalarSet.Category(letters: name, isNegated: isNegated)
    }

    private mutating func hexadecimal(_ digits: Int, _ start: Int) throws(PatternError) -> Unicode.Scalar {
        var code: UInt32 = 0
        for _ in 0..<digits { code = code << 4 | (try hexadecimalDigit(start)) }
        guard let scalar = Unicode.Scalar(code) else { throw error(.notSupported, start..<at) }
        return scalar
    }

    private mutating func bracedHexadecimal(_ start: Int) throws(PatternError) -> Unicode.Scalar {
        var code: UInt32 = 0
        repeat { code = min(code << 4 | (try hexadecimalDigit(start)), 0x11_0000) } while current != "}" && at < scalars.count
        guard take("}") else { throw error(.unfinished, start..<at) }
        guard let scalar = Unicode.Scalar(code) else { throw error(.notSupported, start..<at) }
        return scalar
    }

    private mutating func hexadecimalDigit(_ start: Int) throws(PatternError) -> UInt32 {
        guard let scalar = current, let digit = UInt32(String(scalar), radix: 16) else { throw error(.unfinished, start..<at) }
        at += 1
        return digit
    }
}
