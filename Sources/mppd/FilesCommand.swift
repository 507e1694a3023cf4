import Console
import Server
import ServiceDSL

/// `mppd files rekey --file-keys keys.txt`
struct FilesRekey: Command {
    static let usage = CommandUsage(
        name: "files rekey",
        summary: Words(
            en:
                "Bring all uploads under the first key of the file, also while they are served: plain ones are sealed, of sealed ones the head is written anew.",
            id:
                "Memindahkan semua unggahan ke kunci pertama dalam berkas kunci, juga selagi dijalankan: yang terbuka disandikan, yang tersandi hanya diganti kepalanya."
        ),
        discussion: Words(
            en: "Interrupted, it is run again. Exit status 1: of some uploads neither key nor content is as it must be.",
            id: "Bila terputus, jalankan lagi. Status keluar 1: ada unggahan yang kunci atau isinya tidak sesuai."),
        options: [.fileKeys, .database, .region, .configuration, .files, .lang])

    private let address: StoreAddress
    private let keys: FileKeys
    private let language: MessageLanguage

    init(_ line: ArgumentLine) throws(Fault) {
        guard let keys = try Said(line).fileKeys() else {
            throw .usage([Words(en: "give the keys with --file-keys", id: "sebut kuncinya dengan --file-keys")], command: Self.usage.name)
        }
        self.keys = keys
        address = try Said(line).storeWithFiles(of: Self.usage)
        language = line.language
    }

    func run() async throws -> ExitStatus {
        let store = try Store(existing: address)
        let made = try await Rekeying.run(store, keys)
        for digest in made.failed {
            let words = Words(
                en: "\(digest): missing, not what was handed in, or no key opens it",
                id: "\(digest): hilang, bukan yang diserahkan, atau tidak ada kunci yang membukanya")
            Shell.print(words[language] + "\n")
        }
        let words = Words(
            en: "\(made.sealed) sealed, \(made.rewrapped) under the new key, \(made.current) as they were, \(made.failed.count) faults",
            id: "\(made.sealed) disandikan, \(made.rewrapped) dengan kunci baru, \(made.current) tetap, \(made.failed.count) kesalahan")
        Shell.print(words[language] + "\n")
        return made.failed.isEmpty ? .clean : .findings
    }
}

extension OptionUsage {
    static let fileKeys = OptionUsage(
        name: .fileKeys, value: .text("FILE"),
        help: Words(
            en: "The keys by which uploads are encrypted, the first one for new ones: 32 bytes in Base64 on each line. MPPD_FILE_KEYS.",
            id: "Kunci penyandi unggahan, yang pertama untuk yang baru: 32 bita dalam Base64 di tiap baris. MPPD_FILE_KEYS."))
}

extension Said {
    /// The keys of the file that is named; none without one.
    func fileKeys() throws(Fault) -> FileKeys? {
        guard let path = text(.fileKeys) else { return nil }
        do throws(FileKeys.Fault) { return try FileKeys(path: path) } catch {
            throw switch error {
            case .unreadable: .other(Words(en: "\(path): cannot be read", id: "\(path): tidak terbaca"))
            case .isOpen: .other(Words(en: "\(path): everybody may read it; chmod 600", id: "\(path): dapat dibaca siapa saja; chmod 600"))
            case .noKey:
                .other(
                    Words(
                        en: "\(path): must hold 32 bytes in Base64 on each line, as `openssl rand -base64 32` writes them",
                        id: "\(path): harus berisi 32 bita dalam Base64 di tiap baris, seperti hasil `openssl rand -base64 32`"))
            }
        }
    }
}

extension MissingFileKeys {
    var fault: Fault {
        let list = ids.joined(separator: ", ")
        return .other(
            Words(
                en: "uploads are encrypted by keys that --file-keys does not give: \(list)",
                id: "unggahan disandikan dengan kunci yang tidak diberikan --file-keys: \(list)"))
    }
}
