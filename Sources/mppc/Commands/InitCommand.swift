import ArgumentParser
import ServiceDSL

/// Writes a region's first catalog.
struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "Write a region's first catalog with a calendar, a small service and its scenarios, ready to run.")

    @Argument(help: "The folder; made where it is missing.")
    var folder = "."
    @OptionGroup var language: LanguageOption

    func run() throws {
        // Nothing of the region's is ever overwritten: all is looked at before anything is written.
        for file in FirstCatalog.files where Files.kind(of: Paths.join(folder, file.name)) != nil {
            throw Fault.exists(Paths.join(folder, file.name))
        }
        for file in FirstCatalog.files {
            let path = Paths.join(folder, file.name)
            try Files.write(Array(file.text.utf8), to: path)
            Shell.print("\(path)\n")
        }
        let place = folder == "." ? "" : " \(folder)"
        let serve = "`mppd serve \(folder)`"
        let words = Words(
            en: "next: `mppc check\(place)`, `mppc test\(place)`, \(serve)",
            id: "berikutnya: `mppc check\(place)`, `mppc test\(place)`, \(serve)")
        Shell.print(error: words[language.chosen] + "\n")
    }
}
