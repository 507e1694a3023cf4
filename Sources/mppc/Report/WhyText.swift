import Emitters
import Runtime
import ServiceDSL
import ServiceIR

/// When an element comes about, for people and for programs.
struct WhyText {
    let answer: ElementAnswer
    /// What has to hold for it, each a line.
    let circumstances: [String]
    let service: CompiledService
    let catalog: CompiledCatalog
    let language: MessageLanguage
    private var code: LanguageID { language.rawValue }

    init(answer: ElementAnswer, circumstances: [String], service: CompiledService, catalog: CompiledCatalog, language: MessageLanguage) {
        self.answer = answer
        self.circumstances = circumstances
        self.service = service
        self.catalog = catalog
        self.language = language
    }

    private func say(_ id: String, _ en: String) -> String { language == .en ? en : id }

    // MARK: Text

    var text: String {
        let kind = self.kind
        var text = "\(answer.named.name): \(kind.noun) “\(title)”\n\n"
        text += verdict(kind.verb) + "\n"
        for line in circumstances { text += "  - \(line)\n" }
        if let with = answer.with {
            text += "\n" + say("Contoh yang \(kind.verb):\n", "An example in which it is \(kind.verb):\n") + told(with)
        }
        if let without = answer.without {
            text += "\n" + say("Contoh yang tidak \(kind.verb):\n", "An example in which it is not \(kind.verb):\n") + told(without)
        }
        return text
    }

    /// In one line, where every element is listed.
    var line: String {
        let verdict: String
        switch answer.verdict {
        case .always: verdict = say("selalu", "always")
        case .never: verdict = say("tidak pernah", "never")
        case .alwaysGranted: verdict = say("selalu, bila dikabulkan", "always, when granted")
        case .sometimes where isFlat: verdict = say("bila langkahnya dicapai", "where its step is reached")
        case .sometimes: verdict = say("tergantung", "depends")
        case .notProved: verdict = say("belum terbukti", "not proved")
        }
        let lines = circumstances
        return "\(answer.named.name): \(kind.verb) \(verdict)" + (lines.isEmpty ? "" : " — \(lines.joined(separator: "; "))") + "\n"
    }

    private func verdict(_ verb: String) -> String {
        switch answer.verdict {
        case .always: say("Selalu \(verb) (terbukti).", "Always \(verb) (proved).")
        case .never: say("Tidak pernah \(verb) (terbukti).", "Never \(verb) (proved).")
        case .alwaysGranted:
            say(
                "\(verb.capitalizedFirst) dalam setiap permohonan yang dikabulkan (terbukti).",
                "\(verb.capitalizedFirst) in every case that is granted (proved).")
        case .sometimes where isFlat:
            say(
                "Tetap: tidak bergantung pada jawaban atau syarat apa pun. \(verb.capitalizedFirst) dalam setiap permohonan yang sampai ke langkahnya:",
                "Flat: it depends on no answer and no condition. \(verb.capitalizedFirst) in every case that gets to its step:")
        case .sometimes: say("Tergantung keadaannya:", "It depends:")
        case .notProved:
            switch (answer.with != nil, answer.without != nil) {
            case (true, false):
                say(
                    "Belum terbukti selalu \(verb); contoh yang tidak \(verb) tidak ditemukan.",
                    "That it is always \(verb) is not proved; no example in which it is not was found.")
            case (false, true):
                say(
                    "Belum terbukti tidak pernah \(verb); contoh yang \(verb) tidak ditemukan.",
                    "That it is never \(verb) is not proved; no example in which it is was found.")
            default: say("Belum terbukti, dan contohnya tidak ditemukan.", "Not proved, and no example was found.")
            }
        }
    }

    /// An amount that only a case that ends before its step goes without.
    private var isFlat: Bool {
        guard case .item(let id) = answer.named.element else { return false }
        return service.payable(id)?.flatAmount != nil
    }

