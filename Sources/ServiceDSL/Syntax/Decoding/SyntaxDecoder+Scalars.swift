import ServiceIR

extension SyntaxDecoder {
    /// The kinds of value that one scalar holds.
    mutating func scalar(_ node: YAMLNode, _ kind: SyntaxKind, key: Key) -> SyntaxValue {
        guard node.kind == .scalar else { return wrong(node, WantedForm(kind)) }
        switch kind {
        case .string:
            return string(node).map(SyntaxValue.string) ?? .faulty
        case .expression:
            return .expression(ExpressionText(text: node.text, node: node))
        case .word(let words):
            let text = node.text
            if words.contains(text) { return .string(text) }
            sink.report(
                .unknownWord(
                    node, known: words, meant: key == .type ? Keywords.meantFieldType(text) : MeantWords.meant(by: text, among: words)))
            return .faulty
        case .name: return .names([Located(node.text, node.span)])
        case .event: return event(node)
        case .kebabID:
            if let fault = IDRules.kebabFault(of: node) {
                sink.report(fault)
                return .faulty
            }
            return .names([Located(node.text, node.span)])
        case .flag:
            guard node.isPlain, node.reads("true") || node.reads("false") else { return wrong(node, .flag) }
            return .flag(node.reads("true"))
        case .flagOrCondition:
            if node.isPlain, node.reads("true") || node.reads("false") { return .flag(node.reads("true")) }
            if WordsForTruth.meaning(of: node.text) != nil { return wrong(node, .flag) }
            return .expression(ExpressionText(text: node.text, node: node))
        case .count(let range):
            let most = Int(JSONNumber.largest)
            guard node.isPlain, let number = Int(node.text) else {
                guard node.isPlain, Decimal128(node.text)?.isAbove(most) == true else {
                    return wrong(node, key == .copies ? .copies : .wholeNumber)
                }
                sink.report(.tooLarge(node, min(range.upperBound, most)))
                return .faulty
            }
            guard range.contains(number), number <= most else {
                sink.report(number > most ? .tooLarge(node, min(range.upperBound, most)) : .outOfRange(node, range))
                return .faulty
            }
            return .count(number)
        case .constant:
            if node.isPlain, let finding = ThousandsPoint.find(in: node) {
                sink.report(finding)
                return .faulty
            }
            let most = Int(JSONNumber.largest)
            if node.isPlain, Decimal128(node.text)?.isAbove(most) == true {
                sink.report(.tooLarge(node, most))
                return .faulty
            }
            if let constant = PlainScalar(node.utf8).constant(isPlain: node.isPlain) { return .constant(constant) }
            if let number = Quantities.meantDecimal(node.text) {
                sink.report(.decimalComma(node, meant: number))
                return .faulty
            }
            return wrong(node, .constant)
        case .duration(let range, let daysOrLonger): return duration(node, range: range, daysOrLonger: daysOrLonger, key: key)
        case .timeLimit(let range): return timeLimit(node, range: range, key: key)
        case .durationOrDate:
            // No date begins with a number alone.
            if case .failure(.noNumber) = DurationWords.read(node.text) { return .expression(ExpressionText(text: node.text, node: node)) }
            return duration(node, range: false, daysOrLonger: false, key: key)
        case .date:
            if let date = CivilDate(node.text) { return .date(date) }
            sink.report(.badDate(node))
            return .faulty
        case .size:
            if let bytes = Quantities.bytes(node.text) { return .size(bytes) }
            guard let meant = Quantities.meantSize(node.text) else { return wrong(node, .size) }
            var finding = Diagnostic.wrongType(wanted: WantedForm.size.words, at: node)
            finding.helps = [Words(en: "write `\(meant)`", id: "tulis `\(meant)`")]
            sink.report(finding)
            return .faulty
        case .unit:
            return Unit(node.text).map(SyntaxValue.unit) ?? wrong(node, .unit)
        case .rounding:
            return Quantities.rounding(node.text).map(SyntaxValue.rounding) ?? wrong(node, .rounding)
        case .bounds:
            let points = ThousandsPoint.find(inWordsOf: node)
            for finding in points { sink.report(finding) }
            return points.isEmpty ? Quantities.bounds(node.text).map(SyntaxValue.bounds) ?? wrong(node, .bounds) : .faulty
        case .join:
            switch node.text {
            case "any": return .join(.any)
            case "all": return .join(.all)
            case "in_order": return .join(.inOrder)
            default:
                if let n = Int(node.text), n > 0 { return .join(.count(n)) }
                return wrong(node, .join)
            }
        case .timeSpan:
            return Quantities.span(node.text).map(SyntaxValue.timeSpan) ?? wrong(node, .timeSpan)
        case .tableValue: return .node(node)
        case .rate:
            if let finding = ThousandsPoint.find(in: node) { sink.report(finding) }
            return Quantities.rate(node.text).map { .rate($0.number, $0.unit) } ?? wrong(node, .rate)
        default: return .faulty
        }
    }

