import ServiceIR

extension ProofLedger {
    var fees: [ServiceProof.Property] {
        let items = service.fee.items.map { ($0.key, $0.value as any Payable) } + service.benefit.map { ($0.key, $0.value as any Payable) }
        let claims = (
            Words(en: "No amount is ever below zero.", id: "Tidak ada jumlah uang di bawah nol."),
            Words(
                en: "No amount is ever too large to be worked out.", id: "Tidak ada jumlah uang yang terlalu besar untuk dihitung."),
            Words(en: "No amount is ever divided by zero.", id: "Tidak ada jumlah uang yang dibagi nol."),
            Words(
                en: "Every amount is in whole rupiah, and how it is rounded is stated.",
                id: "Setiap jumlah uang dalam rupiah penuh, dan cara membulatkannya disebut.")
        )
        let method = Words(
            en:
                "The least and the greatest that each amount can be are worked out from the bounds of the answers and the rows of the tables, through every field that is computed.",
            id:
                "Nilai terkecil dan terbesar tiap jumlah dihitung dari batas isian dan baris tabel, melalui semua isian yang dihitung.")
        guard !items.isEmpty else {
            return [
                ServiceProof.Property(
                    id: "amounts_not_negative", group: .fees, claim: claims.0, method: method, outcome: .notApplicable,
                    facts: [
                        service.fee.isUnstated
                            ? Words(en: "what it costs is not stated", id: "biayanya tidak disebut")
                            : Words(en: "nothing is charged or paid out", id: "tidak ada biaya atau bantuan")
                    ])
            ]
        }
        let proof = AmountProof(unit, subject.graph, within: effort)
        var negative = property("amounts_not_negative", .fees, claims.0, by: method)
        var large = property("amounts_not_too_large", .fees, claims.1, by: method)
        var divided = property("amounts_never_divided_by_zero", .fees, claims.2, by: method)
        var hasDivision = false
        for (id, item) in items {
            for row in item.amount.rows {
                let verdict = proof.verdict(of: row.value, where: [item.when, row.when].compactMap(\.self))
                let place = "\(id): `\(row.value.text)`"
                if !verdict.isNeverNegative { miss(place, in: &negative) }
                if !verdict.isNeverTooLarge { miss(place, in: &large) }
                if !verdict.isNeverDividedByZero { miss(place, in: &divided) }
                if verdict.hasDivision { hasDivision = true }
            }
        }
        stop(&negative)
        stop(&large)
        stop(&divided)
        cite(unit.risks.filter { $0.kind == .belowZero }, in: &negative)
        if divided.outcome == .notProved { cite(unit.risks.filter { $0.kind == .zeroDivisor }, in: &divided) }
        if !hasDivision { divided.isAboutNothing(Words(en: "nothing is divided", id: "tidak ada pembagian")) }
        let whole = property(
            "amounts_whole", .fees, claims.3,
            by: Words(
                en: "The types of all expressions: an amount that may be a fraction does not compile without its rounding.",
                id: "Tipe semua ekspresi: jumlah yang bisa pecahan tidak lolos kompilasi tanpa pembulatan."),
            rules: [.unroundedMoney, .unroundedDivision])
        let paid = property(
            "amounts_paid", .fees,
            Words(
                en: "What is published as a fee or benefit is paid at some step.",
                id: "Biaya dan bantuan yang diumumkan dibayar di suatu langkah."),
            by: Words(en: "Each item is looked for at the steps.", id: "Tiap butir dicari di langkah-langkahnya."),
            checks: [FeeNeverPaid.find])
        return [negative, large, divided, whole, paid]
    }

    private func miss(_ place: String, in property: inout ServiceProof.Property) {
        property.isNotProved(Words(en: "not proved of \(place)", id: "belum terbukti untuk \(place)"))
    }

    /// What happens where it is not so after all.
    private func stop(_ property: inout ServiceProof.Property) {
        guard property.outcome == .notProved else { return }
        property.facts.append(
            Words(
                en: "should it happen, the engine stops the case rather than charge a wrong amount",
                id: "kalau itu terjadi, mesin menghentikan permohonan dan tidak menagih jumlah yang salah"))
        if effort.isSpent { property.facts.append(Self.spent) }
    }
}
