extension FieldType {
    /// The answers that one value of this type is made of, each a field by itself; empty for all other types.
    public var parts: OrderedMap<FieldID, Field> {
        switch self {
        case .address: FieldType.addressParts
        case .location: FieldType.locationParts
        default: [:]
        }
    }

    private static func part(_ type: FieldType, _ id: String, _ en: String, _ change: (inout Field) -> Void = { _ in }) -> Field {
        var field = Field(name: LocalText(["id": id, "en": en]), type: type)
        change(&field)
        return field
    }

    /// Street and number, the neighbourhoods where there are any, the kelurahan or desa, the postal code.
    private static let addressParts: OrderedMap<FieldID, Field> = [
        "street": part(.text, "Jalan dan nomor", "Street and number"),
        "rt": part(.text, "RT", "RT") {
            $0.pattern = "[0-9]{1,3}"
            $0.isOptional = true
        },
        "rw": part(.text, "RW", "RW") {
            $0.pattern = "[0-9]{1,3}"
            $0.isOptional = true
        },
        "village": part(.region, "Kelurahan atau desa", "Village") { $0.level = .village },
        "postal_code": part(.text, "Kode pos", "Postal code") {
            $0.pattern = "[0-9]{5}"
            $0.isOptional = true
        },
    ]

    /// Degrees, as maps show them; south and west are negative.
    private static let locationParts: OrderedMap<FieldID, Field> = [
        "latitude": part(.decimal, "Lintang", "Latitude") {
            $0.min = -90
            $0.max = 90
        },
        "longitude": part(.decimal, "Bujur", "Longitude") {
            $0.min = -180
            $0.max = 180
        },
    ]
}

extension Value {
    /// What stands in a record under these names, one in the other.
    public func member(at path: ArraySlice<String>) -> Value? {
        path.reduce(Optional(self)) { value, name in
            if case .record(let members)? = value { members[ID(name)] } else { nil }
        }
    }

    /// The same through lists: what each row has there, in order.
    public func values(at path: ArraySlice<String>) -> [Value] {
        if case .list(let rows) = self { return rows.flatMap { $0.values(at: path) } }
        guard let name = path.first else { return [self] }
        guard case .record(let members) = self else { return [] }
        return members[ID(name)]?.values(at: path.dropFirst()) ?? []
    }
}
