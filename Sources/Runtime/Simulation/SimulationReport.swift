import ServiceIR

/// What became of the cases of a simulation, and who had how much to do.
public struct SimulationReport: Sendable {
    /// Waiting times of one kind of work, in seconds of office time.
    public struct Waits: Sendable {
        private(set) var all: [Int] = []
        public var count: Int { all.count }
        public var mean: Int { all.isEmpty ? 0 : all.reduce(0, +) / all.count }
        /// Nine of ten waited no longer.
        public var ninth: Int { all.isEmpty ? 0 : all.sorted()[(all.count * 9 + 9) / 10 - 1] }
        mutating func add(_ seconds: Int) { all.append(seconds) }
    }

    public struct OfPromise: Sendable {
        public var kept = 0
        /// Broken, whether it came late or has not come yet.
        public var broken = 0
        /// Where the cases stood as the promise broke: at a step, or at several at once.
        public var brokenAt: [StepID: Int] = [:]
    }

    public struct OfStep: Sendable {
        public var role: RoleID
        /// From when the step waited until somebody took it up.
        public var waits = Waits()
        /// Those that nobody had taken up at the end.
        public var waiting = 0
    }

    public struct OfService: Sendable {
        public var filed = 0
        /// Applications that the form refused on the day they were sent, though it takes them on the day of their scenario.
        public var refused = 0
        public var ended: [Step.End: Int] = [:]
        public var open = 0
        /// Cases that went another way than their scenario, since something was late.
        public var strayed = 0
        /// Cases for which no scenario says what is done where they stand.
        public var stuck = 0
        public var promises = OrderedMap<PromiseID, OfPromise>()
        public var steps = OrderedMap<StepID, OfStep>()
    }

    public struct OfRole: Sendable {
        public var staff: Int
        /// The mean over all office time.
        public var meanQueue = 0.0
        public var longestQueue = 0
        /// The share of the office time in which they worked, 0 to 1.
        public var load = 0.0
        /// How many waited at the end.
        public var waiting = 0
    }

    public var from: CivilDate
    public var until: CivilDate
    public var workingDays = 0
    public var services = OrderedMap<ServiceID, OfService>()
    public var roles = OrderedMap<RoleID, OfRole>()
}
