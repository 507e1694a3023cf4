import ServiceIR

/// What an expression written as in speech, in another program or in a decree is meant to be.
enum MeantExpressions {
    /// The name of the language that a word stands for.
    static func name(_ word: String) -> String? {
        switch word.lowercased() {
        case "ya", "yes", "benar", "true", "y": "true"
        case "tidak", "no", "salah", "false", "bukan", "n": "false"
        case "hari_ini", "sekarang", "now", "tanggal_hari_ini", "sysdate": "today"
        case "tanggal_permohonan", "tanggal_pengajuan", "tanggal_daftar": "date(submitted)"
        case "diajukan": "submitted"
        case "pemohon", "jenis_pemohon": "applicant"
        case "saluran", "kanal": "channel"
        case "varian", "jenis_permohonan": "variant"
        case "biaya", "retribusi": "fee"
        case "gratis", "nihil": "0"
        default: nil
        }
    }

    /// The function that a word stands for.
    static func function(_ word: String) -> String? {
        switch word.lowercased() {
        case "hari", "day": "days"
        case "bulan", "month": "months"
        case "tahun", "year": "years"
        case "jam", "hour": "hours"
        case "menit", "minute": "minutes"
        case "usia", "umur": "age"
        case "bulatkan", "pembulatan": "round"
        case "ada", "punya", "terisi", "isset", "exists": "has"
        case "panjang", "count", "length", "len": "size"
        case "jarak": "distance"
        case "tanggal": "date"
        default: nil
        }
    }

    /// What mends a text that is no expression.
    static func help(_ fault: ExpressionSyntaxFault, in text: String) -> Words? {
        let bytes = Array(text.utf8)
        let before = bytes[..<min(fault.range.lowerBound, bytes.count)].reversed().drop { $0 == UInt8(ascii: " ") }
        let isPercent =
            before.first == UInt8(ascii: "%")
            || (fault.range.lowerBound < bytes.count && bytes[fault.range.lowerBound] == UInt8(ascii: "%"))
        if isPercent {
            let mark = bytes.firstIndex(of: UInt8(ascii: "%")) ?? 0
            let digits = bytes[..<mark].reversed().drop { $0 == UInt8(ascii: " ") }.prefix { (0x30...0x39).contains($0) }.reversed()
            if let number = Int(String(decoding: Array(digits), as: UTF8.self)), number <= 100 {
                let meant = number == 100 ? "1" : "0.\(number < 10 ? "0" : "")\(number)"
                return Words(
                    en: "a percentage is written as a fraction: `… * \(meant)`", id: "persen ditulis sebagai pecahan: `… * \(meant)`")
            }
            return Words(en: "a percentage is written as a fraction: `… * 0.05`", id: "persen ditulis sebagai pecahan: `… * 0.05`")
        }
        switch fault.kind {
        case .reservedWord("if"):
            return Words(
                en: "write the condition alone; between two values it is `condition ? value : other`",
                id: "tulis syaratnya saja; untuk memilih di antara dua nilai: `syarat ? nilai : nilai_lain`")
        case .unexpected(let word) where word.hasPrefix("`"):
            return Words(en: "write `'\(word.filter { $0 != "`" })'`", id: "tulis `'\(word.filter { $0 != "`" })'`")
        case .unexpected(let word):
            let unit = function(word) ?? word
            guard ["days", "months", "years", "hours", "minutes"].contains(unit) else { return nil }
            let number = before.prefix { (0x30...0x39).contains($0) }.reversed()
            guard !number.isEmpty else { return nil }
            let meant = "\(unit)(\(String(decoding: Array(number), as: UTF8.self)))"
            return Words(en: "write `\(meant)`", id: "tulis `\(meant)`")
        case .unexpected(")"):
            return Words(en: "delete it, or open it before", id: "hapus, atau tulis kurung bukanya lebih dahulu")
        case .missing(let sign, _):
            return Words(en: "write `\(sign)` where the part ends", id: "tulis `\(sign)` di akhir bagiannya")
        case .unterminatedText:
            return Words(en: "write the closing quote", id: "tulis tanda kutip penutupnya")
        default: return nil
        }
    }

    /// A date written by hand that an expression reads as a sum: `31-12-2026`, `31/12/2026`.
    static func date(in text: String) -> CivilDate? {
        for word in text.split(whereSeparator: { !("0"..."9").contains($0) && $0 != "-" && $0 != "/" }) {
            guard (8...10).contains(word.utf8.count), word.split(whereSeparator: { "-/".contains($0) }).count == 3 else { continue }
            if let date = MeantTimes.date(String(word)) { return date }
        }
        return nil
    }
}
