extension YAMLNode {
    /// The JSON Pointer (RFC 6901) of this node, of a key the one of its entry. Costs a walk from the root.
    public var pointer: String { tree.pointer { $0 <= index && index < $1 } }
}

extension YAMLTree {
    /// The JSON Pointer of the innermost node written around the byte at `offset`; on a key, of its entry.
    public func pointer(at offset: Int) -> String {
        var path = ""
        guard var node = root else { return path }
        descend: while true {
            switch node.kind {
            case .mapping:
                for entry in node.entries where entry.key.span.start <= offset && offset <= entry.value.span.end {
                    path += "/" + Self.escaped(entry.name)
                    node = entry.value
                    continue descend
                }
            case .sequence:
                for (place, item) in node.items.enumerated() where item.span.start <= offset && offset <= item.span.end {
                    path += "/\(place)"
                    node = item
                    continue descend
                }
            case .scalar, .empty: break
            }
            return path
        }
    }

    /// Walks down to the node for which `holds` says that it stands among the nodes from the first to before the second.
    fileprivate func pointer(_ holds: (Int, Int) -> Bool) -> String {
        var path = ""
        guard isComplete, !nodes.isEmpty else { return path }
        var at = 0
        descend: while nodes[at].kind == .mapping || nodes[at].kind == .sequence, !nodes[at].flags.contains(.alias) {
            var child = at + 1
            let end = after(at)
            var place = 0
            while child < end {
                let isMapping = nodes[at].kind == .mapping
                let value = isMapping ? after(child) : child
                let next = after(value)
                if holds(child, next) {
                    path += isMapping ? "/" + Self.escaped(YAMLNode(tree: self, index: child).text) : "/\(place)"
                    if holds(value, next) {
                        at = value
                        continue descend
                    }
                    return path
                }
                child = next
                place += 1
            }
            return path
        }
        return path
    }

    static func escaped(_ key: String) -> String {
        var result = ""
        for scalar in key.unicodeScalars {
            switch scalar {
            case "~": result += "~0"
            case "/": result += "~1"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}

extension Diagnostic {
    /// A finding at a node, which says both where in the text and where in the tree it is.
    init(
        _ rule: Rule, at node: YAMLNode, message: Words? = nil, labels: [Label] = [], helps: [Words] = [], fixes: [Fix] = []
    ) {
        self.init(rule, at: node.span, pointer: node.pointer, message: message, labels: labels, helps: helps, fixes: fixes)
    }
}
