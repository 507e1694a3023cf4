/// The place of a value inside a JSON document, as RFC 6901 writes it: `/form/pemohon/nik`, `/form/usaha/saksi/0/nama`.
public struct JSONPointer: Hashable, Sendable, CustomStringConvertible {
    public private(set) var description: String

    public static let root = JSONPointer(text: "")
    public init(text: String) { description = text }

    /// The member `key` of the object here.
    public func appending(_ key: String) -> JSONPointer {
        guard key.utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }) else {
            return JSONPointer(text: description + "/" + key)
        }
        var escaped = description + "/"
        for scalar in key.unicodeScalars {
            switch scalar {
            case "~": escaped += "~0"
            case "/": escaped += "~1"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return JSONPointer(text: escaped)
    }

    public func appending(_ keys: [String]) -> JSONPointer { keys.reduce(self) { $0.appending($1) } }

    /// The element `index` of the array here.
    public func appending(_ index: Int) -> JSONPointer { JSONPointer(text: description + "/\(index)") }
}
