/// A region: what its services share. Calendar, hours, roles, agencies and resources are dated state: no part of any service's digest.
public struct CompiledCatalog: Hashable, Sendable, Codable {
    public static let formatNumber = 1

    public var format = CompiledCatalog.formatNumber
    public var catalog: ID<CompiledCatalog>
    public var edition: Int
    public var name: LocalText
    public var region: String?
    public var timeZone: TimeZoneID
    public var languages: [LanguageID]
    public var officeHours: OfficeHours
    public var calendar: WorkingCalendar
    public var agencies: OrderedMap<AgencyID, Agency> = [:]
    public var roles: OrderedMap<RoleID, Role> = [:]
    public var systems: OrderedMap<SystemID, System> = [:]
    /// What can be booked.
    public var resources: OrderedMap<ResourceID, Resource> = [:]
    /// At which numbers are called.
    public var counters: OrderedMap<CounterID, Counter> = [:]
    public var branding: Branding?

    /// Of which region or agency the holder of a role is on a step that is of `code`; nothing where the role is not `per` any.
    public func part(of code: String?, for role: RoleID) -> String? {
        code.flatMap { code in roles[role]?.per.map { $0.part(of: code) } }
    }

    public init(
        catalog: ID<CompiledCatalog>, edition: Int, name: LocalText, timeZone: TimeZoneID, languages: [LanguageID],
        officeHours: OfficeHours, calendar: WorkingCalendar
    ) {
        self.catalog = catalog
        self.edition = edition
        self.name = name
        self.timeZone = timeZone
        self.languages = languages
        self.officeHours = officeHours
        self.calendar = calendar
    }
}

public struct Agency: Hashable, Sendable, Codable {
    public var name: LocalText
    public var head: RoleID?
    public var address: LocalText?
    public var phone: String?
    public var url: String?
    public var officeHours: OfficeHours?
    public init(name: LocalText) { self.name = name }
}

public struct Role: Hashable, Sendable, Codable {
    public enum Scope: String, Hashable, Sendable, Codable {
        case village, district, regency, agency

        /// Of which part a holder is, where a step is of `code`: a region's code cut to this level, an agency as it is.
        public func part(of code: String) -> String {
            let parts: Int
            switch self {
            case .regency: parts = 2
            case .district: parts = 3
            case .village: parts = 4
            case .agency: return code
            }
            return code.split(separator: ".").prefix(parts).joined(separator: ".")
        }
    }
    public var name: LocalText
    public var agency: AgencyID?
    public var late: Late?
    public var standIn: RoleID?
    /// One holder for each of these.
    public var per: Scope?
    public init(name: LocalText) { self.name = name }
}

public struct System: Hashable, Sendable, Codable {
    public var name: LocalText
    public var owner: LocalText?
    public init(name: LocalText, owner: LocalText? = nil) {
        self.name = name
        self.owner = owner
    }
}
