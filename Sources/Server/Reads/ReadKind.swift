import HTTPTypes

/// What somebody reads of people's data.
package enum ReadKind: String, Sendable, CaseIterable {
    case `case`, upload, output, list, search, export

    /// By the pattern of an address, so that no route below these is forgotten. What changes a case stands in its journal; a page that shows a case
    /// or a list again, since nothing was changed, shows it all the same.
    init?(_ method: HTTPRequest.Method, _ path: String) {
        let parts = path.split(separator: "/")
        switch path {
        case "/petugas/register", "/api/v1/cases/search":
            self = .search
            return
        case _ where path.hasPrefix("/petugas/bersama/{service}/{step}") || path.hasPrefix("/petugas/paraf"):
            self = .list
            return
        default: break
        }
        guard method == .get || !path.hasPrefix("/api/") else { return nil }
        if ["/api/v1/cases/{number}", "/lacak/{number}", "/petugas/berkas/{number}"].contains(where: path.hasPrefix) {
            self = path.contains("{file}") ? .upload : parts.contains("outputs") || path.contains("{output}") ? .output : .case
        } else if path == "/petugas" || path == "/api/v1/inbox" {
            self = .list
        } else {
            return nil
        }
    }
}
