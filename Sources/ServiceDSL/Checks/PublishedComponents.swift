import ServiceIR

extension Rule {
    static let missingComponent = Rule(
        code: 701, slug: "missing-component", severity: .warning,
        summary: Words(
            en: "a published component of the service standard is missing",
            id: "komponen standar pelayanan yang wajib diumumkan tidak ada"),
        explanation: Words(
            en: """
                A Standar Pelayanan publishes six components: requirements, procedure, time, cost, product, and complaints. \
                This service does not say one of them, so that its public page and the annex of its decree would be incomplete.
                """,
            id: """
                Standar Pelayanan mengumumkan enam komponen: persyaratan; sistem, mekanisme, dan prosedur; jangka waktu; biaya; produk; dan \
                penanganan pengaduan. Layanan ini tidak menyebut salah satunya, sehingga halaman publik dan lampiran keputusannya tidak lengkap.
                """),
        failing: """
            workflow:
              periksa: { name: Pemeriksaan, by: loket, to: selesai }
              selesai: { end: granted }
            """,
        passing: """
            workflow:
              periksa: { name: Pemeriksaan, by: loket, to: selesai }
              selesai: { end: granted }
            product: Jalan yang diperbaiki
            """,
        source: "PermenPANRB 15/2014")
}

/// Finds which of the six published components a service does not say.
///
/// The procedure is the workflow, which every service has.
enum MissingComponent {
    @Sendable static func find(in subject: CheckSubject) -> [Diagnostic] {
        let service = subject.service
        var findings: [Diagnostic] = []
        func missing(_ component: Words, _ help: Words) {
            findings.append(
                subject.finding(
                    .missingComponent, at: ["service"],
                    message: Words(
                        en: "the service does not say its \(component.en)", id: "layanan tidak menyebut \(component.id)"),
                    helps: [help]))
        }
        // What is written but still to be filled in is not missing.
        func isSaid(_ keys: String...) -> Bool { keys.contains { subject.isWritten([$0]) } }
        if service.documents.isEmpty && service.form.sections.isEmpty && !isSaid("documents", "form") {
            missing(
                Words(en: "requirements", id: "persyaratan"),
                Words(en: "add `documents` or `form`", id: "tambahkan `documents` atau `form`"))
        }
        if service.promises.isEmpty && !service.promiseIsNone && !service.promiseIsBySteps && !isSaid("sla") {
            missing(Words(en: "time", id: "jangka waktu"), Words(en: "add `sla`", id: "tambahkan `sla`"))
        }
        let isIssued = service.outputs.isEmpty ? isSaid("outputs") : service.outputs.keys.contains(where: service.isProduct)
        if !isIssued && service.product == nil && !isSaid("product") {
            missing(
                Words(en: "product", id: "produk"),
                Words(
                    en: "add `outputs`, or `product` where no letter is issued",
                    id: "tambahkan `outputs`, atau `product` bila tidak ada surat yang terbit"))
        }
        if service.complaints == nil && !isSaid("complaints") {
            missing(
                Words(en: "handling of complaints", id: "penanganan pengaduan"),
                Words(
                    en: "add `complaints: { channels: [sp4n_lapor, counter], within: 5 working days }` to the service or its catalog",
                    id: "tambahkan `complaints: { channels: [sp4n_lapor, counter], within: 5 working days }` pada layanan atau katalognya"))
        }
        return findings
    }
}
