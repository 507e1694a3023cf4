import ServiceIR

extension Rule {
    static let internalComponentMissing = Rule(
        code: 712, slug: "internal-component-missing", severity: .note,
        summary: Words(
            en: "an internal component of the service standard is missing", id: "komponen internal standar pelayanan belum lengkap"),
        explanation: Words(
            en: """
                A Standar Pelayanan has fourteen components: six that are published, the legal basis, and seven within the office. This service \
                begins to say those seven (`internal`) and leaves some out: the annex of its decree would have gaps. A service that says none of \
                them is a published page, and complete as one.
                """,
            id: """
                Standar Pelayanan mempunyai empat belas komponen: enam yang diumumkan, dasar hukum, dan tujuh di dalam kantor. Layanan ini mulai \
                menyebut yang tujuh (`internal`) tetapi tidak semuanya: lampiran keputusannya tidak lengkap. Layanan yang tidak menyebut satu pun \
                adalah halaman publik, dan sebagai halaman publik sudah lengkap.
                """),
        failing: "internal: { facilities: Ruang tunggu dan loket difabel, staff: 6 }",
        passing: """
            internal:
              facilities: Ruang tunggu dan loket difabel
              competence: Memahami peraturan daerahnya
              supervision: Oleh kepala dinas
              staff: 6
              guarantee: Sesuai standar
              safety: Dokumen ber-QR
              evaluation: Setiap tahun
            """,
        source: "PermenPANRB 15/2014")
}

/// Finds which internal components a service leaves out that begins to say them.
enum InternalComponentMissing {
    @Sendable static func find(in subject: CheckSubject) -> [Diagnostic] {
        guard let internalStandard = subject.service.internalStandard else { return [] }
        let all: [(Key, Bool)] = [
            (.facilities, internalStandard.facilities != nil), (.competence, internalStandard.competence != nil),
            (.supervision, internalStandard.supervision != nil), (.staff, internalStandard.staff != nil),
            (.guarantee, internalStandard.guarantee != nil), (.safety, internalStandard.safety != nil),
            (.evaluation, internalStandard.evaluation != nil),
        ]
        let missing = all.filter { !$1 && !subject.isWritten(["internal", $0.rawValue]) }.map { $0.0.rawValue }
        if missing.isEmpty { return [] }
        let names = Words.list(missing)
        return [
            subject.finding(
                .internalComponentMissing, at: ["internal"],
                message: Words(
                    en: "the decree's annex would lack \(names.en)", id: "lampiran keputusan tidak akan memuat \(names.id)"),
                helps: [Words(en: "add \(names.en) to `internal`", id: "tambahkan \(names.id) pada `internal`")])
        ]
    }
}
