extension Rule {
    /// 02xx: structure.
    public static let structureRules: [Rule] = [
        unknownKey, missingKey, wrongType, saysNothing, badID, reservedID, malformedRow, badDuration, badDate, unknownWord, outOfRange,
        unquotedText, unknownLanguage, toFill, namedTwice, badOfficeDay, contradictingKeys, misplacedKey,
        bracesInText,
    ]

    /// A key that the map does not have.
    static let unknownKey = Rule(
        code: 201, slug: "unknown-key",
        summary: Words(en: "unknown key", id: "kunci tidak dikenal"),
        explanation: Words(
            en: "Each kind of map has a closed list of keys, so that a slip of the pen is never taken for something that means nothing.",
            id: "Tiap bagian berkas punya daftar kunci yang tertutup, supaya salah ketik tidak pernah dibaca sebagai sesuatu tanpa arti."),
        failing: "terbit: { isue: [izin], to: selesai }", passing: "terbit: { issue: [izin], to: selesai }")

    /// A key that the map must have.
    static let missingKey = Rule(
        code: 202, slug: "missing-key",
        summary: Words(en: "a required key is missing", id: "kunci wajib tidak ada"),
        explanation: Words(
            en: "What every citizen must be able to read, or the engine must know, cannot be left out.",
            id: "Yang harus bisa dibaca tiap warga, atau harus diketahui mesin, harus ditulis."),
        failing: "nik: { type: nik }", passing: "nik: { name: NIK, type: nik }")

    /// A value of another form than its key wants.
    static let wrongType = Rule(
        code: 203, slug: "wrong-type",
        summary: Words(en: "a value of the wrong type", id: "jenis nilai salah"),
        explanation: Words(
            en: "Each key wants one form of value: a text, a number, a list, a map …",
            id: "Tiap kunci menghendaki satu bentuk nilai: teks, bilangan, daftar `[…]`, isi berkunci `{ kunci: nilai }` …"),
        failing: "optional: ya", passing: "optional: true")

    /// A map, list or text with nothing in it.
    static let saysNothing = Rule(
        code: 204, slug: "says-nothing",
        summary: Words(en: "nothing stands where something is said", id: "tidak ada isi"),
        explanation: Words(
            en: "Delete a key where there is nothing to say: an empty list or text says nothing.",
            id: "Hapus kuncinya bila tidak ada isinya: daftar atau teks kosong tidak berarti apa-apa."),
        failing: "applicants: []", passing: "applicants: [person]")

    /// An id that is not written as ids are.
    static let badID = Rule(
        code: 205, slug: "bad-id",
        summary: Words(en: "invalid id", id: "id tidak sah"),
        explanation: Words(
            en:
                "Ids are lower-case words: joined by `_` inside a file, so that they can stand in an expression; by `-` for services, catalogs and calendars.",
            id:
                "Id berupa kata huruf kecil: disambung `_` di dalam berkas, supaya bisa dipakai dalam ekspresi; disambung `-` untuk layanan, katalog, dan kalender."
        ),
        failing: "Surat-Kuasa: Surat kuasa", passing: "surat_kuasa: Surat kuasa")

    /// A word of the language as an id.
    static let reservedID = Rule(
        code: 206, slug: "reserved-id",
        summary: Words(en: "a word of the language as an id", id: "kata bahasa ini dipakai sebagai id"),
        explanation: Words(
            en: "Some words mean something where such an id is read: `applicant`, `today`, `fee`, `done`, `join` …",
            id: "Beberapa kata punya arti sendiri di tempat id itu dibaca: `applicant`, `today`, `fee`, `done`, `join` …"),
        failing: "fields: { today: { name: Hari ini, type: date } }", passing: "fields: { hari_ini: { name: Hari ini, type: date } }")

