/// Types as people read them.
extension Diagnostic {
    /// The name of a type, as the checker describes it, for people.
    static func typeName(_ type: String) -> Words {
        Words(en: inEnglish(type), id: inIndonesian(type))
    }

    /// The name of a type, as the checker describes it, in English.
    private static func inEnglish(_ type: String) -> String {
        if type.hasPrefix("list of ") { return type == "list of record" ? "a list of rows" : "a list" }
        for number in ["integer in ", "decimal in "] where type.hasPrefix(number) {
            return inEnglish(String(number.dropLast(" in ".count))) + " in " + type.dropFirst(number.count)
        }
        if type.hasPrefix("region ") { return "a " + type }
        if let options = options(of: type) { return "a choice among \(options)" }
        return englishNames[type] ?? type
    }

    /// The options of a choice that is told apart by them.
    private static func options(of type: String) -> String? {
        guard type.hasPrefix("choice of ") else { return nil }
        let options = type.dropFirst("choice of ".count).split(separator: ",").map { $0.drop { $0 == " " } }
        return options.map { $0 == "…" ? "…" : "`\($0)`" }.joined(separator: ", ")
    }

    private static let englishNames = [
        "yes_no": "a yes or no", "integer": "a whole number", "money": "an amount of money", "decimal": "a decimal number",
        "number": "a number", "text": "a text", "text literal": "a text in quotes", "choice": "a choice", "date": "a date",
        "time": "a time", "datetime": "a date and time", "period": "a length of time", "duration": "a difference of times",
        "list": "a list", "record": "an answer of several parts", "agency": "an agency",
        "beginning of a region code": "the beginning of a region code", "name": "a name", "any": "anything",
    ]

    /// The name of a type, as the checker describes it, in Indonesian.
    private static func inIndonesian(_ type: String) -> String {
        if type.hasPrefix("list of ") { return "daftar " + inIndonesian(String(type.dropFirst("list of ".count))) }
        for number in ["integer in ", "decimal in "] where type.hasPrefix(number) {
            return inIndonesian(String(number.dropLast(" in ".count))) + " dalam " + type.dropFirst(number.count)
        }
        if type.hasPrefix("region ") { return "wilayah " + type.dropFirst("region ".count) }
        if let options = options(of: type) { return "pilihan \(options)" }
        return typeNames[type] ?? type
    }

    private static let typeNames = [
        "yes_no": "ya atau tidak", "integer": "bilangan bulat", "money": "jumlah uang", "decimal": "bilangan desimal", "number": "bilangan",
        "text": "teks", "text literal": "teks dalam tanda kutip", "choice": "pilihan", "date": "tanggal", "time": "jam",
        "datetime": "tanggal dan jam", "period": "lama waktu", "duration": "selisih waktu", "list": "daftar", "record": "baris isian",
        "agency": "instansi", "beginning of a region code": "awal kode wilayah", "numbers": "bilangan",
        "numbers or dates": "bilangan atau tanggal", "name": "nama", "any": "apa pun",
    ]
}
