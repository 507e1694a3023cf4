import ServiceIR

extension Rule {
    static let officerInText = Rule(
        code: 711, slug: "officer-in-public-text", severity: .warning,
        summary: Words(en: "an officer as a person in a public text", id: "pribadi petugas dalam teks publik"),
        explanation: Words(
            en: """
                The text shows a mobile number, an employee number (NIP) or a name with its titles: personal data of an officer, published to \
                everybody, and wrong as soon as he moves. A standard names roles: who holds one stands in the staff list of the region. A line of \
                the office belongs to `complaints: channels` or to the agency's `phone`.
                """,
            id: """
                Teks ini memuat nomor ponsel, NIP, atau nama dengan gelarnya: data pribadi petugas yang terbuka bagi siapa pun, dan keliru begitu ia \
                pindah tugas. Standar menyebut peran: siapa pemegangnya ada pada daftar petugas daerah. Nomor kantor ditulis pada \
                `complaints: channels` atau `phone` instansi.
                """),
        failing: "summary: Hubungi Bapak Drs. Amir di 0812 3456 7890.",
        passing: "summary: Hubungi petugas loket.",
        source: "UU 27/2022 pasal 16")

    static let hardToRead = Rule(
        code: 714, slug: "hard-to-read", severity: .note,
        summary: Words(en: "a text that is hard to read", id: "teks yang sulit dibaca"),
        explanation: Words(
            en: """
                The text is too long for what it is, or uses a word of officials where a plain one serves: not everybody reads well, and many read on \
                a small screen. One thought in one sentence, at most 40 words; a name of a field, document or step in at most 120 characters, the \
                rest in its `hint`.
                """,
            id: """
                Teks ini terlalu panjang, atau memakai kata kedinasan padahal ada kata biasa: tidak semua orang lancar membaca, dan banyak yang \
                membacanya di layar kecil. Satu pikiran satu kalimat, paling banyak 40 kata; nama isian, berkas, atau langkah paling banyak 120 \
                huruf, selebihnya pada `hint`.
                """),
        failing: "summary: Permohonan diajukan selambat-lambatnya pukul 15.00.",
        passing: "summary: Permohonan diajukan paling lambat pukul 15.00.",
        source: "PermenPANRB 15/2014")
}

/// What is asked of every text that citizens read, as the author wrote it.
enum PublicTexts {
    /// Where a text stands decides what it may say.
    private enum Place { case name, sentence, contact, example, law }

    private static let longestName = 120
    private static let longestSentence = 40

    /// One finding for each text at most, in the order of the file.
    static func report(in map: SyntaxMap, to sink: DiagnosticSink) {
        // Whoever is asked a number may be shown one.
        let isOfPhone = if case .string("phone")? = map.value(.type) { true } else { false }
        for member in map.members {
            let place: Place
            switch member.key {
            case .hint where isOfPhone: place = .example
            case .name: place = .name
            case .example, .number: place = .example
            case .legalBasis: place = .law
            case .complaints, .agencies: place = .contact
            // Read by the region alone.
            case .internal, .values: continue
            default: place = .sentence
            }
            report(member.value, member.span, place, to: sink)
        }
    }

    private static func report(_ value: SyntaxValue, _ span: SourceSpan, _ place: Place, to sink: DiagnosticSink) {
        switch value {
        case .text(let text): judge(text, span, place, to: sink)
        case .map(let map):
            if place == .contact || place == .law {
                for member in map.members { report(member.value, member.span, place, to: sink) }
            } else {
                report(in: map, to: sink)
            }
        case .entries(let entries):
            // The short form of an entry is its name.
            let own = place == .sentence ? Place.name : place
            for entry in entries { report(entry.value, entry.valueSpan ?? entry.span, own, to: sink) }
        case .list(let items): for item in items { report(item.value, item.span, place, to: sink) }
        case .rows(let rows):
            for row in rows {
                report(row.value, row.valueSpan, place, to: sink)
                if let reason = row.reason { judge(reason, row.span, .sentence, to: sink) }
            }
        default: break
        }
    }

    private static func judge(_ text: LocalText, _ span: SourceSpan, _ place: Place, to sink: DiagnosticSink) {
        if place == .law || place == .example { return }
        for (language, one) in text.byLanguage {
            let scan = TextScan(one)
            if place != .contact, let person = PersonInText.first(in: one, scan) {
                sink.report(.officerInText(person, at: span))
                return
            }
            if let reason = hard(one, scan, place, isIndonesian: language.rawValue == "id") {
                sink.report(.hardToRead(reason, at: span))
                return
            }
        }
    }

    /// Why a text is hard to read, with what to do.
    private static func hard(_ text: String, _ scan: TextScan, _ place: Place, isIndonesian: Bool) -> (Words, Words)? {
        if place == .name, text.utf8.count > longestName, text.count > longestName {
            return (
                Words(
                    en: "a name of \(text.count) characters: more than \(longestName) are hard to read",
                    id: "nama sepanjang \(text.count) huruf: lebih dari \(longestName) huruf sulit dibaca"),
                Words(en: "shorten it, and say the rest in `hint`", id: "persingkat, dan tulis selebihnya pada `hint`")
            )
        }
        let longest = scan.longestSentence
        if longest > longestSentence {
            return (
                Words(
                    en: "a sentence of \(longest) words: more than \(longestSentence) are hard to read",
                    id: "kalimat sepanjang \(longest) kata: lebih dari \(longestSentence) kata sulit dibaca"),
                Words(en: "one thought in one sentence", id: "satu pikiran satu kalimat")
            )
        }
        guard isIndonesian, let official = scan.official else { return nil }
        return (
            Words(en: "“\(official.word)” is a word of officials", id: "“\(official.word)” adalah kata kedinasan"),
            Words(en: "write “\(official.plain)”", id: "tulis “\(official.plain)”")
        )
    }
}

extension Diagnostic {
    fileprivate static func officerInText(_ person: String, at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .officerInText, at: span,
            message: Words(
                en: "“\(person)” shows an officer as a person to everybody",
                id: "“\(person)” memperlihatkan pribadi petugas kepada siapa pun"),
            helps: [
                Words(
                    en: "name the role; a line of the office belongs to `complaints: channels` or the agency's `phone`",
                    id: "sebut perannya; nomor kantor ditulis pada `complaints: channels` atau `phone` instansi")
            ])
    }

    fileprivate static func hardToRead(_ reason: (what: Words, help: Words), at span: SourceSpan) -> Diagnostic {
        Diagnostic(.hardToRead, at: span, message: reason.what, helps: [reason.help])
    }
}
