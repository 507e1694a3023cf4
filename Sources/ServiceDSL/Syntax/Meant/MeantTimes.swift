import ServiceIR

/// What times written by hand are meant to be.
enum MeantTimes {
    private static let months = [
        "jan", "feb", "mar", "apr", "mei", "jun", "jul", "agu", "sep", "okt", "nov", "des",
    ]
    private static let monthsOfOthers = ["may": 5, "aug": 8, "oct": 10, "dec": 12, "agt": 8, "ags": 8]

    /// `2026-12-31` of `31-12-2026`, `31/12/2026`, `2026/12/31`, `2026-12-1` or `31 Desember 2026`.
    static func date(_ text: String) -> CivilDate? {
        let parts = text.split { " -/.,".contains($0) }.map(String.init)
        guard parts.count == 3 else { return nil }
        if let month = month(parts[1]) { return date(parts[2], "\(month)", parts[0]) }
        return parts[0].utf8.count == 4 ? date(parts[0], parts[1], parts[2]) : date(parts[2], parts[1], parts[0])
    }

    private static func date(_ year: String, _ month: String, _ day: String) -> CivilDate? {
        guard year.utf8.count == 4, let y = Int(year), let m = Int(month), let d = Int(day), (1...12).contains(m), (1...31).contains(d)
        else {
            return nil
        }
        return CivilDate("\(y)-\(two(m))-\(two(d))")
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    private static func month(_ word: String) -> Int? {
        let start = String(word.lowercased().prefix(3))
        guard word.utf8.count >= 3, word.utf8.allSatisfy({ (0x61...0x7A).contains($0 | 0x20) }) else { return nil }
        return months.firstIndex(of: start).map { $0 + 1 } ?? monthsOfOthers[start]
    }

    /// `08:00` of `8.00`, `8:00` or `08.00 WIB`.
    static func time(_ text: String) -> String? {
        let text = text.prefix { !"Ww".contains($0) }
        let parts = text.split { ":. ".contains($0) }
        guard parts.count == 2, let hour = Int(parts[0]), let minute = Int(parts[1]), parts[1].utf8.count == 2 else { return nil }
        let meant = "\(two(hour)):\(two(minute))"
        return TimeOfDay(meant) == nil ? nil : meant
    }

    /// `08:00-16:00` of `08.00 - 16.00` or `8:00 s/d 16:00`.
    static func span(_ text: String) -> String? {
        var text = text
        for mark in ["s/d", "s.d.", "sampai", "\u{2013}", "\u{2014}"] {
            if let place = text.firstRange(of: mark) { text.replaceSubrange(place, with: "-") }
        }
        let parts = text.split(separator: "-")
        guard parts.count == 2, let from = time(String(parts[0])), let to = time(String(parts[1])) else { return nil }
        let meant = "\(from)-\(to)"
        return Quantities.span(meant) == nil ? nil : meant
    }

    /// `2026-03-09T09:00` of `09-03-2026 09.00` or `9 Maret 2026 pukul 9:00`.
    static func moment(_ text: String) -> String? {
        let words = text.split { " T".contains($0) }.map(String.init).filter { !["pukul", "jam"].contains($0.lowercased()) }
        for count in [1, 3] where words.count > count {
            guard let date = date(words.prefix(count).joined(separator: " ")), let time = time(words[count...].joined(separator: " "))
            else {
                continue
            }
            return "\(date)T\(time)"
        }
        return nil
    }

    private static let days = [
        "senin": "mon", "selasa": "tue", "rabu": "wed", "kamis": "thu", "jumat": "fri", "jum'at": "fri", "sabtu": "sat", "minggu": "sun",
        "ahad": "sun", "monday": "mon", "tuesday": "tue", "wednesday": "wed", "thursday": "thu", "friday": "fri", "saturday": "sat",
        "sunday": "sun",
    ]

    /// `mon_thu` of `senin_kamis`, `Senin - Kamis` or `mon-thu`.
    static func days(_ text: String) -> String? {
        let words = text.lowercased().split { " -_/.".contains($0) }.map(String.init).filter { !["s", "d", "sampai", "to"].contains($0) }
        let names = words.compactMap { days[$0] ?? (Quantities.dayNames.contains($0) ? $0 : nil) }
        guard names.count == words.count else { return nil }
        let meant = names.joined(separator: "_")
        return Quantities.days(meant) == nil ? nil : meant
    }

    private static let numbers = [
        "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas", "dua_belas",
    ]

    /// The whole number that a text begins with, in digits or in words: `2` of `2 lembar`, `dua` or `"2"`.
    static func number(_ text: String) -> Int? {
        if let rupiah = Quantities.meantRupiah(text) { return Int(rupiah) }
        let lower = text.lowercased()
        let word = String(lower.prefix { ("a"..."z").contains($0) })
        if let place = numbers.firstIndex(of: word) { return place + 1 }
        let digits = lower.prefix { ("0"..."9").contains($0) }
        let rest = lower.dropFirst(digits.count)
        guard let number = Int(digits), rest.isEmpty || rest == ".0" || rest == "x" || rest.first == " " else { return nil }
        return number
    }

    /// What is worked out where a length of time is fixed: `size(kendaraan) working days`, `working_days(size(kendaraan))`.
    ///
    /// - Parameter mayCount: a time by the number of something may stand there.
    /// `selamanya`: no duration, but the want of one.
    static func isForEver(_ text: String) -> Bool {
        ["selamanya", "seumur hidup", "tidak terbatas", "tanpa batas", "forever", "unlimited", "lifetime"].contains(text.lowercased())
    }

    static func computed(_ text: String, as key: Key?, mayCount: Bool) -> Words? {
        guard let (call, perEach) = call(text) else { return nil }
        switch key {
        case .within? where mayCount && perEach != nil:
            let meant = perEach ?? ""
            return Words(
                en: "write `\(meant)`: so long for each row, as many as there are when the time begins",
                id: "tulis `\(meant)`: sekian untuk tiap baris, sebanyak barisnya ketika waktu mulai dihitung")
        case .within?:
            let each =
                mayCount ? ("a time `per` a list, `1 working day per LIST`, ", "waktu `per` daftar, `1 hari kerja per DAFTAR`, ") : ("", "")
            return Words(
                en:
                    "a length of time is not worked out: write rows by `when`, \(each.0)or a fixed day `until: today + \(call)`, which no payment and no repair moves",
                id:
                    "lama waktu tidak dihitung: tulis baris dengan `when`, \(each.1)atau hari yang tetap `until: today + \(call)`, yang tidak digeser pembayaran atau perbaikan"
            )
        case .validFor?:
            return Words(
                en: "a length of time is not worked out: write rows by `when`, or the last day `valid_until: today + \(call)`",
                id: "lama waktu tidak dihitung: tulis baris dengan `when`, atau hari terakhirnya `valid_until: today + \(call)`")
        default:
            return Words(
                en: "a length of time is not worked out: a whole number and a unit stand here",
                id: "lama waktu tidak dihitung: di sini bilangan bulat dan satuan")
        }
    }

    /// `working_days(size(kendaraan))` of it, or of `size(kendaraan) working days`, with what says the same for each row; nothing of what is
    /// no expression.
    private static func call(_ text: String) -> (call: String, perEach: String?)? {
        if let node = try? ExpressionParser.parse(text), case .call(let function, let arguments, _) = node.kind {
            let units = ["working_days": "working days", "days": "days", "months": "months", "years": "years"]
            return (text, arguments.first.flatMap { number in units[function].flatMap { perEach(number, $0) } })
        }
        let functions = [
            "working days": "working_days", "working day": "working_days", "hari kerja": "working_days", "days": "days", "day": "days",
            "hari": "days", "months": "months", "month": "months", "bulan": "months", "years": "years", "year": "years", "tahun": "years",
        ]
        let units = DurationWords.unitWords.filter { text.hasSuffix(" \($0)") }
        guard let unit = units.max(by: { $0.utf8.count < $1.utf8.count }), let function = functions[unit] else { return nil }
        let number = String(text.dropLast(unit.count + 1))
        guard let node = try? ExpressionParser.parse(number) else { return nil }
        switch node.kind {
        case .call, .method, .binary: return ("\(function)(\(number))", perEach(node, unit))
        default: return nil
        }
    }

    /// `2 working days per kendaraan` of `2 * size(kendaraan)` working days.
    private static func perEach(_ number: Node, _ unit: String) -> String? {
        func meant(_ amount: Int64, _ path: [String]) -> String {
            let isOne = amount == 1 && unit.hasSuffix("s")
            return "\(amount) \(isOne ? String(unit.dropLast()) : unit) per \(path.joined(separator: "."))"
        }
        if let path = number.sizePath { return meant(1, path) }
        guard case .binary(.multiply, let a, let b) = number.kind else { return nil }
        for (factor, rest) in [(a, b), (b, a)] {
            if case .literal(.integer(let amount)) = factor.kind, amount > 0, let path = rest.sizePath { return meant(amount, path) }
        }
        return nil
    }

    /// `1 hari kerja per kendaraan` of `1 hari kerja untuk setiap kendaraan`, `1 HK/kendaraan` or `1 working day for each kendaraan`.
    static func rate(_ text: String) -> String? {
        let marks = ["untuk setiap", "untuk tiap", "bagi setiap", "setiap", "tiap", "for each", "for every", "each", "every", "Per", "PER"]
        for mark in marks.map({ " \($0) " }) + [" per ", "/"] {
            guard let place = text.firstRange(of: mark) else { continue }
            let span = String(text[..<place.lowerBound])
            var name = text[place.upperBound...].split(separator: " ")
            if name.count > 1, ["1", "satu", "one", "setiap", "tiap", "baris", "row", "each", "every"].contains(name[0].lowercased()) {
                name.removeFirst()
            }
            guard name.count == 1, let counted = countedName(name[0]) else { continue }
            if case .success = DurationWords.read(span) { return "\(span) per \(counted)" }
            if let meant = duration(span) { return "\(meant) per \(counted)" }
        }
        return nil
    }

    /// The name in it, or in `size(NAME)`.
    private static func countedName(_ text: Substring) -> String? {
        let node = try? ExpressionParser.parse(String(text))
        guard let path = node?.sizePath ?? node?.path, path.allSatisfy({ IDRules.isSnakeCase(Array($0.utf8)[...]) }) else { return nil }
        return path.joined(separator: ".")
    }

    private static let units: [String: String] = [
        "hk": "hari kerja", "hari kalender": "hari kalender", "hari krj": "hari kerja", "hr": "hari", "hr kerja": "hari kerja",
        "harian": "hari", "pekan": "minggu", "mgg": "minggu", "bln": "bulan", "th": "tahun", "thn": "tahun", "mnt": "menit",
        "work days": "working days", "workdays": "working days", "business days": "working days", "workday": "working days",
        "office days": "working days", "calendar day": "calendar days", "min": "menit", "mins": "minutes", "hrs": "hours", "yr": "years",
    ]

    /// What `5hari`, `lima hari kerja`, `5 (lima) Hari Kerja` or `maksimal 5 HK` is meant to be.
    static func duration(_ text: String) -> String? {
        if case .success = DurationWords.read(text) { return nil }
        var text = text.lowercased()
        if let open = text.firstIndex(of: "("), let close = text[open...].firstIndex(of: ")") { text.removeSubrange(open...close) }
        for start in ["paling lama", "paling lambat", "selambat-lambatnya", "maksimal", "maks.", "maks", "max", "dalam", "\u{00B1}"]
        where text.hasPrefix(start) {
            text.removeFirst(start.count)
        }
        text = String(text.drop { $0 == " " })
        if text.hasPrefix("setengah jam") { return "30 menit" }
        var words = text.split(separator: " ").map(String.init)
        guard var first = words.first else { return nil }
        if let place = numbers.firstIndex(of: first) {
            first = "\(place + 1)"
        } else {
            let digits = first.prefix { ("0"..."9").contains($0) }
            let glued = first.dropFirst(digits.count)
            guard !digits.isEmpty else { return nil }
            if let mark = glued.first, ".,".contains(mark), glued.dropFirst() == "5", words.count == 2,
                ["jam", "hours", "hour"].contains(words[1]),
                let whole = Int(digits)
            {
                return "\(whole * 60 + 30) \(words[1] == "jam" ? "menit" : "minutes")"
            }
            if !glued.isEmpty { words.insert(glued.drop { $0 == "-" }.description, at: 1) }
            first = String(digits)
        }
        let unit = words.dropFirst().joined(separator: " ")
        let meant = "\(first) \(units[unit] ?? unit)"
        guard case .success = DurationWords.read(meant) else { return nil }
        return meant
    }
}
