import Foundation
import ServiceIR

/// What pages say in a further language, or in other words: a file `LANGUAGE.json` as `GET /api/v1/words` gives it.
package struct WordFile: Sendable {
    let language: LanguageID
    /// What the language calls itself.
    let name: String
    let words: [(key: String, text: String)]

    /// Reads all files of a folder, `jv.json` for the language `jv`.
    ///
    /// - Throws: the first thing that is wrong.
    package static func read(folder: String) throws(FileFault) -> [WordFile] {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
            throw FileFault(path: folder, en: "is no folder that can be read", id: "bukan folder yang terbaca")
        }
        var files: [WordFile] = []
        for name in names.sorted() where name.hasSuffix(".json") { files.append(try WordFile(path: "\(folder)/\(name)")) }
        guard !files.isEmpty else {
            throw FileFault(path: folder, en: "holds no file such as jv.json", id: "tidak memuat berkas seperti jv.json")
        }
        return files
    }

    init(path: String) throws(FileFault) {
        let language = String(path.split(separator: "/").last?.dropLast(5) ?? "")
        guard (2...3).contains(language.utf8.count), language.utf8.allSatisfy({ (97...122).contains($0) }) else {
            throw FileFault(
                path: path, en: "is not called by the code of a language, such as jv.json",
                id: "namanya bukan kode bahasa, misalnya jv.json")
        }
        let json = try JSONValue(file: path)
        guard let name = json["name"]?.string, !name.isEmpty, let words = json["words"]?.object else {
            throw FileFault(
                path: path, en: "must have `name`, what the language calls itself, and `words`",
                id: "harus memuat `name`, sebutan bahasa itu sendiri, dan `words`")
        }
        let known = Set(Words.standard.keys)
        self.words = try words.map { key, value throws(FileFault) in
            guard known.contains(key.rawValue) else {
                throw FileFault(
                    path: "\(path): words.\(key)", en: "is no word of the pages; GET /api/v1/words gives them all",
                    id: "bukan kata pada halaman; GET /api/v1/words memberi semuanya")
            }
            guard let text = value.string, !text.isEmpty else {
                throw FileFault(path: "\(path): words.\(key)", en: "must be a text", id: "harus teks")
            }
            return (key.rawValue, text)
        }
        self.language = language
        self.name = name
    }
}