    private func told(_ example: ElementExamples.Example) -> String {
        let submit = example.scenario.submit
        var text = ""
        func line(_ name: String, _ value: String) { if !value.isEmpty { text += "    \(name): \(value)\n" } }
        if let variant = submit.variant {
            line(say("Jenis permohonan", "Kind of application"), service.variants[variant]?.name[code] ?? variant.rawValue)
        }
        if let applicant = example.submission["applicant"]?.string.flatMap(Applicant.init) {
            line(say("Pemohon", "Applicant"), applicant.text(in: code))
        }
        if let channel = example.submission["channel"]?.string.flatMap(Channel.init) {
            line(say("Saluran", "Channel"), channel.text(in: code))
        }
        for (id, section) in service.form.sections {
            guard let answers = example.submission["form"]?[id.rawValue] else { continue }
            if let list = section.asList {
                line(section.name[code], answers.answerText(of: list, in: code))
                continue
            }
            for (field, question) in section.fields where question.value == nil {
                guard let value = answers[field.rawValue] else { continue }
                line("\(section.name[code]) / \(question.name[code])", value.answerText(of: question, in: code))
            }
        }
        let documents = (submit.documents ?? []).map(documentName)
        line(say("Dokumen", "Documents"), documents.joined(separator: ", "))
        for output in example.scenario.given.outputs {
            line(say("Sudah terbit sebelumnya", "Issued before"), "\(output.output) \(output.number)")
        }
        for trace in example.trace { text += "    \(told(trace))\n" }
        return text
    }

    private func documentName(_ written: String) -> String {
        let path = (written.split(separator: " ").first ?? "").split(separator: ".").map(String.init)
        return Requirement.at(path, in: service.documents)?.name.rows.first?.value[code] ?? written
    }

    private func told(_ line: TraceLine) -> String {
        let event: String
        switch line.what {
        case .submitted: event = say("permohonan diajukan", "submitted")
        case .acted(let role, let step, let action):
            let place = step.map { " “\(service.stepName($0, in: code))”" } ?? ""
            event = "\(self.role(role)):\(place) \(self.action(action, at: step))"
        case .paid(let step):
            event = say("dibayar di “\(service.stepName(step, in: code))”", "paid at “\(service.stepName(step, in: code))”")
        case .objected(let step):
            event = say("ada keberatan di “\(service.stepName(step, in: code))”", "an objection at “\(service.stepName(step, in: code))”")
        case .waited(let period): event = say("menunggu \(period.text(in: code))", "\(period.text(in: code)) pass")
        case .fired: event = say("waktunya tiba", "the time is come")
        case .freed(let resource): event = say("jadwal `\(resource)` dilepas orang lain", "somebody gives back a slot of `\(resource)`")
        case .refused(let slug): event = say("ditolak: \(slug)", "refused: \(slug)")
        }
        let then = line.then.map { name in
            Step.End(rawValue: name).map { $0.text(in: code) } ?? service.stepName(StepID(name), in: code)
        }
        return "\(line.at) \(event)" + (then.isEmpty ? "" : " → \(then.joined(separator: ", "))")
    }

    private func role(_ id: RoleID) -> String {
        switch id {
        case .applicant: say("pemohon", "applicant")
        case .filer: say("yang mengajukan", "whoever filed")
        default: catalog.roles[id]?.name[code] ?? id.rawValue
        }
    }

    private func action(_ id: ActionID, at step: StepID?) -> String {
        switch id {
        case .done: say("selesai", "done")
        case .withdraw: say("menarik permohonan", "withdraws")
        case .extend: say("memperpanjang waktu", "extends the time")
        default: "“\(step.flatMap { service.step($0)?.actions[id]?.name.rows.first?.value[code] } ?? id.rawValue)”"
        }
    }

    // MARK: Names

