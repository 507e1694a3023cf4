/// What the checker knows of an expression's value.
public indirect enum ValueType: Hashable, Sendable {
    case bool
    case integer(Unit)
    case decimal(Unit)
    /// Any text; `pattern`s and texts of people.
    case text
    /// A text that is one of the options, a region code, an identity number …: a literal beside it is read as this type.
    case code(CodeType)
    case date
    case time
    case instant
    /// A span that counts days, months …: `days(3)`.
    case period
    /// What lies between two dates, times or datetimes.
    case duration
    case list(ValueType)
    /// A section, a step, a row: its fields by name.
    case record(RecordType)
    case map(ValueType, ValueType)
    case null
    case type
    /// Not known (general CEL only, or after a fault that was already reported).
    case any
}

extension ValueType {
    /// What an expression knows of a field of a type that has parts.
    public static func record(of parts: OrderedMap<FieldID, Field>) -> ValueType {
        var members = OrderedMap<ID<ValueKind>, RecordType.Member>()
        for (id, part) in parts {
            let type: ValueType =
                switch part.type {
                case .decimal: .decimal(.none)
                case .region: .code(.region(part.level ?? .village))
                default: .text
                }
            members[ID(id.rawValue)] = RecordType.Member(type, isSure: !part.isOptional)
        }
        return .record(RecordType(members))
    }

    /// An uploaded file: there is nothing in it that an expression could read.
    public static let document = ValueType.record(RecordType([:]))
    public static let address = record(of: FieldType.address.parts)
    public static let location = record(of: FieldType.location.parts)
}

/// Texts that obey a rule of their own.
public enum CodeType: Hashable, Sendable {
    /// One of the options' ids.
    case choice([String])
    case region(RegionLevel)
    case identity(IdentityNumber)
    case agency([String])
}

public struct RecordType: Hashable, Sendable {
    public struct Member: Hashable, Sendable {
        public var type: ValueType
        /// False where a value may be absent even when everything around it is there.
        public var isSure: Bool
        /// The condition under which it is there (with `isOptional`: without which it never is), in names of the record's own members.
        public var asked: Node?
        public var isOptional = false
        /// Where this fails, it may not be left out although it is optional; in names of the record's own members.
        public var unless: Node?
        /// What the value lies between.
        public var range: Interval?
        public init(_ type: ValueType, isSure: Bool) {
            self.type = type
            self.isSure = isSure
        }
    }
    public var members: OrderedMap<ID<ValueKind>, Member>
    public init(_ members: OrderedMap<ID<ValueKind>, Member>) { self.members = members }
}
