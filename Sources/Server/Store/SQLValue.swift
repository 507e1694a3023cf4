import Foundation

/// A value as a database takes and gives it.
package enum SQLValue: Sendable, Hashable {
    case null
    case integer(Int64)
    case text(String)
    case blob(Data)
}

/// What stands in a column, or for a `?` of a statement.
package protocol SQLConvertible {
    var sqlValue: SQLValue { get }
    /// - Returns: nothing where the value is of another kind.
    init?(_ value: SQLValue)
}

extension Int64: SQLConvertible {
    package var sqlValue: SQLValue { .integer(self) }
    package init?(_ value: SQLValue) {
        guard case .integer(let number) = value else { return nil }
        self = number
    }
}

extension Int: SQLConvertible {
    package var sqlValue: SQLValue { .integer(Int64(self)) }
    package init?(_ value: SQLValue) {
        guard case .integer(let number) = value else { return nil }
        self.init(exactly: number)
    }
}

extension Bool: SQLConvertible {
    package var sqlValue: SQLValue { .integer(self ? 1 : 0) }
    package init?(_ value: SQLValue) {
        guard case .integer(let number) = value else { return nil }
        self = number != 0
    }
}

extension String: SQLConvertible {
    package var sqlValue: SQLValue { .text(self) }
    package init?(_ value: SQLValue) {
        guard case .text(let text) = value else { return nil }
        self = text
    }
}

extension Data: SQLConvertible {
    package var sqlValue: SQLValue { .blob(self) }
    package init?(_ value: SQLValue) {
        switch value {
        case .blob(let bytes): self = bytes
        // SQLite lets a text stand in a column of bytes.
        case .text(let text): self.init(text.utf8)
        case .null, .integer: return nil
        }
    }
}

/// The values for the `?` of a statement, in their order; always apart from its text.
package struct StatementArguments: ExpressibleByArrayLiteral, Sendable {
    package private(set) var values: [SQLValue]

    package init(_ values: [SQLValue]) { self.values = values }

    package init(_ elements: some Sequence<some SQLConvertible>) { values = elements.map(\.sqlValue) }

    package init(arrayLiteral elements: (any SQLConvertible)?...) { values = elements.map { $0?.sqlValue ?? .null } }

    package static func + (first: Self, second: Self) -> Self { Self(first.values + second.values) }

    package static func += (first: inout Self, second: Self) { first.values += second.values }
}
