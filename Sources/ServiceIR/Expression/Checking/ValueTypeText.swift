extension ValueType: CustomStringConvertible {
    /// In the words of the language: `integer in rupiah`, `list of text`.
    public var description: String {
        switch self {
        case .bool: "yes_no"
        case .integer(let unit): unit == .none ? "integer" : unit == .rupiah ? "money" : "integer in \(unit)"
        case .decimal(let unit): unit == .none ? "decimal" : "decimal in \(unit)"
        case .text: "text"
        case .code(let code): code.description
        case .date: "date"
        case .time: "time"
        case .instant: "datetime"
        case .period: "period"
        case .duration: "duration"
        case .list(let element): "list of \(element)"
        case .record: "record"
        case .map: "map"
        case .null: "null"
        case .type: "type"
        case .any: "any"
        }
    }
}

extension CodeType: CustomStringConvertible {
    public var description: String {
        switch self {
        case .choice: "choice"
        case .region(let level): "region (\(level.rawValue))"
        case .identity(let number): number.rawValue
        case .agency: "agency"
        }
    }
}
