import ServiceIR

extension NameKind {
    /// What an author calls such a thing.
    var noun: Words {
        switch self {
        case .agency: Words(en: "agency", id: "instansi")
        case .role: Words(en: "role", id: "peran")
        case .law: Words(en: "legal basis", id: "dasar hukum")
        case .fieldGroup: Words(en: "field group", id: "kelompok isian")
        case .calendar: Words(en: "calendar", id: "kalender")
        case .step: Words(en: "step", id: "langkah")
        case .action: Words(en: "action", id: "tindakan")
        case .output: Words(en: "output", id: "produk")
        case .feeItem: Words(en: "fee item", id: "biaya")
        case .section: Words(en: "section", id: "bagian")
        case .field: Words(en: "field", id: "isian")
        case .tableInput: Words(en: "input", id: "masukan")
        case .system: Words(en: "system", id: "sistem")
        case .resource: Words(en: "resource", id: "sumber daya")
        case .service: Words(en: "service", id: "layanan")
        case .document: Words(en: "document", id: "berkas")
        case .variant: Words(en: "variant", id: "jenis permohonan")
        case .promise: Words(en: "promise", id: "janji")
        case .refusal: Words(en: "refusal", id: "penolakan")
        case .region: Words(en: "region code", id: "kode wilayah")
        case .outputOrField: Words(en: "output or field", id: "produk atau isian")
        }
    }
}

extension NameKind {
    /// Whether a list of such names may stand where one does.
    fileprivate var mayBeSeveral: Bool { [.role, .feeItem, .output, .law, .tableInput].contains(self) }

    /// The kinds of thing of which one is not there where such a name is unknown.
    fileprivate var couldBe: [NameKind] {
        switch self {
        case .tableInput: [.tableInput, .field, .section, .step, .action]
        case .action: [.action, .step]
        default: [self]
        }
    }

    /// The word of the language that an Indonesian one stands for in the place of such a name.
    fileprivate func meant(_ word: String, among known: [String]) -> String? {
        switch (self, word.lowercased()) {
        case (.role, "pemohon"), (.role, "warga"), (.role, "masyarakat"): known.contains("applicant") ? "applicant" : nil
        case (.feeItem, "semua"), (.feeItem, "all"), (.feeItem, "seluruhnya"): "all"
        case (.action, "selesai"), (.action, "lanjut"): known.contains("done") ? "done" : nil
        default: nil
        }
    }

    /// Where such a thing is declared, for who knows of none; with the known ones, if they are few.
    fileprivate func home(_ known: [String]) -> Words? {
        // The citizens' roles are words of the language: no catalog declares them.
        let known = self == .role ? known.filter { $0 != "applicant" && $0 != "filer" } : known
        let list = known.count > 7 || known.isEmpty ? "" : ": " + known.map { "`\($0)`" }.joined(separator: ", ")
        switch self {
        case .role, .agency, .system, .resource, .fieldGroup:
            let key = [.role: "roles", .agency: "agencies", .system: "systems", .resource: "resources"][self] ?? "field_groups"
            return Words(
                en: "they stand in `catalog.yaml` under `\(key)`\(list)", id: "daftarnya di `catalog.yaml` pada `\(key)`\(list)")
        case .region:
            return Words(en: "the codes are those of \(RegionTable.decree)", id: "kodenya menurut \(RegionTable.decree)")
        case .refusal:
            return Words(
                en:
                    "`mppc rules` lists them as MPP10xx, `mppc explain invalid-input` those of an answer; a failing `mppc test` prints the one it got",
                id:
                    "`mppc rules` mencantumkannya sebagai MPP10xx, `mppc explain invalid-input` yang tentang isian; `mppc test` yang gagal menyebut yang terjadi"
            )
        case .law: return Words(en: "they stand in `legal_basis`\(list)", id: "daftarnya pada `legal_basis`\(list)")
        default: return list.isEmpty ? nil : Words(en: "there is\(list.dropFirst())", id: "yang ada\(list.dropFirst())")
        }
    }

    /// Where a calendar of another catalog is looked for.
    fileprivate func elsewhere(_ name: String) -> Words? {
        guard self == .calendar, let slash = name.firstIndex(of: "/") else { return nil }
        let catalog = name[..<slash]
        return Words(
            en: "it is a calendar of the catalog `\(catalog)`: that one's folder stands beside this one, or is given in the same command",
            id: "ini kalender katalog `\(catalog)`: letakkan foldernya di samping folder ini, atau sebutkan dalam perintah yang sama")
    }
}

