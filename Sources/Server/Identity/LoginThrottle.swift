import Foundation
import ServiceIR

/// From where somebody tries to log in.
package struct LoginOrigin: Sendable {
    /// The network address, where it is known which client's it is.
    package var address: String?
    /// The token of a browser, which knows the account if somebody logged in to it there before.
    package var device: String?

    package init(address: String? = nil, device: String? = nil) {
        self.address = address
        self.device = device
    }
}

/// How fast passwords and codes may be tried: each wrong one is counted, and from some number on each makes the next wait longer.
///
/// A stranger cannot lock an officer out. What is tried from a browser that has been logged in to the account is counted by that browser
/// alone ("device cookies", OWASP); what comes from elsewhere by account and address, by account, and by address.
enum LoginThrottle {
    /// What is counted, and how it is slowed down.
    struct Rule: Sendable {
        var name: String
        /// So many wrong ones wait for nothing.
        var free: Int
        /// Seconds of the first wait; each further one is twice as long.
        var first: Int64
        var longest: Int64

        static let device = Rule(name: "device", free: 5, first: 30, longest: 15 * 60)
        static let loginAtAddress = Rule(name: "login at address", free: 5, first: 30, longest: 15 * 60)
        /// Of all strangers together: slow enough for a password of ten characters, short enough for an officer at a new machine.
        static let login = Rule(name: "login", free: 50, first: 1, longest: 60)
        static let address = Rule(name: "address", free: 100, first: 1, longest: 15 * 60)
        /// Returns from an identity provider, each of which asks it something.
        static let provider = Rule(name: "provider at address", free: 100, first: 1, longest: 15 * 60)
        static let code = Rule(name: "code", free: 5, first: 30, longest: 15 * 60)

        func wait(after failures: Int) -> Int64 { failures < free ? 0 : min(longest, first << Int64(min(failures - free, 20))) }
    }

    struct Counter: Sendable {
        var rule: Rule
        private var what: [String]
        var key: Data { Data(Secret.hash(([rule.name] + what).joined(separator: "\n"))) }

        init(_ rule: Rule, _ what: String...) {
            self.rule = rule
            self.what = what
        }
    }

    /// A counter that nothing was added to for so long begins anew.
    static let forgottenAfter: Int64 = 24 * 3600

    /// The counters of one try.
    static func counters(login: String, _ origin: LoginOrigin, isKnown: Bool) -> [Counter] {
        if isKnown, let device = origin.device { return [Counter(.device, device, login)] }
        guard let address = origin.address.map(network(of:)) else { return [Counter(.login, login)] }
        return [Counter(.loginAtAddress, address, login), Counter(.login, login), Counter(.address, address)]
    }

    /// Counts a try before it is judged, so that many at once are as many as one after the other.
    ///
    /// - Returns: until when no further one is judged, where there were too many; then nothing is counted.
    static func admit(_ db: Database, _ counters: [Counter], at now: Instant) throws -> Instant? {
        try db.execute(sql: "DELETE FROM login_attempts WHERE at < ?", arguments: [now.seconds - forgottenAfter])
        var counts: [Int] = []
        for counter in counters {
            let row = try Row.fetchOne(db, sql: "SELECT failures, until FROM login_attempts WHERE key = ?", arguments: [counter.key])
            if let until = row?["until"] as Int64?, until > now.seconds { return Instant(seconds: until) }
            counts.append((row?["failures"] ?? 0) + 1)
        }
        for (counter, count) in zip(counters, counts) {
            try db.execute(
                sql: """
                    INSERT INTO login_attempts (key, failures, until, at) VALUES (?, ?, ?, ?)
                    ON CONFLICT (key) DO UPDATE SET failures = excluded.failures, until = excluded.until, at = excluded.at
                    """,
                arguments: [counter.key, count, now.seconds + counter.rule.wait(after: count), now.seconds])
        }
        return nil
    }

    /// After a right one: who it was counts anew, and the others take it back.
    static func forgive(_ db: Database, _ counters: [Counter]) throws {
        for counter in counters {
            switch counter.rule.name {
            case Rule.login.name, Rule.address.name, Rule.provider.name:
                try db.execute(
                    sql: "UPDATE login_attempts SET failures = failures - 1, until = 0 WHERE key = ?", arguments: [counter.key])
            default: try db.execute(sql: "DELETE FROM login_attempts WHERE key = ?", arguments: [counter.key])
            }
        }
    }

    /// What one sender has at hand: an address of IPv4, or the first 64 bits of one of IPv6.
    static func network(of address: String) -> String {
        var bytes = in6_addr()
        guard inet_pton(AF_INET6, address, &bytes) == 1 else { return address }
        return withUnsafeBytes(of: bytes) { raw in
            let mapped: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff]
            if raw.starts(with: mapped) { return raw.dropFirst(mapped.count).map(String.init).joined(separator: ".") }
            return Secret.hex(raw.prefix(8)) + "/64"
        }
    }
}

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif
