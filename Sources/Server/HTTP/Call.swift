import Hummingbird
import Logging
import NIOCore
import ServiceIR

/// One request, with what is known of its sender.
struct Call: Sendable {
    static let officerCookie = "mpp_petugas"
    static let applicantCookie = "mpp_pemohon"
    /// Of a browser that owes the code after the password.
    static let pendingCookie = "mpp_masuk"
    /// Of a browser from which an officer has logged in.
    static let deviceCookie = "mpp_perangkat"
    /// Of a citizen who has logged in by the applicants' identity provider.
    static let citizenCookie = "mpp_warga"
    /// Of a browser on its way to an identity provider and back.
    static let attemptCookie = "mpp_akun"
    /// Holds the secret of a case just filed, for the page that shows it.
    static let receiptCookie = "mpp_tanda_terima"
    /// Where receipts stand, and nothing else: no other page gets that cookie, and it can be forgotten without knowing which case it is of.
    static let receiptPath = "/diterima"
    /// So long the receipt can be looked at again in the browser that filed the case, unless the case is opened from it, another one is filed
    /// there or an officer logs out there before.
    static let receiptSeconds = 10 * 60
    static let languageCookie = "mpp_bahasa"
    /// Of a browser whose reader wants large print.
    static let printCookie = "mpp_huruf"
    static let largePrint = "besar"
    static let bodyLimit = 1_000_000

    let request: Request
    let context: CallContext
    let publication: Publication
    /// What was published when the request came.
    let portal: Portal
    let isAPI: Bool
    let now: Instant
    let cookies: Cookies
    /// What the reader wants: asked for in the address, chosen before, or (for programs) said in the header.
    let language: LanguageID
    private(set) var officerSession: Session?
    private(set) var applicantSession: Session?
    /// Who sent a token of the region's identity provider.
    private var tokenOfficer: Officer?
    /// Whose program sent a token of the applicants' identity provider.
    private var tokenOwner: CaseOwner?
    private(set) var citizenSession: Session?

    init(request: Request, context: CallContext, publication: Publication, isAPI: Bool) {
        self.request = request
        self.context = context
        self.publication = publication
        portal = publication.portal
        self.isAPI = isAPI
        now = portal.configuration.now()
        cookies = request.cookies
        language = Call.language(of: request, cookies, isAPI: isAPI, known: portal.languages)
    }

    /// Finds out who asks, by cookie, and refuses what another site had a browser send.
    mutating func identify() async throws {
        // A page of another site speaks as anybody: whoever is logged in here is not asked.
        if isAPI, portal.configuration.allowedOrigin(of: request) != nil, request.headers[HeaderName.fetchSite] != "same-origin" {
            // Nor does it log anybody in.
            guard request.uri.path != "/api/v1/session" || request.method == .get else { throw Problem.forged }
            if let bearer { try await identify(bearer) }
            return
        }
        // Who sends a secret or a token with a call speaks by that alone.
        if isAPI, let bearer {
            try await identify(bearer)
        } else if let token = cookies[Call.officerCookie]?.value {
            officerSession = try await portal.sessions.session(token: token, at: now)
        }
        if let token = cookies[Call.applicantCookie]?.value {
            applicantSession = try await portal.sessions.session(token: token, at: now)
        }
        // Programs say by a token whose they are.
        if !isAPI, portal.configuration.login.applicants != nil, let token = cookies[Call.citizenCookie]?.value {
            citizenSession = try await portal.sessions.session(token: token, at: now)
        }
        guard request.method != .get, request.method != .head else { return }
        // A browser of today says it itself; behind a web server that hides the host, `Origin` and `Host` alone would differ.
        if let site = request.headers[HeaderName.fetchSite] {
            guard site == "same-origin" || site == "none" else { throw Problem.forged }
        } else if let origin = request.headers[.origin], let host = request.head.authority {
            guard origin.split(separator: "/").last.map(String.init) == host else { throw Problem.forged }
        }
        if isAPI, officerSession != nil, request.uri.path != "/api/v1/session" {
            try requireCSRF(request.headers[HeaderName.csrf], of: officerSession)
        }
    }

