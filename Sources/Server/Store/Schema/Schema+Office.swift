// What an office does beside its cases.

extension Schema {
    /// How many numbers a counter gave and called on a day, and where to.
    static let counters = """
        CREATE TABLE counter_lines (
            counter TEXT NOT NULL, day INTEGER NOT NULL, given INTEGER NOT NULL, called INTEGER NOT NULL, PRIMARY KEY (counter, day)
        ) WITHOUT ROWID;
        CREATE TABLE counter_calls (
            counter TEXT NOT NULL, day INTEGER NOT NULL, number INTEGER NOT NULL, desk TEXT NOT NULL, at INTEGER NOT NULL,
            PRIMARY KEY (counter, day, number)
        ) WITHOUT ROWID;
        """

    /// When who closed or opened a service, and why.
    static let serviceSwitches = """
        CREATE TABLE service_switches (
            id INTEGER PRIMARY KEY, service TEXT NOT NULL, is_open INTEGER NOT NULL, reason TEXT NOT NULL, actor TEXT NOT NULL,
            at INTEGER NOT NULL
        );
        CREATE INDEX service_switches_by_service ON service_switches(service, id);
        """

    /// What was published when, by which officer (none = the operator), in whose place, and what the folder held then.
    static let publications = """
        CREATE TABLE publications (
            id INTEGER PRIMARY KEY, at INTEGER NOT NULL, actor TEXT NOT NULL, digest TEXT NOT NULL, catalog TEXT NOT NULL,
            services TEXT NOT NULL, folder TEXT, earlier INTEGER, changes TEXT NOT NULL
        );
        """

    /// Answers to the survey of satisfaction, and apart from them which cases have answered: neither has an order or a key that leads to the other.
    static let surveys = """
        CREATE TABLE surveys (
            id BLOB PRIMARY KEY, service TEXT NOT NULL, day INTEGER NOT NULL, u1 INTEGER NOT NULL, u2 INTEGER NOT NULL,
            u3 INTEGER NOT NULL, u4 INTEGER NOT NULL, u5 INTEGER NOT NULL, u6 INTEGER NOT NULL, u7 INTEGER NOT NULL, u8 INTEGER NOT NULL,
            u9 INTEGER NOT NULL, remark TEXT NOT NULL
        ) WITHOUT ROWID;
        CREATE INDEX surveys_by_service ON surveys(service, day);
        CREATE TABLE surveyed_cases (case_id INTEGER PRIMARY KEY REFERENCES cases(id)) WITHOUT ROWID;
        """
}
