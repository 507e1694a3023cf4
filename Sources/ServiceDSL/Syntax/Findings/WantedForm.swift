/// The form of value that a key wants, in words.
enum WantedForm {
    case text, aList, aMapOfIDs, anID, anIDOrList, flag, flagOrCondition, wholeNumber, constant, duration, size, unit, rounding, bounds,
        join, event
    case officeHours, timeSpan, expression, aWord, aDate, tableValue, rate, replacing, copies

    init(_ kind: SyntaxKind) {
        switch kind {
        case .text, .string: self = .text
        case .expression: self = .expression
        case .word, .words: self = .aWord
        case .name, .kebabID: self = .anID
        case .names, .turns: self = .anIDOrList
        case .event: self = .event
        case .flag: self = .flag
        case .flagOrCondition: self = .flagOrCondition
        case .count: self = .wholeNumber
        case .constant: self = .constant
        case .duration, .timeLimit, .promises, .durationOrDate: self = .duration
        case .date: self = .aDate
        case .size: self = .size
        case .unit: self = .unit
        case .rounding: self = .rounding
        case .bounds: self = .bounds
        case .join: self = .join
        case .officeHours: self = .officeHours
        case .timeSpan: self = .timeSpan
        case .tableValue: self = .tableValue
        case .rate: self = .rate
        case .list: self = .aList
        case .map, .entries, .tableRows, .either, .anything: self = .aMapOfIDs
        }
    }

    var words: Words {
        switch self {
        case .text: Words(en: "a text", id: "teks")
        case .aList: Words(en: "a list", id: "daftar")
        case .aMapOfIDs: Words(en: "a map of ids", id: "beberapa entri `id: …`")
        case .anID: Words(en: "an id", id: "id")
        case .anIDOrList: Words(en: "an id or a list of ids", id: "id atau daftar id")
        case .flag: Words(en: "`true` or `false`", id: "`true` atau `false`")
        case .flagOrCondition: Words(en: "`true`, `false` or a condition", id: "`true`, `false`, atau syarat")
        case .wholeNumber: Words(en: "a whole number", id: "bilangan bulat")
        case .constant: Words(en: "a number, a date or a time", id: "bilangan, tanggal, atau jam")
        case .duration: Words(en: "a duration such as `5 working days`", id: "lama waktu seperti `5 hari kerja`")
        case .size: Words(en: "a size such as `5 MB`", id: "ukuran seperti `5 MB`")
        case .unit: Words(en: "a unit such as `m2` or `rupiah/m2`", id: "satuan seperti `m2` atau `rupiah/m2`")
        case .rounding: Words(en: "`up`, `down` or `nearest` and a number", id: "`up`, `down`, atau `nearest` dan bilangan")
        case .bounds: Words(en: "two numbers such as `1 to 20`", id: "dua bilangan seperti `1 to 20`")
        case .join: Words(en: "`all`, `any`, `in_order` or a number", id: "`all`, `any`, `in_order`, atau bilangan")
        case .event: Words(en: "a step, or `STEP.ACTION`", id: "langkah, atau `LANGKAH.TINDAKAN`")
        case .officeHours:
            Words(en: "hours by day such as `mon_thu: \"08:00-16:00\"`", id: "jam per hari seperti `mon_thu: \"08:00-16:00\"`")
        case .timeSpan: Words(en: "a span such as `\"08:00-16:00\"`", id: "rentang seperti `\"08:00-16:00\"`")
        case .expression: Words(en: "an expression", id: "ekspresi")
        case .aWord: Words(en: "one word", id: "satu kata")
        case .aDate: Words(en: "a date such as `2026-01-31`", id: "tanggal seperti `2026-01-31`")
        case .replacing: Words(en: "`true`", id: "`true`")
        case .copies:
            Words(
                en: "a whole number, a list of those whom each is for, or rows by `when`",
                id: "bilangan bulat, daftar penerimanya, atau baris dengan `when`")
        case .tableValue: Words(en: "a number or `none`", id: "bilangan atau `none`")
        case .rate: Words(en: "a number with its unit such as `55000 rupiah/km`", id: "bilangan dengan satuannya seperti `55000 rupiah/km`")
        }
    }
}
