import ServiceDSL
import ServiceIR

/// What was proved of a service, as a page to sign, to print, and for programs.
struct ProofPage {
    let proof: ServiceProof
    /// How many cases were played.
    let played: Int
    let service: CompiledService
    let catalog: CompiledCatalog
    /// What it was proved with.
    let inputs: [ServiceInput]
    let sources: SourceSet
    let language: MessageLanguage
    private var code: LanguageID { language.rawValue }

    init(
        proof: ServiceProof, played: Int, service: CompiledService, catalog: CompiledCatalog, inputs: [ServiceInput], sources: SourceSet,
        language: MessageLanguage
    ) {
        self.proof = proof
        self.played = played
        self.service = service
        self.catalog = catalog
        self.inputs = inputs
        self.sources = sources
        self.language = language
    }

    private func say(_ id: String, _ en: String) -> String { language == .en ? en : id }

    /// All that people read on the page goes through here: what an author wrote is a part of its line, and none of its own.
    private func shown(_ text: String) -> String { Text.onOneLine(text) }

    // MARK: What is said

    private var title: String { say("LEMBAR PEMBUKTIAN LAYANAN", "PROOF OF A SERVICE") }

    private var head: [(String, String)] {
        [
            (say("Layanan", "Service"), shown("\(service.name[code]) (\(service.service), \(say("versi", "version")) \(service.version))")),
            (say("Daerah", "Region"), shown(catalog.name[code])),
            (say("Instansi", "Agency"), shown(catalog.agencies[service.agency]?.name[code] ?? service.agency.rawValue)),
            (say("Sidik definisi", "Digest"), service.wholeDigest),
            (say("Diperiksa oleh", "Checked by"), "mppc \(Mppc.version)"),
            (say("Permohonan yang dijalankan", "Cases played"), "\(played)"),
        ]
    }

    /// Each file with its SHA-256, as `sha256sum` prints it too.
    private var files: [(what: String, digest: String)] {
        inputs.map { input in
            let name = [input.name, sources[input.file].path].compactMap(\.self).joined(separator: ", ")
            return (shown("\(word(input.kind)) \(name)"), SHA256.hexadecimal(sources[input.file].bytes))
        }
    }

    private func word(_ kind: ServiceInput.Kind) -> String {
        switch kind {
        case .service: say("layanan", "service")
        case .standard: say("standar", "standard")
        case .catalog: say("katalog", "catalog")
        case .calendar: say("kalender", "calendar")
        case .rules: say("aturan daerah", "rules of the region")
        case .scenarios: say("skenario", "scenarios")
        case .settings: say("pengaturan", "settings")
        }
    }

    private func count(_ outcome: ServiceProof.Outcome) -> Int { proof.properties.count { $0.outcome == outcome } }

    private var summary: String {
        let outcomes: [(ServiceProof.Outcome, String)] = [
            (.proved, say("terbukti", "proved")),
            (.provedUnderAssumptions, say("terbukti dengan anggapan", "proved under assumptions")),
            (.notProved, say("belum terbukti", "not proved")), (.found, say("dengan temuan", "with a finding")),
            (.notApplicable, say("tanpa yang perlu dibuktikan", "with nothing to prove")),
        ]
        let parts = outcomes.compactMap { outcome, word in count(outcome) == 0 ? nil : "\(count(outcome)) \(word)" }
        guard parts.count > 1, let last = parts.last else { return parts.joined() }
        return parts.dropLast().joined(separator: ", ") + say(", dan ", ", and ") + last
    }

    private var reading: String {
        say(
            "Tiap butir di bawah menyebut satu sifat; di depannya tertulis apakah sifat itu terbukti.",
            "Each point below names one property; what stands before it says whether the property is proved.")
    }

    private func word(_ outcome: ServiceProof.Outcome) -> String {
        switch outcome {
        case .proved: say("TERBUKTI", "PROVED")
        case .provedUnderAssumptions: say("TERBUKTI DENGAN ANGGAPAN", "PROVED UNDER ASSUMPTIONS")
        case .notProved: say("BELUM TERBUKTI", "NOT PROVED")
        case .found: say("ADA TEMUAN", "FINDING")
        case .notApplicable: say("TIDAK ADA YANG PERLU DIBUKTIKAN", "NOTHING TO PROVE")
        }
    }

    private func word(_ group: ServiceProof.Group) -> String {
        switch group {
        case .workflow: say("Alur kerja", "Workflow")
        case .data: say("Isian dan syarat", "Data and conditions")
        case .time: say("Waktu", "Time")
        case .fees: say("Biaya dan bantuan", "Fees and benefits")
        case .people: say("Orang dan standar", "People and standard")
        }
    }

    private var groups: [(name: String, properties: [ServiceProof.Property])] {
        ServiceProof.Group.allCases.map { group in (word(group), proof.properties.filter { $0.group == group }) }
    }

