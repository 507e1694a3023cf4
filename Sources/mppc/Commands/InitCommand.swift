import Console
import ServiceDSL

/// Writes a region's first catalog.
struct InitCommand: Command {
    static let usage = CommandUsage(
        name: "init",
        summary: Words(
            en: "Write a region's first catalog with a calendar, a small service and its scenarios, ready to run.",
            id: "Menulis katalog pertama suatu daerah dengan kalender, satu layanan kecil, dan skenarionya, siap dijalankan."),
        operands: .upToOne("DIR", Words(en: "The folder; made where it is missing.", id: "Foldernya; dibuat bila belum ada.")),
        options: [
            OptionUsage(
                name: .ci, value: .word(Pipeline.Host.allCases.map(\.rawValue), isFirstDefault: false),
                help: Words(
                    en: "Write what the code host runs at each change, too; beside a catalog that is there, only that.",
                    id: "Menulis juga alur pemeriksaan untuk layanan repositori (GitHub, GitLab); bila katalog sudah ada, hanya itu.")),
            .lang,
        ])

    private let folder: String
    private let pipeline: Pipeline?
    private let language: MessageLanguage

    init(_ line: ArgumentLine) {
        folder = line.operands.first ?? "."
        pipeline = line.word(.ci).map(Pipeline.init(of:))
        language = line.language
    }

    func run() throws(Fault) -> ExitStatus {
        var files = pipeline.map { [(name: $0.path, text: $0.text)] } ?? []
        let isFirst = pipeline == nil || Files.kind(of: Paths.join(folder, "catalog.yaml")) == nil
        if isFirst { files = FirstCatalog.files + files }
        if Files.kind(of: Paths.join(folder, FirstCatalog.ignored.name)) == nil { files.append(FirstCatalog.ignored) }
        // Nothing of the region's is ever overwritten: all is looked at before anything is written.
        for file in files where Files.kind(of: Paths.join(folder, file.name)) != nil {
            throw .exists(Paths.join(folder, file.name))
        }
        for file in files {
            let path = Paths.join(folder, file.name)
            try Files.write(Array(file.text.utf8), to: path)
            Shell.print("\(path)\n")
        }
        if pipeline != nil {
            let words = Words(
                en: "the pipeline works from the root of the repository; its first lines say which two variables it needs",
                id: "alur pemeriksaan berjalan dari akar repositori; baris pertamanya menyebut dua variabel yang diperlukan")
            Shell.print(error: words[language] + "\n")
        }
        if !isFirst { return .clean }
        let place = folder == "." ? "" : " \(folder)"
        let serve = "`mppd serve \(folder) --demo`"
        let words = Words(
            en: "next: `mppc check\(place)`, `mppc test\(place)`, \(serve)",
            id: "berikutnya: `mppc check\(place)`, `mppc test\(place)`, \(serve)")
        Shell.print(error: words[language] + "\n")
        return .clean
    }
}
