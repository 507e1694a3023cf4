import ServiceIR

extension Rule {
    static let promiseAboveDefault = Rule(
        code: 616, slug: "promise-above-default", severity: .note,
        summary: Words(
            en: "a promise longer than the law's default, and no law for it",
            id: "janji waktu lebih lama dari batas umum tanpa dasar hukum"),
        explanation: Words(
            en: """
                Where no regulation sets the time of a decision, it is due 5 working days after the complete application, and silence then grants it. \
                This promise is longer and names no regulation that allows so: with `legal_basis` on the promise, say which one does.
                """,
            id: """
                Bila tidak ada peraturan yang mengatur jangka waktunya, keputusan wajib ditetapkan paling lama 5 hari kerja setelah permohonan lengkap, \
                dan bila tidak, permohonan dianggap dikabulkan. Janji ini lebih lama dan tidak menyebut peraturan yang membolehkannya: sebutkan \
                dengan `legal_basis` pada janjinya.
                """),
        failing: "sla: { within: 14 working days }",
        passing: "sla: { within: 14 working days, legal_basis: perda_16_2011 }",
        source: "UU 30/2014 pasal 53, sebagaimana diubah UU 6/2023")
}

/// Finds promises above the statutory default for which no law is named.
enum PromiseAboveDefault {
    private static let statutory = Period(5, .workingDays)

    @Sendable static func find(in subject: CheckSubject) -> [Diagnostic] {
        subject.service.promises.compactMap { id, promise in
            guard promise.legalBasis.isEmpty, let limits = promise.within?.rows.map({ $0.value.range.promised }),
                let longest = limits.max(by: { $0.usualLength < $1.usualLength }), longest.usualLength > statutory.usualLength,
                longest.unit != .days || longest.amount > 7
            else { return nil }
            return subject.finding(
                .promiseAboveDefault, at: subject.service.promises.count == 1 && id == "sla" ? ["sla"] : ["sla", id.rawValue],
                message: Words(
                    en: "a promise of \(longest.words.en), and no law is named for more than 5 working days",
                    id: "janji \(longest.words.id), tanpa dasar hukum untuk lebih dari 5 hari kerja"),
                helps: [
                    Words(
                        en: "name the regulation that sets it: `legal_basis: …` on the promise",
                        id: "sebut peraturan yang mengaturnya: `legal_basis: …` pada janjinya")
                ])
        }
    }
}
