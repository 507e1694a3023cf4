import FoundationEssentials
import ServiceIR

/// One case of CEL's own conformance suite, in its JSON form.
struct CELConformanceCase {
    let file: String
    let section: String
    let name: String
    let json: JSONValue
    let expression: String

    var label: String { "\(file)/\(section)/\(name): \(expression)" }

    static func all(in folder: URL) throws -> [CELConformanceCase] {
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".json") }.sorted()
        var cases: [CELConformanceCase] = []
        for file in files {
            // Doubles with an exponent, and negative zero, are kept as texts: no JSON number of ours holds them.
            let text = try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
                .replacing(/("\w+":)(-0\.0|-?[0-9]+(?:\.[0-9]+)?[eE][+-]?[0-9]+)(?=[,}])/) { "\($0.1)\"\($0.2)\"" }
            let json = try JSONValue(parsing: Array(text.utf8))
            for section in json["section"]?.array ?? [] {
                for test in section["test"]?.array ?? [] {
                    cases.append(
                        CELConformanceCase(
                            file: String(file.dropLast(5)), section: section["name"]?.string ?? "", name: test["name"]?.string ?? "",
                            json: test, expression: test["expr"]?.string ?? ""))
                }
            }
        }
        return cases
    }

    // MARK: What is outside

    /// The rule by which the case is outside: always on what it mentions, never on its name.
    var ruleOutside: String? {
        guard let node = try? ExpressionParser.parse(expression) else {
            if case .numberOutOfRange(let text)? = syntaxFault?.kind, text.contains(where: { ".eE".contains($0) }) {
                return "double: a literal that no decimal holds"
            }
            return nil
        }
        let words = self.words
        if let mention = node.firstMention(Self.mention) { return mention }
        if words.contains(where: { $0.hasPrefix("cel.expr.") || ($0.hasPrefix("google.protobuf") && !$0.isTimeType) }) {
            return "protobuf"
        }
        if words.contains("enum_value") { return "protobuf" }
        if words.contains("uint64_value") || words.contains("UINT64") { return "uint" }
        if words.contains("bytes_value") || words.contains("BYTES") { return "bytes" }
        if words.contains("dyn") { return "dyn" }
        if words.contains("optional_type") { return "a named extension" }
        if words.contains("DOUBLE") || words.contains("double") { return "double" }
        if json["bindings"]?.mentions("double_value") == true { return "double" }
        if json["value"]?.mentionsNoDecimal == true { return "double: a value that no decimal is (infinity, NaN, negative zero)" }
        return nil
    }

    var syntaxFault: ExpressionSyntaxFault? {
        do { _ = try ExpressionParser.parse(expression) } catch { return error }
        return nil
    }

    /// All keys and texts of the case but its name, description, error messages and the expression, which is read as a tree.
    private var words: Set<String> {
        var words: Set<String> = []
        for (key, value) in json.object ?? [:] where !["name", "description", "expr", "eval_error"].contains(key.rawValue) {
            value.collectWords(into: &words)
        }
        return words
    }

    private static let extensionNamespaces: Set<String> = ["optional", "cel", "math", "base64", "proto", "ip", "cidr", "net", "strings"]
    private static let extensionFunctions: Set<String> = [
        "charAt", "indexOf", "lastIndexOf", "lowerAscii", "upperAscii", "replace", "split", "substring", "trim", "join", "format", "quote",
        "reverse", "optMap", "optFlatMap", "orValue", "hasValue", "ip", "isIP", "cidr", "isCIDR", "transformList", "transformMap",
        "transformMapEntry", "sort", "flatten", "range", "distinct", "slice",
    ]

    /// What this part of an expression mentions that the language leaves out.
    private static func mention(_ node: Node) -> String? {
        switch node.kind {
        case .literal(.unsigned): return "uint"
        case .literal(.bytes): return "bytes"
        case .literal(.decimal(let number)):
            // From 2^53 on a double is no longer the number that is written.
            return number >= Decimal128(9_007_199_254_740_992) || number <= Decimal128(-9_007_199_254_740_992) ? "double: beyond 2^53" : nil
        case .binary(.divide, let left, let right):
            if case (.literal(.decimal), .literal(.decimal(let divisor))) = (left.kind, right.kind), divisor.isZero {
                return "double: a value that no decimal is (infinity, NaN, negative zero)"
            }
            return nil
        case .message: return "protobuf"
        case .name(let name, _): return word(name)
        case .call(let name, _, _): return extensionFunctions.contains(name) ? "a named extension" : word(name)
        case .select(_, _, isOptional: true), .index(_, _, isOptional: true): return "a named extension"
        case .select:
            guard let path = node.path?.joined(separator: "."), path.hasPrefix("google.protobuf.") || path.hasPrefix("cel.expr.") else {
                return nil
            }
            return path.isTimeType ? nil : "protobuf"
        case .method(let target, let name, let arguments):
            if let path = target.path, extensionNamespaces.contains(path[0]) { return "a named extension" }
            if extensionFunctions.contains(name) { return "a named extension" }
            // Macros with two variables (key and value).
            return ["all", "exists", "existsOne", "exists_one"].contains(name) && arguments.count == 3 ? "a named extension" : nil
        case .list(let elements): return elements.contains(where: \.isOptional) ? "a named extension" : nil
        case .map(let entries): return entries.contains(where: \.isOptional) ? "a named extension" : nil
        default: return nil
        }
    }

    private static func word(_ name: String) -> String? {
        switch name {
        case "double": "double"
        case "uint": "uint"
        case "bytes": "bytes"
        case "dyn": "dyn"
        default: nil
        }
    }

    // MARK: Running

    /// What went wrong; `nil` = passed.
    func failure() -> String? {
        let node: Node
        do { node = try ExpressionParser.parse(expression) } catch {
            return json["eval_error"] != nil ? nil : "does not parse: \(error)"
        }
        if json["check_only"]?.bool == true { return typeFailure(node) }
        if json["typed_result"] != nil, let failure = typeFailure(node) { return failure }
        let environment = GeneralEnvironment(json)
        let result = Program(node, dialect: .general).evaluate(environment)
        if json["eval_error"] != nil {
            if case .success(let value) = result { return "\(value) instead of an error" }
            return nil
        }
        let expected = json["value"] ?? json["typed_result"]?["result"]
        guard let value = expected.map({ Value(conformance: $0) }) ?? .bool(true) else { return "unreadable expectation" }
        switch result {
        case .success(let found): return found == value ? nil : "\(found) instead of \(value)"
        case .failure(let fault): return "\(fault) instead of \(value)"
        }
    }

    private func typeFailure(_ node: Node) -> String? {
        guard let expected = json["typed_result"]?["deduced_type"].flatMap(ValueType.init(conformance:)) else { return "unreadable type" }
        var names: [String: ValueType] = [:]
        var functions: [String: [TypeDeduction.Overload]] = [:]
        for declared in json["type_env"]?.array ?? [] {
            guard let name = declared["name"]?.string else { continue }
            names[name] = declared["ident"]?["type"].flatMap(ValueType.init(conformance:))
            functions[name] = declared["function"]?["overloads"]?.array?.compactMap { overload in
                guard let result = overload["result_type"].flatMap(ValueType.init(conformance:)) else { return nil }
                return .init((overload["params"]?.array ?? []).compactMap(ValueType.init(conformance:)), result)
            }
        }
        let found = TypeDeduction.deduce(node, names: names, functions: functions)
        return found == expected ? nil : "type \(String(describing: found)) instead of \(expected)"
    }
}

