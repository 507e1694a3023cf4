import ServiceIR

/// What can be read of a booking of a resource.
struct BookableType {
    /// The ids of slots that have names.
    var slots: [String] = []
    var hasWaitingList = false
}

/// A region as its services see it: what is declared, and what stands in for what they leave out.
struct Catalog {
    var compiled: CompiledCatalog
    /// Written names, faulty ones included: naming one of them is no second fault.
    var agencies: [String]
    var roles: [String]
    var systems: [String]
    var resources: [String: BookableType] = [:]
    /// Keys whose value is at fault: of what would stand there nothing is known, and naming it is no second fault.
    var unread: Set<Key> = []
    var fieldGroups: [String: [SyntaxEntry]]
    var fieldGroupNames: [String]
    /// Defaults of steps, of repairs and steps back, and of services.
    var late: Late?
    var repairWithin: PeriodRange?
    var returnsAtMost: Int?
    var complaints: Complaints?
    /// Where the office hours are written; absent where they are not.
    var officeHours: SourceSpan?
    /// Its free days, each where it is written.
    var calendar: DecreedCalendar?
    /// What its standards reckon with: the calendars that it names, else those that lie with it.
    var reckoned: WorkingCalendar?
    /// Where it names its calendars.
    var calendarNames: SourceSpan?
    var languages: [String] { compiled.languages }

    /// The default of a step of these roles: the first role's that has one, else the catalog's.
    func late(of roles: [RoleID]) -> Late? {
        for role in roles { if let late = compiled.roles[role]?.late { return late } }
        return late
    }

    /// The catalog as a standard of another one is held against it. How often its steps send back, for how long, and who takes over what is
    /// late, is not for this one to say.
    func under(_ other: Catalog) -> Catalog {
        var result = self
        if let bound = other.returnsAtMost { result.returnsAtMost = bound }
        if let within = other.repairWithin { result.repairWithin = within }
        result.late?.escalate = other.late?.escalate
        for (id, role) in other.compiled.roles { result.compiled.roles[id]?.late?.escalate = role.late?.escalate }
        return result
    }

    /// Whether both say the same of that.
    func says(theSameAs other: Catalog) -> Bool {
        returnsAtMost == other.returnsAtMost && repairWithin == other.repairWithin && late == other.late
            && compiled.roles == other.compiled.roles
    }
}
