import ServiceIR

/// The numbers by which the standard and the flow chart call the steps, so that both can be read side by side.
///
/// The filing is 1; then come the steps in the author's order, and the ends after all of them. In a block a branch has a letter: `4a`, and where
/// several steps stand in it `4a-1`, `4a-2`.
struct StepNumbers {
    static let filing = "1"
    private var numbers: [StepID: String] = [:]

    init(_ machine: Machine) {
        let drawn = machine.steps.filter { machine.isDrawn($0.key, $0.value) }
        let ordered = drawn.filter { $0.value.kind != .end } + drawn.filter { $0.value.kind == .end }
        for (place, entry) in ordered.enumerated() { add(entry.key, entry.value, "\(place + 2)") }
    }

    private mutating func add(_ id: StepID, _ step: Step, _ number: String) {
        numbers[id] = number
        for (place, branch) in step.branches.values.enumerated() {
            let letter = number + Self.letter(place)
            for (position, entry) in branch.steps.enumerated() {
                add(entry.key, entry.value, branch.steps.count == 1 ? letter : "\(letter)-\(position + 1)")
            }
        }
    }

    subscript(id: StepID) -> String { numbers[id] ?? id.rawValue }

    static func letter(_ place: Int) -> String {
        let letters = Array("abcdefghijklmnopqrstuvwxyz")
        return letters.indices.contains(place) ? String(letters[place]) : "-\(place + 1)"
    }
}
