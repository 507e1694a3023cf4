import Console
import ServiceDSL
import ServiceIR

/// The fastest and slowest ways of a service, for people and for programs.
struct PathsText {
    let service: CompiledService
    let paths: ServicePaths
    let language: MessageLanguage
    private var code: LanguageID { language.rawValue }

    init(service: CompiledService, paths: ServicePaths, language: MessageLanguage) {
        self.service = service
        self.paths = paths
        self.language = language
    }

    private func say(_ id: String, _ en: String) -> String { language == .en ? en : id }

    // MARK: Text

    var text: String {
        var text = "\(service.name[code]) (\(service.service))\n"
        for group in paths.groups {
            text += "\n\(heading(group))\n"
            text += promises(group)
            if !group.isWhole {
                text += say(
                    "  Tidak semua gabungan syarat atau jalur bisa diperiksa: tercepat tidak lebih lambat, dan terlama tidak lebih cepat, dari yang disebut.\n",
                    "  Not every combination of the conditions, or not every way, could be looked at: the fastest is no slower, and the slowest no faster, than said.\n"
                )
            }
            if group.fastest == group.slowest, let way = group.slowest {
                text += told(way, say("Satu-satunya jalur maju", "The only way forward"))
            } else {
                // Where no time is stated, ways differ by their steps alone.
                let isTimed = [group.fastest, group.slowest].contains { $0.map { !$0.office.isEmpty || !$0.others.isEmpty } ?? false }
                let titles =
                    isTimed
                    ? (say("Tercepat", "Fastest"), say("Terlama", "Slowest"))
                    : (say("Langkah paling sedikit", "Fewest steps"), say("Langkah paling banyak", "Most steps"))
                if let way = group.fastest { text += told(way, titles.0) }
                if let way = group.slowest { text += told(way, titles.1) }
            }
            if !group.delays.isEmpty {
                text += say("  Bisa lebih lama:\n", "  It can take longer:\n")
                for delay in group.delays { text += "    - \(told(delay))\n" }
            }
        }
        return text
    }

    private func heading(_ group: ServicePaths.Group) -> String {
        if paths.groups.count == 1 { return say("Semua pemohon", "All applicants") }
        let names = group.variants.map { service.variants[$0]?.name[code] ?? $0.rawValue }
        return say("Jenis permohonan: ", "Kind of application: ") + names.joined(separator: "; ")
    }

    private func promises(_ group: ServicePaths.Group) -> String {
        if service.promiseIsNone { return say("  Janji waktu: tidak ada menurut peraturan\n", "  Promised: the law sets no time\n") }
        if service.promiseIsBySteps {
            return say("  Janji waktu: tiap langkah menjanjikan waktunya sendiri\n", "  Promised: each step promises its own time\n")
        }
        return group.promises.map { promised in
            let promise = service.promises[promised.id]
            var limits = promised.limits.map { $0.text(in: code, of: service) }
            if promised.isUntilDate { limits.append(say("sampai tanggal yang dihitung", "until a computed date")) }
            let name = promise?.name.map { " (\($0[code]))" } ?? ""
            let start = promise?.starts.map { say(", sejak ", ", from ") + event($0) } ?? ""
            return say("  Janji waktu", "  Promised") + "\(name): " + limits.joined(separator: say(" atau ", " or ")) + start + "\n"
        }.joined()
    }

    private func event(_ event: StepEvent) -> String {
        let step = "“\(name(of: event.step))”"
        guard let action = event.action else { return step }
        let taken = self.step(event.step)?.actions[action]?.name.rows.first?.value[code] ?? say("selesai", "done")
        return "\(step): \(taken)"
    }

    private func told(_ way: ServicePaths.Way, _ title: String) -> String {
        let end = step(way.end)?.end.map { " (\(word($0)))" } ?? ""
        let to = say(", sampai “\(name(of: way.end))”", ", to “\(name(of: way.end))”") + end
        var text = "  \(title)\(to): \(sum(way))\n"
        let names = way.stops.map(shown)
        let width = min(60, names.map { $0.unicodeScalars.count }.max() ?? 0)
        for (place, stop) in way.stops.enumerated() {
            let name = names[place]
            let gap = String(repeating: " ", count: max(0, width - name.unicodeScalars.count) + 2)
            text += "    \(place + 1 < 10 ? " " : "")\(place + 1). \(name)\(gap)\(time(of: stop))\n"
        }
        if !way.facts.isEmpty {
            let prose = ConditionProse(service, in: code)
            text += say("    Bila:\n", "    Where:\n")
            for fact in way.facts { text += "      - \(prose.text(fact))\n" }
            if !way.isSure {
                text += say(
                    "      (belum terbukti bahwa semua ini bisa berlaku bersamaan)\n",
                    "      (that all of these can be so together is not proved)\n")
            }
        }
        return text + worst(way) + leftOut(way)
    }

