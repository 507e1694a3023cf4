import ServiceIR

extension Rule {
    static let repealedLaw = Rule(
        code: 713, slug: "repealed-law", severity: .warning,
        summary: Words(en: "a law that is no longer in force", id: "peraturan yang sudah tidak berlaku"),
        explanation: Words(
            en: """
                The legal basis names a regulation that another one has repealed: what the standard demands may no longer hold, and a decision could \
                be attacked for it. Read what has changed, then name the one in force. The table of repealed regulations comes with the \
                compiler (`Sources/ServiceDSL/Checks/Law/RepealedLaws.swift`), each with the regulation that repeals it; it is not complete.
                """,
            id: """
                Dasar hukum menyebut peraturan yang sudah dicabut peraturan lain: yang diminta standar mungkin tidak berlaku lagi, dan keputusannya \
                bisa digugat. Baca apa yang berubah, lalu sebut peraturan yang berlaku. Daftar peraturan yang dicabut ada pada kompiler \
                (`Sources/ServiceDSL/Checks/Law/RepealedLaws.swift`), masing-masing dengan peraturan yang mencabutnya; daftarnya tidak lengkap.
                """),
        failing: "legal_basis: { uu_28_2009: UU 28/2009 tentang Pajak Daerah dan Retribusi Daerah }",
        passing: "legal_basis: { uu_1_2022: UU 1/2022 tentang Hubungan Keuangan Pusat dan Daerah }",
        source: "UU 30/2014 pasal 10")
}

/// Finds laws in `legal_basis` that another one has repealed.
enum RepealedLaw {
    @Sendable static func find(in subject: CheckSubject) -> [Diagnostic] {
        subject.service.legalBasis.compactMap { id, law in
            guard let repealed = RepealedLaws.first(in: law.name["id"]) else { return nil }
            return subject.finding(
                .repealedLaw, at: ["legal_basis", id.rawValue],
                message: Words(
                    en: "\(repealed.law) is no longer in force: \(repealed.by) repealed it",
                    id: "\(repealed.law) tidak berlaku lagi: dicabut \(repealed.by)"),
                helps: [
                    Words(
                        en: "read what \(repealed.by) changes for this service, and name it",
                        id: "baca apa yang diubah \(repealed.by) bagi layanan ini, lalu sebut peraturan itu")
                ])
        }
    }
}
