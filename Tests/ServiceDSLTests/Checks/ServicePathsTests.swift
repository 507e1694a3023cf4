import Expectations
import FoundationEssentials
import ServiceDSL
import ServiceIR
import Testing

/// The slowest way through the cases of the rules of promises.
@Suite struct ServicePathsTests {
    private func slowest(_ name: String) throws -> (office: [Period]?, facts: [String], isWhole: Bool) {
        let parts = name.split(separator: "/").map(String.init)
        let folder = RuleCase.root.appending(path: parts[0])
        let sources = try SourceSet(
            ["catalog.yaml", "libur.calendar.yaml", parts[1]].map {
                (path: $0, bytes: Array(try Data(contentsOf: folder.appending(path: $0))))
            })
        let catalog = try #require(Compiler.compile(sources).catalogs.first)
        let unit = try #require(catalog.services.first)
        let paths = ServicePaths(of: unit.service, catalog: try #require(catalog.catalog), scope: unit.names)
        let group = try #require(paths.groups.first)
        return (group.slowest?.office, group.slowest?.facts.map(\.text) ?? [], group.isWhole)
    }

    @Test func stepsCountInAnyOrderOfTheFile() throws {
        let found = try slowest("0601-sla-infeasible/pass-file-order.yaml")
        expect(found.office, equals: [Period(9, .workingDays)])
        expect(found.isWhole)
    }

    /// In a circle that begins at more than one step there may be a slower way than is told.
    @Test func circlesWithoutABeginningAreNotWhole() throws {
        let found = try slowest("0602-sla-not-proved/fail-circle.yaml")
        expect(found.office, equals: [Period(11, .workingDays)])
        expect(!found.isWhole)
        expect(try slowest("0602-sla-not-proved/pass-circle.yaml").isWhole)
    }

    /// Where a count makes a case go round, a way takes longer than is told; how often somebody may send it back does not matter.
    @Test func roundsThatACountMakesAreNotWhole() throws {
        expect(try !slowest("0602-sla-not-proved/fail-count.yaml").isWhole)
        expect(try slowest("0602-sla-not-proved/pass-count.yaml").isWhole)
    }

    /// Where a step in it has none; else theirs.
    @Test func aBlockTakesItsOwnTimeOrThatOfItsSteps() throws {
        expect(try slowest("0601-sla-infeasible/pass-block-own-time.yaml").office, equals: [Period(11, .workingDays)])
        expect(try slowest("0601-sla-infeasible/pass-block-timed.yaml").office, equals: [Period(4, .workingDays)])
    }

    /// A comparison says nothing of who left its field empty.
    @Test func answersThatAreLeftOut() throws {
        let found = try slowest("0601-sla-infeasible/pass-absent.yaml")
        expect(found.office, equals: [Period(9, .workingDays)])
        expect(found.facts, equals: ["!(has(data.luas))"])
    }

    /// Its own two days, and what follows then.
    @Test func aBlockThatIsLateTakesItsOwnTime() throws {
        let found = try slowest("0602-sla-not-proved/pass-citizen-in-block.yaml")
        expect(found.office, equals: [Period(12, .workingDays)])
        expect(found.isWhole)
    }
}
