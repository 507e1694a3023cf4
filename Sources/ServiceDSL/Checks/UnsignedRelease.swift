import ServiceIR

extension Rule {
    static let unsignedRelease = Rule(
        code: 413, slug: "unsigned-release", severity: .warning,
        summary: Words(en: "an output may be released unsigned", id: "produk bisa terbit tanpa tanda tangan"),
        explanation: Words(
            en: """
                This output bears a signature (`signature`, `signs`), and on some way to the step that releases it no officer signs it: no step has \
                it in `signs`, or the step that does comes later or stands on another way, or only the applicant signs. The citizen would hold a \
                letter that nobody answers for. A signature after the release changes nothing, and what is issued again in the same case is signed again.
                """,
            id: """
                Produk ini bertanda tangan (`signature`, `signs`), tetapi pada salah satu jalur menuju terbitnya tidak ada petugas yang \
                menandatanganinya: tidak ada langkah yang menyebutnya dalam `signs`, atau langkah itu datang kemudian atau berada di jalur lain, atau \
                hanya pemohon yang menandatangani. Warga akan memegang surat yang tidak dipertanggungjawabkan siapa pun. Tanda tangan setelah terbit \
                tidak mengubah apa pun, dan yang terbit lagi pada berkas yang sama ditandatangani lagi.
                """),
        failing: """
            workflow:
              periksa: { name: Pemeriksaan, by: loket, to: terbit }
              terbit: { issue: [surat], to: ttd }
              ttd: { name: Tanda tangan, by: kepala, signs: [surat], to: selesai }
            """,
        passing: """
            workflow:
              periksa: { name: Pemeriksaan, by: loket, to: ttd }
              ttd: { name: Tanda tangan, by: kepala, signs: [surat], to: terbit }
              terbit: { issue: [surat], to: selesai }
            """)

    static let grantedWithoutOutput = Rule(
        code: 414, slug: "granted-without-output", severity: .warning,
        summary: Words(en: "granted without any output", id: "dikabulkan tanpa produk"),
        explanation: Words(
            en: """
                On this way the case ends as granted, and no step on it releases an output: the citizen is told that it was granted and gets nothing. \
                Lead the way through the step with `issue`, or end it otherwise. An output with `product: false` is not what was asked for.
                """,
            id: """
                Pada jalur ini perkara berakhir dikabulkan, tetapi tidak ada langkah yang menerbitkan produk: warga diberi tahu dikabulkan dan tidak \
                menerima apa pun. Arahkan jalurnya melalui langkah dengan `issue`, atau akhiri dengan cara lain. Produk dengan `product: false` bukan \
                yang dimohon.
                """),
        failing: """
            workflow:
              periksa: { name: Pemeriksaan, by: kepala, signs: [surat], to: terbit, actions: { langsung: { name: Langsung, to: selesai } } }
              terbit: { issue: [surat], to: selesai }
            """,
        passing: """
            workflow:
              periksa: { name: Pemeriksaan, by: kepala, signs: [surat], to: terbit, actions: { langsung: { name: Langsung, to: terbit } } }
              terbit: { issue: [surat], to: selesai }
            """)

    static let waitsForEver = Rule(
        code: 415, slug: "waits-for-ever", severity: .warning,
        summary: Words(en: "the citizen is waited for without any bound", id: "warga ditunggu tanpa batas waktu"),
        explanation: Words(
            en: """
                Every clock stands still while the applicant is to act or to pay, and this step has no time of its own, or nothing follows when it is \
                over: a case whose applicant never comes back stays open for ever. Give the step `within`, and `late: { to: … }` for what happens \
                then. Where the standard publishes no time, invent none: leave it open, and ask whoever sets the standard.
                """,
            id: """
                Semua jam berhenti selama giliran pemohon bertindak atau membayar, dan langkah ini tidak punya waktu sendiri, atau tidak ada yang \
                terjadi bila waktunya habis: perkara yang pemohonnya tidak pernah kembali terbuka selamanya. Beri langkah ini `within`, dan \
                `late: { to: … }` untuk yang terjadi kemudian. Bila standarnya tidak menetapkan waktu, jangan mengarang: biarkan terbuka, dan \
                tanyakan kepada yang menetapkan standar.
                """),
        failing: """
            workflow:
              lengkapi: { name: Melengkapi data, by: applicant, to: selesai }
            """,
        passing: """
            workflow:
              lengkapi: { name: Melengkapi data, by: applicant, within: 14 days, to: selesai, late: { to: gugur, reason: Tidak dilengkapi } }
            """)
}

