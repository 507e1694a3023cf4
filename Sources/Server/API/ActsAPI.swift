import Hummingbird
import Runtime
import ServiceIR

/// One act for several cases: each is judged, written and signed by itself, as if nobody had named the others.
struct ActTogether: Sendable {
    /// A case, and the revision of it that the officer saw; absent = whatever it is now.
    struct Chosen: Sendable, Hashable {
        var number: String
        var revision: Int?
    }
    /// A case with what is done about it.
    struct One: Sendable {
        var chosen: Chosen
        var act: Act
        /// As `ActTogether.rules`.
        var rules: Step?
        /// Whether the case may be acted upon at other steps by the same request.
        var isOneOfSeveral = false
        /// Beside the request's own key.
        var key: String { isOneOfSeveral ? "\(chosen.number) \(act.step)" : chosen.number }
    }
    /// What became of it: as it is now, or why it stayed as it was.
    struct Taken: Sendable {
        var chosen: Chosen
        var result: Result<Dossier, Problem>
    }

    /// The most cases of one request.
    static let most = 200

    var act: Act
    var chosen: [Chosen]
    /// The step as the officer saw it: a case that goes by other rules is not acted upon; absent = each by its own.
    var rules: Step?
}

extension Step {
    /// Why an action is taken for one case at a time only.
    enum Obstacle: String, CaseIterable, Sendable {
        /// It asks for a file.
        case files
        /// It takes a slot.
        case bookings
        /// It fills in a list.
        case rows
        /// What the applicant has to mend is ticked.
        case repair
    }

    func obstacle(to action: ActionID) -> Obstacle? {
        let own = actions[action]
        if own?.repair != nil { return .repair }
        let asksStep = own?.asksStepFields ?? (action == .done && kind != .notice)
        let fields = (asksStep ? fields.values : []) + (own?.fields.values ?? [])
        let documents = (asksStep ? documents.values : []) + (own?.documents.values ?? [])
        let types = fields.filter { $0.value == nil }.map(\.type)
        if types.contains(.document) || documents.contains(where: { !$0.isFetched }) { return .files }
        if types.contains(.booking) { return .bookings }
        return types.contains(.list) ? .rows : nil
    }
}

extension Call {
    /// Takes an act for each of several cases, in the order given and each in its own transaction; a repeated request does nothing twice.
    ///
    /// - Parameter key: of the request; each case has its own made of it.
    func take(_ together: ActTogether, key: String) async throws -> [ActTogether.Taken] {
        try await take(together.chosen.map { ActTogether.One(chosen: $0, act: together.act, rules: together.rules) }, key: key)
    }

    /// The same with an act of its own for each.
    func take(_ ones: [ActTogether.One], key: String) async throws -> [ActTogether.Taken] {
        var taken: [ActTogether.Taken] = []
        // Where the store cannot be reached, asking it for all the others helps nobody.
        var stop: Problem?
        /// What was acted upon here a moment ago is seen as that left it, where nobody acted between.
        var revisions: [String: Int] = [:]
        for one in ones {
            var one = one
            if let stop {
                taken.append(.init(chosen: one.chosen, result: .failure(stop)))
                continue
            }
            if let known = revisions[one.chosen.number] { one.chosen.revision = known }
            do {
                let dossier = try await take(one, key: key)
                let isNext = one.chosen.revision.map { dossier.revision == $0 + 1 } ?? true
                if isNext { revisions[dossier.number] = dossier.revision }
                taken.append(.init(chosen: one.chosen, result: .success(dossier)))
            } catch {
                let problem = self.problem(error)
                if problem.status.code >= 500, reachesNothing(error) { stop = problem }
                taken.append(.init(chosen: one.chosen, result: .failure(problem)))
            }
        }
        return taken
    }

    /// Whether it would go no better with another case.
    private func reachesNothing(_ error: any Error) -> Bool {
        switch error as? StoreError {
        case .full?, .unavailable?, .unreachable?, .isNewer?, .isOlder?, .isForeign?, .isServed?: true
        case .damaged?: false
        case nil: error is CancellationError
        }
    }

