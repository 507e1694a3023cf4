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
    @Sendable static func find(in subject: CheckSubject) -> [Diagnostic] {
        let asked = AskedField.all(of: subject.service).filter { $0.isPersonal && $0.field.purpose == nil }
        if asked.isEmpty { return [] }
        let read = subject.membersRead()
        return asked.filter { !read.contains($0.id.rawValue) }.map { one in
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

extension CheckSubject {
    /// Every name that stands anywhere in an expression, bare or as a member of something.
    fileprivate func membersRead() -> Set<String> {
        var names: Set<String> = []
        func visit(_ node: Node) {
            switch node.kind {
            case .name(let name, _): names.insert(name)
            case .select(_, let member, _): names.insert(member)
            default: break
            }
            for child in node.children { visit(child) }
        }
        for occurrence in ServiceExpressions.all(of: service) {
            if let node = try? ExpressionParser.parse(occurrence.expression.text) { visit(node) }
        }
        return names
    }
}
