extension Rule {
    /// 04xx: workflow.
    public static let workflowRules: [Rule] = []
}
