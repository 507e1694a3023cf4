import Emitters
import Hummingbird
import ServiceIR

extension Portal {
    /// What pages of other sites load to draw a form themselves.
    static func embedPages() -> [Route] {
        [
            .page(.get, "/embed.js") { _ in
                var response = Response.script(PageScripts.embed)
                // Any page may load it; what it asks for then is for the sites that the operator allows.
                response.headers[HeaderName.resourcePolicy] = "cross-origin"
                return response
            },
            .page(.get, "/modules/mpp.mjs") { call in .script(DrawnForm.sharedModule(of: call.portal.catalog)) },
            .page(.get, "/modules/{service}/form.mjs") { call in .script(DrawnForm.module(of: try await call.definition().service)) },
        ]
    }
}

extension Response {
    /// A script that is the same for everybody.
    fileprivate static func script(_ text: String) -> Response {
        var response = Response.bytes(Array(text.utf8), type: "text/javascript; charset=utf-8")
        response.headers[.cacheControl] = "public, max-age=300"
        return response
    }
}
