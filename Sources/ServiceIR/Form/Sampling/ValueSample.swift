/// Values that a field accepts by itself; its rule and its `when` are the caller's.
struct ValueSample {
    let moment: SubmissionMoment
    /// Numbers that the service compares with: values near them are the interesting ones.
    let landmarks: [Decimal128]
    let dayLandmarks: [CivilDate]
    /// Regions that the service speaks of.
    let regions: [RegionCode]
    /// Whole landmarks and their neighbours, ascending.
    private let wholeNear: [Int64]
    /// Landmarks that may be the age of somebody.
    private let ages: [Int]

    init(moment: SubmissionMoment, landmarks: [Decimal128], dayLandmarks: [CivilDate], regions: [RegionCode]) {
        self.moment = moment
        self.landmarks = landmarks
        self.dayLandmarks = dayLandmarks
        self.regions = regions
        let whole = landmarks.compactMap(\.int64)
        wholeNear = whole.flatMap { [$0, $0 &+ 1, $0 &- 1] }.sorted()
        ages = whole.filter { (0...100).contains($0) }.map(Int.init)
    }

    /// Those of the landmarks that a field takes, found by halving.
    private func near(_ range: ClosedRange<Int64>) -> ArraySlice<Int64> {
        func first(where isBeyond: (Int64) -> Bool) -> Int {
            var (low, high) = (0, wholeNear.count)
            while low < high {
                let middle = (low + high) / 2
                if isBeyond(wholeNear[middle]) { high = middle } else { low = middle + 1 }
            }
            return low
        }
        let start = first { $0 >= range.lowerBound }
        return wholeNear[start..<max(start, first { $0 > range.upperBound })]
    }

    func value(of field: Field, _ source: inout SampleSource) -> JSONValue {
        if let pattern = field.pattern { return .string(patterned(pattern, source: &source)) }
        switch field.type {
        case .text: return .string(words(1...4, &source))
        case .longText: return .string(words(4...12, &source) + (source.happens(oneIn: 3) ? "\n" + words(2...5, &source) : ""))
        case .integer: return .integer(whole(field, typical: 0...120, &source))
        case .money: return .integer(whole(field, typical: 0...50_000_000, &source))
        case .decimal: return decimal(field, &source)
        case .yesNo: return .bool(source.happens(oneIn: 2))
        case .date: return .string(day(field, &source).description)
        case .time: return .string(time(field, &source).description)
        case .datetime: return datetime(field, &source)
        case .choice, .agency: return source.pick(field.options.keys).map { .string($0.rawValue) } ?? .null
        case .choices:
            var ids = field.options.keys.map(\.rawValue)
            source.shuffle(&ids)
            return .array(ids.prefix(source.whole(1...max(1, ids.count))).map(JSONValue.string))
        case .email: return .string("warga\(source.whole(1...999))@contoh.id")
        case .phone: return .string("08\(source.whole(11...59))\(source.digits(7))")
        case .url: return .string("https://contoh.id/\(source.whole(1...999))")
        case .nik: return .string(nik(&source))
        case .kk: return .string("730701\(dateDigits(&source))000\(source.whole(1...9))")
        case .npwp: return .string((source.happens(oneIn: 2) ? "0" : "") + NumberSample.npwp(&source))
        case .nib: return .string("9" + source.digits(12))
        case .nop: return .string("7307010001\(source.digits(7))0")
        case .kbli: return .string(source.pick(["47112", "56101", "10211", "86201", "55111"]) ?? "47112")
        case .region: return .string(region(field.level ?? .village, &source))
        case .issued: return .string(Register.sampleNumber(source.pick(field.issued?.accept ?? []) ?? .unknown))
        case .booking:
            let known = moment.register.slots.filter { $0.resource == field.resource && $0.start > moment.instant && !$0.units.isEmpty }
            return source.pick(known).map { .string($0.start.localText(in: moment.timeZone)) } ?? .null
        case .account:
            return ["bank": .string(source.pick(["BRI", "BNI", "BPD Jawa Timur"]) ?? "BRI"), "number": .string(source.digits(10))]
        case .document: return Evidence.file("contoh-\(source.digits(6))").json
        case .list: return .array([])
        // Made of their parts.
        case .address, .location: return .object([:])
        }
    }

    private func patterned(_ pattern: String, source: inout SampleSource) -> String {
        let matcher = try? Pattern(pattern)
        var text = ""
        for _ in 0..<20 {
            text = PatternSample.text(of: pattern, &source)
            if matcher?.matchesWhole(text) ?? true, text.unicodeScalars.contains(where: { $0 != " " }) { return text }
        }
        return text
    }

    private static let vocabulary = [
        "Sinar", "Jaya", "Toko", "Melati", "Jalan", "Pemuda", "Blok", "Utama", "Makmur", "Baru", "Kenanga", "Laut", "Sejahtera", "Ruko",
        "Usaha", "Cahaya", "Bahari", "Nusa", "Warung", "Mandiri",
    ]

    private func words(_ count: ClosedRange<Int>, _ source: inout SampleSource) -> String {
        (0..<source.whole(count)).map { _ in source.pick(ValueSample.vocabulary) ?? "" }.joined(separator: " ")
    }

    private func whole(_ field: Field, typical: ClosedRange<Int64>, _ source: inout SampleSource) -> Int64 {
        let min = field.min?.number?.int64 ?? Swift.min(typical.lowerBound, field.max?.number?.int64 ?? typical.lowerBound)
        let max = field.max?.number?.int64 ?? Swift.max(typical.upperBound, min)
        guard min < max else { return min }
        switch source.whole(1...6) {
        case 1: return min
        case 2 where field.max != nil: return max
        case 3, 4:
            if let value = source.pick(near(min...max)) { return value }
            return source.whole(min...max)
        default: return source.whole(min...max)
        }
    }

