import ServiceIR

/// What is otherwise for a draft than when it was saved, because the definition has changed since.
struct DraftChange: Sendable {
    enum Kind: String, Sendable {
        /// Asked no more: the answer is dropped.
        case gone
        /// Asked now, and unknown then.
        case new
        /// What was right then is refused now.
        case refused
    }
    var kind: Kind
    /// Where it stands in the sending.
    var pointer: String
    var name: LocalText?
    /// Why it is refused.
    var fault: SubmissionFault?
}

extension Registry {
    /// A draft as the service is published now: its answers without those that nobody asks any more, and all that differs.
    func carried(_ draft: SavedDraft, to definition: Definition) async throws -> (sending: JSONValue, changes: [DraftChange]) {
        guard draft.meaning != definition.meaning else { return (draft.sending, []) }
        let at = now()
        return try await store.read { db in
            let before = try self.definition(db, service: draft.service, meaning: draft.meaning, whole: draft.whole)
            func faults(_ definition: Definition, _ sending: JSONValue) throws -> [SubmissionFault] {
                let register = try self.register(db, for: sending, definition, by: nil)
                switch definition.validator.validate(sending, at: definition.engine.moment(at: at, register: register)) {
                case .success: return []
                case .failure(let refused): return refused.faults
                }
            }
            var sending = draft.sending
            var changes: [DraftChange] = []
            for fault in try faults(definition, sending) where fault.code == .unknownKey {
                let path = fault.path.keys
                changes.append(DraftChange(kind: .gone, pointer: fault.path.description, name: before.service.name(at: path)))
                sending = sending.removing(path[...])
            }
            let then = Set(try faults(before, draft.sending).map { "\($0.code) \($0.path)" })
            for fault in try faults(definition, sending) where !then.contains("\(fault.code) \(fault.path)") {
                // What is new is said as such.
                guard before.service.name(at: fault.path.keys) != nil || fault.path.keys.count < 2 else { continue }
                changes.append(DraftChange(kind: .refused, pointer: fault.path.description, name: fault.subject, fault: fault))
            }
            let moment = definition.engine.moment(at: at, register: try self.register(db, for: sending, definition, by: nil))
            let asked = definition.validator.inquire(sending, at: moment)
            let questions = asked.asked.sorted(by: Text.less).map { ["form"] + $0.split(separator: ".").map(String.init) }
            let documents = asked.documents.sorted(by: Text.less).map { ["documents"] + $0.split(separator: ".").map(String.init) }
            for path in questions + documents where before.service.name(at: path) == nil {
                guard let name = definition.service.name(at: path) else { continue }
                changes.append(DraftChange(kind: .new, pointer: JSONPointer.root.appending(path).description, name: name))
            }
            return (sending, changes)
        }
    }
}

extension CompiledService {
    /// What a place of a sending is called: of a question that is asked, a section or a document; `nil` where there is none.
    fileprivate func name(at path: [String]) -> LocalText? {
        let rest = path.dropFirst().filter { Int($0) == nil }
        guard let first = rest.first else { return nil }
        switch path.first {
        case "form" where rest.count == 1: return form.sections[SectionID(first)]?.name
        case "form": return askedField(at: Array(rest)).flatMap { $0.value == nil ? $0.name : nil }
        case "documents": return Requirement.at(path.dropFirst(), in: documents)?.name.rows.last?.value
        default: return nil
        }
    }
}

extension JSONPointer {
    /// Its parts, unescaped.
    fileprivate var keys: [String] {
        description.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map {
            $0.replacing("~1", with: "/").replacing("~0", with: "~")
        }
    }
}

extension JSONValue {
    /// The same without the member at that path.
    fileprivate func removing(_ path: ArraySlice<String>) -> JSONValue {
        guard let first = path.first else { return self }
        if var rows = array, let index = Int(first), rows.indices.contains(index) {
            rows[index] = rows[index].removing(path.dropFirst())
            return .array(rows)
        }
        guard var members = object else { return self }
        members[ID(first)] = path.count == 1 ? nil : members[ID(first)]?.removing(path.dropFirst())
        return .object(members)
    }
}
