import Testing

/// The entry point of all tests, by the name that SwiftPM looks for: Swift Testing alone, so that neither XCTest nor what it needs is read, searched
/// for tests and linked.
@main enum TestingMain {
    static func main() async {
        // `swift test` starts the program once for each library of tests, and names it.
        guard CommandLine.arguments.contains("swift-testing") else { return }
        await Testing.__swiftPMEntryPoint() as Never
    }
}
