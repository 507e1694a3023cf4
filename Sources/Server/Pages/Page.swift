import Hummingbird
import ServiceIR

extension Call {
    var prose: Prose { Prose(language: language, timeZone: portal.catalog.timeZone, words: portal.words) }

    func word(_ key: String) -> String { portal.words[key, language] }

    /// Which files are taken, as every form with documents says it.
    var filesHint: String { "\(word("documents_hint")) \(Prose.size(portal.uploads.limit))." }

    /// What every page shows: language, names, menu.
    func frame(title: String) -> View {
        let language = language
        // What answers a form cannot be fetched again in another language.
        let others = request.method == .get ? portal.languages.filter { $0 != language } : []
        var view = View([
            "lang": language, "title": title, "region": portal.regionName(language), "w": portal.words.view(language),
            "other_langs": others.map { View(["lang_code": $0, "lang_name": portal.words.name(of: $0)]) }, "here": here,
            "officer": officer != nil, "officer_name": officer?.name ?? "", "csrf": formToken,
            "crest": portal.appearance.crest?.address ?? "", "contact_list": contacts(),
            "has_counters": !portal.catalog.counters.isEmpty, "has_accounts": portal.configuration.login.applicants != nil, "errors": false,
            "scripted": false, "is_bare": false, "is_slip": false,
            "is_fetched": request.method == .get,
            "large": cookies[Call.printCookie]?.value == Call.largePrint,
            "faulty": false, "is_head": officer.map { !portal.registry.headed(by: $0).isEmpty } ?? false,
        ])
        if isForApplicant { view["csrf"] = applicantSession.map { Sessions.masked($0.csrf) } ?? "" }
        return view
    }

    /// What a form of an officer's carries.
    var formToken: String { officerSession.map { Sessions.masked($0.csrf) } ?? "" }

    /// Pages below `/lacak` are the applicant's own, all others the officer's or anybody's.
    var isForApplicant: Bool { request.uri.path.hasPrefix("/lacak") }

    /// Where a refusal leads back to: the page of the case, service or list that it was about, which holds no secret in its address.
    private var back: String {
        let parts = request.uri.path.split(separator: "/").map(String.init)
        func below(_ count: Int) -> String {
            "/" + parts.prefix(count).map { $0.removingPercentEncoding?.percentEncoded() ?? "" }.joined(separator: "/")
        }
        switch parts.first {
        case "petugas":
            return parts.count > 3 && parts[1] == "berkas" ? below(3) : parts.count > 2 && parts[1] == "loket" ? below(2) : "/petugas"
        case "layanan" where parts.count > 2: return below(2)
        case "lacak" where parts.count > 2: return below(2)
        case "lacak", "draf", "antrean", "periksa", "pengumuman": return parts.count > 1 ? below(1) : "/"
        default: return "/"
        }
    }

    /// The page of the case, or the inbox, where an officer goes on whose session had ended when something was sent.
    private var postedFrom: String {
        let page = back
        return page.hasPrefix("/petugas/") ? Portal.officersPath(page) : Portal.officersPath(nil)
    }

    /// How the address of the login says that what was sent last was not saved.
    static let unsavedQuery = "belum"

    /// Where the language switch leads back to: a page that can be fetched again.
    private var here: String {
        let path = request.uri.path
        // No secret ever stands in a link.
        if path.hasPrefix("/draf/") { return "/draf" }
        // Nor is a way back from an identity provider gone twice.
        for place in ["/masuk", "/saya"] where path.hasPrefix("\(place)/") { return place }
        return path.hasPrefix("/lacak/") && path.split(separator: "/").count > 2 ? "/lacak" : path
    }

    func render(_ template: String, _ view: View, status: HTTPResponse.Status = .ok) -> Response {
        var response = Response.html(portal.pages.render(template, view), status: status)
        if view["scripted"] as? Bool == true { response.headers[HeaderName.contentSecurityPolicy] = ContentPolicy.scripted }
        if let asked = query("lang"), portal.languages.contains(asked) {
            response.setCookie(cookie(Call.languageCookie, asked, maxAge: 31_536_000))
        }
        return response
    }

    /// A form that is shown again, with the status of what is wrong with it.
    func render(_ template: String, _ problem: Problem, _ view: View) -> Response {
        var response = render(template, view, status: problem.status)
        if let retryAfter = problem.retryAfter { response.headers[.retryAfter] = "\(retryAfter)" }
        return response
    }

    /// A problem as a page; who is not logged in is led to the login, and who has a case open no more to where it is opened.
    func page(_ problem: Problem) -> Response {
        if problem.slug == Problem.loginRequired.slug {
            let isPosted = request.method != .get
            // What was posted is not posted again by itself: the page that it was posted from opens.
            let target = isPosted ? postedFrom : request.uri.description
            return .seeOther("/masuk?ke=\(target.percentEncoded(keeping: "/"))\(isPosted ? "&\(Call.unsavedQuery)=1" : "")")
        }
        if problem.slug == Problem.closedHere.slug { return closedCase() }
        if problem.slug == Problem.secondFactorRequired.slug { return .seeOther("/petugas/dua-langkah") }
        var view = frame(title: problem.title[language])
        // Whoever follows an old address is told where to go on; an officer has no secret that could be wrong.
        let isMissing = problem.slug == Problem.notFound.slug
        let isOthers = officer != nil && problem.slug == Problem.noSuchCase.slug
        view["problem_detail"] =
            problem.detail?[language] ?? (isMissing ? word("not_found_hint") : isOthers ? word("no_case_of_yours") : "")
        view["is_missing"] = isMissing
        view["is_receipt"] = problem.slug == Problem.receiptGone.slug
        view["back"] = back
        view.setErrors(
            problem.entries.map { PageFault(target: nil, subject: $0.subject?[language], text: $0.detail[language], service: $0.service) })
        view["faulty"] = true
        var response = render("problem", view, status: problem.status)
        problem.addHeaders(to: &response)
        return response
    }
}

/// One fault as the summary at the top of a page shows it.
struct PageFault: Sendable {
    /// The id of the input concerned.
    var target: String?
    var subject: String?
    var text: String
    /// The service by which one gets what is missing.
    var service: String?
}

extension View {
    mutating func setErrors(_ faults: [PageFault]) {
        self["errors"] = !faults.isEmpty
        self["faulty"] = !faults.isEmpty
        self["error_list"] = faults.map { fault in
            View([
                "error_target": fault.target ?? "", "error_subject": fault.subject ?? "", "error_text": fault.text,
                "error_service": fault.service ?? "",
            ])
        }
    }

    static func fact(_ name: String, _ value: String, note: String = "", link: String = "") -> View {
        View(["fact_name": name, "fact_value": value, "fact_note": note, "fact_link": link, "fact_look": false])
    }
}
