/// Findings about written times: durations, dates, office days.
extension Diagnostic {
    static func badDuration(_ node: YAMLNode, _ fault: DurationWords.Fault, wanting wanted: WantedDuration = .any) -> Diagnostic {
        let text = node.text
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
            helps = [Words(en: "write a whole number and a unit: \(example.en)", id: "tulis bilangan bulat dan satuan: \(example.id)")]
        case .noUnit(let number):
            message = Words(en: "`\(text)` has no unit", id: "`\(text)` tanpa satuan")
            helps =
                switch wanted {
                case .any:
                    [
                        Words(
                            en: "say which days: `\(number) working days` or `\(number) days`",
                            id: "sebutkan jenis harinya: `\(number) hari kerja` atau `\(number) hari`")
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
                helps = [Words(en: "did you mean `\(near)`?", id: "maksudnya `\(near)`?")]
            }
        case .reversed: message = Words(en: "the range `\(text)` runs backwards", id: "rentang `\(text)` terbalik")
        case .tooLong: message = Words(en: "`\(text)` is longer than can be meant", id: "`\(text)` terlalu lama")
        case .rangeNotAllowed:
            message = Words(en: "a single duration is wanted here, not a range", id: "di sini satu lama waktu, bukan rentang")
        case .unitTooShort:
            message = Words(
                en: "`\(text)`: days, weeks, months or years are wanted here", id: "`\(text)`: di sini hari, minggu, bulan, atau tahun")
        case .zero(let mayBeLeftOut):
            message = Words(en: "`\(text)` is no time at all", id: "`\(text)` bukan lama waktu: nol")
            helps = [
                mayBeLeftOut
                    ? Words(
                        en: "write at least 1, or leave the key out where there is no such time",
                        id: "tulis paling sedikit 1, atau tinggalkan kuncinya bila tidak ada waktunya")
                    : Words(en: "write at least 1", id: "tulis paling sedikit 1")
            ]
        }
        if let meant = DurationWords.meantRange(text) { helps = [Words(en: "write `\(meant)`", id: "tulis `\(meant)`")] }
        return Diagnostic(.badDuration, at: node.span, pointer: node.pointer, message: message, helps: helps)
    }

    static func badDate(_ node: YAMLNode) -> Diagnostic {
        Diagnostic(
            .badDate, at: node.span, pointer: node.pointer,
            message: Words(en: "`\(node.text)` is no date", id: "`\(node.text)` bukan tanggal"),
            helps: [Words(en: "write year, month, day: `2026-01-31`", id: "tulis tahun, bulan, hari: `2026-01-31`")])
    }

    static func breakOutside(_ entry: YAMLEntry) -> Diagnostic {
        Diagnostic(
            .badOfficeDay, at: entry.value.span, pointer: entry.value.pointer,
            message: Words(
                en: "the break lies within no day's hours", id: "istirahat ini tidak berada di dalam jam buka hari mana pun"))
    }

    static func badOfficeDay(_ key: YAMLNode) -> Diagnostic {
        Diagnostic(
            .badOfficeDay, at: key.span, pointer: key.pointer,
            message: Words(
                en: "`\(key.text)` is no day, or a day named before", id: "`\(key.text)` bukan hari, atau hari yang sudah disebut"),
            helps: [
                Words(en: "write `mon` to `sun`, or two joined: `mon_thu`", id: "tulis `mon` sampai `sun`, atau dua disambung: `mon_thu`")
            ])
    }
}
