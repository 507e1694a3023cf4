import ServiceIR

/// By which claim of a provider's tokens an officer's account is found.
struct AccountClaim: Sendable, Hashable {
    var claim: String
    var column: LoginProvider.AccountColumn

    /// What the token says of the account; nothing where it does not say it for sure.
    func name(in claims: JSONValue) -> AccountName? {
        // An address that nobody has proved may be anybody's.
        if claim == "email", claims["email_verified"]?.bool != true { return nil }
        guard let value = claims[claim]?.string ?? claims[claim]?.int64.map({ "\($0)" }), !value.isEmpty,
            value.utf8.allSatisfy({ $0 >= 32 })
        else { return nil }
        return AccountName(column: column, value: value)
    }
}

/// What tells an officer's account from all others.
struct AccountName: Sendable, Hashable {
    var column: LoginProvider.AccountColumn
    var value: String
}
