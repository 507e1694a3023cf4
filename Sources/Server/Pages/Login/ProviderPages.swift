import Hummingbird
import Runtime
import ServiceIR

extension Portal {
    /// Logging in by an identity provider, and what a citizen finds who has.
    static func providerPages() -> [Route] {
        [
            .page(.get, "/masuk/akun") { call in try await call.beginLogin(.officers, target: Portal.officersPath(call.query("ke"))) },
            .page(.get, LoginProvider.People.officers.returnPath) { call in try await call.endLogin(.officers) },
            .page(.get, "/saya") { call in try await call.ownCases() },
            .page(.get, "/saya/masuk") { call in try await call.beginLogin(.applicants, target: nil) },
            .page(.get, LoginProvider.People.applicants.returnPath) { call in try await call.endLogin(.applicants) },
            .page(.post, "/saya/keluar") { call in try await call.logOut(.applicants) },
            .page(.get, LoginProvider.People.officers.leftPath) { call in try call.leftHere(.officers) },
            .page(.get, LoginProvider.People.applicants.leftPath) { call in try call.leftHere(.applicants) },
        ]
    }
}

extension Call {
    /// Sends the browser to the provider. By a link, not by a form: what a form leads to may be no other site.
    fileprivate func beginLogin(_ people: LoginProvider.People, target: String?) async throws -> Response {
        guard let provider = portal.configuration.login[people] else { throw Problem.notFound }
        let attempt = LoginAttempt(people, target: target)
        guard let address = await provider.loginAddress(attempt, language: language, at: now) else {
            context.logger.warning("the identity provider is away", metadata: ["of": "\(people)"])
            return try await loginFailed(
                people, people == .officers ? "provider_away" : "provider_away_applicants", target, .serviceUnavailable)
        }
        var response = Response.seeOther(address)
        response.setCookie(attemptCookie(people, attempt.cookie, maxAge: LoginAttempt.seconds))
        return response
    }

    /// Takes what the provider sent the browser back with. Whatever becomes of it, it is taken once.
    fileprivate func endLogin(_ people: LoginProvider.People) async throws -> Response {
        guard let provider = portal.configuration.login[people] else { throw Problem.notFound }
        let attempt = cookies[Call.attemptCookie].flatMap { LoginAttempt(people, cookie: $0.value) }
        let isBackFromLogout = attempt.map { attempt in
            query("state").map { Secret.equal(Array($0.utf8), Array(attempt.logoutState.utf8)) } ?? false
        }
        var response: Response
        if isBackFromLogout == true {
            response = render("left", leftView(people, provider))
        } else {
            response = try await endLogin(attempt, by: provider)
        }
        response.setCookie(attemptCookie(people, "", maxAge: 0))
        return response
    }

    private func endLogin(_ attempt: LoginAttempt?, by provider: LoginProvider) async throws -> Response {
        let people = provider.people
        guard let attempt, let state = query("state"), Secret.equal(Array(state.utf8), Array(attempt.state.utf8)),
            query("iss").map({ $0 == provider.issuer }) ?? true
        else { return try await loginFailed(people, "login_over", attempt?.target, .unauthorized) }
        guard let code = query("code"), query("error") == nil else {
            return try await loginFailed(people, "provider_refused", attempt.target, .unauthorized)
        }
        // Each code that is tried asks the provider: nobody does so without end from one address.
        let counters = origin.address.map { [LoginThrottle.Counter(.provider, LoginThrottle.network(of: $0))] } ?? []
        let now = now
        if let until = try await portal.store.write({ try LoginThrottle.admit($0, counters, at: now) }) {
            return page(Problem(.slowedDown(until: until), at: now))
        }
        let clock = portal.configuration.now
        let login: ProviderLogin
        do throws(ProviderFailure) { login = try await provider.person(of: attempt, code: code, by: clock) } catch {
            context.logger.notice("a login by the identity provider failed", metadata: ["of": "\(people)", "reason": "\(error)"])
            guard error == .away else { return try await loginFailed(people, "provider_refused", attempt.target, .unauthorized) }
            let words = people == .officers ? "provider_away" : "provider_away_applicants"
            return try await loginFailed(people, words, attempt.target, .serviceUnavailable)
        }
        try await portal.store.write { try LoginThrottle.forgive($0, counters) }
        switch people {
        case .applicants:
            let token = try await portal.sessions.open(citizen: login, issuer: provider.issuer, at: clock())
            return entered("/saya", [cookie(Call.citizenCookie, token, maxAge: Int(Sessions.applicantSeconds))])
        case .officers:
            guard let officer = try await portal.accounts.officer(of: login.claims, by: provider) else {
                context.logger.notice("a login by the identity provider has no account", metadata: [:])
                return try await loginFailed(people, "no_account_here", attempt.target, .forbidden)
            }
            let (_, cookies, _) = try await openSession(of: officer, by: login, at: clock())
            return entered(Portal.officersPath(attempt.target), cookies)
        }
    }

