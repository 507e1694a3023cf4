import Console
import ServiceDSL
import ServiceIR

/// Says what the program finds around it: for whoever wonders why it speaks, paints or reads otherwise than expected.
struct DoctorCommand: Command {
    static let usage = CommandUsage(
        name: "doctor",
        summary: Words(
            en: "Say what is installed, which settings are seen, and which catalogs are read.",
            id: "Menyebut apa yang terpasang, pengaturan yang terlihat, dan katalog yang dibaca."),
        operands: CommandUsage.inputs, options: [.config, .lang, .color])

    private let paths: [String]
    private let settings: String?
    private let report: ReportPlan
    private let isLanguageSaid: Bool

    init(_ line: ArgumentLine) {
        paths = line.operands
        settings = line.text(.config)
        report = ReportPlan(line, to: 1)
        isLanguageSaid = line.has(.lang)
    }

    func run() throws(Fault) -> ExitStatus {
        row("mppc", Words(Mppc.version))
        row(Words(en: "language", id: "bahasa"), language)
        row(Words(en: "colour", id: "warna"), color)
        row("git", Self.version(of: "git", ["--version"], for: Words("`mppc check --changed-since`")))
        row("Graphviz", Self.version(of: "dot", ["-V"], for: Words("`mppc graph --format svg`")))
        do throws(Fault) {
            let input = try InputPlan(paths: paths, settings: settings)
            configuration(input.settings)
            catalogs(Compiled(input))
        } catch .nothingToRead where paths.isEmpty {
            row(Words(en: "catalog", id: "katalog"), Words(en: "none below this folder", id: "tidak ada di folder ini"))
        }
        return .clean
    }

    private var language: Words {
        if isLanguageSaid { return Words("\(report.language.rawValue) (--lang)") }
        guard let name = Language.variable else {
            return Words(
                en: "\(report.language.rawValue) (neither --lang nor LC_ALL, LC_MESSAGES, LANG says one)",
                id: "\(report.language.rawValue) (--lang, LC_ALL, LC_MESSAGES, dan LANG tidak menyebutnya)")
        }
        return Words("\(report.language.rawValue) (\(name)=\(Shell.variable(name) ?? ""))")
    }

    private var color: Words {
        if report.isColored { return Words(en: "on", id: "ya") }
        if (Shell.variable("NO_COLOR") ?? "").isEmpty, !Shell.isTerminal(1) {
            return Words(en: "off: standard output is no terminal", id: "tidak: keluaran standar bukan terminal")
        }
        return Words(en: "off: NO_COLOR or --color says so", id: "tidak: menurut NO_COLOR atau --color")
    }

    private func configuration(_ settings: Settings?) {
        let name = Words(en: "settings", id: "setelan")
        guard let settings else {
            return row(
                name,
                Words(
                    en: "none: no mppc.yaml here or above, up to the root of the repository",
                    id: "tidak ada: tanpa mppc.yaml di sini atau di atasnya sampai akar repositori"))
        }
        let said = settings.configuration
        var (en, id): ([String], [String]) = ([], [])
        if let severity = said.failOn { (en, id) = (["fail_on \(severity.rawValue)"], ["fail_on \(severity.rawValue)"]) }
        if !said.languages.isEmpty {
            let languages = said.languages.map(\.value).joined(separator: ", ")
            en.append("every text in \(languages)")
            id.append("setiap teks dalam \(languages)")
        }
        let count = said.severities.count
        if count > 0 {
            en.append(count == 1 ? "1 rule set" : "\(count) rules set")
            id.append("\(count) aturan diatur")
        }
        if !said.paths.isEmpty {
            let paths = said.paths.map(\.value).joined(separator: ", ")
            en.append("reads \(paths)")
            id.append("membaca \(paths)")
        }
        if !said.except.isEmpty {
            let paths = said.except.map(\.value).joined(separator: ", ")
            en.append("leaves out \(paths)")
            id.append("melewati \(paths)")
        }
        row(name, Words(en: ([settings.path] + en).joined(separator: "; "), id: ([settings.path] + id).joined(separator: "; ")))
    }

    private func catalogs(_ compiled: Compiled) {
        let own = compiled.compilation.ownRules.count
        if own > 0 {
            row(
                Words(en: "own rules", id: "aturan"),
                Words(en: own == 1 ? "1, see `mppc rules`" : "\(own), see `mppc rules`", id: "\(own), lihat `mppc rules`"))
        }
        for unit in compiled.compilation.catalogs {
            guard let catalog = unit.catalog else {
                row(
                    Words(en: "catalog", id: "katalog"),
                    Words(en: "no whole catalog.yaml here", id: "tidak ada catalog.yaml yang utuh di sini"))
                continue
            }
            let (services, calendar) = (unit.services.count, catalog.calendar)
            let languages = catalog.languages.joined(separator: ", ")
            let folder = unit.folder.isEmpty ? "." : unit.folder
            row(
                Words(en: "catalog", id: "katalog"),
                Words(
                    en: "\(catalog.catalog) in \(folder): \(services == 1 ? "1 service" : "\(services) services"), \(languages)",
                    id: "\(catalog.catalog) di \(folder): \(services) layanan, \(languages)"))
            let end = calendar.until.description
            let isPast = calendar.until < catalog.timeZone.localDate(of: Shell.now)
            row(
                Words(en: "calendar", id: "kalender"),
                Words(
                    en: "\(calendar.from) to \(end)" + (isPast ? ": the present day is after it, write that of the new year" : ""),
                    id: "\(calendar.from) s.d. \(end)" + (isPast ? ": hari ini sudah lewat, tulis kalender tahun baru" : "")))
        }
    }

    /// What a program says of its version.
    private static func version(of name: String, _ arguments: [String], for use: Words) -> Words {
        guard let output = try? Program.run(name, arguments, isQuiet: true) else {
            return Words(en: "missing; only \(use.en) needs it", id: "tidak ada; hanya \(use.id) yang memerlukannya")
        }
        // Graphviz says its version on its standard error.
        if output.isEmpty { return Words(en: "installed", id: "terpasang") }
        return Words(String(decoding: output.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self))
    }

    private func row(_ name: String, _ text: Words) { row(Words(name), text) }

    private func row(_ name: Words, _ text: Words) {
        let name = name[report.language]
        Shell.print(name + String(repeating: " ", count: max(1, 10 - name.count)) + text[report.language] + "\n")
    }
}
