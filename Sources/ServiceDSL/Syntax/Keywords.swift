/// The one table of the language's keys: decoder, JSON Schema of the language, hover and documentation come from it.
public enum Keywords {
    public static let shapes: [Shape] =
        catalogShapes + serviceShapes + [standardShape] + formShapes + workflowShapes + scenarioShapes
        + configurationShapes

    public static func shape(_ name: ShapeName) -> Shape {
        names.firstIndex(of: name).map { shapes[$0] } ?? Shape(name, en: name.rawValue, id: name.rawValue, [])
    }

    /// As in `shapes`: a row of bytes is searched faster than a dictionary of them is made.
    private static let names = shapes.map(\.name)

    /// A duration such as a promise or a step's time may be: a range, in any unit.
    static let anyDuration = SyntaxKind.duration(range: true, daysOrLonger: false)
    /// The same, or one such time `per` what is counted.
    static let anyTime = SyntaxKind.timeLimit(range: true)
    /// A duration that a citizen looks up in a calendar: days or longer, no range.
    static let longDuration = SyntaxKind.duration(range: false, daysOrLonger: true)
    /// Fields, as in a section.
    static let fieldMap = SyntaxKind.entries(.field, .map(.field))
    static let documentMap = SyntaxKind.entries(.document, .map(.document))
    static let lawNames = SyntaxKind.names(.law)
}
