import ServiceIR

extension Target {
    static let standard = Target(
        "standard", en: "the service standard to print, a public page and the annex of the decree: SERVICE/standard.LANGUAGE.html",
        id: "standar pelayanan untuk dicetak, halaman publik dan lampiran keputusan: SERVICE/standard.BAHASA.html",
        ofService: { service, catalog in
            Emission(
                files: catalog.languages.map { language in
                    let page = StandardPage(StandardProse(service, in: catalog, language))
                    return BuiltFile(path: "standard.\(language).html", bytes: Array(page.html.text.utf8))
                })
        })
}

/// A Standar Pelayanan on paper: what must be published for everybody, and the fourteen components as the annex of a decree (PermenPANRB 15/2014).
///
/// A component that the definition says nothing of says so: whoever signs sees what is to be filled in.
///
/// Its parts are made once for both pages.
final class StandardPage {
    private let prose: StandardProse
    private var service: CompiledService { prose.service }
    private var language: LanguageID { prose.language }

    init(_ prose: StandardProse) { self.prose = prose }

    private func say(_ id: String, _ en: String) -> String { prose.say(id, en) }

    var html: HTML {
        """
        <!DOCTYPE html>
        <html lang="\(language)">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(say("Standar Pelayanan", "Service standard")): \(service.name[language])</title>
        <style>\(StandardPage.style)</style>
        </head>
        <body>
        <main>
        \(publicPage)
        \(annex)
        </main>
        </body>
        </html>

        """
    }

    // MARK: the public page

    private var publicPage: HTML {
        """
        <section class="public" aria-labelledby="title">
        <header>
        <p class="office">\(prose.catalog.name[language])</p>
        <p class="office agency">\(prose.agency(service.agency))</p>
        <h1 id="title"><span>\(say("Standar Pelayanan", "Service standard"))</span> \(own(service.name))</h1>
        \(service.summary.map { "<p class=\"summary\">\(own($0))</p>" as HTML } ?? "")
        </header>
        \(facts)
        \(component(1, requirements(marks: true)))
        \(component(2, procedure))
        \(component(3, promises))
        \(component(4, fees))
        \(component(5, products))
        \(component(6, complaints))
        <footer><p>\(edition)</p></footer>
        </section>
        """
    }

    private var edition: String {
        let number = "\(say("Definisi layanan", "Service definition")) \(service.service), \(say("versi", "version")) \(service.version)"
        return "\(number); \(prose.catalog.name[language]), \(say("edisi", "edition")) \(prose.catalog.edition)."
    }

    private var facts: HTML {
        var rows: [(String, HTML)] = []
        let opening = OpeningWords(service, in: language)
        if opening.isOpenedByOthers {
            let roles = opening.roles.map(prose.role).joined(separator: ", ")
            rows.append((say("Pembukaan", "Opening"), text(roles.isEmpty ? opening.name : "\(opening.name): \(roles)")))
        }
        if !service.applicants.isEmpty {
            rows.append((say("Pemohon", "Applicants"), text(prose.list(service.applicants.map { $0.text(in: language) }))))
        }
        if !service.channels.isEmpty {
            rows.append((say("Saluran", "Channels"), text(prose.list(service.channels.map { $0.text(in: language) }))))
        }
        if !service.variants.isEmpty {
            rows.append(
                (say("Jenis permohonan", "Kinds of application"), text(prose.list(service.variants.values.map { $0.name[language] }))))
        }
        rows.append((say("Jam kerja", "Office hours"), text(prose.hours.joined(separator: "; "))))
        let agency = prose.catalog.agencies[service.agency]
        if let address = agency?.address { rows.append((say("Alamat", "Address"), own(address))) }
        if let phone = agency?.phone { rows.append((say("Telepon", "Telephone"), text(phone))) }
        if let url = agency?.url { rows.append((say("Situs", "Website"), link(url, url))) }
        return "<dl class=\"facts\">\(rows.map { "<div><dt>\($0.0)</dt><dd>\($0.1)</dd></div>" as HTML })</dl>"
    }

