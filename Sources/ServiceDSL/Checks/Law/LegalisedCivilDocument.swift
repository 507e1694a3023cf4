import ServiceIR

extension Rule {
    static let legalisedCivilDocument = Rule(
        code: 710, slug: "legalised-civil-document", severity: .warning,
        summary: Words(
            en: "a civil document is to be legalised", id: "dokumen kependudukan diminta dilegalisasi"),
        explanation: Words(
            en: """
                Identity cards, family cards and deeds of the population offices are signed electronically, and anybody can verify them by their \
                code: they need no legalised copy. Asking for one sends the citizen to another counter for nothing. Ask for a copy, or for the \
                original to be shown. Documents from before the electronic signature may say so by `when`.
                """,
            id: """
                KTP-el, kartu keluarga, dan akta dari dinas kependudukan ditandatangani secara elektronik dan bisa diperiksa siapa pun lewat \
                kodenya: tidak perlu dilegalisasi. Memintanya membuat warga pergi ke loket lain tanpa guna. Mintalah salinan, atau aslinya untuk \
                ditunjukkan. Dokumen dari masa sebelum tanda tangan elektronik bisa dibatasi dengan `when`.
                """),
        failing: """
            documents:
              kk: { name: Kartu keluarga, bring: legalised }
            """,
        passing: """
            documents:
              kk: { name: Kartu keluarga, bring: copy }
            """,
        source: "Permendagri 104/2019 pasal 19 ayat (6)")
}

/// Finds legalised copies asked of what the population offices sign electronically.
enum LegalisedCivilDocument {
    @Sendable static func find(in subject: CheckSubject) -> [Diagnostic] {
        subject.askedDocuments.compactMap { asked in
            // Among several that serve, the plain copy serves too; by `when` the old ones may be meant.
            guard !asked.isChoice, asked.document.when == nil, asked.document.bring.rows.contains(where: { $0.value == .legalised }),
                let name = asked.names.first(where: CivilDocuments.isAny)
            else { return nil }
            return subject.finding(
                .legalisedCivilDocument, at: asked.path,
                message: Words(
                    en: "“\(name)” is signed electronically and needs no legalised copy",
                    id: "“\(name)” ditandatangani elektronik dan tidak perlu dilegalisasi"),
                helps: [Words(en: "write `bring: copy`", id: "tulis `bring: copy`")])
        }
    }
}
