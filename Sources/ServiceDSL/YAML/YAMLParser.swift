/// Reads one YAML file strictly into a located tree; every fault becomes a finding in `sink`.
public enum YAMLParser {
    public static func parse(_ file: SourceFile, into sink: DiagnosticSink) -> YAMLTree {
        YAMLTree(file: file, nodes: [], text: [], properties: [], isComplete: false)
    }
}
