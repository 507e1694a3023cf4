import Expectations
import ServiceIR
import Testing

@Suite struct NameTests {
    /// Of every length, however the text is held, and with a hash of few words or many.
    @Test func isFoundAgain() {
        let letters = Array("langkah_pemeriksaan_berkas_permohonan_izin".utf8)
        let texts = (0...letters.count).map { String(decoding: letters.prefix($0), as: UTF8.self) }
        let places = Dictionary(uniqueKeysWithValues: texts.enumerated().map { (Name($1), $0) })
        for (place, text) in texts.enumerated() {
            expect(places[Name("x\(text)".dropFirst().description)], equals: place, text)
        }
    }

    @Test func isToldFromOthersByEveryByte() {
        let letters = Array("langkah_pemeriksaan_berkas".utf8)
        for length in 1...letters.count {
            var names: Set<Name> = [Name(String(decoding: letters.prefix(length), as: UTF8.self))]
            var hashes: Set<Int> = Set(names.map { $0._rawHashValue(seed: 1) })
            for place in 0..<length {
                var other = Array(letters.prefix(length))
                other[place] = UInt8(ascii: "#")
                let name = Name(String(decoding: other, as: UTF8.self))
                expect(names.insert(name).inserted)
                hashes.insert(name._rawHashValue(seed: 1))
            }
            expect(hashes.count, equals: length + 1)
        }
        // By scalars, as ids are.
        expect(Set([Name("\u{E9}"), Name("e\u{301}")]).count, equals: 2)
    }
}
