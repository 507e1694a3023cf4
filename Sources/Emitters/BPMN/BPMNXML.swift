import ServiceIR

/// Writes a process as BPMN 2.0 with its diagram.
///
/// Source: OMG formal/2011-01-03 (`BPMN20.xsd`); ids made here begin with `_` or hold a point, so that none is a step's.
struct BPMNXML {
    private let process: BPMNProcess
    private let diagram: BPMNDiagram
    /// Whether conditions are in FEEL, else in CEL.
    private let hasFEEL: Bool
    /// The flows, by place, that come to a node, that go from it, and that stand in a block (or in none).
    private let incoming: [String: [Int]]
    private let outgoing: [String: [Int]]
    private let flowsIn: [String?: [Int]]
    private let nodesIn: [String?: [BPMNProcess.Node]]

    init(_ process: BPMNProcess, hasFEEL: Bool = false) {
        self.process = process
        self.hasFEEL = hasFEEL
        diagram = BPMNDiagram(process)
        let blocks = Dictionary(process.nodes.map { ($0.id, $0.block) }) { first, _ in first }
        incoming = Dictionary(grouping: process.flows.indices) { process.flows[$0].to }
        outgoing = Dictionary(grouping: process.flows.indices) { process.flows[$0].from }
        flowsIn = Dictionary(grouping: process.flows.indices) { blocks[process.flows[$0].from] ?? nil }
        nodesIn = Dictionary(grouping: process.nodes, by: \.block)
    }

    private func escaped(_ text: String) -> String { XMLText.escaped(text) }

    private func condition(_ cel: String) -> String { escaped(hasFEEL ? FEELCondition.text(ofCEL: cel) : cel) }

    var text: String {
        let target = escaped("urn:mpp:service:\(process.catalog):\(process.service)")
        var xml = """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" \
            xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" \
            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:mpp="urn:mpp:bpmn:1" id="_definitions" \
            targetNamespace="\(target)" expressionLanguage="\(hasFEEL ? FEELCondition.language : "https://cel.dev")" exporter="mppc" mpp:version="\(process.version)" \
            mpp:digest="\(process.digest)">\n
            """
        for (place, error) in process.errors.enumerated() {
            xml += "  <error id=\"_error\(place + 1)\" errorCode=\"\(escaped(error))\"/>\n"
        }
        xml += "  <collaboration id=\"_collaboration\">\n"
        xml += "    <participant id=\"_pool\" name=\"\(escaped(process.name))\" processRef=\"_process\"/>\n  </collaboration>\n"
        xml += "  <process id=\"_process\" name=\"\(escaped(process.name))\" isExecutable=\"true\">\n"
        for note in process.notes { xml += "    <documentation>\(escaped(note.text["en"]))</documentation>\n" }
        xml += "    <laneSet id=\"_lanes\">\n"
        for (place, name) in process.lanes.enumerated() {
            xml += "      <lane id=\"_lane\(place + 1)\" name=\"\(escaped(name))\">\n"
            for node in process.nodes where node.lane == place && node.block == nil {
                xml += "        <flowNodeRef>\(node.id)</flowNodeRef>\n"
            }
            xml += "      </lane>\n"
        }
        xml += "    </laneSet>\n" + elements(in: nil, "    ") + "  </process>\n"
        return xml + diagram.xml + "</definitions>\n"
    }

    // MARK: Elements

    private func elements(in block: String?, _ indent: String) -> String {
        var xml = ""
        for node in nodesIn[block] ?? [] { xml += element(node, indent) }
        for place in flowsIn[block] ?? [] {
            let flow = process.flows[place]
            let name = flow.name.isEmpty ? "" : " name=\"\(escaped(flow.name))\""
            xml += "\(indent)<sequenceFlow id=\"_flow\(place + 1)\"\(name) sourceRef=\"\(flow.from)\" targetRef=\"\(flow.to)\""
            if let condition = flow.condition {
                xml +=
                    ">\n\(indent)  <conditionExpression xsi:type=\"tFormalExpression\">\(self.condition(condition))</conditionExpression>\n"
                xml += "\(indent)</sequenceFlow>\n"
            } else {
                xml += "/>\n"
            }
        }
        return xml
    }

    private func element(_ node: BPMNProcess.Node, _ indent: String) -> String {
        let (tag, attributes) = tag(of: node)
        var xml = "\(indent)<\(tag) id=\"\(node.id)\""
        if !node.name.isEmpty { xml += " name=\"\(escaped(node.name))\"" }
        xml += attributes
        if let step = node.step { xml += " mpp:step=\"\(step)\"" }
        for mark in node.marks { xml += " mpp:\(mark.name)=\"\(escaped(mark.text))\"" }
        xml += ">\n"
        let inner = indent + "  "
        if let text = node.documentation { xml += "\(inner)<documentation>\(escaped(text))</documentation>\n" }
        for place in incoming[node.id] ?? [] { xml += "\(inner)<incoming>_flow\(place + 1)</incoming>\n" }
        for place in outgoing[node.id] ?? [] { xml += "\(inner)<outgoing>_flow\(place + 1)</outgoing>\n" }
        switch node.kind {
        case .userTask:
            for role in node.roles {
                xml += "\(inner)<potentialOwner><resourceAssignmentExpression><formalExpression>\(escaped(role))</formalExpression>"
                xml += "</resourceAssignmentExpression></potentialOwner>\n"
            }
        case .subProcess: xml += elements(in: node.id, inner)
        case .timer(let due), .late(let due, _, _): xml += timer(due, of: node.id, inner)
        case .leaves(let error), .caught(let error, _): xml += "\(inner)<errorEventDefinition errorRef=\"\(reference(error))\"/>\n"
        case .blockEnd(isTerminating: true): xml += "\(inner)<terminateEventDefinition/>\n"
        default: break
        }
        return xml + "\(indent)</\(tag)>\n"
    }

    private func reference(_ error: String) -> String { "_error\((process.errors.firstIndex(of: error) ?? 0) + 1)" }

    /// Where no period is known beforehand, the host gives it.
    private func timer(_ due: BPMNProcess.Deadline, of id: String, _ indent: String) -> String {
        let duration = due.duration.map(escaped) ?? condition("given['\(id)']")
        return """
            \(indent)<timerEventDefinition>
            \(indent)  <timeDuration xsi:type="tFormalExpression">\(duration)</timeDuration>
            \(indent)</timerEventDefinition>\n
            """
    }

    private func tag(of node: BPMNProcess.Node) -> (tag: String, attributes: String) {
        switch node.kind {
        case .start: ("startEvent", "")
        case .end(let end): ("endEvent", " mpp:end=\"\(end.rawValue)\"")
        case .blockEnd, .leaves, .told: ("endEvent", "")
        case .userTask: ("userTask", "")
        case .exclusive:
            (
                "exclusiveGateway",
                outgoing[node.id]?.first { process.flows[$0].isDefault }.map { " default=\"_flow\($0 + 1)\"" } ?? ""
            )
        case .fork: ("parallelGateway", " gatewayDirection=\"Diverging\"")
        case .join: ("parallelGateway", " gatewayDirection=\"Converging\"")
        case .passes: ("intermediateThrowEvent", "")
        case .timer: ("intermediateCatchEvent", "")
        case .subProcess: ("subProcess", "")
        case .late(_, let host, let isInterrupting): ("boundaryEvent", " attachedToRef=\"\(host)\" cancelActivity=\"\(isInterrupting)\"")
        case .caught(_, let host): ("boundaryEvent", " attachedToRef=\"\(host)\" cancelActivity=\"true\"")
        }
    }
}
