extension Rule {
    /// 01xx: YAML.
    public static let yamlRules: [Rule] = []
}
