import Testing

/// The entry point of the core's tests: Swift Testing alone, so that neither XCTest nor what it needs is read, searched for tests and linked.
@main enum TestingMain {
    static func main() async { await Testing.__swiftPMEntryPoint() as Never }
}
