import Expectations
import FoundationEssentials
import ServiceDSL
import ServiceIR
import Testing

/// `schemas/` holds what the table of keywords says; `scripts/check-schemas` holds it against files by an independent validator.
@Suite struct LanguageSchemaTests {
    static let folder = Repository.root.appending(path: "schemas")

    @Test(arguments: LanguageSchema.kinds) func isUpToDate(_ kind: String) throws {
        let bytes = try #require(LanguageSchema.schema(of: kind)).bytes(.pretty)
        let url = Self.folder.appending(path: LanguageSchema.fileName(of: kind))
        if ProcessInfo.processInfo.environment["RECORD"] == "1" { try Data(bytes).write(to: url) }
        expect(
            (try? Data(contentsOf: url))?.elementsEqual(bytes), equals: true,
            "schemas/\(url.lastPathComponent) is not what the keywords say; `mppc schema -o schemas` or RECORD=1 writes it anew")
    }

    /// Every key that this version carries out is offered where the table has it, with a line in both languages.
    @Test func everyKeyIsOffered() throws {
        let schemas = try LanguageSchema.kinds.map { try #require(LanguageSchema.schema(of: $0)) }
        var offered: Set<String> = []
        for schema in schemas {
            for definition in [schema] + Array((schema["$defs"]?.object ?? [:]).values) {
                for (key, value) in definition["properties"]?.object ?? [:] {
                    guard let words = value["description"]?.string else { continue }
                    offered.insert("\(definition["title"]?.string ?? ""): \(key) \(words)")
                }
            }
        }
        for shape in Keywords.shapes {
            for keyword in shape.keywords {
                let line = "\(shape.noun.id) · \(shape.noun.en): \(keyword.key.rawValue) \(keyword.summary.id)\n\n\(keyword.summary.en)"
                expect(offered.contains(line), "\(line)")
            }
        }
    }

    /// Nothing is referred to that is not there, and nothing stands there for nothing.
    @Test(arguments: LanguageSchema.kinds) func definitionsAreWhole(_ kind: String) throws {
        let schema = try #require(LanguageSchema.schema(of: kind))
        var named: Set<String> = []
        func walk(_ value: JSONValue) {
            for item in value.array ?? [] { walk(item) }
            for (key, inner) in value.object ?? [:] {
                if key == "$ref", let name = inner.string { named.insert(name) }
                walk(inner)
            }
        }
        walk(schema)
        let known = Set((schema["$defs"]?.object ?? [:]).keys.map { "#/$defs/\($0)" })
        expect(named, equals: known)
        let definitions = schema["$defs"]?.object?.values ?? []
        expect(!definitions.contains(JSONValue.null))
    }
}
