import Expectations
import ServiceDSL
import ServiceIR
import Testing

@Suite struct SourceTests {
    @Test func linesAndColumnsCountCharacters() {
        let file = SourceFile(path: "x", text: "ab\r\nçé😀z\n\n")
        expect(file.lines.starts, equals: [0, 4, 14, 15])
        expect(file.position(at: 13), equals: SourcePosition(line: 2, column: 5, offset: 13))
        expect(file.position(at: 99), equals: SourcePosition(line: 4, column: 1, offset: 15))
        expect(file.text(file.lineRange(1)) == "ab" && file.text(file.lineRange(2)) == "çé😀z" && file.lineRange(9).isEmpty)
        expect(!file.lines.isASCII && file.lines.hasControls)
    }

    /// The quick pass over eight bytes at a time agrees with a slow one, for every length and place.
    @Test func theLineIndexAgreesWithASlowOne() {
        var random = SampleSource(seed: 7)
        for length in 0..<70 {
            let bytes = (0..<length).map { _ in [UInt8](arrayLiteral: 10, 9, 32, 97, 0x1F, 0x7F, 0xC3, 31)[Int(random.next() % 8)] }
            let index = LineIndex(bytes)
            expect(index.starts, equals: [0] + bytes.indices.filter { bytes[$0] == 10 }.map { Int32($0 + 1) })
            expect(index.isASCII, equals: bytes.allSatisfy { $0 < 0x80 })
            expect(index.hasControls, equals: bytes.contains { $0 < 0x20 && $0 != 10 })
        }
    }

    @Test func theNearestKnownElement() {
        let survey = SourceMap.Entry(key: SourceSpan(file: 0, start: 1, end: 7), value: SourceSpan(file: 0, start: 9, end: 20))
        let map = SourceMap { $0 == "workflow.survei" ? survey : nil }
        expect(map.nearest("workflow.survei.within.0")?.name.start, equals: 1)
        expect(map.nearest("fee") == nil && map["workflow.survei.within"] == nil)
    }
}
