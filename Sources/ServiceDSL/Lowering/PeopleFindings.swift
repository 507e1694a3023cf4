import ServiceIR

extension LocalText {
    /// Some letter or digit stands in it.
    var namesSomething: Bool {
        byLanguage.contains { $0.value.unicodeScalars.contains { $0.properties.isAlphabetic || $0.properties.numericType != nil } }
    }
}

extension Diagnostic {
    static func headOfAnother(_ head: Located<String>, agency: String, own: String, at place: SourceSpan) -> Diagnostic {
        Diagnostic(
            .headOfAnother, at: head.span,
            message: Words(
                en: "`\(head.value)` heads `\(agency)`, but belongs to `\(own)`",
                id: "`\(head.value)` mengepalai `\(agency)`, padahal peran itu milik `\(own)`"),
            labels: [.init(place, Words(en: "belongs here", id: "milik instansi ini"))],
            helps: [
                Words(
                    en: "name a role of `\(agency)`, or mend `agency` of `\(head.value)`",
                    id: "sebut peran milik `\(agency)`, atau perbaiki `agency` pada `\(head.value)`")
            ])
    }

    static func nobodyApplies(_ section: Located<String>) -> Diagnostic {
        Diagnostic(
            .nobodyApplies, at: section.span,
            message: Words(
                en: "no section of the form is the applicant's own: whose NIK is asked in `\(section.value)`?",
                id: "tidak ada bagian formulir milik pemohon sendiri: NIK siapa yang ditanyakan pada `\(section.value)`?"),
            helps: [
                Words(
                    en: "write `party: applicant` on the section of the applicant; `party: other` where it asks of somebody else",
                    id: "tulis `party: applicant` pada bagian pemohon; `party: other` bila menanyakan orang lain")
            ])
    }

    static func lawWithoutName(_ entry: SyntaxEntry) -> Diagnostic {
        Diagnostic(
            .saysNothing, at: entry.valueSpan ?? entry.id.span,
            message: Words(en: "`\(entry.id.value)` names no law", id: "`\(entry.id.value)` tidak menyebut peraturan apa pun"),
            helps: [Words(en: "write its kind, number and year", id: "tulis jenis, nomor, dan tahunnya: `Perda 1/2020`")])
    }
}
