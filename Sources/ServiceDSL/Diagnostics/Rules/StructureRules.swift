extension Rule {
    /// 02xx: structure.
    public static let structureRules: [Rule] = []
}
