extension Diagnostic {
    static func unknownStandard(_ name: Located<String>, _ why: StandardBook.UnknownStandard) -> Diagnostic {
        let text = name.value
        var helps: [Words] = []
        let message: Words
        switch why {
        case .malformed:
            message = Words(en: "`\(text)` names no version of a standard", id: "`\(text)` tidak menyebut versi sebuah standar")
            helps = [
                Words(
                    en: "write `CATALOG/ID@VERSION`, such as `nasional/sip-dokter@2`",
                    id: "tulis `KATALOG/ID@VERSI`, misalnya `nasional/sip-dokter@2`")
            ]
        case .noCatalog(let catalog):
            message = Words(
                en: "no standard of the catalog `\(catalog)` is read with this file",
                id: "tidak ada standar dari katalog `\(catalog)` yang dibaca bersama berkas ini")
            helps = [
                Words(
                    en: "its folder stands beside this catalog's, or is given to the same command",
                    id: "foldernya berada di samping folder katalog ini, atau diberikan kepada perintah yang sama")
            ]
        case .noStandard(let id, let near):
            message = Words(en: "unknown standard `\(id)`", id: "standar `\(id)` tidak dikenal")
            helps = near.map { [.didYouMean($0)] } ?? []
        case .noVersion(let version, let known):
            let list = known.map { "`@\($0)`" }.joined(separator: ", ")
            message = Words(
                en: "the standard has no version \(version); there is \(list)",
                id: "standar ini tidak punya versi \(version); yang ada \(list)")
        }
        return Diagnostic(.unknownStandard, at: name.span, message: message, helps: helps)
    }

    static func circularExtends(_ name: Located<String>, way: [String]) -> Diagnostic {
        let text = way.map { "`\($0)`" }.joined(separator: " → ")
        return Diagnostic(.circularExtends, at: name.span, notes: [Words(en: "the circle: \(text)", id: "lingkarannya: \(text)")])
    }

    /// What something is laid over.
    enum Beneath {
        case standard, group

        var words: Words {
            switch self {
            case .standard: Words(en: "the standard", id: "standarnya")
            case .group: Words(en: "the field group", id: "kelompok isiannya")
            }
        }

        var place: String { self == .standard ? "standar" : "kelompok isian" }
    }

    static func mergeFault(_ fault: SyntaxMerge.Fault, in beneath: Beneath = .standard) -> Diagnostic {
        let words = beneath.words
        switch fault {
        case .nothingToRemove(let name, let span):
            return Diagnostic(
                .nothingThere, at: span,
                message: Words(
                    en: "`\(name)` is taken away, and \(words.en) has none", id: "`\(name)` dihapus, padahal \(words.id) tidak memilikinya")
            )
        case .unknownPlace(let id, let known):
            let near = Suggestions.nearest(to: id.value, in: known, limit: 1).first
            return Diagnostic(
                .nothingThere, at: id.span,
                message: Words(
                    en: "the place is said by `\(id.value)`, which is not there", id: "tempatnya menyebut `\(id.value)`, yang tidak ada"),
                helps: [
                    near.map(Words.didYouMean)
                        ?? Words(en: "name an id that stands in this list", id: "sebut id yang ada di daftar ini")
                ])
        case .alreadyPlaced(let id, let span):
            return Diagnostic(
                .nothingThere, at: span,
                message: Words(
                    en: "`\(id.value)` stands in \(words.en) already: only what is added is placed",
                    id: "`\(id.value)` sudah ada di \(beneath.place): hanya yang ditambahkan yang diberi tempat"))
        }
    }

    /// An entry that says only what differs, of an id that the standard does not have.
    static func addedNextTo(_ near: String, at span: SourceSpan, noun: Keyword.Summary) -> Diagnostic {
        Diagnostic(
            .nothingThere, at: span,
            message: Words(
                en: "the standard has no such entry, and this is no whole \(noun.en.wordAlone)",
                id: "standarnya tidak punya entri ini, dan isinya belum \(noun.id) yang utuh"),
            helps: [.didYouMean(near)], fixes: [.replacing(span, with: near, .maybe)])
    }

    /// A standard leaves something to whoever extends it, who did not set it.
    static func leftOpen(_ path: String, _ place: SourceSpan, at extends: SourceSpan) -> Diagnostic {
        Diagnostic(
            .toFill, at: extends,
            message: Words(en: "the standard leaves `\(path)` to be filled in", id: "standar menyerahkan `\(path)` untuk diisi"),
            labels: [.init(place, Words(en: "left open here", id: "dibiarkan terbuka di sini"))], helps: [.staysADraft])
    }
}

extension String {
    /// `a step` without its article.
    fileprivate var wordAlone: String { hasPrefix("a ") ? String(dropFirst(2)) : hasPrefix("an ") ? String(dropFirst(3)) : self }
}
