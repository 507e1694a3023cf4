import ServiceIR

extension Rule {
    static let feeNeverPaid = Rule(
        code: 501, slug: "fee-never-paid", severity: .warning,
        summary: Words(en: "a fee or benefit is published and never paid", id: "biaya atau manfaat diumumkan tetapi tidak pernah dibayar"),
        explanation: Words(
            en: """
                The fee stands in the published service, and no step `pay` asks for it: the case ends without the payment. \
                Name it in a step with `pay`, or say `fee: free`.
                """,
            id: """
                Biaya ini tercantum pada layanan, tetapi tidak ada langkah `pay` yang memintanya: berkas selesai tanpa pembayaran. \
                Sebut pada langkah dengan `pay`, atau tulis `fee: free`.
                """),
        failing: """
            fee:
              retribusi: { name: Retribusi, amount: "10000" }
            workflow:
              periksa: { name: Pemeriksaan, by: loket, to: selesai }
              selesai: { end: granted }
            """,
        passing: """
            fee:
              retribusi: { name: Retribusi, amount: "10000" }
            workflow:
              bayar: { name: Pembayaran, pay: [retribusi], to: selesai }
              selesai: { end: granted }
            """)
}

/// Finds fee items that no step asks the applicant to pay, and benefits that no step pays out.
enum FeeNeverPaid {
    @Sendable static func find(in subject: CheckSubject) -> [Diagnostic] {
        let paid = Set(subject.graph.nodes.flatMap(\.step.pays))
        let benefits = subject.service.benefit.keys.filter { !paid.contains($0) }.map { id in
            subject.finding(
                .feeNeverPaid, at: ["benefit", id.rawValue],
                message: Words(
                    en: "benefit `\(id)` is paid out at no step", id: "manfaat `\(id)` tidak dibayarkan pada langkah mana pun"),
                helps: [
                    Words(
                        en: "add a step: `pencairan: { name: Pencairan, pay: [\(id)], by: ROLE, to: … }`",
                        id: "tambahkan langkah: `pencairan: { name: Pencairan, pay: [\(id)], by: PERAN, to: … }`")
                ])
        }
        return subject.service.fee.items.keys.filter { !paid.contains($0) }.map { id in
            subject.finding(
                .feeNeverPaid, at: ["fee", id.rawValue],
                message: Words(
                    en: "fee `\(id)` is paid at no step", id: "biaya `\(id)` tidak dibayar pada langkah mana pun"),
                helps: [
                    Words(
                        en: "add a step: `pembayaran: { name: Pembayaran, pay: [\(id)], to: … }`",
                        id: "tambahkan langkah: `pembayaran: { name: Pembayaran, pay: [\(id)], to: … }`")
                ])
        } + benefits
    }
}
