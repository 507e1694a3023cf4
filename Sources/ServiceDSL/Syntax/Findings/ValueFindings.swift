/// What is told of values that are not of the form that their key wants.
extension Diagnostic {
    /// A value where a map of this shape stands; its keys say how it is written.
    static func wrongShape(_ shape: Shape, at node: YAMLNode) -> Diagnostic {
        var finding = wrongType(wanted: Words(en: shape.noun.en, id: shape.noun.id), at: node)
        let keys = shape.keywords.filter(\.isRequired).map { "\($0.key.rawValue): …" }
        let isStep = node.kind == .scalar && shape.keyword(.to) != nil && IDRules.isSnakeCase(ArraySlice(node.text.utf8))
        let form =
            shape.name == .withdraw && node.reads("false")
            ? "{ allowed: false, legal_basis: … }"
            : isStep ? "{ to: \(node.text) }" : "{ \((keys.isEmpty ? ["…"] : keys).joined(separator: ", ")) }"
        finding.helps = [Words.missingColon(node) ?? Words(en: "write `\(form)`", id: "tulis `\(form)`")]
        return finding
    }

    static func wrongType(wanted: Words, at node: YAMLNode) -> Diagnostic {
        let found: Words =
            switch node.kind {
            case .scalar: Words(en: "a single value", id: "nilai tunggal")
            case .sequence: Words(en: "a list", id: "daftar")
            case .mapping: Words(en: "a map", id: "beberapa entri `kunci: …`")
            case .empty: Words(en: "nothing", id: "kosong")
            }
        let written = node.kind == .scalar && node.utf8.count <= 40 ? " `\(node.text)`" : ""
        return Diagnostic(
            .wrongType, at: node.kind == .scalar ? node.span : node.span.firstPoint(in: node), pointer: node.pointer,
            message: Words(
                en: "expected \(wanted.en), found \(written.isEmpty ? found.en : written.trimmedStart)",
                id: "seharusnya \(wanted.id), ditemukan \(written.isEmpty ? found.id : written.trimmedStart)"))
    }

    static func emptyMap(_ shape: Shape, at node: YAMLNode) -> Diagnostic {
        Diagnostic(
            .saysNothing, at: node,
            message: Words(en: "\(shape.noun.en) that says nothing", id: "\(shape.noun.id) tanpa isi"))
    }

    static func emptyCollection(_ key: Key, at node: YAMLNode) -> Diagnostic {
        Diagnostic(
            .saysNothing, at: node,
            message: Words(en: "`\(key.rawValue)` is empty", id: "`\(key.rawValue)` kosong"),
            helps: [
                // A list of papers stands in scenarios alone.
                key == .given || (key == .documents && node.kind == .sequence)
                    ? Words(
                        en:
                            "delete the key; papers of `given` and of a case add up and none is taken away: what one case lacks stands in no `given`",
                        id:
                            "hapus kuncinya; berkas `given` dan berkas kasus dijumlahkan dan tidak ada yang diambil: yang tidak dipunyai satu kasus tidak ditulis dalam `given`"
                    )
                    : Words(en: "delete the key where there is nothing to say", id: "hapus kuncinya bila tidak ada isinya")
            ])
    }

    static func emptyText(_ node: YAMLNode) -> Diagnostic {
        Diagnostic(.saysNothing, at: node, message: Words(en: "an empty text", id: "teks kosong"))
    }

    /// A text with a name in braces, as if it were filled in.
    static func braces(_ name: String, in node: YAMLNode) -> Diagnostic {
        Diagnostic(
            .bracesInText, at: node,
            message: Words(en: "`{\(name)}` is shown as it stands", id: "`{\(name)}` ditampilkan apa adanya"),
            helps: [
                Words(
                    en: "write the text without it; beside a `message`, `shows: [FIELD]` shows what was recorded",
                    id:
                        "tulis teksnya tanpa itu; di samping `message`, `shows: [ISIAN]` menunjukkan yang tercatat"
                )
            ])
    }

