/// What is told of keys: unknown, missing, astray, of an entry whose head is lost.
extension Diagnostic {
    /// - Parameter above: of the map right above, to which it may belong as well as `near` may be meant; then a person decides.
    static func unknownKey(_ entry: YAMLEntry, in shape: Shape, near: String?, above: Key? = nil) -> Diagnostic {
        let known = duty(entry, in: shape) ?? answer(entry, in: shape) ?? required(entry, in: shape)
        let guesses = [above.map { belonging(to: $0) }, near.map { .didYouMean($0) }].compactMap(\.self)
        return Diagnostic(
            .unknownKey, at: entry.key,
            message: Words(
                en: "unknown key `\(entry.name)` in \(shape.noun.en)", id: "kunci `\(entry.name)` tidak dikenal pada \(shape.noun.id)"),
            helps: known.map { [$0] } ?? (guesses.isEmpty ? indented(entry, in: shape).map { [$0] } ?? [] : guesses),
            fixes: above == nil ? near.map { [.replacing(entry.key.span, with: $0, .maybe)] } ?? [] : [])
    }

    /// The last entry of a map of ids that stands as far to the left as the map's own key.
    private static func belonging(to above: Key) -> Words {
        Words(
            en: "if it belongs to `\(above.rawValue)` above, move it to the right, in line with what stands there",
            id: "bila ini isi `\(above.rawValue)` di atasnya, geser ke kanan hingga sejajar dengan isi yang lain")
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
            .unknownKey, at: entry.key,
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
            .misplacedKey, at: entry.key,
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
            .misplacedKey, at: first.key,
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
