import ServiceIR

/// A standard by itself, with what a file that extends it fills in.
enum StandardReading: Sendable {
    struct Whole: Sendable {
        let syntax: SyntaxMap
        let subject: CheckSubject
        let scope: Scope
        /// What was found while it was lowered.
        let findings: [Diagnostic]
        private let checked = Shared<[SourceSpan], [Diagnostic]>()

        init(syntax: SyntaxMap, subject: CheckSubject, scope: Scope, findings: [Diagnostic]) {
            self.syntax = syntax
            self.subject = subject
            self.scope = scope
            self.findings = findings
        }

        /// All that is found in it, where `to_fill` stands in these places: once for all services that share it.
        func allFindings(unfilled: [SourceSpan]) -> [Diagnostic] {
            findings
                + checked.value(unfilled) {
                    var subject = subject
                    subject.unfilled = unfilled
                    return ServiceChecks.findings(in: subject)
                }
        }
    }

    case whole(Whole)
    /// It is no service by itself, for this.
    case faulty(Diagnostic?)
}

/// The standards that a service extends, each by itself.
///
/// Where nothing of a standard is left open, all services of a catalog share what it is lowered to.
final class StandardReadings {
    /// By whose names a standard is lowered.
    enum Names: Hashable {
        /// The region's roles and defaults.
        case region
        /// These, with what is not for a region's catalog to say: how often steps send back, for how long, and who takes over what is late.
        case regionUnderStandard
        case standard
    }

    struct Key: Hashable {
        /// The standard and those that it extends in turn.
        let standards: [String]
        let names: Names
    }

    private let merged: MergedSyntax
    private let lowering: ServiceLowering
    private let catalog: CompiledCatalog
    /// Gives what was read for all services of the catalog, or has it read with outputs of its own.
    typealias Sharing = (Key, (OutputBook) -> StandardReading?) -> StandardReading?
    private let shared: Sharing?
    private var known: [Key: StandardReading?] = [:]

    /// - Parameter shared: absent where the service itself is a standard.
    init(merged: MergedSyntax, lowering: ServiceLowering, catalog: CompiledCatalog, shared: Sharing?) {
        self.merged = merged
        self.lowering = lowering
        self.catalog = catalog
        self.shared = shared
    }

    /// One of the ancestors; `nil` where they do not come to a whole.
    func reading(of place: Int, by names: Names) -> StandardReading? {
        let ancestors = merged.ancestors[place...]
        let (names, catalog) = catalog(of: ancestors, by: names)
        let key = Key(standards: ancestors.map(\.name), names: names)
        if let reading = known[key] { return reading }
        let isOpen = ancestors.contains { !$0.open.isEmpty }
        let reading =
            if let shared, !isOpen {
                shared(key) { self.read(ancestors, catalog, $0) }
            } else {
                read(ancestors, catalog, lowering.outputs)
            }
        known[key] = .some(reading)
        return reading
    }

    /// The catalog by which the first of these is lowered, and whose names that are.
    private func catalog(of ancestors: ArraySlice<Standard>, by names: Names) -> (Names, Catalog?) {
        let own = ancestors.first?.catalog.catalog
        guard names != .standard else { return (names, own) }
        guard let region = lowering.catalog, let own else { return (.region, lowering.catalog) }
        let under = region.under(own)
        // Mostly both say the same.
        return names == .region || under.says(theSameAs: region) ? (.region, region) : (names, under)
    }

    private func read(_ ancestors: ArraySlice<Standard>, _ catalog: Catalog?, _ outputs: OutputBook) -> StandardReading? {
        guard let whole = MergedSyntax.whole(ancestors) else { return nil }
        // What the standard leaves open is as this file fills it in.
        let syntax = whole.filled(from: merged.syntax)
        let sink = DiagnosticSink()
        let standard = ServiceLowering(
            syntax, catalog: catalog, origins: MergedSyntax.origins(ancestors), outputs: outputs.with(syntax), sink: sink)
        guard let service = standard.lower(), !sink.hasFailures else {
            return .faulty(sink.findings.first { $0.severity >= .danger })
        }
        let subject = CheckSubject(
            service: service, catalog: self.catalog, sourceMap: SourceMap(syntax, standard.declarations), scope: standard.scopes.base)
        return .whole(.init(syntax: syntax, subject: subject, scope: standard.scopes.base, findings: sink.findings))
    }
}
