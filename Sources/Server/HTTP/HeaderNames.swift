import HTTPTypes

/// Names of headers that the HTTP library does not know by itself.
enum HeaderName {
    static let csrf = name("X-CSRF-Token")
    static let signature = name("X-MPP-Signature")
    static let idempotencyKey = name("Idempotency-Key")
    static let forwardedFor = name("X-Forwarded-For")
    static let fetchSite = name("Sec-Fetch-Site")
    /// On what a phone may keep, since it is the same for everybody.
    static let keep = name("X-MPP-Keep")
    static let lastEvent = name("Last-Event-ID")
    static let accelBuffering = name("X-Accel-Buffering")
    static let contentSecurityPolicy = name("Content-Security-Policy")
    static let contentTypeOptions = name("X-Content-Type-Options")
    static let frameOptions = name("X-Frame-Options")
    static let refresh = name("Refresh")
    static let referrerPolicy = name("Referrer-Policy")
    static let openerPolicy = name("Cross-Origin-Opener-Policy")
    static let resourcePolicy = name("Cross-Origin-Resource-Policy")
    static let transportSecurity = name("Strict-Transport-Security")
    static let requestedMethod = name("Access-Control-Request-Method")
    static let allowedMethods = name("Access-Control-Allow-Methods")
    static let allowedHeaders = name("Access-Control-Allow-Headers")
    static let allowedSeconds = name("Access-Control-Max-Age")
    static let exposedHeaders = name("Access-Control-Expose-Headers")
    static let permissionsPolicy = name("Permissions-Policy")

    /// Every name above is a token of RFC 9110.
    private static func name(_ text: String) -> HTTPField.Name { HTTPField.Name(text)! }
}
