extension Rule {
    /// 05xx: forms, documents, fees, tables.
    public static let formRules: [Rule] = [feeNeverPaid, optionNeverOffered, ownDocumentAsked]
}
