import ServiceIR

extension ProofLedger {
    var workflow: [ServiceProof.Property] {
        let steps = subject.graph.nodes.filter { !$0.isJoin }
        var reached = property(
            "no_dead_step", .workflow,
            Words(
                en: "No step and no end is dead: each can be reached.", id: "Tidak ada langkah atau akhir yang mati: semuanya bisa dicapai."
            ),
            by: Words(
                en:
                    "The graph of all steps is searched from the first one; and for each step a case was played on the real engine that reaches it.",
                id:
                    "Graf semua langkah ditelusuri dari langkah pertama; dan untuk tiap langkah dijalankan permohonan pada mesin yang sesungguhnya yang mencapainya."
            ),
            checks: [UnreachableStep.find])
        show(
            in: &reached, of: steps.count { unit.sourceMap["workflow.\($0.id)"] != nil }, Words(en: "steps", id: "langkah"),
            none: Words(en: "there is no step", id: "tidak ada langkah")
        ) { if case .step = $0 { true } else { false } }
        var actions = property(
            "no_dead_action", .workflow,
            Words(en: "Every action can be taken.", id: "Setiap tindakan bisa diambil."),
            by: Words(
                en: "For each action a case was played on the real engine in which it is taken.",
                id: "Untuk tiap tindakan dijalankan permohonan pada mesin yang sesungguhnya yang mengambilnya."))
        let count = service.elements.count { if case .action = $0.element { true } else { false } }
        show(
            in: &actions, of: count, Words(en: "actions", id: "tindakan"), none: Words(en: "there is no action", id: "tidak ada tindakan")
        ) { if case .action = $0 { true } else { false } }

        var bounded = property(
            "loops_bounded", .workflow,
            Words(
                en: "No case goes round for ever: every loop has a bound, and at the bound a way out.",
                id: "Tidak ada permohonan yang berputar tanpa akhir: tiap putaran ada batasnya, dan pada batas itu ada jalan keluar."),
            by: Words(
                en: "All loops of the graph are searched without the ways that a bound takes away.",
                id: "Semua putaran dalam graf dicari tanpa jalur yang tertutup oleh batasnya."),
            checks: [LoopWithoutBound.find, NoWayOutAtBound.find, GrantedAtBound.find], rules: [.automaticCycle])
        if returns.isEmpty {
            bounded.isAboutNothing(
                Words(
                    en: "no loop and no return: a case goes forward only", id: "tidak ada putaran dan pengembalian: permohonan hanya maju"))
        }
        bounded.facts += returns
        let result = [
            property(
                "option_to_complete", .workflow,
                Words(
                    en: "From every step a case can come to an end.", id: "Dari setiap langkah permohonan bisa sampai pada akhirnya."),
                by: Words(
                    en:
                        "The graph is searched backwards from the ends, each condition either way; every decision has a last row that always holds, which the compiler demands.",
                    id:
                        "Graf ditelusuri mundur dari akhir-akhirnya, tiap syarat ke dua arah; setiap keputusan punya baris terakhir yang selalu berlaku, dan kompilator mewajibkannya."
                ),
                checks: [NoWayToEnd.find]), bounded, reached, actions,
        ]
        return result + [joins, reasons, outputs, waits]
    }

    private var joins: ServiceProof.Property {
        var property = property(
            "proper_completion", .workflow,
            Words(
                en: "Branches that run side by side meet: no join waits for a branch that never comes.",
                id: "Cabang yang berjalan bersamaan bertemu: tidak ada pertemuan yang menunggu cabang yang tidak pernah datang."),
            by: Words(
                en: "Each block is decided by itself, its branches as workflows of their own; no way leads into one from outside.",
                id: "Tiap blok diputuskan sendiri, cabangnya sebagai alur tersendiri; tidak ada jalur masuk dari luar."),
            checks: [JoinNeverMet.find], rules: [.targetInsideBlock, .targetOfOtherBranch, .joinOutsideBlock])
        if !subject.graph.nodes.contains(where: \.isJoin) {
            property.isAboutNothing(Words(en: "no branches run side by side", id: "tidak ada cabang yang berjalan bersamaan"))
        }
        return property
    }

    private var reasons: ServiceProof.Property {
        var property = property(
            "reasons_given", .workflow,
            Words(
                en: "Nobody is refused without being told why.", id: "Tidak ada pemohon yang ditolak tanpa diberi tahu alasannya."),
            by: Words(
                en:
                    "Every way after which a grant is out of reach is looked at: a person gives a reason there, or a text stands beside it.",
                id: "Tiap jalur yang menutup kemungkinan dikabulkan diperiksa: di situ petugas menyebut alasan, atau ada teksnya."),
            checks: [RefusalWithoutReason.find, ReasonNeverTold.find])
        let graph = subject.graph
        let reached = graph.reached(from: [graph.initial].compactMap(\.self))
        let granting = graph.reaching(graph.nodes.indices.filter { graph.nodes[$0].step.end == .granted })
        if !graph.edges.contains(where: { reached[$0.from] && granting[$0.from] && !granting[$0.to] }) {
            property.isAboutNothing(Words(en: "no way leads to a refusal", id: "tidak ada jalur menuju penolakan"))
        }
        return property
    }

