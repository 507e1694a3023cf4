import Runtime
import ServiceDSL
import ServiceIR

/// A simulation's report, for people and as JSON.
struct SimulationText {
    let report: SimulationReport
    let language: MessageLanguage
    /// Services without a scenario that passes.
    let silent: [ServiceID]

    var text: String {
        var lines: [String] = []
        func say(_ en: String, _ id: String) { lines.append(Words(en: en, id: id)[language]) }
        say(
            "From \(report.from) to \(report.until): \(report.workingDays) working days",
            "Dari \(report.from) sampai \(report.until): \(report.workingDays) hari kerja")
        for (service, counts) in report.services {
            lines.append("")
            say(
                "\(service): \(counts.filed) filed, \(counts.open) still open",
                "\(service): \(counts.filed) diajukan, \(counts.open) belum selesai")
            for (kind, name) in Self.ends where counts.ended[kind] ?? 0 > 0 {
                lines.append("  \(name[language]): \(counts.ended[kind] ?? 0)")
            }
            if counts.refused > 0 {
                say("  refused by the form on that day: \(counts.refused)", "  ditolak formulir pada hari itu: \(counts.refused)")
            }
            if counts.strayed > 0 {
                say(
                    "  went another way than their scenario: \(counts.strayed)", "  menempuh jalan lain dari skenarionya: \(counts.strayed)"
                )
            }
            if counts.stuck > 0 {
                say("  where no scenario goes on: \(counts.stuck)", "  di tempat yang tidak dilanjutkan skenario: \(counts.stuck)")
            }
            for (promise, found) in counts.promises where found.kept + found.broken > 0 {
                let name = promise == .only ? "" : " \(promise)"
                let places = found.brokenAt.sorted { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }
                    .map { "\($0.key) \($0.value)" }.joined(separator: ", ")
                let stood = places.isEmpty ? Words(en: "", id: "") : Words(en: ", while at \(places)", id: ", saat di \(places)")
                say(
                    "  promise\(name): kept \(found.kept), broken \(found.broken)\(stood[language])",
                    "  janji\(name): ditepati \(found.kept), dilanggar \(found.broken)\(stood[language])")
            }
            for (step, found) in counts.steps {
                say(
                    "  \(step) (\(found.role)): waits \(hours(found.waits.mean)) on average, \(hours(found.waits.ninth)) at most for 9 of 10; \(found.waiting) waiting",
                    "  \(step) (\(found.role)): menunggu rata-rata \(hours(found.waits.mean)), paling lama \(hours(found.waits.ninth)) bagi 9 dari 10; \(found.waiting) masih menunggu"
                )
            }
        }
        lines.append("")
        say("People, in office time", "Orang, dalam jam kantor")
        for (role, found) in report.roles {
            say(
                "  \(role) (\(found.staff)): busy \(percent(found.load)) of the time; queue \(tenths(found.meanQueue)) on average, \(found.longestQueue) at most, \(found.waiting) at the end",
                "  \(role) (\(found.staff)): sibuk \(percent(found.load)) waktu; antrean rata-rata \(tenths(found.meanQueue)), terpanjang \(found.longestQueue), \(found.waiting) di akhir"
            )
        }
        if !silent.isEmpty {
            let names = silent.map(\.rawValue).joined(separator: ", ")
            lines.append("")
            say("Without a scenario that passes, so left out: \(names)", "Tanpa skenario yang lulus, jadi tidak ikut: \(names)")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static let ends: [(Step.End, Words)] = [
        (.granted, Words(en: "granted", id: "dikabulkan")), (.refused, Words(en: "refused", id: "ditolak")),
        (.lapsed, Words(en: "lapsed", id: "gugur")), (.withdrawn, Words(en: "withdrawn", id: "ditarik")),
        (.referred, Words(en: "referred", id: "diteruskan")),
    ]

    private func hours(_ seconds: Int) -> String {
        let minutes = (seconds + 30) / 60
        guard minutes >= 60 else { return Words(en: "\(minutes) min", id: "\(minutes) menit")[language] }
        let tenths = (minutes + 3) / 6
        return Words(en: "\(tenths / 10).\(tenths % 10) h", id: "\(tenths / 10),\(tenths % 10) jam")[language]
    }
    private func percent(_ share: Double) -> String { "\(Int(share * 100 + 0.5)) %" }
    private func tenths(_ value: Double) -> String {
        let tenths = Int(value * 10 + 0.5)
        return "\(tenths / 10)\(Words(en: ".", id: ",")[language])\(tenths % 10)"
    }

    /// Times in seconds of office time, shares from 0 to 1 in thousandths.
    var json: String {
        var services: JSONObject = [:]
        for (service, counts) in report.services {
            var one: JSONObject = [
                "filed": .integer(Int64(counts.filed)), "open": .integer(Int64(counts.open)), "refused": .integer(Int64(counts.refused)),
                "strayed": .integer(Int64(counts.strayed)), "stuck": .integer(Int64(counts.stuck)),
            ]
            one["ended"] = .object(
                JSONObject(Self.ends.compactMap { kind, _ in counts.ended[kind].map { (ID(kind.rawValue), .integer(Int64($0))) } }))
            one["promises"] = .object(
                JSONObject(
                    counts.promises.map { promise, found in
                        let places = found.brokenAt.sorted { $0.key.rawValue < $1.key.rawValue }
                            .map { (ID<JSONValue>($0.key.rawValue), JSONValue.integer(Int64($0.value))) }
                        return (
                            ID(promise.rawValue),
                            [
                                "kept": .integer(Int64(found.kept)), "broken": .integer(Int64(found.broken)),
                                "broken_at": .object(JSONObject(places)),
                            ]
                        )
                    }))
            one["steps"] = .object(
                JSONObject(
                    counts.steps.map { step, found in
                        (
                            ID(step.rawValue),
                            [
                                "role": .string(found.role.rawValue), "taken_up": .integer(Int64(found.waits.count)),
                                "mean_wait": .integer(Int64(found.waits.mean)), "wait_of_nine_in_ten": .integer(Int64(found.waits.ninth)),
                                "waiting": .integer(Int64(found.waiting)),
                            ]
                        )
                    }))
            services[ID(service.rawValue)] = .object(one)
        }
        var roles: JSONObject = [:]
        for (role, found) in report.roles {
            roles[ID(role.rawValue)] = [
                "staff": .integer(Int64(found.staff)), "load_thousandths": .integer(Int64(found.load * 1000 + 0.5)),
                "mean_queue_thousandths": .integer(Int64(found.meanQueue * 1000 + 0.5)),
                "longest_queue": .integer(Int64(found.longestQueue)),
                "waiting": .integer(Int64(found.waiting)),
            ]
        }
        let all: JSONValue = [
            "from": .string("\(report.from)"), "until": .string("\(report.until)"), "working_days": .integer(Int64(report.workingDays)),
            "services": .object(services), "roles": .object(roles),
        ]
        return String(decoding: all.bytes(.pretty), as: UTF8.self) + "\n"
    }
}
