extension Value {
    /// Reads a stored or constant value of a field of `type`: no normalising, no bounds. `nil` where the form is another.
    ///
    /// A `datetime` is written as local time, `2026-01-31T16:00`.
    public init?(_ json: JSONValue, as type: FieldType, in timeZone: TimeZoneID) {
        switch (type, json) {
        case (.integer, _), (.money, _):
            guard let number = JSONNumber(json)?.integer else { return nil }
            self = .integer(number)
        case (.decimal, _):
            guard let number = JSONNumber(json)?.decimal else { return nil }
            self = .decimal(number)
        case (.yesNo, .bool(let flag)): self = .bool(flag)
        case (.date, .string(let text)):
            guard let date = CivilDate(text) else { return nil }
            self = .date(date)
        case (.time, .string(let text)):
            guard let time = TimeOfDay(text) else { return nil }
            self = .time(time)
        case (.datetime, .string(let text)), (.booking, .string(let text)):
            guard let moment = LocalMoment(text) else { return nil }
            self = .instant(moment.instant(in: timeZone))
        case (.choices, .array(let items)):
            var texts: [Value] = []
            for item in items {
                guard case .string(let text) = item else { return nil }
                texts.append(.text(text))
            }
            self = .list(texts)
        case (.address, .object(let members)), (.location, .object(let members)):
            guard let parts = FilledRecord.restore(members, type.parts, in: timeZone) else { return nil }
            self = .record(parts)
        case (.account, .object(let members)):
            guard let bank = members["bank"]?.string, let number = members["number"]?.string else { return nil }
            self = .record(["bank": .text(bank), "number": .text(number)])
        case (.document, .object(let members)):
            guard members.count == 1, let file = members["file"]?.string, !file.isEmpty else { return nil }
            self = .record(["file": .text(file)])
        case (.yesNo, _), (.date, _), (.time, _), (.datetime, _), (.choices, _), (.account, _), (.address, _), (.location, _),
            (.document, _), (.issued, _), (.booking, _), (.list, _):
            return nil
        case (_, .string(let text)): self = .text(text)
        default: return nil
        }
    }

    /// As a field's value is stored and shown by the API; `nil` for what no field holds.
    public func json(in timeZone: TimeZoneID) -> JSONValue? {
        switch self {
        case .bool(let flag): return .bool(flag)
        case .integer(let number): return .integer(number)
        case .decimal(let number): return .decimal(number)
        case .ratio(let ratio): return .decimal(ratio.nearest)
        case .text(let text): return .string(text)
        case .date(let date): return .string(date.description)
        case .time(let time): return .string(time.description)
        case .instant(let instant): return .string(instant.localText(in: timeZone))
        case .period(let period): return .string(period.description)
        case .list(let items):
            var array: [JSONValue] = []
            for item in items {
                guard let json = item.json(in: timeZone) else { return nil }
                array.append(json)
            }
            return .array(array)
        case .record(let members):
            var object = JSONObject()
            for (key, member) in members {
                guard let json = member.json(in: timeZone) else { return nil }
                object[ID(key.rawValue)] = json
            }
            return .object(object)
        case .duration, .map, .timestamp, .null, .type: return nil
        }
    }

    /// Whether this comes before `other`; `nil` where the two have no order.
    func isOrdered(before other: Value) -> Bool? {
        switch (self, other) {
        case (.integer(let a), .integer(let b)): a < b
        case (.decimal(let a), .decimal(let b)): a < b
        case (.integer(let a), .decimal(let b)): Decimal128(a) < b
        case (.decimal(let a), .integer(let b)): a < Decimal128(b)
        case (.date(let a), .date(let b)): a < b
        case (.time(let a), .time(let b)): a < b
        case (.instant(let a), .instant(let b)): a < b
        default: nil
        }
    }
}

extension Instant {
    /// Local time to the minute, `2026-01-31T16:00`.
    public func localText(in timeZone: TimeZoneID) -> String {
        let today = SubmissionMoment(self, in: timeZone).today
        let second = seconds + timeZone.secondsFromUTC - Int64(today.dayNumber) * 86_400
        return "\(today)T\(TimeOfDay(minutes: Int(second / 60)))"
    }
}
