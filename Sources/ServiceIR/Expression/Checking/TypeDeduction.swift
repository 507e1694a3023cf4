/// Types of general CEL: what an expression's value will be, by CEL's standard functions and what is declared besides.
///
/// For a service's own expressions use `ExpressionChecker`, which knows units, codes and presence.
public struct TypeDeduction {
    public struct Overload: Sendable {
        public var parameters: [ValueType]
        public var result: ValueType
        public init(_ parameters: [ValueType], _ result: ValueType) {
            self.parameters = parameters
            self.result = result
        }
    }

    private let names: [String: ValueType]
    private let functions: [String: [Overload]]
    private var locals: [(String, ValueType)] = []

    /// The type of `node`; `nil` where nothing fits. `.any` where CEL would say `dyn`.
    public static func deduce(_ node: Node, names: [String: ValueType] = [:], functions: [String: [Overload]] = [:]) -> ValueType? {
        var deduction = TypeDeduction(names: names, functions: functions)
        return deduction.type(node)
    }

    private init(names: [String: ValueType], functions: [String: [Overload]]) {
        self.names = names
        self.functions = functions
    }

    private static let integer = ValueType.integer(.none)

    private mutating func type(_ node: Node) -> ValueType? {
        switch node.kind {
        case .literal(let literal):
            switch literal {
            case .null: return .null
            case .bool: return .bool
            case .integer: return Self.integer
            case .decimal: return .decimal(.none)
            case .text: return .text
            case .unsigned, .bytes: return nil
            }
        case .name(let name, _):
            if let local = locals.last(where: { $0.0 == name }) { return local.1 }
            return names[name] ?? Value.typeNames[name].map { _ in .type }
        case .select(let operand, let member, _):
            if let path = node.path, let known = names[path.joined(separator: ".")] { return known }
            return type(operand).flatMap { Self.member(of: $0, member) }
        case .index(let operand, let index, _):
            guard let whole = type(operand), type(index) != nil else { return nil }
            switch whole {
            case .list(let element): return element
            case .map(_, let value): return value
            default: return whole == .any ? .any : nil
            }
        case .not(let operand): return type(operand).flatMap { Self.fits($0, .bool) ? .bool : nil }
        case .negate(let operand): return type(operand)
        case .conditional(let condition, let yes, let no):
            guard let test = type(condition), Self.fits(test, .bool), let a = type(yes), let b = type(no) else { return nil }
            return Self.common(a, b)
        case .binary(let op, let left, let right): return type(left).flatMap { a in type(right).flatMap { Self.result(op, a, $0) } }
        case .list(let elements):
            guard let type = common(elements.map(\.value)) else { return nil }
            return .list(type)
        case .map(let entries):
            guard let key = common(entries.map(\.key)), let value = common(entries.map(\.value)) else { return nil }
            return .map(key, value)
        case .message: return nil
        case .call(let name, let arguments, _): return call(name, arguments)
        case .method(let target, let name, let arguments): return method(target, name, arguments)
        }
    }

    private mutating func common(_ nodes: [Node]) -> ValueType? {
        var result: ValueType?
        for node in nodes {
            guard let next = type(node) else { return nil }
            result = result.map { Self.common($0, next) } ?? next
        }
        return result ?? .any
    }

    private static func common(_ a: ValueType, _ b: ValueType) -> ValueType {
        switch (a, b) {
        case (.list(let x), .list(let y)): .list(common(x, y))
        case (.map(let k, let v), .map(let l, let w)): .map(common(k, l), common(v, w))
        default: a == b ? a : .any
        }
    }

    private static func fits(_ found: ValueType, _ wanted: ValueType) -> Bool {
        switch (found, wanted) {
        case (.any, _), (_, .any): true
        case (.list(let a), .list(let b)): fits(a, b)
        case (.map(let k, let v), .map(let l, let w)): fits(k, l) && fits(v, w)
        default: found == wanted
        }
    }

    private static func member(of whole: ValueType, _ name: String) -> ValueType? {
        switch whole {
        case .map(_, let value): value
        case .record(let record): record.members[ID(name)]?.type
        case .any: .any
        default: nil
        }
    }

    private static func result(_ op: BinaryOperator, _ a: ValueType, _ b: ValueType) -> ValueType? {
        switch op {
        case .and, .or: fits(a, .bool) && fits(b, .bool) ? .bool : nil
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: fits(a, b) ? .bool : nil
        case .isIn: b.element.map { fits(a, $0) } ?? (b != .text) ? .bool : nil
        default:
            switch (a, b) {
            case (.instant, .instant): op == .subtract ? .duration : nil
            case (.instant, .duration), (.duration, .instant): .instant
            default: fits(a, b) ? common(a, b) : nil
            }
        }
    }

    private mutating func call(_ name: String, _ arguments: [Node]) -> ValueType? {
        if name == "has", arguments.count == 1 { return type(arguments[0]) == nil ? nil : .bool }
        var types: [ValueType] = []
        for argument in arguments {
            guard let next = type(argument) else { return nil }
            types.append(next)
        }
        if let overload = functions[name]?.first(where: { overload in
            overload.parameters.count == types.count && zip(types, overload.parameters).allSatisfy { Self.fits($0, $1) }
        }) {
            return overload.result
        }
        guard types.count == 1 else { return nil }
        return switch name {
        case "size", "int": Self.integer
        case "string": .text
        case "bool": .bool
        case "timestamp": .instant
        case "duration": .duration
        case "type": .type
        default: nil
        }
    }

    private mutating func method(_ target: Node, _ name: String, _ arguments: [Node]) -> ValueType? {
        guard let whole = type(target) else { return nil }
        switch name {
        case "contains", "startsWith", "endsWith", "matches":
            guard arguments.count == 1, let argument = type(arguments[0]) else { return nil }
            return Self.fits(whole, .text) && Self.fits(argument, .text) ? .bool : nil
        case "size": return Self.integer
        case "all", "exists", "exists_one", "filter", "map":
            guard arguments.count >= 2, case .name(let variable, _) = arguments[0].kind else { return nil }
            var element = whole.element ?? .any
            if case .map(let key, _) = whole { element = key }
            locals.append((variable, element))
            defer { locals.removeLast() }
            var last = ValueType.any
            for argument in arguments.dropFirst() {
                guard let next = type(argument) else { return nil }
                last = next
            }
            return name == "filter" ? whole : name == "map" ? .list(last) : .bool
        default: return name.hasPrefix("get") ? Self.integer : nil
        }
    }
}
