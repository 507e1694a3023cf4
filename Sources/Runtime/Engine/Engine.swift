import ServiceIR

/// Executes one compiled service: a pure function from a case and an event to the next case and its effects.
///
/// Nothing is read but the arguments: no clock, no store, no randomness. Its meaning is `docs/semantics.md`.
///
///     let engine = try Engine(service: service, catalog: catalog)
///     let (opened, effects) = try engine.begin(submission: submission, by: actor, at: now).get()
///     let next = engine.step(opened, .acted(act), at: later)
public final class Engine: Sendable {
    public let service: CompiledService
    public let catalog: CompiledCatalog
    public let submissions: SubmissionValidator
    let layout: Layout
    let programs: [String: Program]
    let tables: TableBook
    let records: RecordValidators
    let deadlines: Deadlines
    /// The outputs that a step numbers.
    let numberedAtSteps: Set<OutputID>
    /// Of each output for each row of a list, the fields of a row.
    let rowFields: [OutputID: OrderedMap<FieldID, Field>]
    /// The lists that have one row for each row of another.
    let pairedLists: [PairedList]
    let probe: EvaluationProbe?
    /// Whether a case may take a slot of anything.
    public let takesSlots: Bool
    /// The promises until a day that a slot decides.
    let slotPromises: [PromiseID]

    /// Compiles every expression of the service once; throws where one cannot be read, which `mppc check` never lets through.
    ///
    /// - Parameter probe: who watches what is evaluated, for the coverage of scenarios.
    public init(service: CompiledService, catalog: CompiledCatalog, probe: EvaluationProbe? = nil) throws {
        self.service = service
        self.catalog = catalog
        self.probe = probe
        submissions = try SubmissionValidator(service: service, probe: probe)
        layout = Layout(service.machine)
        programs = try ExpressionCensus.programs(of: service)
        tables = TableBook(service.tables, probe: probe)
        records = try RecordValidators(service, probe: probe)
        deadlines = Deadlines(catalog: catalog)
        numberedAtSteps = layout.numberedOutputs
        rowFields = Dictionary(
            service.outputs.compactMap { id, output in service.rows(of: output).map { (id, $0.fields) } },
            uniquingKeysWith: { first, _ in first })
        pairedLists = service.pairedLists
        takesSlots = service.form.sections.values.contains { $0.fields.takesSlots } || layout.takesSlots
        let programs = programs
        slotPromises = service.promises.compactMap { id, promise in
            let names = (promise.until?.rows ?? []).flatMap { programs[$0.value.text]?.names ?? [] }
            return names.contains(where: service.readsSlot) ? id : nil
        }
    }

    /// Opens a case from a submission that `submissions` has checked, and runs it to its first waiting point.
    public func begin(submission: Submission, by actor: Actor, at instant: Instant) -> Result<(Case, [Effect]), Refusal> {
        var run = Run(self, filing: submission, by: actor, at: instant)
        do throws(Refusal) {
            try run.begin(by: actor)
            return .success(run.finished())
        } catch {
            return .failure(error)
        }
    }

    /// Applies one event and runs to the next waiting point; refused, the case stays as it was.
    ///
    /// An instant before the case's last event counts as that event's.
    public func step(_ subject: Case, _ event: Event, at instant: Instant) -> Result<(Case, [Effect]), Refusal> {
        guard subject.service == service.service, subject.version == service.version,
            let submission = submissions.restore(subject.submission, in: catalog.timeZone)
        else { return .failure(.wrongDefinition) }
        var run = Run(self, subject, submission, at: max(instant, subject.updated))
        do throws(Refusal) {
            try run.apply(event)
            return .success(run.finished())
        } catch {
            return .failure(error)
        }
    }

    /// Keeps what only the caller could know.
    public static func record(_ facts: [Fact], in subject: inout Case) {
        for fact in facts {
            switch fact {
            case .numbered(let output, let number): subject.outputs[output]?.keep(number)
            }
        }
    }

    /// When and by which calendar something that is sent at that instant is judged.
    ///
    /// - Parameter register: what the caller has looked up of the outputs and slots that are named.
    public func moment(at instant: Instant, register: Register = Register()) -> SubmissionMoment {
        SubmissionMoment(instant, in: deadlines.calendar, register: register)
    }

    /// All steps, those inside blocks too, in the order of the file.
    public var allSteps: [StepID] { layout.order }

    /// A step by its id, also inside a block.
    public func step(_ id: StepID) -> Step? { layout[id] }

    /// The language in which the engine keeps the reasons that the definition gives.
    var language: LanguageID { catalog.languages.first ?? "id" }
}
