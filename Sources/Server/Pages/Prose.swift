import Runtime
import ServiceIR

/// Dates, sums, times and rows in people's words, in one language and one time zone.
struct Prose: Sendable {
    let language: LanguageID
    let timeZone: TimeZoneID
    let words: Words

    func word(_ key: String) -> String { words[key, language] }

    /// A date with its day of the week.
    func weekday(_ date: CivilDate) -> String { date.weekdayText(in: language) }

    func date(_ date: CivilDate) -> String { date.text(in: language) }

    func local(_ instant: Instant) -> (date: CivilDate, time: TimeOfDay) {
        let (day, second) = instant.local(in: timeZone)
        return (day, TimeOfDay(minutes: second / 60))
    }

    func moment(_ instant: Instant) -> String { "\(localMoment(instant)) \(timeZone.rawValue)" }

    /// Without the zone, where many stand side by side.
    func localMoment(_ instant: Instant) -> String {
        let (day, time) = local(instant)
        return "\(date(day)) \(time)"
    }

    /// A slot: its day, and its hours unless it is the whole day.
    func slot(_ day: String, from start: Instant, to end: Instant) -> String {
        hours(from: start, to: end).map { "\(day), \($0)" } ?? day
    }

    private func hours(from start: Instant, to end: Instant) -> String? {
        Slot.isWholeDay(from: start, to: end, in: timeZone) ? nil : "\(local(start).time)–\(local(end).time)"
    }

    /// A deadline: the end of a day is said as that day, not as the next one's midnight.
    func deadline(_ instant: Instant) -> String { "\(localDeadline(instant)) \(timeZone.rawValue)" }

    func localDeadline(_ instant: Instant) -> String {
        let (day, time) = local(instant)
        return time.minutes == 0 ? "\(date(CivilDate(dayNumber: day.dayNumber - 1))) 24:00" : localMoment(instant)
    }

    /// ISO 8601 with the zone's offset.
    func iso(_ instant: Instant) -> String { instant.iso(in: timeZone) }

    func rupiah(_ amount: Int64) -> String { amount.rupiahText(in: language) }

    /// `81,71` of 8171.
    func hundredths(_ number: Int) -> String {
        let text = SurveyResult.text(number)
        return language == "id" ? text.split(separator: ".").joined(separator: ",") : text
    }

    /// A file's size as people say it.
    static func size(_ bytes: Int) -> String {
        bytes % 1_000_000 == 0 ? "\(bytes / 1_000_000) MB" : "\((bytes + 999) / 1_000) kB"
    }

    func period(_ period: Period) -> String { self.period(PeriodRange(period)) }

    func period(_ range: PeriodRange) -> String {
        let unit: String =
            switch range.unit {
            case .workingDays: word("working_days")
            case .hours: word("hours")
            case .minutes: word("minutes")
            case .days: word("days")
            case .weeks: word("weeks")
            case .months: word("months")
            case .years: word("years")
            }
        let isOne = range.upper == 1 && language == "en"
        let amount = range.lower == range.upper ? "\(range.upper)" : "\(range.lower) \(word("to_range")) \(range.upper)"
        return "\(amount) \(isOne && unit.hasSuffix("s") ? String(unit.dropLast()) : unit)"
    }

    /// All that a row may say, the conditional ones marked so.
    ///
    /// - Parameters:
    ///   - rest: what is said of the cases that no row is for.
    ///   - isInBrackets: whether it stands in brackets, where there are no further ones.
    func rows<Value>(_ rows: Rows<Value>, else rest: String? = nil, isInBrackets: Bool = false, _ text: (Value) -> String) -> String {
        if rest == nil, let constant = rows.constant { return text(constant) }
        var seen: [String] = []
        for said in rows.rows.map({ text($0.value) }) + [rest].compactMap(\.self) where !seen.contains(said) { seen.append(said) }
        guard seen.count > 1 else { return seen.joined() }
        return seen.joined(separator: " / ") + (isInBrackets ? ", \(word("depends"))" : " (\(word("depends")))")
    }

    func name(_ rows: Rows<LocalText>) -> String { rows.constant?[language] ?? rows.rows.last?.value[language] ?? "" }

