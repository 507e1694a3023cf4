/// What is wrong in a configuration, `mppc.yaml`.
extension Rule {
    /// A rule that there is not.
    static let unknownRule = Rule(
        code: 7, slug: "unknown-rule",
        summary: Words(en: "no such rule", id: "tidak ada aturan ini"),
        explanation: Words(
            en:
                "A rule is named by its code, as `MPP0602` or `602`, or by its name, as `sla-not-proved`; a region's own by theirs. What is misspelt would change nothing, and nobody would notice.",
            id:
                "Aturan disebut menurut kodenya, seperti `MPP0602` atau `602`, atau menurut namanya, seperti `sla-not-proved`; aturan daerah sendiri begitu juga. Yang salah eja tidak mengubah apa pun, dan tidak ada yang menyadarinya."
        ),
        failing: "rules:\n  sla-not-prooved: none", passing: "rules:\n  sla-not-proved: none")

    /// A severity that cannot be given.
    static let fixedSeverity = Rule(
        code: 8, slug: "fixed-severity",
        summary: Words(en: "a rule whose severity cannot be set so", id: "aturan yang tingkatnya tidak bisa diatur begitu"),
        explanation: Words(
            en:
                "Notes, warnings and dangers may be told more or less gravely, or not at all (`none`). An error says that the definition has no sure meaning: it stays an error everywhere. What the runtime refuses (MPP10xx) is never a finding and has no severity. A region's own rules may be set as it likes.",
            id:
                "Catatan, peringatan, dan bahaya boleh dinaikkan, diturunkan, atau tidak ditampilkan (`none`). Kesalahan (error) berarti definisinya tidak punya makna yang pasti: itu tetap kesalahan di mana pun. Yang ditolak saat layanan berjalan (MPP10xx) bukan temuan dan tidak punya tingkat. Aturan daerah sendiri boleh diatur sesukanya."
        ),
        failing: "rules:\n  unknown-name: warning", passing: "rules:\n  unused-condition: error")

    /// One rule under two names.
    static let ruleSetTwice = Rule(
        code: 9, slug: "rule-set-twice",
        summary: Words(en: "the severity of one rule is set twice", id: "tingkat satu aturan diatur dua kali"),
        explanation: Words(
            en: "The code and the name of a rule are two ways to write one thing; which of the two severities holds would be chance.",
            id: "Kode dan nama aturan ialah dua cara menulis hal yang sama; tingkat mana yang berlaku menjadi kebetulan."),
        failing: "rules:\n  MPP0602: none\n  sla-not-proved: warning", passing: "rules:\n  MPP0602: none")

    /// A path that is none below the configuration.
    static let pathOutside = Rule(
        code: 10, slug: "path-outside",
        summary: Words(en: "a path that leads out of the configuration's folder", id: "jalan yang menuju ke luar folder pengaturan"),
        explanation: Words(
            en:
                "`paths` and `except` name files and folders below the folder of `mppc.yaml`, so that every copy of the repository is read in the same way.",
            id:
                "`paths` dan `except` menyebut berkas dan folder di bawah folder `mppc.yaml`, supaya setiap salinan repositori dibaca dengan cara yang sama."
        ),
        failing: "paths: [../kabupaten]", passing: "paths: [kabupaten]")

    /// A language that is asked for and cannot be written.
    static let languageNotOfCatalog = Rule(
        code: 11, slug: "language-not-of-catalog",
        summary: Words(
            en: "a language is asked of all texts that the catalog does not have",
            id: "semua teks diminta dalam bahasa yang tidak dipunyai katalog"),
        explanation: Words(
            en:
                "`languages` in `mppc.yaml` asks every text in these languages, and a text can only stand in those that its catalog lists under `languages`. Add it there, or ask for less.",
            id:
                "`languages` di `mppc.yaml` meminta setiap teks dalam bahasa itu, padahal teks hanya bisa ditulis dalam bahasa yang disebut `languages` pada katalognya. Tambahkan di sana, atau kurangi yang diminta."
        ),
        failing: "# mppc.yaml\nlanguages: [id, en]\n\n# catalog.yaml\nlanguages: [id]",
        passing: "# mppc.yaml\nlanguages: [id, en]\n\n# catalog.yaml\nlanguages: [id, en]")