/// Bindings of a case, looked up through its container as CEL says.
struct GeneralEnvironment: ExpressionEnvironment {
    var bindings: [String: Value] = [:]
    var container: [String] = []
    var today: CivilDate { CivilDate(dayNumber: 0) }

    init(_ json: JSONValue) {
        container = (json["container"]?.string ?? "").split(separator: ".").map(String.init)
        for (name, binding) in json["bindings"]?.object ?? [:] {
            bindings[name.rawValue] = binding["value"].flatMap(Value.init(conformance:))
        }
    }

    func value(of path: [String]) -> Value? {
        if path.first == "" { return value(Array(path.dropFirst()), under: []) }
        for length in stride(from: container.count, through: 0, by: -1) {
            if let value = value(path, under: Array(container[..<length])) { return value }
        }
        return nil
    }

    private func value(_ path: [String], under prefix: [String]) -> Value? {
        for length in stride(from: path.count, to: 0, by: -1) {
            guard var value = bindings[(prefix + path[..<length]).joined(separator: ".")] else { continue }
            for member in path[length...] {
                guard case .map(let entries) = value, let next = entries[.text(member)] else { return nil }
                value = next
            }
            return value
        }
        return nil
    }

    func secondsFromUTC(zone: String, at seconds: Int64) -> Int64? {
        TimeZone(identifier: zone).map { Int64($0.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds)))) }
    }
}

extension Node {
    fileprivate func firstMention(_ rule: (Node) -> String?) -> String? {
        if let found = rule(self) { return found }
        for child in children { if let found = child.firstMention(rule) { return found } }
        return nil
    }
}

