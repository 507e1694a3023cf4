extension Rule {
    /// 08xx: standards and overlays.
    public static let standardRules: [Rule] = [
        unknownStandard, circularExtends, nothingThere, badLock, lockBroken, lockNotProved, localHoliday,
    ]

    static let unknownStandard = Rule(
        code: 801, slug: "unknown-standard",
        summary: Words(en: "what is extended is not there", id: "standar yang diikuti tidak ada"),
        explanation: Words(
            en: """
                `extends: CATALOG/ID@VERSION` names a `*.standard.yaml` of that catalog with that `standard` and `version`; without `CATALOG/` one of \
                this catalog. Only a standard can be extended. Another catalog's folder stands beside this one's, or is given to the same command.
                """,
            id: """
                `extends: KATALOG/ID@VERSI` menyebut `*.standard.yaml` dari katalog itu dengan `standard` dan `version` itu; tanpa `KATALOG/`, dari \
                katalog ini. Hanya standar yang bisa diikuti. Folder katalog lain berada di samping folder ini, atau diberikan kepada perintah yang sama.
                """),
        failing: "extends: nasional/sip-dokter", passing: "extends: nasional/sip-dokter@2")

    static let circularExtends = Rule(
        code: 802, slug: "circular-extends",
        summary: Words(en: "a standard that extends itself", id: "standar yang mengikuti dirinya sendiri"),
        explanation: Words(
            en: "Standards may extend standards (national, provincial), and the last of them extends none.",
            id: "Standar boleh mengikuti standar (nasional, provinsi), dan yang terakhir tidak mengikuti apa pun."),
        failing: "standard: sip\nversion: 1\nextends: nasional/sip@1", passing: "standard: sip\nversion: 2\nextends: nasional/sip@1")

    static let nothingThere = Rule(
        code: 803, slug: "nothing-there",
        summary: Words(en: "an overlay speaks of what the standard does not have", id: "berkas menyebut hal yang tidak ada di standarnya"),
        explanation: Words(
            en: """
                `KEY: removed` takes away what the standard has, and `after: ID` or `before: ID` places an added entry beside one that is there. Where \
                nothing is there, the standard has changed or the name is wrong, and the region may believe something that is not so. So it is of \
                `fields` beside `use`, which change a field group of the catalog.
                """,
            id: """
                `KUNCI: removed` menghapus yang ada di standar, dan `after: ID` atau `before: ID` menempatkan entri tambahan di samping yang ada. Bila \
                tidak ada, standarnya sudah berubah atau namanya keliru, dan daerah bisa mengira hal yang tidak benar. Begitu pula `fields` di samping \
                `use`, yang mengubah kelompok isian dari katalog.
                """),
        failing: "documents:\n  ijazah: removed", passing: "documents:\n  ijasah: removed")

    static let badLock = Rule(
        code: 804, slug: "bad-lock",
        summary: Words(en: "a lock that locks nothing", id: "penguncian yang tidak mengunci apa pun"),
        explanation: Words(
            en: """
                A lock names what the standard has, by a path of keys and ids, and says one word of it: `sla`, `fee`, `documents` and `form` can be \
                `at_most`, `channels` and `benefit` `at_least`, `workflow.STEP` `required`, any of them and any other path `fixed` or `text_only`.
                """,
            id: """
                Penguncian menyebut hal yang ada di standar, dengan jalur kunci dan id, dan satu kata tentangnya: `sla`, `fee`, `documents`, dan `form` bisa \
                `at_most`, `channels` dan `benefit` `at_least`, `workflow.LANGKAH` `required`, semuanya dan jalur lain `fixed` atau `text_only`.
                """),
        failing: "locks: { documents: at_least }", passing: "locks: { documents: at_most }")

    static let lockBroken = Rule(
        code: 805, slug: "lock-broken",
        summary: Words(en: "a citizen is worse off than by the locked standard", id: "warga dirugikan dibanding standar yang terkunci"),
        explanation: Words(
            en: """
                A lock compares what the citizen gets, for every submission that the standard accepts: a later start of the clock, an added stop or wait, \
                a paper asked of more people, more copies, a channel less, a way around a required step. What the region adds for its own options and \
                variants is free. The finding shows both places and a citizen who is worse off.
                """,
            id: """
                Penguncian membandingkan yang diperoleh warga, untuk setiap permohonan yang diterima standar: waktu yang mulai lebih lambat, penghentian atau \
                penantian tambahan, berkas yang diminta dari lebih banyak orang, rangkap yang lebih banyak, saluran yang berkurang, jalur melewati langkah \
                wajib. Yang ditambahkan daerah untuk pilihan dan jenisnya sendiri bebas. Temuan ini menunjukkan kedua tempat dan warga yang dirugikan.
                """),
        failing: "channels: [counter]                # the standard locks channels [counter, online] as at_least",
        passing: "channels: [counter, online, phone]")

    static let lockNotProved = Rule(
        code: 806, slug: "lock-not-proved",
        summary: Words(
            en: "whether the locked standard is kept is not proved", id: "belum terbukti bahwa standar yang terkunci ditaati"),
        explanation: Words(
            en: """
                The comparison sees through options, yes/no answers, numbers beside constants, and whatever both sides say alike. Where it does not see \
                through, it does not let pass: write the region's condition or amount as the standard does, or simpler.
                """,
            id: """
                Pembandingan memahami pilihan, jawaban ya/tidak, bilangan di samping tetapan, dan apa pun yang dikatakan sama oleh keduanya. Yang tidak \
                dipahami tidak diloloskan: tulis syarat atau jumlah daerah seperti dalam standar, atau lebih sederhana.
                """),
        failing: "fee: { retribusi: { amount: luas * luas * 10 } }   # the standard: luas * 1000, fee: at_most",
        passing: "fee: { retribusi: { amount: luas * 900 } }")

    static let localHoliday = Rule(
        code: 807, slug: "local-holiday", severity: .note,
        summary: Words(
            en: "a holiday of the region's own makes a locked promise longer", id: "hari libur daerah memperpanjang janji yang terkunci"),
        explanation: Words(
            en: """
                A region may decree a holiday of its own, and its office is closed on it: what the standard promises in working days is due a day later \
                than elsewhere. That is told, and needs no change. Collective leave is decreed for the whole country; a region's own breaks the lock.
                """,
            id: """
                Daerah boleh menetapkan hari liburnya sendiri, dan kantornya tutup pada hari itu: yang dijanjikan standar dalam hari kerja jatuh tempo \
                sehari lebih lambat daripada di tempat lain. Ini hanya diberitahukan, tidak perlu diubah. Cuti bersama ditetapkan secara nasional; cuti \
                bersama buatan daerah melanggar penguncian.
                """),
        failing: "days:\n  - { date: 2026-04-15, name: Hari jadi, kind: holiday, legal_basis: perbup }   # not in the standard's calendar",
        passing: "calendar: nasional/indonesia-2026")
}
