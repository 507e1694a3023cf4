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
    }

    /// Without an event it is taken as soon as its guard holds; without a target the state stays.
    struct Transition {
        var event: String?
        var guards: Guard?
        var target: String?
        var scripts: [String] = []
    }

    struct Guard {
        /// In ECMAScript.
        var script: String
        /// In canonical CEL, where it is a condition of the definition.
        var condition: String?
    }

    /// None where the machine cannot be said; the notes say why.
    var states: [State]
    /// The numbers that the chart counts from the beginning, since conditions read them.
    var counted: [String]
    var notes: [EmissionNote]

    /// The file that one way to write it makes.
    func emission(_ path: String, _ text: (Statechart) -> [UInt8]) -> Emission {
        Emission(files: states.isEmpty ? [] : [BuiltFile(path: path, bytes: text(self))], notes: notes)
    }
}