    /// Ends a session, and the provider's own where one vouched for it: else the next person at this computer comes in by that one.
    func logOut(_ people: LoginProvider.People) async throws -> Response {
        guard people == .officers || portal.configuration.login.applicants != nil else { throw Problem.notFound }
        let (home, own) = people == .officers ? ("/", Call.officerCookie) : ("/saya", Call.citizenCookie)
        guard let token = cookies[own]?.value else { return .seeOther(home) }
        let form = try await PostedForm.read(request, uploads: portal.uploads, at: now)
        // It follows from the cookie alone: a page that lies open since before its session was over still says it.
        try requireCSRF(form["csrf"], is: Sessions.csrf(of: token))
        let session = people == .officers ? officerSession : citizenSession
        // A case that was opened from a citizen's own is closed with it.
        let names = people == .officers ? [Call.officerCookie] : [Call.citizenCookie, Call.applicantCookie]
        var idToken: String?
        for name in names {
            guard let token = cookies[name]?.value else { continue }
            if let kept = try await portal.sessions.close(token: token) { idToken = kept }
        }
        var response = Response.seeOther(home)
        if session == nil, portal.configuration.login[people] != nil {
            // Whose session it was is not known any more: the provider's may go on.
            response = .seeOther(people.leftPath)
        } else if session?.isByProvider == true, let provider = portal.configuration.login[people] {
            let attempt = LoginAttempt(people, target: nil)
            // An address is written down, by browsers and by web servers: nothing by which a program is let in stands in one.
            if let token = idToken, provider.isForPrograms(token, of: portal.configuration.tokenIssuer) { idToken = nil }
            if let address = await provider.logoutAddress(attempt, idToken: idToken, language: language, at: now) {
                var view = leftView(people, provider)
                view["leave_address"] = address
                response = render("left", view)
                // By this page, not at once: what a form leads to may be no other site.
                response.headers[HeaderName.refresh] = "0; url=\(address)"
                response.setCookie(attemptCookie(people, attempt.cookie, maxAge: LoginAttempt.seconds))
            } else {
                response = .seeOther(people.leftPath)
            }
        }
        for name in names { response.setCookie(cookie(name, "", maxAge: 0, isStrict: people == .officers)) }
        response.setCookie(cookieOfReceipt(nil))
        return response
    }

    /// The page of who has logged out here, while the provider may go on. Nobody who is still logged in is told so.
    fileprivate func leftHere(_ people: LoginProvider.People) throws -> Response {
        guard let provider = portal.configuration.login[people] else { throw Problem.notFound }
        if (people == .officers ? officerSession : citizenSession) != nil { return .seeOther(people == .officers ? "/petugas" : "/saya") }
        var view = leftView(people, provider)
        view["is_here_alone"] = true
        return render("left", view)
    }