    private func take(_ one: ActTogether.One, key: String) async throws -> Dossier {
        let (act, chosen) = (one.act, one.chosen)
        let dossier = try await officersCase(chosen.number)
        let step = dossier.definition.step(act.step)
        if let rules = one.rules, step != rules { throw Problem.otherRules }
        if let obstacle = step?.obstacle(to: act.action) { throw Problem(obstacle, prose) }
        let event = Event.acted(act)
        return try await take(
            event, act.by, dossier, revision: chosen.revision, key: "\(key) \(one.key)",
            request: JSONCoder.encode(event).bytes(.canonical))
    }

    /// A case that the officer who is logged in takes part in.
    func officersCase(_ number: String) async throws -> Dossier {
        let officer = try requireOfficer()
        guard let dossier = try await portal.registry.dossier(number: number), try await portal.registry.mayRead(officer, dossier)
        else { throw Problem.noSuchCase }
        return dossier
    }
}

extension Portal {
    static func actsAPI() -> Route {
        .api(
            .post, "/api/v1/acts",
            Operation(
                id: "actTogether",
                summary:
                    "Take one act for up to \(ActTogether.most) cases, each by itself in the order given: some may be done where others are refused. "
                    + "An act that asks for a file, a slot, a list or a repair is taken for one case at a time.",
                access: .officer, parameters: [Operation.key], body: ("ActTogether", "application/json"),
                success: (200, "ActsTaken", "application/json"), refusals: [400, 401, 403, 413, 422])
        ) { call in
            let officer = try call.requireOfficer()
            let key = try call.idempotencyKey()
            let (json, _) = try await call.json()
            let taken = try await call.take(try ActTogether(json, by: officer.actor), key: key)
            return .json(["cases": .array(taken.map { $0.json(call.language) })])
        }
    }
}

extension ActTogether {
    init(_ json: JSONValue, by actor: Actor) throws(Problem) {
        let body = try RequestBody(json, known: ["cases", "step", "action", "fields", "reason"])
        let named = try body.list("cases") ?? []
        if named.isEmpty { throw .malformed("`cases` wajib", "`cases` is required") }
        if named.count > ActTogether.most { throw .tooManyCases }
        chosen = []
        var seen: Set<String> = []
        for (index, one) in named.enumerated() {
            let one = try RequestBody(one, known: ["case", "revision"])
            let number = try one.required("case")
            if !seen.insert(number).inserted { throw .namedTwice(pointer: "/cases/\(index)/case") }
            chosen.append(Chosen(number: number, revision: try one.whole("revision")))
        }
        act = Act(step: StepID(try body.required("step")), action: ActionID(try body.required("action")), by: actor)
        act.values = try body.object("fields") ?? [:]
        act.reason = try body.text("reason")
    }
}

extension ActTogether.Taken {
    func json(_ language: LanguageID) -> JSONValue {
        var members: JSONObject = ["case": .string(chosen.number)]
        switch result {
        case .success(let dossier):
            members["status"] = 200
            members["revision"] = .integer(Int64(dossier.revision))
        case .failure(let problem):
            members["status"] = .integer(Int64(problem.status.code))
            members["problem"] = problem.json(language)
        }
        return .object(members)
    }
}

extension Problem {
    static let tooManyCases = Problem(
        .unprocessableContent, "too-many-cases",
        .both(
            "Paling banyak \(ActTogether.most) permohonan sekaligus", "At most \(ActTogether.most) applications at once"))
    static let otherRules = Problem(
        .conflict, "other-rules",
        .both(
            "Permohonan ini memakai aturan versi lain; buka satu per satu",
            "This application goes by rules of another version; open it by itself"))

    static func namedTwice(pointer: String) -> Problem {
        .invalidInput([
            Entry(
                pointer: pointer, code: "named_twice", subject: nil,
                detail: .both("Permohonan ini disebut dua kali.", "This application is named twice."))
        ])
    }

    init(_ obstacle: Step.Obstacle, _ prose: Prose) {
        self.init(
            .unprocessableContent, "one-by-one", .both("Hanya satu per satu", "One by one only"),
            detail: LocalText(prose.language, prose.word("obstacle_\(obstacle.rawValue)")))
    }
}
