import ServiceIR

/// The dates on which a resource, or each of its slots, is said to be open: said once, for the whole or for its slots.
struct OpenDates {
    /// Of the whole.
    let ofAll: [Located<CivilDate>]
    /// By slot, those that have dates of their own.
    let bySlot: [String: [Located<CivilDate>]]
    /// Whether nothing of it is wrong.
    let isSound: Bool
    /// Whether some slots stand on every day.
    let isWeeklyToo: Bool
    private let sink: DiagnosticSink

    init(_ map: SyntaxMap, _ sink: DiagnosticSink) {
        self.sink = sink
        var isSound = true
        func read(_ map: SyntaxMap) -> [Located<CivilDate>] {
            var first: [CivilDate: SourceSpan] = [:]
            var dates: [Located<CivilDate>] = []
            for item in map.list(.dates) {
                guard case .date(let date) = item.value else {
                    isSound = false
                    continue
                }
                if let first = first[date] {
                    isSound = false
                    sink.report(.namedTwice(Located(date.description, item.span), first: first))
                    continue
                }
                first[date] = item.span
                dates.append(Located(date, item.span))
            }
            return dates
        }
        ofAll = read(map)
        var bySlot: [String: [Located<CivilDate>]] = [:]
        for entry in map.entries(.slots) {
            guard let slot = entry.map, let own = slot[.dates] else { continue }
            if let all = map[.dates] {
                isSound = false
                sink.report(.datesTwice(own.name, of: entry.id.value, all: all.name))
            } else {
                if slot.isFaulty(.dates) { isSound = false }
                bySlot[entry.id.value] = read(slot)
            }
        }
        self.bySlot = bySlot
        self.isSound = isSound
        isWeeklyToo = ofAll.isEmpty && map.entries(.slots).contains { bySlot[$0.id.value] == nil }
    }

    /// In order.
    var all: [CivilDate] { ofAll.map(\.value).sorted() }
    func own(_ slot: String) -> [CivilDate] { (bySlot[slot] ?? []).map(\.value).sorted() }

    /// What is allowed, and perhaps not meant: a date on a free day, one that nobody can book.
    func check(_ calendar: WorkingCalendar?, freeDays: [CivilDate: LocalText]) {
        guard let calendar, calendar.from <= calendar.until else { return }
        let dates = (ofAll + bySlot.values.flatMap { $0 }).sorted { $0.span < $1.span }
        for date in dates {
            if let name = freeDays[date.value] { sink.report(.openOnFreeDay(date, name)) }
            if date.value > calendar.until.lastBookable { sink.report(.datesOutOfReach(date, isOver: false, calendar)) }
        }
        if let first = dates.first, !isWeeklyToo, dates.allSatisfy({ $0.value < calendar.from }) {
            sink.report(.datesOutOfReach(first, isOver: true, calendar))
        }
    }
}

extension Diagnostic {
    static func datesTwice(_ span: SourceSpan, of slot: String, all: SourceSpan) -> Diagnostic {
        Diagnostic(
            .contradictingKeys, at: span,
            message: Words(
                en: "the dates of the slot `\(slot)` stand beside those of the whole resource",
                id: "tanggal jadwal `\(slot)` ditulis bersama tanggal seluruh sumber daya"),
            labels: [.init(all, Words(en: "the other", id: "yang lain"))],
            helps: [
                Words(
                    en: "say `dates` once: for the whole, or for each slot that has its own",
                    id: "sebut `dates` satu kali: untuk semuanya, atau untuk tiap jadwal yang punya tanggal sendiri")
            ])
    }

    fileprivate static func openOnFreeDay(_ date: Located<CivilDate>, _ name: LocalText) -> Diagnostic {
        Diagnostic(
            .openOnFreeDay, at: date.span,
            message: Words(
                en: "\(date.value) is a holiday (\(name["en"])), and open all the same",
                id: "\(date.value) hari libur (\(name["id"])), tetapi tetap buka"))
    }

    fileprivate static func datesOutOfReach(_ date: Located<CivilDate>, isOver: Bool, _ calendar: WorkingCalendar) -> Diagnostic {
        Diagnostic(
            .dateOutOfReach, at: date.span,
            message: isOver
                ? Words(
                    en: "all dates are over when the calendar begins on \(calendar.from): nobody can book one",
                    id: "semua tanggal sudah lewat ketika kalender mulai \(calendar.from): tidak ada yang bisa dipesan")
                : Words(
                    en: "\(date.value) is more than a year after the calendar ends on \(calendar.until): nobody can book it yet",
                    id: "\(date.value) lebih dari setahun sesudah kalender berakhir \(calendar.until): belum bisa dipesan siapa pun"))
    }
}

/// The days of the week, Monday first.
enum Weekday {
    static let en = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    static let id = ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"]
}
