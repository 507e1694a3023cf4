import CLibPQ
import Foundation

/// Where a PostgreSQL database is: `postgresql://mppd@db.example/sinjai`, as libpq reads it, and with `schema=NAME` in which schema of it.
package struct PostgresAddress: Sendable, Hashable, CustomStringConvertible {
    package enum Failure: Error {
        case unreadable
        /// What stands on a command line is seen by everybody on the machine.
        case holdsPassword
        /// The name of a schema is small letters, digits and `_`.
        case schemaName
    }

    /// What libpq is given.
    let text: String
    /// The only schema that its connections see; `nil` = what the user's search path says.
    package let schema: String?
    package let description: String
    /// What leads to the same tables; several spellings of one host are several places.
    package let place: [String]

    package static func isOne(_ text: String) -> Bool { text.hasPrefix("postgresql://") || text.hasPrefix("postgres://") }

    package init(_ text: String) throws(Failure) {
        let parts = text.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let options = parts.count < 2 ? [] : parts[1].split(separator: "&")
        let named = options.filter { $0.hasPrefix("schema=") }
        let rest = options.filter { !$0.hasPrefix("schema=") }
        let bare = parts[0] + (rest.isEmpty ? "" : "?" + rest.joined(separator: "&"))
        guard Self.isOne(text), named.count < 2, let parsed = PQconninfoParse(String(bare), nil) else { throw .unreadable }
        defer { PQconninfoFree(parsed) }
        var place: [String: String] = [:]
        var next = parsed
        while let keyword = next.pointee.keyword {
            let keyword = String(cString: keyword)
            if keyword == "password", next.pointee.val != nil { throw .holdsPassword }
            place[keyword] = next.pointee.val.map { String(cString: $0) }
            next += 1
        }
        schema = named.first.map { String($0.dropFirst("schema=".count)) }
        if let schema, !Self.isName(schema) { throw .schemaName }
        self.text = String(bare)
        description = text
        // What is left out is what libpq and a new database take.
        self.place = [("host", ""), ("port", "5432"), ("dbname", ""), ("options", "")].map { place[$0.0] ?? $0.1 } + [schema ?? "public"]
    }

    private static func isName(_ text: String) -> Bool {
        let letters = Array(text.utf8)
        guard let first = letters.first, letters.count <= 63, !text.hasPrefix("pg_") else { return false }
        return (97...122).contains(first) && letters.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 95 }
    }
}
