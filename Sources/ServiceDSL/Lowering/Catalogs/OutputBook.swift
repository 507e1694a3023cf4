import ServiceIR

/// The outputs of the services of a catalog, and the types of what they keep: what a field of type `issued` and `held('…')` refer to.
///
/// A service is read again, silently, only when something refers to it.
final class OutputBook: KnownOutputs {
    /// The outputs of one service, and the types of their values.
    struct Outputs {
        var ids: [String]
        var values: [String: OrderedMap<ValueID, ValueType>]
    }

    private let catalog: Catalog?
    private let syntax: (String) -> SyntaxMap?
    private let all: () -> [String]
    private var known: [String: Outputs] = [:]
    private var busy: Set<String> = []
    private var readings: [String: Reading] = [:]

    /// - Parameters:
    ///   - services: all services of the catalog, in the order of their files.
    ///   - syntax: what a service says, with all that it extends; no finding is reported.
    init(catalog: Catalog?, services: @autoclosure @escaping () -> [String], syntax: @escaping (String) -> SyntaxMap?) {
        self.catalog = catalog
        all = services
        self.syntax = syntax
    }

    /// All services of the catalog, in the order of their files.
    var services: [String] { all() }

    /// The same with one more, a standard as it stands by itself.
    func with(_ standard: SyntaxMap) -> OutputBook {
        let id = standard.name(.standard)?.value ?? ""
        return OutputBook(catalog: catalog, services: self.services + [id]) { [syntax] in $0 == id ? standard : syntax($0) }
    }

    /// `nil` for a service that is not in the run.
    func outputs(of service: String) -> Outputs? {
        if let outputs = known[service] { return outputs }
        guard let syntax = syntax(service) else { return nil }
        let entries = syntax.entries(.outputs)
        var outputs = Outputs(ids: entries.map(\.id.value), values: [:])
        // Its own values may read an earlier one of the same kind: what those are is not asked twice.
        guard entries.contains(where: { $0.map?.has(.values) == true }), !busy.contains(service) else { return outputs }
        outputs.values = reading(of: service, syntax).values
        known[service] = outputs
        return outputs
    }

    /// What is asked of a service that others refer to.
    private struct Reading {
        var values: [String: OrderedMap<ValueID, ValueType>] = [:]
        /// The names of its form that are told once for a case; `nil` where the form cannot be read.
        var answers: Set<String>?
    }

    /// Reads a service once for all that ask.
    private func reading(of service: String, _ syntax: SyntaxMap) -> Reading {
        if let reading = readings[service] { return reading }
        busy.insert(service)
        defer { busy.remove(service) }
        let lowering = ServiceLowering(syntax, catalog: catalog, outputs: self, sink: DiagnosticSink())
        var reading = Reading()
        for entry in syntax.entries(.outputs) {
            var types = OrderedMap<ValueID, ValueType>()
            var scope = lowering.scopes.base
            if let list = entry.map.flatMap({ lowering.rowList($0, in: scope, isIssued: true) }) {
                scope = lowering.scopes.row(list.fields, of: scope, reader: lowering.reader)
            }
            for value in entry.map?.entries(.values) ?? [] {
                guard case .expression(let text) = value.value,
                    let checked = lowering.reader.check(text, in: scope, expecting: .any)
                else { continue }
                types[ValueID(value.id.value)] = checked.type
            }
            reading.values[entry.id.value] = types
        }
        if !lowering.reader.isFormUnread {
            // Files stay where they are, and a slot is booked once.
            reading.answers = Set(
                lowering.declarations.sections.filter { !$0.isList }.flatMap(\.fields)
                    .filter { $0.type != .document && $0.type != .booking }.map(\.id))
        }
        readings[service] = reading
        return reading
    }

    /// Whether an officer or the clock opens a service in every case, never the applicant.
    func isOpenedByOthers(_ service: String) -> Bool { syntax(service)?.has(.openedBy) ?? false }

    /// Whether an output has a last day in any case; one that cannot be read may have.
    func mayExpire(_ name: OutputName) -> Bool {
        let entry = syntax(name.service.rawValue)?.entries(.outputs).first { $0.id.value == name.output.rawValue }
        guard let map = entry?.map else { return true }
        if map.has(.validUntil) { return true }
        return switch map.value(.validFor) {
        case nil, .string?: false
        default: true
        }
    }

