extension Rule {
    /// 03xx: names, types, expressions.
    public static let nameRules: [Rule] = []
}