    private static let names: [(id: String, en: String)] = [
        ("Persyaratan", "Requirements"), ("Sistem, mekanisme, dan prosedur", "System, mechanism and procedure"),
        ("Jangka waktu penyelesaian", "Time of completion"), ("Biaya/tarif", "Fees"), ("Produk pelayanan", "Product of the service"),
        ("Penanganan pengaduan, saran, dan masukan", "Handling of complaints and suggestions"), ("Dasar hukum", "Legal basis"),
        ("Sarana, prasarana, dan/atau fasilitas", "Premises, equipment and facilities"),
        ("Kompetensi pelaksana", "Competence of the staff"),
        ("Pengawasan internal", "Internal supervision"), ("Jumlah pelaksana", "Number of staff"),
        ("Jaminan pelayanan", "Guarantee of the service"),
        ("Jaminan keamanan dan keselamatan pelayanan", "Guarantee of security and safety"),
        ("Evaluasi kinerja pelaksana", "Evaluation of the staff's performance"),
    ]

    private func name(_ number: Int) -> String {
        let name = StandardPage.names[number - 1]
        return say(name.id, name.en)
    }

    private func component(_ number: Int, _ content: HTML) -> HTML {
        """
        <section class="component" aria-labelledby="component-\(number)">
        <h2 id="component-\(number)">\(number). \(name(number))</h2>
        \(content)
        </section>

        """
    }

    private var missing: HTML { missing(say("Belum diisi.", "Not filled in yet.")) }

    private func missing(_ text: String) -> HTML { "<p class=\"missing\">\(text)</p>" }

    private func list(_ lines: [String]) -> HTML {
        switch lines.count {
        case 0: missing
        case 1: "<p>\(text(lines[0]))</p>"
        default: "<ul>\(lines.map { "<li>\(text($0))</li>" as HTML })</ul>"
        }
    }

    // MARK: documents

    private lazy var documentsByVariant = service.variants.keys.map {
        StandardProse(service, in: prose.catalog, language, at: $0).documents
    }

    /// What is asked of everybody once, then what each kind of application asks beside it.
    ///
    /// - Parameter marks: with boxes to be ticked by hand.
    private func requirements(marks: Bool) -> HTML {
        let lists = documentsByVariant
        let common = lists.first.map { first in first.filter { document in lists.allSatisfy { $0.contains(document) } } } ?? prose.documents
        var parts: [HTML] = []
        let hasOwn = lists.contains { $0.count > common.count }
        if !common.isEmpty {
            if hasOwn { parts.append(subhead(say("Untuk semua jenis permohonan", "For every kind of application"), marks)) }
            parts.append(checklist(common, marks))
        }
        if hasOwn {
            for (place, variant) in service.variants.values.enumerated() {
                let rest = lists[place].filter { !common.contains($0) }
                let beside = common.isEmpty ? say("Untuk", "For") : say("Selain itu, untuk", "Besides, for")
                parts.append(subhead("\(beside): \(variant.name[language])", marks))
                parts.append(rest.isEmpty ? "<p>\(say("Tidak ada dokumen lain.", "No other document."))</p>" : checklist(rest, marks))
            }
        }
        if parts.isEmpty { parts.append("<p>\(prose.noDocuments)</p>") }
        let refusals = service.rules.filter { !$0.warn }
        if !refusals.isEmpty {
            let lines = refusals.map { "<li>\(own($0.message))</li>" as HTML }
            parts.append(
                "<p class=\"lead\">\(say("Diperiksa sebelum permohonan diterima:", "Checked before an application is taken:"))</p><ul>\(lines)</ul>"
            )
        }
        return HTML(parts)
    }

    /// Below a component, which is a second heading on the public page and a third one in the annex.
    private func subhead(_ text: String, _ isPublic: Bool) -> HTML { isPublic ? "<h3>\(text)</h3>" : "<h4>\(text)</h4>" }

