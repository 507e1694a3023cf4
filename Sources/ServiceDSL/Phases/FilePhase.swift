import ServiceIR

/// Reads every file of a run as a tree.
enum FilePhase {
    /// Each file as a tree, with what it is by its first key.
    static func read(_ sources: SourceSet, _ options: CompileOptions, _ memory: inout Memory, _ sink: DiagnosticSink) -> [ReadFile] {
        let now = memory.now(options)
        let isLarge = sources.files.reduce(0) { $0 + $1.bytes.count } > options.bytesWithTrees
        let run = ReadFile.Run(revision: now.run, givesUpTrees: isLarge)
        let read = Memory.recall(
            sources.files, from: &memory.files, in: now, by: \.index, holds: { $1 == ReadFile.Source($0, options) },
            make: { file in
                let source = ReadFile.Source(file, options)
                let own = DiagnosticSink()
                let read = ReadFile.parse(file, isConfiguration: source.isConfiguration, in: run, into: own)
                return (source, (file: read, told: own.told))
            })
        return read.map { kept in
            if kept.run == now.run { memory.judge(kept.source.number) }
            sink.merge(kept.value.told)
            return kept.value.file
        }
    }
}
