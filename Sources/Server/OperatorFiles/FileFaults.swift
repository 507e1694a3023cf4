import Foundation
import ServiceIR

/// What is wrong with a file of the operator's, after its path.
package struct FileFault: Error {
    package var path: String
    package var en: String
    package var id: String
}

/// All that is wrong with a file of the operator's.
package struct FileFaults: Error {
    package var all: [FileFault] = []

    mutating func add(_ path: String, en: String, id: String) { all.append(FileFault(path: path, en: en, id: id)) }

    /// What a file holds, as JSON.
    static func json(path: String) throws(FileFaults) -> JSONValue {
        do throws(FileFault) { return try JSONValue(file: path) } catch { throw FileFaults(all: [error]) }
    }

    /// The bytes of a file that the operator alone may read; `nil` after a fault.
    mutating func secret(at place: String) -> [UInt8]? {
        switch OwnFile.read(place) {
        case .failure(.unreadable): add(place, en: "cannot be read", id: "tidak terbaca")
        case .failure(.isOpen): add(place, en: "everybody may read it; chmod 600", id: "dapat dibaca siapa saja; chmod 600")
        case .success(let bytes): return bytes
        }
        return nil
    }

    /// Where a file lies that another one names: beside it, unless it says the whole way.
    static func place(of file: String, beside path: String) -> String {
        file.hasPrefix("/") ? file : URL(filePath: path).deletingLastPathComponent().appending(path: file).path
    }
}

extension JSONValue {
    /// What a file of the operator's holds.
    init(file path: String) throws(FileFault) {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw FileFault(path: path, en: "cannot be read", id: "tidak terbaca")
        }
        do throws(JSONError) { self = try JSONValue(parsing: Array(data)) } catch {
            throw FileFault(path: path, en: "\(error)", id: error.indonesian)
        }
    }
}
