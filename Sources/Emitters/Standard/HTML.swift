import ServiceIR

/// Markup in which whatever is put in as text is escaped: only what the program itself writes is markup.
struct HTML: ExpressibleByStringInterpolation {
    private(set) var text: String

    init(stringLiteral value: String) { text = value }
    init(stringInterpolation: StringInterpolation) { text = stringInterpolation.text }
    init(_ parts: some Sequence<HTML>) { text = parts.reduce(into: "") { $0 += $1.text } }

    struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var text = ""
        init(literalCapacity: Int, interpolationCount: Int) {}
        mutating func appendLiteral(_ literal: String) { text += literal }
        mutating func appendInterpolation(_ text: String) { self.text += Text.html(text) }
        mutating func appendInterpolation(_ number: Int) { text += "\(number)" }
        mutating func appendInterpolation(_ inner: HTML) { text += inner.text }
        mutating func appendInterpolation(_ parts: [HTML]) { for part in parts { text += part.text } }
    }

    static func + (a: HTML, b: HTML) -> HTML { HTML([a, b]) }
}
