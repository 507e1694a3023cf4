import Expectations
import ServiceIR
import Testing

@testable import Emitters

/// Which conditions a statechart says itself, and which it is told.
struct ChartConditionTests {
    private func said(_ text: String) -> ChartCondition? { ChartCondition(Expression(text)) { $0 == "label" } }

    @Test(arguments: [
        ("pemohon.cepat", #"$.get("pemohon", "cepat")"#), ("channel == 'counter'", #"m.equal($.get("channel"), "counter")"#),
        ("size(lapak) > 2", #"(m.order(m.size($.get("lapak")), m.int("2")) > 0)"#),
        ("kaji.exists(k, !k.lingkup)", #"m.exists($.get("kaji"), ($k) => !m.truth(m.member($k, "lingkup")))"#),
    ])
    func says(_ text: String, _ script: String) throws {
        let condition = try #require(said(text))
        expect(condition.script, equals: script)
        expect(!condition.isSent)
    }

    @Test(arguments: ["tarif(jenis) > 5", "luas * 2 > 5", "mulai + days(3) < today", "pemohon.alamat == usaha.alamat"])
    func isTold(_ text: String) throws {
        let condition = try #require(said(text))
        expect(condition.isSent)
        expect(condition.script, equals: "$.get(\(JavaScriptText.literal(text)))")
    }

    /// An answer to these would be sent before the visit that they count.
    @Test func countsItself() {
        expect(said("label.count < size(lapak)")?.counted, equals: ["label"])
        expect(said("label.count * 2 < size(lapak)") == nil)
    }
}
