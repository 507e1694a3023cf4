import ServiceIR

extension ProofLedger {
    // MARK: Data

    var data: [ServiceProof.Property] {
        var requirements = property(
            "requirements_can_be_met", .data,
            Words(
                en: "Every document and every question with a condition can come to be asked, and whoever is asked can be accepted.",
                id: "Setiap dokumen dan setiap pertanyaan bersyarat bisa sampai diminta, dan pemohon yang dimintai bisa diterima."),
            by: Words(
                en: "For each a filled-in form was sent to the real engine, which asked for it and accepted the form.",
                id:
                    "Untuk masing-masing, satu formulir terisi dikirim ke mesin yang sesungguhnya, yang memintanya dan menerima formulir itu."
            ),
            checks: [OptionNeverOffered.find, OwnDocumentAsked.find], rules: [.ruleNeverMet, .tooFewValues])
        show(
            in: &requirements, of: asked.count, Words(en: "documents and conditional questions", id: "dokumen dan pertanyaan bersyarat"),
            none: Words(en: "there is no document and no conditional question", id: "tidak ada dokumen atau pertanyaan bersyarat")
        ) { asked.contains($0) }
        var conditions = property(
            "conditions_decide", .data,
            Words(
                en: "Every condition decides something: some meet it and some do not.",
                id: "Setiap syarat membedakan: ada yang memenuhinya dan ada yang tidak."),
            by: Words(
                en:
                    "The conditions are decided over options, yes and no, numbers and dates; and for each way a case was played on the real engine.",
                id:
                    "Syarat diputuskan atas pilihan, ya/tidak, bilangan, dan tanggal; dan untuk tiap arah dijalankan permohonan pada mesin yang sesungguhnya."
            ),
            rules: [.conditionDecidesNothing, .rowNeverReached, .optionalDecidesNothing])
        if played.conditions == 0 {
            conditions.isAboutNothing(Words(en: "there is no condition", id: "tidak ada syarat"))
        } else {
            let shown = played.conditions - played.oneWay.count
            conditions.facts.insert(
                Words(
                    en: "\(shown) of \(played.conditions) ways of conditions shown by played cases",
                    id: "\(shown) dari \(played.conditions) arah syarat ditunjukkan oleh permohonan yang dijalankan"), at: 0)
            for way in played.oneWay { conditions.isNotProved(Words(en: "not shown: \(way.en)", id: "belum ditunjukkan: \(way.id)")) }
            if !played.oneWay.isEmpty, !played.isWhole { conditions.facts.append(Self.spent) }
        }
        var tables = property(
            "tables_complete", .data,
            Words(
                en: "Every table has exactly one row for each combination of what it is read by.",
                id: "Setiap tabel punya tepat satu baris untuk tiap gabungan yang dibacanya."),
            by: Words(
                en: "All combinations of options and all ranges of numbers were compared.",
                id: "Semua gabungan pilihan dan semua rentang bilangan dibandingkan."),
            rules: [.tableGap, .tableOverlap, .tableKey])
        if service.tables.isEmpty {
            tables.isAboutNothing(Words(en: "there is no table", id: "tidak ada tabel"))
        } else {
            let rows = service.tables.values.reduce(0) { $0 + $1.rows.count }
            tables.facts.insert(
                Words(en: "\(service.tables.count) tables, \(rows) rows", id: "\(service.tables.count) tabel, \(rows) baris"), at: 0)
        }
        var present = property(
            "values_exist", .data,
            Words(
                en: "No value is read before it was filled in, and none needs itself.",
                id: "Tidak ada nilai yang dibaca sebelum diisi, dan tidak ada yang memerlukan dirinya sendiri."),
            by: Words(
                en:
                    "For each expression it is proved that what it reads is there wherever it is read; what is not proved does not compile.",
                id: "Untuk tiap ekspresi dibuktikan bahwa yang dibacanya ada di tempat itu; yang tidak terbukti tidak lolos kompilasi."),
            rules: [.mayBeAbsent, .circularDefinition, .neverComputable])
        if unit.reads.isEmpty {
            present.isAboutNothing(Words(en: "no expression reads a value", id: "tidak ada ekspresi yang membaca nilai"))
        }
        return [requirements, conditions, tables, present, reckoned]
    }

    /// Every document, and every question whose asking depends on something.
    private var asked: Set<ServiceElement> {
        Set(
            service.elements.map(\.element).filter { element in
                switch element {
                case .document(let path): Requirement.at(path, in: service.documents)?.isFetched == false
                case .field(let path): path.count == 2 && service.isConditional(path)
                default: false
                }
            })
    }

    /// That some answers leave no value stays so where the region does not want to be told of it.
    func cite(_ risks: [JudgedRisk], in property: inout ServiceProof.Property) {
        let witnessed = risks.filter { $0.outcome == .witnessed }
        if witnessed.isEmpty { return }
        property.outcome = .found
        property.isFound(witnessed.compactMap { $0.finding.map(told) }.filter { !property.cited.contains($0) })
    }

    /// What is worked out, where some answers might leave it without a value.
    private var reckoned: ServiceProof.Property {
        var property = property(
            "values_computable", .data,
            Words(
                en: "Whatever is worked out has a value: no division by zero, no least or greatest of no rows, no impossible date.",
                id:
                    "Semua yang dihitung punya nilai: tidak ada pembagian dengan nol, nilai terkecil atau terbesar dari daftar kosong, atau tanggal yang tidak ada."
            ),
            by: Words(
                en: "Each computation that might have none is decided over the bounds of the answers that it reads.",
                id: "Tiap perhitungan yang mungkin tidak bernilai diputuskan atas batas isian yang dibacanya."),
            rules: [.mayNotCompute])
        let risks = unit.risks.filter { $0.kind != .belowZero }
        for risk in risks where risk.outcome == .notDecided {
            property.isNotProved(Words(en: "not decided: `\(risk.text)`", id: "belum diputuskan: `\(risk.text)`"))
        }
        cite(risks, in: &property)
        if risks.isEmpty {
            property.isAboutNothing(
                Words(en: "nothing is worked out that might have no value", id: "tidak ada perhitungan yang mungkin tidak bernilai"))
        }
        return property
    }
}

extension CompiledService {
    /// Whether a question of the form is asked only under a condition.
    func isConditional(_ path: [String]) -> Bool {
        guard let section = form.sections[SectionID(path[0])] else { return false }
        return section.when != nil || formField(path)?.when != nil
    }
}
