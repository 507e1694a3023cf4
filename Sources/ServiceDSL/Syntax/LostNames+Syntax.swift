extension LostNames {
    /// All names inside an entry that was not read, its own among them.
    init(in entry: YAMLEntry) {
        add(entry.name)
        collect(entry.value)
    }

    /// A declaration of this kind, nobody knows which.
    init(kind: NameKind) { add(kind: kind.rawValue) }

    /// What a block that is not there, or has nothing in it, would have declared.
    init(of block: SyntaxKind) {
        switch block {
        case .entries(let kind, _): if let kind = kind.referredTo { add(kind: kind.rawValue) }
        case .either(let first, let second):
            add(LostNames(of: first))
            add(LostNames(of: second))
        default: break
        }
    }

    private mutating func collect(_ node: YAMLNode) {
        for entry in node.entries {
            add(entry.name)
            collect(entry.value)
        }
        for item in node.items where item.kind != .scalar { collect(item) }
    }
}

extension IDKind {
    /// What refers to an id of this kind.
    var referredTo: NameKind? {
        switch self {
        case .agency: .agency
        case .role: .role
        case .system: .system
        case .fieldGroup: .fieldGroup
        case .law: .law
        case .variant: .variant
        case .section: .section
        case .field, .condition, .table: .field
        case .document: .document
        case .feeItem: .feeItem
        case .promise: .promise
        case .step: .step
        case .action: .action
        case .output: .output
        case .resource: .resource
        case .option, .branch, .value, .reason, .complaintChannel, .complaintClass, .slot, .check, .counter, .lock, .finding: nil
        }
    }
}