    private func checklist(_ documents: [AskedDocument], _ marks: Bool) -> HTML {
        let kind = marks ? "check" : "plain"
        let items = documents.map { document -> HTML in
            let notes: HTML = document.notes.isEmpty ? "" : " <span class=\"note\">(\(text(document.notes.joined(separator: "; "))))</span>"
            let members = document.members.isEmpty ? "" : checklist(document.members, marks)
            return "<li>\(document.name)\(notes)\(members)</li>"
        }
        return "<ul class=\"\(kind)\">\(items)</ul>"
    }

    // MARK: the other components

    private lazy var promises = list(prose.promises)
    private lazy var complaints = list(prose.complaints)

    private lazy var procedure: HTML = {
        let steps = prose.steps
        guard !steps.isEmpty else { return missing }
        let hasTimes = steps.contains { !$0.time.isEmpty }
        let rows = steps.map { step -> HTML in
            let notes: HTML = step.notes.isEmpty ? "" : "<br><span class=\"note\">\(text(step.notes.joined(separator: "; ")))</span>"
            let time: HTML = hasTimes ? "<td>\(text(step.time.isEmpty ? "–" : step.time))</td>" : ""
            return
                "<tr><td>\(step.number)</td><td>\(text(step.name))\(notes)</td><td>\(text(step.who.isEmpty ? "–" : step.who))</td>\(time)</tr>"
        }
        let time: HTML = hasTimes ? "<th scope=\"col\">\(say("Waktu", "Time"))</th>" : ""
        return """
            <table>
            <thead><tr><th scope="col">\(say("No.", "No."))</th><th scope="col">\(say("Langkah", "Step"))</th><th scope="col">\(say("Pelaksana", "By whom"))</th>\(time)</tr></thead>
            <tbody>\(rows)</tbody>
            </table>
            """
    }()

    private lazy var fees: HTML = {
        let basis = prose.basis(of: service.fee.items.values)
        if let text = prose.freeText { return (service.fee.isUnstated ? missing(text) : "<p>\(text)</p>") + tariffs(basis.tables) }
        return sums(prose.fees) + workings(basis.workings) + tariffs(basis.tables)
    }()

    private func sums(_ sums: [ToldSum]) -> HTML {
        let items = sums.map { sum -> HTML in
            let notes: HTML = sum.notes.isEmpty ? "" : " <span class=\"note\">(\(text(sum.notes.joined(separator: "; "))))</span>"
            return "<li><strong>\(text(sum.name))</strong>: \(text(sum.amount))\(notes)</li>"
        }
        return "<ul>\(items)</ul>"
    }

    private func workings(_ lines: [String]) -> HTML {
        lines.isEmpty
            ? ""
            : "<p class=\"lead\">\(say("Cara menghitung:", "How it is worked out:"))</p><ul>\(lines.map { "<li>\(text($0))</li>" as HTML })</ul>"
    }

    private func tariffs(_ tables: [ToldTable]) -> HTML {
        HTML(
            tables.map { table in
                let head = table.header.map { "<th scope=\"col\">\(text($0))</th>" as HTML }
                let rows = table.rows.map { row -> HTML in
                    let cells = row.enumerated().map { place, cell -> HTML in
                        place == 0
                            ? "<th scope=\"row\">\(text(cell))</th>"
                            : place == row.count - 1 ? "<td class=\"sum\">\(text(cell))</td>" : "<td>\(text(cell))</td>"
                    }
                    return "<tr>\(cells)</tr>"
                }
                return """
                    <table class="tariff">
                    <caption>\(table.caption)</caption>
                    <thead><tr>\(head)</tr></thead>
                    <tbody>\(rows)</tbody>
                    </table>

                    """
            })
    }

    private lazy var products: HTML = {
        let benefits = prose.benefits
        let basis = prose.basis(of: service.benefit.values)
        let paid: HTML =
            benefits.isEmpty
            ? ""
            : "<p class=\"lead\">\(say("Dibayarkan kepada pemohon:", "Paid out to the applicant:"))</p>" + sums(benefits)
                + workings(basis.workings)
        let products = prose.products
        return (products.isEmpty && !benefits.isEmpty ? "" : list(products)) + paid + tariffs(basis.tables)
    }()

