extension Rule {
    /// What a region's pages cannot show as its catalog says it.
    static let brandingRules: [Rule] = [notAColour, lowContrast, unusableCrest, noContact]

    static let notAColour = Rule(
        code: 555, slug: "not-a-colour",
        summary: Words(en: "no colour", id: "bukan warna"),
        explanation: Words(
            en: "A colour is six hexadecimal digits behind `#`, in quotes: without them YAML takes the rest of the line for a comment.",
            id:
                "Warna adalah enam angka heksadesimal di belakang `#`, dalam tanda kutip: tanpa itu YAML menganggap sisa baris sebagai komentar."
        ),
        failing: "branding: { colours: { main: biru } }", passing: "branding: { colours: { main: \"#0b4f8a\" } }")

    static let lowContrast = Rule(
        code: 556, slug: "low-contrast",
        summary: Words(en: "a colour that cannot be read", id: "warna yang tidak terbaca"),
        explanation: Words(
            en: """
                White letters stand on it, and it stands as letters on the light grounds of a page: both need a contrast of 4.5 to 1, as WCAG 2.2 \
                computes it. The nearest colour of the same hue that has it is proposed.
                """,
            id: """
                Huruf putih berdiri di atasnya, dan ia sendiri menjadi warna huruf di atas latar terang: keduanya memerlukan kontras 4,5 banding 1 \
                menurut WCAG 2.2. Warna terdekat dengan rona yang sama diusulkan.
                """),
        failing: "branding: { colours: { main: \"#ffcc00\" } }", passing: "branding: { colours: { main: \"#856a00\" } }",
        source: "WCAG 2.2, 1.4.3")

    static let unusableCrest = Rule(
        code: 557, slug: "unusable-crest",
        summary: Words(en: "a crest that no page can show", id: "lambang yang tidak bisa ditampilkan"),
        explanation: Words(
            en: "`crest` names an SVG or PNG file of at most 32 KB that lies beside the catalog.",
            id: "`crest` menyebut berkas SVG atau PNG paling besar 32 KB yang terletak di samping katalog."),
        failing: "branding: { crest: lambang.jpg }", passing: "branding: { crest: lambang.svg }")

    static let noContact = Rule(
        code: 558, slug: "not-a-contact",
        summary: Words(en: "a contact that leads nowhere", id: "kontak yang tidak sah"),
        explanation: Words(
            en: "Numbers and addresses under `contact` become links that citizens press: they must be whole.",
            id: "Nomor dan alamat di bawah `contact` menjadi tautan yang ditekan warga: semuanya harus lengkap."),
        failing: "branding: { contact: { phone: \"00482\" } }", passing: "branding: { contact: { phone: \"0482-21001\" } }")
}
