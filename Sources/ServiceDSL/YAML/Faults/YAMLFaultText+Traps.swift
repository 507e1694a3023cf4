extension YAMLFault {
    /// Of what YAML takes for something else than was meant.
    func trapWords() -> Telling {
        switch self {
        case .yesNoBoolean(let word):
            let isTrue = ["yes", "on", "true"].contains(word.lowercased())
            let number =
                word.lowercased() == "no"
                ? Words(en: "; if `\(word)` is short for a number, write `nomor`", id: "; bila `\(word)` singkatan nomor, tulis `nomor`")
                : Words("")
            return Telling(
                .yesNoBoolean, Words(en: "yes or no is not written `\(word)` here", id: "ya atau tidak tidak ditulis `\(word)` di sini"),
                help: Words(
                    en: "write `\(isTrue)`, or `\"\(word)\"` if the word itself is meant\(number.en)",
                    id: "tulis `\(isTrue)`, atau `\"\(word)\"` jika yang dimaksud kata itu sendiri\(number.id)"))
        case .codeAsNumber(let code):
            return Telling(
                .codeAsNumber,
                Words(en: "`\(code)` without quotes is a number, not a code", id: "`\(code)` tanpa tanda kutip adalah angka, bukan kode"),
                help: Words(en: "write `\"\(code)\"`", id: "tulis `\"\(code)\"`"))
        case .clockAsNumber(let time):
            return Telling(
                .clockAsNumber,
                Self.sixties(time).map {
                    Words(
                        en: "`\(time)` without quotes is read as the number \($0), not as a time",
                        id: "`\(time)` tanpa tanda kutip terbaca sebagai angka \($0), bukan jam")
                }
                    ?? Words(
                        en: "`\(time)` without quotes may be read as something else than a time",
                        id: "`\(time)` tanpa tanda kutip bisa terbaca sebagai hal lain, bukan jam"),
                help: Words(en: "write `\"\(time)\"`", id: "tulis `\"\(time)\"`"))
        case .reservedStart(let sign):
            let shown = sign == "`" ? Words(en: "a backtick", id: "petik balik") : Words("`\(sign)`")
            return Telling(
                .reservedStart,
                Words(
                    en: "a value cannot begin with \(shown.en) without quotes", id: "nilai tidak bisa diawali \(shown.id) tanpa tanda kutip"
                ),
                label: Self.meaning(sign), help: Self.quoteWhole)
        case .textAfterClose(let sign):
            return Telling(
                .textAfterClose, Words(en: "text follows after the closed `\(sign)`", id: "ada teks setelah `\(sign)` ditutup"),
                label: Words(en: "YAML expects the end of the value here", id: "di sini YAML menunggu akhir nilai"), help: Self.quoteWhole)
        case .ternary:
            return Telling(.ternary, label: Words(en: "a key would end here", id: "di sini kunci akan berakhir"), help: Self.quoteWhole)
        case .colonInText:
            return Telling(.colonInText, label: Words(en: "a key would end here", id: "di sini kunci akan berakhir"), help: Self.quoteWhole)
        case .commentInText(let kept):
            return Telling(
                .commentInText, label: Words(en: "cut off; what is left is `\(kept)`", id: "terpotong; yang tersisa `\(kept)`"),
                help: Words(
                    en: "put the text in quotes, or a space after `#` if it is a comment",
                    id: "apit teks dengan tanda kutip, atau beri spasi setelah `#` jika itu komentar"))
        case .flowCut(let sign):
            return Telling(
                .flowCut,
                Words(
                    en: "the `\(sign)` inside `{ }` or `[ ]` cuts the value", id: "tanda `\(sign)` di dalam `{ }` atau `[ ]` memotong nilai"
                ),
                help: Self.quoteWhole)
        case .listInBraces(let names):
            let list = names.joined(separator: ", ")
            return Telling(
                .valueMissing,
                Words(
                    en: "keys without values in `{ }`: a list stands in `[ ]`",
                    id: "kunci tanpa nilai dalam `{ }`: daftar ditulis dalam `[ ]`"),
                help: Words(en: "write `[\(list)]`", id: "tulis `[\(list)]`"))
        case .valueMissing(let key, let number):
            var help = Words(
                en: "if the comma belongs to a text, put that text in quotes; a list stands in `[ ]`",
                id: "jika koma itu bagian dari teks, apit teksnya dengan tanda kutip; daftar ditulis dalam `[ ]`")
            if let number {
                help =
                    number.contains(".")
                    ? Words(
                        en: "a fraction is written with a point: `\(number)`", id: "pecahan ditulis dengan titik, bukan koma: `\(number)`")
                    : Words(
                        en: "an amount is written in digits alone: `\(number)`", id: "jumlah uang ditulis dengan angka saja: `\(number)`")
            } else if key.contains(" "), let meant = Self.withColon(key) {
                help = Words(
                    en: "if `\(key.prefix { $0 != " " })` is the key, write `\(meant)`; \(help.en)",
                    id: "jika `\(key.prefix { $0 != " " })` kuncinya, tulis `\(meant)`; \(help.id)")
            }
            return Telling(
                .valueMissing,
                Words(en: "after the comma, `\(key)` is a key without a value", id: "setelah koma, `\(key)` menjadi kunci tanpa nilai"),
                help: help)
        default: return Telling(.yamlSyntax)
        }
    }

    /// What YAML 1.1 takes `12:30` for: 750.
    private static func sixties(_ time: String) -> Int? {
        let parts = time.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) ?? 60 }
        guard time.utf8.count <= 8, !time.hasPrefix("0"), parts.dropFirst().allSatisfy({ $0 < 60 }) else { return nil }
        return parts.reduce(0) { $0 * 60 + $1 }
    }

    private static func meaning(_ sign: String) -> Words? {
        switch sign {
        case "*": Words(en: "an alias to YAML", id: "bagi YAML sebuah alias")
        case "&": Words(en: "an anchor to YAML", id: "bagi YAML sebuah jangkar")
        case "|", ">": Words(en: "the start of a long text to YAML", id: "bagi YAML awal teks panjang")
        case "%": Words(en: "a directive to YAML", id: "bagi YAML sebuah arahan")
        case "@", "`": Words(en: "reserved by YAML", id: "dicadangkan oleh YAML")
        default: nil
        }
    }
}
