extension Rule {
    /// 06xx: time.
    public static let timeRules: [Rule] = []
}
