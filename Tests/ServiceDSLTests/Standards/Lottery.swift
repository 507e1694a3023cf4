#if canImport(Glibc)
    import Glibc
#endif

/// The seeds of a property of random inputs: few in CI, `MPP_SEEDS` times as many in `make test-long`.
func seeds(_ few: Int) -> Range<Int> {
    0..<few * (getenv("MPP_SEEDS").flatMap { Int(String(cString: $0)) } ?? 1)
}

/// Numbers that look random and are the same in every run (SplitMix64).
struct Lottery: RandomNumberGenerator {
    private var state: UInt64
    init(seed: UInt64) { state = seed }
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
