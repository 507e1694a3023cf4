import ServiceIR

/// What of a service is proved, what is not, and why: the answers of the compiler's own checks, one property at a time.
package struct ServiceProof: Sendable {
    package enum Group: String, Sendable, CaseIterable { case workflow, data, time, fees, people }

    package enum Outcome: String, Sendable {
        case proved
        /// Under what the property's `assumptions` say.
        case provedUnderAssumptions = "proved_under_assumptions"
        case notProved = "not_proved"
        /// A check found something against it, which a region may leave standing.
        case found
        /// There is nothing of which it could be said.
        case notApplicable = "not_applicable"
    }

    package struct Property: Sendable {
        package let id: String
        package let group: Group
        package let claim: Words
        package let method: Words
        package var outcome: Outcome
        package var assumptions: [Words] = []
        /// What was counted, and what is missing.
        package var facts: [Words] = []
    }

    package var properties: [Property]
}

/// What cases that were played show of a service: each was run on the real engine.
package struct PlayedCases: Sendable {
    package var count: Int
    /// Elements of which no case shows that they come about.
    package var unshown: [(name: String, element: ServiceElement)]
    /// Conditions of which no case shows one of the two ways.
    package var oneWay: [Words]
    package var conditions: Int

    package init(count: Int, unshown: [(name: String, element: ServiceElement)], oneWay: [Words], conditions: Int) {
        self.count = count
        self.unshown = unshown
        self.oneWay = oneWay
        self.conditions = conditions
    }
}

extension ServiceProof {
    /// - Parameters:
    ///   - findings: those of the service's file, also where they are allowed.
    ///   - configuration: what the region does not want to be told is not proved either.
    ///   - played: what was shown by cases.
    package init(
        of unit: CompiledServiceUnit, catalog: CompiledCatalog, findings: [Diagnostic], configuration: Configuration, played: PlayedCases
    ) {
        let subject = CheckSubject(service: unit.service, catalog: catalog, sourceMap: unit.sourceMap)
        let ledger = ProofLedger(unit: unit, subject: subject, findings: findings, configuration: configuration, played: played)
        properties = ledger.workflow + ledger.data + ledger.time + ledger.fees + ledger.people
    }
}

/// Asks the checks, and writes down what they answered.
struct ProofLedger {
    let unit: CompiledServiceUnit
    let subject: CheckSubject
    let findings: [Diagnostic]
    let configuration: Configuration
    let played: PlayedCases
    var service: CompiledService { unit.service }

    /// A property that holds where none of the checks finds anything.
    func property(
        _ id: String, _ group: ServiceProof.Group, _ claim: Words, by method: Words, checks: [ServiceChecks.Check] = [], rules: [Rule] = []
    ) -> ServiceProof.Property {
        // The checks are asked anew: a region may have set what they find to nothing.
        var found = checks.flatMap { $0(subject) }
        found += findings.filter { rules.contains($0.rule) && !found.contains($0) }
        var property = ServiceProof.Property(id: id, group: group, claim: claim, method: method, outcome: found.isEmpty ? .proved : .found)
        property.facts = found.map(Self.told)
        let untold = rules.filter { configuration.severities.severity(of: $0) == nil }
        if !untold.isEmpty, found.isEmpty {
            property.outcome = .notProved
            property.facts = untold.map { rule in
                Words(
                    en: "the region's settings turn \(rule.code) \(rule.slug) off",
                    id: "pengaturan daerah mematikan \(rule.code) \(rule.slug)")
            }
        }
        return property
    }

    static func told(_ finding: Diagnostic) -> Words {
        let code = "\(finding.rule.code) \(finding.rule.slug)"
        let reason = finding.allowance
        return Words(
            en: "\(code): \(finding.message.en)" + (reason.map { " (allowed: \($0))" } ?? ""),
            id: "\(code): \(finding.message.id)" + (reason.map { " (dibiarkan: \($0))" } ?? ""))
    }

    // MARK: Workflow

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
        show(in: &reached, of: steps.count { unit.sourceMap["workflow.\($0.id)"] != nil }, Words(en: "steps", id: "langkah")) { element in
            if case .step = element { true } else { false }
        }
        var actions = property(
            "no_dead_action", .workflow,
            Words(en: "Every action can be taken.", id: "Setiap tindakan bisa diambil."),
            by: Words(
                en: "For each action a case was played on the real engine in which it is taken.",
                id: "Untuk tiap tindakan dijalankan permohonan pada mesin yang sesungguhnya yang mengambilnya."))
        let count = service.elements.count { if case .action = $0.element { true } else { false } }
        show(in: &actions, of: count, Words(en: "actions", id: "tindakan")) { if case .action = $0 { true } else { false } }