    private func event(_ node: YAMLNode) -> SyntaxValue {
        let bytes = Array(node.utf8)
        let parts = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), parts.allSatisfy({ IDRules.isSnakeCase($0) }) else { return wrong(node, .event) }
        let step = String(decoding: parts[0], as: UTF8.self)
        guard parts.count == 2 else { return .event(step: Located(step, node.span), action: nil) }
        let action = String(decoding: parts[1], as: UTF8.self)
        return .event(
            step: Located(step, node.span(ofText: 0..<parts[0].count)),
            action: Located(action, node.span(ofText: (parts[0].count + 1)..<bytes.count)))
    }

    /// A duration, also `per` what is counted: a name, of which the model says what it counts.
    private func timeLimit(_ node: YAMLNode, range: Bool, key: Key) -> SyntaxValue {
        let text = node.text
        guard let parts = DurationWords.parts(of: text) else {
            return duration(node, range: range, daysOrLonger: false, key: key, mayCount: true)
        }
        func refuse(_ fault: DurationWords.Fault) -> SyntaxValue {
            sink.report(.badDuration(node, fault, at: key, mayCount: true))
            return .faulty
        }
        switch DurationWords.read(parts.duration) {
        case .failure(let fault): return refuse(fault)
        case .success(let duration):
            if !range, duration.lower != duration.upper { return refuse(.rangeNotAllowed) }
            if duration.upper == 0 { return refuse(.zero(mayBeLeftOut: around?.shape.keyword(key)?.isRequired != true)) }
            if parts.name.isEmpty { return refuse(.perNothing) }
            let names = Array(parts.name.utf8).split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
            guard names.allSatisfy(IDRules.isSnakeCase) else { return refuse(.perNoName(String(parts.name))) }
            let offset = text.utf8.distance(from: text.startIndex, to: parts.name.startIndex)
            return .timeLimit(duration, per: ExpressionText(text: String(parts.name), node: node, offset: offset))
        }
    }

    private func duration(_ node: YAMLNode, range: Bool, daysOrLonger: Bool, key: Key, mayCount: Bool = false) -> SyntaxValue {
        switch DurationWords.read(node.text) {
        case .success(let duration):
            if !range, duration.lower != duration.upper {
                sink.report(.badDuration(node, .rangeNotAllowed))
                return .faulty
            }
            if daysOrLonger, [.hours, .minutes, .workingDays].contains(duration.unit) {
                sink.report(.badDuration(node, .unitTooShort(duration.upper, duration.unit), at: key))
                return .faulty
            }
            if duration.upper == 0, isOverAtOnce(duration.unit, key) {
                sink.report(.badDuration(node, .zero(mayBeLeftOut: around?.shape.keyword(key)?.isRequired != true)))
                return .faulty
            }
            return .duration(duration)
        case .failure(var fault):
            let mayBeADay = ![.complaints, .returns].contains(around?.shape.name)
            if let parts = DurationWords.parts(of: node.text), case .success = DurationWords.read(parts.duration) { fault = .perNotHere }
            sink.report(
                .badDuration(
                    node, fault, wanting: key == .slots ? .partOfDay : daysOrLonger ? .daysOrLonger : .any, at: mayBeADay ? key : nil,
                    mayCount: mayCount))
            return .faulty
        }
    }

    /// Whether no time of this unit says nothing there; `within: 0 days` of a step or a promise is the same day.
    private func isOverAtOnce(_ unit: Period.Unit, _ key: Key) -> Bool {
        switch key {
        // What a slot lasts is asked where the opening hours are known.
        case .wait, .slots: false
        case .every, .maxAge, .validFor, .keepFor, .notice: true
        default:
            [.hours, .minutes].contains(unit) || around.map { [.complaints, .returns, .repair, .extend].contains($0.shape.name) } ?? false
        }
    }

    /// `{ mon_thu: "08:00-16:00", break: "12:00-13:00" }`.
    func officeHours(_ node: YAMLNode) -> SyntaxValue {
        guard node.kind == .mapping else { return wrong(node, .officeHours) }
        var week = [[OfficeHours.Span]?](repeating: nil, count: 7)
        var pause: OfficeHours.Span?
        var isWhole = true
        var isCut = false
        for entry in node.entries where entry.name == "break" {
            pause = Quantities.span(entry.value.text)
            if pause == nil {
                _ = wrong(entry.value, .timeSpan)
                isWhole = false
            }
        }
        for entry in node.entries where entry.name != "break" {
            guard let days = Quantities.days(entry.name) else {
                sink.report(.badOfficeDay(entry.key))
                isWhole = false
                continue
            }
            var spans: [OfficeHours.Span] = []
            let nodes = entry.value.kind == .sequence ? Array(entry.value.items) : [entry.value]
            for item in nodes {
                guard let span = Quantities.span(item.text) else {
                    _ = wrong(item, .timeSpan)
                    isWhole = false
                    continue
                }
                if let last = spans.last, span.from < last.to {
                    sink.report(.spansOverlap(item))
                    isWhole = false
                    continue
                }
                spans.append(span)
            }
            if let pause, spans.count == 1, let span = spans.first, span.from < pause.from, pause.to < span.to {
                spans = [.init(span.from, pause.from), .init(pause.to, span.to)]
                isCut = true
            }
            for day in days {
                if week[day] != nil, isWhole {
                    sink.report(.officeDayTwice(entry.key))
                    isWhole = false
                }
                week[day] = spans
            }
        }
        if isWhole, pause != nil, !isCut, let entry = node.entry("break") {
            sink.report(.breakOutside(entry))
            isWhole = false
        }
        return isWhole ? .officeHours(OfficeHours(week: week.map { $0 ?? [] })) : .faulty
    }
}

extension Decimal128 {
    fileprivate func isAbove(_ most: Int) -> Bool { self > Decimal128(Int64(most)) }
}

/// What people write for `true` and `false` in other languages and programs.
enum WordsForTruth {
    private static let yes: Set<String> = ["ya", "benar", "yes", "on", "y", "t", "1", "true"]
    private static let no: Set<String> = ["tidak", "salah", "no", "off", "n", "0", "false"]

    static func meaning(of word: String) -> Bool? {
        let word = word.lowercased()
        return yes.contains(word) ? true : no.contains(word) ? false : nil
    }
}
