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
        public init(_ type: ValueType, isSure: Bool) {
            self.type = type
            self.isSure = isSure
        }
    }
    public var members: OrderedMap<ID<ValueKind>, Member>
    public init(_ members: OrderedMap<ID<ValueKind>, Member>) { self.members = members }
}

/// A product of whole powers of the author's words: `m2`, `rupiah/m2`; sorted by word, no zero powers.
public struct Unit: Hashable, Sendable {
    public var powers: [Power]
    public struct Power: Hashable, Sendable {
        public var word: String
        public var exponent: Int
        public init(_ word: String, _ exponent: Int) {
            self.word = word
            self.exponent = exponent
        }
    }
    public init(powers: [Power]) { self.powers = powers.sorted { $0.word < $1.word } }

    public static let none = Unit(powers: [])
    /// Money: whole rupiah.
    public static let rupiah = Unit(powers: [Power("rupiah", 1)])
}

extension Unit: Codable, CustomStringConvertible {
    /// Reads `m2`, `rupiah/m2`: words with whole powers and at most one `/`.
    public init?(_ text: String) { nil }
    public var description: String { "" }
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let unit = Unit(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a unit: \(text)")
        }
        self = unit
    }
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
