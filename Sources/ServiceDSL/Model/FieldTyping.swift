import ServiceIR

/// Settles the type of a field, and reports keys that mean nothing for it.
struct FieldTyping {
    let sink: DiagnosticSink
    let outputs: any KnownOutputs
    /// The service whose field it is.
    let service: String
    /// The catalog's agencies, which a field of type `agency` chooses from.
    var agencies: [String] = []
    /// The catalog's resources; absent where it cannot be known which there are.
    var resources: [String: BookableType]?

    /// Which keys belong to some types only.
    private static func owners(of key: Key) -> [FieldType]? {
        switch key {
        case .unit: [.integer, .decimal]
        case .options: [.choice, .choices]
        case .level: [.region]
        case .output: [.issued]
        case .accept: [.issued, .document]
        case .maxSize: [.document]
        case .value: FieldType.allCases.filter { $0 != .document && $0 != .booking }
        case .resource: [.booking]
        case .fields, .unique, .many: [.list]
        case .pattern: [.text, .longText]
        case .min, .max: [.integer, .decimal, .money, .date, .time]
        case .round: [.integer, .decimal, .money]
        default: nil
        }
    }

    func settle(_ field: FieldDeclaration) {
        let map = field.map
        guard let written = map.string(.type), let type = FieldType(rawValue: written) else { return }
        field.type = type
        for member in map.members {
            if member.key == .per, type != .list {
                let list = map.expression(.per)?.text ?? "DAFTAR"
                sink.report(.pairedAnswer(at: member.name, written, list: list, field: field.id))
            }
            guard let owners = Self.owners(of: member.key), !owners.contains(type) else { continue }
            sink.report(
                .misplaced(member.key, at: member.name, in: Words(en: "a field of type `\(written)`", id: "isian jenis `\(written)`")))
        }
        require(field, type)
        if type == .issued { refer(field) }
        if type == .document { checkEndings(map) }
        if type == .booking { book(field) }
        field.valueType = valueType(field, type)
        if map.has(.rule), !map.has(.message) {
            sink.report(.missingKey(.message, of: Keywords.shape(.field).noun, at: map[.rule]?.name ?? field.idSpan))
        }
        if let message = map[.message], !map.has(.rule) {
            sink.report(.misplaced(.message, at: message.name, in: Words(en: "a field without `rule`", id: "isian tanpa `rule`")))
        }
        if map.has(.value), let optional = map[.optional] {
            sink.report(.misplaced(.optional, at: optional.name, in: Words(en: "a computed field", id: "isian hitungan")))
        }
        // Nobody's answer is changed.
        if let round = map[.round], !map.has(.value), [.integer, .decimal, .money].contains(type) {
            sink.report(.misplaced(.round, at: round.name, in: Words(en: "a field without `value`", id: "isian tanpa `value`")))
        }
        checkBounds(map, type)
    }

    private func require(_ field: FieldDeclaration, _ type: FieldType) {
        var keys: [Key] = []
        switch type {
        case .choice, .choices: keys = [.options]
        case .list: keys = field.map.has(.per) ? [.fields] : [.fields, .many]
        case .issued: keys = [.output]
        case .booking: keys = [.resource]
        default: break
        }
        for key in keys where !field.map.has(key) {
            let noun = Keyword.Summary(en: "a field of type `\(type.rawValue)`", id: "isian jenis `\(type.rawValue)`")
            sink.report(
                .missingKey(key, of: noun, at: field.map[.type]?.span ?? field.idSpan, says: Keywords.shape(.field).keyword(key)?.summary))
            if key == .fields { sink.lose(LostNames(kind: .field), in: field.idSpan.file) }
        }
        // As many rows as the other list has, none of them computed.
        for key in [Key.many, .value] {
            if let per = field.map[.per], type == .list, let other = field.map[key] {
                sink.report(.contradiction(.per, per.name, key, other.name))
            }
        }
        // Each list refuses those of its own rows.
        if type == .list { refuseBookings(in: field.row, of: .row) }
    }

    /// Where there may be any number of a field.
    enum ManyTimes { case row, notice }

    /// A slot is the case's under the name of one field: there is none in a row, nor on a notice.
    func refuseBookings(in fields: [FieldDeclaration], of place: ManyTimes) {
        for field in fields where field.type == .booking {
            sink.report(.bookingPlace(place, at: field.map[.type]?.span ?? field.idSpan))
        }
    }

