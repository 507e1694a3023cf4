import Console
import ServiceDSL
import ServiceIR

/// Tells how fast and how slow a service can be.
struct PathsCommand: Command {
    enum Format: String, CaseIterable { case text, json }

    static let usage = CommandUsage(
        name: "paths",
        summary: Words(
            en: "Tell the fastest and the slowest way through a service, by variant: the steps, their times and the sums.",
            id: "Menyebut jalur tercepat dan terlama suatu layanan, menurut jenis permohonan: langkah, waktu, dan jumlahnya."),
        discussion: Words(
            en: """
                Every stated time counts in full, a range at its upper end, and each return is taken zero times; what returns add is listed below. The office's time and that of others (the applicant, a payment, something waited for) are summed apart: no promise runs in the latter.
                The worst day is the working day of the decreed calendar from which the office's times last longest, while no one else takes any.
                """,
            id: """
                Setiap waktu dihitung penuh, rentang pada ujung atasnya, dan tidak ada pengembalian; tambahan karena pengembalian disebut di bawahnya. Waktu kantor dan waktu pihak lain (pemohon, pembayaran, yang ditunggu) dijumlahkan terpisah: janji tidak berjalan selama waktu pihak lain.
                Hari terburuk ialah hari kerja dalam kalender yang sudah ditetapkan, yang membuat waktu kantor paling panjang bila pihak lain tidak memakai waktu.
                """),
        operands: CommandUsage.inputs,
        options: [
            .stdinName, .config, .service,
            OptionUsage(
                name: .format, value: .word(Format.allCases.map(\.rawValue), isFirstDefault: true),
                help: Words(en: "For people, or as one JSON document.", id: "Untuk dibaca orang, atau satu dokumen JSON.")),
            .lang,
        ])

    private let input: InputPlan
    private let service: String?
    private let format: Format
    private let language: MessageLanguage

    init(_ line: ArgumentLine) throws(Fault) {
        input = try InputPlan(line)
        service = line.text(.service)
        format = line.word(.format) ?? .text
        language = line.language
    }

    func run() throws(Fault) -> ExitStatus {
        let compiled = Compiled(input)
        guard let chosen = try compiled.sound(named: service, language) else { return .findings }
        let paths = ServicePaths(of: chosen.unit.service, catalog: chosen.catalog, scope: chosen.unit.names)
        let text = PathsText(service: chosen.unit.service, paths: paths, language: language)
        Shell.print(format == .json ? text.json : text.text)
        return .clean
    }
}
