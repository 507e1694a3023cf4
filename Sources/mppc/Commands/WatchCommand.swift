import Console
import ServiceDSL

/// Checks definitions, and again whenever one changes.
struct WatchCommand: Command {
    static let usage = CommandUsage(
        name: "watch",
        summary: Words(
            en: "Check definitions, and again whenever one is saved, until Ctrl-C.",
            id: "Memeriksa definisi, dan memeriksa lagi setiap kali ada yang disimpan, sampai Ctrl-C."),
        discussion: Words(
            en: """
                First everything is checked, as by `check`. Then it waits; what is saved, comes or goes is checked again with all that depends on it, and only the findings in those files are printed. Each time ends with a line that says how many files were checked, in what time, and what there is to find in all; with a format for programs that line goes to standard error.
                """,
            id: """
                Mula-mula semua diperiksa, seperti oleh `check`. Lalu menunggu; yang disimpan, datang, atau hilang diperiksa lagi bersama semua yang bergantung padanya, dan hanya temuan pada berkas-berkas itu yang ditampilkan. Tiap kali diakhiri satu baris: berapa berkas diperiksa, berapa lama, dan apa saja temuan seluruhnya; pada format untuk program, baris itu tampil di keluaran galat.
                """),
        operands: CommandUsage.inputs,
        options: [
            .config,
            OptionUsage(
                name: .poll, value: .flag,
                help: Words(
                    en:
                        "Look at the files a few times a second: for folders of another machine, of whose changes the system does not tell.",
                    id:
                        "Melihat sendiri berkasnya beberapa kali per detik: untuk folder di mesin lain, yang perubahannya tidak diberitahukan sistem."
                )),
            .jobs,
        ] + OptionUsage.report.filter { $0.name != .failOn })

    private let paths: [String]
    private let settings: String?
    private let threads: Int?
    private let isPolling: Bool
    private let line: ArgumentLine

    init(_ line: ArgumentLine) throws(Fault) {
        if line.operands.contains("-") {
            let words = Words(
                en: "`-`: standard input cannot be watched", id: "`-`: masukan standar tidak bisa diamati")
            throw .usage([words], command: Self.usage.name)
        }
        paths = line.operands
        settings = line.text(.config)
        threads = line.number(.jobs)
        isPolling = line.has(.poll)
        self.line = line
    }

    func run() throws(Fault) -> ExitStatus {
        var watch = folderWatch(isPolling: isPolling)
        var rounds = WatchRounds(threads: threads)
        var input: InputPlan?
        var since = Shell.milliseconds
        var changed: Set<String>?
        while true {
            do throws(Fault) {
                // What was read holds on where only the text of known files changed.
                let reread = changed.flatMap { input?.reread($0) }
                let next = if let reread { reread } else { try gather(&watch) }
                rounds.check(next, as: ReportPlan(line, to: 1, next), since: since)
                input = next
            } catch {
                // What is wrong at the beginning is a slip of the command; what goes later may come back.
                if rounds.isFirst { throw error }
                for words in error.lines(of: Mppc.text.name) { Shell.print(error: "mppc: \(words[line.language])\n") }
                input = nil
            }
            guard let changes = watch.wait() else { return .clean }
            since = changes.since
            changed = changes.isUnclear ? nil : changes.files
        }
    }

    /// Reads all that is asked for, with an eye on where it lies.
    private func gather(_ watch: inout any FolderWatch) throws(Fault) -> InputPlan {
        let asked = paths.isEmpty ? ["."] : paths
        _ = watch.follow(WatchScope(asked, reading: []))
        var input = try InputPlan(paths: paths, settings: settings)
        // What settings name, or another catalog, is known only now; it may have changed before it was looked at.
        if watch.follow(WatchScope(asked + input.named, reading: input.paths + input.pictures)) {
            input = try InputPlan(paths: paths, settings: settings)
        }
        return input
    }
}

/// One check after another, each with what the ones before found.
private struct WatchRounds {
    private let threads: Int?
    private var workspace = Workspace()
    private(set) var isFirst = true
    private var known: [String: Int] = [:]
    private var unread: [String] = []

    init(threads: Int?) { self.threads = threads }

    /// Checks, and prints what is found in the files that had to be checked.
    mutating func check(_ input: InputPlan, as report: ReportPlan, since start: Double) {
        let lines = input.unreadLines.map { $0[report.language] }
        if lines != unread { for line in lines { Shell.print(error: "mppc: \(line)\n") } }
        unread = lines
        let compiled = Compiled(input, threads: threads, in: &workspace)
        var counts: [String: Int] = [:]
        for file in compiled.sources.files { counts[file.path] = 0 }
        for finding in compiled.findings { counts[compiled.sources[finding.span].path, default: 0] += 1 }
        let judged = workspace.judged
        // A fault may hide what hangs on it in other files, so what is mended in one may show in another.
        let told = compiled.findings.filter { finding in
            let path = compiled.sources[finding.span].path
            return judged.contains(finding.span.file) || known[path] != counts[path]
        }
        let isSame = !isFirst && judged.isEmpty && counts == known
        known = counts
        if isSame { return }
        Report.print(told, in: compiled.sources, as: report)
        let summary = summary(judged.count, compiled, report.language, after: Shell.milliseconds - start)
        if [.text, .narration, .short].contains(report.format) { Shell.print(summary) } else { Shell.print(error: summary) }
        isFirst = false
    }

    private func summary(_ judged: Int, _ compiled: Compiled, _ language: MessageLanguage, after time: Double) -> String {
        let found = DiagnosticText.summary(compiled.findings, language: language)
        let milliseconds = max(1, Int(time.rounded()))
        let files = judged == 1 ? "1 file" : "\(judged) files"
        let words =
            found.isEmpty
            ? Words(
                en: "checked \(files) in \(milliseconds) ms; no findings in all \(compiled.sources.files.count)",
                id:
                    "\(judged) berkas diperiksa dalam \(milliseconds) ms; tidak ada temuan pada seluruh \(compiled.sources.files.count) berkas"
            )
            : Words(
                en: "checked \(files) in \(milliseconds) ms; in all \(compiled.sources.files.count): \(found)",
                id: "\(judged) berkas diperiksa dalam \(milliseconds) ms; pada seluruh \(compiled.sources.files.count) berkas: \(found)")
        return words[language] + "\n"
    }
}
