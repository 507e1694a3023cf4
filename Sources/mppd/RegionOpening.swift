import Console
import Logging
import Server
import ServiceDSL
import Synchronization

/// Opens a region, and publishes it anew; says what stands in the way.
final class RegionOpening: Sendable {
    private let plan: RegionPlan
    private let language: MessageLanguage
    private let logger: Logger
    private let lock = Mutex<ServingLock?>(nil)
    private let publishing: Reload
    /// What is done in a region once the process listens, however late it opens.
    let afterOpening = Mutex<(@Sendable (Portal) async -> Void)?>(nil)

    init(plan: RegionPlan, language: MessageLanguage, logger: Logger) {
        (self.plan, self.language, self.logger) = (plan, language, logger)
        publishing = Reload(plan: plan, language: language)
    }

    /// As one of several.
    var region: ServedRegion {
        ServedRegion(name: plan.name ?? "", hosts: plan.hosts) { [self] in
            let publication = try await open()
            if let portal = publication?.portal, let act = afterOpening.withLock({ $0 }) { await act(portal) }
            return publication
        }
    }

    /// - Returns: nothing where the definitions are refused: every finding was printed.
    func open() async throws -> Publication? {
        guard let source = try await Region.sourceAside(plan.folders, wanted: plan.wanted).printed(language) else { return nil }
        var configuration = plan.configuration
        configuration.systemSecrets = Serve.secrets(of: source.catalog, prefix: plan.secretPrefix)
        if let tokenIssuer = plan.tokenIssuer {
            do throws(FileFault) {
                configuration.tokenIssuer = try TokenIssuer(
                    path: tokenIssuer, known: source.catalog.roles.keys, officers: configuration.login.officers,
                    applicants: configuration.login.applicants, at: Portal.systemTime())
            } catch { throw Fault.other(error.line) }
        }
        configuration.outputSigner = try OutputSigner.named(plan.signingKeys)
        do {
            // Before anything is read or changed: what runs over this database already goes on as it was.
            if case .file(let path) = configuration.database {
                let taken = try ServingLock(database: path)
                lock.withLock { $0 = taken }
            }
            let portal = try await Portal(source, configuration: configuration, logger: logger)
            let folder = DefinitionFolder(plan, catalog: source.catalog.catalog.rawValue)
            let publication = try await Publication.open(portal, folder: folder)
            if publication.portal !== portal { tell([Reload.decided]) }
            publishing.tellReusedVersions(publication.portal)
            return publication
        } catch {
            close()
            if let error = error as? StoreError { throw plan.name == nil ? error.fault(of: "\(configuration.database)") : error }
            if let error = error as? MissingFileKeys { throw error.fault }
            throw error
        }
    }

    func close() {
        lock.withLock { lock in
            lock?.release()
            lock = nil
        }
    }

    /// Opens one of several; the others are served whatever becomes of it.
    func tryToOpen(_ region: ServedRegion) async {
        do {
            try await region.tryToOpen()
            if region.publication == nil { tellClosed([Words(en: "these definitions are refused", id: "definisi ini ditolak")]) }
        } catch let fault as Fault { tellClosed(fault.lines(of: "mppd")) } catch let error as StoreError { tellClosed([error.words]) } catch
        {
            tellClosed([Words(en: "a fault of mppd itself: \(error)", id: "kesalahan mppd sendiri: \(error)")])
        }
    }

    private func tell(_ why: [Words]) {
        let head = "mppd: " + (plan.name.map { "\($0): " } ?? "")
        for words in why { Shell.print(error: "\(head)\(words[language])\n") }
    }

    private func tellClosed(_ why: [Words]) {
        tell(why)
        let name = plan.name ?? ""
        let words = Words(en: "the region stays closed, the others are served", id: "daerah ini tetap tertutup, yang lain dijalankan")
        Shell.print(error: "mppd: \(name): \(words[language])\n")
    }

    /// Reads the definitions again; of a region that is closed it is tried whether it can be opened now.
    func reload(_ region: ServedRegion) async {
        if let publication = region.publication { await publishing.run(publication) } else { await tryToOpen(region) }
    }
}