        var bounded = property(
            "loops_bounded", .workflow,
            Words(
                en: "No case goes round for ever: every loop has a bound, and at the bound a way out.",
                id: "Tidak ada permohonan yang berputar tanpa akhir: tiap putaran ada batasnya, dan pada batas itu ada jalan keluar."),
            by: Words(
                en: "All loops of the graph are searched without the ways that a bound takes away.",
                id: "Semua putaran dalam graf dicari tanpa jalur yang tertutup oleh batasnya."),
            checks: [LoopWithoutBound.find, NoWayOutAtBound.find, GrantedAtBound.find], rules: [.automaticCycle])
        bounded.facts += returns
        var result = [
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
        if subject.graph.nodes.contains(where: \.isJoin) {
            result.append(
                property(
                    "proper_completion", .workflow,
                    Words(
                        en: "Branches that run side by side meet: no join waits for a branch that never comes.",
                        id: "Cabang yang berjalan bersamaan bertemu: tidak ada pertemuan yang menunggu cabang yang tidak pernah datang."),
                    by: Words(
                        en: "Each block is decided by itself, its branches as workflows of their own; no way leads into one from outside.",
                        id: "Tiap blok diputuskan sendiri, cabangnya sebagai alur tersendiri; tidak ada jalur masuk dari luar."),
                    checks: [JoinNeverMet.find], rules: [.targetInsideBlock, .targetOfOtherBranch, .joinOutsideBlock]))
        }
        result.append(
            property(
                "reasons_given", .workflow,
                Words(
                    en: "Nobody is refused without being told why.", id: "Tidak ada pemohon yang ditolak tanpa diberi tahu alasannya."),
                by: Words(
                    en:
                        "Every way after which a grant is out of reach is looked at: a person gives a reason there, or a text stands beside it.",
                    id: "Tiap jalur yang menutup kemungkinan dikabulkan diperiksa: di situ petugas menyebut alasan, atau ada teksnya."),
                checks: [RefusalWithoutReason.find, ReasonNeverTold.find]))
        result.append(
            property(
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
                ]))
        result.append(
            property(
                "waits_bounded", .workflow,
                Words(
                    en: "No case waits for the citizen for ever.", id: "Tidak ada permohonan yang menunggu warga selamanya."),
                by: Words(
                    en:
                        "Every step at which the citizen acts or pays is looked at: it has a time, and something follows when that is over.",
                    id: "Tiap langkah tempat warga bertindak atau membayar diperiksa: ada batas waktunya, dan ada kelanjutannya bila lewat."
                ),
                checks: [WaitsForEver.find]))
        return result
    }

    /// The bounds of what sends a case back.
    private var returns: [Words] {
        let bounds = subject.graph.nodes.filter { !$0.isJoin }.flatMap { $0.step.actions.values.compactMap(\.atMost) }
        guard let most = bounds.max() else { return [] }
        return [
            Words(
                en: "\(bounds.count) actions have a bound of at most \(most)",
                id: "\(bounds.count) tindakan dibatasi, paling banyak \(most) kali")
        ]
    }

    /// Of how many there are, which no case shows.
    func show(in property: inout ServiceProof.Property, of count: Int, _ noun: Words, where isMeant: (ServiceElement) -> Bool) {
        let missing = played.unshown.filter { isMeant($0.element) }.map(\.name)
        if count == 0 {
            property.outcome = .notApplicable
            return
        }
        property.facts.insert(
            Words(
                en: "\(count - missing.count) of \(count) \(noun.en) shown by played cases",
                id: "\(count - missing.count) dari \(count) \(noun.id) ditunjukkan oleh permohonan yang dijalankan"), at: 0)
        guard !missing.isEmpty else { return }
        if property.outcome == .proved { property.outcome = .notProved }
        let list = missing.joined(separator: ", ")
        property.facts.append(Words(en: "not shown: \(list)", id: "belum ditunjukkan: \(list)"))
    }
}