    /// The kind of element, and what comes about.
    private var kind: (key: String, noun: String, verb: String) {
        switch answer.named.element {
        case .section: ("section", say("bagian formulir", "section"), say("ditanyakan", "asked"))
        case .field: ("field", say("pertanyaan", "question"), say("ditanyakan", "asked"))
        case .document: ("document", say("dokumen", "document"), say("diminta", "asked for"))
        case .step: ("step", say("langkah", "step"), say("dicapai", "reached"))
        case .action: ("action", say("tindakan", "action"), say("dilakukan", "taken"))
        case .stepField: ("field", say("isian langkah", "field of a step"), say("diisi", "filled in"))
        case .stepDocument: ("document", say("dokumen langkah", "document of a step"), say("diserahkan", "handed in"))
        case .item(let id) where service.fee.items[id] == nil:
            ("benefit", say("bantuan", "benefit"), say("dibayarkan", "paid out"))
        case .item: ("fee", say("biaya", "fee"), say("ditagih", "charged"))
        case .amount: ("amount", say("baris besaran", "row of an amount"), say("dipakai", "used"))
        case .output: ("output", say("hasil", "output"), say("terbit", "released"))
        case .condition: ("condition", say("syarat", "condition"), say("berlaku", "met"))
        }
    }

    private var title: String {
        let found: LocalText?
        switch answer.named.element {
        case .section(let id): found = service.form.sections[id]?.name
        case .field(let path): found = service.formField(path)?.name
        case .document(let path): found = Requirement.at(path, in: service.documents)?.name.rows.first?.value
        case .step(let id): return service.stepName(id, in: code)
        case .action(_, .done): return say("selesai", "done")
        case .action(_, .extend): return say("perpanjangan waktu", "extension of time")
        case .action(let step, let action): found = service.step(step)?.actions[action]?.name.rows.first?.value
        case .stepField(let step, let action, let id):
            found = (action.map { service.step(step)?.actions[$0]?.fields[id] } ?? service.step(step)?.fields[id])?.name
        case .stepDocument(let step, let action, let id):
            found =
                (action.map { service.step(step)?.actions[$0]?.documents[id] } ?? service.step(step)?.documents[id])?.name.rows.first?
                .value
        case .item(let id), .amount(let id, _): found = service.payable(id)?.name.rows.first?.value
        case .output(let id): found = service.outputs[id]?.name.rows.first?.value
        case .condition(let id): return id.rawValue
        }
        return found?[code] ?? answer.named.name
    }

    // MARK: As scenarios

    /// What the two examples are called.
    private var names: (with: String, without: String) {
        let (name, verb) = (answer.named.name, kind.verb)
        return (say("\(name) \(verb)", "\(name) is \(verb)"), say("\(name) tidak \(verb)", "\(name) is not \(verb)"))
    }

    var cases: [Scenario] {
        [(answer.with, names.with), (answer.without, names.without)].compactMap { example, name in
            guard var scenario = example?.scenario else { return nil }
            scenario.name = name
            return scenario
        }
    }

    // MARK: JSON

    static func json(_ texts: [WhyText], of service: ServiceID) -> String {
        let document: JSONObject = [
            "version": .integer(1), "service": .string(service.rawValue), "elements": .array(texts.map(\.json)),
        ]
        return String(decoding: JSONValue.object(document).bytes(.pretty), as: UTF8.self) + "\n"
    }

    private var json: JSONValue {
        var document: JSONObject = [
            "element": .string(answer.named.name),
            "kind": .string(kind.key), "name": .string(title), "verdict": .string(answer.verdict.rawValue),
            "circumstances": .array(circumstances.map(JSONValue.string)),
        ]
        if let with = answer.with { document["with"] = json(with, called: names.with) }
        if let without = answer.without { document["without"] = json(without, called: names.without) }
        return .object(document)
    }

    private func json(_ example: ElementExamples.Example, called name: String) -> JSONValue {
        var scenario = example.scenario
        scenario.name = name
        return .object([
            "submission": example.submission, "trace": .array(example.trace.map(json)),
            "scenario": .string(ScenarioYAML.file([scenario], of: service.service)),
        ])
    }
}

extension WhyText {
    private func json(_ line: TraceLine) -> JSONValue {
        .object([
            "at": .string(line.at.description), "event": .string(line.text(code)), "then": .array(line.then.map(JSONValue.string)),
        ])
    }
}
