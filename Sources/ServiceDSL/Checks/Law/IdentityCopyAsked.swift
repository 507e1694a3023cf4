import ServiceIR

extension Rule {
    static let identityCopyAsked = Rule(
        code: 709, slug: "identity-copy-asked", severity: .note,
        summary: Words(en: "a copy of the identity card beside the NIK", id: "fotokopi KTP di samping NIK"),
        explanation: Words(
            en: """
                The form asks for the NIK, and the applicant hands in a copy of the identity card besides, on which nothing stands but what the \
                population data tells for that NIK. Where the office verifies the NIK, the copy is a burden to the citizen and one more paper to be \
                guarded: leave it out, or let the office get it (`from: …`). Where it cannot verify yet, let it stand.
                """,
            id: """
                Formulir menanyakan NIK, dan pemohon masih diminta menyerahkan fotokopi KTP, padahal isinya sama dengan data kependudukan untuk NIK \
                itu. Bila kantor memverifikasi NIK, fotokopinya membebani warga dan menjadi satu berkas lagi yang harus dijaga: hapus, atau biarkan \
                kantor yang mengambilnya (`from: …`). Bila verifikasi belum bisa dilakukan, biarkan saja.
                """),
        failing: """
            documents:
              ktp: Fotokopi KTP
            """,
        passing: """
            documents:
              ktp: { name: KTP, from: siak }
            """,
        source: "UU 27/2022 pasal 16 ayat (2)")
}

/// Finds copies of identity cards asked of those whose NIK the form asks.
enum IdentityCopyAsked {
    @Sendable static func find(in subject: CheckSubject) -> [Diagnostic] {
        let cards = subject.askedDocuments.filter {
            !$0.isChoice && $0.document.group == nil && $0.document.bring.constant == .copy
                && $0.names.contains(where: $0.document.per.isEmpty ? CivilDocuments.isOwnIdentityCard : CivilDocuments.isIdentityCard)
        }
        if cards.isEmpty { return [] }
        let numbers = subject.askedFields.filter { $0.field.type == .nik }
        return cards.compactMap { card in
            // Whose card it is, `per` says; else it is the applicant's.
            let number = numbers.first { number in
                card.document.per.isEmpty
                    ? number.section.party == .applicant : card.document.per.contains { number.path[1] == $0.rawValue }
            }
            guard let number else { return nil }
            return subject.finding(
                .identityCopyAsked, at: card.path,
                message: Words(
                    en: "a copy of the identity card is asked of whom the form asks the NIK",
                    id: "fotokopi KTP diminta dari orang yang NIK-nya ditanyakan formulir"),
                labels: [.init(subject.name(of: number.path), Words(en: "the NIK is asked here", id: "NIK ditanyakan di sini"))],
                helps: [
                    Words(
                        en: "where the office verifies the NIK, leave the copy out",
                        id: "bila kantor memverifikasi NIK, fotokopinya tidak perlu")
                ])
        }
    }
}
