import Expectations
import ServiceDSL
import ServiceIR
import Testing

/// Random regions against the locks, and against everybody who could apply, one by one: a lock speaks up exactly when somebody is worse off.
@Suite struct LockSoundnessTests {
    private static let standard = LockTests.compile("").catalogs.flatMap(\.services).first?.service

    @Test(arguments: seeds(3))
    func aLockSpeaksUpExactlyWhenSomebodyIsWorseOff(seed: Int) throws {
        let standard = try #require(Self.standard)
        var random = Overlay(seed: UInt64(seed), over: standard)
        let overlay = random.text()
        let compilation = LockTests.compile(overlay)
        let region = try #require(compilation.catalogs.flatMap(\.services).first?.service, "\(overlay)\n\(compilation.lines)")
        let locks = compilation.findings.filter { $0.rule.slug.hasPrefix("lock") }
        let others = compilation.findings.filter { $0.severity >= .danger && !$0.rule.slug.hasPrefix("lock") }
        try #require(others.isEmpty, "\(overlay)\n\(compilation.lines)")
        for (lock, isWorse) in Self.worse(standard, region) {
            let found = locks.filter { $0.message.en.hasPrefix("`\(lock)`") }
            expect(found.isEmpty != isWorse, "\(lock), worse off: \(isWorse)\n\(overlay)\n\(compilation.lines)")
            expect(found.allSatisfy { $0.rule.slug == "lock-broken" }, "\(overlay)\n\(compilation.lines)")
        }
    }

    /// Whether anybody is worse off, by lock.
    private static func worse(_ standard: CompiledService, _ region: CompiledService) -> [(lock: String, isWorse: Bool)] {
        let programs = Programs()
        var (documents, step, promise, rule) = (false, false, false, false)
        for applicant in Applicants.all {
            let there = applicant.reading(standard, programs)
            let here = applicant.reading(region, programs)
            for (id, requirement) in region.documents where !requirement.isOptional && here.holds(requirement.when) {
                guard let known = standard.documents[id], there.holds(known.when) else {
                    documents = true
                    continue
                }
                if here.first(requirement.copies) ?? 1 > there.first(known.copies) ?? 1 { documents = true }
            }
            let survei: StepID = "survei"
            if there.holds(standard.machine.steps[survei]?.when), !here.holds(region.machine.steps[survei]?.when) { step = true }
            let (own, known) = (here.first(region.promises["sla"]?.within), there.first(standard.promises["sla"]?.within))
            if own?.range.upper ?? 0 > known?.range.upper ?? 0 { promise = true }
            if region.rules.contains(where: { !$0.warn && !here.holds($0.rule) }) { rule = true }
        }
        return [
            ("documents: at_most", documents), ("workflow.survei: required", step), ("sla: at_most", promise), ("form: at_most", rule),
        ]
    }
}

/// Conditions, each made ready once for everybody who is asked about it.
private final class Programs {
    private var ready: [Expression: Program?] = [:]

    subscript(expression: Expression) -> Program? {
        if let program = ready[expression] { return program }
        let program = try? Program(expression)
        ready[expression] = program
        return program
    }
}

/// Everybody who could apply, as far as the conditions tell people apart.
private struct Applicants {
    let values: [[String]: Value]

    static let all: [Applicants] = ["baru", "perpanjangan"].flatMap { variant in
        ["papan", "kain", "lain"].flatMap { kind in
            [0, 1, 5, 6, 7, 11, 12, 13, 23, 24, 25, 29, 30, 31, 1000].flatMap { area in
                [true, false].map { represented in
                    Applicants(values: [
                        ["variant"]: .text(variant), ["reklame", "jenis"]: .text(kind),
                        ["reklame", "luas"]: .decimal(Decimal128(Int64(area))),
                        ["reklame", "dikuasakan"]: .bool(represented), ["channel"]: .text("counter"), ["applicant"]: .text("person"),
                    ])
                }
            }
        }
    }

