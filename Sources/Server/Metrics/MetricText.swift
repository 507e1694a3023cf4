/// Metrics as Prometheus reads them: its text format 0.0.4.
struct MetricText: Sendable {
    static let mediaType = "text/plain; version=0.0.4; charset=utf-8"

    enum Kind: String, Sendable { case counter, gauge, histogram }

    /// One value, told from the others of its family by its labels.
    struct Sample: Sendable {
        /// Behind the family's name, in a histogram.
        var ending = ""
        var labels: [(name: String, value: String)] = []
        var value: Double
    }

    private struct Family: Sendable {
        var name: String
        var kind: Kind
        var help: String
        var samples: [Sample]
    }

    private var families: [Family] = []
    /// The region of which is told now: a label of each of its samples.
    var region: String?

    /// A family of samples, of one region after another; nothing where there is none, since a family without samples says nothing.
    mutating func add(_ name: String, _ kind: Kind, _ help: String, _ samples: [Sample]) {
        guard !samples.isEmpty else { return }
        let own = samples.map { sample in
            var sample = sample
            if let region { sample.labels.insert(("region", region), at: 0) }
            return sample
        }
        if let place = families.firstIndex(where: { $0.name == name }) {
            families[place].samples += own
        } else {
            families.append(Family(name: name, kind: kind, help: help, samples: own))
        }
    }

    /// All that another one says, behind this.
    mutating func add(_ other: MetricText) {
        for family in other.families {
            if let place = families.firstIndex(where: { $0.name == family.name }) {
                families[place].samples += family.samples
            } else {
                families.append(family)
            }
        }
    }

    var text: String {
        var text = ""
        for family in families {
            text += "# HELP \(family.name) \(family.help)\n# TYPE \(family.name) \(family.kind.rawValue)\n"
            for sample in family.samples {
                let labels = sample.labels.map { "\($0.name)=\"\(Self.escaped($0.value))\"" }.joined(separator: ",")
                text += "\(family.name)\(sample.ending)\(labels.isEmpty ? "" : "{\(labels)}") \(Self.number(sample.value))\n"
            }
        }
        return text
    }

    mutating func add(_ name: String, _ kind: Kind, _ help: String, _ value: Double) { add(name, kind, help, [Sample(value: value)]) }

    static func number(_ value: Double) -> String {
        if value == .infinity { return "+Inf" }
        return Int64(exactly: value).map { "\($0)" } ?? "\(value)"
    }

    private static func escaped(_ value: String) -> String {
        String(value.flatMap { $0 == "\\" ? Array("\\\\") : $0 == "\"" ? Array("\\\"") : $0.isNewline ? Array("\\n") : [$0] })
    }
}
