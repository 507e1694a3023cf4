import CLibPQ
import Foundation

/// Where a PostgreSQL database is: `postgresql://mppd@db.example/sinjai`, as libpq reads it.
package struct PostgresAddress: Sendable, Hashable, CustomStringConvertible {
    package enum Failure: Error {
        case unreadable
        /// What stands on a command line is seen by everybody on the machine.
        case holdsPassword
    }

    let text: String
    package var description: String { text }

    package static func isOne(_ text: String) -> Bool { text.hasPrefix("postgresql://") || text.hasPrefix("postgres://") }

    package init(_ text: String) throws(Failure) {
        guard Self.isOne(text), let options = PQconninfoParse(text, nil) else { throw .unreadable }
        defer { PQconninfoFree(options) }
        var next = options
        while let keyword = next.pointee.keyword {
            if String(cString: keyword) == "password", next.pointee.val != nil { throw .holdsPassword }
            next += 1
        }
        self.text = text
    }
}
