/// The sentences for `SubmissionFault`s, by key and language; a region adds a language with `add`.
///
/// A key is a fault's code, or code and kind (`wrong_form.email`) where the kind needs its own words. `{min}` stands for a fact.
public struct FaultWords: Hashable, Sendable {
    public enum KeyKind {}
    public typealias Key = ID<KeyKind>
    public private(set) var sentences: OrderedMap<Key, LocalText>

    public static let standard = FaultWords(sentences: standardSentences)

    /// The keys that a new language has to say.
    public var keys: [Key] { sentences.keys }

    /// Adds `language`, or changes its sentences; keys that are not known are ignored.
    public mutating func add(_ language: LanguageID, _ table: OrderedMap<Key, String>) {
        for (key, sentence) in table { sentences[key]?.byLanguage[ID(language)] = sentence }
    }

    /// What to tell the reader of `language`: the author's message where there is one, else our sentence with its facts.
    public func sentence(for fault: SubmissionFault, language: LanguageID) -> String {
        if let message = fault.message { return message[language] }
        let kind = fault.facts["finding"] ?? fault.facts["type"] ?? fault.facts["expected"]
        var template = sentences[Key(fault.code.rawValue)]
        if case .string(let kind) = kind, let own = sentences[Key(fault.code.rawValue + "." + kind)] { template = own }
        guard let template else { return fault.code.rawValue }
        return fill(template[language], with: fault.facts, language)
    }