    /// The names under which something is known once an output was released: what it keeps, and what its own case was told; `nil` where
    /// its service cannot be read.
    func answers(for name: OutputName) -> Set<String>? {
        guard let syntax = syntax(name.service.rawValue) else { return nil }
        let reading = reading(of: name.service.rawValue, syntax)
        return reading.answers?.union((reading.values[name.output.rawValue] ?? [:]).keys.map(\.rawValue))
    }

    /// What a service is called.
    func name(of service: String) -> LocalText? { syntax(service)?.text(.name) }

    // MARK: References

    /// The output that `OUTPUT` or `SERVICE.OUTPUT` names, as a service writes it; what is unknown is reported.
    func find(
        _ name: Located<String>, from service: String, sink: DiagnosticSink
    ) -> (service: String, output: String, values: OrderedMap<ValueID, ValueType>)? {
        let parts = name.value.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let home = parts.count == 2 ? parts[0] : service
        guard let found = outputs(of: home) else {
            // One that cannot be read is said to be so there.
            // Nor is the service itself, where its id was told to be wrong.
            if !home.isEmpty, !services.contains(home) { sink.report(.unknownName(Located(home, name.span), .service, known: services)) }
            return nil
        }
        let id = parts[parts.count - 1]
        guard found.ids.contains(id) else {
            sink.report(.unknownName(Located(id, name.span), .output, known: found.ids))
            return nil
        }
        return (home, id, found.values[id] ?? [:])
    }

    /// What `held('…')` can list in a service: what stands there, and its own outputs.
    func held(in syntax: SyntaxMap, of service: String, sink: DiagnosticSink) -> [String: Scope.Held] {
        var result: [String: Scope.Held] = [:]
        func declare(_ written: String) {
            let silent = DiagnosticSink()
            guard result[written] == nil, let found = find(Located(written, syntax.span), from: service, sink: silent) else { return }
            let held = Scope.Held(name: "\(found.service).\(found.output)", record: .issued(found.values))
            result[written] = held
            result[held.name] = held
        }
        var isAsked = false
        syntax.visitExpressions { text in
            guard text.text.mayHold else { return }
            var rest = text.text[...]
            while let call = rest.firstRange(of: "held(") {
                rest = rest[call.upperBound...]
                isAsked = true
                guard let mark = rest.unicodeScalars.first, mark == "'" || mark == "\"" else { continue }
                declare(String(rest.dropFirst().prefix { $0.unicodeScalars.first != mark }))
            }
        }
        if isAsked { for entry in syntax.entries(.outputs) { declare(entry.id.value) } }
        return result
    }

    /// What a read of an expression, `held(SERVICE.OUTPUT)`, lists.
    func held(_ read: String) -> IssuedOutput? {
        guard read.hasPrefix("held("), read.hasSuffix(")") else { return nil }
        let parts = read.dropFirst(5).dropLast().split(separator: ".", maxSplits: 1).map(String.init)
        guard parts.count == 2, let found = outputs(of: parts[0]) else { return nil }
        var issued = IssuedOutput(service: ServiceID(parts[0]), output: OutputID(parts[1]))
        for (name, type) in found.values[parts[1]] ?? [:] { if let stored = type.fieldType { issued.values[name] = stored } }
        return issued
    }
}

extension SyntaxMap {
    /// Every expression below, in the order of the file. By place in the list alone, so that what holds them is not copied.
    func visitExpressions(_ visit: (ExpressionText) -> Void) {
        let members = members
        for place in members.indices { members[place].value.visitExpressions(visit) }
    }
}

extension SyntaxValue {
    fileprivate func visitExpressions(_ visit: (ExpressionText) -> Void) {
        switch self {
        case .expression(let text): visit(text)
        case .map(let map): map.visitExpressions(visit)
        case .entries(let entries): for place in entries.indices { entries[place].value.visitExpressions(visit) }
        case .list(let items): for place in items.indices { items[place].value.visitExpressions(visit) }
        case .rows(let rows):
            for row in rows {
                if let when = row.when { visit(when) }
                row.value.visitExpressions(visit)
            }
        default: break
        }
    }
}

extension String {
    /// Whether `held(` may stand in it: bytes are looked through much faster than characters are taken apart.
    fileprivate var mayHold: Bool {
        var rest = utf8[...]
        while let place = rest.firstIndex(of: UInt8(ascii: "h")) {
            if rest[place...].starts(with: "held(".utf8) { return true }
            rest = rest[rest.index(after: place)...]
        }
        return false
    }
}
