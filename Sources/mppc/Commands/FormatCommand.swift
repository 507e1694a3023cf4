import Console
import ServiceDSL

/// Writes definitions in the one layout.
struct FormatCommand: Command {
    static let usage = CommandUsage(
        name: "format",
        summary: Words(en: "Write definitions in the one layout.", id: "Menulis definisi dalam satu tata letak."),
        discussion: Words(
            en: """
                Keys stand in the order of the reference, two blanks a level, what fits into 140 characters on one line. Comments and blank lines stay where they belong; the meaning is never another. Only files under PATH are written, each whole or not at all; with `-` the text goes to standard output. A file that cannot be read as YAML is left as it is, and its findings are printed to standard error.
                """,
            id: """
                Kunci ditulis menurut urutan acuan, dua spasi per tingkat, dan yang muat dalam 140 karakter pada satu baris. Komentar dan baris kosong tetap di tempatnya; maknanya tidak pernah berubah. Hanya berkas di dalam PATH yang ditulis, utuh atau tidak sama sekali; dengan `-` teksnya tampil di keluaran standar. Berkas yang tidak terbaca sebagai YAML dibiarkan, dan temuannya tampil di keluaran galat.
                """),
        operands: CommandUsage.inputs,
        options: [
            .stdinName, .config,
            OptionUsage(
                name: .check, value: .flag,
                help: Words(
                    en: "Write nothing; name each file that would change, and end with status 1 if there is one.",
                    id: "Tidak menulis apa pun; menyebut tiap berkas yang akan berubah, dan berakhir dengan status 1 bila ada.")),
            OptionUsage(
                name: .diff, value: .flag,
                help: Words(en: "Write nothing; print the changes.", id: "Tidak menulis apa pun; menampilkan perubahannya.")),
        ] + OptionUsage.report)

    private let input: InputPlan
    private let report: ReportPlan
    private let isCheck: Bool
    private let isDiff: Bool

    init(_ line: ArgumentLine) throws(Fault) {
        input = try InputPlan(line)
        report = ReportPlan(line, to: 2, input)
        isCheck = line.has(.check)
        isDiff = line.has(.diff)
    }

    func run() throws(Fault) -> ExitStatus {
        var findings: [Diagnostic] = []
        var status = ExitStatus.clean
        let sources = SourceSet(input.files)
        for file in sources.files where input.asked.contains(file.path) {
            let sink = DiagnosticSink()
            switch SourceFormatter.format(file, into: sink) {
            case .formatted(let bytes): try finish(file, bytes, &status)
            case .unreadable: findings += sink.findings
            case .refused:
                let words = Words(
                    en: "\(file.path) is left as it is: it cannot be laid out anew without changing what it says",
                    id: "\(file.path) dibiarkan: tidak bisa ditata ulang tanpa mengubah isinya")
                Shell.print(error: "mppc: \(words[report.language])\n")
                status = .findings
            }
        }
        Report.print(findings, in: sources, as: report)
        return findings.isEmpty ? status : .findings
    }

    private func finish(_ file: SourceFile, _ bytes: [UInt8], _ status: inout ExitStatus) throws(Fault) {
        let isOutput = input.isStandardInput(file.path) && !isCheck && !isDiff
        if isOutput { Shell.print(bytes: bytes) }
        guard bytes != file.bytes, !isOutput else { return }
        if isCheck { status = .findings }
        if isDiff {
            Shell.print(LineDiff.text(file.bytes, bytes, path: file.path))
        } else {
            if !isCheck { try Files.replace(file.path, with: bytes) }
            Shell.print("\(file.path)\n")
        }
    }
}
