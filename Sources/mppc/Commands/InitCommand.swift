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
        options: [.lang])

    private let folder: String
    private let language: MessageLanguage

    init(_ line: ArgumentLine) {
        folder = line.operands.first ?? "."
        language = line.language
    }

    func run() throws(Fault) -> ExitStatus {
        // Nothing of the region's is ever overwritten: all is looked at before anything is written.
        for file in FirstCatalog.files where Files.kind(of: Paths.join(folder, file.name)) != nil {
            throw .exists(Paths.join(folder, file.name))
        }
        for file in FirstCatalog.files {
            let path = Paths.join(folder, file.name)
            try Files.write(Array(file.text.utf8), to: path)
            Shell.print("\(path)\n")
        }
        let place = folder == "." ? "" : " \(folder)"
        let serve = "`mppd serve \(folder) --demo`"
        let words = Words(
            en: "next: `mppc check\(place)`, `mppc test\(place)`, \(serve)",
            id: "berikutnya: `mppc check\(place)`, `mppc test\(place)`, \(serve)")
        Shell.print(error: words[language] + "\n")
        return .clean
    }
}
