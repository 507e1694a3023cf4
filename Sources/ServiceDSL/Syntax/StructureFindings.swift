/// The form of value that a key wants, in words.
enum WantedForm {
    case text, aList, aMapOfIDs, anID, anIDOrList, flag, flagOrCondition, wholeNumber, constant, duration, size, unit, rounding, bounds,
        join, event
    case officeHours, timeSpan, expression, aWord, aDate, tableValue, rate, replacing, copies

    init(_ kind: SyntaxKind) {
        switch kind {
        case .text, .string: self = .text
        case .expression: self = .expression
        case .word, .words: self = .aWord
        case .name, .kebabID: self = .anID
        case .names, .turns: self = .anIDOrList
        case .event: self = .event
        case .flag: self = .flag
        case .flagOrCondition: self = .flagOrCondition
        case .count: self = .wholeNumber
        case .constant: self = .constant
        case .duration, .timeLimit, .promises, .durationOrDate: self = .duration
        case .date: self = .aDate
        case .size: self = .size
        case .unit: self = .unit
        case .rounding: self = .rounding
        case .bounds: self = .bounds
        case .join: self = .join
        case .officeHours: self = .officeHours
        case .timeSpan: self = .timeSpan
        case .tableValue: self = .tableValue
        case .rate: self = .rate
        case .list: self = .aList
        case .map, .entries, .tableRows, .either, .anything: self = .aMapOfIDs
        }
    }

    var words: Words {
        switch self {
        case .text: Words(en: "a text", id: "teks")
        case .aList: Words(en: "a list", id: "daftar")
        case .aMapOfIDs: Words(en: "a map of ids", id: "beberapa entri `id: …`")
        case .anID: Words(en: "an id", id: "id")
        case .anIDOrList: Words(en: "an id or a list of ids", id: "id atau daftar id")
        case .flag: Words(en: "`true` or `false`", id: "`true` atau `false`")
        case .flagOrCondition: Words(en: "`true`, `false` or a condition", id: "`true`, `false`, atau syarat")
        case .wholeNumber: Words(en: "a whole number", id: "bilangan bulat")
        case .constant: Words(en: "a number, a date or a time", id: "bilangan, tanggal, atau jam")
        case .duration: Words(en: "a duration such as `5 working days`", id: "lama waktu seperti `5 hari kerja`")
        case .size: Words(en: "a size such as `5 MB`", id: "ukuran seperti `5 MB`")
        case .unit: Words(en: "a unit such as `m2` or `rupiah/m2`", id: "satuan seperti `m2` atau `rupiah/m2`")
        case .rounding: Words(en: "`up`, `down` or `nearest` and a number", id: "`up`, `down`, atau `nearest` dan bilangan")
        case .bounds: Words(en: "two numbers such as `1 to 20`", id: "dua bilangan seperti `1 to 20`")
        case .join: Words(en: "`all`, `any`, `in_order` or a number", id: "`all`, `any`, `in_order`, atau bilangan")
        case .event: Words(en: "a step, or `STEP.ACTION`", id: "langkah, atau `LANGKAH.TINDAKAN`")
        case .officeHours:
            Words(en: "hours by day such as `mon_thu: \"08:00-16:00\"`", id: "jam per hari seperti `mon_thu: \"08:00-16:00\"`")
        case .timeSpan: Words(en: "a span such as `\"08:00-16:00\"`", id: "rentang seperti `\"08:00-16:00\"`")
        case .expression: Words(en: "an expression", id: "ekspresi")
        case .aWord: Words(en: "one word", id: "satu kata")
        case .aDate: Words(en: "a date such as `2026-01-31`", id: "tanggal seperti `2026-01-31`")
        case .replacing: Words(en: "`true`", id: "`true`")
        case .copies:
            Words(
                en: "a whole number, a list of those whom each is for, or rows by `when`",
                id: "bilangan bulat, daftar penerimanya, atau baris dengan `when`")
        case .tableValue: Words(en: "a number or `none`", id: "bilangan atau `none`")
        case .rate: Words(en: "a number with its unit such as `55000 rupiah/km`", id: "bilangan dengan satuannya seperti `55000 rupiah/km`")
        }
    }
}

