import Foundation
import ServiceIR

/// A region's data as a folder that needs no program of ours to be read: `docs/operations.md` describes it.
///
/// `manifest.json`, `SHA256SUMS` of everything else (as `sha256sum -c` reads it), `tables/NAME.jsonl` with a row in each line, `files/` with the uploads.
enum ExportFormat {
    /// The number of this format.
    static let number = 1
    static let manifest = "manifest.json"
    static let sums = "SHA256SUMS"

    /// What is nobody's data and ends by itself: who is logged in where, and who tried to.
    static let leftOut: Set<String> = ["sessions", "pending_logins", "login_attempts", "known_devices"]

    /// The bytes of these columns are a text, JSON: they stand as one.
    private static let texts: Set<String> = ["json", "state", "payload", "kept", "body"]

    static func path(of table: String) -> String { "tables/\(table).jsonl" }

    /// A row as a line: numbers and texts as they are, bytes as `{"base64": …}`, or `{"utf8": …}` where they are JSON.
    static func line(_ columns: [String], _ values: [SQLValue]) -> [UInt8] {
        var members = JSONObject()
        for (column, value) in zip(columns, values) {
            members[ID(column)] =
                switch value {
                case .null: .null
                case .integer(let number): .integer(number)
                case .text(let text): .string(text)
                case .blob(let bytes):
                    if texts.contains(column), let text = String(validating: bytes, as: UTF8.self) {
                        ["utf8": .string(text)]
                    } else {
                        ["base64": .string(bytes.base64EncodedString())]
                    }
                }
        }
        return JSONValue.object(members).bytes(.compact) + [UInt8(ascii: "\n")]
    }

    /// The values of a line in the order of the columns; `nil` where it has others, or is none.
    static func values(_ line: [UInt8], _ columns: [String]) -> [SQLValue]? {
        guard let members = (try? JSONValue(parsing: line))?.object, members.count == columns.count else { return nil }
        var values: [SQLValue] = []
        for column in columns {
            guard let value = members[ID(column)] else { return nil }
            switch value {
            case .null: values.append(.null)
            case .integer(let number): values.append(.integer(number))
            case .string(let text): values.append(.text(text))
            case .object(let bytes):
                if let text = bytes["utf8"]?.string {
                    values.append(.blob(Data(text.utf8)))
                } else if let text = bytes["base64"]?.string, let data = Data(base64Encoded: text) {
                    values.append(.blob(data))
                } else {
                    return nil
                }
            default: return nil
            }
        }
        return values
    }
}

/// What an export says of itself.
struct ExportManifest: Codable {
    var format = ExportFormat.number
    /// When the database stood so.
    var at: Int64
    /// By which the tables have their columns.
    var migrations: [String]
    /// How many rows each table has.
    var tables: [String: Int]
    /// What `mppd verify` found.
    var cases: Int
    var rows: Int
    /// The hash of the last checkpoint; none where there is none.
    var checkpoint: String?
    /// The SHA-256 of `SHA256SUMS`.
    var sums: String
}
