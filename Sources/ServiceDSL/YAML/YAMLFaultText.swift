extension YAMLFault {
    /// The finding that tells this fault: message, help and fix in both languages.
    func diagnostic(_ finding: YAMLFinding, in file: SourceFile) -> Diagnostic {
        let span = file.span(finding.range)
        var told = words(file)
        if case .keyNotText = self, Self.beginsWithBraces(finding.range, in: file) {
            told.message = Words(
                en: "a text that begins with a bracket must stand in quotes", id: "teks yang diawali kurung harus diapit tanda kutip")
            told.help = Self.quoteWhole
        }
        var result = Diagnostic(told.rule, at: span, message: told.message)
        result.label = told.label
        result.labels = otherPlaces(file)
        result.fixes = fixes(finding, in: file)
        // A fix that says it all is not said twice.
        if let help = told.help, help != Self.quoteWhole || result.fixes.isEmpty { result.helps.append(help) }
        return result
    }

    /// `{{seq}}`: a text with a name in braces, which YAML takes for a map.
    private static func beginsWithBraces(_ range: Range<Int>, in file: SourceFile) -> Bool {
        let text = file.bytes[max(0, range.lowerBound - 1)...].prefix(2)
        return text.elementsEqual("{{".utf8)
    }

    private struct Telling {
        var rule: Rule
        var message: Words?
        var label: Words?
        var help: Words?

        init(_ rule: Rule, _ message: Words? = nil, label: Words? = nil, help: Words? = nil) {
            self.rule = rule
            self.message = message
            self.label = label
            self.help = help
        }
    }

    private static let quoteWhole = Words(en: "put the whole value in quotes", id: "apit seluruh nilai dengan tanda kutip")

    private func words(_ file: SourceFile) -> Telling {
        switch self {
        case .fileTooLarge, .emptyFile, .invalidUTF8, .byteOrderMark, .controlCharacter, .carriageReturns, .invisibleCharacter, .tab,
            .severalDocuments, .tooDeep,
            .directive:
            fileWords(file)
        case .duplicateKey, .emptyValue, .undefinedAlias, .explodingAlias, .recursiveAlias, .mergeKey, .tag, .keyNotText, .keyTooLong,
            .pastedTwice, .unusedAnchor, .duplicateAnchor:
            structureWords()
        case .yesNoBoolean, .codeAsNumber, .clockAsNumber, .reservedStart, .textAfterClose, .ternary, .colonInText, .commentInText,
            .flowCut,
            .valueMissing, .listInBraces:
            trapWords()
        case .unterminatedQuote, .unterminatedBracket, .badIndentation, .missingColon, .badEscape, .listInLine, .missingComma, .commaLost,
            .missingContent,
            .syntax:
            syntaxWords()
        }
    }

    private func fileWords(_ file: SourceFile) -> Telling {
        switch self {
        case .fileTooLarge(let limit):
            return Telling(
                .fileTooLarge,
                Words(
                    en: "the file has more than the \(limit) bytes that are read",
                    id: "berkas lebih besar dari \(limit) bita yang dibaca"))
        case .emptyFile:
            // `izin-kios.scenarios.yaml` begins with `scenarios: izin-kios`.
            let parts = file.path.split(separator: "/").last?.split(separator: ".") ?? []
            let key = parts.count > 2 ? String(parts[parts.count - 2]) : parts.first == "catalog" ? "catalog" : "service"
            let id = parts.count > 2 ? String(parts[0]) : "layanan-saya"
            return Telling(
                .emptyFile,
                help: Words(
                    en: "begin with what the file holds: `\(key): \(id)`", id: "awali dengan isi berkas: `\(key): \(id)`"))
        case .invalidUTF8(let byte, let count):
            let isUTF16 = file.bytes.starts(with: [0xFF, 0xFE]) || file.bytes.starts(with: [0xFE, 0xFF])
            let message =
                isUTF16
                ? Words(en: "the file is UTF-16, not UTF-8", id: "berkas ini UTF-16, bukan UTF-8")
                : Words(
                    en: "the byte 0x\(Self.hex(UInt32(byte), 2)) is not UTF-8" + (count > 1 ? ", nor are \(count - 1) more" : ""),
                    id: "bita 0x\(Self.hex(UInt32(byte), 2)) bukan UTF-8" + (count > 1 ? ", begitu pula \(count - 1) bita lain" : ""))
            return Telling(.invalidUTF8, message, help: Words(en: "save the file again as UTF-8", id: "simpan ulang berkas sebagai UTF-8"))
        case .byteOrderMark:
            return Telling(
                .byteOrderMark,
                help: Words(en: "save as “UTF-8”, not “UTF-8 with BOM”", id: "simpan sebagai “UTF-8”, bukan “UTF-8 with BOM”"))
        case .controlCharacter(let value):
            return Telling(
                .controlCharacter,
                Words(
                    en: "control character U+\(Self.hex(value, 4)) in the file",
                    id: "karakter kendali U+\(Self.hex(value, 4)) di dalam berkas"),
                help: Words(en: "delete it", id: "hapus karakter itu"))
        case .carriageReturns(let lines):
            return Telling(
                .controlCharacter,
                Words(
                    en: lines == 1 ? "a line ends in CR alone" : "\(lines) lines end in CR alone, as old Macs wrote them",
                    id: lines == 1 ? "satu baris hanya berakhir CR" : "\(lines) baris hanya berakhir CR, seperti pada Mac lama"),
                help: Words(
                    en: "save the file with the line ends of Unix (LF)", id: "simpan berkas dengan akhir baris Unix (LF)"))
        case .invisibleCharacter(let value):
            return Telling(
                .invisibleCharacter,
                Words(
                    en: "invisible character U+\(Self.hex(value, 4)) (\(Self.name(value).en))",
                    id: "karakter tak terlihat U+\(Self.hex(value, 4)) (\(Self.name(value).id))"),
                help: value == 0xA0
                    ? Words(en: "write an ordinary space", id: "tulis spasi biasa") : Words(en: "delete it", id: "hapus karakter itu"))
        case .tab(let lines):
            let message =
                lines > 1
                ? Words(
                    en: "tabs stand where only spaces may, on \(lines) lines",
                    id: "ada tab di tempat yang hanya boleh berisi spasi, pada \(lines) baris")
                : nil
            return Telling(.tab, message, help: Words(en: "write spaces, two for each level", id: "tulis spasi, dua untuk setiap tingkat"))
        case .severalDocuments:
            return Telling(
                .severalDocuments, label: Words(en: "YAML ends the file here", id: "di sini YAML mengakhiri berkas"),
                help: Words(
                    en: "delete this line where the rest belongs to this file; else move the rest into a file of its own",
                    id: "hapus baris ini bila lanjutannya milik berkas ini; jika tidak, pindahkan lanjutannya ke berkas tersendiri"))
        case .tooDeep(let limit):
            return Telling(
                .tooDeep, Words(en: "the file nests more than \(limit) levels deep", id: "susunan berkas lebih dari \(limit) tingkat"))
        default: return Telling(.directive, help: Words(en: "leave the line out", id: "hapus baris ini"))
        }
    }

    private func structureWords() -> Telling {
        switch self {
        case .duplicateKey(let key, _):
            return Telling(
                .duplicateKey, Words(en: "key `\(key)` stands twice", id: "kunci `\(key)` tertulis dua kali"),
                label: Words(en: "again here", id: "terulang di sini"),
                help: Words(
                    en: "put what stands below both under one of them, or give this one another name",
                    id: "satukan isi keduanya di bawah salah satu, atau ganti nama yang ini"))
        case .pastedTwice(let keys, _):
            return Telling(
                .duplicateKey,
                Words(
                    en: "from here on the \(keys) keys above stand a second time",
                    id: "mulai di sini \(keys) kunci di atas tertulis untuk kedua kalinya"),
                label: Words(en: "again here", id: "terulang di sini"),
                help: Words(
                    en: "was it pasted twice? delete one of them; or the line with the key that they belong to is lost",
                    id: "tertempel dua kali? hapus salah satunya; atau baris kunci di atasnya hilang"))
        case .keyTooLong(let count):
            return Telling(
                .keyNotText,
                Words(
                    en: "a key of \(count) characters: at most 1024 are read",
                    id: "kunci dengan \(count) karakter: paling banyak 1024 yang dibaca"),
                help: Words(en: "write a short key", id: "tulis kunci yang pendek"))
        case .emptyValue(let key, let written, let endsLine):
            let message: Words
            switch (key, written) {
            case (let key?, let written?):
                message = Words(
                    en: "`\(key)` has no value: `\(written)` stands for nothing", id: "`\(key)` tidak bernilai: `\(written)` berarti kosong"
                )
            case (let key?, nil): message = Words(en: "`\(key)` has no value", id: "`\(key)` belum diisi")
            case (nil, let written?):
                message = Words(
                    en: "an item has no value: `\(written)` stands for nothing",
                    id: "satu butir tidak bernilai: `\(written)` berarti kosong")
            case (nil, nil): message = Words(en: "an item of the list has no value", id: "satu butir daftar belum diisi")
            }
            let help =
                key == nil
                ? Words(en: "write the value, or leave the item out", id: "isi nilainya, atau hapus butirnya")
                : endsLine
                    ? Words(
                        en: "write the value, in the lines below it two spaces further to the right; or leave the key out",
                        id: "isi nilainya, pada baris di bawahnya dua spasi lebih ke kanan; atau hapus kuncinya")
                    : Words(en: "write the value, or leave the key out", id: "isi nilainya, atau hapus kuncinya")
            return Telling(.emptyValue, message, help: help)
        case .undefinedAlias(let name, let near):
            let help =
                near.first.map {
                    Words(
                        en: "did you mean `*\($0)`? If no reference is meant, use quotes",
                        id: "maksudnya `*\($0)`? Jika bukan rujukan, pakai tanda kutip")
                }
                ?? Words(
                    en: "if no reference is meant, put the value in quotes",
                    id: "jika bukan rujukan yang dimaksud, apit nilai dengan tanda kutip")
            return Telling(
                .undefinedAlias, Words(en: "no value above is marked `&\(name)`", id: "tidak ada nilai di atas yang ditandai `&\(name)`"),
                help: help)
        case .explodingAlias(let name):
            return Telling(
                .explodingAlias,
                Words(
                    en: "with `*\(name)` the aliases of this file stand for too many values",
                    id: "dengan `*\(name)`, alias berkas ini mewakili terlalu banyak nilai"),
                help: Words(en: "write the values out", id: "tulis nilainya satu per satu"))
        case .recursiveAlias(let name):
            return Telling(
                .explodingAlias,
                Words(
                    en: "`*\(name)` stands inside the very value that it names",
                    id: "`*\(name)` berada di dalam nilai yang dirujuknya sendiri"),
                help: Words(en: "write the value out", id: "tulis nilainya"))
        case .mergeKey:
            return Telling(
                .mergeKey,
                help: Words(
                    en: "write the entries out, or share fields by `field_groups` and `use`",
                    id: "tulis isiannya, atau berbagi isian lewat `field_groups` dan `use`"))
        case .tag(let written):
            return Telling(
                .tag,
                Words(
                    en: "YAML takes `\(written)` for a tag and drops it", id: "YAML menganggap `\(written)` sebagai tag lalu membuangnya"),
                help: Self.quoteWhole)
        case .keyNotText:
            return Telling(
                .keyNotText,
                help: Words(
                    en: "if a text in braces is meant, put it in quotes",
                    id: "jika teks dalam kurung yang dimaksud, apit dengan tanda kutip"))
        case .unusedAnchor(let name):
            return Telling(
                .unusedAnchor, Words(en: "anchor `&\(name)` is never used", id: "jangkar `&\(name)` tidak pernah dipakai"),
                help: Words(en: "leave it out", id: "hapus jangkarnya"))
        case .duplicateAnchor(let name, _):
            return Telling(
                .duplicateAnchor, Words(en: "anchor `&\(name)` stands twice", id: "jangkar `&\(name)` dipakai dua kali"),
                label: Words(en: "again here", id: "terulang di sini"),
                help: Words(en: "give this one another name", id: "ganti nama yang ini"))
        default: return Telling(.yamlSyntax)
        }
    }

    private func trapWords() -> Telling {
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

    private func syntaxWords() -> Telling {
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

    private func otherPlaces(_ file: SourceFile) -> [Diagnostic.Label] {
        switch self {
        case .duplicateKey(_, let first), .pastedTwice(_, let first), .duplicateAnchor(_, let first):
            [Diagnostic.Label(file.span(first), Words(en: "first here", id: "pertama di sini"))]
        case .missingComma(let open): [Diagnostic.Label(file.span(open), Words(en: "opened here", id: "dibuka di sini"))]
        case .badIndentation(let before?):
            [
                Diagnostic.Label(
                    file.span(before),
                    Words(
                        en: "this one begins in column \(file.position(at: before.lowerBound).column)",
                        id: "baris ini dimulai di kolom \(file.position(at: before.lowerBound).column)"))
            ]
        default: []
        }
    }

    /// What YAML 1.1 takes `12:30` for: 750.
    private static func sixties(_ time: String) -> Int? {
        let parts = time.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) ?? 60 }
        guard time.utf8.count <= 8, !time.hasPrefix("0"), parts.dropFirst().allSatisfy({ $0 < 60 }) else { return nil }
        return parts.reduce(0) { $0 * 60 + $1 }
    }

    static func hex(_ value: UInt32, _ digits: Int) -> String {
        let text = String(value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
    }

    private static func name(_ value: UInt32) -> Words {
        switch value {
        case 0xA0: Words(en: "no-break space", id: "spasi tak terputus")
        case 0xAD: Words(en: "soft hyphen", id: "tanda hubung lunak")
        case 0x200B: Words(en: "zero-width space", id: "spasi selebar nol")
        default: Words(en: "word joiner", id: "penyambung kata")
        }
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