extension Diagnostic {
    static func unknownKey(_ entry: YAMLEntry, in shape: Shape, near: String?) -> Diagnostic {
        Diagnostic(
            .unknownKey, at: entry.key.span, pointer: entry.key.pointer,
            message: Words(
                en: "unknown key `\(entry.name)` in \(shape.noun.en)", id: "kunci `\(entry.name)` tidak dikenal pada \(shape.noun.id)"),
            helps: (duty(entry, in: shape) ?? answer(entry, in: shape)).map { [$0] } ?? required(entry, in: shape).map { [$0] } ?? near.map
            {
                [Words(en: "did you mean `\($0)`?", id: "maksudnya `\($0)`?")]
            }
                ?? indented(entry, in: shape).map { [$0] } ?? [],
            fixes: near.map { [.replacing(entry.key.span, with: $0, .maybe)] } ?? [])
    }

    /// What the holder of an output owes while it is valid is a service of its own.
    private static func duty(_ entry: YAMLEntry, in shape: Shape) -> Words? {
        guard shape.name == .output, ["report", "duty", "duties"].contains(entry.name) else { return nil }
        return Words(
            en: "write a service that the clock opens for each of them: `opened_by: { every: 6 months, for_each: SERVICE.OUTPUT }`",
            id: "tulis layanan yang dibuka jadwal untuk tiap produk: `opened_by: { every: 6 months, for_each: LAYANAN.PRODUK }`")
    }

    /// A repair is answered like anything that one is asked.
    private static func answer(_ entry: YAMLEntry, in shape: Shape) -> Words? {
        guard shape.name == .act, ["repair", "perbaiki", "perbaikan"].contains(entry.name) else { return nil }
        return Words(
            en: "a repair is answered by `{ by: applicant, do: done }`, with `with` and `documents` as far as they change",
            id: "perbaikan dijawab dengan `{ by: applicant, do: done }`, dengan `with` dan `documents` sejauh berubah")
    }

    /// Whatever is asked must be given: there is no key that says so.
    private static func required(_ entry: YAMLEntry, in shape: Shape) -> Words? {
        guard shape.keyword(.optional) != nil, ["required", "wajib", "mandatory"].contains(entry.name) else { return nil }
        return WordsForTruth.meaning(of: entry.value.text) == false
            ? Words(en: "write `optional: true`", id: "tulis `optional: true`")
            : Words(
                en: "delete it: it is required unless it says `optional: true`",
                id: "hapus saja: sudah wajib selama tidak ada `optional: true`")
    }

    /// A whole step or section that stands inside the one before it, or too far to the left.
    private static func indented(_ entry: YAMLEntry, in shape: Shape) -> Words? {
        func looks(like name: ShapeName) -> Bool { Shape.signs(of: name).contains { entry.value.entry($0.rawValue) != nil } }
        if shape.name == .service {
            let homes: [(ShapeName, Key)] = [(.step, .workflow), (.section, .form), (.output, .outputs)]
            guard let (name, key) = homes.first(where: { looks(like: $0.0) }) else { return nil }
            let noun = Keywords.shape(name).noun
            return Words(
                en:
                    "this looks like \(noun.en): write it below `\(key.rawValue)`, two spaces to the right, with the lines that belong to it",
                id: "ini tampak seperti \(noun.id): tulis di bawah `\(key.rawValue)`, dua spasi ke kanan, beserta baris isinya")
        }
        guard looks(like: shape.name) else { return nil }
        return Words(
            en: "this looks like \(shape.noun.en) of its own: write it as far to the left as the others",
            id: "ini tampak seperti \(shape.noun.id) tersendiri: sejajarkan dengan yang lain, kurangi spasi di depannya")
    }

