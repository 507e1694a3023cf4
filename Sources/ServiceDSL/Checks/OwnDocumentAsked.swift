import ServiceIR

extension Rule {
    static let ownDocumentAsked = Rule(
        code: 554, slug: "own-document-asked", severity: .warning,
        summary: Words(en: "a document that this case makes itself", id: "berkas yang dibuat perkara ini sendiri"),
        explanation: Words(
            en: """
                The applicant is asked for a document of the name of one that this very service makes on its way (an output with `product: false`): he \
                could only have it from another case. Do not ask it, or name apart what is meant.
                """,
            id: """
                Pemohon diminta menyerahkan berkas yang namanya sama dengan yang dibuat layanan ini di tengah prosesnya (produk dengan \
                `product: false`): berkas itu hanya bisa ia dapat dari perkara lain. Jangan diminta, atau bedakan namanya.
                """),
        failing: "documents: { berita_acara: Berita acara pemeriksaan }",
        passing: "documents: { ktp: KTP }")
}

/// Finds documents asked of the applicant that the case makes itself.
enum OwnDocumentAsked {
    @Sendable static func find(in subject: CheckSubject) -> [Diagnostic] {
        let made = subject.service.outputs.filter(\.value.isNoProduct)
        if made.isEmpty { return [] }
        return subject.askedDocuments.compactMap { asked in
            guard let output = made.first(where: { $0.value.name == asked.document.name }) else { return nil }
            return subject.finding(
                .ownDocumentAsked, at: asked.path,
                message: Words(
                    en: "`\(asked.id)` is asked of the applicant, and this service makes it itself: `\(output.key)`",
                    id: "`\(asked.id)` diminta dari pemohon, padahal layanan ini sendiri yang membuatnya: `\(output.key)`"),
                labels: [
                    .init(subject.name(of: ["outputs", output.key.rawValue]), Words(en: "made here", id: "dibuat di sini"))
                ],
                helps: [Words(en: "do not ask it, or name apart what is meant", id: "jangan diminta, atau bedakan namanya")])
        }
    }
}
