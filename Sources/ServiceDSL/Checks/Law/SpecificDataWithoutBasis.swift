import ServiceIR

extension Rule {
    static let specificDataWithoutBasis = Rule(
        code: 708, slug: "specific-data-without-basis", severity: .warning,
        summary: Words(en: "specific personal data without a law", id: "data pribadi spesifik tanpa dasar hukum"),
        explanation: Words(
            en: """
                Health, biometrics, criminal records, children and personal finance are specific data: a leak of them harms most. The form asks for \
                some (`class: specific`, or an account), and `privacy` names no law that allows it. Name it, or ask for less. What the type `account` \
                asks is finance; of a company's account say `class: general`.
                """,
            id: """
                Kesehatan, biometrik, catatan kejahatan, anak, dan keuangan pribadi adalah data spesifik: kebocorannya paling merugikan. Formulir \
                memintanya (`class: specific`, atau rekening), tetapi `privacy` tidak menyebut peraturan yang membolehkannya. Sebutkan \
                peraturannya, atau kurangi yang diminta. Jenis `account` menanyakan keuangan; untuk rekening badan usaha tulis `class: general`.
                """),
        failing: "privacy: { basis: public_service, keep_for: 1 year }",
        passing: "privacy: { basis: public_service, keep_for: 1 year, legal_basis: uu_25_2009 }",
        source: "UU 27/2022 pasal 4 ayat (2) dan pasal 20")
}

/// Finds specific data asked by a service whose `privacy` names no law.
enum SpecificDataWithoutBasis {
    @Sendable static func find(in subject: CheckSubject) -> [Diagnostic] {
        guard let privacy = subject.service.privacy, privacy.legalBasis.isEmpty, !subject.isWritten(["privacy", "legal_basis"]) else {
            return []
        }
        let asked = subject.askedFields.filter(\.isSpecific)
        guard let first = asked.first else { return [] }
        return [
            subject.finding(
                .specificDataWithoutBasis, at: first.path,
                message: Words(
                    en: "`\(first.id)` asks for specific personal data, and `privacy` names no law for it",
                    id: "`\(first.id)` meminta data pribadi spesifik, dan `privacy` tidak menyebut dasar hukumnya"),
                labels: [.init(subject.name(of: ["privacy"]), Words(en: "no `legal_basis`", id: "tanpa `legal_basis`"))]
                    + asked.dropFirst().prefix(4).map {
                        .init(subject.name(of: $0.path), Words(en: "and here", id: "dan di sini"))
                    },
                helps: [
                    Words(
                        en: "name the law: `privacy: { …, legal_basis: … }`", id: "sebut peraturannya: `privacy: { …, legal_basis: … }`")
                ])
        ]
    }
}