    private var laws: HTML {
        guard !service.legalBasis.isEmpty else { return missing }
        let items = service.legalBasis.values.map { law -> HTML in
            let name = own(law.name)
            return "<li>\(law.url.flatMap { StandardPage.isWeb($0) ? "<a href=\"\($0)\">\(name)</a>" : nil } ?? name)</li>"
        }
        return "<ol>\(items)</ol>"
    }

    // MARK: the annex

    private var annex: HTML {
        let head = prose.headOfOffice
        let said = service.internalStandard
        func told(_ text: LocalText?) -> HTML { text.map { "<p>\(own($0))</p>" } ?? missing }
        let staff: HTML = said?.staff.map { "<p>\($0) \(say("orang", $0 == 1 ? "person" : "persons"))</p>" } ?? missing
        let delivery: [HTML] = [
            requirements(marks: false), procedure, promises, fees, products, complaints,
        ]
        let making: [HTML] = [
            laws, told(said?.facilities), told(said?.competence), told(said?.supervision), staff, told(said?.guarantee), told(said?.safety),
            told(said?.evaluation),
        ]
        func row(_ number: Int, _ content: HTML) -> HTML {
            """
            <section class="row" aria-labelledby="annex-\(number)">
            <h3 id="annex-\(number)"><span>\(number).</span>\(name(number))</h3>
            <div>\(content)</div>
            </section>

            """
        }
        let (blank, shortBlank) = ("…………………………", "…………")
        return """
            <section class="annex" aria-labelledby="annex">
            <header>
            <p class="decree">\(say("Lampiran Keputusan", "Annex to the decree of:")) \(head)<br>\(say("Nomor", "Number")) \(shortBlank) \(say("Tahun", "of the year")) \(shortBlank)<br>\(say("tentang Standar Pelayanan", "on the service standard:")) \(own(service.name))</p>
            <p class="title" id="annex">\(say("STANDAR PELAYANAN", "SERVICE STANDARD"))<br>\(own(service.name))<br>\(prose.agency(service.agency))</p>
            </header>
            <h2>A. \(say("Komponen penyampaian pelayanan", "Components of service delivery"))</h2>
            \(delivery.enumerated().map { row($0 + 1, $1) })
            <div class="together">
            <h2>B. \(say("Komponen pengelolaan pelayanan di internal organisasi", "Components of management within the organisation"))</h2>
            \(row(7, making[0]))
            </div>
            \(making.indices.dropFirst().dropLast().map { row($0 + 7, making[$0]) })
            <div class="together">
            \(row(14, making[making.count - 1]))
            <div class="signature">
            <p>\(say("Ditetapkan di", "Issued at")) \(blank)<br>\(say("pada tanggal", "on")) \(blank)</p>
            <p>\(head)</p>
            <p class="line">\(blank)<br>NIP \(blank)</p>
            </div>
            </div>
            <footer><p>\(edition)</p></footer>
            </section>
            """
    }

    // MARK: texts

    /// An author's text; in another language than the page's where it has none in that one.
    private func own(_ text: LocalText) -> HTML {
        guard text.byLanguage[ID(language)] == nil, let other = text.byLanguage.first?.key else { return "\(text[language])" }
        return "<span lang=\"\(other.rawValue)\">\(text[language])</span>"
    }

    /// What stands in backticks, as it is written in the definition, is told from words.
    private func text(_ text: String) -> HTML {
        let parts = text.split(separator: "`", omittingEmptySubsequences: false).map(String.init)
        guard parts.count > 2, parts.count % 2 == 1 else { return "\(text)" }
        return HTML(parts.enumerated().map { $0 % 2 == 1 ? "<code>\($1)</code>" : "\($1)" })
    }

    private func link(_ url: String, _ name: String) -> HTML { StandardPage.isWeb(url) ? "<a href=\"\(url)\">\(name)</a>" : "\(name)" }

    private static func isWeb(_ url: String) -> Bool { url.hasPrefix("https://") || url.hasPrefix("http://") }
}

