/// Files that are compiled again and again: what did not change, and hangs on nothing that did, is not done anew.
///
/// Each compilation is the same as one of the same files from nothing. What it keeps grows with the files of the last run, not with the number
/// of runs.
public struct Workspace: Sendable {
    private var memory = Memory(isKept: true)
    private var sources = SourceSet([])

    public init() {}

    public mutating func compile(_ files: [(path: String, bytes: [UInt8])], options: CompileOptions = CompileOptions()) -> Compilation {
        sources = SourceSet(files, after: sources)
        return Compiler.compile(sources, options: options, &memory)
    }

    /// The numbers of the files that the last compilation judged anew: those that changed, and those that hang on them.
    public var judged: Set<Int> { memory.judged }
}