/// Finds outputs that a case can release without an officer's signature.
enum UnsignedRelease {
    @Sendable static func find(in subject: CheckSubject) -> [Diagnostic] {
        let graph = subject.graph
        guard let initial = graph.initial else { return [] }
        return subject.service.outputs.compactMap { id, output in
            let releases = graph.nodes.indices.filter { graph.nodes[$0].step.releases.contains(id) }
            let signers = Set(graph.nodes.indices.filter { graph.nodes[$0].step.signs.contains(id) })
            // A sticker or a card may well bear no signature.
            guard output.signature != nil || !signers.isEmpty else { return nil }
            let officers = signers.filter { graph.nodes[$0].step.performers?.isCitizens != true }
            // What comes before the release by passing a signer over is decided by conditions, which are not judged here.
            func unsignedWay(from start: Int) -> [MachineGraph.Edge]? {
                graph.shortestWholeWay(from: [start], allows: { !officers.contains($0.from) }, to: { releases.contains($0) })
            }
            var start = initial
            var way = unsignedWay(from: start)
            // What is issued again is another letter.
            let isAgain = way == nil
            for index in releases.flatMap({ graph.leaving[$0] }) where way == nil {
                let edge = graph.edges[index]
                start = edge.from
                way = unsignedWay(from: edge.to).map { [edge] + $0 }
            }
            guard let way, let release = way.last?.to ?? releases.first(where: { $0 == start }) else { return nil }
            let reason: Words =
                if isAgain {
                    Words(
                        en: "on this way it comes to be issued again, and nobody has signed it again",
                        id: "pada jalur ini produk itu terbit lagi, dan belum ada yang menandatanganinya lagi")
                } else if signers.isEmpty {
                    Words(en: "no step signs it", id: "tidak ada langkah yang menandatanganinya")
                } else if officers.isEmpty {
                    Words(en: "only the applicant signs it", id: "hanya pemohon yang menandatanganinya")
                } else {
                    Words(en: "on this way nobody has signed it by then", id: "pada jalur ini belum ada yang menandatanganinya")
                }
            let step = graph.nodes[release]
            return subject.finding(
                .unsignedRelease, at: step.path,
                message: Words(
                    en: "`\(step.id)` may release `\(id)` unsigned: \(reason.en)",
                    id: "`\(step.id)` bisa menerbitkan `\(id)` tanpa tanda tangan: \(reason.id)"),
                labels: officers.sorted().map {
                    .init(subject.name(of: graph.nodes[$0].path), Words(en: "signed here", id: "ditandatangani di sini"))
                },
                way: graph.moves(along: way, from: start),
                helps: [
                    Words(
                        en: "write `signs: [\(id)]` on an officer's step before the release",
                        id: "tulis `signs: [\(id)]` pada langkah petugas sebelum terbit")
                ])
        }
    }
}

/// Finds ways to *granted* on which nothing is released, of a service that has outputs.
enum GrantedWithoutOutput {
    @Sendable static func find(in subject: CheckSubject) -> [Diagnostic] {
        let graph = subject.graph
        let releases = graph.withBlocksAhead(of: Set(graph.nodes.indices.filter { graph.nodes[$0].releasesProduct }))
        // An output of some cases only may well be missing in others.
        guard let initial = graph.initial, !releases.isEmpty,
            subject.service.outputs.values.contains(where: { $0.when == nil && !$0.isNoProduct })
        else { return [] }
        let reached = graph.reachedTogether(from: [initial]) { !releases.contains($0.from) }
        return graph.nodes.indices.compactMap { index in
            guard reached[index], graph.nodes[index].step.end == .granted else { return nil }
            let way = graph.shortestWholeWay(from: [initial], allows: { !releases.contains($0.from) }, to: { $0 == index })
            guard let way, let last = way.last else { return nil }
            let end = graph.nodes[index]
            let others = way.map { graph.nodes[$0.from] }.filter { !$0.step.releases.isEmpty }
            return subject.finding(
                .grantedWithoutOutput, at: last.path,
                message: others.isEmpty
                    ? Words(
                        en: "a case can come to `\(end.id)` and nothing was released",
                        id: "berkas bisa sampai ke `\(end.id)` tanpa ada yang terbit")
                    : Words(
                        en: "a case can come to `\(end.id)` and what was asked for was not released",
                        id: "berkas bisa sampai ke `\(end.id)` tanpa terbitnya yang dimohon"),
                labels: others.map {
                    .init(
                        subject.name(of: $0.path),
                        Words(en: "releases only what has `product: false`", id: "hanya menerbitkan yang `product: false`"))
                },
                way: graph.moves(along: way, from: initial),
                helps: [
                    Words(
                        en: "lead this way through a step whose `issue` releases what was asked for",
                        id: "arahkan jalur ini lewat langkah dengan `issue` yang menerbitkan yang dimohon")
                ])
        }
    }
}

