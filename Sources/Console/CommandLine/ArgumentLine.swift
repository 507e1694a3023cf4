import ServiceDSL
import ServiceIR

/// The words of a command line, each put where the command's usage has a place for it.
package struct ArgumentLine {
    package private(set) var operands: [String] = []
    private var said: [(name: OptionName, value: String)] = []

    /// Reads the words after the command's name.
    ///
    /// `--option VALUE` and `--option=VALUE` are the same; after `--` everything is an operand; of an option said twice the last holds, but where a command takes several.
    ///
    /// - Throws: `Fault.usage` with all that does not fit.
    package init(_ words: ArraySlice<String>, of usage: CommandUsage) throws(Fault) {
        var faults: [Words] = []
        var rest = words
        var isAfterDashes = false
        while let word = rest.popFirst() {
            if word.isEmpty {
                faults.append(
                    Words(
                        en: "an empty word: a variable of the shell that has no value?",
                        id: "kata kosong: variabel shell yang tidak berisi?"))
                operands.append(word)
            } else if isAfterDashes || word == "-" || !word.utf8.starts(with: "-".utf8) {
                operands.append(word)
            } else if word == "--" {
                isAfterDashes = true
            } else {
                read(word, &rest, usage, &faults)
            }
        }
        checkOperands(usage, &faults)
        if !faults.isEmpty { throw .usage(faults, command: usage.name) }
    }

    private mutating func read(_ word: String, _ rest: inout ArraySlice<String>, _ usage: CommandUsage, _ faults: inout [Words]) {
        let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let name = String(parts[0])
        guard let option = usage.options.first(where: { $0.isCalled(name) }) else {
            faults.append(Self.unknown(name, usage))
            // What follows an option that is not known may be its value: read as anything else it would be blamed too.
            if parts.count == 1, let next = rest.first, !next.utf8.starts(with: "-".utf8) { rest.removeFirst() }
            return
        }
        if case .flag = option.value {
            if parts.count == 2 { faults.append(Words(en: "\(name) takes no value", id: "\(name) tidak memakai nilai")) }
            said.append((option.name, ""))
            return
        }
        // The next word is no value where it is an option itself.
        let next = rest.first.flatMap { Self.isOption($0, usage) ? nil : $0 }
        guard let value = parts.count == 2 ? String(parts[1]) : next, !value.isEmpty else {
            faults.append(Words(en: "\(name) needs a value: \(option.placeholder)", id: "\(name) memerlukan nilai: \(option.placeholder)"))
            if parts.count == 1, next != nil { rest.removeFirst() }
            return
        }
        if parts.count == 1 { rest.removeFirst() }
        switch option.value {
        case .word(let known, _) where !known.contains(value):
            let list = known.joined(separator: ", ")
            faults.append(Words(en: "\(name) \(value): must be one of \(list)", id: "\(name) \(value): harus salah satu dari \(list)"))
        case .number where Int(value).map { $0 >= 0 } != true:
            faults.append(
                Words(en: "\(name) \(value): must be a whole number from 0", id: "\(name) \(value): harus bilangan bulat mulai 0"))
        case .date where CivilDate(value) == nil:
            faults.append(
                Words(en: "\(name) \(value): must be a date such as 2026-01-31", id: "\(name) \(value): harus tanggal seperti 2026-01-31"))
        default: said.append((option.name, value))
        }
    }

    private static func isOption(_ word: String, _ usage: CommandUsage) -> Bool {
        word.utf8.starts(with: "--".utf8) || usage.options.contains { $0.isCalled(word) }
    }

    private static func unknown(_ name: String, _ usage: CommandUsage) -> Words {
        let near = Suggestions.nearest(to: name, in: usage.options.map { "--\($0.name.rawValue)" }, limit: 1).first
        return Words(
            en: "`\(usage.name)` has no option \(name)" + (near.map { "; perhaps \($0)" } ?? ""),
            id: "`\(usage.name)` tidak mempunyai pilihan \(name)" + (near.map { "; mungkin \($0)" } ?? ""))
    }

    private func checkOperands(_ usage: CommandUsage, _ faults: inout [Words]) {
        if has(.stdinName), !operands.contains("-") {
            faults.append(
                Words(
                    en: "--stdin-name without `-`: standard input is not read",
                    id: "--stdin-name tanpa `-`: masukan standar tidak dibaca"))
        }
        let limit: Int
        switch usage.operands {
        case .none: limit = 0
        case .one(let name, _):
            limit = 1
            if operands.isEmpty { faults.append(Words(en: "`\(usage.name)` needs \(name)", id: "`\(usage.name)` memerlukan \(name)")) }
        case .upToOne: limit = 1
        case .many: return
        case .manyThen(_, _, let last, _):
            if operands.isEmpty { faults.append(Words(en: "`\(usage.name)` needs \(last)", id: "`\(usage.name)` memerlukan \(last)")) }
            return
        }
        for extra in operands.dropFirst(limit) {
            faults.append(Words(en: "\(extra): one word too many", id: "\(extra): kata ini berlebih"))
        }
    }

    // MARK: What was said

    package func has(_ name: OptionName) -> Bool { said.contains { $0.name == name } }
    package func text(_ name: OptionName) -> String? { said.last { $0.name == name }?.value }
    /// All that was said, of an option that may stand several times.
    package func texts(_ name: OptionName) -> [String] { said.filter { $0.name == name }.map(\.value) }
    package func number(_ name: OptionName) -> Int? { text(name).flatMap { Int($0) } }
    package func date(_ name: OptionName) -> CivilDate? { text(name).flatMap { CivilDate($0) } }
    package func word<Word: RawRepresentable<String>>(_ name: OptionName) -> Word? { text(name).flatMap { Word(rawValue: $0) } }

    /// How a document is written: as `--format` says, else as the ending of `-o FILE` does, where it has one.
    package func format<Format: DocumentFormat>(or usual: Format, of usage: CommandUsage) throws(Fault) -> Format {
        if let said: Format = word(.format) { return said }
        guard let path = text(.output), let name = path.split(separator: "/").last, let point = name.lastIndex(of: "."),
            point != name.startIndex
        else { return usual }
        let ending = name[name.index(after: point)...].lowercased()
        if let known = Format.allCases.first(where: { $0.endings.contains(ending) }) { return known }
        let list = Format.allCases.flatMap(\.endings).map { ".\($0)" }.joined(separator: ", ")
        throw .usage(
            [
                Words(
                    en: "-o \(path): the ending .\(ending) is none of \(list); --format says what is written",
                    id: "-o \(path): akhiran .\(ending) bukan salah satu dari \(list); --format menyebut apa yang ditulis")
            ], command: usage.name)
    }

    /// The language of messages: as said, else as the locale says.
    package var language: MessageLanguage { word(.lang) ?? Language.ofEnvironment() }
}

/// A form of document that a command writes.
package protocol DocumentFormat: RawRepresentable<String>, CaseIterable {
    /// How the names of its files end, behind the last point.
    var endings: [String] { get }
}

extension OptionUsage {
    fileprivate func isCalled(_ word: String) -> Bool {
        if word.utf8.starts(with: "--".utf8) { return word.utf8.dropFirst(2).elementsEqual(name.rawValue.utf8) }
        return letter.map { word == "-\($0)" } ?? false
    }

    /// The value, as the help calls it.
    var placeholder: String {
        switch value {
        case .flag: ""
        case .word(let words, _): words.joined(separator: "|")
        case .number: "N"
        case .date: "DATE"
        case .text(let name): name
        }
    }
}