    /// Texts by language of one file without this one: the first, with some of the others.
    static func untranslated(_ places: [SourceSpan], in language: String) -> Diagnostic {
        Diagnostic(
            .untranslated, at: places[0],
            message: Words(en: "a text without `\(language)`", id: "teks tanpa `\(language)`"),
            labels: places.dropFirst().prefix(4).map { .init($0, Words(en: "here too", id: "di sini juga")) },
            helps: [
                Words(
                    en: "add it: `{ …, \(language): … }`; a text that is the same in all languages is written without them",
                    id: "tambahkan: `{ …, \(language): … }`; teks yang sama dalam semua bahasa ditulis tanpa nama bahasa")
            ])
    }

    static func reservedText(_ node: YAMLNode) -> Diagnostic {
        Diagnostic(
            .reservedID, at: node,
            message: Words(
                en: "`removed` is never a text: it takes away what a standard gives",
                id: "`removed` bukan teks: kata itu menghapus isi standar"))
    }

    static func escapedControl(_ scalar: Unicode.Scalar, at node: YAMLNode) -> Diagnostic {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        let name = "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
        return Diagnostic(
            .controlCharacter, at: node,
            message: Words(
                en: "an escape puts the control character \(name) into the text",
                id: "urutan escape menaruh karakter kendali \(name) ke dalam teks"),
            helps: [Words(en: "delete it", id: "hapus karakter itu")])
    }

    static func malformedRow(_ fault: RowFault, _ key: Key, at span: SourceSpan, in node: YAMLNode) -> Diagnostic {
        let k = key.rawValue
        let message: Words =
            switch fault {
            case .notAMap:
                Words(en: "a row of `\(k)` is written `{ when: …, \(k): … }`", id: "baris `\(k)` ditulis `{ when: …, \(k): … }`")
            case .lastHasWhen:
                Words(
                    en: "the last row of `\(k)` has a `when`: nothing holds for whoever meets none of the rows",
                    id: "baris terakhir `\(k)` punya `when`: tidak ada yang berlaku bagi yang tidak memenuhi baris mana pun")
            case .otherKey(let other):
                Words(
                    en: "a row of `\(k)` has only `when` and `\(k)`, not `\(other)`",
                    id: "baris `\(k)` hanya berisi `when` dan `\(k)`, bukan `\(other)`")
            case .noValue: Words(en: "a row without `\(k)`", id: "baris tanpa `\(k)`")
            case .earlierWithoutWhen:
                Words(
                    en: "a row without `when` before the last: the rows after it never count",
                    id: "baris tanpa `when` sebelum yang terakhir: baris sesudahnya tidak pernah dipakai")
            }
        var finding = Diagnostic(.malformedRow, at: span, pointer: node.pointer, message: message)
        if case .earlierWithoutWhen = fault {
            finding.helps = [
                Words(en: "give this row a `when`, or put it last", id: "beri baris ini `when`, atau pindahkan ke urutan terakhir")
            ]
        }
        if case .lastHasWhen = fault {
            finding.helps = [
                Words(
                    en: "delete `when` of the last row, or add a last row without it for all others",
                    id: "hapus `when` pada baris terakhir, atau tambahkan baris terakhir tanpa `when` untuk yang lain")
            ]
        }
        if case .otherKey(let other) = fault {
            let meant = MeantKeys.keys(for: other).first { $0 == .when || $0 == key }
            if let near = meant?.rawValue ?? Suggestions.nearest(to: other, in: ["when", k], limit: 1).first {
                finding.helps = [.didYouMean(near)]
                finding.fixes = [.replacing(span, with: near, .maybe)]
            }
        }
        return finding
    }

    /// `fee: gratis`, `fee: 50000`: a fee without its item.
    static func feeAlone(_ node: YAMLNode) -> Diagnostic {
        var finding = wrongType(wanted: Words(en: "`free` or items", id: "`free` atau beberapa biaya"), at: node)
        let isFree = ["0", "gratis", "nihil", "cuma-cuma", "tidak ada", "tidak dipungut biaya", "tanpa biaya", "none", "free"].contains(
            node.text.lowercased())
        if isFree {
            finding.helps = [Words(en: "write `free`", id: "tulis `free`")]
            finding.fixes = [.replacing(node.span, with: "free", .maybe)]
        } else {
            let item = "{ retribusi: { name: Retribusi, amount: \(Quantities.meantRupiah(node.text) ?? "…") } }"
            finding.helps = [Words(en: "write an item with its amount: `\(item)`", id: "tulis biaya dengan jumlahnya: `\(item)`")]
        }
        return finding
    }