    private func leftView(_ people: LoginProvider.People, _ provider: LoginProvider) -> View {
        var view = frame(title: word("left"))
        // Whose session it was is over.
        view["officer"] = false
        view["provider_name"] = provider.name(language)
        view["leave_address"] = ""
        view["is_here_alone"] = false
        view["login_path"] = people == .officers ? "/masuk" : "/saya"
        return view
    }

    private func attemptCookie(_ people: LoginProvider.People, _ value: String, maxAge: Int) -> Cookie {
        // Not strict: the provider's site sends the browser back.
        cookie(Call.attemptCookie, value, maxAge: maxAge, path: people.cookiePath)
    }

    /// A page that leads on by itself. A browser that comes from another site sends no strict cookie, wherever it is sent on to; from here it does.
    private func entered(_ path: String, _ cookies: [Cookie]) -> Response {
        var view = frame(title: word("entered"))
        view["entered_path"] = path
        var response = render("entered", view)
        response.headers[HeaderName.refresh] = "0; url=\(path)"
        for cookie in cookies { response.setCookie(cookie) }
        return response
    }

    private func loginFailed(
        _ people: LoginProvider.People, _ words: String, _ target: String?, _ status: HTTPResponse.Status
    ) async throws -> Response {
        var view = people == .officers ? loginView(for: target) : ownCasesView()
        view.setErrors([PageFault(target: nil, subject: nil, text: word(words))])
        return render(people == .officers ? "login" : "ownCases", view, status: status)
    }

    private func ownCasesView() -> View {
        var view = frame(title: word("own_cases"))
        view["provider_name"] = portal.configuration.login.applicants?.name(language) ?? ""
        view["citizen_name"] = ""
        return view
    }

    fileprivate func ownCases() async throws -> Response {
        guard portal.configuration.login.applicants != nil else { throw Problem.notFound }
        var view = ownCasesView()
        guard let citizen else { return render("ownCases", view) }
        view["citizen_name"] = citizen.name
        view["csrf"] = citizenSession.map { Sessions.masked($0.csrf) } ?? ""
        let place = query("sebelum").flatMap { $0.isEmpty ? nil : $0 }
        let (cases, next) = try await ownDossiers(of: citizen, before: place)
        view["is_earlier"] = place != nil
        view["has_cases"] = !cases.isEmpty
        view["case_list"] = cases.map { dossier in
            View([
                "number": dossier.number, "service_name": dossier.definition.service.name[language],
                "state_text": dossier.erasedAt == nil ? stateText(dossier) : "", "erased_text": erasedText(dossier),
                "filed_text": "\(word("filed_at")) \(prose.moment(dossier.state.submitted))",
            ])
        }
        view["next_case"] = next ?? ""
        return render("ownCases", view)
    }

    /// A page of the citizen's own cases, those filed last first.
    ///
    /// - Parameter place: where the page before ended, in the order of filing. It is compared, never looked up: it holds when the case that
    ///   stood there is gone, and says of no other whether there is one.
    /// - Returns: with the place where the next page begins, where there is one.
    func ownDossiers(of citizen: Citizen, before place: String?) async throws -> (cases: [Dossier], next: String?) {
        guard let last = place.map(Int64.init) ?? .max else { throw Problem.notFound }
        return try await portal.store.read { [registry = portal.registry] db in
            let found = try Citizens.cases(db, of: citizen.id, before: last, limit: Citizens.pageSize + 1)
            let page = found.prefix(Citizens.pageSize)
            return (
                try page.compactMap { try registry.dossier(db, id: $0) }, found.count > page.count ? page.last.map { "\($0)" } : nil
            )
        }
    }

    /// Makes a case the own one of the citizen who asks.
    func keepAsOwn(_ caseID: Int64) async throws {
        guard let owner else { throw Problem.citizenRequired }
        guard try await portal.store.write({ [now] in try Citizens.give($0, case: caseID, to: owner, at: now) }) else {
            throw Problem.ownedByOther
        }
    }
}
