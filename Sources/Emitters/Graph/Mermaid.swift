extension WorkflowDiagram {
    /// The drawing as a Mermaid flow chart, ready for a Markdown page.
    public var mermaid: String {
        var text = "---\ntitle: \(Self.yaml(title))\n---\nflowchart TD\n"
        Self.write(root, depth: 1, isRoot: true, into: &text)
        for arrow in arrows {
            let line = arrow.isExceptional ? "-.->" : "-->"
            let caption = arrow.caption.isEmpty ? "" : "|\(Self.quoted([arrow.caption]))|"
            text += "  \(arrow.from) \(line)\(caption) \(arrow.to)\n"
        }
        return text
    }

    private static func write(_ frame: Frame, depth: Int, isRoot: Bool, into text: inout String) {
        let outer = String(repeating: "  ", count: depth)
        let indent = isRoot ? outer : outer + "  "
        if !isRoot { text += "\(outer)subgraph c_\(frame.id)[\(quoted([frame.title]))]\n" }
        for box in frame.boxes {
            let (open, close): (String, String) =
                switch box.shape {
                case .start, .end: ("([", "])")
                case .task: ("[", "]")
                case .payment: ("[/", "/]")
                case .release: ("[[", "]]")
                case .automatic: ("{", "}")
                case .wait: ("([", "])")
                case .notice: (">", "]")
                case .block, .join: ("{{", "}}")
                }
            text += "\(indent)\(box.id)\(open)\(quoted(box.lines))\(close)\n"
        }
        for inner in frame.frames { write(inner, depth: isRoot ? depth : depth + 1, isRoot: false, into: &text) }
        if !isRoot { text += "\(outer)end\n" }
    }

    /// Mermaid reads HTML in quoted texts; what would be markup or end the text is written as an entity.
    private static func quoted(_ lines: [String]) -> String {
        let safe = lines.map { line in
            line.unicodeScalars.map { scalar in
                switch scalar {
                case "\"": "#quot;"
                case "#": "#35;"
                case "<": "#lt;"
                case ">": "#gt;"
                case "&": "#amp;"
                case "`": "#96;"
                case "\n", "\r": " "
                default: String(scalar)
                }
            }.joined()
        }
        return "\"" + safe.joined(separator: "<br/>") + "\""
    }

    private static func yaml(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n", "\r": result += " "
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
