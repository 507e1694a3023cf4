import Console
import Emitters
import ServiceDSL
import ServiceIR

/// Draws the workflow of a service.
struct GraphCommand: Command {
    enum Format: String, DocumentFormat {
        case mermaid, dot, svg

        var endings: [String] {
            switch self {
            case .mermaid: ["mmd", "mermaid"]
            case .dot: ["dot", "gv"]
            case .svg: ["svg"]
            }
        }
    }

    static let usage = CommandUsage(
        name: "graph",
        summary: Words(
            en: "Draw the workflow of a service as Mermaid, for Graphviz, or as SVG.",
            id: "Menggambar alur kerja layanan sebagai Mermaid, untuk Graphviz, atau sebagai SVG."),
        operands: CommandUsage.inputs,
        options: [
            .stdinName, .config,
            OptionUsage(
                name: .format, value: .word(Format.allCases.map(\.rawValue), isFirstDefault: true),
                help: Words(
                    en: "What is drawn, also by the ending of -o; svg needs Graphviz.",
                    id: "Bentuk gambar, juga menurut akhiran -o; svg memerlukan Graphviz.")),
            .service,
            .outputFile,
            .lang,
        ])

    private let input: InputPlan
    private let format: Format
    private let service: String?
    private let output: String?
    private let language: MessageLanguage

    init(_ line: ArgumentLine) throws(Fault) {
        input = try InputPlan(line)
        output = line.text(.output)
        format = try line.format(or: .mermaid, of: Self.usage)
        service = line.text(.service)
        language = line.language
    }

    func run() throws(Fault) -> ExitStatus {
        let compiled = Compiled(input)
        guard let chosen = try compiled.sound(named: service, language) else { return .findings }
        let diagram = WorkflowDiagram(chosen.unit.service, catalog: chosen.catalog, language: language.rawValue)
        let bytes: [UInt8] =
            switch format {
            case .mermaid: Array(diagram.mermaid.utf8)
            case .dot: Array(diagram.dot.utf8)
            case .svg: try Self.svg(diagram)
            }
        try Written.deliver(bytes, to: output, language)
        return .clean
    }

    private static func svg(_ diagram: WorkflowDiagram) throws(Fault) -> [UInt8] {
        do {
            return try Program.run("dot", ["-Tsvg"], input: Array(diagram.dot.utf8))
        } catch {
            switch error {
            case .missing: throw .graphvizMissing
            case .failed(let status): throw .graphvizFailed(status)
            case .system(let reason): throw .unreadable("dot", reason: reason)
            }
        }
    }
}