    private var outputs: ServiceProof.Property {
        var property = property(
            "outputs_issued", .workflow,
            Words(
                en: "What the service promises as its product is signed and released, and valid when it is.",
                id: "Hasil yang dijanjikan layanan ditandatangani dan terbit, dan berlaku ketika terbit."),
            by: Words(
                en: "All ways to a grant and to each release are searched for one without the release or the signature.",
                id: "Semua jalur menuju pengabulan dan penerbitan diperiksa: adakah yang tanpa penerbitan atau tanda tangan."),
            checks: [
                OutputNeverIssued.find, GrantedWithoutOutput.find, UnsignedRelease.find, TextAfterSignature.find, VoidWhenIssued.find,
                LapseAfterRelease.find,
            ])
        if service.outputs.isEmpty {
            property.isAboutNothing(Words(en: "nothing is issued", id: "tidak ada produk yang diterbitkan"))
        }
        // A sticker or a card may well bear no signature.
        let unsigned = service.outputs.filter { id, output in
            output.signature == nil && !subject.graph.nodes.contains { $0.step.signs.contains(id) }
        }
        property.facts += unsigned.map { id, output in
            Words(
                en: "released without a signature, as the definition has it: “\(output.name.rows.first?.value["en"] ?? id.rawValue)”",
                id: "terbit tanpa tanda tangan, sesuai definisinya: “\(output.name.rows.first?.value["id"] ?? id.rawValue)”")
        }
        return property
    }

    private var waits: ServiceProof.Property {
        var property = property(
            "waits_bounded", .workflow,
            Words(
                en: "No case waits for the citizen for ever.", id: "Tidak ada permohonan yang menunggu warga selamanya."),
            by: Words(
                en:
                    "Every step at which the citizen acts or pays is looked at: it has a time, and something follows when that is over.",
                id: "Tiap langkah tempat warga bertindak atau membayar diperiksa: ada batas waktunya, dan ada kelanjutannya bila lewat."
            ),
            checks: [WaitsForEver.find])
        let isAny = subject.graph.nodes.contains { node in
            node.isWaiting && node.isOfCitizens || node.step.actions.values.contains { $0.repair != nil }
        }
        if !isAny { property.isAboutNothing(Words(en: "no step waits for the citizen", id: "tidak ada langkah yang menunggu warga")) }
        return property
    }

    /// The bounds of what sends a case back, and whether anything else goes round.
    private var returns: [Words] {
        let graph = subject.graph
        let bounds = graph.nodes.filter { !$0.isJoin }.flatMap { $0.step.actions.values.compactMap(\.atMost) }
        guard let most = bounds.max() else {
            let isAny = graph.edges.contains { graph.reached(from: [$0.to])[$0.from] }
            return isAny ? [Words(en: "there are loops, none without a bound", id: "ada putaran, dan tidak satu pun tanpa batas")] : []
        }
        return [
            Words(
                en: "\(bounds.count) \(bounds.count == 1 ? "action is" : "actions are") bounded, to at most \(most) times",
                id: "\(bounds.count) tindakan dibatasi, paling banyak \(most) kali")
        ]
    }

    /// Of how many there are, which no case shows.
    func show(
        in property: inout ServiceProof.Property, of count: Int, _ noun: Words, none: Words, where isMeant: (ServiceElement) -> Bool
    ) {
        let missing = played.unshown.filter { isMeant($0.element) }.map(\.name)
        if count == 0 {
            property.isAboutNothing(none)
            return
        }
        property.facts.insert(
            Words(
                en: "\(count - missing.count) of \(count) \(noun.en) shown by played cases",
                id: "\(count - missing.count) dari \(count) \(noun.id) ditunjukkan oleh permohonan yang dijalankan"), at: 0)
        guard !missing.isEmpty else { return }
        let list = missing.joined(separator: ", ")
        property.isNotProved(Words(en: "not shown: \(list)", id: "belum ditunjukkan: \(list)"))
        if !played.isWhole { property.facts.append(Self.spent) }
    }

    /// Why not all was tried.
    static let spent = Words(
        en: "the effort that one page may take is spent: what is left was not tried",
        id: "batas usaha untuk satu lembar sudah tercapai: sisanya belum dicoba")
}
