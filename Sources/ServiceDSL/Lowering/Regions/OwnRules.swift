/// The rules of their own that the regions of a run have.
struct OwnRules {
    /// Those of the configuration hold for every catalog.
    private var shared: [OwnRule] = []
    /// Those of a catalog, by its folder.
    private var ofFolders: [String: [OwnRule]] = [:]
    /// The codes and names of all that are written, well or not: to name one of them is no second fault.
    private var written: Set<String> = []

    /// Reads them; each fault is a finding, and a faulty rule asks nothing.
    init(configurations: [(file: ReadFile, syntax: SyntaxMap, isChosen: Bool)], _ folders: CatalogFolders, sink: DiagnosticSink) {
        for (file, syntax, isChosen) in configurations where syntax.has(.checks) {
            note(syntax)
            let rules = Self.unique(OwnRuleLowering(file: file.file, sink: sink).lower(syntax), beside: [], sink)
            if isChosen { shared = rules }
        }
        for folder in folders.all {
            var first: [String: FirstFile] = [:]
            for file in folder.rules {
                var decoder = SyntaxDecoder(languages: [], sink: sink)
                guard let root = file.root, let syntax = decoder.decode(root, as: .rules) else { continue }
                if let name = syntax.name(.rules) {
                    if let known = first[name.value] {
                        sink.report(.fileTwice(name, first: known))
                        continue
                    }
                    first[name.value] = FirstFile(name: name, file: file)
                }
                note(syntax)
                let rules = OwnRuleLowering(file: file.file, sink: sink).lower(syntax)
                // Of other catalogs too: settings, allowances and reports know a rule by its code.
                let known = shared + ofFolders.values.flatMap(\.self)
                ofFolders[folder.path, default: []] += Self.unique(rules, beside: known, sink)
            }
        }
    }

    var isEmpty: Bool { shared.isEmpty && ofFolders.isEmpty }

    /// Those that the services of a catalog must keep.
    func rules(of folder: String) -> [OwnRule] { (shared + (ofFolders[folder] ?? [])).filter(\.isSound) }

    private mutating func note(_ syntax: SyntaxMap) {
        for entry in syntax.entries(.checks) {
            written.insert(OwnRuleLowering.slug(of: entry.id.value))
            if let code = entry.map?.count(.code) { written.insert("\(code)") }
        }
    }

    /// Whether a rule of this code or name is written, well or not.
    func isWritten(_ text: String) -> Bool {
        let text = text.lowercased()
        return written.contains(RuleCatalog.number(in: text).map(String.init) ?? text)
    }

    /// The rule that a comment or a configuration names: `9001`, `MPP9001` or its name.
    func rule(named text: String) -> Rule? { isEmpty ? nil : all.first { $0.isNamed(text) } }

    /// All of the run, by code.
    var all: [Rule] {
        (shared + ofFolders.sorted { $0.key < $1.key }.flatMap(\.value)).map(\.rule).sorted { $0.number < $1.number }
    }

    /// A code or a name stands for one rule.
    private static func unique(_ rules: [OwnRule], beside known: [OwnRule], _ sink: DiagnosticSink) -> [OwnRule] {
        var kept: [OwnRule] = []
        for rule in rules {
            if let other = RuleCatalog.all.first(where: { $0.slug == rule.rule.slug }) {
                sink.report(.ownRuleNamedAsBuiltIn(rule, other))
            } else if let first = (known + kept).first(where: { $0.rule == rule.rule }) {
                sink.report(.ownRuleTwice(rule, rule.rule.code, first: first))
            } else if let first = (known + kept).first(where: { $0.rule.slug == rule.rule.slug }) {
                sink.report(.ownRuleTwice(rule, rule.rule.slug, first: first))
            } else {
                kept.append(rule)
            }
        }
        return kept
    }
}
