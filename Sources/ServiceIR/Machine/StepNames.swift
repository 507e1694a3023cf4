extension CompiledService {
    /// A step by its id, also inside a block.
    package func step(_ id: StepID) -> Step? { machine.step(id) }

    /// What people call a step: its name, without one what happens there, else its id.
    package func stepName(_ id: StepID, in language: LanguageID) -> String {
        guard let step = step(id) else { return id.rawValue }
        if let name = step.name?.rows.first?.value[language] { return name }
        if let end = step.end, end.rawValue == id.rawValue { return end.text(in: language) }
        let outputs = step.releases.compactMap { output($0)?.name.rows.first?.value[language] }
        switch step.kind {
        case .payment: return language == "en" ? "Payment" : "Pembayaran"
        case .wait: return language == "en" ? "Waiting" : "Menunggu"
        default: if outputs.isEmpty { return id.rawValue }
        }
        return (language == "en" ? "Release: " : "Terbit: ") + outputs.joined(separator: ", ")
    }
}

extension String {
    /// An id as words, for what has no name: `Pemeriksaan berkas`.
    package var idAsWords: String {
        split(whereSeparator: { $0 == "_" || $0 == "-" }).joined(separator: " ").capitalizedFirst
    }

    /// As it begins a sentence.
    package var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}

extension Step.End {
    /// As people say it: `dikabulkan`.
    public func text(in language: LanguageID) -> String {
        switch self {
        case .granted: language == "en" ? "granted" : "dikabulkan"
        case .refused: language == "en" ? "refused" : "ditolak"
        case .lapsed: language == "en" ? "lapsed" : "gugur"
        case .withdrawn: language == "en" ? "withdrawn" : "ditarik pemohon"
        case .referred: language == "en" ? "referred" : "dialihkan"
        }
    }
}
