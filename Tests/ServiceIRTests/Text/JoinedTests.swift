import Expectations
import ServiceIR
import Testing

@Suite struct JoinedTests {
    @Test func joinsAsTheStandardOneDoes() {
        for parts in [[], ["a"], ["a", "b"], ["", "b", ""], ["é", "\u{301}x"]] {
            expect(parts.joined(by: ", "), equals: parts.joined(separator: ", "))
        }
        expect("a~b~".split(separator: "~", omittingEmptySubsequences: false).joined(by: "~0"), equals: "a~0b~0")
    }
}
