extension EventFailure {
    /// What the author did wrong, and where: libyaml notices many faults only lines later, so the place where the thing began comes first.
    func finding(_ bytes: UnsafeBufferPointer<UInt8>) -> YAMLFinding? {
        let from = from ?? at
        switch problem {
        case "found unexpected end of stream", "found unexpected document indicator":
            if context == "while scanning a quoted scalar" {
                return YAMLFinding(.unterminatedQuote(letter(bytes, from)), point(bytes, from), value: from..<trimmedLineEnd(bytes, from))
            }
        case "found unknown escape character", "did not find expected hexdecimal number", "found invalid Unicode character escape code":
            let end = min(at + 2, bytes.count)
            return YAMLFinding(.badEscape(String(decoding: bytes[at..<end], as: UTF8.self)), at..<end)
        case "did not find expected ',' or ']'", "did not find expected ',' or '}'":
            if isAtEnd(bytes) || startsLine(bytes, at) { return YAMLFinding(.unterminatedBracket(letter(bytes, from)), point(bytes, from)) }
            return YAMLFinding(.missingComma(open: point(bytes, from)), word(bytes, at))
        case "did not find expected node content":
            return isAtEnd(bytes)
                ? YAMLFinding(.syntax, point(bytes, from)) : YAMLFinding(.missingContent, point(bytes, at))
        case "mapping values are not allowed in this context", "found unexpected ':'":
            let start = lineStart(bytes, at)
            if let key = longKey(bytes, start) { return key }
            var colons = 0
            for i in start..<min(at + 1, bytes.count)
            where bytes[i] == ch(":") && (i + 1 >= bytes.count || bytes[i + 1].isBlank || bytes[i + 1].isBreak) {
                colons += 1
            }
            return colons > 1 ? YAMLFinding(.colonInText, point(bytes, at)) : indentation(bytes, at)
        case "could not find expected ':'": return missingColon(bytes, from..<textEnd(bytes, from))
        case "block sequence entries are not allowed in this context":
            return startsLine(bytes, at) ? indentation(bytes, at) : YAMLFinding(.listInLine, point(bytes, at))
        case "mapping keys are not allowed in this context": return YAMLFinding(.keyNotText, point(bytes, at))
        case "found character that cannot start any token":
            if at < bytes.count, bytes[at] == 0x09 { return YAMLFinding(.tab(lines: 1), point(bytes, at)) }
            return YAMLFinding(.reservedStart(letter(bytes, at)), point(bytes, at))
        case "found a tab character where an indentation space is expected", "found a tab character that violates indentation":
            return YAMLFinding(.tab(lines: 1), point(bytes, at))
        case "did not find expected alphabetic or numeric character", "did not find expected comment or line break",
            "found an indentation indicator equal to 0":
            return YAMLFinding(.reservedStart(letter(bytes, from)), point(bytes, from))
        case "did not find expected key" where at < bytes.count && bytes[at] == ch(":"): return YAMLFinding(.keyNotText, point(bytes, at))
        case "did not find expected <document start>":
            return documentEnd(bytes, at) ?? indentation(bytes, at)
        case "did not find expected key", "did not find expected '-' indicator":
            return indentation(bytes, at)
        default: break
        }
        if context.contains("tag"), !context.contains("directive") {
            return YAMLFinding(.tag(String(decoding: bytes[word(bytes, from)], as: UTF8.self)), word(bytes, from))
        }
        if context.contains("directive") || problem.contains("directive") || problem.contains("incompatible") {
            return YAMLFinding(.directive, from..<trimmedLineEnd(bytes, from))
        }
        return YAMLFinding(.syntax, point(bytes, at))
    }

    /// `...` ends a document: what stands below it belongs to none.
    private func documentEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> YAMLFinding? {
        var line = lineStart(bytes, place)
        while line > 0 {
            line = lineStart(bytes, line - 1)
            let end = textEnd(bytes, line)
            if end > line, bytes[line] != ch("#") {
                return bytes[line..<end].elementsEqual("...".utf8) ? YAMLFinding(.severalDocuments, line..<end) : nil
            }
        }
        return nil
    }

    /// A key longer than YAML allows one to be: libyaml sees none, and wonders at its colon.
    private func longKey(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Int) -> YAMLFinding? {
        var start = line
        while start < bytes.count, bytes[start].isBlank { start += 1 }
        let place = min(at, bytes.count)
        guard place < bytes.count, bytes[place] == ch(":"), place - start > 1024 else { return nil }
        let count = bytes[start..<place].count { $0 & 0xC0 != 0x80 }
        return YAMLFinding(.keyTooLong(count), start..<place)
    }