    /// `0,5`: a decimal as it is written by hand.
    static func decimalComma(_ node: YAMLNode, meant: String) -> Diagnostic {
        var finding = wrongType(wanted: WantedForm.constant.words, at: node)
        finding.helps = [
            Words(en: "a fraction is written with a point: `\(meant)`", id: "pecahan ditulis dengan titik, bukan koma: `\(meant)`")
        ]
        finding.fixes = [.replacing(node.span, with: meant, .safe)]
        return finding
    }

    /// Which durations a key takes.
    enum WantedDuration { case any, daysOrLonger, partOfDay }

    /// So many words are all named, so that nobody looks them up elsewhere: as many as there are types of fields, and one more.
    private static let longestWordList = 30

    /// `meant` is a word that people write for one of the known ones.
    static func unknownWord(_ node: YAMLNode, known: [String], meant: String? = nil) -> Diagnostic {
        let near = meant ?? Suggestions.nearest(to: node.text, in: known, limit: 1).first
        var helps = near.map { [Words.didYouMean($0)] } ?? []
        if near == nil, known.count <= longestWordList {
            let list = known.map { "`\($0)`" }.joined(separator: ", ")
            helps = [Words(en: "one of \(list)", id: "salah satu dari \(list)")]
        } else if near == nil {
            let list = known.prefix(5).map { "`\($0)`" }.joined(separator: ", ")
            helps = [Words(en: "for example \(list)", id: "misalnya \(list)")]
        }
        return Diagnostic(
            .unknownWord, at: node,
            message: Words(
                en: "`\(node.text)` is not one of the words that may stand here", id: "`\(node.text)` bukan kata yang boleh di sini"),
            helps: helps, fixes: near.map { [.replacing(node.span, with: $0, .maybe)] } ?? [])
    }

    static func unknownWord(_ word: Located<String>, known: [String]) -> Diagnostic {
        let meant = MeantWords.meant(by: word.value, among: known) ?? Suggestions.nearest(to: word.value, in: known, limit: 1).first
        let list = known.map { "`\($0)`" }.joined(separator: ", ")
        return Diagnostic(
            .unknownWord, at: word.span,
            message: Words(en: "`\(word.value)` is none of the words for it", id: "`\(word.value)` bukan salah satu katanya"),
            helps: [
                meant.map(Words.didYouMean)
                    ?? Words(en: "one of \(list)", id: "salah satu dari \(list)")
            ])
    }
    static func outOfRange(_ node: YAMLNode, _ range: ClosedRange<Int>) -> Diagnostic {
        Diagnostic(
            .outOfRange, at: node,
            message: Words(
                en: "`\(node.text)` is not between \(range.lowerBound) and \(range.upperBound)",
                id: "`\(node.text)` tidak di antara \(range.lowerBound) dan \(range.upperBound)"))
    }

    static func tooLarge(_ node: YAMLNode, _ most: Int) -> Diagnostic {
        Diagnostic(
            .outOfRange, at: node,
            message: Words(
                en: "`\(node.text)` is too large: at most \(most)", id: "`\(node.text)` terlalu besar: paling banyak \(most)"))
    }

    static func unquotedText(_ node: YAMLNode) -> Diagnostic {
        Diagnostic(
            .unquotedText, at: node,
            message: Words(
                en: "a text is wanted, and YAML reads `\(node.text)` as something else",
                id: "seharusnya teks, dan YAML membaca `\(node.text)` sebagai hal lain"),
            helps: [Words(en: "put it in quotes: `\"\(node.text)\"`", id: "beri tanda kutip: `\"\(node.text)\"`")],
            fixes: [.replacing(node.span, with: "\"\(node.text)\"", .safe)])
    }

