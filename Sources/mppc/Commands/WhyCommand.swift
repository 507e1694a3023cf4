import Console
import Emitters
import Runtime
import ServiceDSL
import ServiceIR

/// Tells under which circumstances a part of a service comes about, with a case that has it and one that has not.
struct WhyCommand: Command {
    enum Format: String, CaseIterable { case text, json }

    static let usage = CommandUsage(
        name: "why",
        summary: Words(
            en: "Tell when something is asked, reached, charged or released, with an example that has it and one that has not.",
            id: "Menyebut kapan sesuatu diminta, dicapai, ditagih, atau terbit, dengan contoh yang ya dan contoh yang tidak."),
        discussion: Words(
            en: """
                ELEMENT is a document, a section, a question, a step, an action, an item of a fee or benefit (or one row of its amount), an output or a condition: `documents.kuasa`, `form.pemohon.usia`, `workflow.survei`, `workflow.survei.lulus`, `fee.retribusi.amount.0`, `outputs.izin`; the last words alone where no other has them. `all` lists every one, a line each.
                Always and never are said only where they are proved. The examples come from the service's own scenarios, else they are found by trying; each is run again on the real engine before it is printed.
                """,
            id: """
                ELEMENT ialah dokumen, bagian, pertanyaan, langkah, tindakan, butir biaya atau bantuan (atau satu baris besarannya), hasil, atau syarat: `documents.kuasa`, `form.pemohon.usia`, `workflow.survei`, `workflow.survei.lulus`, `fee.retribusi.amount.0`, `outputs.izin`; cukup kata terakhirnya bila tidak ada yang lain. `all` menampilkan semuanya, satu baris masing-masing.
                Selalu dan tidak pernah hanya disebut bila terbukti. Contohnya dari skenario layanan itu sendiri, kalau tidak dicari dengan mencoba; setiap contoh dijalankan ulang pada mesin yang sesungguhnya sebelum ditampilkan.
                """),
        operands: .manyThen(
            "PATH",
            Words(en: "Files, folders or `-`; without any, the current folder.", id: "Berkas, folder, atau `-`; tanpa itu, folder ini."),
            last: "ELEMENT", Words(en: "What is asked about, or `all`.", id: "Yang ditanyakan, atau `all`.")),
        options: [
            .stdinName, .config, .service,
            OptionUsage(
                name: .format, value: .word(Format.allCases.map(\.rawValue), isFirstDefault: true),
                help: Words(en: "For people, or as one JSON document.", id: "Untuk dibaca orang, atau satu dokumen JSON.")),
            OptionUsage(
                name: .scenario, value: .text("FILE"),
                help: Words(
                    en: "Write the examples into this file too, as scenarios that `mppc test` runs.",
                    id: "Menulis contohnya juga ke berkas ini, sebagai skenario yang dijalankan `mppc test`.")),
            .lang,
        ])

    private let input: InputPlan
    private let wanted: String
    private let service: String?
    private let format: Format
    private let file: String?
    private let language: MessageLanguage

    init(_ line: ArgumentLine) throws(Fault) {
        wanted = line.operands.last ?? ""
        if wanted == "-" || wanted.contains("/") || wanted.hasSuffix(".yaml") {
            throw .usage(
                [Words(en: "`why` needs ELEMENT behind \(wanted)", id: "`why` memerlukan ELEMENT setelah \(wanted)")],
                command: Self.usage.name)
        }
        input = try InputPlan(line, paths: Array(line.operands.dropLast()), isWholeCatalog: true)
        service = line.text(.service)
        format = line.word(.format) ?? .text
        file = line.text(.scenario)
        language = line.language
    }

