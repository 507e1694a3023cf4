import Console
import ServiceDSL

/// A command of `mppc`: what may be said to it, and what it does.
protocol Command {
    static var usage: CommandUsage { get }
    /// What is to be done, decided from a line that fits `usage`.
    init(_ line: ArgumentLine) throws(Fault)
    func run() throws -> ExitStatus
}

extension CommandUsage {
    /// What all commands that read definitions take.
    static let inputs = Operands.many(
        "PATH", Words(en: "Files, folders or `-`; without any, the current folder.", id: "Berkas, folder, atau `-`; tanpa itu, folder ini.")
    )
}

extension OptionUsage {
    static let stdinName = OptionUsage(
        name: .stdinName, value: .text("PATH"),
        help: Words(en: "The path that standard input is taken for.", id: "Nama berkas yang dipakai untuk masukan standar."))

    static let config = OptionUsage(
        name: .config, value: .text("FILE"),
        help: Words(
            en: "The region's settings; unsaid, the nearest mppc.yaml from the paths up to the root of the repository.",
            id: "Pengaturan daerah; bila tidak disebut, mppc.yaml terdekat dari berkas atau foldernya sampai akar repositori."))

    static let jobs = OptionUsage(
        name: .jobs, letter: "j", value: .number,
        help: Words(
            en: "How many threads work at once; unsaid or 0, one on each core. The output is the same.",
            id: "Berapa utas bekerja bersamaan; bila tidak disebut atau 0, satu per inti prosesor. Keluarannya sama."))

    /// Of a command that writes one document.
    static let outputFile = OptionUsage(
        name: .output, letter: "o", value: .text("FILE"),
        help: Words(en: "The file to write; without it, standard output.", id: "Berkas tujuan; tanpa itu, keluaran standar."))

    static let service = OptionUsage(
        name: .service, value: .text("ID"),
        help: Words(en: "Which service, where there are several.", id: "Layanan yang mana, bila ada beberapa."))

    static let color = OptionUsage(
        name: .color, value: .word(ColorChoice.allCases.map(\.rawValue), isFirstDefault: true),
        help: Words(
            en: "Colour; auto = on a terminal, unless NO_COLOR is set.", id: "Warna; auto = di terminal, kecuali NO_COLOR diisi."))

    /// How findings are printed.
    static let report = [
        OptionUsage(
            name: .format, value: .word(ReportFormat.allCases.map(\.rawValue), isFirstDefault: true),
            help: Words(
                en:
                    "How findings are printed: in full, to be read aloud, one line each, one JSON document, or as the pages of a code host take them.",
                id:
                    "Cara temuan ditampilkan: lengkap, untuk dibacakan, satu baris per temuan, satu dokumen JSON, atau seperti yang dibaca halaman tempat kode."
            )),
        lang,
        color,
        OptionUsage(
            name: .failOn, value: .word(["error", "danger", "warning", "note"], isFirstDefault: true),
            help: Words(
                en: "The least severity that fails; danger counts as error.",
                id: "Tingkat terendah yang gagal; danger dihitung sebagai error.")),
    ]
}