    static func unknownLanguage(_ key: YAMLNode, known: [String]) -> Diagnostic {
        let list = known.map { "`\($0)`" }.joined(separator: ", ")
        let add = "languages: [\((known + [key.text]).joined(separator: ", "))]"
        let help =
            LanguageCode.isOne(key.text)
            ? Words(
                en: "write `\(add)` in `catalog.yaml`, or leave this text out",
                id: "tulis `\(add)` di `catalog.yaml`, atau hapus teks ini")
            : Words(en: "a text is written `{ \(known[0]): … }`", id: "teks ditulis `{ \(known[0]): … }`")
        return Diagnostic(
            .unknownLanguage, at: key,
            message: Words(
                en: "`\(key.text)` is not a language of the catalog (\(list))", id: "`\(key.text)` bukan bahasa katalog (\(list))"),
            helps: [help])
    }

    static func badLanguage(_ language: Located<String>) -> Diagnostic {
        let meant = LanguageCode.named(language.value)
        return Diagnostic(
            .unknownLanguage, at: language.span,
            message: Words(
                en: "`\(language.value)` is not the code of a language", id: "`\(language.value)` bukan kode bahasa"),
            helps: [
                meant.map { Words(en: "write `\($0)`", id: "tulis `\($0)`") }
                    ?? Words(en: "for example `languages: [id, en]`", id: "misalnya `languages: [id, en]`")
            ],
            fixes: meant.map { [.replacing(language.span, with: $0, .maybe)] } ?? [])
    }

    static func unstatedText(_ node: YAMLNode) -> Diagnostic {
        Diagnostic(
            .saysNothing, at: node,
            message: Words(en: "`unstated` is no text here", id: "`unstated` bukan teks di sini"),
            helps: [
                Words(
                    en: "delete the key where the standard says nothing; `unstated` stands in `fee`, `valid_for` and `estimate`",
                    id: "hapus kuncinya bila standar tidak menyebutnya; `unstated` hanya ada pada `fee`, `valid_for`, dan `estimate`")
            ])
    }

    static func toFill(_ node: YAMLNode) -> Diagnostic {
        Diagnostic(.toFill, at: node, helps: [.staysADraft])
    }

    static func namedTwice(_ node: YAMLNode, first: SourceSpan) -> Diagnostic {
        Diagnostic(
            .namedTwice, at: node,
            message: Words(en: "`\(node.text)` is named twice", id: "`\(node.text)` disebut dua kali"),
            labels: [.init(first, Words(en: "first here", id: "pertama di sini"))])
    }
}

extension Fix {
    /// Writes `text` in the place of `span`.
    static func replacing(_ span: SourceSpan, with text: String, _ applicability: Applicability) -> Fix {
        Fix(Words(en: "write `\(text)`", id: "tulis `\(text)`"), applicability, [Edit(span, text)])
    }
}

extension SourceSpan {
    /// Where a map or list can be pointed at without marking all of it: its first key or item.
    func firstPoint(in node: YAMLNode) -> SourceSpan {
        switch node.kind {
        case .mapping: node.entries.first { _ in true }?.key.span ?? self
        case .sequence: startPoint
        case .scalar, .empty: self
        }
    }
}

extension String {
    fileprivate var trimmedStart: String { String(drop { $0 == " " }) }
}

extension Words {
    /// Where a text that has a line to itself stands in the place of entries: that its colon is missing.
    static func missingColon(_ node: YAMLNode) -> Words? {
        let bytes = node.tree.file.bytes
        var before = node.span.start
        while before > 0, bytes[before - 1].isBlank { before -= 1 }
        let text = node.text
        guard node.isPlain, before == 0 || bytes[before - 1].isBreak, text.contains(" ") || text.contains(":"),
            let meant = YAMLFault.withColon(text)
        else { return nil }
        return Words(
            en: "write a colon and a space after the first word: `\(meant)`",
            id: "tulis titik dua dan spasi setelah kata pertama: `\(meant)`")
    }
}

extension Words {
    /// What a value still to be filled in means for the whole service.
    static let staysADraft = Words(
        en: "until then the service is a draft: `mppc build` leaves it out, and `mppd` does not offer it",
        id: "sebelum diisi, layanan ini konsep: `mppc build` tidak menuliskannya, dan `mppd` tidak menawarkannya")
}
