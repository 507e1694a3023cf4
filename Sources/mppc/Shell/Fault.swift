import ServiceDSL

/// What keeps a command from doing its work: no finding of a definition, but of the world around it. Exit status 2.
enum Fault: Error {
    /// What of a command line does not fit the command.
    case usage([Words], command: String)
    case noCommand
    case unknownCommand(String, near: String?)
    case notFound(String)
    case unreadable(String, reason: String)
    /// A device, a pipe, a socket, or a link to one.
    case notRegular(String)
    case unwritable(String, reason: String)
    case nothingToRead(String)
    case standardInputTwice
    case exists(String)
    case unknownRule(String, near: [String])
    case unknownService(String, known: [String])
    case severalServices([String])
    case noService
    case graphvizMissing
    case graphvizFailed(Int32)

    /// A line for each thing that is wrong.
    var lines: [Words] {
        guard case .usage(let faults, let command) = self else { return [words] }
        return faults + [Words(en: "`mppc help \(command)` explains this command", id: "`mppc help \(command)` menjelaskan perintah ini")]
    }

    private var words: Words {
        switch self {
        case .usage(let faults, _): faults[0]
        case .noCommand:
            Words(
                en: "the first word is a command; `mppc help` lists them",
                id: "kata pertama harus perintah; `mppc help` menampilkan semuanya")
        case .unknownCommand(let name, let near):
            Words(
                en: "no command `\(name)`" + (near.map { "; perhaps `\($0)`" } ?? "") + "; `mppc help` lists them",
                id: "tidak ada perintah `\(name)`" + (near.map { "; mungkin `\($0)`" } ?? "") + "; `mppc help` menampilkan semuanya")
        case .notFound(let path): Words(en: "\(path): no such file or folder", id: "\(path): tidak ada file atau folder ini")
        case .unreadable(let path, let reason): Words(en: "\(path): cannot be read: \(reason)", id: "\(path): tidak bisa dibaca: \(reason)")
        case .notRegular(let path):
            Words(
                en: "\(path): not a file but a device, a pipe or a link to one; `-` reads standard input",
                id: "\(path): bukan berkas melainkan perangkat, pipa, atau tautan ke sana; `-` membaca masukan standar")
        case .unwritable(let path, let reason):
            Words(en: "\(path): cannot be written: \(reason)", id: "\(path): tidak bisa ditulis: \(reason)")
        case .nothingToRead(let path):
            Words(
                en: "\(path): no definitions below this folder (catalog.yaml, *.service.yaml, …)",
                id: "\(path): tidak ada definisi di folder ini (catalog.yaml, *.service.yaml, …)")
        case .standardInputTwice: Words(en: "`-` may stand only once", id: "`-` hanya boleh disebut sekali")
        case .exists(let path): Words(en: "\(path): exists already", id: "\(path): sudah ada")
        case .unknownRule(let text, let near):
            Words(
                en: "no rule `\(text)`" + (near.isEmpty ? "; `mppc rules` lists them" : "; perhaps \(near.joined(separator: ", "))"),
                id: "tidak ada aturan `\(text)`"
                    + (near.isEmpty ? "; `mppc rules` menampilkan semuanya" : "; mungkin \(near.joined(separator: ", "))"))
        case .unknownService(let id, let known):
            Words(
                en: "no service `\(id)` here; there is \(known.joined(separator: ", "))",
                id: "tidak ada layanan `\(id)` di sini; yang ada \(known.joined(separator: ", "))")
        case .severalServices(let ids):
            Words(
                en: "several services here; choose one with --service: \(ids.joined(separator: ", "))",
                id: "ada beberapa layanan di sini; pilih satu dengan --service: \(ids.joined(separator: ", "))")
        case .noService: Words(en: "no service here", id: "tidak ada layanan di sini")
        case .graphvizMissing:
            Words(
                en: "SVG needs Graphviz, which is not installed (`apt-get install graphviz`); --format mermaid and dot need nothing",
                id:
                    "SVG memerlukan Graphviz yang belum terpasang (`apt-get install graphviz`); --format mermaid dan dot tidak memerlukan apa pun"
            )
        case .graphvizFailed(let status):
            Words(en: "Graphviz failed with status \(status)", id: "Graphviz gagal dengan status \(status)")
        }
    }
}
