import Console
import Server
import ServiceDSL
import ServiceIR

/// Records as a command lists them: for people a line each, with its fields parted by tabs; for programs one JSON document.
struct RecordList {
    static let options = [
        OptionUsage(
            name: .count, value: .number,
            help: Words(en: "So many at most, the oldest first; else 1000.", id: "Paling banyak sekian, yang lama dulu; kalau tidak, 1000.")
        ),
        OptionUsage(
            name: .format, value: .word(["text", "json"], isFirstDefault: true),
            help: Words(en: "For people or for programs.", id: "Untuk orang atau untuk program.")),
    ]

    /// How many records at most.
    let limit: Int
    private let isJSON: Bool
    private let language: MessageLanguage

    init(_ line: ArgumentLine) {
        limit = line.number(.count) ?? 1000
        isJSON = line.text(.format) == "json"
        language = line.language
    }

    /// Prints the records.
    ///
    /// - Parameters:
    ///   - name: of the member that holds them all in JSON.
    ///   - heads: of the fields, in their order.
    func print<Record>(
        _ records: [Record], as name: ID<JSONValue>, heads: [Words], fields: (Record) -> [String], json: (Record) -> JSONValue
    ) {
        guard !isJSON else {
            Shell.print(String(decoding: JSONValue.object([name: .array(records.map(json))]).bytes(.pretty), as: UTF8.self))
            return
        }
        if !records.isEmpty { Shell.print(heads.map { $0[language] }.joined(separator: "\t") + "\n") }
        for record in records {
            // What somebody else wrote shall not look like a line or a field of this list.
            let texts = fields(record).map(\.withoutControls)
            Shell.print(texts.joined(separator: "\t") + "\n")
        }
    }
}

extension ArgumentLine {
    /// The numbers that were given as operands.
    func ids(of usage: CommandUsage) throws(Fault) -> [Int64] {
        let ids = operands.map(Int64.init)
        if let place = ids.firstIndex(of: nil) {
            let text = operands[place]
            throw .usage([Words(en: "\(text): must be a number", id: "\(text): harus angka")], command: usage.name)
        }
        return ids.compactMap { $0 }
    }
}