    private func fill(_ template: String, with facts: OrderedMap<ID<FactKind>, JSONValue>, _ language: LanguageID) -> String {
        var result = ""
        var rest = Substring(template)
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            result += rest[..<open]
            result += facts[ID(rest[rest.index(after: open)..<close])].map { FaultWords.words(of: $0, language) } ?? ""
            rest = rest[rest.index(after: close)...]
        }
        return result + rest
    }

    private static func words(of fact: JSONValue, _ language: LanguageID) -> String {
        switch fact {
        case .string(let text): text
        case .integer(let number): grouped("\(number)", language)
        case .decimal(let number): grouped(number.description, language)
        case .bool(let flag): flag ? "true" : "false"
        case .array(let items): items.map { words(of: $0, language) }.joined(separator: ", ")
        // A text by language.
        case .object(let texts): (texts[ID(language)] ?? texts.values.first)?.string ?? ""
        case .null: ""
        }
    }

    /// `1234567.5` as `1.234.567,5`; in English `1,234,567.5`.
    private static func grouped(_ number: String, _ language: LanguageID) -> String {
        let isEnglish = language == "en"
        let parts = number.split(separator: ".", maxSplits: 1)
        guard let whole = parts.first else { return number }
        var result = ""
        for (index, digit) in whole.reversed().enumerated() {
            if index > 0 && index % 3 == 0 && digit != "-" { result.append(isEnglish ? "," : ".") }
            result.append(digit)
        }
        return String(result.reversed()) + (parts.count == 2 ? (isEnglish ? "." : ",") + parts[1] : "")
    }

    private static func text(_ id: String, _ en: String) -> LocalText { LocalText(["id": id, "en": en]) }

    private static let standardSentences: OrderedMap<Key, LocalText> = [
        "required": text("Wajib diisi.", "This is required."),
        "unknown_key": text("Isian “{key}” tidak dikenal.", "There is no entry “{key}”."),
        "wrong_type": text("Bentuk isian tidak sesuai.", "The value is of the wrong kind."),
        "wrong_type.text": text("Harus berupa teks.", "This must be a text."),
        "wrong_type.integer": text("Harus berupa bilangan bulat.", "This must be a whole number."),
        "wrong_type.number": text("Harus berupa angka.", "This must be a number."),
        "wrong_type.boolean": text("Jawab ya atau tidak.", "Answer yes or no."),
        "wrong_type.evidence": text("Unggah berkas atau tandai sudah diserahkan.", "Upload a file, or mark it as handed in on paper."),
        "wrong_type.file": text("Unggah sebuah berkas.", "Upload a file."),
        "wrong_form": text("Penulisan isian tidak sesuai.", "The value is not written as it should be."),
        "wrong_form.text": text("Tulis dalam satu baris.", "Write this in one line."),
        "wrong_form.date": text(
            "Tulis tanggal yang ada di kalender, misalnya 2026-01-31.", "Give a day of the calendar, such as 2026-01-31."),
        "wrong_form.time": text("Tulis jam seperti 08:00.", "Give a time such as 08:00."),
        "wrong_form.datetime": text("Tulis tanggal dan jam seperti 2026-01-31T16:00.", "Give date and time such as 2026-01-31T16:00."),
        "wrong_form.booking": text("Tulis mulainya seperti 2026-01-31T16:00.", "Give its beginning such as 2026-01-31T16:00."),
        "wrong_form.email": text("Alamat surel tidak benar.", "This is not an e-mail address."),
        "wrong_form.phone": text("Nomor telepon tidak benar.", "This is not a telephone number."),
        "wrong_form.url": text("Alamat situs tidak benar.", "This is not a web address."),
        "wrong_form.region": text(
            "Tulis kode wilayah menurut tingkat yang diminta, bukan namanya.", "Write a region code of the level asked for, not a name."),
        "wrong_form.account": text("Nomor rekening terdiri atas 5 sampai 20 angka.", "An account number has 5 to 20 digits."),
        "not_accepted": text("Surat ini tidak dapat dipakai di sini.", "This letter cannot be used here."),
        "not_accepted.expired": text("Surat ini sudah habis masa berlakunya.", "This letter has expired."),
        "not_accepted.revoked": text("Surat ini sudah dicabut atau diganti.", "This letter was revoked or replaced."),
        "not_accepted.valid": text("Surat ini masih berlaku.", "This letter is still valid."),
        "not_accepted.unknown": text("Nomor surat ini tidak ada pada daftar.", "No letter of this number is registered."),
        "wrong_form.nik": text("NIK terdiri atas 16 angka.", "A NIK has 16 digits."),
        "wrong_form.kk": text("Nomor KK terdiri atas 16 angka.", "A KK number has 16 digits."),
        "wrong_form.npwp": text("NPWP terdiri atas 16 angka (atau 15 angka lama).", "An NPWP has 16 digits (or the old 15)."),
        "wrong_form.nib": text("NIB terdiri atas 13 angka.", "An NIB has 13 digits."),
        "wrong_form.nop": text("NOP terdiri atas 18 angka.", "An NOP has 18 digits."),
        "wrong_form.kbli": text("Kode KBLI terdiri atas 5 angka.", "A KBLI code has 5 digits."),
        "too_long": text("Angka terlalu besar.", "The number is too large."),
        "below_min": text("Paling sedikit {min}.", "This must be at least {min}."),
        "below_min.date": text("Paling awal tanggal {min}.", "This must not be before {min}."),
        "below_min.time": text("Paling awal pukul {min}.", "This must not be before {min}."),
        "below_min.datetime": text("Paling awal {min}.", "This must not be before {min}."),
        "above_max": text("Paling banyak {max}.", "This must be at most {max}."),
        "above_max.date": text("Paling akhir tanggal {max}.", "This must not be after {max}."),
        "above_max.time": text("Paling akhir pukul {max}.", "This must not be after {max}."),
        "above_max.datetime": text("Paling akhir {max}.", "This must not be after {max}."),
        "pattern": text("Isian tidak sesuai bentuk yang diminta.", "The value does not have the form asked for."),
        "not_an_option": text("Pilih salah satu yang tersedia.", "Choose one of the options."),
        "repeated_option": text("Pilihan yang sama disebut dua kali.", "The same option is given twice."),
        "too_few_rows": text("Isi paling sedikit {min} baris.", "Give at least {min} rows."),
        "too_many_rows": text("Isi paling banyak {max} baris.", "Give at most {max} rows."),
        "unlike_rows": text("Isi tepat {rows} baris: satu untuk tiap {list}.", "Give exactly {rows} rows: one for each {list}."),
        "repeated_row": text("Isian ini sudah ada di baris lain.", "Another row has the same value."),
        "unknown_code": text("Kode ini tidak ada.", "There is no such code."),
        "unknown_code.nik": text("NIK ini tidak mungkin benar; periksa lagi angkanya.", "This NIK cannot be right; check its digits."),
        "unknown_code.npwp": text("NPWP ini tidak mungkin benar; periksa lagi angkanya.", "This NPWP cannot be right; check its digits."),
        "rule": text("Aturan layanan ini tidak terpenuhi.", "A rule of this service is not met."),
        "not_offered": text("Layanan ini tidak tersedia untuk pilihan tersebut.", "This service is not offered for that choice."),
        "not_a_slot": text("Tidak ada jadwal yang mulai pada saat itu.", "No slot begins then."),
        "slot_begun": text("Jadwal ini sudah mulai.", "This slot has begun already."),
        "no_free_slot": text("Jadwal ini sudah penuh; pilih yang lain.", "This slot is fully booked; choose another."),
        "document_missing": text("Dokumen ini wajib diserahkan.", "This document is required."),
        "output_missing": text(
            "Anda belum memegang surat ini yang masih berlaku; ajukan dulu lewat layanan {service}.",
            "You do not hold a valid one of these; apply for it first, by the service {service}."),
        "none_of_documents": text("Serahkan salah satu dokumen ini.", "Hand in one of these documents."),
        "document_too_old": text("Dokumen ini terlalu lama: paling lama {limit}.", "This document is too old: at most {limit}."),
        "document_expired": text("Dokumen ini tidak berlaku lagi.", "This document is no longer valid."),
        "not_judged": text(
            "Isian ini belum dapat dinilai karena kesalahan pada definisi layanan; petugas diberi tahu.",
            "This cannot be judged because of a mistake in the service's definition; the office is told."),
        "doubtful_number": text("Nomor ini perlu diperiksa petugas.", "An officer should check this number."),
        "doubtful_number.birth_date": text(
            "Tanggal lahir di dalam NIK berbeda dari isian.", "The birth date inside the NIK differs from the one given."),
        "doubtful_number.unknown_region": text(
            "Tidak ada wilayah dengan kode ini dalam daftar sekarang.", "No region has this code in today's list."),
        "doubtful_number.unknown_province": text(
            "Kode provinsi di dalam NIK tidak dikenal.", "The province code inside the NIK is not known."),
        "doubtful_number.wrong_check_digit": text("Angka pemeriksa nomor ini tidak cocok.", "The check digit of this number does not fit."),
        "doubtful_number.far_away": text("Tempat ini jauh di luar Indonesia.", "This place lies far outside Indonesia."),
        "doubtful_number.not_a_nik": text("NPWP 16 angka ini bukan NIK.", "This NPWP of 16 digits is no NIK."),
    ]
}