    /// Rows that are not as the row rule says.
    static let malformedRow = Rule(
        code: 207, slug: "malformed-row",
        summary: Words(en: "rows not as the row rule says", id: "baris tidak sesuai aturan baris"),
        explanation: Words(
            en: "Rows are `- { when: C, KEY: value }`: the first row that holds counts, and only the last has no `when`.",
            id: "Baris ditulis `- { when: C, KUNCI: nilai }`: baris pertama yang benar yang dipakai, dan hanya baris terakhir tanpa `when`."
        ),
        failing: "to: [ { to: a }, { to: b } ]", passing: "to: [ { when: luas > 24, to: a }, { to: b } ]")

    /// A text that is no duration.
    static let badDuration = Rule(
        code: 208, slug: "bad-duration",
        summary: Words(en: "invalid duration", id: "lama waktu tidak sah"),
        explanation: Words(
            en:
                "A whole number and a unit: `5 working days`, `1 hour`, `3 to 25 days`; in Indonesian `5 hari kerja`, `1 jam`. `days` alone are days of the calendar, `working days` those on which the office is open. A time by the number of something names it: `1 working day per kendaraan`.",
            id:
                "Bilangan bulat dan satuan: `5 hari kerja`, `1 jam`, `3 sampai 25 hari`; dalam bahasa Inggris `5 working days`. `hari` saja berarti hari kalender; `hari kerja` berarti hari kantor buka. Waktu menurut banyaknya sesuatu menyebut namanya: `1 hari kerja per kendaraan`."
        ),
        failing: "within: 5", passing: "within: 5 hari kerja")

    /// A text that is no day of the calendar.
    static let badDate = Rule(
        code: 209, slug: "bad-date",
        summary: Words(en: "invalid date", id: "tanggal tidak sah"),
        explanation: Words(
            en: "A date is written year, month, day: `2026-01-31`, and must exist.",
            id: "Tanggal ditulis tahun, bulan, hari: `2026-01-31`, dan harus ada."),
        failing: "date: 2026-02-30", passing: "date: 2026-02-28")

    /// A word that is not on the closed list of its key.
    static let unknownWord = Rule(
        code: 210, slug: "unknown-word",
        summary: Words(en: "not one of the words that may stand here", id: "bukan kata yang boleh di sini"),
        explanation: Words(
            en: "Where the language has a closed list of words, only these may stand.",
            id: "Di tempat yang daftar katanya tertutup, hanya kata itu yang boleh."),
        failing: "type: string", passing: "type: text")

    /// A number outside what can be meant.
    static let outOfRange = Rule(
        code: 211, slug: "out-of-range",
        summary: Words(en: "a number out of range", id: "bilangan di luar batas"),
        explanation: Words(en: "The number cannot be meant here.", id: "Bilangan itu tidak mungkin dimaksudkan di sini."),
        failing: "version: 0", passing: "version: 1")

    /// A text that YAML takes for a number or a Boolean.
    static let unquotedText = Rule(
        code: 212, slug: "unquoted-text",
        summary: Words(en: "a text that YAML reads as something else", id: "teks yang dibaca YAML sebagai hal lain"),
        explanation: Words(
            en: "Without quotes, YAML reads `73.07` as a number and `no` as a Boolean: zeros and meaning are lost. Put it in quotes.",
            id:
                "Tanpa tanda kutip, YAML membaca `73.07` sebagai bilangan dan `no` sebagai Boolean: nol dan artinya hilang. Beri tanda kutip."
        ),
        failing: "region: 73.07", passing: "region: \"73.07\"")

    /// A text in a language that the catalog does not name.
    static let unknownLanguage = Rule(
        code: 213, slug: "unknown-language",
        summary: Words(en: "a language that the catalog does not name", id: "bahasa yang tidak disebut katalog"),
        explanation: Words(
            en: "The catalog's `languages` lists the languages of its texts.", id: "`languages` di katalog mendaftar bahasa teksnya."),
        failing: "name: { in: Izin }", passing: "name: { id: Izin }")

