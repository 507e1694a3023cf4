import Console
import Runtime
import ServiceDSL
import ServiceIR

/// Writes down what was proved of a service, what was not, and why.
struct ProveCommand: Command {
    enum Format: String, DocumentFormat {
        case text, html, json

        var endings: [String] {
            switch self {
            case .text: ["txt", "text"]
            case .html: ["html", "htm"]
            case .json: ["json"]
            }
        }
    }

    static let usage = CommandUsage(
        name: "prove",
        summary: Words(
            en: "Write down what is proved of a service, what is not, and why: a page that the head of an office can sign.",
            id: "Menulis apa yang terbukti dari suatu layanan, apa yang belum, dan mengapa: lembar yang bisa ditandatangani kepala kantor."),
        discussion: Words(
            en: """
                Each property is said with the way in which it was decided. Proved is only what the compiler's own checks decided, or what cases show that were played on the real engine; all else is said not to be proved. Findings that stand, and those that a comment allows, are listed with their reasons.
                The page names the definition, and the files that it was proved with, by their digests: of other texts it says nothing. What may be tried has a bound in steps; what lies beyond it is said not to be proved.
                """,
            id: """
                Tiap sifat disebut dengan cara memutuskannya. Terbukti hanyalah yang diputuskan pemeriksaan kompilator sendiri, atau yang ditunjukkan permohonan yang dijalankan pada mesin yang sesungguhnya; selebihnya disebut belum terbukti. Temuan yang masih ada, dan yang dibiarkan oleh komentar, disebut dengan alasannya.
                Lembar ini menyebut sidik definisi dan sidik berkas-berkas yang dipakai membuktikannya: tentang teks lain lembar ini tidak menyatakan apa-apa. Usaha untuk mencoba dibatasi dalam jumlah langkah; yang di luar batas disebut belum terbukti.
                """),
        operands: CommandUsage.inputs,
        options: [
            .stdinName, .config, .service,
            OptionUsage(
                name: .format, value: .word(Format.allCases.map(\.rawValue), isFirstDefault: true),
                help: Words(
                    en: "Text, a page to be printed, or JSON; also by the ending of -o.",
                    id: "Teks, halaman untuk dicetak, atau JSON; juga menurut akhiran -o.")),
            .outputFile,
            .lang,
        ])

    private let input: InputPlan
    private let service: String?
    private let format: Format
    private let output: String?
    private let language: MessageLanguage

    init(_ line: ArgumentLine) throws(Fault) {
        input = try InputPlan(line, isWholeCatalog: true)
        service = line.text(.service)
        output = line.text(.output)
        format = try line.format(or: .text, of: Self.usage)
        language = line.language
    }

    func run() throws -> ExitStatus {
        let compiled = Compiled(input)
        guard let chosen = try compiled.sound(named: service, language) else { return .findings }
        let unit = chosen.unit
        let engine = try Engine(service: unit.service, catalog: chosen.catalog, probe: EvaluationProbe())
        // What is tried leaves a quarter to what the prover is asked.
        let effort = Effort(Self.effort * 3 / 4)
        var examples = ElementExamples(engine: engine, start: chosen.firstMorning, suites: compiled.suites(of: chosen))
        examples.fill(within: effort)
        let played = PlayedCases(of: chosen, examples, engine, within: effort)
        let proof = ServiceProof(
            of: unit, catalog: chosen.catalog, findings: compiled.compilation.findings(of: unit),
            configuration: compiled.compilation.configuration, played: played,
            within: Effort(effort.left + Self.effort / 4))
        let page = ProofPage(
            proof: proof, played: played.count, service: unit.service, catalog: chosen.catalog, inputs: compiled.inputs(of: unit),
            sources: compiled.sources, language: language)
        let text =
            switch format {
            case .text: page.text
            case .html: page.html
            case .json: page.json
            }
        try Written.deliver(Array(text.utf8), to: output, language)
        return .clean
    }

    /// The steps that a page may take: more than twice what the largest of the real services needs.
    private static let effort = 200_000
}

extension PlayedCases {
    /// - Parameter examples: filled, so that all that trying reaches is among them.
    init(of chosen: Compiled.Service, _ examples: ElementExamples, _ engine: Engine, within effort: Effort) {
        let service = chosen.unit.service
        let proof = ElementProof(chosen.unit, MachineGraph(service))
        let unshown = service.elements.filter { name, element in
            switch element {
            case .step(let id): if chosen.unit.sourceMap["workflow.\(id)"] == nil { return false }
            case .action, .document, .field: break
            default: return false
            }
            if examples.show(element) { return false }
            // What is never asked is not to be shown.
            switch element {
            case .document, .field:
                effort.spend(ElementProof.question)
                if proof.verdict(of: element) == .never { return false }
            default: break
            }
            return !examples.find(element, within: effort)
        }
        let conditions = chosen.unit.coverageItems(of: engine).filter { $0.kind == .condition }
        let gaps = examples.coverage.gaps(in: conditions)
        self.init(
            count: examples.count, unshown: unshown, isWhole: !effort.isSpent,
            oneWay: gaps.map { Words(en: "\($0.item.path): \($0.text("en"))", id: "\($0.item.path): \($0.text("id"))") },
            conditions: conditions.flatMap(CoverageGap.ways).count)
    }
}