    /// The worst day counts the office's times alone: who reads it must know of whom the applicant waits besides, above all where nothing bounds it.
    private func leftOut(_ way: ServicePaths.Way) -> String {
        let stops = way.stops.filter { $0.isOfOthers && $0.branches == 0 }
        guard way.worst != nil, paths.calendar != nil, !stops.isEmpty else { return "" }
        let times = stops.map { stop in
            let time =
                stop.limit?.text(in: code, of: service)
                ?? (stop.until == nil
                    ? say("tidak dibatasi standar", "no standard bounds it") : say("sampai tanggal yang dihitung", "until a computed date"))
            return "“\(name(of: stop.step))” (\(time))"
        }
        return say("    Belum termasuk waktu pihak lain: ", "    The time of others is not in it: ") + times.joined(separator: ", ") + ".\n"
    }

    private func sum(_ way: ServicePaths.Way) -> String {
        let untimed = way.stops.count { !$0.isOfOthers && $0.period == nil && $0.branches == 0 && !$0.isRelease }
        var parts: [String] = []
        if way.office.isEmpty {
            parts.append(
                untimed == 0
                    ? say("tanpa waktu kantor", "no office time")
                    : say("tidak ada langkah kantor yang menyebut waktu", "no step of the office states a time"))
        } else {
            parts.append(say("kantor ", "office ") + periods(way.office))
            if untimed > 0 {
                parts.append(
                    say("\(untimed) langkah kantor tanpa waktu sendiri", "\(untimed) of the office's steps without a time of their own"))
            }
        }
        if !way.others.isEmpty { parts.append(say("pihak lain ", "others ") + periods(way.others)) }
        return parts.joined(separator: "; ")
    }

    private func periods(_ periods: [Period]) -> String { periods.map { $0.text(in: code) }.joined(separator: " + ") }

    private func shown(_ stop: ServicePaths.Stop) -> String {
        let name = name(of: stop.step)
        return name == stop.step.rawValue ? name : "\(name) [\(stop.step)]"
    }

    private func time(of stop: ServicePaths.Stop) -> String {
        var text: String
        if stop.branches > 0 {
            return say(
                "\(stop.branches) cabang bersamaan; di bawah ini yang menentukan",
                "\(stop.branches) branches at once; below the one that decides")
        } else if let limit = stop.limit {
            text = limit.text(in: code, of: service)
            if let count = stop.count, let period = stop.period {
                text += say(" (untuk \(count): \(period.text(in: code)))", " (for \(count): \(period.text(in: code)))")
            }
        } else if stop.until != nil {
            text = say("sampai tanggal yang dihitung, tidak ikut dijumlahkan", "until a computed date, not in the sum")
        } else if stop.isRelease {
            return say("terbit", "released")
        } else {
            text = say("waktunya tidak disebut", "no time stated")
        }
        if stop.isOfOthers { text += say(" (pihak lain)", " (others)") }
        if stop.isRelease { text += say("; terbit", "; released") }
        return text
    }

    private func worst(_ way: ServicePaths.Way) -> String {
        guard let worst = way.worst, let calendar = paths.calendar else { return "" }
        let start = worst.start.weekdayText(in: code)
        let span = "\(calendar.lowerBound.text(in: code)) – \(calendar.upperBound.text(in: code))"
        if worst.days == 0 {
            return say("    Selesai pada hari yang sama, hari kerja mana pun.\n", "    Done on the same day, on any working day.\n")
        }
        if worst.isLikeAll {
            return say(
                "    Selesai \(worst.days) hari kalender kemudian, hari kerja mana pun mulainya.\n",
                "    Done \(worst.days) calendar days later, whatever working day it begins on.\n")
        }
        return say(
            "    Hari terburuk untuk mengajukan: \(start); selesai \(worst.done.weekdayText(in: code)), \(worst.days) hari kalender kemudian (kalender \(span)).\n",
            "    Worst day to apply: \(start); done on \(worst.done.weekdayText(in: code)), \(worst.days) calendar days later (calendar \(span)).\n"
        )
    }

    private func told(_ delay: ServicePaths.Delay) -> String {
        func often(_ bound: Int?) -> String {
            bound.map { say("paling banyak \($0) kali", "at most \($0) \($0 == 1 ? "time" : "times")") }
                ?? say("tanpa batas", "without a bound")
        }
        switch delay {
        case .back(let from, let action, let to, let bound, let adds):
            let by = action.map { ", “\(self.action($0, at: from))”" } ?? ""
            let back = from == to ? say("diulang", "done again") : say("kembali ke “\(name(of: to))”", "back to “\(name(of: to))”")
            let cost =
                adds.isEmpty
                ? say("tanpa waktu yang disebut", "no time is stated")
                : say("tiap kali sampai \(periods(adds)) waktu kantor", "up to \(periods(adds)) of office time each")
            return "\(name(of: from))\(by): \(back), \(often(bound)); \(cost)"
        case .repair(let at, let action, let bound, let within):
            let time =
                within.map {
                    say("paling lama \($0.text(in: code, of: service)) tiap kali", "at most \($0.text(in: code, of: service)) each")
                }
                ?? say("waktunya tidak dibatasi", "in no stated time")
            return say(
                "\(name(of: at)), “\(self.action(action, at: at))”: pemohon memperbaiki, \(often(bound)); \(time), janji berhenti",
                "\(name(of: at)), “\(self.action(action, at: at))”: the applicant mends, \(often(bound)); \(time), the promise stands still"
            )
        case .extended(let at, let bound, let by):
            let time = by.map { $0.text(in: code, of: service) } ?? say("sampai tanggal yang dihitung", "until a computed date")
            return say(
                "\(name(of: at)): waktunya bisa diperpanjang \(time), \(often(bound))",
                "\(name(of: at)): its time can be extended by \(time), \(often(bound))")
        }
    }