extension String {
    /// `[loket, pengawas]` of `loket, pengawas` or `loket dan pengawas`, where those are known.
    fileprivate func listed(among known: [String]) -> String? {
        let words = split { ",; ".contains($0) }.map(String.init).filter { !["dan", "and", "&"].contains($0) }
        return words.count > 1 && words.allSatisfy(known.contains) ? "[\(words.joined(separator: ", "))]" : nil
    }
}

extension Diagnostic {
    static func unknownName(_ name: Located<String>, _ kind: NameKind, known: [String]) -> Diagnostic {
        // A code is never meant to be one that looks like it: only its points may be missing.
        let alike =
            kind == .region
            ? known.first { $0.filter(\.isNumber) == name.value.filter(\.isNumber) }
            : Suggestions.nearest(to: name.value, in: known, limit: 1).first
        let list = kind.mayBeSeveral ? name.value.listed(among: known) : nil
        let near = kind.meant(name.value, among: known) ?? list ?? alike
        let help =
            list.map { Words(en: "several are written as a list: `\($0)`", id: "beberapa ditulis sebagai daftar: `\($0)`") }
            ?? near.map(Words.didYouMean) ?? kind.elsewhere(name.value) ?? kind.home(known)
        var finding = Diagnostic(
            .unknownName, at: name.span,
            message: Words(en: "unknown \(kind.noun.en) `\(name.value)`", id: "\(kind.noun.id) `\(name.value)` tidak dikenal"),
            helps: help.map { [$0] } ?? [],
            fixes: near.map { [.replacing(name.span, with: $0, .maybe)] } ?? [])
        finding.unknown = UnknownName(name: name.value, kinds: kind.couldBe.map(\.rawValue))
        return finding
    }

    /// A step by its own name, or the applicant in its place.
    static func unknownStep(_ name: Located<String>, known: [String], among steps: [StepDeclaration]) -> Diagnostic {
        var finding = unknownName(name, .step, known: known)
        let word = name.value.lowercased()
        if let step = steps.first(where: { known.contains($0.id) && $0.isNamed(word) }) {
            finding.helps = [.didYouMean(step.id)]
            finding.fixes = [.replacing(name.span, with: step.id, .maybe)]
        } else if ["pemohon", "applicant", "warga"].contains(word) {
            finding.helps = [
                Words(
                    en: "a case goes back to the applicant by an action with `repair: {}` in the place of `to`",
                    id: "berkas kembali ke pemohon lewat tindakan dengan `repair: {}` sebagai ganti `to`")
            ]
            finding.fixes = []
        }
        return finding
    }

    /// `opened_by: applicant`: who opens a service where nothing is said.
    static func openedByApplicant(_ name: Located<String>, inRows: Bool) -> Diagnostic {
        Diagnostic(
            .unknownName, at: name.span,
            message: Words(
                en: "`opened_by` names a role or a timer, never the applicant",
                id: "`opened_by` menyebut peran atau jadwal, bukan pemohon"),
            helps: [
                inRows
                    ? Words(
                        en:
                            "what the applicant opens and what an officer opens are two services: move these variants to one without `opened_by`",
                        id:
                            "yang dibuka pemohon dan yang dibuka petugas adalah dua layanan: pindahkan jenis permohonan ini ke layanan tanpa `opened_by`"
                    )
                    : Words(
                        en: "leave `opened_by` out: then the applicant opens it", id: "hapus `opened_by`: tanpa itu pemohon yang membukanya"
                    )
            ])
    }

    /// `replaces: nomor` of a field in rows, which is named by its list.
    static func fieldOfRows(_ name: Located<String>, _ paths: [[String]], _ key: Key) -> Diagnostic {
        let lists = paths.map { $0[$0.count - 2] }
        let rows = lists.map { "`\($0)`" }.joined(separator: ", ")
        let meant = lists.map { "`\($0).\(name.value)`" }.joined(separator: ", ")
        return Diagnostic(
            .unknownName, at: name.span,
            message: Words(
                en: "`\(name.value)` alone is no output: the field stands in the rows of \(rows)",
                id: "`\(name.value)` saja bukan produk: isian itu ada pada baris \(rows)"),
            helps: [
                Words(
                    en: "write \(meant): `\(key.rawValue)` then means the output that each row names",
                    id: "tulis \(meant): `\(key.rawValue)` lalu berlaku bagi produk yang disebut tiap baris")
            ],
            fixes: lists.count == 1 ? [.replacing(name.span, with: "\(lists[0]).\(name.value)", .maybe)] : [])
    }

