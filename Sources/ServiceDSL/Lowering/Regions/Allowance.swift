/// A finding that the author knows of and keeps: `# mppc:allow MPP0602 the standard states no times`, above the line or at its end.
struct Allowance {
    /// From the `#` to the end of the line.
    let span: SourceSpan
    /// As it is written; it may be the name of a rule of the region's own, which another file has.
    let name: String
    let reason: String
    /// The line that it speaks of, from 1; `nil` where nothing follows.
    let line: Int?

    private static let mark = "mppc:allow"

    /// The allowances of a file; what is written almost like one is reported.
    ///
    /// Cost: one look for the word, and a pass over the bytes only where it stands.
    static func all(in tree: YAMLTree, sink: DiagnosticSink) -> [Allowance] {
        guard tree.file.bytes.mayComment("mppc") else { return [] }
        return tree.comments().compactMap { comment in
            guard comment.text.utf8.starts(with: "mppc".utf8) else { return nil }
            let words = comment.text.split(separator: " ")
            guard words.first == Substring(mark) else {
                // `# mppc check finds nothing` is a comment like any other.
                if words.prefix(2).joined().filter({ $0 != ":" && $0 != "-" }).hasPrefix("mppcallow") { sink.report(.misspelt(comment)) }
                return nil
            }
            guard words.count > 1 else {
                sink.report(.unknownAllowance(nil, at: comment.span))
                return nil
            }
            let reason = words.dropFirst(2).joined(separator: " ")
            return Allowance(span: comment.span, name: String(words[1]), reason: reason, line: comment.attachedLine)
        }
    }
}

extension [UInt8] {
    /// Whether a comment may begin so: a `#`, blanks, and this word of ASCII. Eight bytes at a time, as few of them are `#`.
    fileprivate func mayComment(_ word: StaticString) -> Bool {
        withUnsafeBytes { bytes in
            let word = UnsafeRawBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
            func begins(behind place: Int) -> Bool {
                let text = bytes[(place + 1)...].drop(while: \.isBlank)
                return text.starts(with: word)
            }
            var place = 0
            while place + 8 <= bytes.count {
                let other = bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self) ^ 0x2323_2323_2323_2323
                // The usual test for a byte of zero; a false hit is harmless, since each byte is then looked at.
                if (other &- 0x0101_0101_0101_0101) & ~other & 0x8080_8080_8080_8080 != 0 {
                    for at in place..<place + 8 where bytes[at] == ch("#") && begins(behind: at) { return true }
                }
                place += 8
            }
            return (place..<bytes.count).contains { bytes[$0] == ch("#") && begins(behind: $0) }
        }
    }
}

extension Diagnostic {
    fileprivate static func misspelt(_ comment: YAMLComment) -> Diagnostic {
        Diagnostic(
            .badAllowance, at: comment.span,
            message: Words(en: "an allowance is written `# mppc:allow CODE reason`", id: "izin ditulis `# mppc:allow KODE alasan`"))
    }

    static func unknownAllowance(_ code: String?, at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .badAllowance, at: span,
            message: code.map { Words(en: "no rule `\($0)`", id: "tidak ada aturan `\($0)`") }
                ?? Words(en: "an allowance without a code", id: "izin tanpa kode"),
            helps: [
                Words(
                    en: "the code stands in brackets where the finding is printed; `mppc rules` lists them all",
                    id: "kodenya ada dalam kurung siku pada temuan; `mppc rules` menampilkan semuanya")
            ])
    }
}

extension Rule {
    static func reasonHelp(_ rule: Rule) -> Words {
        Words(en: "write why, behind the code: # mppc:allow \(rule.code) …", id: "tulis sebabnya sesudah kode: # mppc:allow \(rule.code) …")
    }
}
