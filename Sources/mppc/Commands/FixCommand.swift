import Console
import ServiceDSL

/// Makes the changes that findings offer.
struct FixCommand: Command {
    static let usage = CommandUsage(
        name: "fix",
        summary: Words(
            en: "Mend definitions by the changes that findings offer.", id: "Memperbaiki definisi dengan perubahan yang ditawarkan temuan."),
        discussion: Words(
            en: """
                Only changes that mean what the author meant are made; --unsafe makes those too that are only probably right, such as the nearest known word. Where a finding offers several changes, none is made. Changes after which more would be wrong are taken back. Only files under PATH are written, each whole or not at all; with `-` the mended text goes to standard output. What is left is printed to standard error, and, without --unsafe, how many more changes it would make.
                """,
            id: """
                Hanya perubahan yang maknanya pasti yang dilakukan; --unsafe juga melakukan yang baru mungkin benar, misalnya kata terdekat yang dikenal. Bila suatu temuan menawarkan beberapa perubahan, tidak satu pun dilakukan. Perubahan yang membuat lebih banyak hal salah dibatalkan. Hanya berkas di dalam PATH yang ditulis, utuh atau tidak sama sekali; dengan `-` teks hasilnya tampil di keluaran standar. Temuan yang tersisa tampil di keluaran galat, dan, tanpa --unsafe, jumlah perubahan yang masih bisa dilakukannya.
                """),
        operands: CommandUsage.inputs,
        options: [
            .stdinName, .config,
            OptionUsage(
                name: .dryRun, value: .flag,
                help: Words(en: "Print the changes and write nothing.", id: "Menampilkan perubahannya tanpa menulis apa pun.")),
            OptionUsage(
                name: .unsafe, value: .flag,
                help: Words(en: "Make changes that are only probably right, too.", id: "Juga melakukan perubahan yang baru mungkin benar.")),
        ] + OptionUsage.report)

    private static let mostRounds = 20

    private let input: InputPlan
    private let report: ReportPlan
    private let isDryRun: Bool
    private let isUnsafe: Bool

    init(_ line: ArgumentLine) throws(Fault) {
        input = try InputPlan(line)
        report = ReportPlan(line, to: 2, input)
        isDryRun = line.has(.dryRun)
        isUnsafe = line.has(.unsafe)
    }

    func run() throws(Fault) -> ExitStatus {
        let (fixed, compiled, counts) = mended(input, Compiled(input), withMaybe: isUnsafe)
        for (old, new) in zip(input.files, fixed.files) where old.bytes != new.bytes || input.isStandardInput(old.path) {
            if isDryRun {
                Shell.print(LineDiff.text(old.bytes, new.bytes, path: old.path))
            } else if input.isStandardInput(old.path) {
                Shell.print(bytes: new.bytes)
            } else {
                try Files.replace(old.path, with: new.bytes)
                let count = counts[old.path] ?? 0
                let words = Words(en: count == 1 ? "1 change" : "\(count) changes", id: "\(count) perubahan")
                Shell.print("\(old.path): \(words[report.language])\n")
            }
        }
        Report.print(compiled.findings, in: compiled.sources, as: report)
        if !isUnsafe, report.isForPeople { tell(mended(fixed, compiled, withMaybe: true).counts) }
        return compiled.status(report)
    }

    /// What `--unsafe` would do besides: a person decides, and must know of it.
    private func tell(_ more: [String: Int]) {
        let changes = more.values.reduce(0, +)
        guard changes > 0 else { return }
        let counted = changes == 1 ? "1 more change" : "\(changes) more changes"
        let words = Words(
            en: "`mppc fix --unsafe` would make \(counted) in \(more.count == 1 ? "1 file" : "\(more.count) files")",
            id: "`mppc fix --unsafe` akan melakukan \(changes) perubahan lagi dalam \(more.count) berkas")
        Shell.print(error: "\(words[report.language])\n")
    }

    /// The files after as many rounds as change anything, what the compiler makes of them, and how many changes each file took.
    private func mended(_ input: InputPlan, _ compiled: Compiled, withMaybe: Bool) -> (InputPlan, Compiled, counts: [String: Int]) {
        var (input, compiled) = (input, compiled)
        var counts: [String: Int] = [:]
        for _ in 0..<Self.mostRounds {
            let round = FixRound(compiled.findings, in: compiled.sources, withMaybe: withMaybe) { compiled.isAsked($0) }
            guard !round.files.isEmpty else { break }
            let path = { (file: Int) in compiled.sources[file].path }
            let next = input.replacing(Dictionary(uniqueKeysWithValues: round.files.map { (path($0.key), $0.value) }))
            let outcome = Compiled(next)
            guard outcome.failures <= compiled.failures else { break }
            for (file, count) in round.counts { counts[path(file), default: 0] += count }
            (input, compiled) = (next, outcome)
        }
        return (input, compiled, counts)
    }
}

extension Compiled {
    fileprivate var failures: Int { findings.count { $0.severity >= .danger } }
}
