extension SubmissionSampler {
    /// One way to break a valid sending.
    private struct Breakage {
        var code: SubmissionFault.Code
        var path: [String]
        /// `nil` takes away what stands there.
        var value: JSONValue?
        /// Where the fault is reported, when not at `path`.
        var reported: [String]?
    }

    func broken(_ valid: (json: JSONValue, submission: Submission), _ source: inout SampleSource) -> Sample? {
        if source.happens(oneIn: 6), let sample = againstRule(valid.json, &source) { return sample }
        var ways = head() + sections(valid) + documents(valid) + delivery(valid)
        // By kind first, so that a long form does not crowd out the rest.
        let kinds = SubmissionFault.Code.allCases.filter { code in ways.contains { $0.code == code } }
        for _ in 0..<40 {
            guard let kind = source.pick(kinds) else { break }
            let chosen = ways.filter { $0.code == kind }
            guard let way = source.pick(chosen) else { break }
            var json = valid.json
            json.set(way.value, at: way.path)
            let path = JSONPointer.root.appending(way.reported ?? way.path)
            if case .failure(let refused) = validator.validate(json, at: moment),
                refused.faults.contains(where: { $0.code == way.code && $0.path == path })
            {
                return Sample(json: json, boundary: Boundary(code: way.code, path: path))
            }
            // Not a fault after all (a default stands in, another way serves): try another.
            ways.removeAll { $0.path == way.path && $0.code == way.code }
            if ways.isEmpty { break }
        }
        return nil
    }

    /// A sending that only a rule refuses, found by trying: one answer drawn anew, or taken from another question of its type.
    ///
    /// - Parameter orWarned: whether one will do that is accepted with a warning; its boundary is absent.
    func againstRule(_ valid: JSONValue, orWarned: Bool = false, _ source: inout SampleSource) -> Sample? {
        let questions = questions(in: valid)
        for _ in 0..<60 {
            guard let question = source.pick(questions) else { return nil }
            let alike = questions.filter { $0.field.type == question.field.type && $0.path != question.path }
            var json = valid
            if source.happens(oneIn: 3), let other = source.pick(alike), let answer = valid.member(at: other.path) {
                json.set(answer, at: question.path)
            } else {
                json.set(value(of: question.field, &source), at: question.path)
            }
            switch validator.validate(json, at: moment) {
            case .success(let accepted):
                if orWarned, !accepted.warnings.isEmpty { return Sample(json: json) }
            case .failure(let refused):
                guard let first = refused.faults.first, refused.faults.allSatisfy({ $0.code == .rule || $0.code == .notOffered }) else {
                    continue
                }
                return Sample(json: json, boundary: Boundary(code: first.code, path: first.path))
            }
        }
        return nil
    }

    /// The questions of a sending that have an answer, those of each row by themselves.
    private func questions(in json: JSONValue) -> [(path: [String], field: Field)] {
        var questions: [(path: [String], field: Field)] = []
        func collect(_ fields: OrderedMap<FieldID, Field>, at path: [String]) {
            for (id, field) in fields where field.value == nil { collect(field, at: path + [id.rawValue]) }
        }
        func collect(_ field: Field, at path: [String]) {
            guard let answer = json.member(at: path) else { return }
            if field.type != .list { return questions.append((path, field)) }
            for row in (answer.array ?? []).indices { collect(field.fields, at: path + [String(row)]) }
        }
        for (id, section) in validator.service.form.sections {
            let path = ["form", id.rawValue]
            if let list = section.asList { collect(list, at: path) } else { collect(section.fields, at: path) }
        }
        return questions
    }

    private func head() -> [Breakage] {
        var ways = [
            Breakage(code: .unknownKey, path: ["tambahan"], value: 1), Breakage(code: .wrongType, path: ["form"], value: "kosong"),
            Breakage(code: .unknownKey, path: ["form", "bagian_lain"], value: [:]),
        ]
        for (key, isThere) in [
            ("variant", !validator.service.variants.isEmpty), ("applicant", !validator.service.applicants.isEmpty),
            ("channel", !validator.service.channels.isEmpty),
        ] {
            if isThere {
                ways += [
                    Breakage(code: .required, path: [key]), Breakage(code: .notAnOption, path: [key], value: "lain"),
                    Breakage(code: .wrongType, path: [key], value: 1),
                ]
            } else {
                ways.append(Breakage(code: .unknownKey, path: [key], value: "lain"))
            }
        }
        return ways
    }

    private func sections(_ valid: (json: JSONValue, submission: Submission)) -> [Breakage] {
        var ways: [Breakage] = []
        for (sectionID, section) in validator.service.form.sections {
            let place = ["form", sectionID.rawValue]
            if let list = section.asList {
                if let value = valid.submission.values[ID(sectionID.rawValue)] { ways += self.ways(list, value, at: place) }
                continue
            }
            ways.append(Breakage(code: .unknownKey, path: place + ["isian_lain"], value: "x"))
            ways.append(Breakage(code: .wrongType, path: place, value: []))
            for (fieldID, field) in section.fields where field.value == nil {
                guard let value = valid.submission.values[ID("\(sectionID).\(fieldID)")] else { continue }
                ways += self.ways(field, value, at: place + [fieldID.rawValue])
            }
        }
        return ways
    }

