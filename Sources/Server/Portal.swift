import Logging
import Runtime
import ServiceIR

/// How a portal is set up; everything has a default that is right for a first try.
package struct PortalConfiguration: Sendable {
    /// The region's name among several of one process; `nil` where it is the only one.
    package var region: String?
    package var database = StoreAddress.file("mppd.sqlite")
    package var host = "127.0.0.1"
    package var port = 8080
    /// Where metrics are told; nowhere without.
    package var metrics: ListenAddress?
    /// The largest upload, in bytes.
    package var uploadLimit = 10_000_000
    /// The secrets by which other systems sign what they call back, by the system's id.
    package var systemSecrets: [String: String] = [:]
    /// Whether browsers reach it by https: cookies are then sent by https alone.
    package var isSecure = false
    /// The addresses of the web server in front, which says in `X-Forwarded-For` who asks; empty without one.
    package var proxies: Set<String> = []
    /// The sites whose pages may use the API, as anybody may; none of others without.
    package var origins: Set<WebOrigin> = []
    /// What pages say in further languages, or in other words.
    package var words: [WordFile] = []
    /// Whether every officer with a local account needs a second factor.
    package var needsSecondFactor = false
    /// The identity provider whose tokens officers' programs may send; none without.
    package var tokenIssuer: TokenIssuer?
    /// By whom people log in on the pages, beside accounts of the region and secrets of cases.
    package var login = LoginProviders()
    /// The key that signs what is released; nothing is signed without.
    package var outputSigner: OutputSigner?
    /// The keys by which uploads are sealed; they lie plain without.
    package var fileKeys: FileKeys?
    /// Who scans uploads for viruses; nobody without.
    package var scanner: VirusScanner?
    /// What makes PDF of letters; there are none without.
    package var pdfCommand: PDFCommand?
    /// How many may listen for changes of cases, and how long.
    package var streams = StreamLimits()
    /// Who is told by webhooks; nobody without.
    package var receivers: [WebhookReceiver] = []
    /// What all regions of the process share: the definitions that were used last, the thread that hashes, connections to databases of servers.
    package var definitions = DefinitionCache()
    package var hashThread = Passwords.HashThread()
    package var crews: PostgresCrews?
    /// How many connections to databases of servers the process has at most, where that was said.
    package var connections: Int?
    /// What a password costs; only tests lower it.
    package var passwordCost = Passwords.Cost.recommended
    package var now: @Sendable () -> Instant = Portal.systemTime
    package init() {}
}

/// One region's running services: what all routes share.
package final class Portal: Sendable {
    package let configuration: PortalConfiguration
    package let store: Store
    package let registry: Registry
    package let accounts: Accounts
    package let sessions: Sessions
    package let secondFactors: SecondFactors
    package let uploads: Uploads
    package let drafts: Drafts
    let metrics: Metrics
    let streams: CaseStreams
    let cards = ServiceCards()
    let appearance: Appearance
    let words: Words
    let logger: Logger

    package var catalog: CompiledCatalog { registry.catalog }
    var pages: PageLibrary { .shared }
    var faultWords: FaultWords { .standard }

    /// Opens the store and puts the definitions into it.
    package init(_ source: DefinitionSource, configuration: PortalConfiguration, logger: Logger) async throws {
        self.configuration = configuration
        var logger = logger
        if let region = configuration.region { logger[metadataKey: "region"] = "\(region)" }
        self.logger = logger
        store = try Store(configuration.database, crews: configuration.crews)
        accounts = Accounts(
            store: store,
            passwords: Passwords(cost: configuration.passwordCost, thread: configuration.hashThread, region: configuration.region ?? ""))
        sessions = Sessions(store: store)
        secondFactors = SecondFactors(store: store)
        uploads = Uploads(store: store, limit: configuration.uploadLimit, keys: configuration.fileKeys, scanner: configuration.scanner)
        try await FileKeys.check(configuration.fileKeys, of: store, at: configuration.now())
        drafts = Drafts(store: store)
        appearance = Appearance(source.catalog.branding)
        words = Words(configuration.words)
        metrics = Metrics()
        streams = CaseStreams(limits: configuration.streams)
        registry = try await Registry(
            source, store: store, metrics: metrics, signer: configuration.outputSigner, receivers: configuration.receivers,
            cache: configuration.definitions, now: configuration.now)
    }

    /// The same portal with other definitions, and the secrets of the systems that they name.
    init(_ portal: Portal, _ source: DefinitionSource, systemSecrets: [String: String]) async throws {
        var configuration = portal.configuration
        configuration.systemSecrets = systemSecrets
        self.configuration = configuration
        logger = portal.logger
        store = portal.store
        accounts = portal.accounts
        sessions = portal.sessions
        secondFactors = portal.secondFactors
        uploads = portal.uploads
        drafts = portal.drafts
        appearance = Appearance(source.catalog.branding)
        words = portal.words
        metrics = portal.metrics
        streams = portal.streams
        registry = try await Registry(
            source, store: store, metrics: metrics, signer: configuration.outputSigner, receivers: configuration.receivers,
            cache: configuration.definitions, now: configuration.now)
    }

    package static func systemTime() -> Instant {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Instant(seconds: Int64(time.tv_sec))
    }

    /// The languages of the region, the first one first.
    var languages: [LanguageID] { catalog.languages.isEmpty ? ["id"] : catalog.languages }
}

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif
