import Expectations
import Server
import Testing

/// A reason for the record is one line of what can be read, whoever wrote it and wherever.
@Suite struct WrittenReasonTests {
    @Test func itIsOneLineOfWhatCanBeRead() {
        for (written, kept) in [
            ("Surat 12/2026", "Surat 12/2026"), (" Surat\r\n12/2026\n", "Surat 12/2026"), ("a\tb\u{2028}c\u{85}d", "a b c d"),
            ("\u{1B}[31mMerah\u{0}\u{7F}\u{9B}", "[31mMerah"), ("Denah \u{202E}tidak\u{202C} terbaca", "Denah tidak terbaca"),
            ("e\u{301}", "\u{E9}"), ("dua  spasi", "dua  spasi"), ("👨‍👩‍👧", "👨‍👩‍👧"), ("\n\u{0}", ""),
        ] { expect(Array(WrittenReason.kept(written).unicodeScalars), equals: Array(kept.unicodeScalars), written) }
        for nothing in ["", " ", "\u{0}\n", "\u{202E}\u{200B}"] { expect(WrittenReason.isBlank(nothing)) }
        expect(!WrittenReason.isBlank("\u{0}x"))
        expect(!WrittenReason.isTooLong(String(repeating: "x", count: 500)) && WrittenReason.isTooLong(String(repeating: "x", count: 501)))
    }
}
