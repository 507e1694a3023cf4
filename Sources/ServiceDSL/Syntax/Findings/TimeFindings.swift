import ServiceIR

/// Findings about written times: durations, dates, office days.
extension Diagnostic {
    static func badDuration(
        _ node: YAMLNode, _ fault: DurationWords.Fault, wanting wanted: WantedDuration = .any, at key: Key? = nil, mayCount: Bool = false
    ) -> Diagnostic {
        let text = node.text
        let parts = DurationWords.parts(of: text)
        let duration = parts?.duration ?? text
        let behind = parts.map { " per \($0.name)" } ?? ""
        var helps: [Words] = []
        let message: Words
        switch fault {
        case .noNumber:
            message = Words(en: "`\(text)` is no duration", id: "`\(text)` bukan lama waktu")
            let example: Words =
                switch wanted {
                case .any: Words(en: "`5 working days`", id: "`5 hari kerja`")
                case .daysOrLonger: Words(en: "`6 months`", id: "`6 bulan`")
                case .partOfDay: Words(en: "`30 minutes`", id: "`30 menit`")
                }
            helps = [
                node.reads("unstated")
                    ? Words(
                        en: "delete the key where the standard says nothing",
                        id: "hapus kuncinya bila standar tidak menyebutnya")
                    : Words(en: "write a whole number and a unit: \(example.en)", id: "tulis bilangan bulat dan satuan: \(example.id)")
            ]
            if MeantTimes.isForEver(text) {
                helps = [
                    Words(
                        en: "leave the key out: without it there is no end", id: "hapus kuncinya: tanpa itu tidak ada batas akhirnya")
                ]
            }
            if let help = MeantTimes.computed(text, as: key, mayCount: mayCount) { helps = [help] }
        case .noUnit(let number):
            message = Words(en: "`\(text)` has no unit", id: "`\(text)` tanpa satuan")
            helps =
                switch wanted {
                case .any:
                    [
                        Words(
                            en: "say which days: `\(number) working days\(behind)` or `\(number) calendar days\(behind)`",
                            id: "sebutkan jenis harinya: `\(number) hari kerja\(behind)` atau `\(number) hari kalender\(behind)`")
                    ]
                case .daysOrLonger:
                    [
                        Words(
                            en: "say of what: `\(number) days`, `\(number) months` or `\(number) years`",
                            id: "sebutkan satuannya: `\(number) hari`, `\(number) bulan`, atau `\(number) tahun`")
                    ]
                case .partOfDay:
                    [
                        Words(
                            en: "say of what: `\(number) hours` or `\(number) minutes`",
                            id: "sebutkan satuannya: `\(number) jam` atau `\(number) menit`")
                    ]
                }
        case .unknownUnit(let unit):
            message = Words(en: "unknown unit of time `\(unit)`", id: "satuan waktu `\(unit)` tidak dikenal")
            if let near = Suggestions.nearest(to: unit, in: DurationWords.unitWords, limit: 1).first {
                helps = [.didYouMean(near)]
            } else {
                helps = [
                    Words(
                        en: "one number and one unit: `working days`, `calendar days`, `hours`, `minutes`, `weeks`, `months` or `years`",
                        id: "satu bilangan dan satu satuan: `hari kerja`, `hari kalender`, `jam`, `menit`, `minggu`, `bulan`, atau `tahun`")
                ]
            }
            // `2 * size(alat) days` begins as a time does.
            if text.utf8.contains(UInt8(ascii: "(")), let help = MeantTimes.computed(text, as: key, mayCount: mayCount) { helps = [help] }
        case .reversed: message = Words(en: "the range `\(text)` runs backwards", id: "rentang `\(text)` terbalik")
        case .tooLong: message = Words(en: "`\(text)` is longer than can be meant", id: "`\(text)` terlalu lama")
        case .rangeNotAllowed:
            message = Words(en: "a single duration is wanted here, not a range", id: "di sini satu lama waktu, bukan rentang")
        case .unitTooShort(let number, let unit):
            message = Words(
                en: "`\(text)`: days, weeks, months or years are wanted here", id: "`\(text)`: di sini hari, minggu, bulan, atau tahun")
            if unit == .hours, number > 0 { helps = [.daysInHours(number, at: key)] }
        case .zero(let mayBeLeftOut):
            message = Words(en: "`\(text)` is no time at all", id: "`\(text)` bukan lama waktu: nol")
            helps = [
                mayBeLeftOut
                    ? Words(
                        en: "write at least 1, or delete the key where there is no such time",
                        id: "tulis paling sedikit 1, atau hapus kuncinya bila tidak ada waktunya")
                    : Words(en: "write at least 1", id: "tulis paling sedikit 1")
            ]
        case .perNothing:
            message = Words(en: "`\(text)` does not say per what", id: "`\(text)` tidak menyebut per apa")
            helps = [
                Words(
                    en: "name the list or the whole number that is counted: `\(text) LIST`",
                    id: "sebut daftar atau bilangan bulat yang dihitung: `\(text) DAFTAR`")
            ]
        case .perNoName(let name):
            message = Words(en: "`\(name)` is no name of a list or of a number", id: "`\(name)` bukan nama daftar atau bilangan")
            helps = [
                Words(
                    en: "behind `per` stands one name: that of a list, or of a field of type `integer`",
                    id: "di belakang `per` satu nama: nama daftar, atau nama isian jenis `integer`")
            ]
        case .perNotHere:
            let isLong = ![.workingDays, .hours, .minutes].contains((try? DurationWords.read(duration).get())?.unit)
            let plain = wanted == .any || isLong ? duration.split(separator: " ").joined(separator: " ") : "6 months"
            message = Words(
                en: "`\(text)`: no time by the number of something stands here", id: "`\(text)`: di sini tidak ada waktu per sesuatu")
            helps = [
                Words(
                    en: "write the time alone, `\(plain)`; `per` stands in `within` of a promise, a step, a repair or an extension",
                    id: "tulis waktunya saja, `\(plain)`; `per` hanya ada pada `within` sebuah janji, langkah, perbaikan, atau perpanjangan"
                )
            ]
        }
        var meant = (DurationWords.meantRange(duration) ?? MeantTimes.duration(duration)).map { $0 + behind }
        switch fault {
        case .unknownUnit, .perNoName: if mayCount { meant = meant ?? MeantTimes.rate(text) }
        default: break
        }
        if let meant { helps = [Words(en: "write `\(meant)`", id: "tulis `\(meant)`")] }
        return Diagnostic(.badDuration, at: node, message: message, helps: helps)
    }