    /// A value that is still to be written.
    static let toFill = Rule(
        code: 215, slug: "to-fill", severity: .warning,
        summary: Words(en: "still to be filled in", id: "masih harus diisi"),
        explanation: Words(
            en: "A service with a `to_fill` is a draft: it is checked, and published by nobody.",
            id: "Layanan dengan `to_fill` adalah konsep: diperiksa, tetapi tidak diterbitkan siapa pun."),
        failing: "within: to_fill", passing: "within: 5 working days")

    /// The same name twice in a list.
    static let namedTwice = Rule(
        code: 216, slug: "named-twice",
        summary: Words(en: "named twice", id: "disebut dua kali"),
        explanation: Words(
            en:
                "A list names each thing once; on each way an output is numbered once and released once. Options, actions, fields, documents and "
                + "the like that bear the same name are a warning: people cannot tell them apart.",
            id:
                "Sebuah daftar menyebut tiap hal satu kali; di setiap jalur produk diberi nomor satu kali dan diterbitkan satu kali. Pilihan, tindakan, "
                + "isian, berkas, dan sejenisnya yang bernama sama menjadi peringatan: orang tidak bisa membedakannya."),
        failing: "by: [kasi, kasi]", passing: "by: [kasi, kepala]")

    /// A key of office hours that names no day, or one twice.
    static let badOfficeDay = Rule(
        code: 217, slug: "bad-office-day",
        summary: Words(en: "not a day of office hours", id: "bukan hari buka"),
        explanation: Words(
            en: "Days are `mon` to `sun`, or two joined as `mon_thu`; no day stands twice.",
            id: "Hari ditulis `mon` sampai `sun`, atau dua disambung seperti `mon_thu`; tidak ada hari yang disebut dua kali."),
        failing: "office_hours: { senin: \"08:00-16:00\" }", passing: "office_hours: { mon: \"08:00-16:00\" }")

    /// Two keys of which only one can be meant.
    static let contradictingKeys = Rule(
        code: 218, slug: "contradicting-keys",
        summary: Words(en: "two keys of which only one can be meant", id: "dua kunci yang tidak bisa berlaku bersama"),
        explanation: Words(
            en: "A step does exactly one thing; a document has either `any_of` or `all_of`; an action has either `to` or `repair`.",
            id: "Sebuah langkah melakukan tepat satu hal; berkas punya `any_of` atau `all_of`; tindakan punya `to` atau `repair`."),
        failing: "kembali: { name: Kembali, to: awal, repair: {} }", passing: "kembali: { name: Kembali, repair: {} }")

    /// A key that means nothing in this kind of thing.
    static let misplacedKey = Rule(
        code: 219, slug: "misplaced-key",
        summary: Words(en: "the key means nothing here", id: "kunci ini tidak berarti di sini"),
        explanation: Words(
            en: "Some keys belong to one kind of step or one type of field only, and no key stands among ids of your own.",
            id: "Beberapa kunci hanya milik satu jenis langkah atau satu jenis isian, dan kunci tidak berada di antara id buatan sendiri."),
        failing: "nama: { name: Nama, type: text, unit: m }", passing: "panjang: { name: Panjang, type: decimal, unit: m }")

    /// A name in braces in a text for people.
    static let bracesInText = Rule(
        code: 220, slug: "braces-in-text", severity: .warning,
        summary: Words(en: "braces in a text are shown as they stand", id: "kurung kurawal dalam teks ditampilkan apa adanya"),
        explanation: Words(
            en:
                "Nothing is filled into a text for people: the citizen would read the braces. Only the number of an output is a pattern. What the "
                + "applicant is to know of what was recorded is shown beside the message: `shows: [hari]`.",
            id:
                "Tidak ada yang diisikan ke dalam teks untuk orang: warga akan membaca kurungnya. Hanya nomor produk yang berupa pola. Yang perlu "
                + "diketahui pemohon dari catatan petugas ditunjukkan di samping pesannya: `shows: [hari]`."),
        failing: "message: \"Datanglah pada {hari}.\"", passing: "message: Datanglah pada hari ini\nshows: [hari]")
}