    /// A step by its name or, without one, by what happens there; else by its id as words.
    func step(_ id: StepID, _ step: Step?) -> String {
        if let name = step?.name { return self.name(name) }
        switch step?.kind {
        case .wait: return word("step_wait")
        case .payment: return word("step_payment")
        case .notice: return word("step_notice")
        case .release: return word("step_release")
        default: return words(of: id.rawValue)
        }
    }

    /// An id as words, for what has no name; a sector's name may have hyphens, which stay.
    func words(of id: String) -> String { id.split(separator: "_").joined(separator: " ").capitalizedFirst }

    /// The service whose output stands for a document.
    func service(_ from: DocumentSource) -> String { from.service?[language] ?? from.output?.service.rawValue ?? "" }

    func list(_ items: [String]) -> String { items.joined(separator: ", ") }

    func applicant(_ applicant: Applicant) -> String { word("applicant_\(applicant.rawValue)") }
    func channel(_ channel: Channel) -> String { word("channel_\(channel.rawValue)") }
    func delivery(_ delivery: Output.Delivery) -> String { word("delivery_\(delivery.rawValue)") }

    /// How a stored answer reads.
    func answer(_ value: JSONValue, _ field: Field) -> String {
        switch (field.type, value) {
        case (.yesNo, .bool(let flag)): return word(flag ? "yes" : "no")
        case (.choice, .string(let id)), (.agency, .string(let id)): return field.options[ID(id)]?.name[language] ?? id
        case (.choices, .array(let items)):
            return list(items.compactMap { $0.string.map { id in field.options[ID(id)]?.name[language] ?? id } })
        case (.region, .string(let code)): return region(code)
        case (.date, .string(let text)): return CivilDate(text).map(date) ?? text
        case (.money, _): return value.int64.map(rupiah) ?? ""
        case (.datetime, .string(let text)): return text.split(separator: "T").joined(separator: " ")
        case (.address, .object(let members)), (.location, .object(let members)):
            return field.type.parts.compactMap { id, part in
                members[ID(id.rawValue)].map { "\(part.name[language]): \(answer($0, part))" }
            }.joined(separator: "; ")
        case (.booking, .object):
            guard let resource = field.resource, let booking = Booking(value, of: resource, in: timeZone) else { return "" }
            return weekday(local(booking.start).date)
                + (hours(from: booking.start, to: booking.end).map { " \($0) \(timeZone.rawValue)" } ?? "")
                + (booking.unit == nil ? " (\(word("stands_in_line")))" : "")
        case (.issued, .object(let members)):
            let until =
                members["valid_until"]?.string.flatMap { CivilDate($0) }.map { ", \(word("valid_until").lowercased()) \(date($0))" } ?? ""
            return "\(members["number"]?.string ?? "") (\(word("issued_\(members["state"]?.string ?? "unknown")"))\(until))"
        case (.account, .object(let members)):
            return "\(members["bank"]?.string ?? "") \(members["number"]?.string ?? "")"
        case (.document, _): return word("file_attached")
        case (.list, .array(let items)):
            return items.enumerated().map { "\($0 + 1). \(row($1, field))" }.joined(separator: "\n")
        case (_, .string(let text)): return text
        case (_, .integer(let number)): return "\(number)\(unit(field))"
        case (_, .decimal(let number)):
            let text = number.description
            return (language == "id" ? text.split(separator: ".").joined(separator: ",") : text) + unit(field)
        default: return ""
        }
    }

    /// A region's name and code; below kabupaten and kota the code, and where that lies.
    private func region(_ code: String) -> String {
        guard let name = RegionCode(code)?.name?.trimmingSpaces() else { return code }
        return RegionTable.name(of: code) == nil ? "\(code) (\(name))" : "\(name) (\(code))"
    }

    /// A row in one line; a list inside it in brackets.
    private func row(_ row: JSONValue, _ list: Field) -> String {
        let cells = list.fields.compactMap { id, field -> String? in
            guard let value = row[id.rawValue] else { return nil }
            guard field.type == .list else { return "\(field.name[language]): \(answer(value, field))" }
            let rows = (value.array ?? []).map { "(\(self.row($0, field)))" }
            return "\(field.name[language]): \(rows.joined(separator: " "))"
        }
        return cells.joined(separator: "; ")
    }

    private func unit(_ field: Field) -> String {
        guard let unit = field.unit?.description, !unit.isEmpty else { return "" }
        return " \(unit)"
    }
}
