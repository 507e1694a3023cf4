import Mustache
import ServiceIR

/// Nothing to show: false in a section, and no text elsewhere.
private struct Nothing: MustacheCustomRenderable, Sendable {
    let renderText = ""
    let isNull = true
}

/// What a template shows: values by name. What is empty counts as false in a section.
package struct View: MustacheParent, Sendable {
    private var values: [String: any Sendable]

    package init(_ values: KeyValuePairs<String, any Sendable> = [:]) {
        self.values = [:]
        for (key, value) in values { self[key] = value }
    }

    package subscript(key: String) -> (any Sendable)? {
        get { values[key] }
        set {
            switch newValue {
            case let text as String where text.isEmpty: values[key] = Nothing()
            case let views as [View] where views.isEmpty: values[key] = Nothing()
            case let texts as [String] where texts.isEmpty: values[key] = Nothing()
            case .none: values[key] = Nothing()
            case .some(let value): values[key] = value
            }
        }
    }

    mutating func add(_ other: View) { values.merge(other.values) { $1 } }

    package func child(named name: String) -> Any? { values[name] }
}

extension View {
    /// `self` with the values of `other` added.
    func adding(_ other: KeyValuePairs<String, any Sendable>) -> View {
        var result = self
        for (key, value) in other { result[key] = value }
        return result
    }
}

/// Escapes text for HTML by Unicode scalars, where the library would by characters.
struct ScalarHTML: MustacheContentType {
    static let name = "SCALARHTML"

    func escapeText(_ text: String) -> String { Text.html(text) }
}

/// The pages' templates.
package struct PageLibrary: Sendable {
    /// Parsed once, when the first page is shown.
    static let shared: PageLibrary = {
        do { return try PageLibrary() } catch { preconditionFailure("a template: \(error)") }
    }()

    private let library: MustacheLibrary

    package init() throws {
        MustacheContentTypes.register(ScalarHTML(), named: ScalarHTML.name)
        var templates: [String: MustacheTemplate] = [:]
        for (name, source) in PageTemplates.all {
            templates[name] = try MustacheTemplate(string: "{{% CONTENT_TYPE:\(ScalarHTML.name)}}" + source)
        }
        library = MustacheLibrary(templates: templates)
    }

    package func render(_ name: String, _ view: View) -> String {
        library.render(view, withTemplate: name) ?? ""
    }
}
