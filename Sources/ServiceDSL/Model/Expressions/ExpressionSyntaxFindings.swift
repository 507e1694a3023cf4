import ServiceIR

extension Diagnostic {
    /// A text that is no expression.
    static func syntaxFault(_ fault: ExpressionSyntaxFault, in text: ExpressionText) -> Diagnostic {
        var helps: [Words] = []
        var fixes: [Fix] = []
        let span = text.span(of: fault.range)
        let message: Words
        switch fault.kind {
        case .unknownCharacter(let character):
            message = Words(en: "`\(character)` has no meaning in an expression", id: "`\(character)` tidak punya arti dalam ekspresi")
        case .unexpected(let token):
            message = Words(en: "`\(token)` cannot stand here", id: "`\(token)` tidak bisa berada di sini")
        case .unexpectedEnd:
            message = Words(
                en: "the expression ends where something must follow", id: "ekspresi berakhir padahal masih ada yang harus mengikuti")
        case .missing(let token, _):
            message = Words(en: "`\(token)` is missing", id: "`\(token)` tidak ada")
        case .spelledOtherwise(let written, let expected):
            message =
                written == "="
                ? Words(en: "equality is written `==`, not `=`", id: "sama dengan ditulis `==`, bukan `=`")
                : Words(en: "`\(written)` is not written so in an expression", id: "`\(written)` tidak ditulis begitu dalam ekspresi")
            helps = [Words(en: "write `\(expected)`", id: "tulis `\(expected)`")]
            fixes = [.replacing(span, with: expected, isEquality(fault, in: text) ? .safe : .maybe)]
            if let close = TypographicQuotes.close(in: text.text, of: fault.range) {
                // Both quotes change, or neither.
                let meant = "\(expected)\(text.written(fault.range.upperBound..<close.lowerBound))\(expected)"
                helps = [Words(en: "write `\(meant)`", id: "tulis `\(meant)`")]
                fixes = [.replacing(text.span(of: fault.range.lowerBound..<close.upperBound), with: meant, .maybe)]
            }
        case .needlessWord(let word):
            message = Words(en: "`\(word)` is not written in an expression", id: "`\(word)` tidak ditulis dalam ekspresi")
            helps = [Words(en: "leave it out: write the condition alone", id: "hapus kata itu: tulis syaratnya saja")]
        case .unterminatedText:
            message = Words(en: "a text without its closing quote", id: "teks tanpa tanda kutip penutup")
        case .invalidEscape(let escape):
            message = Words(en: "`\(escape)` is no escape", id: "`\(escape)` bukan urutan escape")
        case .numberOutOfRange(let number):
            message = Words(
                en: "the number `\(number)` is too large or has too many places",
                id: "bilangan `\(number)` terlalu besar atau terlalu banyak angka desimal")
        case .tooLong(let limit):
            message = Words(en: "the expression is longer than \(limit) bytes", id: "ekspresi lebih panjang dari \(limit) bita")
        case .tooDeep(let limit):
            message = Words(en: "the expression nests deeper than \(limit)", id: "ekspresi bersarang lebih dalam dari \(limit)")
        case .reservedWord(let word):
            message = Words(
                en: "`\(word)` is a word that expressions keep for themselves", id: "`\(word)` kata yang dipakai ekspresi sendiri")
        }
        if let rupiah = Quantities.meantRupiah(text.text), Int64(text.text) == nil {
            return Diagnostic(
                .invalidExpression, at: text.span, pointer: text.node.pointer,
                message: Words(en: "`\(text.text)` is no number", id: "`\(text.text)` bukan bilangan"),
                helps: [
                    Words(en: "an amount is written in digits alone: `\(rupiah)`", id: "jumlah uang ditulis dengan angka saja: `\(rupiah)`")
                ],
                fixes: [.replacing(text.span, with: rupiah, .maybe)])
        }
        if helps.isEmpty, let help = MeantExpressions.help(fault, in: text.text) { (helps, fixes) = ([help], []) }
        return Diagnostic(.invalidExpression, at: span, pointer: text.node.pointer, message: message, helps: helps, fixes: fixes)
    }

    /// Whether a `=` can mean nothing but that two things are equal. Expressions give no name a value, so in a condition it asks; a computed value
    /// may begin `luas = …` because its author meant to give one. And with each `=` doubled the text must read as a whole: in `luas > = 24` the
    /// sign is half of another.
    private static func isEquality(_ fault: ExpressionSyntaxFault, in text: ExpressionText) -> Bool {
        let path = text.node.pointer.split(separator: "/").suffix(2)
        guard case .spelledOtherwise("=", _) = fault.kind, let key = path.last,
            ["when", "rule", "optional"].contains(key) || path.count == 2 && path.first == "conditions"
        else { return false }
        var meant = Array(text.text.utf8)
        var sign = fault.range
        while true {
            meant.replaceSubrange(sign, with: "==".utf8)
            do {
                _ = try ExpressionParser.parse(String(decoding: meant, as: UTF8.self))
                return true
            } catch {
                guard case .spelledOtherwise("=", _) = error.kind else { return false }
                sign = error.range
            }
        }
    }
}