    func reading(_ service: CompiledService, _ programs: Programs) -> Reading {
        Reading(values: values, service: service, programs: programs)
    }

    /// What a service's conditions say of somebody.
    struct Reading: ExpressionEnvironment {
        let values: [[String]: Value]
        let service: CompiledService
        let programs: Programs
        let today = CivilDate(dayNumber: 0)

        func value(of name: [String]) -> Value? {
            if let value = values[name] { return value }
            guard name.count == 1, let condition = service.conditions[ConditionID(name[0])] else { return nil }
            return .bool(holds(condition))
        }

        func holds(_ expression: Expression?) -> Bool {
            guard let expression else { return true }
            guard let program = programs[expression], case .success(let truth) = program.holds(self) else { return false }
            return truth
        }

        func first<T>(_ rows: Rows<T>?) -> T? { rows?.rows.first { holds($0.when) }?.value }
    }
}

/// A random region's file over the standard of `LockTests`.
private struct Overlay {
    private var random: SampleSource
    private let standard: CompiledService

    init(seed: UInt64, over standard: CompiledService) {
        random = SampleSource(seed: seed)
        self.standard = standard
    }

    private mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }
    private mutating func pick(_ items: [String]) -> String { items[Int.random(in: 0..<items.count, using: &random)] }

    private mutating func condition(depth: Int = 2) -> String {
        if depth > 0, chance(45) {
            let (a, b) = (condition(depth: depth - 1), condition(depth: depth - 1))
            return chance(50) ? "(\(a)) && (\(b))" : "(\(a)) || (\(b))"
        }
        let atom = pick([
            "jenis == 'papan'", "jenis in ['papan', 'kain']", "jenis != 'lain'", "luas > 6", "luas >= 12", "luas > 24", "luas < 30",
            "dikuasakan",
            "besar", "variant == 'perpanjangan'", "luas > 24 && dikuasakan",
        ])
        return chance(20) ? "!(\(atom))" : atom
    }

    mutating func text() -> String {
        var text = ""
        var documents: [String] = []
        if chance(50) { documents.append("kuasa: { when: \(quoted(condition())) }") }
        if chance(50) { documents.append("gambar: { when: \(quoted("besar && (\(condition()))")) }") }
        if chance(25) { documents.append("npwp: { name: NPWP, when: \(quoted(chance(50) ? "luas > 24 && luas < 20" : condition())) }") }
        if chance(30) {
            let copies = "{ when: \(quoted(condition())), copies: \(Int.random(in: 1...3, using: &random)) }"
            documents.append("foto: { copies: [ \(copies), { copies: \(Int.random(in: 1...2, using: &random)) } ] }")
        }
        if !documents.isEmpty { text += "documents: { \(documents.joined(separator: ", ")) }\n" }
        if chance(40) { text += "workflow: { survei: { when: \(quoted(chance(50) ? "besar || (\(condition()))" : condition())) } }\n" }
        if chance(40) {
            let (a, b) = (Int.random(in: 3...11, using: &random), Int.random(in: 3...11, using: &random))
            text += "sla: { within: [ { when: \(quoted(condition())), within: \(a) working days }, { within: \(b) working days } ] }\n"
        }
        if chance(25) { text += "rules: [ { rule: \(quoted(rule())), message: Tidak bisa } ]\n" }
        return text
    }

    /// A condition that somebody meets: a rule that refuses everybody is a fault of its own.
    private mutating func rule() -> String {
        let programs = Programs()
        while true {
            let rule = condition()
            let named = ["jenis", "luas", "dikuasakan"].reduce(rule) { $0.replacing($1, with: "reklame.\($1)") }
            if Applicants.all.contains(where: { $0.reading(standard, programs).holds(Expression(named)) }) { return rule }
        }
    }

    private func quoted(_ condition: String) -> String { "\"\(condition)\"" }
}