    private func lines(of property: ServiceProof.Property) -> [String] {
        property.assumptions.map { shown(say("dengan anggapan: ", "assuming: ") + $0[language]) }
            + property.facts.map { shown($0[language]) }
    }

    private func told(_ finding: Diagnostic) -> String {
        let source = sources[finding.span]
        return shown(
            "\(source.path):\(source.position(at: finding.span.start).line) \(finding.rule.code) \(finding.rule.slug): \(finding.message[language])"
        )
    }

    private var standing: [String] { proof.findings.filter { $0.allowance == nil }.map(told) }
    private var allowed: [String] {
        proof.findings.compactMap { finding in
            finding.allowance.map { told(finding) + say("; dibiarkan karena: ", "; allowed because: ") + shown($0) }
        }
    }

    private var filesHeading: String {
        say("Dibuktikan dengan berkas-berkas ini, masing-masing dengan sidik SHA-256:", "Proved with these files, each with its SHA-256:")
    }

    private var headings: (findings: String, allowed: String, none: String) {
        (
            say("Temuan yang masih ada", "Findings that stand"),
            say("Temuan yang dibiarkan, dengan alasannya", "Findings that are allowed, with the reason"),
            say("tidak ada", "none")
        )
    }

    private var statement: String {
        say(
            "Saya telah membaca lembar ini, termasuk yang belum terbukti dan temuan yang masih ada, dan menyetujui definisi layanan dengan sidik di atas, beserta berkas-berkas yang disebut, untuk diterbitkan.",
            "I have read this page, including what is not proved and the findings that stand, and approve the service's definition with the digest above, together with the files named, for publication."
        )
    }

    private var signature: [String] {
        [say("Nama", "Name"), "NIP", say("Jabatan", "Office"), say("Tanggal", "Date"), say("Tanda tangan", "Signature")]
    }

    // MARK: Text

    private static let width = 100

    var text: String {
        var text = "\(title)\n\n"
        let width = head.map { $0.0.count }.max() ?? 0
        for (name, value) in head { text += "\(name)\(String(repeating: " ", count: width - name.count)) : \(value)\n" }
        text += "\n\(filesHeading)\n"
        for (what, digest) in files { text += wrapped("   - \(what)", indent: "     ") + "     \(digest)\n" }
        text += "\n" + wrapped(say("Ringkasan: ", "In short: ") + summary + ".", indent: "") + "\n" + wrapped(reading, indent: "")
        for (place, group) in groups.enumerated() where !group.properties.isEmpty {
            text += "\n\(letter(place)). \(group.name)\n"
            for (number, property) in group.properties.enumerated() {
                text += "\n" + wrapped("\(number + 1). [\(word(property.outcome))] \(shown(property.claim[language]))", indent: "   ")
                text += wrapped(say("   Cara: ", "   How: ") + property.method[language], indent: "         ")
                for line in lines(of: property) { text += wrapped("   - \(line)", indent: "     ") }
            }
        }
        for (heading, lines) in [(headings.findings, standing), (headings.allowed, allowed)] {
            text += "\n\(heading)\n"
            if lines.isEmpty { text += "   \(headings.none)\n" }
            for line in lines { text += wrapped("   - \(line)", indent: "     ") }
        }
        text += "\n\(say("Pernyataan", "Statement"))\n\n" + wrapped(statement, indent: "") + "\n"
        let widest = signature.map(\.count).max() ?? 0
        for name in signature {
            text += "\(name)\(String(repeating: " ", count: widest - name.count)) : ______________________________\n\n"
        }
        return String(text.dropLast())
    }

    private func letter(_ place: Int) -> Character { Character(Unicode.Scalar(UInt8(ascii: "A") + UInt8(place))) }

    private func wrapped(_ text: String, indent: String) -> String {
        var lines: [String] = []
        let lead = text.prefix { $0 == " " }
        var line = String(lead)
        var isFirst = true
        for word in text.split(separator: " ") {
            if !isFirst, line.unicodeScalars.count + 1 + word.unicodeScalars.count > Self.width {
                lines.append(line)
                line = indent + word
            } else {
                line += (isFirst ? "" : " ") + word
            }
            isFirst = false
        }
        return (lines + [line]).joined(separator: "\n") + "\n"
    }

    // MARK: HTML

