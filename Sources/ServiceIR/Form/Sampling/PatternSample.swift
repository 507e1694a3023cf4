/// Texts that match a pattern: a walk along the pattern, choosing at each branch and repetition.
struct PatternSample {
    private var scalars: [Unicode.Scalar]
    private var at = 0
    private var source: SampleSource

    /// A text that matches, or something like it where the pattern has what this does not know: the caller checks.
    static func text(of pattern: String, _ source: inout SampleSource) -> String {
        var sample = PatternSample(scalars: Array(pattern.unicodeScalars), source: source)
        let text = sample.alternatives()
        source = sample.source
        return text
    }

    private init(scalars: [Unicode.Scalar], source: SampleSource) {
        self.scalars = scalars
        self.source = source
    }

    private var current: Unicode.Scalar? { at < scalars.count ? scalars[at] : nil }

    private mutating func alternatives() -> String {
        var texts = [sequence()]
        while current == "|" {
            at += 1
            texts.append(sequence())
        }
        return source.pick(texts) ?? ""
    }

    private mutating func sequence() -> String {
        var text = ""
        while let scalar = current, scalar != "|", scalar != ")" {
            let start = at
            var piece = atom()
            let end = at
            let times = repetitions()
            let after = at
            if times == 0 { piece = "" }
            for _ in 1..<max(times, 1) {
                at = start
                piece += atom()
            }
            _ = end
            at = after
            text += piece
        }
        return text
    }

    private mutating func repetitions() -> Int {
        var range = 1...1
        switch current {
        case "?": range = 0...1
        case "*": range = 0...4
        case "+": range = 1...5
        case "{":
            var body = ""
            at += 1
            while let scalar = current, scalar != "}" {
                body.unicodeScalars.append(scalar)
                at += 1
            }
            let parts = body.split(separator: ",", omittingEmptySubsequences: false)
            let low = parts.first.flatMap { Int($0) } ?? 0
            let high = parts.count == 1 ? low : Int(parts[1]) ?? low + 3
            range = low...max(low, min(high, low + 12))
        default: return 1
        }
        at += 1
        if current == "?" { at += 1 }
        return source.whole(range)
    }

    private mutating func atom() -> String {
        guard let scalar = current else { return "" }
        at += 1
        switch scalar {
        case "(":
            if current == "?" { while let skipped = current, skipped != ":" { at += 1; _ = skipped }; at += 1 }
            let text = alternatives()
            at += 1
            return text
        case "[": return set()
        case ".": return source.pick(Array("abcxyz019")).map(String.init) ?? "a"
        case "^", "$": return ""
        case "\\":
            guard let letter = current else { return "" }
            at += 1
            return escaped(letter).flatMap { source.pick($0) }.map { String(Character($0)) } ?? String(Character(letter))
        default: return String(Character(scalar))
        }
    }

    private func escaped(_ letter: Unicode.Scalar) -> [Unicode.Scalar]? {
        switch letter {
        case "d": Array("0123456789".unicodeScalars)
        case "w": Array("abcXYZ019_".unicodeScalars)
        case "s": [" "]
        case "D", "W", "S": ["-"]
        default: nil
        }
    }

    private mutating func set() -> String {
        var members: [Unicode.Scalar] = []
        let isNegative = current == "^"
        if isNegative { at += 1 }
        var isFirst = true
        while let scalar = current, scalar != "]" || isFirst {
            isFirst = false
            at += 1
            var low = scalar
            if scalar == "\\", let letter = current {
                at += 1
                if let many = escaped(letter) {
                    members += many
                    continue
                }
                low = letter
            }
            if current == "-", at + 1 < scalars.count, scalars[at + 1] != "]" {
                let high = scalars[at + 1]
                at += 2
                if low.value <= high.value { members += (low.value...high.value).prefix(100).compactMap(Unicode.Scalar.init) }
            } else {
                members.append(low)
            }
        }
        at += 1
        if isNegative { members = Array("abcdefghijklmnopqrstuvwxyz0123456789".unicodeScalars).filter { !members.contains($0) } }
        return source.pick(members).map { String(Character($0)) } ?? ""
    }
}
