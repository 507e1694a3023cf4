/// The one table of the language's keys: decoder, JSON Schema of the language, hover and documentation come from it.
public enum Keywords {
    public static var shapes: [Shape] { definitionShapes + configurationShapes }

    public static func shape(_ name: ShapeName) -> Shape {
        names.firstIndex(of: name).map { definitionShapes[$0] } ?? configurationShapes.first { $0.name == name }
            ?? Shape(name, en: name.rawValue, id: name.rawValue, [])
    }

    /// Those of a region's settings and own rules are made where there are any.
    private static let definitionShapes: [Shape] =
        catalogShapes + serviceShapes + [standardShape] + formShapes + workflowShapes + scenarioShapes

    /// As in `definitionShapes`: a row of bytes is searched faster than a dictionary of them is made.
    private static let names = definitionShapes.map(\.name)

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
