import Console
import ServiceDSL

/// Tells what a command wrote: a remark beside its result, on standard error.
enum Written {
    /// - Parameter count: of `all` files of a folder; the others were there already.
    static func tell(_ count: Int, of all: Int, in folder: String, _ language: MessageLanguage) {
        let files = all == 1 ? "1 file" : "\(all) files"
        let words =
            switch count {
            case all: Words(en: "\(files) written in \(folder)", id: "\(all) berkas ditulis di \(folder)")
            case 0: Words(en: "\(folder) is up to date: \(files)", id: "\(folder) sudah mutakhir: \(all) berkas")
            default:
                Words(
                    en: "\(count) of \(files) written in \(folder), the others up to date",
                    id: "\(count) dari \(all) berkas ditulis di \(folder), selebihnya sudah mutakhir")
            }
        Shell.print(error: "\(words[language])\n")
    }

    /// Writes a document to its file and says so, or to standard output where none is named.
    static func deliver(_ bytes: [UInt8], to file: String?, _ language: MessageLanguage) throws(Fault) {
        try Shell.deliver(bytes, to: file)
        guard let file else { return }
        Shell.print(error: "\(Words(en: "1 file written: \(file)", id: "1 berkas ditulis: \(file)")[language])\n")
    }
}