    private func ways(_ field: Field, _ value: Value, at path: [String]) -> [Breakage] {
        var ways: [Breakage] = []
        if !field.isOptional || field.optionalWhen != nil { ways.append(Breakage(code: .required, path: path)) }
        func wrong(_ code: SubmissionFault.Code, _ value: JSONValue, reported: [String]? = nil) {
            ways.append(Breakage(code: code, path: path, value: value, reported: reported))
        }
        switch field.type {
        case .integer, .money, .decimal:
            wrong(.wrongType, "12")
            if field.type != .decimal, let half = Decimal128("0.5") { wrong(.wrongType, .decimal(half)) }
            wrong(.tooLong, .integer(9_007_199_254_740_992))
            let step = field.type == .decimal ? Decimal128("0.01") : Decimal128(1)
            if let min = field.min?.number, let step, let below = min.subtracting(step) { wrong(.belowMin, JSONValue(below)) }
            if let max = field.max?.number, let step, let above = max.adding(step) { wrong(.aboveMax, JSONValue(above)) }
        case .yesNo: wrong(.wrongType, "ya")
        case .date, .time, .datetime:
            wrong(.wrongType, 20_260_131)
            let rest = field.type == .datetime ? "T08:00" : ""
            for text in field.type == .time ? ["24:01", "8:00", "12:60"] : ["2026-02-29\(rest)", "2026-13-01\(rest)", "31-01-2026\(rest)"] {
                wrong(.wrongForm, .string(text))
            }
            if let day = field.min?.string.flatMap({ CivilDate($0) }) {
                wrong(.belowMin, .string(CivilDate(dayNumber: day.dayNumber - 1).description))
            }
            if let day = field.max?.string.flatMap({ CivilDate($0) }) {
                wrong(.aboveMax, .string(CivilDate(dayNumber: day.dayNumber + 1).description))
            }
            if let time = field.min?.string.flatMap({ TimeOfDay($0) }), time.minutes > 0 {
                wrong(.belowMin, .string(TimeOfDay(minutes: time.minutes - 1).description))
            }
            if let time = field.max?.string.flatMap({ TimeOfDay($0) }), time.minutes < 1440 {
                wrong(.aboveMax, .string(TimeOfDay(minutes: time.minutes + 1).description))
            }
        case .choice, .agency:
            wrong(.notAnOption, "pilihan_lain")
            wrong(.wrongType, true)
        case .choices:
            wrong(.notAnOption, ["pilihan_lain"], reported: path + ["0"])
            if let first = field.options.keys.first?.rawValue {
                wrong(.repeatedOption, [.string(first), .string(first)], reported: path + ["1"])
            }
            if !field.isOptional || field.optionalWhen != nil { wrong(.tooFewRows, []) }
        case .issued:
            wrong(.wrongType, 5)
            wrong(.required, " ")
            for state in IssuedState.allCases where field.issued?.accept.contains(state) == false {
                wrong(.notAccepted, .string(Register.sampleNumber(state)))
            }
        case .booking:
            wrong(.wrongType, 5)
            wrong(.required, " ")
            wrong(.wrongForm, "besok pagi")
            wrong(.notASlot, .string("\(CivilDate(dayNumber: moment.today.dayNumber + 1))T03:17"))
        case .address, .location:
            wrong(.wrongType, "di sini")
            ways.append(Breakage(code: .unknownKey, path: path + ["patokan"], value: "Masjid"))
            for (id, part) in field.type.parts {
                if let value = value.member(at: [id.rawValue]) { ways += self.ways(part, value, at: path + [id.rawValue]) }
            }
        case .account:
            wrong(.wrongType, "BRI 1234567890")
            ways.append(Breakage(code: .required, path: path + ["bank"]))
            ways.append(Breakage(code: .wrongForm, path: path + ["number"], value: "1234"))
            ways.append(Breakage(code: .unknownKey, path: path + ["cabang"], value: "Malang"))
        case .document:
            wrong(.wrongType, "surat.pdf")
            wrong(.wrongType, Evidence.paper.json)
        case .list: ways += rows(field, value, at: path)
        case .text, .longText, .email, .phone, .url, .nik, .kk, .npwp, .nib, .nop, .kbli, .region:
            wrong(.wrongType, 5)
            wrong(.required, " ")
            wrong(.required, "\u{200B}\u{202E}\u{3164}")
            if field.type == .text { wrong(.wrongForm, "dua\nbaris") }
            if field.pattern != nil { wrong(.pattern, "€€") }
            if field.type != .text && field.type != .longText { wrong(.wrongForm, "bukan begini") }
            if field.type == .nik {
                wrong(.wrongForm, "730701120190000")
                wrong(.unknownCode, "7307019913900001")
                wrong(.unknownCode, "7307011201900000")
            }
            if field.type == .npwp { wrong(.unknownCode, "024212754801000") }
            if field.type == .region { wrong(.wrongForm, "73-07") }
        }
        return ways
    }