    /// Finds the resource of a field of type `booking`.
    private func book(_ field: FieldDeclaration) {
        guard !field.map.has(.value), let name = field.map.name(.resource), let resources else { return }
        guard let resource = resources[name.value] else {
            return sink.report(.unknownName(name, .resource, known: resources.keys.sorted()))
        }
        field.resource = name.value
        field.valueType = .record(.booking(resource))
    }

    /// Finds the outputs that a field of type `issued` names, and the states in which they are taken.
    private func refer(_ field: FieldDeclaration) {
        guard let found = outputs.findAll(field.map.oneOrMore(.output), from: service, sink: sink) else { return }
        var accept: [IssuedState] = []
        for word in field.map.strings(.accept) {
            guard let state = IssuedState(rawValue: word.value) else {
                sink.report(.unknownWord(word, known: IssuedState.allCases.map(\.rawValue)))
                continue
            }
            if !accept.contains(state) { accept.append(state) }
        }
        var issued = found.output
        if !accept.isEmpty { issued.accept = accept }
        checkExpiry(issued, of: field.map)
        for (name, type) in found.values { if let stored = type.fieldType { issued.values[name] = stored } }
        field.issued = issued
        field.valueType = .record(.issued(found.values))
    }

    /// Where only what has expired is taken, some output named must have a last day.
    private func checkExpiry(_ issued: IssuedOutput, of map: SyntaxMap) {
        guard issued.accept.contains(.expired), Set(issued.accept).isSubset(of: [.expired, .unknown]),
            let accept = map[.accept], !issued.names.contains(where: outputs.mayExpire)
        else { return }
        sink.report(.neverExpires(issued, at: accept.span))
    }

    private func checkEndings(_ map: SyntaxMap) {
        for word in map.strings(.accept) where !FileKind.allEndings.contains(word.value) {
            sink.report(.unknownWord(word, known: FileKind.allEndings))
        }
    }

    private func valueType(_ field: FieldDeclaration, _ type: FieldType) -> ValueType {
        let map = field.map
        // With options or a unit at fault nothing is known of it, and what reads it has no second one.
        switch type {
        case .choice where !map.has(.options) || map.isFaulty(.options), .integer where map.isFaulty(.unit),
            .decimal where map.isFaulty(.unit):
            return .any
        case .choices where !map.has(.options) || map.isFaulty(.options): return .list(.any)
        default: break
        }
        let unit = map.unit(.unit) ?? .none
        switch type {
        case .text, .longText, .email, .phone, .url: return .text
        case .integer: return .integer(unit)
        case .decimal: return .decimal(unit)
        case .money: return .integer(.rupiah)
        case .date: return .date
        case .time: return .time
        case .datetime: return .instant
        case .yesNo: return .bool
        case .choice: return .code(.choice(map.entries(.options).map(\.id.value)))
        case .choices: return .list(.code(.choice(map.entries(.options).map(\.id.value))))
        case .nik: return .code(.identity(.nik))
        case .kk: return .code(.identity(.kk))
        case .npwp: return .code(.identity(.npwp))
        case .nib: return .code(.identity(.nib))
        case .nop: return .code(.identity(.nop))
        case .kbli: return .code(.identity(.kbli))
        case .region: return .code(.region(map.word(.level) ?? .village))
        case .agency: return .code(.agency(agencies))
        case .address: return .address
        case .location: return .location
        case .issued: return field.issued == nil ? .any : field.valueType
        case .document: return .document
        case .booking: return field.resource == nil ? .any : field.valueType
        case .account:
            return .record(RecordType(["bank": .init(.text, isSure: true), "number": .init(.text, isSure: true)]))
        case .list:
            return .list(.record(Self.record(of: field.row)))
        }
    }

    /// A row of these fields.
    static func record(of fields: [FieldDeclaration]) -> RecordType {
        var members = OrderedMap<ID<ValueKind>, RecordType.Member>()
        for field in fields {
            var member = RecordType.Member(field.valueType, isSure: !field.isOptional && !field.map.has(.when))
            member.asked = (field.map.expression(.when)?.text).flatMap { try? ExpressionParser.parse($0) }
            member.isOptional = field.isOptional
            member.range = field.range
            member.unless = (field.optional?.text).flatMap { try? ExpressionParser.parse($0) }
            members[ID(field.id)] = member
        }
        return RecordType(members)
    }

