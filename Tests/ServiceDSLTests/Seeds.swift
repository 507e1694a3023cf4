#if canImport(Glibc)
    import Glibc
#endif

/// The seeds of a property of random inputs: few in CI, `MPP_SEEDS` times as many in `make test-long`.
func seeds(_ few: Int) -> Range<Int> {
    0..<few * (getenv("MPP_SEEDS").flatMap { Int(String(cString: $0)) } ?? 1)
}
