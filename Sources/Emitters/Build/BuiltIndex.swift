import ServiceIR

/// What a built folder holds, so that a server with many services reads this alone at its start, and each service on first use.
public struct BuiltIndex: Hashable, Sendable, Codable {
    /// One service: its names, its files, and what lists and clocks ask of every service.
    public struct Entry: Hashable, Sendable, Codable {
        /// A timer that opens cases, with the variant that it opens.
        public struct Opening: Hashable, Sendable, Codable {
            public var variant: VariantID?
            public var timer: OpeningTimer
        }

        public var service: ServiceID
        public var version: Int
        public var name: LocalText
        public var summary: LocalText?
        public var agency: AgencyID
        public var sector: String?
        public var lifeEvents: [LifeEvent] = []
        public var channels: [Channel] = []
        /// Every role that some step names, escalation included.
        public var roles: [RoleID] = []
        /// Whether an office or the clock opens its cases, and no applicant.
        public var isOpenedByOthers = false
        public var openers: [RoleID] = []
        public var openings: [Opening] = []
        /// What its outputs are called.
        public var outputs: [LocalText] = []
        public var meaning: String
        public var whole: String
        /// Paths below the folder.
        public var machine: String
        public var schema: String

        public init(_ digested: DigestedService) {
            let service = digested.service
            self.service = service.service
            version = service.version
            name = service.name
            summary = service.summary
            agency = service.agency
            sector = service.sector
            lifeEvents = service.lifeEvents
            channels = service.channels
            roles = service.performingRoles
            isOpenedByOthers = service.openedBy != nil
            openers = service.openedBy?.rows.compactMap(\.value.role) ?? []
            openings = service.openingTimers.map { Opening(variant: $0.variant, timer: $0.timer) }
            outputs = service.outputs.values.flatMap(\.name.rows).map(\.value)
            meaning = digested.meaning
            whole = digested.whole
            machine = "\(service.service)/machine.json"
            schema = "\(service.service)/submission.schema.json"
        }
    }

    /// 1 had no more of a service than its names, agency, sector, digests and paths.
    public static let formatNumber = 2
    public var format = BuiltIndex.formatNumber
    public var catalog: ID<CompiledCatalog>
    public var edition: Int
    public var services: [Entry]
    public init(catalog: ID<CompiledCatalog>, edition: Int, services: [Entry]) {
        self.catalog = catalog
        self.edition = edition
        self.services = services
    }
}
