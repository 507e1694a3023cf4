extension WorkflowDiagram {
    /// The drawing in Graphviz' language, from which `dot` makes SVG and others.
    public var dot: String {
        var text = "digraph alur {\n"
        text += "  graph [label=\(Self.string([title])), labelloc=t, fontname=\"sans-serif\"]\n"
        text += "  node [shape=box, style=rounded, fontname=\"sans-serif\", fontsize=11]\n"
        text += "  edge [fontname=\"sans-serif\", fontsize=9]\n"
        Self.write(root, depth: 1, isRoot: true, into: &text)
        for arrow in arrows {
            var attributes: [String] = []
            if !arrow.caption.isEmpty { attributes.append("label=\(Self.string([arrow.caption]))") }
            if arrow.isExceptional { attributes.append("style=dashed") }
            let list = attributes.isEmpty ? "" : " [\(attributes.joined(separator: ", "))]"
            text += "  \(arrow.from) -> \(arrow.to)\(list)\n"
        }
        return text + "}\n"
    }

    private static func write(_ frame: Frame, depth: Int, isRoot: Bool, into text: inout String) {
        let outer = String(repeating: "  ", count: depth)
        let indent = isRoot ? outer : outer + "  "
        if !isRoot {
            text += "\(outer)subgraph cluster_\(frame.id) {\n"
            text += "\(indent)label=\(string([frame.title]))\n"
        }
        for box in frame.boxes {
            let look: String =
                switch box.shape {
                case .start: ", shape=oval"
                case .end(.granted): ", shape=oval, style=\"bold\""
                case .end: ", shape=oval, style=\"dashed\""
                case .task: ""
                case .payment: ", shape=parallelogram, style=\"\""
                case .release: ", peripheries=2"
                case .automatic: ", shape=diamond, style=\"\""
                case .wait: ", style=\"rounded,dashed\""
                case .notice: ", shape=note, style=\"\""
                case .block, .join: ", shape=hexagon, style=\"\""
                }
            text += "\(indent)\(box.id) [label=\(string(box.lines))\(look)]\n"
        }
        for inner in frame.frames { write(inner, depth: isRoot ? depth : depth + 1, isRoot: false, into: &text) }
        if !isRoot { text += "\(outer)}\n" }
    }

    private static func string(_ lines: [String]) -> String {
        let safe = lines.map { line in
            line.unicodeScalars.map { scalar in
                switch scalar {
                case "\"": "\\\""
                case "\\": "\\\\"
                case "\n", "\r": " "
                default: String(scalar)
                }
            }.joined()
        }
        return "\"" + safe.joined(separator: "\\n") + "\""
    }
}
