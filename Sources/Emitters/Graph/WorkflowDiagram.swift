import ServiceIR

/// The workflow as a drawing knows it: boxes with a few lines of text, arrows with a caption, frames around branches.
///
/// It is the same for every format; `mermaid` and `dot` only spell it.
public struct WorkflowDiagram: Sendable {
    enum Shape: Sendable { case start, task, payment, release, automatic, wait, notice, block, join, end(Step.End) }

    struct Box: Sendable {
        let id: String
        let shape: Shape
        /// The first line is the name.
        let lines: [String]
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
    public init(_ service: CompiledService, catalog: CompiledCatalog, language: LanguageID) {
        var builder = DiagramBuilder(service: service, catalog: catalog, words: DiagramWords(language: language))
        title = service.name[language]
        let start = Box(id: "mulai", shape: .start, lines: [builder.words.filing])
        builder.arrow(from: "mulai", to: service.machine.initial, in: nil, "")
        let inner = builder.frame(id: "alur", title: title, steps: service.machine.steps, join: nil)
        root = Frame(id: inner.id, title: inner.title, boxes: [start] + inner.boxes, frames: inner.frames)
        arrows = builder.arrows
    }
}

/// The few words of a drawing that no service says.
struct DiagramWords {
    let language: LanguageID
    private var isEnglish: Bool { language == "en" }

    var filing: String { isEnglish ? "Application" : "Permohonan" }
    var otherwise: String { isEnglish ? "otherwise" : "selain itu" }
    var late: String { isEnglish ? "late" : "terlambat" }
    var passed: String { isEnglish ? "not needed" : "tidak perlu" }
    var joined: String { isEnglish ? "together" : "berkumpul" }
    var applicant: String { isEnglish ? "Applicant" : "Pemohon" }
    var repair: String { isEnglish ? "repair by the applicant" : "perbaikan oleh pemohon" }
    var notice: String { isEnglish ? "published; objections" : "diumumkan; keberatan" }
    var until: String { isEnglish ? "until" : "sampai" }
    var extend: String { isEnglish ? "extended" : "diperpanjang" }
    func deemed(_ end: Step.End) -> String { (isEnglish ? "late: deemed " : "terlambat: dianggap ") + self.end(end) }
    func atMost(_ times: Int) -> String { isEnglish ? "at most \(times)" : "paling banyak \(times) kali" }

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
