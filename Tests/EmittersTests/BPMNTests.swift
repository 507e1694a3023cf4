import Emitters
import Expectations
import ServiceIR
import Testing

/// What BPMN cannot say is refused, never written wrongly.
struct BPMNTests {
    @Test func blockThatWaitsForSomeBranchesIsRefused() throws {
        var service = Fixture.service
        var block = Step(kind: .parallel)
        for id in ["satu", "dua", "tiga"] {
            var task = Step(kind: .task)
            task.performers = Performers(roles: ["loket"])
            task.routes = [Route(to: .join)]
            block.branches[BranchID(id)] = Branch(initial: StepID(id), steps: [StepID(id): task])
        }
        block.routes = [Route(to: "selesai")]
        let target = try #require(Target.all.first { $0.name == "bpmn" })
        for (join, isWritten) in [(Join.all, true), (.any, true), (.count(3), true), (.count(2), false)] {
            block.join = join
            service.machine.steps["periksa"] = block
            let emission = target.emit(DigestedService(service), in: Fixture.catalog)
            expect(!emission.files.isEmpty == isWritten, "\(join)")
            expect(emission.notes.contains { $0.text["en"].contains("not written") } != isWritten, "\(join)")
        }
    }
}
