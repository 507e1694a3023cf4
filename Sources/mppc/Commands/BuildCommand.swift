import Console
import Emitters
import ServiceDSL
import ServiceIR

/// Writes what the runtime and the front ends read.
struct BuildCommand: Command {
    static let usage = CommandUsage(
        name: "build",
        summary: Words(
            en: "Build services for the runtime: machine, schema, index; findings go to standard error.",
            id: "Membangun layanan untuk dijalankan: mesin, skema, indeks; temuan tampil di keluaran galat."),
        discussion: Words(
            en: """
                Writes DIR/catalog.json, DIR/index.json and for each service DIR/SERVICE/machine.json and DIR/SERVICE/submission.schema.json; where the input holds several catalogs with services, all that below DIR/CATALOG. Nothing is written when a finding fails. Each file is written whole or not at all, only where it changes, the index last. The same definitions always give the same bytes. Printed are the services, with --list-files all files; with --dry-run and --check, which write nothing, the files that are missing or differ; how many were written is said on standard error.
                With --emit what other software reads, instead of what the runtime reads:
                """ + "\n" + EmitPlan.summaries(.en),
            id: """
                Menulis DIR/catalog.json, DIR/index.json, dan untuk tiap layanan DIR/SERVICE/machine.json dan DIR/SERVICE/submission.schema.json; bila masukan berisi beberapa katalog yang mempunyai layanan, semuanya di bawah DIR/CATALOG. Tidak ada yang ditulis bila suatu temuan gagal. Tiap berkas ditulis utuh atau tidak sama sekali, hanya bila berubah, indeks terakhir. Definisi yang sama selalu menghasilkan bita yang sama. Yang ditampilkan ialah layanannya, dengan --list-files semua berkas; dengan --dry-run dan --check, yang tidak menulis apa pun, berkas yang belum ada atau berbeda; jumlah yang ditulis disebut di keluaran galat.
                Dengan --emit, yang dibaca perangkat lunak lain, sebagai ganti yang dijalankan:
                """ + "\n" + EmitPlan.summaries(.id)),
        operands: CommandUsage.inputs,
        options: [
            .stdinName, .config,
            OptionUsage(
                name: .output, letter: "o", value: .text("DIR"), help: Words(en: "The folder to write to.", id: "Folder tujuan.")),
            OptionUsage(
                name: .emit, value: .text("LIST"),
                help: Words(
                    en: "What to write, by commas: `all`, or of \(EmitPlan.names); unsaid, runtime.",
                    id: "Yang ditulis, dipisah koma: `all`, atau dari \(EmitPlan.names); bila tidak disebut, runtime.")),
            OptionUsage(
                name: .check, value: .flag,
                help: Words(
                    en: "Say whether DIR is up to date, by status 1 where it is not.",
                    id: "Memeriksa apakah DIR sudah mutakhir; bila belum, status 1.")),
            OptionUsage(
                name: .dryRun, value: .flag, help: Words(en: "Say what would be written.", id: "Menyebut yang akan ditulis.")),
            OptionUsage(
                name: .listFiles, value: .flag,
                help: Words(en: "Print every file instead of the services.", id: "Menampilkan tiap berkas, bukan layanannya.")),
            .jobs,
        ] + OptionUsage.report)

    /// What becomes of a file that was built.
    private enum Purpose { case write, show, check }

    private let input: InputPlan
    private let report: ReportPlan
    private let output: String
    private let emit: EmitPlan
    private let purpose: Purpose
    private let listsFiles: Bool
    private let threads: Int?

    init(_ line: ArgumentLine) throws(Fault) {
        guard let output = line.text(.output) else {
            throw .usage([Words(en: "say where to write: -o DIR", id: "sebutkan folder tujuan: -o DIR")], command: Self.usage.name)
        }
        self.output = output
        emit = try EmitPlan(line, command: Self.usage.name)
        purpose = line.has(.check) ? .check : line.has(.dryRun) ? .show : .write
        listsFiles = line.has(.listFiles)
        threads = line.number(.jobs)
        input = try InputPlan(line)
        report = ReportPlan(line, to: 2, input)
    }

    func run() throws(Fault) -> ExitStatus {
        let compiled = Compiled(input, threads: threads)
        Report.print(compiled.findings, in: compiled.sources, as: report)
        let status = compiled.status(report)
        guard status == .clean, !compiled.compilation.hasFailures else { return status == .clean ? .findings : status }
        let units = compiled.compilation.catalogs.filter { unit in unit.services.contains { compiled.isAsked($0.file) } }
        guard !units.isEmpty else { throw .noService }
        var (changed, all) = (0, 0)
        var notes: [EmitPlan.Note] = []
        for unit in units {
            guard let catalog = unit.catalog else { continue }
            // A draft is checked, and published by nobody.
            let services = unit.services.filter { compiled.isAsked($0.file) && !$0.isDraft }.map(\.service)
            let folder = units.count == 1 ? output : Paths.join(output, catalog.catalog.rawValue)
            let emission = emit.emission(catalog, services, compiled.workers)
            notes += emission.notes
            for file in emission.files {
                let path = Paths.join(folder, file.path)
                let isSame = try Files.holds(file.bytes, path)
                if !isSame, purpose == .write { try Files.write(file.bytes, to: path) }
                all += 1
                if !isSame { changed += 1 }
                if listsFiles || purpose != .write && !isSame { Shell.print("\(path)\n") }
            }
            if purpose == .write, !listsFiles { for service in services { Shell.print("\(folder)/\(service.service)\n") } }
        }
        if purpose == .write, report.isForPeople {
            tell(notes)
            Written.tell(changed, of: all, in: output, report.language)
        }
        return purpose == .check && changed > 0 ? .findings : .clean
    }

    /// What is said otherwise than the runtime does it.
    private func tell(_ notes: [EmitPlan.Note]) {
        for line in EmitPlan.lines(notes, in: report.language) { Shell.print(error: "\(line)\n") }
    }
}