    func run() throws -> ExitStatus {
        let compiled = Compiled(input)
        guard let chosen = try compiled.sound(named: service, language) else { return .findings }
        let service = chosen.unit.service
        let isAll = wanted == Self.all
        let named =
            isAll ? service.elements.map { NamedElement(name: $0.name, element: $0.element) } : [try NamedElement(wanted, in: service)]
        let engine = try Engine(service: service, catalog: chosen.catalog, probe: EvaluationProbe())
        var examples = ElementExamples(engine: engine, start: chosen.firstMorning, suites: compiled.suites(of: chosen))
        if isAll { examples.fill() }
        let graph = MachineGraph(service)
        let proof = ElementProof(chosen.unit, graph)
        let circumstances = Circumstances(service, chosen.catalog, graph)
        let answers = named.map { ElementAnswer($0, proof, examples) }
        let texts = answers.map { answer in
            WhyText(
                answer: answer, circumstances: circumstances.lines(of: answer.named.element, in: language), service: service,
                catalog: chosen.catalog, language: language)
        }
        if let file { try Files.write(Array(ScenarioYAML.file(texts.flatMap(\.cases), of: service.service).utf8), to: file) }
        switch format {
        case .json: Shell.print(WhyText.json(texts, of: service.service))
        case .text: Shell.print(isAll ? texts.map(\.line).joined() : texts.map(\.text).joined())
        }
        return .clean
    }

    /// In place of an element: every one there is.
    private static let all = "all"
}

/// An element by the name that one asks for it by.
struct NamedElement {
    let name: String
    let element: ServiceElement

    init(name: String, element: ServiceElement) {
        self.name = name
        self.element = element
    }

    /// - Throws: where no element is called so, or several are.
    init(_ wanted: String, in service: CompiledService) throws(Fault) {
        let all = service.elements
        let plain = Self.plain(wanted)
        if let exact = all.first(where: { $0.name == plain }) {
            (name, element) = exact
            return
        }
        let ending = all.filter { $0.name.hasSuffix(".\(plain)") }
        guard let only = ending.first else {
            let names = all.map(\.name)
            let tails = names.map { $0.split(separator: ".").dropFirst().joined(separator: ".") }
            var near = Suggestions.nearest(to: plain, in: names)
            if near.isEmpty {
                near = Suggestions.nearest(to: plain, in: tails).compactMap { tail in names.first { $0.hasSuffix(".\(tail)") } }
            }
            throw .unknownElement(wanted, near: near)
        }
        guard ending.count == 1 else { throw .severalElements(wanted, ending.map(\.name)) }
        (name, element) = only
    }

    /// Without the words that a file has between an element and its parts: `form.usaha.fields.luas` as `form.usaha.luas`.
    private static func plain(_ wanted: String) -> String {
        let parts = wanted.split(separator: ".", omittingEmptySubsequences: false)
        let kept = parts.enumerated().filter { place, part in
            place == 0 || !(part == "fields" || part == "actions" || (part == "documents" && parts[0] == "workflow"))
        }
        return kept.map(\.element).joined(separator: ".")
    }
}

/// What is known of an element, and the cases that show it.
struct ElementAnswer {
    enum Verdict: String { case always, alwaysGranted = "always_when_granted", never, sometimes, notProved = "not_proved" }

    let named: NamedElement
    let verdict: Verdict
    let with: ElementExamples.Example?
    let without: ElementExamples.Example?

    init(_ named: NamedElement, _ proof: ElementProof, _ examples: ElementExamples) {
        let proof = proof.verdict(of: named.element)
        self.named = named
        with = proof == .never ? nil : examples.example(of: named.element, having: true)
        without = proof == .always ? nil : examples.example(of: named.element, having: false)
        verdict =
            switch proof {
            case .always: .always
            case .never: .never
            case .alwaysGranted: .alwaysGranted
            case .open: with != nil && without != nil ? .sometimes : .notProved
            }
    }
}

extension Compiled {
    /// The scenarios of a service.
    func suites(of service: Service) -> [ScenarioSuite] {
        compilation.catalogs.filter { unit in unit.services.contains { $0.file == service.unit.file } }
            .flatMap(\.scenarios).filter { $0.service == service.unit.service.service }
    }
}