    /// A token has points in it, a case's secret none.
    private mutating func identify(_ bearer: String) async throws {
        let configuration = portal.configuration
        guard bearer.contains("."), configuration.tokenIssuer != nil || configuration.login.applicants != nil else { return }
        var reasons: [String] = []
        if let issuer = configuration.tokenIssuer {
            var checked: TokenClaims?
            do throws(TokenRefusal) { checked = try await issuer.check(bearer, at: now) } catch { reasons.append("\(error)") }
            if let checked {
                tokenOfficer = try await portal.accounts.officer(of: checked, issuer: issuer.issuer, at: now)
                guard tokenOfficer != nil else { throw refused(["it names several accounts, or one that is another's"]) }
                return
            }
        }
        if let provider = configuration.login.applicants {
            var checked: JSONValue?
            do throws(TokenRefusal) { checked = try await provider.person(ofToken: bearer, at: now) } catch { reasons.append("\(error)") }
            if let checked {
                let found = try await portal.store.read { try Citizens.find($0, checked, issuer: provider.issuer) }
                tokenOwner = found.map { .known($0) } ?? .claimed(checked, issuer: provider.issuer)
                return
            }
        }
        throw refused(reasons)
    }

    private func refused(_ reasons: [String]) -> Problem {
        context.logger.notice("token refused", metadata: ["reason": "\(reasons.joined(separator: ", "))"])
        return .badToken
    }

    func requireCSRF(_ token: String?, of session: Session?) throws {
        guard let session else { throw isAPI ? Problem.tokenMissing : .forged }
        try requireCSRF(token, is: session.csrf)
    }

    func requireCSRF(_ token: String?, is csrf: String) throws {
        guard let token, Secret.equal(Sessions.unmasked(token, of: csrf), Array(csrf.utf8)) else {
            throw isAPI ? Problem.tokenMissing : .forged
        }
    }

    private static func language(of request: Request, _ cookies: Cookies, isAPI: Bool, known: [LanguageID]) -> LanguageID {
        if let asked = request.uri.queryParameters["lang"].map(String.init), known.contains(asked) { return asked }
        if let chosen = cookies[languageCookie]?.value, known.contains(chosen) { return chosen }
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

    /// The citizen who is logged in by the applicants' provider, in a browser.
    var citizen: Citizen? {
        guard case .citizen(let citizen)? = citizenSession?.holder, citizen.issuer == portal.configuration.login.applicants?.issuer
        else { return nil }
        return citizen
    }

    /// Whose a case is that the caller files.
    var owner: CaseOwner? { tokenOwner ?? citizen.map { .known($0) } }

    /// Who is logged in, perhaps without the second factor that the region asks for.
    var loggedIn: Officer? {
        if case .officer(let officer)? = officerSession?.holder { officer } else { nil }
    }

    /// Whether the region asks a second factor of this session, and it has none.
    var owesSecondFactor: Bool { portal.configuration.needsSecondFactor && officerSession?.hasSecondFactor != true }

    /// The officer who asks, if what the region asks of officers is fulfilled.
    var officer: Officer? { tokenOfficer ?? (owesSecondFactor ? nil : loggedIn) }

    func requireOfficer() throws -> Officer {
        if let officer { return officer }
        throw loggedIn == nil ? Problem.loginRequired : .secondFactorRequired
    }

    func requireLoggedIn() throws -> Officer {
        guard let loggedIn else { throw Problem.loginRequired }
        return loggedIn
    }

    /// From where it comes, for what is slowed down by that.
    var origin: LoginOrigin { LoginOrigin(address: address, device: cookies[Call.deviceCookie]?.value) }

    /// The network address of the client, where it is known: behind a web server that one's is not.
    private var address: String? {
        guard let peer = context.peer?.ipAddress else { return nil }
        if portal.configuration.proxies.contains(peer) {
            // What the client wrote there itself stands before what the web server added.
            guard let last = request.headers[values: HeaderName.forwardedFor].last?.split(separator: ",").last else { return nil }
            let address = String(last).trimmingSpaces()
            return (try? SocketAddress(ipAddress: address, port: 0)) == nil ? nil : address
        }
        return ["127.0.0.1", "::1"].contains(peer) ? nil : peer
    }

    /// The case's secret, as programs send it.
    var caseSecret: String? { tokenOfficer == nil && tokenOwner == nil ? bearer : nil }

    /// Whether a token of the applicants' provider goes with the call.
    var isCitizensProgram: Bool { tokenOwner != nil }

    private var bearer: String? {
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

    /// What the caller is told of an error; what went wrong on our side is logged, too.
    func problem(_ error: any Error) -> Problem {
        let problem = Problem(error)
        if problem.status.code >= 500 { logFault(error) }
        return problem
    }

    /// What went wrong on our side, for the log, which holds no personal data.
    func logFault(_ error: any Error) {
        context.logger.error("request failed", metadata: ["error": "\(type(of: error)): \(error)"])
    }
}

extension Array where Element == UInt8 {
    init(buffer: ByteBuffer) { self = Array(buffer.readableBytesView) }
}