extension StandardPage {
    /// For the screen and for A4; nothing is loaded.
    private static let style: HTML = """

        @page {
          size: A4; margin: 20mm 18mm 18mm 20mm;
          @bottom-right { content: counter(page) " / " counter(pages); font: 9pt sans-serif; }
        }
        * { box-sizing: border-box; }
        body { margin: 0; color: #111; background: #fff; font: 11pt/1.45 "Liberation Sans", Arial, Helvetica, sans-serif; }
        main { max-width: 180mm; margin: 0 auto; padding: 8mm 5mm; }
        header { border-bottom: 2px solid #111; margin-bottom: 4mm; padding-bottom: 3mm; }
        h1 { font-size: 17pt; line-height: 1.2; margin: 3mm 0 1mm; }
        h1 span { display: block; font-size: 11pt; font-weight: 400; text-transform: uppercase; letter-spacing: .06em; }
        h2 { font-size: 12.5pt; margin: 6mm 0 2mm; break-after: avoid; }
        h3, h4 { font-size: 11pt; margin: 3mm 0 1mm; break-after: avoid; }
        p { margin: 0 0 2mm; }
        ul, ol { margin: 0 0 2mm; padding-left: 6mm; }
        li { margin: 0 0 .8mm; break-inside: avoid; }
        a { color: #0b4a8f; }
        code { font: .92em "Liberation Mono", monospace; overflow-wrap: anywhere; }
        .office { margin: 0; }
        .agency { font-weight: 700; }
        .note { color: #444; }
        .missing { color: #8a1c00; font-style: italic; }
        .check { list-style: none; padding-left: 0; }
        .check li { position: relative; padding-left: 7mm; }
        .check li::before { content: ""; position: absolute; left: 0; top: .35em; width: 3.4mm; height: 3.4mm; border: 1px solid #111; }
        .facts { margin: 0; display: grid; gap: 1mm; }
        .facts div { display: grid; grid-template-columns: 42mm 1fr; }
        .facts dt { color: #444; }
        .facts dd { margin: 0; }
        table { width: 100%; border-collapse: collapse; margin: 1mm 0 3mm; font-size: 10pt; }
        table:not(.tariff) { width: calc(100% - 1px); }
        th, td { border: 1px solid #777; padding: 1.2mm 1.8mm; text-align: left; vertical-align: top; overflow-wrap: break-word; }
        th:first-child, td:first-child { white-space: nowrap; }
        .tariff th:first-child { white-space: normal; }
        thead { display: table-header-group; }
        thead th { background: #ececec; }
        tbody th { font-weight: 400; }
        tr { break-inside: avoid; }
        tbody tr:first-child { break-after: avoid; }
        caption { text-align: left; font-weight: 700; padding: 1mm 0; break-after: avoid; }
        .tariff { width: auto; min-width: 60%; }
        .sum { text-align: right; white-space: nowrap; }
        .annex { margin-top: 15mm; }
        .annex header { border: 0; }
        .decree { margin-left: 50%; font-size: 10pt; text-transform: uppercase; }
        .title { text-align: center; font-weight: 700; font-size: 12.5pt; margin: 6mm 0 0; }
        .row { display: grid; grid-template-columns: 46mm 1fr; border-top: 1px solid #777; padding: 1.5mm 0; }
        .together { break-inside: avoid; }
        .row h3 { margin: 0; padding: 0 3mm 0 8mm; text-indent: -8mm; font-size: 10.5pt; }
        .row h3 { align-self: start; break-after: auto; break-inside: avoid; }
        .row h3 span { display: inline-block; width: 8mm; text-indent: 0; }
        .row > div { min-width: 0; }
        .row > div > h4 { margin-top: 2mm; }
        .row > div > h4:first-child { margin-top: 0; }
        .signature { margin: 10mm 0 0 52%; break-inside: avoid; }
        .signature .line { padding-top: 20mm; }
        .lead { break-after: avoid; }
        footer { margin-top: 6mm; font-size: 9pt; color: #444; break-before: avoid; }
        @media print {
          main { max-width: none; padding: 0; }
          .annex { break-before: page; margin-top: 0; }
          a { color: inherit; text-decoration: none; }
        }

        """
}
