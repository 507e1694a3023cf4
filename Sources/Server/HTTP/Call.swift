import Hummingbird
import Logging
import NIOCore
import ServiceIR

/// One request, with what is known of its sender.
struct Call: Sendable {
    static let officerCookie = "mpp_petugas"
    static let applicantCookie = "mpp_pemohon"
    /// Holds the secret of a case just filed, for the page that shows it.
    static let receiptCookie = "mpp_tanda_terima"
    /// Where receipts stand, and nothing else: no other page gets that cookie, and it can be forgotten without knowing which case it is of.
    static let receiptPath = "/diterima"
    /// So long the receipt can be looked at again in the browser that filed the case, unless the case is opened from it, another one is filed
    /// there or an officer logs out there before.
    static let receiptSeconds = 10 * 60
    static let languageCookie = "mpp_bahasa"
    static let bodyLimit = 1_000_000

    let request: Request
    let context: CallContext
    let portal: Portal
    let isAPI: Bool
    let now: Instant
    private(set) var officerSession: Session?
    private(set) var applicantSession: Session?

    init(request: Request, context: CallContext, portal: Portal, isAPI: Bool) {
        self.request = request
        self.context = context
        self.portal = portal
        self.isAPI = isAPI
        now = portal.configuration.now()
    }

    /// Finds out who asks, by cookie, and refuses what another site had a browser send.
    mutating func identify() async throws {
        if let token = request.cookies[Call.officerCookie]?.value {
            officerSession = try await portal.sessions.session(token: token, at: now)
        }
        if let token = request.cookies[Call.applicantCookie]?.value {
            applicantSession = try await portal.sessions.session(token: token, at: now)
        }
        guard request.method != .get, request.method != .head else { return }
        // A browser of today says it itself; behind a web server that hides the host, `Origin` and `Host` alone would differ.
        if let site = request.headers[HeaderName.fetchSite] {
            guard site == "same-origin" || site == "none" else { throw Problem.forged }
        } else if let origin = request.headers[.origin], let host = request.head.authority {
            guard origin.split(separator: "/").last.map(String.init) == host else { throw Problem.forged }
        }
        if isAPI, officerSession != nil, request.headers[.authorization] == nil, request.uri.path != "/api/v1/session" {
            try requireCSRF(request.headers[HeaderName.csrf], of: officerSession)
        }
    }

    func requireCSRF(_ token: String?, of session: Session?) throws {
        guard let session, let token, Secret.equal(Array(token.utf8), Array(session.csrf.utf8)) else {
            throw isAPI ? Problem.tokenMissing : .forged
        }
    }

    /// What the reader wants: asked for in the address, chosen before, or (for programs) said in the header.
    var language: LanguageID {
        let known = portal.languages
        if let asked = query("lang"), known.contains(asked) { return asked }
        if let chosen = request.cookies[Call.languageCookie]?.value, known.contains(chosen) { return chosen }
        if isAPI, let accepted = request.headers[.acceptLanguage] {
            for part in accepted.split(separator: ",") {
                let code = String(part.split(separator: ";")[0].split(separator: "-")[0]).trimmingSpaces()
                if known.contains(code) { return code }
            }
        }
        return known[0]
    }

    func query(_ name: String) -> String? { request.uri.queryParameters[Substring(name)].map(String.init) }

    func parameter(_ name: String) -> String { context.parameters.get(name) ?? "" }

    var officer: Officer? {
        if case .officer(let officer)? = officerSession?.holder { officer } else { nil }
    }

    func requireOfficer() throws -> Officer {
        guard let officer else { throw Problem.loginRequired }
        return officer
    }

    /// The case's secret, as programs send it.
    var bearer: String? {
        guard let header = request.headers[.authorization], header.lowercased().hasPrefix("bearer ") else { return nil }
        return String(header.dropFirst(7)).trimmingSpaces()
    }

    func body() async throws -> [UInt8] {
        do { return Array(buffer: try await request.body.collect(upTo: Call.bodyLimit)) } catch { throw Problem.bodyTooLarge }
    }

    /// The body as JSON.
    func json() async throws -> (JSONValue, [UInt8]) {
        let bytes = try await body()
        do throws(JSONError) { return (try JSONValue(parsing: bytes), bytes) } catch {
            throw Problem.malformed("JSON tidak sah: \(error.indonesian)", "This is not valid JSON: \(error)")
        }
    }

    /// The key by which a repeated request gets its first answer; required wherever something is changed.
    func idempotencyKey() throws -> String {
        guard let key = request.headers[HeaderName.idempotencyKey], (16...200).contains(key.utf8.count) else {
            throw Problem.keyMissing
        }
        return key
    }

    func cookie(_ name: String, _ value: String, maxAge: Int, isStrict: Bool = false, path: String = "/") -> Cookie {
        Cookie(
            name: name, value: value, maxAge: maxAge, path: path, secure: portal.configuration.isSecure, httpOnly: true,
            sameSite: isStrict ? .strict : .lax)
    }

    /// The cookie of the receipt; with no secret it is forgotten.
    func cookieOfReceipt(_ secret: String?) -> Cookie {
        cookie(
            Call.receiptCookie, secret ?? "", maxAge: secret == nil ? 0 : Call.receiptSeconds, isStrict: true, path: Call.receiptPath)
    }

    /// What went wrong on our side, for the log, which holds no personal data.
    func logFault(_ error: any Error) {
        context.logger.error("request failed", metadata: ["error": "\(type(of: error)): \(error)"])
    }
}

extension Array where Element == UInt8 {
    init(buffer: ByteBuffer) { self = Array(buffer.readableBytesView) }
}
