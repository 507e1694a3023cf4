import ServiceIR

extension Keywords {
    /// The type that a word of other languages and programs stands for.
    static func meantFieldType(_ word: String) -> String? {
        let type: FieldType? =
            switch word.lowercased() {
            case "string", "str", "char", "varchar", "teks": .text
            case "textarea", "paragraph", "multiline": .longText
            case "int", "number", "numeric", "angka", "bilangan": .integer
            case "float", "double", "real", "desimal": .decimal
            case "currency", "rupiah", "uang": .money
            case "bool", "boolean", "checkbox", "ya_tidak": .yesNo
            case "enum", "select", "radio", "dropdown", "pilihan": .choice
            case "multiselect", "checkboxes": .choices
            case "tanggal": .date
            case "jam": .time
            case "timestamp", "date_time": .datetime
            case "mail", "surel": .email
            case "tel", "telephone", "telepon", "hp": .phone
            case "link", "uri", "website": .url
            case "array", "table", "rows", "daftar": .list
            case "ktp": .nik
            default: nil
            }
        return type?.rawValue
    }

    static let formShapes: [Shape] = [
        Shape(
            .section, en: "a section", id: "bagian",
            [
                .must(.name, .text, "the section's name", "nama bagian"),
                .may(.hint, .text, "a word of help", "petunjuk"),
                .may(.when, .expression, "when it is asked", "kapan ditanyakan"),
                .may(.party, .word(["applicant", "other"]), "a person or company that takes part", "orang atau badan yang terlibat"),
                .may(.use, .name(.fieldGroup), "the catalog's group of fields", "kelompok isian dari katalog"),
                .may(.many, .bounds, "how many of them", "berapa banyak"),
                .may(.unique, .names(.field), "fields whose values no two of them share", "isian yang tidak boleh sama"),
                .may(.fields, fieldMap, "its fields", "isiannya"),
            ]),
        Shape(
            .field, en: "a field", id: "isian",
            [
                .must(.name, .text, "the question", "pertanyaannya"),
                .may(.hint, .text, "a word of help", "petunjuk"),
                .must(.type, .word(FieldType.allCases.map(\.rawValue)), "what kind of answer", "jenis jawaban"),
                .may(.example, .text, "an example answer", "contoh jawaban"),
                .may(.many, .bounds, "how many rows", "berapa baris"),
                .may(
                    .per, .expression, "the list of which each row has one row of this one",
                    "daftar yang tiap barisnya punya satu baris di sini"),
                .may(.class, .word(["general", "specific"]), "the class of personal data", "golongan data pribadi"),
                .may(
                    .level, .word(RegionLevel.allCases.map(\.rawValue)), "the level of the region; unsaid = `village`",
                    "tingkat wilayah; bila tidak disebut, `village`"),
                .may(
                    .output, .either(.list(.string), .string), "the output it refers to, or several of which it may be any",
                    "produk yang dirujuk, atau beberapa yang boleh salah satunya"),
                .may(.accept, .list(.string), "which files or states", "berkas atau status yang diterima"),
                .may(.maxSize, .size, "the largest file", "ukuran terbesar"),
                .may(.resource, .name(.resource), "what is booked", "yang dipesan"),
                .may(.unit, .unit, "the unit of the number", "satuan bilangan"),
                .may(.value, .expression, "computed, never asked", "dihitung, tidak ditanyakan"),
                .may(.round, .rounding, "how a computed value becomes whole", "pembulatan nilai hitungan"),
                .may(.min, .constant, "the least", "nilai terkecil"),
                .may(.max, .constant, "the greatest", "nilai terbesar"),
                .may(.pattern, .string, "what the whole text looks like", "bentuk seluruh teks"),
                .may(.keepFor, longDuration, "how long it is kept", "masa simpan"),
                .may(.when, .expression, "when it is asked", "kapan ditanyakan"),
                .may(.optional, .flagOrCondition, "whether, or when, it may be left empty", "boleh kosong atau tidak, atau kapan"),
                .may(.purpose, .text, "why it is asked", "untuk apa ditanyakan"),
                .may(.rule, .expression, "what the answer must satisfy", "yang harus dipenuhi jawaban"),
                .may(.message, .text, "what is said when it does not", "pesan bila tidak"),
                .may(.options, .entries(.option, .map(.option)), "what one can choose", "yang bisa dipilih"),
                .may(.unique, .names(.field), "fields whose values no two rows share", "isian yang tidak boleh sama antarbaris"),
                .may(.fields, fieldMap, "the fields of a row", "isian tiap baris"),
            ]),
        Shape(
            .document, en: "a document", id: "berkas", short: .name,
            [
                .must(.name, .text, rows: true, "the document's name", "nama berkas"),
                .may(.hint, .text, "a word of help", "petunjuk"),
                .may(
                    .from, .string, "the agency, system or output from which the office gets it",
                    "instansi, sistem, atau produk tempat kantor memperolehnya"
                ),
                .may(.maxAge, longDuration, "how old it may be", "paling lama terbit berapa"),
                .may(.notExpired, .flag, "must be valid", "harus masih berlaku"),
                .may(
                    .copies, .either(.count(1...99), .list(.text)), rows: true, "how many copies, or for whom each is",
                    "jumlah rangkap, atau untuk siapa saja"),
                .may(.template, .string, "a form to fill in", "formulir"),
                .may(.per, .names(.section), "asked for each of these sections", "diminta untuk tiap bagian"),
                .may(.when, .expression, "when it is asked", "kapan diminta"),
                .may(.optional, .flagOrCondition, "whether, or when, it may be left out", "boleh tidak ada atau tidak, atau kapan"),
                .may(.bring, .word(["copy", "legalised", "original", "surrendered"]), rows: true, "what one brings", "yang dibawa"),
                .may(.anyOf, documentMap, "one of these serves", "salah satu dari ini"),
                .may(.allOf, documentMap, "all of these", "semua ini"),
                .may(.accept, .list(.word(FileKind.allEndings)), "accepted file endings", "jenis berkas"),
                .may(.maxSize, .size, "the largest file", "ukuran terbesar"),
                .may(.stampDuty, .flag, "needs a duty stamp", "bermeterai"),
                .may(.selfDeclaration, .flag, "the applicant's own word", "pernyataan sendiri"),
            ]),
    ]
}
