import ServiceIR

extension Rule {
    static let onlineOnly = Rule(
        code: 706, slug: "online-only", severity: .warning,
        summary: Words(en: "one can apply online alone", id: "permohonan hanya bisa diajukan daring"),
        explanation: Words(
            en: """
                Nobody may be left behind: whoever has no telephone that can do it, no network or no practice in it cannot apply at all. Open the \
                service at a counter or by a mobile unit too, where an officer applies for the citizen. Services for those who need special \
                treatment are owed to them by law.
                """,
            id: """
                Tidak boleh ada yang tertinggal: warga tanpa telepon yang memadai, tanpa jaringan, atau yang tidak terbiasa sama sekali tidak bisa \
                mengajukan permohonan. Buka layanan ini juga di loket atau lewat unit keliling, tempat petugas mengajukannya untuk warga. Pelayanan \
                bagi yang membutuhkan perlakuan khusus adalah kewajiban menurut undang-undang.
                """),
        failing: "channels: [online]",
        passing: "channels: [online, counter]",
        source: "UU 25/2009 pasal 29")
}

/// Finds services to which no way leads but the network.
enum OnlineOnly {
    @Sendable static func find(in subject: CheckSubject) -> [Diagnostic] {
        let channels = subject.service.channels
        guard !channels.isEmpty, channels.allSatisfy({ $0 == .online }) else { return [] }
        return [
            subject.finding(
                .onlineOnly, at: ["channels"],
                message: Words(
                    en: "one can apply online alone: whoever cannot is left behind",
                    id: "permohonan hanya bisa diajukan daring: warga yang tidak bisa daring tertinggal"),
                helps: [
                    Words(
                        en: "add `counter` or `mobile_unit`, where an officer helps",
                        id: "tambahkan `counter` atau `mobile_unit`, tempat petugas membantu")
                ])
        ]
    }
}