    /// `replaces: nomor` of a field that names no output.
    static func notIssued(_ name: Located<String>, _ type: FieldType, _ key: Key) -> Diagnostic {
        Diagnostic(
            .unknownName, at: name.span,
            message: Words(
                en: "`\(name.value)` is a field of type `\(type.rawValue)`, which names no output",
                id: "`\(name.value)` isian berjenis `\(type.rawValue)`, yang tidak menyebut produk"),
            helps: [
                Words(
                    en:
                        "`\(key.rawValue)` takes a field of `type: issued` with the `output` whose number it is, or an output of this service",
                    id:
                        "`\(key.rawValue)` menerima isian `type: issued` dengan `output` yang nomornya ditanyakan, atau produk layanan ini")
            ])
    }

    static func nameTaken(_ id: Located<String>, as noun: Words, first: SourceSpan, firstNoun: Words) -> Diagnostic {
        Diagnostic(
            .nameTaken, at: id.span,
            message: Words(
                en: "\(noun.en) with the name of \(firstNoun.en): `\(id.value)`",
                id: "\(noun.id) bernama sama dengan \(firstNoun.id): `\(id.value)`"),
            labels: [.init(first, Words(en: "first here", id: "pertama di sini"))])
    }

    static func circle(_ names: [String], at span: SourceSpan) -> Diagnostic {
        let way = (names + [names[0]]).map { "`\($0)`" }.joined(separator: " → ")
        return Diagnostic(
            .circularDefinition, at: span,
            message: Words(en: "`\(names[0])` depends on itself", id: "`\(names[0])` bergantung pada dirinya sendiri"),
            notes: [Words(en: "the circle: \(way)", id: "lingkarannya: \(way)")])
    }

    static func contradiction(_ first: Key, _ firstSpan: SourceSpan, _ second: Key, _ secondSpan: SourceSpan) -> Diagnostic {
        Diagnostic(
            .contradictingKeys, at: max(firstSpan, secondSpan),
            message: Words(
                en: "`\(first.rawValue)` and `\(second.rawValue)` cannot stand together",
                id: "`\(first.rawValue)` dan `\(second.rawValue)` tidak bisa bersama"),
            labels: [.init(min(firstSpan, secondSpan), Words(en: "the other", id: "yang lain"))],
            helps: [Words(en: "delete one of them", id: "hapus salah satunya")])
    }

    /// A row that says that there is no value, before others.
    static func misplacedRow(_ word: String, at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .misplacedKey, at: span,
            message: Words(en: "`\(word)` may stand in the last row alone", id: "`\(word)` hanya boleh di baris terakhir"),
            helps: [
                Words(
                    en: "move this row to the end, without `when`: the rows above it say the other cases",
                    id: "pindahkan baris ini ke akhir, tanpa `when`: baris di atasnya menyebut keadaan yang lain")
            ])
    }

    static func misplaced(_ key: Key, at span: SourceSpan, in noun: Words) -> Diagnostic {
        Diagnostic(
            .misplacedKey, at: span,
            message: Words(en: "`\(key.rawValue)` means nothing in \(noun.en)", id: "`\(key.rawValue)` tidak berarti pada \(noun.id)"))
    }

    static func boundOfOtherType(_ key: Key, _ type: FieldType, at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .wrongType, at: span,
            message: Words(
                en: "`\(key.rawValue)` is no constant of the type `\(type.rawValue)`",
                id: "`\(key.rawValue)` bukan tetapan jenis `\(type.rawValue)`"))
    }

    static func minAboveMax(at span: SourceSpan, min: SourceSpan?) -> Diagnostic {
        Diagnostic(.minAboveMax, at: span, labels: min.map { [.init($0, Words("min"))] } ?? [])
    }

    static func whenWithoutTo(_ step: String, at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .missingKey, at: span,
            message: Words(
                en: "the step `\(step)` has `when` and no `to`: where does a case go that passes it?",
                id: "langkah `\(step)` punya `when` tanpa `to`: ke mana perkara yang melewatinya?"))
    }
}

extension SourceSpan: Comparable {
    /// By file, then by beginning.
    public static func < (a: SourceSpan, b: SourceSpan) -> Bool { (a.file, a.start, a.end) < (b.file, b.start, b.end) }
}
