extension YAMLFault {
    /// The changes that mend this fault, the likeliest first.
    func fixes(_ finding: YAMLFinding, in file: SourceFile) -> [Fix] {
        let quoted = finding.value.map { Fix.Edit(file.span($0), Self.quoted(file.text($0))) }
        switch self {
        case .byteOrderMark:
            return [Fix(Words(en: "delete the mark", id: "hapus tanda BOM"), .safe, [Fix.Edit(file.span(finding.range), "")])]
        case .controlCharacter: return [Fix(Words(en: "delete it", id: "hapus"), .maybe, [Fix.Edit(file.span(finding.range), "")])]
        case .invisibleCharacter(let value):
            return [
                Fix(
                    value == 0xA0 ? Words(en: "write a space", id: "tulis spasi") : Words(en: "delete it", id: "hapus"), .safe,
                    [Fix.Edit(file.span(finding.range), value == 0xA0 ? " " : "")])
            ]
        case .yesNoBoolean(let word):
            let value = ["yes", "on", "true"].contains(word.lowercased()) ? "true" : "false"
            var fixes = [
                Fix(Words(en: "write `\(value)`", id: "tulis `\(value)`"), .maybe, [Fix.Edit(file.span(finding.range), value)])
            ]
            if let quoted { fixes.append(Fix(Self.inQuotes, .maybe, [quoted])) }
            return fixes
        case .colonInText where Self.mayBeKey(before: finding, file): return quoted.map { [Fix(Self.inQuotes, .maybe, [$0])] } ?? []
        case .codeAsNumber, .clockAsNumber, .tag, .reservedStart, .ternary, .colonInText, .flowCut, .textAfterClose:
            return quoted.map { [Fix(Self.inQuotes, .safe, [$0])] } ?? []
        case .commentInText, .undefinedAlias: return quoted.map { [Fix(Self.inQuotes, .maybe, [$0])] } ?? []
        case .commaLost(_, let gap):
            let isSemicolon = file.bytes[gap.lowerBound] == ch(";")
            let place = isSemicolon ? gap : gap.lowerBound..<gap.lowerBound
            // The words may be a text as well, `Opening hours: 8 to 4`.
            return [Fix(Words(en: "put the comma", id: "tambahkan komanya"), .maybe, [Fix.Edit(file.span(place), ",")])]
        case .unterminatedQuote(let quote):
            guard let value = finding.value else { return [] }
            return [
                Fix(
                    Words(en: "close the quote behind the text", id: "tutup kutip di akhir teks"), .maybe,
                    [Fix.Edit(file.span(value.upperBound, value.upperBound), quote)])
            ]
        case .badEscape:
            return [
                Fix(
                    Words(en: "double the backslash", id: "gandakan garis miring terbalik"), .maybe,
                    [Fix.Edit(file.span(finding.range.lowerBound, finding.range.lowerBound), "\\")])
            ]
        case .unusedAnchor:
            return [Fix(Words(en: "take it out", id: "hapus jangkar"), .maybe, [Fix.Edit(file.span(finding.range), "")])]
        default: return []
        }
    }

    /// In `{ satu: Kelas I dua: Kelas II }` a comma may be missing as well as the quotes.
    private static func mayBeKey(before finding: YAMLFinding, _ file: SourceFile) -> Bool {
        guard let value = finding.value else { return false }
        let after = file.bytes[value.upperBound...].first { !$0.isBlank }
        let word = file.bytes[value.lowerBound..<max(value.lowerBound, finding.range.lowerBound)].reversed().prefix { $0.isWordByte }
        return (after == ch(",") || after == ch("}")) && !word.isEmpty && word.allSatisfy { $0 > 0x60 || $0 < 0x3A || $0 == ch("_") }
    }

    private static let inQuotes = Words(en: "put the value in quotes", id: "apit nilai dengan tanda kutip")

    /// The text as a quoted scalar that reads exactly so.
    static func quoted(_ text: String) -> String {
        // 'Jum'at' was meant as a text in single quotes: an odd number of them says so.
        if text.utf8.first == ch("'"), text.utf8.last == ch("'"), text.utf8.count > 1, text.utf8.filter({ $0 == ch("'") }).count % 2 == 1 {
            return quoted(String(text.dropFirst().dropLast()))
        }
        if !text.utf8.contains(where: { $0 == ch("\"") || $0 == ch("\\") }) { return "\"" + text + "\"" }
        var result = "'"
        for scalar in text.unicodeScalars {
            if scalar == "'" { result += "'" }
            result.unicodeScalars.append(scalar)
        }
        return result + "'"
    }
}
