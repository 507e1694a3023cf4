import Console
import Server
import ServiceDSL
import ServiceIR

/// The definitions of a region that is served, published anew while it is.
struct Reload: Sendable {
    let plan: RegionPlan
    let language: MessageLanguage

    /// With what each line begins: of several regions with whose it is.
    private var head: String { "mppd: " + (plan.name.map { "\($0): " } ?? "") }

    /// Reads the folders again and publishes them; what is refused or cannot be read leaves everything as it is.
    func run(_ publication: Publication) async {
        func goOn(_ why: [Words]) {
            for words in why { Shell.print(error: "\(head)\(words[language])\n") }
            let words = Words(en: "what was published before goes on", id: "yang diterbitkan sebelumnya tetap berjalan")
            Shell.print(error: "\(head)\(words[language])\n")
        }
        do {
            guard let source = try await Region.sourceAside(plan.folders, wanted: plan.wanted).printed(language) else {
                return goOn([Words(en: "these definitions are refused", id: "definisi ini ditolak")])
            }
            let (old, new) = (publication.portal.catalog.catalog, source.catalog.catalog)
            guard old == new else { return goOn([Region.otherCatalog(old.rawValue, new.rawValue)]) }
            if try await publication.isDecidedAgainst(source) { return goOn([Reload.decided]) }
            let changes = try await publication.publish(source, systemSecrets: Serve.secrets(of: source.catalog, prefix: plan.secretPrefix))
            for words in changes.map(\.words) { Shell.print("\(head)\(words[language])\n") }
            Shell.print("\(head)\(Words(en: "published", id: "diterbitkan")[language])\n")
            tellReusedVersions(publication.portal)
        } catch let fault as Fault { goOn(fault.lines(of: "mppd")) } catch let error as StoreError { goOn([error.words]) } catch {
            goOn([Words(en: "a fault of mppd itself: \(error)", id: "kesalahan mppd sendiri: \(error)")])
        }
    }

    /// Why what the folders hold is not what is served.
    static let decided = Words(
        en: "an officer has decided about what these folders hold, and they have not changed since",
        id: "petugas sudah memutuskan tentang isi folder ini, dan sejak itu isinya tidak berubah")

    func tellReusedVersions(_ portal: Portal) {
        for service in portal.registry.reusedVersions {
            let version = portal.registry.services[service]?.version ?? 0
            let words = Words(
                en:
                    "\(service): version \(version) was published before with another meaning; raise `version`, so that the two can be told apart",
                id: "\(service): versi \(version) pernah diterbitkan dengan makna lain; naikkan `version` supaya keduanya dapat dibedakan")
            Shell.print(error: "\(head)\(words[language])\n")
        }
    }
}

extension PublishedChange {
    fileprivate var words: Words {
        switch self {
        case .added(let service, let version):
            Words(en: "\(service): new, version \(version)", id: "\(service): baru, versi \(version)")
        case .removed(let service):
            Words(
                en: "\(service): no longer applied for; its running cases go on",
                id: "\(service): tidak dapat diajukan lagi; permohonan yang berjalan tetap dilanjutkan")
        case .changed(let service, let from, let to):
            Words(
                en: "\(service): version \(to) in place of \(from); running cases keep the one that they began with",
                id: "\(service): versi \(to) menggantikan \(from); permohonan yang berjalan memakai yang semula")
        case .reworded(let service): Words(en: "\(service): other texts", id: "\(service): teks lain")
        }
    }
}