    private func decimal(_ field: Field, _ source: inout SampleSource) -> JSONValue {
        let scale: Int64 = 100
        func scaled(_ json: JSONValue?) -> Int64? { json?.number?.multiplied(by: Decimal128(scale))?.int64 }
        let min = scaled(field.min) ?? 0
        let max = Swift.max(scaled(field.max) ?? min + 20_000, min)
        var hundredths = source.whole(min...max)
        if source.happens(oneIn: 6) { hundredths = min }
        if field.max != nil, source.happens(oneIn: 6) { hundredths = max }
        if source.happens(oneIn: 4), let near = source.pick(landmarks)?.multiplied(by: Decimal128(scale))?.int64, (min...max).contains(near)
        {
            hundredths = near
        }
        guard let number = Decimal128(hundredths).divided(by: Decimal128(scale)) else { return .integer(hundredths / scale) }
        return number.int64.map(JSONValue.integer) ?? .decimal(number)
    }

    private func day(_ field: Field, _ source: inout SampleSource) -> CivilDate {
        let today = moment.today.dayNumber
        let min = field.min?.string.flatMap { CivilDate($0) }?.dayNumber
        let max = field.max?.string.flatMap { CivilDate($0) }?.dayNumber
        let low = min ?? Swift.min(today - 60 * 365, max ?? today)
        let high = Swift.max(max ?? Swift.max(today + 400, low), low)
        switch source.whole(1...6) {
        case 1 where min != nil: return CivilDate(dayNumber: low)
        case 2 where max != nil: return CivilDate(dayNumber: high)
        case 3:
            // Around today, and around the birthdays at which people come of age.
            let years = source.pick(ages + [0, 0, 17]) ?? 0
            let near = today - years * 365 - years / 4 + source.whole(-40...40)
            return CivilDate(dayNumber: Swift.min(Swift.max(near, low), high))
        case 4:
            if let landmark = source.pick(dayLandmarks) {
                return CivilDate(dayNumber: Swift.min(Swift.max(landmark.dayNumber + source.whole(-1...1), low), high))
            }
            return CivilDate(dayNumber: source.whole(low...high))
        default: return CivilDate(dayNumber: source.whole(low...high))
        }
    }

    private func time(_ field: Field, _ source: inout SampleSource) -> TimeOfDay {
        let low = field.min?.string.flatMap { TimeOfDay($0) }?.minutes ?? 0
        let high = Swift.max(field.max?.string.flatMap { TimeOfDay($0) }?.minutes ?? 1439, low)
        return TimeOfDay(minutes: source.happens(oneIn: 5) ? low : source.happens(oneIn: 5) ? high : source.whole(low...high))
    }

    private func datetime(_ field: Field, _ source: inout SampleSource) -> JSONValue {
        let min = field.min?.string.flatMap { LocalMoment($0) }?.instant(in: .wib).seconds
        let max = field.max?.string.flatMap { LocalMoment($0) }?.instant(in: .wib).seconds
        let low = min ?? Swift.min(moment.instant.seconds - 30 * 86_400, max ?? .max)
        let high = Swift.max(max ?? low + 400 * 86_400, low)
        return .string(Instant(seconds: source.whole(low...high) / 60 * 60).localText(in: .wib))
    }

    private func dateDigits(_ source: inout SampleSource) -> String {
        func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }
        return two(source.whole(1...28) + (source.happens(oneIn: 2) ? 40 : 0)) + two(source.whole(1...12)) + two(source.whole(0...99))
    }

    private func nik(_ source: inout SampleSource) -> String { "730701\(dateDigits(&source))000\(source.whole(1...9))" }

    /// In a region that the service speaks of, most often: the rule may be that it lies there.
    private func region(_ level: RegionLevel, _ source: inout SampleSource) -> String {
        let near = regions.filter { $0.level.isAtOrAbove(level) }
        let start = (source.happens(oneIn: 5) ? nil : source.pick(near)?.text) ?? source.pick(["73.07", "33.71", "35.78"]) ?? "73.07"
        var parts = start.split(separator: ".").map(String.init)
        let wanted = (RegionLevel.allCases.firstIndex(of: level) ?? 0) + 1
        if parts.count == 1 && wanted > 1 { parts.append("01") }
        if parts.count == 2 && wanted > 2 { parts.append("0\(source.whole(1...9))") }
        if parts.count == 3 && wanted > 3 { parts.append("100\(source.whole(1...9))") }
        return parts.prefix(wanted).joined(separator: ".")
    }
}

extension RegionLevel {
    fileprivate func isAtOrAbove(_ other: RegionLevel) -> Bool {
        (RegionLevel.allCases.firstIndex(of: self) ?? 0) <= (RegionLevel.allCases.firstIndex(of: other) ?? 0)
    }
}

/// Fictional identity numbers that pass their checks.
enum NumberSample {
    /// The old 15 digits, with their check digit.
    static func npwp(_ source: inout SampleSource) -> String {
        let serial = (0..<8).map { _ in source.whole(0...9) as Int }
        var sum = 0
        for (index, digit) in serial.reversed().enumerated() {
            let doubled = index.isMultiple(of: 2) ? digit * 2 : digit
            sum += doubled > 9 ? doubled - 9 : doubled
        }
        return serial.map { "\($0)" }.joined() + "\((10 - sum % 10) % 10)" + "801000"
    }
}