extension String {
    fileprivate var isTimeType: Bool {
        let name = hasPrefix("type.googleapis.com/") ? String(dropFirst(20)) : self
        return ["google.protobuf.Timestamp", "google.protobuf.Duration", "google.protobuf", "google"].contains(name)
    }
}

extension JSONValue {
    fileprivate func collectWords(into words: inout Set<String>) {
        switch self {
        case .string(let text): words.insert(text.hasPrefix("type.googleapis.com/") ? String(text.dropFirst(20)) : text)
        case .array(let values): for value in values { value.collectWords(into: &words) }
        case .object(let members):
            for (key, value) in members {
                words.insert(key.rawValue)
                value.collectWords(into: &words)
            }
        default: break
        }
    }

    fileprivate func mentions(_ key: String) -> Bool {
        var words: Set<String> = []
        collectWords(into: &words)
        return words.contains(key)
    }

    /// Whether a double in it is infinite, no number, or negative zero, which JSON writes `-0.0`.
    fileprivate var mentionsNoDecimal: Bool {
        switch self {
        case .array(let values): values.contains { $0.mentionsNoDecimal }
        case .object(let members):
            members.contains { key, value in
                if key.rawValue == "double_value", case .string(let text) = value { return Decimal128(conformance: text) == nil }
                return value.mentionsNoDecimal
            }
        default: false
        }
    }
}

extension Value {
    /// As the suite writes values; `nil` for what the language has not.
    fileprivate init?(conformance json: JSONValue) {
        guard let (key, value) = json.object?.first.map({ ($0.key.rawValue, $0.value) }) else { return nil }
        switch (key, value) {
        case ("int64_value", .string(let text)):
            guard let number = Int64(text) else { return nil }
            self = .integer(number)
        case ("double_value", .integer(let number)): self = .decimal(Decimal128(number))
        case ("double_value", .decimal(let number)): self = .decimal(number)
        case ("double_value", .string(let text)):
            guard let number = Decimal128(conformance: text) else { return nil }
            self = .decimal(number)
        case ("string_value", .string(let text)): self = .text(text)
        case ("bool_value", .bool(let value)): self = .bool(value)
        case ("null_value", _): self = .null
        case ("type_value", .string(let name)): self = .type(name)
        case ("list_value", _):
            var values: [Value] = []
            for item in value["values"]?.array ?? [] {
                guard let item = Value(conformance: item) else { return nil }
                values.append(item)
            }
            self = .list(values)
        case ("map_value", _):
            var entries: [Value: Value] = [:]
            for entry in value["entries"]?.array ?? [] {
                guard let key = entry["key"].flatMap(Value.init(conformance:)), let value = entry["value"].flatMap(Value.init(conformance:))
                else { return nil }
                entries[key] = value
            }
            self = .map(entries)
        case ("object_value", _):
            // Only the two time types are left; they are read by the functions that make them.
            guard let type = value["@type"]?.string, let text = value["value"]?.string else { return nil }
            let function = type.hasSuffix("Duration") ? "duration" : "timestamp"
            let node = Node(.call(function, [Node(.literal(.text(text)))]))
            guard case .success(let read) = Program(node, dialect: .general).evaluate(GeneralEnvironment(.object([:]))) else { return nil }
            self = read
        default: return nil
        }
    }
}

extension Decimal128 {
    /// A double with an exponent, where a decimal holds it.
    fileprivate init?(conformance text: String) {
        guard text != "-0.0", case .literal(.decimal(let number))? = try? ExpressionParser.parse(text).kind else { return nil }
        self = number
    }
}

extension ValueType {
    /// As the suite writes types; `nil` for what the language has not.
    fileprivate init?(conformance json: JSONValue) {
        guard let (key, value) = json.object?.first.map({ ($0.key.rawValue, $0.value) }) else { return nil }
        switch (key, value.string) {
        case ("primitive", "BOOL"): self = .bool
        case ("primitive", "INT64"): self = .integer(.none)
        case ("primitive", "STRING"): self = .text
        case ("null", _): self = .null
        case ("list_type", _):
            guard let element = value["elem_type"].flatMap(ValueType.init(conformance:)) else { return nil }
            self = .list(element)
        case ("map_type", _):
            guard let key = value["key_type"].flatMap(ValueType.init(conformance:)),
                let value = value["value_type"].flatMap(ValueType.init(conformance:))
            else { return nil }
            self = .map(key, value)
        default: return nil
        }
    }
}
