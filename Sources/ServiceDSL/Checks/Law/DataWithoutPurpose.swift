import ServiceIR

extension Rule {
    static let dataWithoutPurpose = Rule(
        code: 707, slug: "data-without-purpose", severity: .warning,
        summary: Words(en: "personal data for no stated purpose", id: "data pribadi tanpa tujuan"),
        explanation: Words(
            en: """
                The form asks for personal data, no condition, fee or output reads it, and no `purpose` says what it is for. What is not needed may \
                not be asked, and whoever is asked has a right to know why. Say the purpose, or do not ask.
                """,
            id: """
                Formulir meminta data pribadi, tetapi tidak ada syarat, biaya, atau produk yang membacanya, dan tidak ada `purpose` yang \
                menyebut gunanya. Yang tidak diperlukan tidak boleh diminta, dan warga berhak tahu untuk apa datanya. Tulis tujuannya, atau jangan \
                diminta.
                """),
        failing: "      kk: { name: Nomor kartu keluarga, type: kk }",
        passing: "      kk: { name: Nomor kartu keluarga, type: kk, purpose: Mencocokkan anggota keluarga }",
        source: "UU 27/2022 pasal 16 dan 21")
}

/// Finds personal data that is asked, never read, and for which no purpose is stated.
enum DataWithoutPurpose {
    /// Whether it is personal, and no purpose is stated.
    static func mayBe(_ asked: AskedField) -> Bool { asked.isPersonal && asked.field.purpose == nil }

    @Sendable static func find(in subject: CheckSubject) -> [Diagnostic] {
        guard let read = subject.reads?.last else { return [] }
        return subject.askedFields.filter { mayBe($0) && !read.contains($0.id.rawValue) }.map { one in
            subject.finding(
                .dataWithoutPurpose, at: one.path,
                message: Words(
                    en: "`\(one.id)` asks for personal data that nothing reads, and does not say what for",
                    id: "`\(one.id)` meminta data pribadi yang tidak dibaca apa pun, tanpa menyebut untuk apa"),
                helps: [
                    Words(
                        en: "say what it is for: `purpose: …`; or do not ask it",
                        id: "sebutkan gunanya: `purpose: …`; atau jangan diminta")
                ])
        }
    }
}