    /// A step, say, that stands under another block: the line with the key of its own is lost.
    static func lostHead(_ entry: YAMLEntry, of noun: Keyword.Summary, key: Key, in shape: Shape) -> Diagnostic {
        Diagnostic(
            .unknownKey, at: entry.key.span, pointer: entry.key.pointer,
            message: Words(
                en: "unknown key `\(entry.name)` in \(shape.noun.en)", id: "kunci `\(entry.name)` tidak dikenal pada \(shape.noun.id)"),
            helps: [
                Words(
                    en: "this looks like \(noun.en): write the line `\(key.rawValue):` above it",
                    id: "ini tampak seperti \(noun.id): tulis baris `\(key.rawValue):` di atasnya")
            ])
    }

    /// Entries of another block behind those of `ids`.
    static func lostHead(_ entry: YAMLEntry, among ids: Key, of key: Key) -> Diagnostic {
        Diagnostic(
            .misplacedKey, at: entry.key.span, pointer: entry.key.pointer,
            message: Words(
                en: "`\(entry.name)` and what follows is nothing that stands under `\(ids.rawValue)`",
                id: "`\(entry.name)` dan seterusnya bukan isi `\(ids.rawValue)`"),
            helps: [
                Words(
                    en: "this looks like what stands under `\(key.rawValue)`: write the line `\(key.rawValue):` above it",
                    id: "ini tampak seperti isi `\(key.rawValue)`: tulis baris `\(key.rawValue):` di atasnya")
            ])
    }

    /// The keys of one entry where entries with ids should stand.
    static func lostEntry(_ first: YAMLEntry, of ids: Key, in shape: Shape) -> Diagnostic {
        Diagnostic(
            .misplacedKey, at: first.key.span, pointer: first.key.pointer,
            message: Words(
                en: "under `\(ids.rawValue)` stand the keys of \(shape.noun.en), without the line with its id",
                id: "di bawah `\(ids.rawValue)` langsung ada kunci \(shape.noun.id), tanpa baris id-nya"),
            helps: [
                Words(
                    en: "write `ID:` above it, and move these keys below it: two spaces to the right",
                    id: "tulis `ID:` di atasnya, dan geser kunci-kunci ini ke dalamnya: dua spasi ke kanan")
            ])
    }

    static func missingKey(_ keyword: Keyword, in shape: Shape, at node: YAMLNode) -> Diagnostic {
        missingKey(keyword.key, of: shape.noun, at: node.span.firstPoint(in: node), pointer: node.pointer, says: keyword.summary)
    }

