extension Diagnostic {
    /// What happens to an output once stands on two steps of one way.
    static func doneTwice(_ name: Located<String>, first: Located<String>, _ what: Words) -> Diagnostic {
        Diagnostic(
            .namedTwice, at: name.span,
            message: Words(
                en: "`\(name.value)` \(what.en) on an earlier step of the same way already",
                id: "`\(name.value)` sudah \(what.id) pada langkah sebelumnya di jalur yang sama"),
            labels: [.init(first.span, Words(en: "first here", id: "pertama di sini"))],
            helps: [Words(en: "leave one of them out", id: "hapus salah satunya")])
    }

    /// A text in the place of a letter, beside a letter that is what was asked for.
    static func productBesideOutputs(_ product: SourceSpan, outputs: SourceSpan) -> Diagnostic {
        Diagnostic(
            .contradictingKeys, at: product,
            message: Words(
                en: "`product` says what one gets where no letter is issued, and `outputs` has one",
                id: "`product` menyebut hasil bila tidak ada surat, padahal `outputs` menerbitkannya"),
            labels: [.init(outputs, Words(en: "the other", id: "yang lain"))],
            helps: [
                Words(
                    en:
                        "leave `product` out, or write `product: false` in each output that is not what was asked for; a thing beside letters is an output without `number`",
                    id:
                        "hapus `product`, atau tulis `product: false` pada tiap produk yang bukan hasil yang dimohon; barang di samping surat adalah produk tanpa `number`"
                )
            ])
    }
}
