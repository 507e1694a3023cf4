import ServiceIR

/// How one scenario went.
public struct ScenarioOutcome: Hashable, Sendable {
    public var scenario: Scenario
    /// Empty = it passed. A scenario stops at the first entry that fails.
    public var failures: [ScenarioFailure]
    public var trace: [TraceLine]
    public var coverage: ScenarioCoverage
    /// What would be expected where it ended; absent where nothing was opened.
    public var observed: ScenarioExpectation?
    public var passed: Bool { failures.isEmpty }
}

/// One thing that happened in a scenario before it failed.
public struct TraceLine: Hashable, Sendable {
    public enum What: Hashable, Sendable {
        case submitted(Channel?)
        case acted(RoleID, StepID?, ActionID)
        case paid(StepID)
        case objected(StepID)
        case waited(Period)
        case fired(TimerID)
        case freed(ResourceID)
        case refused(slug: String)
    }
    public var at: LocalMoment
    public var what: What
    /// Where the case stood then; an end as its kind.
    public var then: [String]
    /// What the case was like then, where it was asked for.
    public var detail: TraceDetail?

    public func text(_ language: LanguageID) -> String {
        let isIndonesian = language == "id"
        let event =
            switch what {
            case .submitted(let channel): (isIndonesian ? "diajukan" : "submitted") + (channel.map { " (\($0.rawValue))" } ?? "")
            case .acted(let role, let step, let action): "\(role): " + (step.map { "\($0)." } ?? "") + "\(action)"
            case .paid(let step): (isIndonesian ? "dibayar" : "paid") + ": \(step)"
            case .objected(let step): (isIndonesian ? "keberatan" : "objection") + ": \(step)"
            case .waited(let period): (isIndonesian ? "menunggu" : "waited") + " \(period)"
            case .fired(let timer): (isIndonesian ? "pewaktu" : "timer") + " \(timer)"
            case .freed(let resource): (isIndonesian ? "jadwal dilepas" : "slot given back") + ": \(resource)"
            case .refused(let slug): (isIndonesian ? "ditolak" : "refused") + ": \(slug)"
            }
        return "\(at) \(event)" + (then.isEmpty ? "" : " -> \(then.joined(separator: ", "))")
    }
}

/// What did not come as a scenario says.
public struct ScenarioFailure: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        /// `part` of an `expect`, as it is written in the file.
        case unexpected(part: String, expected: String, got: String)
        case refused(Refusal)
        case notRefused(expected: String)
        case refusedOtherwise(expected: String, Refusal)
        /// The engine's own sentence for a refusal of the submission's names.
        case unknownField(String)
        case ambiguousField(String, sections: [String])
        case unknownDocument(String)
        case stepNotNamed(open: [StepID])
        case nothingOpen
        /// Nobody else has a unit of that slot.
        case nothingBooked(ResourceID, LocalMoment)
        case severalPromises([PromiseID])
        case unknownPromise(PromiseID)
    }
    public var kind: Kind
    public var place: ScenarioPlace
    public init(_ kind: Kind, at place: ScenarioPlace) {
        self.kind = kind
        self.place = place
    }

    /// The sentence for people; refusals with the words of the service.
    public func text(_ language: LanguageID, _ engine: Engine) -> String {
        let isIndonesian = language == "id"
        func say(_ id: String, _ en: String) -> String { isIndonesian ? id : en }
        switch kind {
        case .unexpected(let part, let expected, let got):
            return say("\(part): diharapkan \(expected), ternyata \(got)", "\(part): expected \(expected), got \(got)")
        case .refused(let refusal):
            var text = say("ditolak", "refused") + " (\(refusal.exactSlug)): \(refusal.words(engine)[language])"
            if case .reasonRequired = refusal { text += say("; tulis `reason: …` pada baris ini", "; write `reason: …` in this line") }
            return text
        case .notRefused(let slug):
            return say("diharapkan ditolak dengan \(slug), ternyata diterima", "expected to be refused with \(slug), but it was accepted")
        case .refusedOtherwise(let slug, let refusal):
            return say("diharapkan ditolak dengan \(slug), ternyata dengan", "expected to be refused with \(slug), but it was with")
                + " \(refusal.exactSlug): \(refusal.words(engine)[language])"
        case .nothingBooked(let resource, let start):
            return say("jadwal `\(resource)` \(start) tidak dipesan orang lain", "nobody else has booked `\(resource)` on \(start)")
        case .unknownField(let name): return say("tidak ada isian `\(name)`", "no field `\(name)`")
        case .ambiguousField(let name, let sections):
            let list = sections.joined(separator: ", ")
            return say(
                "isian `\(name)` ada di beberapa bagian (\(list)): tulislah di bawah bagiannya",
                "several sections (\(list)) have a field `\(name)`: write it under its section")
        case .unknownDocument(let name): return say("tidak ada dokumen `\(name)`", "no document `\(name)`")
        case .stepNotNamed(let open):
            let list = open.map(\.rawValue).joined(separator: ", ")
            return say("beberapa langkah terbuka (\(list)): sebutkan `step`", "several steps are open (\(list)): name the `step`")
        case .nothingOpen: return say("permohonan sudah selesai", "the case has ended")
        case .severalPromises(let ids):
            let list = ids.map(\.rawValue).joined(separator: ", ")
            return say("ada beberapa janji (\(list)): sebutkan yang mana", "there are several promises (\(list)): name which")
        case .unknownPromise(let id): return say("tidak ada janji `\(id)`", "no promise `\(id)`")
        }
    }
}
