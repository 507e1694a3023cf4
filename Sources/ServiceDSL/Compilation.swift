import ServiceIR

/// What a run of the compiler gives: the catalogs with their services, and all findings.
public struct Compilation: Sendable {
    public var catalogs: [CompiledCatalogUnit]
    public var findings: [Diagnostic]
    /// What was found too, and a comment of its file allows, with the reason.
    public var allowed: [Diagnostic]
    /// The files of the run in the order in which spans count them.
    public var sources: SourceSet
    /// What the run goes by; of its own where there is no `mppc.yaml`.
    public var configuration: Configuration
    /// The rules of the regions' own, by code; of two catalogs' with one code, both.
    public var ownRules: [Rule]

    /// Something at danger or error was found.
    public var hasFailures: Bool { findings.contains { $0.severity >= .danger } }
}

/// A folder with a `catalog.yaml` and all that belongs to it.
public struct CompiledCatalogUnit: Sendable {
    /// Absent where no `catalog.yaml` stands above the services, or it has faults that leave nothing to build on.
    public var catalog: CompiledCatalog?
    /// The folder of the catalog, without a slash at its end.
    public var folder: String
    /// The place of its file in `Compilation.sources`, those of the calendars that it names, and of the rules of the region's own.
    public var file: Int?
    public var calendars: [Int] = []
    public var rules: [Int] = []
    public var services: [CompiledServiceUnit]
    public var scenarios: [ScenarioSuite]
}

/// One service with what is known of it beside its meaning.
public struct CompiledServiceUnit: Sendable {
    /// Without what had faults.
    public var service: CompiledService
    /// As it was written, with what it takes from the standards that it extends.
    public var syntax: SyntaxMap
    /// The standards that it extends, the nearest first.
    public var ancestors: [Ancestor]
    public var sourceMap: SourceMap
    /// The place of its file in `Compilation.sources`.
    public var file: Int
    /// No fault was found in it: it may be built and run.
    public var isWhole: Bool
    /// `to_fill` stands somewhere: checked, and published by nobody.
    public var isDraft: Bool
    /// Canonical names that some expression reads, sorted: `SECTION.FIELD`, conditions, tables as `ID()`.
    public var reads: [String]
    public var namedRoles: [String]
    public var namedAgencies: [String]
    public var namedLaws: [String]
    /// The names that every expression of the service sees, with what is known of each.
    package var scope: Scope
    /// What might have no value for some answers, and what was decided of it.
    package var risks: [JudgedRisk]
    /// What was found in it as it runs, in its own file and in those that it takes parts from, before any setting.
    var findings: [Diagnostic] = []
}

/// A standard that a service extends.
public struct Ancestor: Hashable, Sendable {
    /// `CATALOG/ID@VERSION`.
    public var name: String
    /// The place of its file in `Compilation.sources`.
    public var file: Int
}

/// What a run asks beside the files.
public struct CompileOptions: Sendable {
    /// Whether the questions asked of the finished machine are asked too.
    public var runsChecks = true
    /// The path of the file that is the run's configuration, whatever it is called; unsaid, the first one that is named as such.
    public var configuration: String?
    /// Who does what need not be done one after another; what is found is the same for any.
    public var workers = Workers.one
    /// Whether the compiled services and scenarios are wanted, not their findings alone.
    public var keepsServices = true
    /// The file that each catalog names as its `crest`, by the catalog's folder; none where no files are read.
    public var crests: [String: CrestFile] = [:]
    /// Of more bytes than these, the trees are not all kept at once: each service is read once for its name and once to be lowered.
    var bytesWithTrees = 16 << 20
    public init() {}
}

/// A picture beside a catalog, as whoever reads the files found it: the compiler reads none.
public struct CrestFile: Hashable, Sendable {
    /// Of a larger one, a byte more than these suffices to know it.
    public static let mostBytes = Crest.mostBytes

    /// As the catalog writes it.
    public var name: String
    /// Nothing where it cannot be read; of a file that is too large, more than is taken.
    public var bytes: [UInt8]?

    public init(name: String, bytes: [UInt8]?) {
        self.name = name
        self.bytes = bytes
    }
}