    static func badDate(_ node: YAMLNode) -> Diagnostic {
        let meant = MeantTimes.date(node.text)
        // `2026-02-30` is written as it should be, and there is no such day.
        let isNoDay = meant == nil && node.utf8.count == 10 && node.text.split(separator: "-").map(\.utf8.count) == [4, 2, 2]
        return Diagnostic(
            .badDate, at: node,
            message: isNoDay
                ? Words(en: "the calendar has no day `\(node.text)`", id: "tidak ada tanggal `\(node.text)` dalam kalender")
                : Words(en: "`\(node.text)` is no date", id: "`\(node.text)` bukan tanggal"),
            helps: [
                meant.map { Words(en: "write year, month, day: `\($0)`", id: "tulis tahun, bulan, hari: `\($0)`") }
                    ?? Words(en: "write year, month, day, such as `2026-01-31`", id: "tulis tahun, bulan, hari, seperti `2026-01-31`")
            ],
            fixes: meant.map { [.replacing(node.span, with: "\($0)", .maybe)] } ?? [])
    }

    static func breakOutside(_ entry: YAMLEntry) -> Diagnostic {
        Diagnostic(
            .badOfficeDay, at: entry.value,
            message: Words(
                en: "the break lies within no day's hours", id: "istirahat ini tidak berada di dalam jam buka hari mana pun"))
    }

    static func badOfficeDay(_ key: YAMLNode) -> Diagnostic {
        let text = key.text.lowercased()
        let meant = ["istirahat", "rehat", "jeda"].contains(text) ? "break" : MeantTimes.days(text)
        return Diagnostic(
            .badOfficeDay, at: key,
            message: meant == "break"
                ? Words(en: "the break is not written `\(key.text)` here", id: "istirahat tidak ditulis `\(key.text)` di sini")
                : Words(en: "a day is not written `\(key.text)` here", id: "nama hari tidak ditulis `\(key.text)` di sini"),
            helps: [
                meant.map { Words(en: "write `\($0)`", id: "tulis `\($0)`") }
                    ?? Words(
                        en: "write `mon` to `sun`, or two joined: `mon_thu`", id: "tulis `mon` sampai `sun`, atau dua disambung: `mon_thu`")
            ],
            fixes: meant.map { [.replacing(key.span, with: $0, .maybe)] } ?? [])
    }

    /// A day that another key of the same hours names too.
    static func officeDayTwice(_ key: YAMLNode) -> Diagnostic {
        Diagnostic(
            .badOfficeDay, at: key,
            message: Words(
                en: "`\(key.text)` names a day that stands above already", id: "`\(key.text)` menyebut hari yang sudah ada di atas"))
    }

    /// Hours that begin before those written before them are over.
    static func spansOverlap(_ node: YAMLNode) -> Diagnostic {
        Diagnostic(
            .badOfficeDay, at: node,
            message: Words(
                en: "`\(node.text)` begins before the hours before it are over", id: "`\(node.text)` mulai sebelum jam sebelumnya habis"))
    }
}

extension Words {
    /// What "2 x 24 jam" is in days.
    fileprivate static func daysInHours(_ hours: Int, at key: Key?) -> Words {
        let days = (hours + 23) / 24
        let meant = Words(en: days == 1 ? "`1 day`" : "`\(days) days`", id: "`\(days) hari`")
        let spoken = hours % 24 == 0 ? "\(days) x 24 jam" : "\(hours) jam"
        guard key == .validFor else { return Words(en: "for “\(spoken)” write \(meant.en)", id: "untuk “\(spoken)” tulis \(meant.id)") }
        return Words(
            en: "for “\(spoken)” write \(meant.en): it is valid to the end of \(days == 1 ? "the day" : "day \(days)") after the issue",
            id: "untuk “\(spoken)” tulis \(meant.id): berlaku sampai akhir hari \(days == 1 ? "" : "ke-\(days) ")sesudah terbit")
    }
}
