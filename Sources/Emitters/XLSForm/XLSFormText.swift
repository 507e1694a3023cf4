import ServiceIR

/// Texts of authors as labels of a form, and what this program says in it itself.
enum XLSFormText {
    /// As it is written: a text with a meaning to those who show forms (`${…}`, `*…*`, `_…_`, `#`, `[…](…)`, `<…>`, `&…;`) loses it.
    ///
    /// By a backslash where that is read as one, else by a word joiner (U+2060), which nobody sees.
    static func shown(_ text: String) -> String {
        guard Text.has(text, byte: mayMean) else { return text }
        var result = ""
        var last: Unicode.Scalar = " "
        for scalar in text.unicodeScalars {
            switch (last, scalar) {
            case ("$", "{"), ("]", "("), ("<", _), ("&", _): result += "\u{2060}"
            default: break
            }
            if scalar == "\\" || scalar == "*" || scalar == "_" || scalar == "#" { result += "\\" }
            result.unicodeScalars.append(scalar)
            last = scalar
        }
        return result
    }

    private static func mayMean(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "{"), UInt8(ascii: "("), UInt8(ascii: "<"), UInt8(ascii: "&"), UInt8(ascii: "\\"), UInt8(ascii: "*"),
            UInt8(ascii: "_"), UInt8(ascii: "#"):
            true
        default: false
        }
    }

    /// In a message nothing but a reference is read.
    static func message(_ text: String) -> String { text.replacing("${", with: "$\u{2060}{") }

    static let languages = ["id": "Bahasa Indonesia", "en": "English"]

    static func name(of language: LanguageID) -> String { "\(languages[language] ?? language) (\(language))" }
    static func column(_ name: String, _ language: LanguageID) -> String { "\(name)::\(self.name(of: language))" }

    static let words: [String: LocalText] = [
        "variant": LocalText(en: "What is applied for", id: "Jenis permohonan"),
        "applicant": LocalText(en: "Who applies", id: "Pemohon adalah"),
        "channel": LocalText(en: "Channel", id: "Saluran"),
        "party": LocalText(en: "Who fills this in", id: "Siapa yang mengisi ini"),
        "documents": LocalText(en: "Documents", id: "Dokumen"),
        "yes": LocalText(en: "Yes", id: "Ya"),
        "no": LocalText(en: "No", id: "Tidak"),
        "file": LocalText(en: "Photographed or attached here", id: "Difoto atau dilampirkan di sini"),
        "paper": LocalText(en: "Handed in on paper", id: "Diserahkan di atas kertas"),
        "download": LocalText(en: "Download", id: "Unduh"),
        "counter": LocalText(en: "Collect at the counter", id: "Ambil di loket"),
        "post": LocalText(en: "Post", id: "Pos"),
        "email": LocalText(en: "E-mail", id: "Surel"),
        "bank": LocalText(en: "Bank", id: "Bank"),
        "number": LocalText(en: "Account number", id: "Nomor rekening"),
    ]

    /// What stands before the name of what is asked.
    enum Before {
        static let count = LocalText(en: "How many:", id: "Berapa banyak:")
        static let file = LocalText(en: "File:", id: "Berkas:")
        static let issued = LocalText(en: "Day of issue:", id: "Tanggal terbit:")
        static let valid = LocalText(en: "Valid until:", id: "Berlaku sampai:")
        static let delivery = LocalText(en: "Delivery:", id: "Penyerahan:")
        static let example = LocalText(en: "Example:", id: "Contoh:")
    }
}

extension XLSForm {
    /// What the form leaves to the runtime, which judges every answer again when it is filed.
    enum Reason: CaseIterable {
        case when, optional, value, near, rule, pattern, unique, table, time, form, checkDigit, issued, slot, output, age, party, delivery,
            group

        var text: LocalText {
            switch self {
            case .when:
                LocalText(
                    en: "Shown also where it may not be asked, and never required: a form cannot say its condition.",
                    id: "Tampil juga saat mungkin tidak ditanyakan, dan tidak diwajibkan: formulir tidak dapat menyatakan syaratnya.")
            case .optional:
                LocalText(
                    en: "Never required: a form cannot say when it may be left empty.",
                    id: "Tidak diwajibkan: formulir tidak dapat menyatakan kapan isian ini boleh kosong.")
            case .value:
                LocalText(
                    en: "Not worked out in the form, only when the application is filed.",
                    id: "Tidak dihitung di formulir, baru saat permohonan diajukan.")
            case .near:
                LocalText(
                    en: "Worked out in floating point, to be shown: its bounds and what depends on it are not judged.",
                    id: "Dihitung dengan bilangan titik kambang, untuk ditampilkan: batasnya dan yang bergantung padanya tidak dinilai.")
            case .rule:
                LocalText(en: "A rule that a form cannot judge in full.", id: "Aturan yang tidak dapat dinilai formulir sepenuhnya.")
            case .pattern:
                LocalText(en: "A pattern that not every form reads alike.", id: "Pola yang tidak dibaca sama oleh semua formulir.")
            case .unique: LocalText(en: "Rows must differ: not judged in the form.", id: "Baris harus berbeda: tidak dinilai di formulir.")
            case .table:
                LocalText(
                    en: "Which choices are offered together is not judged in the form.",
                    id: "Pilihan mana yang tersedia bersama tidak dinilai di formulir.")
            case .time: LocalText(en: "Bounds of a time of day are not judged in the form.", id: "Batas jam tidak dinilai di formulir.")
            case .form: LocalText(en: "Its form is judged roughly in the form.", id: "Penulisannya hanya dinilai secara kasar di formulir.")
            case .checkDigit: LocalText(en: "The check digit is not judged in the form.", id: "Angka pemeriksa tidak dinilai di formulir.")
            case .issued:
                LocalText(
                    en: "Whether there is such an issued document, only the office knows.",
                    id: "Ada tidaknya surat bernomor ini hanya diketahui kantor.")
            case .slot: LocalText(en: "Free slots are not known offline.", id: "Jadwal kosong tidak diketahui saat luring.")
            case .output:
                LocalText(
                    en: "Never required: the office may have it in its register.",
                    id: "Tidak diwajibkan: mungkin sudah ada pada daftar kantor.")
            case .age:
                LocalText(
                    en: "An age in working days is not judged in the form.", id: "Umur dalam hari kerja tidak dinilai di formulir.")
            case .party:
                LocalText(
                    en: "Any place that there may be is offered, also one beyond the rows.",
                    id: "Semua kemungkinan ditawarkan, juga yang melebihi jumlah baris.")
            case .delivery:
                LocalText(
                    en: "Every way is offered and none required: which ones there are depends on the case.",
                    id: "Semua cara ditawarkan dan tidak diwajibkan: yang tersedia bergantung pada permohonan.")
            case .group:
                LocalText(
                    en: "That one of them is needed is not judged in the form.", id: "Bahwa salah satunya wajib tidak dinilai di formulir.")
            }
        }
    }

    /// Something for which the runtime may refuse what the form takes, or that the form shows without need.
    struct LeftOut {
        /// Empty for the whole form.
        let question: String
        let reason: Reason
        /// What the runtime finds there.
        let codes: [SubmissionFault.Code]
        /// In the language of the definition.
        let condition: String
    }
}