    private func rows(_ field: Field, _ value: Value, at path: [String]) -> [Breakage] {
        var ways: [Breakage] = [Breakage(code: .wrongType, path: path, value: "banyak")]
        guard case .list(let rows) = value, let json = value.json(in: moment.timeZone)?.array else { return ways }
        if let many = field.many {
            if many.lower > 0 { ways.append(Breakage(code: .tooFewRows, path: path, value: .array(Array(json.prefix(many.lower - 1))))) }
            if let last = json.last, many.upper < 200 {
                let more = json + Array(repeating: last, count: many.upper + 1 - json.count)
                ways.append(Breakage(code: .tooManyRows, path: path, value: .array(more)))
            }
        }
        if let first = field.unique.first?.first, json.count >= 1, json.count < field.many?.upper ?? .max {
            ways.append(
                Breakage(
                    code: .repeatedRow, path: path, value: .array(json + [json[0]]),
                    reported: path + ["\(json.count)", first.rawValue]))
        }
        guard case .record(let row)? = rows.first else { return ways }
        ways.append(Breakage(code: .unknownKey, path: path + ["0", "isian_lain"], value: 1))
        for (id, inner) in field.fields where inner.value == nil {
            guard let value = row[ID(id.rawValue)] else { continue }
            ways += self.ways(inner, value, at: path + ["0", id.rawValue])
        }
        return ways
    }

    private func documents(_ valid: (json: JSONValue, submission: Submission)) -> [Breakage] {
        var ways = [Breakage(code: .unknownKey, path: ["documents", "dokumen_lain"], value: ["paper": true])]
        for (id, requirement) in validator.service.documents {
            let path = ["documents", id.rawValue]
            let taken = valid.submission.documents.keys.filter { $0.rawValue == id.rawValue || $0.rawValue.hasPrefix(id.rawValue + ".") }
            guard !taken.isEmpty else { continue }
            if !requirement.per.isEmpty {
                ways.append(Breakage(code: .wrongType, path: path, value: "ada"))
                ways.append(Breakage(code: .unknownKey, path: path + ["bagian_lain"], value: ["paper": true]))
                if let first = taken.first {
                    let place = ["documents"] + first.rawValue.split(separator: ".").map(String.init)
                    ways += [
                        Breakage(code: .documentMissing, path: place), Breakage(code: .wrongType, path: place, value: ["paper": false]),
                    ]
                }
            } else if requirement.members.isEmpty {
                ways.append(Breakage(code: .documentMissing, path: path))
                ways.append(Breakage(code: .wrongType, path: path, value: ["paper": false]))
                ways.append(Breakage(code: .wrongType, path: path, value: ["file": "a", "paper": true]))
                ways += dates(requirement, at: path)
            } else {
                ways.append(Breakage(code: .wrongType, path: path, value: "ada"))
                ways.append(Breakage(code: .unknownKey, path: path + ["dokumen_lain"], value: ["paper": true]))
                if requirement.group == .anyOf {
                    ways.append(Breakage(code: .noneOfDocuments, path: path, value: [:]))
                    ways.append(Breakage(code: .noneOfDocuments, path: path))
                } else if let first = taken.first {
                    ways.append(
                        Breakage(code: .documentMissing, path: ["documents"] + first.rawValue.split(separator: ".").map(String.init)))
                }
            }
        }
        return ways
    }

    private func dates(_ requirement: Requirement, at path: [String]) -> [Breakage] {
        var ways: [Breakage] = []
        if let limit = requirement.maxAge {
            let span = (moment.today.adding(limit)?.dayNumber ?? 0) - moment.today.dayNumber
            let issued = path + ["issued_on"]
            ways += [
                Breakage(code: .required, path: issued), Breakage(code: .wrongForm, path: issued, value: "kemarin"),
                Breakage(
                    code: .documentTooOld, path: issued,
                    value: .string(CivilDate(dayNumber: moment.today.dayNumber - span - 4).description)),
                Breakage(code: .aboveMax, path: issued, value: .string(CivilDate(dayNumber: moment.today.dayNumber + 1).description)),
            ]
        }
        if requirement.mustBeValid {
            let until = path + ["valid_until"]
            ways += [
                Breakage(code: .required, path: until), Breakage(code: .wrongForm, path: until, value: 2030),
                Breakage(
                    code: .documentExpired, path: until, value: .string(CivilDate(dayNumber: moment.today.dayNumber - 1).description)),
            ]
        }
        return ways
    }

    private func delivery(_ valid: (json: JSONValue, submission: Submission)) -> [Breakage] {
        var ways = [Breakage(code: .unknownKey, path: ["delivery", "lain"], value: "post")]
        for id in valid.submission.delivery.keys {
            let path = ["delivery", id.rawValue]
            ways.append(Breakage(code: .notAnOption, path: path, value: "merpati"))
            ways.append(Breakage(code: .required, path: path))
        }
        return ways
    }
}
