import Hummingbird
import ServiceIR

extension Portal {
    /// The officers' way in and out.
    static func loginPages() -> [Route] {
        [
            .page(.get, "/masuk") { call in
                let target = call.query("ke")
                guard call.officer == nil else { return .seeOther(Portal.officersPath(target)) }
                var view = call.loginView(for: target)
                if call.query(Call.unsavedQuery) != nil { view["unsaved_text"] = call.word("login_unsaved") }
                return call.render("login", view)
            },
            .page(.post, "/masuk") { call in
                let form = try await PostedForm.read(call.request, uploads: call.portal.uploads, at: call.now)
                do {
                    let (_, cookies, _) = try await call.logIn(form["nama"] ?? "", form["sandi"] ?? "")
                    return call.entered(form["ke"], cookies)
                } catch let problem as Problem where problem.slug == Problem.codeRequired.slug {
                    let token = try await call.portal.sessions.openPending(login: form["nama"] ?? "", at: call.now)
                    var response = call.render("code", call.codeView(for: form["ke"]))
                    response.setCookie(call.pendingCookie(token))
                    return response
                } catch let problem as Problem {
                    var view = call.loginView(for: form["ke"])
                    view["login_value"] = form["nama"] ?? ""
                    view.setErrors([PageFault(target: "nama", subject: nil, text: problem.title[call.language])])
                    return call.render("login", problem, view)
                }
            },
            .page(.post, "/masuk/kode") { call in
                let form = try await PostedForm.read(call.request, uploads: call.portal.uploads, at: call.now)
                let token = call.cookies[Call.pendingCookie]?.value ?? ""
                switch try await call.portal.sessions.confirm(pending: token, code: form["kode"] ?? "", at: call.now) {
                case .success(let officer):
                    let (_, cookies, _) = try await call.openSession(of: officer)
                    return call.entered(form["ke"], cookies + [call.pendingCookie(nil)])
                case .failure(let failure):
                    // Without a code, none is taken for wrong either.
                    let problem = failure == .needsCode ? Problem.wrongCode : Problem(failure, at: call.now)
                    var view = call.codeView(for: form["ke"])
                    view.setErrors([PageFault(target: "kode", subject: nil, text: problem.title[call.language])])
                    return call.render("code", problem, view)
                case nil:
                    var view = call.loginView(for: form["ke"])
                    view.setErrors([PageFault(target: "nama", subject: nil, text: call.word("login_over"))])
                    return call.render("login", view, status: .unauthorized)
                }
            },
            .page(.post, "/keluar") { call in try await call.logOut(.officers) },
        ]
    }

    /// Where an officer goes after logging in: the page that was asked for, if it is one of this server; else the inbox.
    static func officersPath(_ asked: String?) -> String {
        guard let asked, localPath(asked) == asked else { return "/petugas" }
        return asked
    }
}

extension Call {
    /// The login, which says why it is asked.
    func loginView(for target: String?) -> View {
        let path = Portal.officersPath(target)
        var view = frame(title: word("officer_login"))
        view["login_target"] = path
        view["unsaved_text"] = ""
        if let provider = portal.configuration.login.officers {
            view["provider_name"] = provider.name(language)
            view["provider_path"] = "/masuk/akun?ke=\(path.percentEncoded(keeping: "/"))"
        }
        // The inbox is where a login leads that nobody began from a page.
        view["login_why"] = word(path == target && path != Portal.officersPath(nil) ? "login_for_page" : "login_why")
        return view
    }

    fileprivate func codeView(for target: String?) -> View {
        var view = frame(title: word("two_step"))
        view["login_target"] = Portal.officersPath(target)
        return view
    }

    /// Without a token it is forgotten.
    fileprivate func pendingCookie(_ token: String?) -> Cookie {
        cookie(
            Call.pendingCookie, token ?? "", maxAge: token == nil ? 0 : Int(Sessions.pendingSeconds), isStrict: true, path: "/masuk")
    }

    fileprivate func entered(_ target: String?, _ cookies: [Cookie]) -> Response {
        var response = Response.seeOther(Portal.officersPath(target))
        for cookie in cookies { response.setCookie(cookie) }
        return response
    }
}
