extension Keywords {
    /// A standard is a service that others extend: the same keys, and what they may not change.
    static let standardShape: Shape = {
        let own = Keyword.must(.standard, .kebabID, "the standard's own id", "id standar ini")
        let locks = Keyword.may(
            .locks, .entries(.lock, .word(lockWords)), "what whoever extends it may not change", "yang tidak boleh diubah pengikutnya")
        let shared = serviceShapes.first { $0.name == .service }?.keywords.filter { $0.key != .service } ?? []
        return Shape(.standard, en: "a standard", id: "standar", [own] + shared + [locks])
    }()

    /// What a lock may say of a path.
    static let lockWords = ["at_most", "at_least", "required", "fixed", "text_only"]
}
