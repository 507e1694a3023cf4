import CArgon2
import Expectations
import Server
import Testing

/// Passwords are kept so that who steals the database must try each one slowly.
@Suite struct PasswordTests {
    private static let cheap = Passwords.Cost(passes: 1, kibibytes: 8, lanes: 1)

    /// RFC 9106, 5.3.
    @Test func theLibraryIsArgon2idOfTheRFC() {
        var out = [UInt8](repeating: 0, count: 32)
        var password = [UInt8](repeating: 1, count: 32)
        var salt = [UInt8](repeating: 2, count: 16)
        var secret = [UInt8](repeating: 3, count: 8)
        var data = [UInt8](repeating: 4, count: 12)
        let status = out.withUnsafeMutableBufferPointer { out in
            password.withUnsafeMutableBufferPointer { password in
                salt.withUnsafeMutableBufferPointer { salt in
                    secret.withUnsafeMutableBufferPointer { secret in
                        data.withUnsafeMutableBufferPointer { data in
                            var context = argon2_context()
                            (context.out, context.outlen) = (out.baseAddress, UInt32(out.count))
                            (context.pwd, context.pwdlen) = (password.baseAddress, UInt32(password.count))
                            (context.salt, context.saltlen) = (salt.baseAddress, UInt32(salt.count))
                            (context.secret, context.secretlen) = (secret.baseAddress, UInt32(secret.count))
                            (context.ad, context.adlen) = (data.baseAddress, UInt32(data.count))
                            (context.t_cost, context.m_cost, context.lanes, context.threads) = (3, 32, 4, 4)
                            context.version = ARGON2_VERSION_13.rawValue
                            return argon2id_ctx(&context)
                        }
                    }
                }
            }
        }
        expect(status, equals: ARGON2_OK.rawValue)
        expect(Secret.hex(out), equals: "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659")
    }

    /// As the program `argon2` writes them.
    @Test(arguments: [
        ("$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc", "password"),
        ("$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4", "password"),
        ("$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$C4TWUs9rDEvq7w3+J4umqA32aWKB1+DSiRuBfYxFj94", "differentpassword"),
    ])
    func whatOthersHashedIsVerified(stored: String, password: String) async throws {
        let passwords = Passwords(cost: Self.cheap)
        try await expect(passwords.matches(password, stored))
        try await expect(!passwords.matches(password + " ", stored))
        try await expect(!passwords.matches("", stored))
    }

    @Test func parametersStandInTheHash() async throws {
        let recommended = Passwords()
        let hash = try await recommended.hash("kata sandi panjang")
        expect(hash.hasPrefix("$argon2id$v=19$m=19456,t=2,p=1$"), "\(hash)")
        expect(!recommended.isOutdated(hash))
        try await expect(recommended.matches("kata sandi panjang", hash))
        // Verified by what stands in it, whatever is made now; and due to be made anew.
        let cheap = Passwords(cost: Self.cheap)
        try await expect(cheap.matches("kata sandi panjang", hash))
        expect(cheap.isOutdated(hash))
        let (one, other) = (try await cheap.hash("sama"), try await cheap.hash("sama"))
        expect(one != other, "each has a salt of its own")
    }

    @Test(arguments: ["", "*", "$argon2id$", "$argon2id$v=19$m=8,t=1,p=1$x$y", "$scrypt$ln=15$x", "kata sandi"])
    func whatIsNoHashFitsNoPassword(stored: String) async throws {
        let passwords = Passwords(cost: Self.cheap)
        for password in ["", stored, "kata sandi"] { try await expect(!passwords.matches(password, stored), "\(stored) \(password)") }
        try await expect(!passwords.matches("", nil))
    }

    /// scrypt of `rahasia-loket`, as earlier versions kept it.
    private static let older =
        "$scrypt$ln=10,r=8,p=1$c2FsdHNhbHRzYWx0c2FsdA==$lUpbwuUwkjj3Erye4+nVaFBtVF52kGavk5JF6eDnuoA="

    @Test func aHashOfTheOlderKindIsReplacedAtTheNextLogin() async throws {
        let trial = try await Trial()
        try await trial.officers()
        try await trial.portal.store.write {
            try $0.execute(sql: "UPDATE accounts SET password = ? WHERE login = 'loket'", arguments: [Self.older])
        }
        @Sendable func stored() async throws -> String? {
            try await trial.portal.store.read { try String.fetchOne($0, sql: "SELECT password FROM accounts WHERE login = 'loket'") }
        }
        try await trial.test { client in
            let wrong = try await client.post("/api/v1/session", ["login": "loket", "password": "salah"])
            expect(wrong.status, equals: 401)
            try await expect(stored(), equals: Self.older)
            _ = try await client.logIn("loket")
            let renewed = try #require(try await stored())
            expect(renewed.hasPrefix("$argon2id$v=19$"), "\(renewed)")
            _ = try await client.logIn("loket")
            try await expect(stored(), equals: renewed)
        }
    }
}