    var html: String {
        func escaped(_ text: String) -> String { Text.html(text) }
        func list(_ lines: [String]) -> String {
            lines.isEmpty ? "" : "<ul>" + lines.map { "<li>\(escaped($0))</li>" }.joined() + "</ul>"
        }
        var body = "<h1>\(escaped(title))</h1>\n<table class=\"head\">\n"
        for (name, value) in head { body += "<tr><th scope=\"row\">\(escaped(name))</th><td>\(escaped(value))</td></tr>\n" }
        body += "</table>\n<p>\(escaped(filesHeading))</p>\n<ul class=\"files\">\n"
        for (what, digest) in files { body += "<li>\(escaped(what))<br><code>\(digest)</code></li>\n" }
        body += "</ul>\n<p><strong>\(say("Ringkasan", "In short"))</strong>: \(escaped(summary)).</p>\n<p>\(escaped(reading))</p>\n"
        for (place, group) in groups.enumerated() where !group.properties.isEmpty {
            body += "<h2>\(letter(place)). \(escaped(group.name))</h2>\n<ol>\n"
            for property in group.properties {
                body +=
                    "<li><p><span class=\"\(property.outcome.rawValue)\">\(word(property.outcome))</span> \(escaped(shown(property.claim[language])))</p>"
                body +=
                    "<p class=\"how\">\(say("Cara", "How")): \(escaped(property.method[language]))</p>\(list(lines(of: property)))</li>\n"
            }
            body += "</ol>\n"
        }
        for (heading, lines) in [(headings.findings, standing), (headings.allowed, allowed)] {
            body += "<h2>\(escaped(heading))</h2>\n" + (lines.isEmpty ? "<p>\(headings.none)</p>" : list(lines)) + "\n"
        }
        body +=
            "<section class=\"sign\"><h2>\(say("Pernyataan", "Statement"))</h2><p>\(escaped(statement))</p>\n<table class=\"signature\">\n"
        for name in signature { body += "<tr><th scope=\"row\">\(escaped(name))</th><td></td></tr>\n" }
        body += "</table></section>\n"
        return """
            <!doctype html>
            <html lang="\(code)">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(escaped(title)): \(escaped(shown(service.name[code])))</title>
            <style>
            @page { size: A4; margin: 20mm }
            body { font: 11pt/1.45 serif; max-width: 48em; margin: 2em auto; padding: 0 1em; color: #000; background: #fff }
            h1 { font-size: 16pt; text-align: center }
            h2 { font-size: 13pt; margin: 1.4em 0 .4em; break-after: avoid }
            table { border-collapse: collapse }
            th { text-align: left; font-weight: normal; padding-right: 1.5em; vertical-align: top; white-space: nowrap }
            td { overflow-wrap: anywhere }
            li { break-inside: avoid }
            li p { margin: .3em 0 }
            .how, .files { font-size: 10pt }
            code { font-size: 9pt; overflow-wrap: anywhere }
            span { font: bold 9pt sans-serif; border: 1px solid #000; padding: 0 .4em; margin-right: .3em }
            .not_proved, .found { background: #000; color: #fff }
            .sign { break-inside: avoid }
            .signature td { border-bottom: 1px solid #000; width: 22em; height: 2.2em }
            .signature tr:last-child td { height: 6em }
            </style>
            </head>
            <body>
            \(body)</body>
            </html>

            """
    }

    // MARK: JSON

    var json: String {
        let outcomes: [ServiceProof.Outcome] = [.proved, .provedUnderAssumptions, .notProved, .found, .notApplicable]
        let document = JSONValue.object([
            "version": .integer(1), "tool": .string("mppc \(Mppc.version)"), "service": .string(service.service.rawValue),
            "service_version": .integer(Int64(service.version)), "name": .string(service.name[code]),
            "digest": DigestedService(service).json,
            "inputs": .array(inputs.map(json)),
            "cases_played": .integer(Int64(played)),
            "summary": .object(JSONObject(outcomes.map { (ID($0.rawValue), .integer(Int64(count($0)))) })),
            "properties": .array(
                proof.properties.map { property in
                    .object([
                        "id": .string(property.id), "group": .string(property.group.rawValue),
                        "outcome": .string(property.outcome.rawValue),
                        "claim": .string(property.claim[language]), "method": .string(property.method[language]),
                        "assumptions": .array(property.assumptions.map { .string($0[language]) }),
                        "facts": .array(property.facts.map { .string($0[language]) }),
                    ])
                }),
            "findings": .array(proof.findings.map(json)),
        ])
        return String(decoding: document.bytes(.pretty), as: UTF8.self) + "\n"
    }

    private func json(_ input: ServiceInput) -> JSONValue {
        let source = sources[input.file]
        var object: JSONObject = ["kind": .string(input.kind.rawValue), "path": .string(source.path)]
        if let name = input.name { object["name"] = .string(name) }
        object["sha256"] = .string(SHA256.hexadecimal(source.bytes))
        return .object(object)
    }

    private func json(_ finding: Diagnostic) -> JSONValue {
        let source = sources[finding.span]
        var object: JSONObject = [
            "code": .string(finding.rule.code), "slug": .string(finding.rule.slug), "severity": .string(finding.severity.rawValue),
            "path": .string(source.path), "line": .integer(Int64(source.position(at: finding.span.start).line)),
            "message": .string(finding.message[language]),
        ]
        if let reason = finding.allowance { object["allowed"] = .string(reason) }
        return .object(object)
    }
}