    /// Two rules that could not be told apart.
    static let ownRuleTwice = Rule(
        code: 12, slug: "own-rule-twice",
        summary: Words(en: "two rules with one code or name", id: "dua aturan dengan satu kode atau nama"),
        explanation: Words(
            en:
                "A finding is known by its code and its name: comments that allow it, `rules` in `mppc.yaml` and whoever reads a report go by them. Within a catalog, what `mppc.yaml` says for all of them included, each is of one rule; the name is the id with `-` for `_`, and none of the compiler's own.",
            id:
                "Temuan dikenal dari kode dan namanya: komentar yang mengizinkannya, `rules` di `mppc.yaml`, dan pembaca laporan berpegang padanya. Dalam satu katalog, termasuk yang ditulis `mppc.yaml` untuk semuanya, masing-masing milik satu aturan; namanya ialah id dengan `-` sebagai ganti `_`, dan bukan nama aturan kompilator."
        ),
        failing:
            "checks:\n  berkas_sedikit: { code: 9001, rule: size(documents) < 9, message: Terlalu banyak berkas }\n  janji_pendek: { code: 9001, when: has(sla.within), rule: sla.within <= days(30), message: Janji terlalu lama }",
        passing:
            "checks:\n  berkas_sedikit: { code: 9001, rule: size(documents) < 9, message: Terlalu banyak berkas }\n  janji_pendek: { code: 9002, when: has(sla.within), rule: sla.within <= days(30), message: Janji terlalu lama }"
    )

    /// An example that is none.
    static let exampleContradictsRule = Rule(
        code: 13, slug: "example-contradicts-rule",
        summary: Words(en: "an example of a rule does not do what it says", id: "contoh aturan tidak sesuai dengan yang dikatakannya"),
        explanation: Words(
            en:
                "The examples of a region's own rule are tried each time that it is read: what stands under `pass` must keep it, what stands under `fail` must break it. Either the expression does not say what was meant, or the example does not. An example says only what it is about; what else such a thing must have may be left out, but not what the rule reads.",
            id:
                "Contoh aturan daerah dicoba setiap kali aturannya dibaca: yang di bawah `pass` harus memenuhinya, yang di bawah `fail` harus melanggarnya. Entah ekspresinya tidak mengatakan yang dimaksud, entah contohnya keliru. Contoh hanya menulis yang dibicarakannya; kelengkapan lain tidak perlu ditulis, tetapi bukan yang dibaca aturan itu."
        ),
        failing:
            "salinan_legalisir:\n  code: 9001\n  of: document\n  rule: bring == 'legalised'\n  message: Jangan minta legalisir\n  examples: { fail: [{ name: KTP, bring: legalised }] }",
        passing:
            "salinan_legalisir:\n  code: 9001\n  of: document\n  rule: bring != 'legalised'\n  message: Jangan minta legalisir\n  examples: { fail: [{ name: KTP, bring: legalised }] }"
    )

    /// A rule of a region's own that comes to nothing.
    static let ownRuleNotJudged = Rule(
        code: 14, slug: "own-rule-not-judged",
        summary: Words(en: "a rule of the region's own cannot be judged", id: "aturan daerah tidak bisa dinilai"),
        explanation: Words(
            en:
                "On some service the expression has no value: it divides by zero, a number leaves 64 bits, or it visits more elements of lists than a rule may (\(OwnRuleLimit.steps) in one service), as where lists are searched within lists. The rule finds nothing there, which must not look as if all were well.",
            id:
                "Pada suatu layanan ekspresinya tidak punya nilai: membagi dengan nol, bilangan melebihi 64 bit, atau memeriksa lebih banyak unsur daftar daripada yang boleh (\(OwnRuleLimit.steps) dalam satu layanan), misalnya daftar di dalam daftar. Aturan itu tidak menemukan apa pun di sana, dan itu tidak boleh tampak seolah-olah semuanya baik."
        ),
        failing: "rule: quotient(100, size(documents)) > 9", passing: "when: size(documents) > 0\nrule: quotient(100, size(documents)) > 9")
}

/// How much a rule of a region's own may ask.
enum OwnRuleLimit {
    /// Elements of lists that it may visit in one service.
    static let steps = 100_000
}
