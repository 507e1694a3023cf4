import Console
import Foundation
import Server
import ServiceDSL

/// What is to be served of one region, as it was said.
struct RegionPlan: Sendable {
    /// Among several.
    var name: String?
    var hosts: [String] = []
    var folders: [String]
    var wanted: String?
    var tokenIssuer: String?
    var signingKeys: String?
    /// With what the names of the variables begin that hold the secrets of its systems.
    var secretPrefix: String
    var configuration: PortalConfiguration

    /// What is wrong with any of it is added to `faults`.
    init(_ said: Said, faults: inout [Words]) {
        name = said.region?.name
        hosts = said.region?.hosts.map(\.text) ?? []
        folders = said.operands
        wanted = said.text(.catalog)
        tokenIssuer = said.text(.tokenIssuer)
        signingKeys = said.text(.signingKeys)
        secretPrefix = said.secretPrefix("SYSTEM")
        configuration = PortalConfiguration(said, of: Serve.usage, faults: &faults)
        configuration.region = name
    }

    /// Regions of one process, which share what is bounded for all of it.
    static func several(_ said: [Said], faults: inout [Words]) -> [RegionPlan] {
        var plans: [RegionPlan] = []
        for one in said {
            var own: [Words] = []
            plans.append(RegionPlan(one, faults: &own))
            // What is wrong with an option of the process is wrong once.
            for words in own where !faults.contains(where: { $0.en == words.en }) { faults.append(words) }
        }
        guard let first = plans.first?.configuration else { return [] }
        let crews = first.crews(for: plans.count)
        let streams = StreamCount(most: first.streams.most)
        for place in plans.indices {
            plans[place].configuration.share(first, crews: crews, streams: streams)
            let (address, name) = (plans[place].configuration.database, plans[place].name ?? "")
            for other in plans[..<place] where other.configuration.database.isSame(as: address) {
                let place = said[place].place(.database)
                faults.append(
                    Words(
                        en: "\(place): `\(name)` would have the database of `\(other.name ?? "")`",
                        id: "\(place): `\(name)` akan memakai basis data `\(other.name ?? "")`"))
            }
        }
        return plans
    }
}

extension PortalConfiguration {
    fileprivate func crews(for regions: Int) -> PostgresCrews {
        PostgresCrews(connections: connections ?? 24, regions: regions)
    }

    fileprivate mutating func share(_ first: PortalConfiguration, crews: PostgresCrews, streams count: StreamCount) {
        (self.crews, definitions, hashThread, pdfCommand) = (crews, first.definitions, first.hashThread, first.pdfCommand)
        // One region alone does not take them all.
        streams.most = max(1, first.streams.most / 2)
        streams.all = count
    }
}

extension StoreAddress {
    fileprivate func isSame(as other: StoreAddress) -> Bool {
        switch (self, other) {
        case (.file(let one), .file(let two)): Self.real(one) == Self.real(two)
        case (.server(let one, let files), .server(let two, let others)): one.place == two.place || Self.real(files) == Self.real(others)
        default: Self.real(filesFolder) == Self.real(other.filesFolder)
        }
    }

    /// Where a path leads, through links.
    private static func real(_ path: String) -> String { URL(fileURLWithPath: path).resolvingSymlinksInPath().standardizedFileURL.path }
}
