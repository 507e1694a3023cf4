import ServiceIR

extension Target {
    static let flowChart = Target(
        "flow-chart", en: "the procedure as a picture, a row for each step, a column for each who acts: SERVICE/flow-chart.LANGUAGE.svg",
        id: "bagan alir prosedur, satu baris per langkah, satu kolom per pelaksana: SERVICE/flow-chart.BAHASA.svg",
        ofService: { service, catalog in
            Emission(
                files: catalog.languages.map { language in
                    let chart = FlowChart(service, catalog, language)
                    return BuiltFile(path: "flow-chart.\(language).svg", bytes: Array(FlowChartSVG(chart).text.utf8))
                })
        })
}

/// The procedure as offices draw it (*bagan alir*): steps from top to bottom in the author's order, numbered, each in the columns of those who
/// act, with its time and what it leads to.
struct FlowChart {
    struct Row {
        let box: WorkflowDiagram.Box
        var lanes: [Int]
        /// Which of its columns it is left from: the last of several who act one after the other.
        var leaving = 0
        var ways: [Way] = []
    }

    struct Way {
        /// The row that it leads to.
        let to: Int
        let caption: String
        let isExceptional: Bool
    }

    let title: String
    let words: FlowChartWords
    /// The heads of the columns.
    let lanes: [String]
    let rows: [Row]

    init(_ service: CompiledService, _ catalog: CompiledCatalog, _ language: LanguageID) {
        let diagram = WorkflowDiagram(service, catalog: catalog, language: language, isForEverybody: true)
        let all = Self.inOrder(diagram.root)
        // Ends stand last, whatever leads to them.
        let boxes = all.filter { !$0.isEnd } + all.filter(\.isEnd)
        words = FlowChartWords(language: language)
        title = diagram.title
        var lanes = Lanes(catalog: catalog, words: words)
        var rows = boxes.map { lanes.row(of: $0) }
        let places = Dictionary(boxes.enumerated().map { ($1.id, $0) }) { first, _ in first }
        for arrow in diagram.arrows {
            guard let from = places[arrow.from], let to = places[arrow.to] else { continue }
            rows[from].ways.append(Way(to: to, caption: arrow.caption, isExceptional: arrow.isExceptional))
        }
        self.lanes = lanes.names
        self.rows = rows
    }

    /// A block's branches stand between the block and where they meet again.
    private static func inOrder(_ frame: WorkflowDiagram.Frame) -> [WorkflowDiagram.Box] {
        frame.boxes.flatMap { box in [box] + frame.frames.filter { $0.block == box.id }.flatMap(inOrder) }
    }

    /// The columns, in the order in which they first act.
    private struct Lanes {
        let catalog: CompiledCatalog
        let words: FlowChartWords
        private(set) var names: [String] = []
        private var placeOf: [String: Int] = [:]

        init(catalog: CompiledCatalog, words: FlowChartWords) {
            self.catalog = catalog
            self.words = words
        }

        mutating func row(of box: WorkflowDiagram.Box) -> Row {
            if !box.roles.isEmpty {
                let acting = box.roles.map { lane(name($0)) }
                let lanes: [Int] = acting.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
                let last = box.join == .inOrder ? acting.last.flatMap { lanes.firstIndex(of: $0) } : nil
                return Row(box: box, lanes: lanes, leaving: last ?? 0)
            }
            // A system that a person acts through has no column.
            if box.isEnd || box.shape == .payment { return Row(box: box, lanes: [lane(words.applicant)]) }
            return Row(box: box, lanes: [lane(box.system.first ?? words.nobody)])
        }

        private func name(_ role: RoleID) -> String {
            role == .applicant || role == .filer ? words.applicant : catalog.roles[role]?.name[words.language] ?? role.rawValue
        }

        private mutating func lane(_ name: String) -> Int {
            if let place = placeOf[name] { return place }
            placeOf[name] = names.count
            names.append(name)
            return names.count - 1
        }
    }
}

/// What stands on the chart that no service says.
struct FlowChartWords {
    let language: LanguageID
    private func say(_ en: String, _ id: String) -> String { language == "en" ? en : id }

    var applicant: String { say("Applicant", "Pemohon") }
    /// Nobody acts: it goes on by itself.
    var nobody: String { say("By itself", "Otomatis") }
    var number: String { say("No.", "No.") }
    var activity: String { say("Activity", "Kegiatan") }
    var performers: String { say("Who acts", "Pelaksana") }
    var time: String { say("Time", "Waktu") }
    var next: String { say("Leads to", "Lanjut ke") }
    func to(_ number: String) -> String { say("to \(number)", "ke \(number)") }
    /// The way without a name beside others that have one.
    var onward: String { say("on", "lanjut") }
    /// Where the branches of a block meet again.
    func finished(_ number: String) -> String { say("\(number) done", "\(number) selesai") }
    /// Another system, through which somebody does it.
    func through(_ system: String) -> String { say("through \(system)", "melalui \(system)") }
    func title(_ service: String) -> String { say("Flow chart: \(service)", "Bagan alir: \(service)") }
}

extension WorkflowDiagram.Box {
    fileprivate var isEnd: Bool { if case .end = shape { true } else { false } }
}
