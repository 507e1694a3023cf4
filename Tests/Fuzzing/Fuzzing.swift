import CLibFuzzer
import ServiceDSL
import ServiceIR

/// Feeds one part of the compiler with inputs that LLVM's libFuzzer makes, led by which code they reach: `fuzzing PART [OPTION OF libFuzzer ...] [FOLDER]`.
///
/// An input that traps, takes too long or breaks what its part promises ends the process, and libFuzzer keeps it as a file. `scripts/fuzz-inputs` builds and runs it.
@main enum Fuzzing {
    static func main() {
        guard CommandLine.arguments.count > 1, let part = Part(rawValue: CommandLine.arguments[1]) else {
            fatalError("usage: fuzzing \(Part.allCases.map(\.rawValue).joined(separator: "|")) [OPTION ...] [FOLDER]")
        }
        Self.part = part
        // libFuzzer reads the rest of the line.
        var count = CommandLine.argc - 1
        var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv + 1
        _ = LLVMFuzzerRunDriver(&count, &arguments) { data, size in
            Fuzzing.part.take(Array(UnsafeBufferPointer(start: data, count: size)))
            return 0
        }
    }

    /// Written once, before the first input.
    nonisolated(unsafe) private static var part = Part.parser
}

/// What takes the inputs, and what it promises beside not to trap.
enum Part: String, CaseIterable {
    /// YAML to a located tree.
    case parser
    /// A service of a catalog, decoded, lowered and checked, and its findings put into words.
    case compiler
    /// An expression: what was read, written in its canonical form, reads as the same.
    case expression
    /// A file in its one layout, which laid out once more is the same.
    case formatter

    func take(_ bytes: [UInt8]) {
        switch self {
        case .parser:
            let sink = DiagnosticSink()
            let file = SourceFile(path: "a.service.yaml", bytes: bytes)
            let tree = YAMLParser.parse(file, into: sink)
            _ = tree.comments()
        case .compiler:
            let files = Self.surroundings + [SourceFile(path: "a/a.service.yaml", bytes: bytes)]
            let compilation = Compiler.compile(sources: files)
            for finding in compilation.findings {
                precondition(!finding.message.id.isEmpty && !finding.message.en.isEmpty, "a finding without words")
            }
        case .expression:
            guard let node = try? ExpressionParser.parse(String(decoding: bytes, as: UTF8.self)) else { return }
            let text = node.canonicalText
            let again = try? ExpressionParser.parse(text)
            precondition(again?.canonicalText == text, "its canonical form reads otherwise: \(text)")
        case .formatter:
            guard case .formatted(let once) = Self.layout(bytes) else { return }
            precondition(Self.layout(once) == .formatted(once), "laid out twice it differs")
        }
    }

    /// A region's catalog, for the names that a service takes from it.
    private static let surroundings = [
        SourceFile(
            path: "a/catalog.yaml",
            text: """
                catalog: kab-contoh
                edition: 2026
                region: "73.07"
                name: Kabupaten Contoh
                time_zone: WITA
                roles:
                  loket: { name: Petugas loket }
                  pemeriksa: { name: Pemeriksa berkas }
                  kepala_dinas: { name: Kepala dinas }
                """)
    ]

    private static func layout(_ bytes: [UInt8]) -> SourceFormatter.Outcome {
        SourceFormatter.format(SourceFile(path: "a.service.yaml", bytes: bytes), into: DiagnosticSink())
    }
}