    /// The line of `place` does not stand where the block around it does.
    private func indentation(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> YAMLFinding {
        let place = min(place, bytes.count)
        let start = lineStart(bytes, place)
        var first = start
        while first < bytes.count, bytes[first].isBlank { first += 1 }
        var before = start
        while before > 0 {
            let previous = lineStart(bytes, before - 1)
            var text = previous
            while text < bytes.count, bytes[text].isBlank { text += 1 }
            if text < bytes.count, !bytes[text].isBreak, bytes[text] != ch("#") {
                if let glued = gluedColon(bytes, text) { return glued }
                if let bare = bareKey(bytes, text, above: first) { return bare }
                if let odd = oddLine(bytes, first, before: text) {
                    return YAMLFinding(.badIndentation(before: odd.beside), word(bytes, odd.line))
                }
                return YAMLFinding(.badIndentation(before: word(bytes, text)), word(bytes, first))
            }
            before = previous
        }
        return YAMLFinding(.badIndentation(before: nil), word(bytes, first))
    }

    /// The line above that stands where none should, so that this one and those after it seem to: the first entry of a block that is too far
    /// to the right or to the left, or one among others that stand in the column of this one.
    ///
    /// - Returns: the first word of that line, and that of a line as it should be.
    private func oddLine(_ bytes: UnsafeBufferPointer<UInt8>, _ first: Int, before text: Int) -> (line: Int, beside: Range<Int>)? {
        let column = first - lineStart(bytes, first)
        // The lines above, each by the place and the column of its first word, the nearest first.
        var lines: [(at: Int, column: Int)] = []
        var line = lineStart(bytes, first)
        while line > 0, lines.count < 400 {
            line = lineStart(bytes, line - 1)
            var word = line
            while word < bytes.count, bytes[word].isBlank { word += 1 }
            guard word < bytes.count, !bytes[word].isBreak, bytes[word] != ch("#") else { continue }
            lines.append((word, word - line))
            if word - line < column { break }
        }
        guard let nearest = lines.first else { return nil }
        if nearest.column < column {
            // An entry with its value, below the key that the block belongs to and as far to the left as that.
            var above = lineStart(bytes, nearest.at)
            while above > 0 {
                above = lineStart(bytes, above - 1)
                var word = above
                while word < bytes.count, bytes[word].isBlank { word += 1 }
                guard word < bytes.count, !bytes[word].isBreak, bytes[word] != ch("#") else { continue }
                let end = textEnd(bytes, word)
                let isHead = word - above <= nearest.column && column == word - above + 2 && bytes[end - 1] == ch(":")
                // Among others that stand as this one does.
                let isBetween = word - above == column
                return isHead || isBetween ? (nearest.at, self.word(bytes, first)) : nil
            }
            return nil
        }
        guard let parent = lines.last, parent.column + 2 == column, lines.count > 1 else { return nil }
        let head = lines[lines.count - 2]
        return head.column > column ? (head.at, self.word(bytes, first)) : nil
    }

    /// `name:Kios`: without a space behind its colon the line is a text, and the next one stands under nothing.
    private func gluedColon(_ bytes: UnsafeBufferPointer<UInt8>, _ text: Int) -> YAMLFinding? {
        let end = textEnd(bytes, text)
        guard let colon = (text..<end).first(where: { bytes[$0] == ch(":") }), colon > text, colon + 1 < end, !bytes[colon + 1].isBlank,
            bytes[colon + 1] != ch("/"), bytes[text..<colon].allSatisfy({ $0.isWordByte })
        else { return nil }
        return missingColon(bytes, text..<end)
    }

    /// `name Periksa`, or `periksa` above what stands in it: an entry among others of its block, and no colon.
    private func bareKey(_ bytes: UnsafeBufferPointer<UInt8>, _ text: Int, above next: Int) -> YAMLFinding? {
        let end = textEnd(bytes, text)
        let column = text - lineStart(bytes, text)
        guard column <= next - lineStart(bytes, next), bytes[text].isWordByte, !bytes[text..<end].contains(ch(":")) else { return nil }
        // The line before it opens the block, or is another entry of it: else this one goes on with a longer text.
        var before = lineStart(bytes, text)
        while before > 0 {
            let line = lineStart(bytes, before - 1)
            var first = line
            while first < bytes.count, bytes[first].isBlank { first += 1 }
            if first < bytes.count, !bytes[first].isBreak, bytes[first] != ch("#") {
                let last = textEnd(bytes, first)
                let opens = last > first && bytes[last - 1] == ch(":") && first - line < column
                let isBeside = first - line == column && (first..<last).contains { bytes[$0] == ch(":") && bytes[$0 + 1].isBlank }
                return opens || isBeside ? missingColon(bytes, text..<end) : nil
            }
            before = line
        }
        return nil
    }

    private func missingColon(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> YAMLFinding {
        YAMLFinding(.missingColon(String(decoding: bytes[line], as: UTF8.self)), line)
    }

    private func isAtEnd(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        bytes[min(at, bytes.count)...].allSatisfy { $0.isBlank || $0.isBreak }
    }

    private func startsLine(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> Bool {
        bytes[lineStart(bytes, place)..<min(place, bytes.count)].allSatisfy(\.isBlank)
    }

    private func lineStart(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> Int {
        var start = min(place, bytes.count)
        while start > 0, bytes[start - 1] != ch("\n") { start -= 1 }
        return start
    }

    /// The character at `place`.
    private func point(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> Range<Int> {
        guard place < bytes.count, !bytes[place].isBreak else { return min(place, bytes.count)..<min(place, bytes.count) }
        var end = place + 1
        while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
        return place..<end
    }

    /// The word at `place`, up to a blank or a colon.
    private func word(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> Range<Int> {
        var end = min(place, bytes.count)
        while end < bytes.count, !bytes[end].isBlank, !bytes[end].isBreak, bytes[end] != ch(":") { end += 1 }
        return end > place ? place..<end : point(bytes, place)
    }

    /// The end of the text that begins at `place`, before a comment.
    private func textEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> Int {
        var end = place
        let limit = trimmedLineEnd(bytes, place)
        while end < limit, !(bytes[end] == ch("#") && end > place && bytes[end - 1].isBlank) { end += 1 }
        while end > place, bytes[end - 1].isBlank { end -= 1 }
        return end
    }

    private func letter(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> String {
        place < bytes.count ? String(decoding: bytes[point(bytes, place)], as: UTF8.self) : ""
    }
}

extension UInt8 {
    /// A letter, a digit or an underscore: what a key is made of.
    var isWordByte: Bool { (0x61...0x7A).contains(self | 0x20) || (0x30...0x39).contains(self) || self == ch("_") }
}
