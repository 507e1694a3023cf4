import ServiceIR

/// Holds the texts of a file against the languages in which the region wants every text.
struct RequiredLanguages {
    let languages: [Located<String>]

    /// One finding for each language: the first text without it, some of the others, and how many there are.
    func report(in map: SyntaxMap, catalog known: [String], to sink: DiagnosticSink) {
        // What the catalog does not have cannot be written; that is told at the configuration.
        let asked = languages.map(\.value).filter(known.contains)
        if asked.isEmpty { return }
        var missing: [String: [SourceSpan]] = [:]
        Self.collect(map) { text, span in
            for language in asked where text.byLanguage[ID(language)] == nil { missing[language, default: []].append(span) }
        }
        for language in asked { if let places = missing[language] { sink.report(.languageMissing(places, language)) } }
    }

    /// All texts for people in a file.
    static func texts(in map: SyntaxMap) -> [LocalText] {
        var texts: [LocalText] = []
        collect(map) { text, _ in texts.append(text) }
        return texts
    }

    private static func collect(_ map: SyntaxMap, _ take: (LocalText, SourceSpan) -> Void) {
        for member in map.members { collect(member.value, member.span, take) }
    }

    private static func collect(_ value: SyntaxValue, _ span: SourceSpan, _ take: (LocalText, SourceSpan) -> Void) {
        switch value {
        case .text(let text): take(text, span)
        case .map(let map): collect(map, take)
        case .entries(let entries): for entry in entries { collect(entry.value, entry.valueSpan ?? entry.span, take) }
        case .list(let items): for item in items { collect(item.value, item.span, take) }
        case .rows(let rows):
            for row in rows {
                collect(row.value, row.valueSpan, take)
                if let reason = row.reason { take(reason, row.span) }
            }
        default: break
        }
    }
}

extension Diagnostic {
    fileprivate static func languageMissing(_ places: [SourceSpan], _ language: String) -> Diagnostic {
        let (first, others) = (places[0], places.dropFirst())
        return Diagnostic(
            .languageMissing, at: first,
            message: Words(
                en: others.isEmpty ? "a text is not written in `\(language)`" : "\(places.count) texts are not written in `\(language)`",
                id: others.isEmpty
                    ? "satu teks tidak ditulis dalam `\(language)`" : "\(places.count) teks tidak ditulis dalam `\(language)`"),
            labels: others.prefix(4).map { Label($0, Words(en: "here too", id: "di sini juga")) },
            notes: others.count > 4
                ? [Words(en: "and \(others.count - 4) more in this file", id: "dan \(others.count - 4) lagi di berkas ini")] : [],
            helps: [
                Words(
                    en: "write each text by language: `{ …, \(language): … }`",
                    id: "tulis tiap teks menurut bahasa: `{ …, \(language): … }`")
            ])
    }

    static func languageNotOfCatalog(_ language: Located<String>, _ catalogs: [(id: String, place: SourceSpan)]) -> Diagnostic {
        let names = Words.list(catalogs.map(\.id))
        return Diagnostic(
            .languageNotOfCatalog, at: language.span,
            message: Words(
                en: "`\(language.value)` is no language of the catalog \(names.en)",
                id: "`\(language.value)` bukan bahasa katalog \(names.id)"),
            labels: catalogs.map { Label($0.place, Words(en: "its languages", id: "bahasanya")) },
            helps: [
                Words(
                    en: "add it to `languages` of the catalog, or take it out here",
                    id: "tambahkan pada `languages` katalog, atau hapus di sini")
            ])
    }
}
