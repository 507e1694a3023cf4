import ServiceIR

/// A statechart as tasks that follow one another, for engines in which nothing comes from outside but the answer to a task.
///
/// A task leads only to tasks of its own list; what leaves a branch raises an error that the block around it catches.
struct TaskFlow {
    struct Task {
        let id: String
        var kind: Kind
        /// What the definition says there, by name; none where the task is of this program's own.
        var facts: [(name: String, text: String)] = []

        var isTimed: Bool {
            switch kind {
            case .wait(let wait): wait.late != nil && wait.time != nil
            case .fork(let fork): fork.late != nil && fork.time != nil
            default: false
            }
        }

        /// The tasks of its own list that it leads to.
        var nexts: [String] {
            switch kind {
            case .pass(let next), .count(_, let next), .ask(_, let next): [next]
            case .wait(let wait): [wait.next] + [wait.late?.next].compactMap(\.self)
            case .choose(let choices, let otherwise): choices.map(\.next) + [otherwise].compactMap(\.self)
            case .fork(let fork): [fork.next] + fork.leaves.map(\.next) + [fork.late?.next].compactMap(\.self)
            case .end, .finish, .leave: []
            }
        }
    }

    enum Kind {
        case pass(next: String)
        /// One more, of what the flow counts itself.
        case count(String, next: String)
        /// Asks for the values that the next task reads, in CEL by the key under which each is given.
        case ask([(key: String, expression: String)], next: String)
        case wait(Wait)
        case choose([(rule: TaskRule, next: String)], otherwise: String?)
        case fork(Fork)
        /// The end of the case, of this kind.
        case end(String)
        /// The end of a branch.
        case finish(Fork.Finish)
        case leave(error: String)
    }

    /// Until somebody answers.
    struct Wait {
        /// Events, one of which is the answer.
        var answers: [String]
        var next: String
        /// The answer that the clock gives, and where it leads.
        var late: (event: String, next: String)?
        var time: Period?
    }

    struct Fork {
        enum Finish {
            /// With all others.
            case together
            /// The first one ends the block.
            case alone(error: String)
        }

        var branches: [(id: String, initial: String, tasks: [Task])]
        var finish: Finish
        var next: String
        /// What leaves it from inside.
        var leaves: [(error: String, next: String)]
        var late: (event: String, next: String)?
        var time: Period?
    }

    var initial: String
    var tasks: [Task]
    /// What the flow counts itself, by name.
    var counters: [String]
    /// Where a withdrawal leads; `nil` where there is none.
    var withdrawn: String?
    /// Conditions that `TaskRule` cannot say, by the step.
    var asked: OrderedMap<StepID, [String]>
    /// Whether something is counted in a block, which loses its data when it is left.
    var asksCounts: Bool

    /// Those of a list that anything leads to from one of `starts`.
    static func reached(from starts: [String], in tasks: [Task]) -> [Task] {
        let nexts = Dictionary(tasks.map { ($0.id, $0.nexts) }, uniquingKeysWith: { first, _ in first })
        var reached: Set<String> = []
        var open = starts
        while let id = open.popLast() {
            if reached.insert(id).inserted { open += nexts[id] ?? [] }
        }
        return tasks.filter { reached.contains($0.id) }
    }

    /// A task and all in it.
    static func all(_ tasks: [Task]) -> [Task] {
        tasks.flatMap { task in
            if case .fork(let fork) = task.kind { return [task] + fork.branches.flatMap { all($0.tasks) } }
            return [task]
        }
    }
}

extension TaskFlow {
    /// The longest name that a task may have.
    private static let nameLimit = 80

    /// The file that one way to write it makes, or the note why there is none.
    static func emission(
        of chart: Statechart, _ path: String, notes: [EmissionNote], _ json: (TaskFlow, [EmissionNote]) -> JSONValue
    ) -> Emission {
        guard !chart.states.isEmpty else { return Emission(notes: chart.notes) }
        guard let flow = TaskFlowBuilder.flow(of: chart) else {
            return Emission(notes: [
                EmissionNote(
                    "workflow", en: "not written: a block waits for some of its branches, which know nothing of one another here",
                    id: "tidak ditulis: satu blok menunggu sebagian cabangnya, yang di sini tidak saling tahu")
            ])
        }
        if let long = all(flow.tasks).first(where: { $0.id.unicodeScalars.count > nameLimit }) {
            return Emission(notes: [
                EmissionNote(
                    "workflow", en: "not written: `\(long.id)` is longer than \(nameLimit) characters",
                    id: "tidak ditulis: `\(long.id)` lebih dari \(nameLimit) aksara")
            ])
        }
        var said = chart.notes + notes
        said.append(
            EmissionNote(
                en: "a task has one answer, given when all have said done, when all is paid",
                id: "satu tugas satu jawaban, diberikan bila semua sudah menyatakan selesai, bila semua sudah dibayar"))
        if all(flow.tasks).contains(where: \.isTimed) {
            said.append(
                EmissionNote(
                    en: "times are days of the clock, two more for five working days, anew after a repair: the calendar is outside",
                    id: "waktu menurut hari jam dinding, ditambah dua tiap lima hari kerja, dari awal setelah perbaikan: kalender di luar"
                ))
        }
        for (step, conditions) in flow.asked {
            said += conditions.map { condition in
                EmissionNote(
                    "workflow.\(step)", en: "`\(condition)` is decided outside: a task asks whether it holds",
                    id: "`\(condition)` diputuskan di luar: sebuah tugas menanyakan jawabannya")
            }
        }
        if flow.asksCounts {
            said.append(
                EmissionNote(
                    "workflow", en: "how often something happened in a block is asked, not counted here",
                    id: "berapa kali sesuatu terjadi di dalam blok ditanyakan, tidak dihitung di sini"))
        }
        return Emission(path, json(flow, said), notes: said)
    }
}
