/// Findings about ids that authors choose.
extension Diagnostic {
    static func badID(_ node: YAMLNode, proposal: String?, isKebab: Bool) -> Diagnostic {
        let (joint, example) = isKebab ? ("-", "izin-usaha") : ("_", "surat_kuasa")
        return Diagnostic(
            .badID, at: node,
            message: Words(
                en: "invalid id `\(node.text)`: an id is lower-case letters and digits joined by `\(joint)`, such as `\(example)`",
                id: "id `\(node.text)` tidak sah: id hanya huruf kecil dan angka yang disambung `\(joint)`, seperti `\(example)`"),
            helps: proposal.map { [Words(en: "write `\($0)`", id: "tulis `\($0)`")] } ?? [],
            fixes: proposal.map { [.replacing(node.span, with: $0, .maybe)] } ?? [])
    }

    /// `lebar { name`: the colon before the bracket is missing.
    static func missingColon(_ key: YAMLNode) -> Diagnostic? {
        let text = key.text
        // Most keys have no blank at all, and bytes tell that faster.
        guard key.isPlain, text.utf8.contains(0x20), text.contains(" {") || text.contains(" ["), let meant = YAMLFault.withColon(text)
        else { return nil }
        return Diagnostic(
            .missingColon, at: key,
            helps: [
                Words(
                    en: "write a colon and a space after the first word: `\(meant)`",
                    id: "tulis titik dua dan spasi setelah kata pertama: `\(meant)`")
            ])
    }

    static func longID(_ node: YAMLNode) -> Diagnostic {
        let count = node.text.unicodeScalars.count
        return Diagnostic(
            .badID, at: node,
            message: Words(
                en: "an id of \(count) characters: at most \(IDRules.longest) are allowed",
                id: "id dengan \(count) karakter: paling banyak \(IDRules.longest)"))
    }

    static func reservedID(_ node: YAMLNode) -> Diagnostic {
        Diagnostic(
            .reservedID, at: node,
            message: Words(
                en: "`\(node.text)` is a word of the language and cannot be an id here",
                id: "`\(node.text)` kata bahasa ini, tidak bisa menjadi id di sini"))
    }

    /// How rows go wrong.
    enum RowFault {
        case notAMap, lastHasWhen, otherKey(String), noValue, earlierWithoutWhen
    }

    /// A block of the language among the ids of a map, one level or more too far to the right or to the left.
    static func blockAmongIDs(_ entry: YAMLEntry, of map: Key, in shape: Shape, isInside: Bool) -> Diagnostic {
        Diagnostic(
            .misplacedKey, at: entry.key,
            message: Words(
                en: "`\(entry.name)` is a key of \(shape.noun.en), not an id in `\(map.rawValue)`",
                id: "`\(entry.name)` adalah kunci \(shape.noun.id), bukan id pada `\(map.rawValue)`"),
            helps: [
                isInside
                    ? Words(
                        en: "move it and all below it two spaces to the right, into the entry above",
                        id: "geser kunci ini beserta isinya dua spasi ke kanan, ke dalam entri di atasnya")
                    : Words(
                        en: "move it and all below it to the left, beside the other keys of \(shape.noun.en)",
                        id: "geser kunci ini beserta isinya ke kiri, sejajar dengan kunci \(shape.noun.id) yang lain")
            ])
    }

    /// A key that a map around this one has, and not this one.
    static func keyOfMapAround(_ entry: YAMLEntry, in shape: Shape, of around: Shape) -> Diagnostic {
        let below = entry.value.kind == .scalar ? Words(en: "", id: "") : Words(en: " and all below it", id: " beserta isinya")
        return Diagnostic(
            .unknownKey, at: entry.key,
            message: Words(
                en: "unknown key `\(entry.name)` in \(shape.noun.en)", id: "kunci `\(entry.name)` tidak dikenal pada \(shape.noun.id)"),
            helps: [
                Words(
                    en: "it is a key of \(around.noun.en): move it\(below.en) to the left, beside the other keys of \(around.noun.en)",
                    id: "ini kunci \(around.noun.id): geser\(below.id) ke kiri, sejajar dengan kunci \(around.noun.id) yang lain")
            ])
    }

    /// A key of the language among the ids of a map: what it was to say of something else would be one thing more.
    static func keyAmongIDs(_ entry: YAMLEntry, of map: Key, in shape: Shape, isBeside: Bool, isInside: Bool) -> Diagnostic {
        let (key, ids) = (entry.name, map.rawValue)
        let inside =
            entry.value.kind == .scalar && entry.value.utf8.count <= 30
            ? "ID: { …, \(key): \(entry.value.text) }" : "ID: { …, \(key): … }"
        let help: Words =
            switch (isBeside, isInside) {
            case (true, true):
                Words(
                    en: "write it beside `\(ids)`, as far to the left, or inside one of the entries: `\(inside)`",
                    id: "tulis sejajar dengan `\(ids)`, atau di dalam salah satu entrinya: `\(inside)`")
            case (_, true):
                Words(en: "write it inside one of the entries: `\(inside)`", id: "tulis di dalam salah satu entrinya: `\(inside)`")
            case (_, false):
                Words(
                    en: "write it beside `\(ids)`, as far to the left", id: "tulis sejajar dengan `\(ids)`, bukan di dalamnya")
            }
        return Diagnostic(
            .misplacedKey, at: entry.key,
            message: Words(
                en: "`\(key)` is a key of \(shape.noun.en), not an id in `\(ids)`",
                id: "`\(key)` adalah kunci \(shape.noun.id), bukan id pada `\(ids)`"),
            helps: [help])
    }
}

extension Diagnostic {
    /// Two entries of one map that people see under the same text.
    static func sameName(_ id: Located<String>, as first: Located<String>) -> Diagnostic {
        Diagnostic(
            .namedTwice, at: id.span, severity: .warning,
            message: Words(
                en: "`\(id.value)` has the same name as `\(first.value)`: nobody can tell them apart",
                id: "`\(id.value)` bernama sama dengan `\(first.value)`: orang tidak bisa membedakannya"),
            labels: [.init(first.span, Words(en: "first here", id: "pertama di sini"))],
            helps: [Words(en: "give one of them another name, or leave it out", id: "ganti nama salah satunya, atau hapus")])
    }
}
