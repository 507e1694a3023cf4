extension Rule {
    /// 07xx: law, policy, privacy, inclusion, languages.
    public static let lawRules: [Rule] = [missingComponent]
}
