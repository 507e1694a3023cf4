import ServiceIR

/// The numbers by which the standard and the flow chart call the steps, so that both can be read side by side.
///
/// The filing is 1; then come the steps in the author's order, and the ends after all of them. In a block a branch has a letter: `4a`, and where
/// several steps stand in it `4a-1`, `4a-2`.
struct StepNumbers {
    static let filing = "1"
    private var numbers: [StepID: String] = [:]

    init(_ machine: Machine) {
        var place = 2
        var ends: [StepID] = []
        for (id, step) in machine.steps where machine.isDrawn(id, step) {
            if step.kind == .end {
                ends.append(id)
            } else {
                add(id, step, "\(place)")
                place += 1
            }
        }
        for (following, id) in ends.enumerated() { numbers[id] = "\(place + following)" }
    }

    private mutating func add(_ id: StepID, _ step: Step, _ number: String) {
        numbers[id] = number
        for (place, branch) in step.branches.enumerated() {
            let letter = number + Self.letter(place)
            let steps = branch.value.steps
            for (position, entry) in steps.enumerated() {
                add(entry.key, entry.value, steps.count == 1 ? letter : "\(letter)-\(position + 1)")
            }
        }
    }

    subscript(id: StepID) -> String { numbers[id] ?? id.rawValue }

    private static let letters = Array("abcdefghijklmnopqrstuvwxyz")

    static func letter(_ place: Int) -> String {
        letters.indices.contains(place) ? String(letters[place]) : "-\(place + 1)"
    }
}