extension MachineGraph {
    /// These nodes, and the blocks in one branch of which a case comes to them at once, before anybody acts in another.
    fileprivate func withBlocksAhead(of goals: Set<Int>) -> Set<Int> {
        func isAhead(_ node: Int, depth: Int) -> Bool {
            if goals.contains(node) { return true }
            let step = nodes[node].step
            guard depth < 64, step.when == nil, !nodes[node].isJoin else { return false }
            let next = leaving[node].map { edges[$0].to }
            switch step.kind {
            case .automatic: return !next.isEmpty && next.allSatisfy { isAhead($0, depth: depth + 1) }
            case .parallel: return next.contains { isAhead($0, depth: depth + 1) }
            default: return false
            }
        }
        return goals.union(nodes.indices.filter { nodes[$0].step.kind == .parallel && !nodes[$0].isJoin && isAhead($0, depth: 0) })
    }
}

/// Finds steps of the citizen, payments and repairs that no time ends.
enum WaitsForEver {
    @Sendable static func find(in subject: CheckSubject) -> [Diagnostic] {
        subject.graph.nodes.filter { !$0.isJoin }.flatMap { node -> [Diagnostic] in
            var found: [Diagnostic] = []
            let step = node.step
            // A `late` that waits for no clock has its own finding.
            let hasClock = step.within != nil || step.until != nil
            let isUnbounded = hasClock ? step.late == nil : !subject.isWritten(node.path + ["late"])
            if node.isWaiting, step.standsStill, node.isOfCitizens, isUnbounded, !subject.graph.isEndedBeside(node) {
                found.append(
                    finding(
                        at: node.path, "step `\(node.id)` waits for the citizen", "langkah `\(node.id)` menunggu warga", hasClock,
                        in: subject))
            }
            for (id, action) in step.actions {
                guard let repair = action.repair, repair.within == nil, repair.until == nil else { continue }
                found.append(
                    finding(
                        at: node.path + ["actions", id.rawValue], "a repair after `\(node.id).\(id)` waits for the citizen",
                        "perbaikan setelah `\(node.id).\(id)` menunggu warga", false, in: subject))
            }
            return found
        }
    }

    private static func finding(
        at path: [String], _ en: String, _ id: String, _ hasClock: Bool, in subject: CheckSubject
    ) -> Diagnostic {
        subject.finding(
            .waitsForEver, at: path, message: Words(en: "\(en) without any bound", id: "\(id) tanpa batas waktu"),
            helps: [
                hasClock
                    ? Words(
                        en: "nothing follows when its time is over: say what does, `late: { to: … }`",
                        id: "tidak ada yang terjadi bila waktunya habis: tulis yang terjadi, `late: { to: … }`")
                    : Words(
                        en: "give it the time that the standard publishes: `within: …`; where it publishes none, leave it open",
                        id: "beri waktu yang ditetapkan standarnya: `within: …`; bila standarnya tidak menetapkan, biarkan terbuka")
            ])
    }
}

extension MachineGraph {
    /// Whether another branch of a block around it ends the wait: time alone leads it out of the block, or to a join that waits for one.
    fileprivate func isEndedBeside(_ node: Node) -> Bool {
        var place = node.block
        while let block = place {
            let branches = nodes[block.entry].step.branches.filter { $0.key != block.branch }
            if branches.contains(where: { endsByTime(from: $0.value.initial, in: block) }) { return true }
            place = nodes[block.entry].block
        }
        return false
    }

    /// Whether a branch goes on without anybody, whatever its conditions, until it is out of its block.
    private func endsByTime(from initial: StepID, in block: BlockPlace) -> Bool {
        guard let start = index(of: initial) else { return false }
        var seen: Set<Int> = [start]
        var pending = [start]
        var isLedOut = false
        while let node = pending.popLast() {
            guard [.automatic, .release, .wait].contains(nodes[node].step.kind), !leaving[node].isEmpty else { return false }
            for edge in leaving[node].map({ edges[$0] }) {
                if edge.to == block.join, nodes[block.join].branchesAwaited > 1 { return false }
                let isInside = edge.to != block.join && nodes[edge.to].block?.entry == block.entry
                if !isInside { isLedOut = true } else if seen.insert(edge.to).inserted { pending.append(edge.to) }
            }
        }
        return isLedOut
    }
}
