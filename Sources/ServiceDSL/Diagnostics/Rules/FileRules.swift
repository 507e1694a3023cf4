extension Rule {
    /// 00xx: files and configuration.
    public static let fileRules: [Rule] = []
}
