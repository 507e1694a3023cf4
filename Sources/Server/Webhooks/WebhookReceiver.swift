import Foundation
import ServiceIR

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Whom the operator has told of what happens to cases.
package struct WebhookReceiver: Sendable {
    package let name: String
    package let url: String
    package let kinds: Set<MessageKind>
    /// Each signs; the one that is being replaced beside the new one.
    let secrets: [[UInt8]]
    /// A message that failed so often is dead.
    package let tries: Int
    /// In seconds, for a message to be taken.
    package let timeout: Int

    package static let standardTries = 15
    package static let standardTimeout = 15
    /// Within the time that a process takes to stop.
    private static let longestTimeout = 20

    /// Reads the receivers of a file: `{"arsip": {"url": "https://…", "kinds": ["end", "release"], "secret": "arsip.secret"}}`.
    ///
    /// - Parameters:
    ///   - variable: the value of an environment variable, by its name: a secret that no file holds is `MPPD_WEBHOOK_NAME`.
    ///   - prefix: of these names.
    /// - Throws: all that is wrong with it.
    package static func read(
        path: String, prefix: String = "MPPD_WEBHOOK_", variable: (String) -> String?
    ) throws(FileFaults) -> [WebhookReceiver] {
        var faults = FileFaults()
        guard let members = try FileFaults.json(path: path).object, !members.isEmpty else {
            faults.add(path, en: "must be a JSON object of receivers by name", id: "harus objek JSON berisi penerima menurut nama")
            throw faults
        }
        let receivers = members.compactMap { name, value in
            WebhookReceiver(name.rawValue, value, path: path, prefix: prefix, variable: variable, faults: &faults)
        }
        if !faults.all.isEmpty { throw faults }
        return receivers
    }

    private init?(
        _ name: String, _ json: JSONValue, path: String, prefix: String, variable: (String) -> String?, faults: inout FileFaults
    ) {
        let before = faults.all.count
        func fault(_ en: String, _ id: String) { faults.add(path, en: "`\(name)`: \(en)", id: "`\(name)`: \(id)") }
        let letters = Array(name.utf8)
        let isName =
            (1...32).contains(letters.count) && letters.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 95 }
        if !isName { fault("a name has 1 to 32 of a–z, 0–9 and _", "nama terdiri atas 1 sampai 32 huruf a–z, angka 0–9, atau _") }
        guard let members = json.object else {
            fault("must be an object", "harus objek")
            return nil
        }
        let known = ["url", "kinds", "secret", "plain_http", "tries", "timeout"]
        for member in members.keys where !known.contains(member.rawValue) {
            let list = known.joined(separator: ", ")
            fault("`\(member)` is not known here; there are \(list)", "`\(member)` tidak dikenal di sini; yang ada \(list)")
        }
        func number(_ member: String, _ range: ClosedRange<Int64>, else standard: Int) -> Int {
            guard let value = json[member] else { return standard }
            if let number = value.int64, range.contains(number) { return Int(number) }
            fault(
                "`\(member)` must be \(range.lowerBound) to \(range.upperBound)",
                "`\(member)` harus \(range.lowerBound) sampai \(range.upperBound)")
            return standard
        }
        url = json["url"]?.string ?? ""
        let isPlain = WebhookReceiver.isLoopback(url) || json["plain_http"]?.bool == true
        let scheme = URL(string: url).flatMap { $0.host?.isEmpty == false && $0.user == nil ? $0.scheme?.lowercased() : nil }
        if scheme != "https", scheme != "http" {
            fault("`url` must be like https://arsip.example/mpp", "`url` harus seperti https://arsip.example/mpp")
        } else if scheme == "http", !isPlain {
            fault(
                "http goes through the network for all to read: https, or \"plain_http\": true",
                "http terbaca di jaringan: pakai https, atau \"plain_http\": true")
        }
        var kinds: Set<MessageKind> = []
        let texts = json["kinds"]?.array?.map(\.string) ?? []
        if texts.isEmpty { fault("`kinds` must list what is wanted", "`kinds` harus mendaftar yang diminta") }
        for text in texts {
            if let kind = text.flatMap(MessageKind.init(rawValue:)) {
                kinds.insert(kind)
            } else {
                let list = MessageKind.allCases.map(\.rawValue).joined(separator: ", ")
                fault("`kinds` may hold \(list), not `\(text ?? "")`", "`kinds` boleh berisi \(list), bukan `\(text ?? "")`")
            }
        }
        self.kinds = kinds
        self.name = name
        tries = number("tries", 1...100, else: WebhookReceiver.standardTries)
        timeout = number("timeout", 1...Int64(WebhookReceiver.longestTimeout), else: WebhookReceiver.standardTimeout)
        var secrets: [[UInt8]] = []
        if let file = json["secret"]?.string {
            if let bytes = faults.secret(at: FileFaults.place(of: file, beside: path)) {
                secrets = WebhookReceiver.secrets(String(decoding: bytes, as: UTF8.self))
            }
        } else {
            secrets = variable(prefix + name.uppercased()).map(WebhookReceiver.secrets) ?? []
        }
        if secrets.isEmpty, faults.all.count == before {
            fault(
                "its secret must be whsec_ and 24 to 64 bytes in Base64, in the file that `secret` names or in \(prefix)\(name.uppercased())",
                "rahasianya harus whsec_ lalu 24 sampai 64 bita dalam Base64, dalam berkas yang disebut `secret` atau dalam \(prefix)\(name.uppercased())"
            )
        }
        self.secrets = secrets
        if faults.all.count > before { return nil }
    }

    /// The secrets of a text, one on each line; none where any is not one.
    private static func secrets(_ text: String) -> [[UInt8]] {
        let lines = text.split(whereSeparator: \.isWhitespace)
        let secrets = lines.compactMap { line -> [UInt8]? in
            guard line.hasPrefix("whsec_"), let bytes = Data(base64Encoded: String(line.dropFirst(6))), (24...64).contains(bytes.count)
            else { return nil }
            return Array(bytes)
        }
        return secrets.count == lines.count ? secrets : []
    }

    static func isLoopback(_ url: String) -> Bool {
        guard let host = URL(string: url)?.host else { return false }
        if ["localhost", "::1", "[::1]"].contains(host) { return true }
        var address = in_addr()
        // An address, and no name that begins like one.
        return inet_pton(AF_INET, host, &address) == 1 && UInt32(bigEndian: address.s_addr) >> 24 == 127
    }
}
