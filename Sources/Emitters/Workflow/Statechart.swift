import ServiceIR

/// The machine as Harel's statecharts have it: nested states, events, guards and scripts in ECMAScript; SCXML and XState are two ways to write it.
///
/// Ids that this program makes up have a `-` in them, which no id of a definition has.
struct Statechart {
    enum Kind { case state, parallel, final }

    struct State {
        var id: String
        var kind = Kind.state
        /// The step whose visit begins when it is entered.
        var visits: StepID?
        /// Run on entering.
        var scripts: [String] = []
        var transitions: [Transition] = []
        /// The first of the children is where a state begins, unless `initial` says otherwise.
        var states: [State] = []
        var initial: String?
        /// What the definition says there and no statechart knows, by name.
        var facts: [(name: String, text: String)] = []
        /// How long it may take, where that is one period whatever the case.
        var time: Period?
    }

    /// Without an event it is taken as soon as its guard holds; without a target the state stays.
    struct Transition {
        var event: String?
        var guards: Guard?
        var target: String?
        var scripts: [String] = []
    }

    struct Guard {
        enum Meaning {
            /// A condition of the definition, in canonical CEL; its opposite.
            case holds(Expression), fails(Expression)
            /// Nothing is to be paid there any more.
            case nothingDue(StepID)
            /// A number that the chart counts is below a bound.
            case below(counter: String, Int)
            /// So many regions are finished.
            case joined(Int)
            /// Whoever sends the events knows as well.
            case known
        }

        var meaning: Meaning
        /// In ECMAScript.
        var script: String

        /// In canonical CEL, where it is a condition of the definition.
        var condition: String? {
            switch meaning {
            case .holds(let condition): condition.text
            case .fails(let condition): "!(\(condition.text))"
            case .nothingDue, .below, .joined, .known: nil
            }
        }
    }

    /// None where the machine cannot be said; the notes say why.
    var states: [State]
    /// The numbers that the chart counts from the beginning, since conditions read them.
    var counted: [String]
    var notes: [EmissionNote]
    /// Of the conditions that are decided outside.
    var sent: [EmissionNote]

    /// All that is said otherwise.
    var said: [EmissionNote] { notes + sent }

    /// The file that one way to write it makes.
    func emission(_ path: String, _ text: (Statechart) -> [UInt8]) -> Emission {
        Emission(files: states.isEmpty ? [] : [BuiltFile(path: path, bytes: text(self))], notes: said)
    }
}

extension EmissionNote {
    /// As it stands in a file.
    var line: String { (element.isEmpty ? "" : "\(element): ") + text["en"] }
}
