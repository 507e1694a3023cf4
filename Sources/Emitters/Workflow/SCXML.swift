import ServiceIR

extension Target {
    static let scxml = Target(
        "scxml", en: "W3C SCXML, the workflow for state machine engines: SERVICE/workflow.scxml",
        id: "SCXML dari W3C, alur kerja bagi mesin keadaan: SERVICE/workflow.scxml",
        ofService: { service, catalog in
            let chart = StatechartBuilder.chart(of: service, in: catalog)
            return chart.emission("workflow.scxml") { Array(SCXML.text($0, of: service).utf8) }
        })
}

/// A statechart as SCXML with the data model of ECMAScript.
///
/// Source: https://www.w3.org/TR/scxml/.
struct SCXML {
    private var text = ""
    private var depth = 0

    /// What whoever sends the events must know.
    private static let head = """
        Acts: STEP.done, once for each place that is filled, and STEP.ACTION. From the clock: STEP.time-up, STEP.repair-time-up. From others:
        case-submitted, case-withdrawn, STEP.fee-paid, STEP.repair-sent, STEP.objection-made, slot-given.
        An event that has _event.data brings all values that the conditions read, as they are after it: { "SECTION.FIELD": VALUE }, names without
        a value left out; with them `STEP.outstanding`, what is still to be paid there. A wait whose time has come already when it is entered
        gets its time-up at once. Where no way on holds, the machine stays in the state that decides.
        """

    private static let headLines = head.split(separator: "\n")

    static func text(_ chart: Statechart, of service: CompiledService) -> String {
        var scxml = SCXML()
        scxml.write(chart, of: service)
        return scxml.text
    }

    private mutating func write(_ chart: Statechart, of service: CompiledService) {
        line("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
        line("<!--")
        line("  The workflow of `\(service.service)`, version \(service.version).")
        for one in Self.headLines { line("  \(one)") }
        for note in chart.said { line("  \(Self.comment(note.line)).") }
        line("-->")
        let initial = chart.states.first?.id ?? ""
        open(
            "scxml",
            [
                ("xmlns", "http://www.w3.org/2005/07/scxml"), ("xmlns:mpp", "urn:mpp:scxml"), ("version", "1.0"),
                ("name", service.service.rawValue), ("datamodel", "ecmascript"), ("initial", initial),
            ])
        open("datamodel")
        empty("data", [("id", "v"), ("expr", "{}")])
        empty("data", [("id", "n"), ("expr", "{\(chart.counted.map { "'\($0)': 0" }.joined(separator: ", "))}")])
        close("datamodel")
        open("script")
        for one in Self.functions { line(one) }
        close("script")
        for state in chart.states { write(state) }
        close("scxml")
    }

    private static let functions = ChartCondition.functions.split(separator: "\n").map { XMLText.escaped(String($0), in: .content) }

    private mutating func write(_ state: Statechart.State) {
        let name =
            switch state.kind {
            case .state: "state"
            case .parallel: "parallel"
            case .final: "final"
            }
        var attributes = [("id", state.id)]
        if let initial = state.initial, state.kind == .state { attributes.append(("initial", initial)) }
        attributes += state.facts.map { ("mpp:" + $0.name, $0.text) }
        if state.visits == nil && state.transitions.isEmpty && state.states.isEmpty { return empty(name, attributes) }
        open(name, attributes)
        if let step = state.visits {
            open("onentry")
            empty("log", [("label", "step"), ("expr", "'\(step)'")])
            script(["add('\(step).count')"] + state.scripts)
            close("onentry")
        }
        for transition in state.transitions { write(transition) }
        for state in state.states { write(state) }
        close(name)
    }

    private mutating func write(_ transition: Statechart.Transition) {
        var attributes: [(String, String)] = []
        if let event = transition.event { attributes.append(("event", event)) }
        if let condition = transition.guards { attributes.append(("cond", condition.script)) }
        if let target = transition.target { attributes.append(("target", target)) }
        if let condition = transition.guards?.condition { attributes.append(("mpp:cel", condition)) }
        if transition.scripts.isEmpty { return empty("transition", attributes) }
        open("transition", attributes)
        script(transition.scripts)
        close("transition")
    }

    // MARK: XML

    private mutating func script(_ lines: [String]) {
        let escaped = lines.map { XMLText.escaped($0, in: .content) }
        if escaped.count == 1 { return line("<script>\(escaped[0])</script>") }
        open("script")
        for one in escaped { line(one + ";") }
        close("script")
    }

    private mutating func open(_ name: String, _ attributes: [(String, String)] = []) {
        line("<\(name)\(Self.text(attributes))>")
        depth += 1
    }

    private mutating func close(_ name: String) {
        depth -= 1
        line("</\(name)>")
    }

    private mutating func empty(_ name: String, _ attributes: [(String, String)]) { line("<\(name)\(Self.text(attributes))/>") }

    private mutating func line(_ content: String) {
        for _ in 0..<depth { text += "  " }
        text += content
        text += "\n"
    }

    private static func text(_ attributes: [(String, String)]) -> String {
        attributes.map { name, value in
            // A script has texts in double quotes.
            value.utf8.contains(UInt8(ascii: "\"")) && !value.utf8.contains(UInt8(ascii: "'"))
                ? " \(name)='\(XMLText.escaped(value, in: .singleQuoted))'"
                : " \(name)=\"\(XMLText.escaped(value))\""
        }.joined()
    }

    /// Within a comment no two hyphens may follow each other.
    private static func comment(_ text: String) -> String {
        XMLText.escaped(text.replacing("--", with: "- -").replacing("--", with: "- -"))
    }
}
