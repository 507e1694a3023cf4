import Expectations
import ServiceIR
import Testing

/// A map with its index holds what a plain list of pairs holds, whatever is put in and taken out, few entries or many.
struct OrderedMapTests {
    @Test func isAListOfPairs() {
        var source = SampleSource(seed: 2026)
        var map: OrderedMap<ID<OrderedMapTests>, Int> = [:]
        var pairs: [(key: String, value: Int)] = []
        for step in 0..<4000 {
            let key = "k\(source.next() % 60)"
            let place = pairs.firstIndex { $0.key == key }
            // Now more is put in, now more taken out, so that it grows and shrinks over the size from which it has an index.
            if source.next() % 10 < (step / 200 % 2 == 0 ? 8 : 2) {
                map[ID(key)] = step
                if let place { pairs[place].value = step } else { pairs.append((key, step)) }
            } else {
                map[ID(key)] = nil
                if let place { pairs.remove(at: place) }
            }
            expect(map.keys.map(\.rawValue), equals: pairs.map(\.key))
            expect(map.values, equals: pairs.map(\.value))
            for number in 0..<60 {
                expect(map[ID("k\(number)")], equals: pairs.first { $0.key == "k\(number)" }?.value)
            }
        }
    }
}
