/// A pattern as instructions of a Pike machine: all ways are followed at once, one scalar at a time.
struct PatternProgram: Sendable {
    enum Instruction: Sendable {
        /// Takes one scalar that the set holds; on to the next instruction.
        case take(Int)
        case split(Int, Int)
        case jump(Int)
        case test(PatternAssertion)
        case match
    }

    /// More would let one pattern and one text take seconds.
    static let greatestSize = 4000

    private(set) var instructions: [Instruction] = []
    private(set) var sets: [ScalarSet] = []

    init(_ node: PatternNode) throws(PatternError) {
        try emit(node)
        try append(.match)
    }

    private mutating func append(_ instruction: Instruction) throws(PatternError) {
        // Counted as they are written, so that nested repetitions stop before they take any memory.
        guard instructions.count < Self.greatestSize else { throw PatternError(kind: .tooLarge, range: 0..<0) }
        instructions.append(instruction)
    }

    private mutating func emit(_ node: PatternNode) throws(PatternError) {
        switch node {
        case .empty: break
        case .set(let set):
            sets.append(set)
            try append(.take(sets.count - 1))
        case .assertion(let assertion): try append(.test(assertion))
        case .sequence(let items): for item in items { try emit(item) }
        case .choice(let options):
            var ends: [Int] = []
            for (i, option) in options.enumerated() {
                let split = instructions.count
                if i < options.count - 1 { try append(.split(split + 1, 0)) }
                try emit(option)
                if i < options.count - 1 {
                    ends.append(instructions.count)
                    try append(.jump(0))
                    instructions[split] = .split(split + 1, instructions.count)
                }
            }
            for end in ends { instructions[end] = .jump(instructions.count) }
        case .repeated(let item, let least, let most):
            for _ in 0..<least {
                let before = instructions.count
                try emit(item)
                // What is nothing stays nothing, however often: without this an empty group could be repeated for long.
                if instructions.count == before { break }
            }
            guard let most else { return try emitLoop(item) }
            var splits: [Int] = []
            for _ in least..<most {
                splits.append(instructions.count)
                try append(.split(instructions.count + 1, 0))
                try emit(item)
            }
            for split in splits { instructions[split] = .split(split + 1, instructions.count) }
        }
    }

    private mutating func emitLoop(_ item: PatternNode) throws(PatternError) {
        let start = instructions.count
        try append(.split(start + 1, 0))
        try emit(item)
        try append(.jump(start))
        instructions[start] = .split(start + 1, instructions.count)
    }

    // MARK: running

    /// The instructions at which some way stands, each once.
    private struct Places {
        var list: [Int] = []
        var marks: [UInt32]
        var round: UInt32 = 0
        init(_ count: Int) { marks = Array(repeating: 0, count: count) }
        mutating func clear() {
            list.removeAll(keepingCapacity: true)
            round += 1
        }
        mutating func insert(_ place: Int) -> Bool {
            if marks[place] == round { return false }
            marks[place] = round
            return true
        }
    }

    func run(_ text: String, isWhole: Bool) -> Bool {
        var now = Places(instructions.count)
        var next = Places(instructions.count)
        var stack: [Int] = []
        now.clear()
        var before: UInt32?
        var rest = text.unicodeScalars.makeIterator()
        var current = rest.next()?.value
        follow(0, into: &now, &stack, before: before, after: current)
        while true {
            if now.list.contains(where: isMatch), !isWhole || current == nil { return true }
            guard let scalar = current else { return false }
            current = rest.next()?.value
            before = scalar
            next.clear()
            for place in now.list {
                if case .take(let set) = instructions[place], sets[set].contains(scalar) {
                    follow(place + 1, into: &next, &stack, before: before, after: current)
                }
            }
            if !isWhole { follow(0, into: &next, &stack, before: before, after: current) }
            swap(&now, &next)
            if now.list.isEmpty { return false }
        }
    }

    private func isMatch(_ place: Int) -> Bool { if case .match = instructions[place] { true } else { false } }

    /// All places that are reached from one without taking a scalar.
    private func follow(_ start: Int, into places: inout Places, _ stack: inout [Int], before: UInt32?, after: UInt32?) {
        stack.append(start)
        while let place = stack.popLast() {
            guard places.insert(place) else { continue }
            switch instructions[place] {
            case .jump(let to): stack.append(to)
            case .split(let first, let second):
                stack.append(second)
                stack.append(first)
            case .test(let assertion): if holds(assertion, before, after) { stack.append(place + 1) }
            case .take, .match: places.list.append(place)
            }
        }
    }

    private func holds(_ assertion: PatternAssertion, _ before: UInt32?, _ after: UInt32?) -> Bool {
        switch assertion {
        case .start: before == nil
        case .end: after == nil
        case .wordBoundary: isWord(before) != isWord(after)
        case .notWordBoundary: isWord(before) == isWord(after)
        }
    }

    private func isWord(_ code: UInt32?) -> Bool { code.map { code in ScalarSet.word.contains { $0.contains(code) } } ?? false }
}
