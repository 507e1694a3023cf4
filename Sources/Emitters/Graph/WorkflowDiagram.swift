import ServiceIR

/// The workflow as a drawing knows it: boxes with a few lines of text, arrows with a caption, frames around branches.
///
/// It is the same for every format; `mermaid` and `dot` only spell it.
public struct WorkflowDiagram: Sendable {
    enum Shape: Hashable, Sendable { case start, task, payment, release, automatic, wait, notice, block, join, end(Step.End) }

    struct Box: Sendable {
        let id: String
        let shape: Shape
        let name: String
        /// As the standard numbers it; where a block's branches meet again, the block's number.
        var number = ""
        /// What is paid, released or published there; of an end what it means, of a join how many it waits for.
        var details: [String] = []
        /// Who acts, in the author's order, and the same as a line of text.
        var roles: [RoleID] = []
        var performers: [String] = []
        /// How many of them act, where several do; absent where one does, or one of several by what the case is.
        var join: Join?
        /// How long it may take, or until when.
        var times: [String] = []
        /// The other system that does it.
        var system: [String] = []

        var lines: [String] { [name] + details + performers + times + system }
    }

    struct Arrow: Sendable {
        let from: String
        let to: String
        let caption: String
        /// Not what happens when all goes well: a return, or time that is over.
        let isExceptional: Bool
    }

    /// A branch of a block, with what stands in it.
    struct Frame: Sendable {
        let id: String
        /// The box of the block that it is a branch of.
        var block: String?
        let title: String
        let boxes: [Box]
        let frames: [Frame]
    }

    let title: String
    let root: Frame
    let arrows: [Arrow]

    /// - Parameters:
    ///   - catalog: names the roles.
    ///   - language: of names and captions; where a text lacks it, the first that it has.
    ///   - isForEverybody: conditions stand in people's words, not as they are written.
    public init(_ service: CompiledService, catalog: CompiledCatalog, language: LanguageID, isForEverybody: Bool = false) {
        let prose = isForEverybody ? ConditionProse(service, in: language) : nil
        var builder = DiagramBuilder(service: service, catalog: catalog, words: DiagramWords(language: language, prose: prose))
        title = service.name[language]
        let opening = OpeningWords(service, in: language)
        let start = Box(id: "mulai", shape: .start, name: opening.name, number: StepNumbers.filing, roles: opening.roles)
        builder.arrow(from: "mulai", to: service.machine.initial, in: nil, "")
        let inner = builder.frame(id: "alur", title: title, steps: service.machine.steps, join: nil)
        root = Frame(id: inner.id, title: inner.title, boxes: [start] + inner.boxes, frames: inner.frames)
        arrows = builder.arrows
    }
}

/// The few words of a drawing that no service says.
struct DiagramWords {
    let language: LanguageID
    /// Absent = conditions stand as they are written.
    var prose: ConditionProse?
    private var isEnglish: Bool { language == "en" }

    var otherwise: String { isEnglish ? "otherwise" : "selain itu" }
    /// A step's time is over.
    func late(_ step: Step, after time: String) -> String {
        guard step.kind == .payment else { return isEnglish ? "not done in time" : "tidak selesai pada waktunya" }
        if time.isEmpty { return isEnglish ? "not paid in time" : "tidak dibayar pada waktunya" }
        return isEnglish ? "not paid within \(time)" : "tidak dibayar dalam \(time)"
    }
    var unmended: String { isEnglish ? "not mended in time by the applicant" : "pemohon tidak melengkapi pada waktunya" }
    func condition(_ expression: Expression) -> String {
        prose.map { (isEnglish ? "if " : "bila ") + $0.text(expression) } ?? expression.text
    }
    var passed: String { isEnglish ? "not needed" : "tidak perlu" }
    /// Of a step that is passed where its condition does not hold.
    func only(_ when: Expression) -> String { isEnglish ? "\(condition(when)), else passed" : "\(condition(when)); jika tidak, dilewati" }
    func date(_ date: Expression) -> String { prose?.amount(date) ?? date.text }
    func until(_ date: Expression) -> String { "\(isEnglish ? "until" : "sampai") \(self.date(date))" }
    var joined: String { isEnglish ? "together" : "berkumpul" }
    var applicant: String { isEnglish ? "Applicant" : "Pemohon" }
    var repair: String { isEnglish ? "repair by the applicant" : "perbaikan oleh pemohon" }
    var notice: String { isEnglish ? "published; objections" : "diumumkan; keberatan" }
    var extend: String { isEnglish ? "extended" : "diperpanjang" }
    func deemed(_ end: Step.End) -> String { (isEnglish ? "out of time: deemed " : "lewat waktu: dianggap ") + self.end(end) }
    func atMost(_ times: Int) -> String { isEnglish ? "at most \(times)" : "paling banyak \(times) kali" }

    var block: String { isEnglish ? "side by side" : "dikerjakan bersamaan" }

    /// What the place is called where the branches of a block meet again.
    func meeting(_ join: Join?, of count: Int) -> String {
        guard prose != nil else { return join.map { self.join($0, of: count) } ?? joined }
        let finished = self.join(join ?? .all, of: count)
        return isEnglish ? "After \(finished)" : "Setelah \(finished) selesai"
    }

    func join(_ join: Join, of count: Int) -> String {
        switch join {
        case .any: isEnglish ? "any one" : "salah satu"
        case .all: isEnglish ? "all" : "semua"
        case .inOrder: isEnglish ? "in order" : "berurutan"
        case .count(let n): isEnglish ? "\(n) of \(count)" : "\(n) dari \(count)"
        }
    }

    func end(_ end: Step.End) -> String {
        switch end {
        case .granted: isEnglish ? "granted" : "dikabulkan"
        case .refused: isEnglish ? "refused" : "ditolak"
        case .lapsed: isEnglish ? "lapsed" : "gugur"
        case .withdrawn: isEnglish ? "withdrawn" : "ditarik"
        case .referred: isEnglish ? "referred" : "dirujuk"
        }
    }
}
