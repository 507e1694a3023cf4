import ServiceDSL

/// What keeps a command from doing its work: no finding of a definition, but of the world around it. Exit status 2.
package enum Fault: Error {
    /// What of a command line does not fit the command.
    case usage([Words], command: String)
    case noCommand
    case unknownCommand(String, near: String?)
    /// The first word of several commands, without the second.
    case unfinishedCommand(String, [String])
    case notFound(String)
    case unreadable(String, reason: String)
    /// A device, a pipe, a socket, or a link to one.
    case notRegular(String)
    case unwritable(String, reason: String)
    case nothingToRead(String)
    case standardInputTwice
    case exists(String)
    /// What one program alone meets.
    case other(Words)
    /// Several such at once.
    case several([Words])

    /// A line for each thing that is wrong, as `program` says it.
    package func lines(of program: String) -> [Words] {
        if case .several(let faults) = self { return faults }
        guard case .usage(let faults, let command) = self else { return [words(of: program)] }
        let help = "`\(program) help \(command)`"
        return faults + [Words(en: "\(help) explains this command", id: "\(help) menjelaskan perintah ini")]
    }

    private func words(of program: String) -> Words {
        switch self {
        case .usage(let faults, _), .several(let faults): faults[0]
        case .other(let words): words
        case .noCommand:
            Words(
                en: "the first word is a command; `\(program) help` lists them",
                id: "kata pertama harus perintah; `\(program) help` menampilkan semuanya")
        case .unknownCommand(let name, let near):
            Words(
                en: "no command `\(name)`" + (near.map { "; perhaps `\($0)`" } ?? "") + "; `\(program) help` lists them",
                id: "tidak ada perintah `\(name)`" + (near.map { "; mungkin `\($0)`" } ?? "") + "; `\(program) help` menampilkan semuanya")
        case .unfinishedCommand(let name, let names):
            Words(
                en: "`\(name)` is the first word of a command: " + names.map { "`\($0)`" }.joined(separator: ", "),
                id: "`\(name)` kata pertama suatu perintah: " + names.map { "`\($0)`" }.joined(separator: ", "))
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
        }
    }
}
