extension YAMLFault {
    /// Of what is no YAML.
    func syntaxWords() -> Telling {
        switch self {
        case .unterminatedQuote(let quote):
            return Telling(
                .unterminatedQuote,
                Words(
                    en: "the quote `\(quote)` that opens here is never closed",
                    id: "tanda kutip `\(quote)` yang dibuka di sini tidak ditutup"),
                help: Words(en: "write the closing `\(quote)` at the end of the text", id: "tulis `\(quote)` penutup di akhir teks"))
        case .unterminatedBracket(let bracket):
            let close = bracket == "[" ? "]" : "}"
            return Telling(
                .unterminatedBracket,
                Words(
                    en: "the bracket `\(bracket)` that opens here is never closed",
                    id: "kurung `\(bracket)` yang dibuka di sini tidak ditutup"),
                help: Words(en: "write the closing `\(close)`", id: "tulis `\(close)` penutup"))
        case .badIndentation:
            return Telling(
                .badIndentation,
                help: Words(
                    en: "line it up with the lines of its level; or look whether a line above it was deleted",
                    id: "sejajarkan dengan baris yang setingkat; atau periksa apakah ada baris di atasnya yang terhapus"))
        case .missingColon(let line):
            let meant = Self.withColon(line) ?? "name: KTP"
            if line.contains(":\u{A0}") {
                let meant = line.replacing("\u{A0}", with: " ")
                return Telling(
                    .missingColon, label: Words(en: "no plain space after the colon", id: "tidak ada spasi biasa setelah titik dua"),
                    help: Words(en: "write a plain space: `\(meant)`", id: "tulis spasi biasa: `\(meant)`"))
            }
            return Telling(
                .missingColon, label: Words(en: "no `: ` after the first word", id: "tidak ada `: ` setelah kata pertama"),
                help: Words(
                    en: "write a colon and a space after the first word: `\(meant)`",
                    id: "tulis titik dua dan spasi setelah kata pertama: `\(meant)`"))
        case .badEscape(let escape):
            return Telling(
                .badEscape, Words(en: "`\(escape)` may not stand inside double quotes", id: "`\(escape)` tidak boleh di dalam kutip ganda"),
                help: Words(
                    en: "use single quotes around the text, or double the backslash",
                    id: "pakai kutip tunggal untuk teksnya, atau gandakan garis miring terbalik"))
        case .listInLine:
            return Telling(
                .listInLine,
                help: Words(
                    en: "write `[a, b]`, or each item on its own line; a text goes into quotes",
                    id: "tulis `[a, b]`, atau tiap butir di baris sendiri; teks diapit tanda kutip"))
        case .missingComma:
            return Telling(
                .missingComma, label: Words(en: "expected `,` or the closing bracket", id: "seharusnya `,` atau kurung tutup"))
        case .commaLost(let key, _):
            return Telling(
                .missingComma,
                Words(en: "the comma before `\(key)` is missing", id: "koma sebelum `\(key)` hilang"))
        case .missingContent:
            return Telling(
                .missingContent, help: Words(en: "take out the comma, or write the value", id: "hapus komanya, atau tulis nilainya"))
        default:
            return Telling(
                .yamlSyntax,
                help: Words(en: "look for a missing quote, colon or bracket", id: "periksa tanda kutip, titik dua, atau kurung yang hilang")
            )
        }
    }
}

extension YAMLFault {
    /// The line as it was meant: `agency: bp2t` for `agency bp2t`; `nil` where its first word is no key.
    static func withColon(_ line: String) -> String? {
        let word = line.utf8.prefix { $0.isWordByte }
        guard !word.isEmpty, line.utf8.count <= 60 || word.count <= 60 else { return nil }
        let rest = line.utf8.dropFirst(word.count)
        if rest.starts(with: " {".utf8) { return "\(String(decoding: word, as: UTF8.self)): { … }" }
        if rest.starts(with: " [".utf8) { return "\(String(decoding: word, as: UTF8.self)): [ … ]" }
        guard line.utf8.count <= 60, rest.isEmpty || rest.first == ch(" ") || rest.first == ch(":") else { return nil }
        if let colon = line.firstIndex(of: ":") { return "\(line[..<colon]): \(line[line.index(after: colon)...])" }
        guard let space = line.firstIndex(of: " ") else { return "\(line):" }
        return "\(line[..<space]): \(line[line.index(after: space)...])"
    }
}
