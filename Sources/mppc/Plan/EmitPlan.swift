import Console
import Emitters
import ServiceDSL
import ServiceIR

/// What `mppc build` is to write: the files of the runtime, other targets, or both.
struct EmitPlan {
    private let isForRuntime: Bool
    private let targets: [Target]

    private static let runtime = "runtime"

    /// What `--emit` knows, for the help.
    static var names: String { ([runtime] + Target.all.map(\.name)).joined(separator: ", ") }

    /// What each target is, a line each.
    static func summaries(_ language: MessageLanguage) -> String {
        Target.all.map { "\($0.name): \($0.summary[LanguageID(language.rawValue)])" }.joined(separator: "\n")
    }

    init(_ line: ArgumentLine, command: String) throws(Fault) {
        guard let list = line.text(.emit) else {
            (isForRuntime, targets) = (true, [])
            return
        }
        let asked = list.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        let known = Target.all.map(\.name) + [Self.runtime, "all"]
        let faults = asked.filter { !known.contains($0) }.map { Self.unknown($0, known) }
        guard faults.isEmpty else { throw .usage(faults, command: command) }
        let isAll = asked.contains("all")
        isForRuntime = isAll || asked.contains(Self.runtime)
        targets = Target.all.filter { isAll || asked.contains($0.name) }
    }

    private static func unknown(_ name: String, _ known: [String]) -> Words {
        let near = Suggestions.nearest(to: name, in: known, limit: 1).first
        return Words(
            en: "--emit: no target `\(name)`" + (near.map { "; perhaps \($0)" } ?? "") + "; there are \(names)",
            id: "--emit: tidak ada target `\(name)`" + (near.map { "; mungkin \($0)" } ?? "") + "; yang ada: \(names)")
    }

    /// What a target says of its own files: which target, and of which service where it concerns one alone.
    struct Note: Hashable {
        let target: String
        let note: EmissionNote

        func line(in language: MessageLanguage, times: Int) -> String {
            let service = times > 1 ? Words(en: "\(times) services", id: "\(times) layanan")[language] : note.service?.rawValue
            let place = [service, note.element].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: ": ")
            let word = Words(en: "note", id: "catatan")[language]
            return "\(word): \(target): \(place.isEmpty ? "" : "\(place): ")\(note.text[LanguageID(language.rawValue)])"
        }
    }

    /// The notes as lines; what is said of several services stands once, where it is said first.
    static func lines(_ notes: [Note], in language: MessageLanguage) -> [String] {
        var places: [String: Int] = [:]
        var found: [(note: Note, times: Int)] = []
        for note in notes {
            let key = "\(note.target) \(note.note.element) \(note.note.text["en"])"
            if let place = places[key] {
                found[place].times += 1
            } else {
                places[key] = found.count
                found.append((note, 1))
            }
        }
        return found.map { $0.note.line(in: language, times: $0.times) }
    }

    /// The files, those of the runtime's index last; notes in the order of the targets.
    func emission(
        _ catalog: CompiledCatalog, _ services: [CompiledService], _ workers: Workers
    ) -> (files: [BuiltFile], notes: [Note]) {
        var files: [BuiltFile] = []
        var notes: [Note] = []
        let built = isForRuntime ? workers.map(services) { BuiltService($0) } : []
        let digested = isForRuntime ? built.map(\.digested) : workers.map(services) { DigestedService($0) }
        for target in targets {
            for emission in workers.map(digested, { target.emit($0, in: catalog) }) + [target.emit(digested, in: catalog)] {
                files += emission.files
                notes += emission.notes.map { Note(target: target.name, note: $0) }
            }
        }
        if isForRuntime { files += BuiltFiles.emit(catalog, built) }
        return (files, notes)
    }
}