    // MARK: Names

    private func step(_ id: StepID) -> Step? { service.step(id) }
    private func name(of id: StepID) -> String { service.stepName(id, in: code) }
    private func action(_ id: ActionID, at step: StepID) -> String {
        self.step(step)?.actions[id]?.name.rows.first?.value[code] ?? id.rawValue
    }
    private func word(_ end: Step.End) -> String { end.text(in: code) }

    // MARK: JSON

    var json: String {
        let groups = paths.groups.map { group -> JSONValue in
            var object: JSONObject = [
                "variants": .array(group.variants.map { .string($0.rawValue) }),
                "promises": .array(group.promises.map(json)),
            ]
            if let way = group.fastest { object["fastest"] = json(way) }
            if let way = group.slowest { object["slowest"] = json(way) }
            object["longer"] = .array(group.delays.map(json))
            object["complete"] = .bool(group.isWhole)
            return .object(object)
        }
        var document: JSONObject = ["version": .integer(1), "service": .string(service.service.rawValue), "groups": .array(groups)]
        if let calendar = paths.calendar {
            document["calendar"] = .object([
                "from": .string(calendar.lowerBound.description), "until": .string(calendar.upperBound.description),
            ])
        }
        return String(decoding: JSONValue.object(document).bytes(.pretty), as: UTF8.self) + "\n"
    }

    private func json(_ promised: ServicePaths.Promised) -> JSONValue {
        var object: JSONObject = [
            "id": .string(promised.id.rawValue), "within": .array(promised.limits.map { .string($0.description) }),
        ]
        if promised.isUntilDate { object["until_date"] = true }
        return .object(object)
    }

    private func json(_ periods: [Period]) -> JSONValue { .array(periods.map { .string($0.description) }) }

    private func json(_ way: ServicePaths.Way) -> JSONValue {
        var object: JSONObject = [
            "end": .string(way.end.rawValue), "office": json(way.office), "others": json(way.others),
            "steps": .array(way.stops.map(json)),
        ]
        if !way.facts.isEmpty {
            object["where"] = .array(way.facts.map { .string($0.text) })
            object["where_is_possible"] = way.isSure ? "proved" : "not_proved"
        }
        if let worst = way.worst {
            object["worst_day"] = .object([
                "start": .string(worst.start.description), "done": .string(worst.done.description), "days": .integer(Int64(worst.days)),
                "like_all": .bool(worst.isLikeAll),
            ])
        }
        return .object(object)
    }

    private func json(_ stop: ServicePaths.Stop) -> JSONValue {
        var object: JSONObject = ["step": .string(stop.step.rawValue)]
        if let limit = stop.limit { object["within"] = .string(limit.description) }
        if let count = stop.count { object["count"] = .integer(Int64(count)) }
        if let period = stop.period { object["time"] = .string(period.description) }
        if let until = stop.until { object["until"] = .string(until.text) }
        if stop.isOfOthers { object["of_others"] = true }
        if stop.isRelease { object["releases"] = true }
        if stop.branches > 0 { object["branches"] = .integer(Int64(stop.branches)) }
        return .object(object)
    }

    private func json(_ delay: ServicePaths.Delay) -> JSONValue {
        var object: JSONObject
        let bound: Int?
        switch delay {
        case .back(let from, let action, let to, let atMost, let adds):
            object = ["kind": "return", "step": .string(from.rawValue), "to": .string(to.rawValue), "adds": json(adds)]
            if let action { object["action"] = .string(action.rawValue) }
            bound = atMost
        case .repair(let at, let action, let atMost, let within):
            object = ["kind": "repair", "step": .string(at.rawValue), "action": .string(action.rawValue)]
            if let within { object["within"] = .string(within.description) }
            bound = atMost
        case .extended(let at, let atMost, let by):
            object = ["kind": "extension", "step": .string(at.rawValue)]
            if let by { object["within"] = .string(by.description) }
            bound = atMost
        }
        if let bound { object["at_most"] = .integer(Int64(bound)) }
        return .object(object)
    }
}
