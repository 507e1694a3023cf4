/// Colours for a terminal, or none.
struct Paint {
    let isOn: Bool

    struct Cell {
        var text: Character
        var severity: Severity?
        var isLabel: Bool

        init(_ text: Character, _ severity: Severity?, isLabel: Bool = false) {
            self.text = text
            self.severity = severity
            self.isLabel = isLabel
        }
    }

    func gutter(_ text: String) -> String { wrap(text, "34") }
    func bold(_ text: String) -> String { wrap(text, "1") }
    func severity(_ text: String, _ severity: Severity) -> String { wrap(text, "1;" + Self.code(severity)) }

    /// What a mark says: the primary one in the colour of its severity.
    func label(_ text: String, _ severity: Severity?) -> String { wrap(text, severity.map(Self.code) ?? "34") }

    func cells(_ cells: [Cell]) -> String {
        var result = ""
        var at = 0
        while at < cells.count {
            var end = at + 1
            while end < cells.count, cells[end].severity == cells[at].severity, cells[end].isLabel == cells[at].isLabel { end += 1 }
            let text = String(cells[at..<end].map(\.text))
            let isMark = cells[at].severity != nil || cells[at].isLabel
            result += isMark ? label(text, cells[at].severity) : text
            at = end
        }
        return result
    }

    private func wrap(_ text: String, _ code: String) -> String { isOn ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text }

    private static func code(_ severity: Severity) -> String {
        switch severity {
        case .note: "36"
        case .warning: "33"
        case .danger: "35"
        case .error: "31"
        }
    }
}