    static func missingKey(
        _ key: Key, of noun: Keyword.Summary, at span: SourceSpan, pointer: String = "", says: Keyword.Summary? = nil
    ) -> Diagnostic {
        Diagnostic(
            .missingKey, at: span, pointer: pointer,
            message: Words(en: "\(noun.en) without `\(key.rawValue)`", id: "\(noun.id) tanpa `\(key.rawValue)`"),
            helps: says.map { [Words(en: "add `\(key.rawValue):` — \($0.en)", id: "tambahkan `\(key.rawValue):` — \($0.id)")] } ?? [])
    }

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
            .saysNothing, at: node.span, pointer: node.pointer,
            message: Words(en: "\(shape.noun.en) that says nothing", id: "\(shape.noun.id) tanpa isi"))
    }

    static func emptyCollection(_ key: Key, at node: YAMLNode) -> Diagnostic {
        Diagnostic(
            .saysNothing, at: node.span, pointer: node.pointer,
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
        Diagnostic(.saysNothing, at: node.span, pointer: node.pointer, message: Words(en: "an empty text", id: "teks kosong"))
    }

    /// A text with a name in braces, as if it were filled in.
    static func braces(_ name: String, in node: YAMLNode) -> Diagnostic {
        Diagnostic(
            .bracesInText, at: node.span, pointer: node.pointer,
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
            .reservedID, at: node.span, pointer: node.pointer,
            message: Words(
                en: "`removed` is never a text: it takes away what a standard gives",
                id: "`removed` bukan teks: kata itu menghapus isi standar"))
    }

    static func escapedControl(_ scalar: Unicode.Scalar, at node: YAMLNode) -> Diagnostic {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        let name = "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
        return Diagnostic(
            .controlCharacter, at: node.span, pointer: node.pointer,
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
                finding.helps = [Words(en: "did you mean `\(near)`?", id: "maksudnya `\(near)`?")]
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

    /// `meant` is a word that people write for one of the known ones.
    static func unknownWord(_ node: YAMLNode, known: [String], meant: String? = nil) -> Diagnostic {
        let near = meant ?? Suggestions.nearest(to: node.text, in: known, limit: 1).first
        var helps = near.map { [Words(en: "did you mean `\($0)`?", id: "maksudnya `\($0)`?")] } ?? []
        if near == nil, known.count <= 10 {
            let list = known.map { "`\($0)`" }.joined(separator: ", ")
            helps = [Words(en: "one of \(list)", id: "salah satu dari \(list)")]
        } else if near == nil {
            let list = known.prefix(5).map { "`\($0)`" }.joined(separator: ", ")
            helps = [Words(en: "for example \(list)", id: "misalnya \(list)")]
        }
        return Diagnostic(
            .unknownWord, at: node.span, pointer: node.pointer,
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
                meant.map { Words(en: "did you mean `\($0)`?", id: "maksudnya `\($0)`?") }
                    ?? Words(en: "one of \(list)", id: "salah satu dari \(list)")
            ])
    }
    static func outOfRange(_ node: YAMLNode, _ range: ClosedRange<Int>) -> Diagnostic {
        Diagnostic(
            .outOfRange, at: node.span, pointer: node.pointer,
            message: Words(
                en: "`\(node.text)` is not between \(range.lowerBound) and \(range.upperBound)",
                id: "`\(node.text)` tidak di antara \(range.lowerBound) dan \(range.upperBound)"))
    }

    static func tooLarge(_ node: YAMLNode, _ most: Int) -> Diagnostic {
        Diagnostic(
            .outOfRange, at: node.span, pointer: node.pointer,
            message: Words(
                en: "`\(node.text)` is too large: at most \(most)", id: "`\(node.text)` terlalu besar: paling banyak \(most)"))
    }

    static func unquotedText(_ node: YAMLNode) -> Diagnostic {
        Diagnostic(
            .unquotedText, at: node.span, pointer: node.pointer,
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
            .unknownLanguage, at: key.span, pointer: key.pointer,
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
            .saysNothing, at: node.span, pointer: node.pointer,
            message: Words(en: "`unstated` is no text here", id: "`unstated` bukan teks di sini"),
            helps: [
                Words(
                    en: "delete the key where the standard says nothing; `unstated` stands in `fee`, `valid_for` and `estimate`",
                    id: "hapus kuncinya bila standar tidak menyebutnya; `unstated` hanya ada pada `fee`, `valid_for`, dan `estimate`")
            ])
    }

    static func toFill(_ node: YAMLNode) -> Diagnostic {
        Diagnostic(.toFill, at: node.span, pointer: node.pointer, helps: [.staysADraft])
    }

    static func namedTwice(_ node: YAMLNode, first: SourceSpan) -> Diagnostic {
        Diagnostic(
            .namedTwice, at: node.span, pointer: node.pointer,
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

extension Shape {
    /// What only such a map says.
    static func signs(of shape: ShapeName) -> [Key] {
        switch shape {
        case .step: [.by, .pay, .issue, .parallel, .wait, .notice, .end]
        case .section: [.fields, .use, .party]
        case .field: [.type]
        case .output: [.signature, .delivery, .validFor, .validUntil]
        default: []
        }
    }
}
