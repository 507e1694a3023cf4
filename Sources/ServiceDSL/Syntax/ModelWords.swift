/// The kinds of thing in a service that a rule of a region's own may be about.
enum ModelWords {
    static let shapes: [(word: String, shape: ShapeName)] = [
        ("service", .service), ("section", .section), ("field", .field), ("document", .document), ("fee", .feeItem),
        ("benefit", .benefitItem),
        ("promise", .promise), ("step", .step), ("action", .action), ("output", .output),
    ]

    static let subjects = shapes.map(\.word)
}
