extension Rule {
    /// 07xx: law, policy, privacy, inclusion, languages.
    public static let lawRules: [Rule] = [
        missingComponent, headOfAnother, untranslated, nobodyApplies, languageMissing, onlineOnly, dataWithoutPurpose,
        specificDataWithoutBasis, identityCopyAsked, legalisedCivilDocument, officerInText, internalComponentMissing, repealedLaw,
        hardToRead,
        tooFewStaff,
    ]
}

extension Rule {
    static let headOfAnother = Rule(
        code: 702, slug: "head-of-another-agency", severity: .warning,
        summary: Words(en: "the head of an agency belongs to another", id: "kepala instansi milik instansi lain"),
        explanation: Words(
            en: """
                Who heads an agency is one of its own people: the role named by `head` has another `agency`. One of the two names is wrong, and what \
                is decided there would be signed by the wrong office.
                """,
            id: """
                Kepala suatu instansi adalah orangnya sendiri: peran yang disebut `head` punya `agency` lain. Salah satu dari keduanya keliru, dan \
                keputusannya akan ditandatangani kantor yang salah.
                """),
        failing: """
            agencies:
              kecamatan: { name: Kecamatan, head: kepala }
            roles:
              kepala: { name: Kepala, agency: dinas }
            """,
        passing: """
            agencies:
              kecamatan: { name: Kecamatan, head: camat }
            roles:
              camat: { name: Camat, agency: kecamatan }
            """)

    static let untranslated = Rule(
        code: 703, slug: "text-not-in-every-language", severity: .warning,
        summary: Words(en: "a text lacks a language of the catalog", id: "teks tidak ada dalam salah satu bahasa katalog"),
        explanation: Words(
            en: """
                The text is written by language, and one of the languages that the catalog names is not there: whoever reads in it would be shown \
                another. A text that is the same in all of them, as a name or a short word, is written without languages.
                """,
            id: """
                Teks ditulis menurut bahasa, tetapi salah satu bahasa yang disebut katalog tidak ada: pembaca bahasa itu akan melihat bahasa lain. \
                Teks yang sama dalam semua bahasa, seperti nama atau kata pendek, ditulis tanpa nama bahasa.
                """),
        failing: "name: { id: Layanan contoh }", passing: "name: { id: Layanan contoh, en: An example }")

    static let languageMissing = Rule(
        code: 705, slug: "language-missing", severity: .danger,
        summary: Words(en: "a text lacks a language that the region asks for", id: "teks tidak ada dalam bahasa yang diminta daerah"),
        explanation: Words(
            en: """
                The region's `mppc.yaml` asks every text in these languages, and one of them is not there: a text written without languages stands \
                in the first language of the catalog alone. A name that is the same in all of them is written once for each.
                """,
            id: """
                `mppc.yaml` daerah meminta setiap teks dalam bahasa ini, tetapi salah satunya tidak ada: teks tanpa nama bahasa hanya ada dalam \
                bahasa pertama katalog. Nama yang sama dalam semua bahasa ditulis sekali untuk tiap bahasa.
                """),
        failing: "summary: Contoh untuk aturan.", passing: "summary: { id: Contoh untuk aturan., en: An example of the rules. }")

    static let nobodyApplies = Rule(
        code: 704, slug: "nobody-is-the-applicant", severity: .warning,
        summary: Words(en: "no section is the applicant's own", id: "tidak ada bagian milik pemohon sendiri"),
        explanation: Words(
            en: """
                People may apply, and the form asks a NIK, but no section has `party: applicant`: the case does not know whose it is, what is released \
                is held by nobody, and an officer could decide on an application of his own. Sections about others say `party: other`.
                """,
            id: """
                Perorangan boleh memohon, dan formulir menanyakan NIK, tetapi tidak ada bagian dengan `party: applicant`: perkara tidak tahu siapa \
                pemohonnya, produknya tidak punya pemegang, dan petugas bisa memutus permohonannya sendiri. Bagian tentang orang lain memakai `party: other`.
                """),
        failing: """
            form:
              pemohon:
                name: Pemohon
                use: orang
            """,
        passing: """
            form:
              pemohon:
                name: Pemohon
                party: applicant
                use: orang
            """)
}
