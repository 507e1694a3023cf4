import ServiceIR

/// Regions as people name them: by a code, or by the name of a province, kabupaten or kota.
enum RegionChoice {
    enum Found: Hashable, Sendable {
        /// A code, as far as its form goes.
        case code(String)
        /// Several regions bear this name.
        case several([RegionTable.Region])
        /// None of this level bears it.
        case unknown(RegionLevel?)
    }

    /// What a text means: `73.07`, `7307`, `Kabupaten Sinjai`, `kab. sinjai`, `Sinjai`; in `own` = 73.07 also `01.1001` for what lies there.
    static func find(_ text: String, level: RegionLevel?, in own: String?) -> Found {
        let bytes = text.utf8.filter { $0 != UInt8(ascii: " ") }
        func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
        if bytes.allSatisfy({ isDigit($0) || $0 == UInt8(ascii: ".") }) {
            return .code(code(String(decoding: bytes, as: UTF8.self), level, own))
        }
        let name = folded(text)
        func known(_ names: [String: [RegionTable.Region]]) -> [RegionTable.Region] {
            (names[name] ?? []).filter { region in level == nil || RegionCode(region.code)?.level == level }
        }
        let found = known(names).isEmpty ? known(bareNames) : known(names)
        switch found.count {
        case 0: return .unknown(level)
        case 1: return .code(found[0].code)
        default: return .several(found)
        }
    }

    /// The regions that can be named where a field asks for this level, those of the own province first; none below kabupaten and kota, which are
    /// known by their code alone.
    static func offered(_ level: RegionLevel, in own: String?) -> [RegionTable.Region] {
        guard let province = own.map({ String($0.prefix(2)) }) else { return candidates(level) }
        let all = candidates(level)
        return all.filter { $0.code.hasPrefix(province) } + all.filter { !$0.code.hasPrefix(province) }
    }

    /// The name under which a code is offered, where it is.
    static func name(of code: String, level: RegionLevel?) -> String? {
        guard level == .province || level == .regency, RegionCode(code)?.level == level else { return nil }
        return RegionTable.name(of: code)?.trimmingSpaces()
    }

    private static func candidates(_ level: RegionLevel?) -> [RegionTable.Region] {
        switch level {
        case .province: RegionTable.regions.filter { $0.code.utf8.count == 2 }
        case .regency: RegionTable.regions.filter { $0.code.utf8.count == 5 }
        case .district, .village: []
        case nil: RegionTable.regions
        }
    }

    private static let names = Dictionary(grouping: RegionTable.regions) { folded($0.name) }

    /// Kabupaten and kota without the first word of their names, which says what they are and is left out by people.
    private static let bareNames = Dictionary(grouping: RegionTable.regions.filter { $0.code.utf8.count == 5 }) { region in
        folded(region.name).split(separator: " ").dropFirst().joined(separator: " ")
    }

    private static func folded(_ name: String) -> String {
        let words = name.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
        return (words.first == "kab" ? ["kabupaten"] + words.dropFirst() : words).joined(separator: " ")
    }

    /// A code with its points; below the own kabupaten or kota the beginning may be left out.
    private static func code(_ text: String, _ level: RegionLevel?, _ own: String?) -> String {
        if let level, let own, RegionCode(text)?.level != level, let inside = RegionCode("\(own).\(text)"), inside.level == level {
            return inside.text
        }
        guard !text.contains("."), [4, 6, 10].contains(text.utf8.count) else { return text }
        var parts: [String] = []
        var rest = text[...]
        for count in [2, 2, 2, 4] where !rest.isEmpty {
            parts.append(String(rest.prefix(count)))
            rest = rest.dropFirst(count)
        }
        return parts.joined(separator: ".")
    }
}

extension RegionChoice.Found {
    /// What to say at the field.
    var words: LocalText {
        switch self {
        case .code: .both("", "")
        case .several(let regions):
            .both(
                "Ada beberapa wilayah bernama ini: \(RegionChoice.Found.list(regions)).",
                "Several regions bear this name: \(RegionChoice.Found.list(regions)).")
        case .unknown(.district), .unknown(.village):
            .both(
                "Tulis kode Kemendagri wilayah ini, bukan namanya; di bawah kabupaten dan kota hanya kode yang dikenal.",
                "Give the Kemendagri code of this region, not its name; below kabupaten and kota only codes are known.")
        case .unknown:
            .both(
                "Tidak ada wilayah bernama ini. Pilih dari daftar, atau tulis kode Kemendagri.",
                "No region bears this name. Choose from the list, or give the Kemendagri code.")
        }
    }

    private static func list(_ regions: [RegionTable.Region]) -> String {
        regions.prefix(5).map { "\($0.name.trimmingSpaces()) (\($0.code))" }.joined(separator: ", ")
    }
}

extension Definition {
    /// The levels of the fields, in the form and at the steps, whose regions can be chosen by name.
    var namedRegionLevels: [RegionLevel] {
        let service = service
        let steps = service.machine.allSteps
        let groups =
            service.form.sections.values.map(\.fields) + steps.map(\.fields) + steps.flatMap { $0.actions.values.map(\.fields) }
        let levels = groups.flatMap(Definition.levels)
        return [.province, .regency].filter(levels.contains)
    }

    private static func levels(_ fields: OrderedMap<FieldID, Field>) -> [RegionLevel] {
        fields.values.flatMap { field in
            (field.type == .region ? [field.level].compactMap { $0 } : []) + levels(field.fields)
        }
    }
}

extension Machine {
    /// Every step, those inside blocks too.
    var allSteps: [Step] { Machine.all(steps) }

    private static func all(_ steps: OrderedMap<StepID, Step>) -> [Step] {
        steps.values.flatMap { step in [step] + step.branches.values.flatMap { all($0.steps) } }
    }
}

extension Call {
    /// The lists from which the inputs of regions let people choose: once on a page, however many inputs there are.
    func regionLists(_ definition: Definition) -> [View] {
        definition.namedRegionLevels.map { level in
            View([
                "list_id": FieldDrawing.listID(level),
                "list_names": RegionChoice.offered(level, in: portal.catalog.region).map { $0.name.trimmingSpaces() },
            ])
        }
    }
}
