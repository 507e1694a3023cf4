extension YAMLFault {
    /// Of keys, values, anchors and aliases, where what is written is YAML and no definition.
    func structureWords() -> Telling {
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
}