    /// `min` and `max` are constants of the field's type, in this order.
    private func checkBounds(_ map: SyntaxMap, _ type: FieldType) {
        func constant(_ key: Key) -> JSONValue? {
            guard let member = map[key], case .constant(let value) = member.value else { return nil }
            if Self.fits(value, type) { return value }
            sink.report(.boundOfOtherType(key, type, at: member.span))
            return nil
        }
        guard let min = constant(.min), let max = constant(.max), let member = map[.max] else {
            _ = constant(.max)
            return
        }
        if let order = Self.isAscending(min, max), !order { sink.report(.minAboveMax(at: member.span, min: map[.min]?.span)) }
    }

    static func fits(_ value: JSONValue, _ type: FieldType) -> Bool {
        switch (value, type) {
        case (.integer, .integer), (.integer, .decimal), (.integer, .money), (.decimal, .decimal): true
        case (.string(let text), .date): CivilDate(text) != nil
        case (.string(let text), .time): TimeOfDay(text) != nil
        default: false
        }
    }

    private static func isAscending(_ a: JSONValue, _ b: JSONValue) -> Bool? {
        switch (a, b) {
        case (.integer(let a), .integer(let b)): a <= b
        case (.decimal(let a), .decimal(let b)): a <= b
        case (.integer(let a), .decimal(let b)): Decimal128(a) <= b
        case (.decimal(let a), .integer(let b)): a <= Decimal128(b)
        // Dates and times are written so that their texts sort as they do.
        case (.string(let a), .string(let b)): a <= b
        default: nil
        }
    }
}

extension Diagnostic {
    static func bookingPlace(_ place: FieldTyping.ManyTimes, at span: SourceSpan) -> Diagnostic {
        switch place {
        case .row:
            Diagnostic(
                .bookingPlace, at: span,
                message: Words(
                    en: "a slot is booked once for each field, and there may be any number of rows",
                    id: "satu isian memesan satu jadwal, sedangkan jumlah baris daftar tidak tentu"),
                helps: [
                    Words(
                        en: "write a booking of its own for each slot on a section without `many`, all but the first with `optional: true`",
                        id:
                            "tulis satu isian pemesanan untuk tiap jadwal pada bagian tanpa `many`, selain yang pertama dengan `optional: true`"
                    )
                ])
        case .notice:
            Diagnostic(
                .bookingPlace, at: span,
                message: Words(
                    en: "a slot belongs to a case, and whoever objects to a notice has none",
                    id: "jadwal adalah milik perkara, sedangkan yang menanggapi pengumuman tidak punya perkara"),
                helps: [
                    Words(
                        en: "let a step `by` a role book it, on the form or on that step",
                        id: "biarkan pemohon memesannya pada formulir, atau petugas pada langkah dengan `by`")
                ])
        }
    }
}

extension Diagnostic {
    static func neverExpires(_ issued: IssuedOutput, at span: SourceSpan, ofTimer: Bool = false) -> Diagnostic {
        let names = issued.names.map { "`\($0)`" }.joined(separator: ", ")
        return Diagnostic(
            .neverExpires, at: span,
            message: ofTimer
                ? Words(
                    en: "only for what has expired a case is opened, and \(names) never expires: none is ever opened",
                    id:
                        "hanya untuk yang kedaluwarsa perkara dibuka, padahal \(names) tidak pernah kedaluwarsa: tidak pernah ada yang dibuka"
                )
                : Words(
                    en: "only what has expired is taken, and \(names) never expires: whoever holds one is refused",
                    id: "hanya yang kedaluwarsa diterima, padahal \(names) tidak pernah kedaluwarsa: pemegangnya ditolak"),
            helps: [
                Words(
                    en: "does it expire, but the standard does not say when: let an officer record the last day, `valid_until: STEP.FIELD`",
                    id:
                        "bila masa berlakunya ada tetapi standar tidak menyebutnya: biarkan petugas mencatat hari terakhirnya, `valid_until: LANGKAH.ISIAN`"
                )
            ])
    }
}
