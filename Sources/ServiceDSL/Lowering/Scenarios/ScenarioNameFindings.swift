import ServiceIR

extension Diagnostic {
    /// A word of the language that this service does not take.
    static func notOfService(_ word: Located<String>, _ key: Key, known: [String]) -> Diagnostic {
        let list = known.map { "`\($0)`" }.joined(separator: ", ")
        let near = Suggestions.nearest(to: word.value, in: known, limit: 1).first ?? (known.count == 1 ? known[0] : nil)
        return Diagnostic(
            .unknownWord, at: word.span,
            message: key == .channel
                ? Words(en: "the service has no channel `\(word.value)`", id: "layanan ini tidak punya saluran `\(word.value)`")
                : Words(
                    en: "the service has no applicants of the kind `\(word.value)`",
                    id: "layanan ini tidak menerima pemohon jenis `\(word.value)`"),
            helps: [
                near.map(Words.didYouMean)
                    ?? Words(en: "one of \(list)", id: "salah satu dari \(list)")
            ],
            fixes: near.map { [.replacing(word.span, with: $0, .maybe)] } ?? [])
    }

    /// A way of handing over that the output does not have.
    static func notDelivered(_ way: Located<String>, output: String, ways: [String]) -> Diagnostic {
        let list = ways.map { "`\($0)`" }.joined(separator: ", ")
        return Diagnostic(
            .unknownWord, at: way.span,
            message: Words(
                en: "`\(output)` is not handed over by `\(way.value)`", id: "`\(output)` tidak diserahkan dengan cara `\(way.value)`"),
            helps: [
                ways.isEmpty
                    ? Words(en: "it says no `delivery`: leave this out", id: "produk ini tanpa `delivery`: hapus ini")
                    : Words(en: "one of \(list)", id: "salah satu dari \(list)")
            ])
    }

    /// A field's id alone, where a value is told by the step or section as well.
    static func valueWithoutHome(_ field: Located<String>, homes: [String]) -> Diagnostic {
        let list = homes.map { "`\($0)`" }
        return Diagnostic(
            .unknownName, at: field.span,
            message: Words(
                en: "`\(field.value)` does not say where the field stands", id: "`\(field.value)` tidak menyebut tempat isiannya"),
            helps: [
                Words(
                    en: "did you mean \(list.joined(separator: " or "))? values here are STEP.FIELD, SECTION.FIELD or OUTPUT.VALUE",
                    id:
                        "maksudnya \(list.joined(separator: " atau "))? nilai di sini ditulis LANGKAH.ISIAN, BAGIAN.ISIAN, atau PRODUK.NILAI"
                )
            ],
            fixes: homes.count == 1 ? [.replacing(field.span, with: homes[0], .maybe)] : [])
    }

    /// One value where each row of a list has its own output.
    static func valueOfRows(_ node: YAMLNode, _ output: OutputID) -> Diagnostic {
        Diagnostic(
            .answerOfOtherType, at: node,
            message: Words(
                en: "`\(output)` is issued for each row: there is one value for each",
                id: "`\(output)` terbit untuk tiap baris: nilainya satu untuk masing-masing"),
            helps: [
                Words(
                    en: "write a list, in the order of the rows: `[\(node.kind == .scalar ? node.text : "…")]`",
                    id: "tulis daftar, menurut urutan baris: `[\(node.kind == .scalar ? node.text : "…")]`")
            ])
    }

    /// In the words that the applicant would read.
    static func answerOfOtherType(_ node: YAMLNode, _ field: Field, _ fault: SubmissionFault) -> Diagnostic {
        var why = Words(
            en: FaultWords.standard.sentence(for: fault, language: "en"), id: FaultWords.standard.sentence(for: fault, language: "id"))
        let written = node.kind == .scalar && node.utf8.count <= 40 ? "`\(node.text)`: " : ""
        // "`tidak`: answer yes or no" would contradict itself.
        if node.kind == .scalar, case .string = JSONValue(answers: node), let wanted = fault.wantedForText {
            why = Words(en: "this is a text, not \(wanted.en)", id: "ini teks, bukan \(wanted.id)")
        }
        // A number is one only where it stands bare, a text only where it cannot be read as one.
        var helps: [Words] = []
        if field.type == .yesNo {
            helps = [Words(en: "write `true` or `false`", id: "tulis `true` atau `false`")]
        } else if let form = field.writtenForm {
            helps = [Words(en: "write `\(form)`", id: "tulis `\(form)`")]
        } else if node.kind == .scalar, node.isPlain, fault.facts["expected"] == "text" {
            helps = [Words(en: "put it in quotes: `\"\(node.text)\"`", id: "apit dengan tanda kutip: `\"\(node.text)\"`")]
        } else if node.kind == .scalar, !node.isPlain, field.misfits(JSONValue(plain: node.text)).isEmpty {
            helps = [Words(en: "write it without quotes", id: "tulis tanpa tanda kutip")]
        }
        let isBareText = node.kind == .scalar && node.isPlain && fault.facts["expected"] == "text"
        return Diagnostic(
            .answerOfOtherType, at: node.kind == .scalar ? node.span : node.span.firstPoint(in: node), pointer: node.pointer,
            message: Words(en: written + why.en, id: written + why.id), helps: helps,
            fixes: isBareText ? [.replacing(node.span, with: "\"\(node.text)\"", .safe)] : [])
    }
}

extension SubmissionFault {
    /// What a text was given for that is none.
    var wantedForText: Words? {
        if code != .wrongType { return nil }
        return switch facts["expected"]?.string {
        case "boolean": Words(en: "a yes or no", id: "ya atau tidak")
        case "integer": Words(en: "a whole number", id: "bilangan bulat")
        case "number": Words(en: "a number", id: "bilangan")
        default: nil
        }
    }
}

extension Field {
    /// How an answer of several parts is written; `nil` for one that is a single value.
    var writtenForm: String? {
        switch type {
        case .choices: "[\(options.keys.first?.rawValue ?? "…")]"
        case .list: "[ { … } ]"
        case .account: "{ bank: …, number: \"…\" }"
        case .address, .location: "{ " + type.parts.filter { !$0.value.isOptional }.map { "\($0.key): …" }.joined(separator: ", ") + " }"
        case .document: "{ file: surat.pdf }"
        default: nil
        }
    }
}
