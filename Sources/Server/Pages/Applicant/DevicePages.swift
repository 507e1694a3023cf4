import Hummingbird
import ServiceIR

extension Portal {
    /// What makes the site an app of a phone: its manifest and icons, what is kept there, and the scripts of that.
    static func devicePages() -> [Route] {
        [
            .page(.get, "/perangkat") { call in
                var view = call.frame(title: call.word("device"))
                view["scripted"] = call.mayKeepOnDevice
                return call.render("device", view).keptOnDevice(of: call)
            },
            .page(.get, "/manifest.webmanifest") { call in .asset(call.manifest, type: "application/manifest+json") },
            .page(.get, "/assets/perangkat.js") { _ in .asset(Array(PageScripts.device.utf8), type: "text/javascript; charset=utf-8") },
            .page(.get, "/assets/ikon.svg") { _ in .asset(Array(AppIcon.svg.utf8), type: "image/svg+xml") },
            .page(.get, "/sw.js") { _ in
                var response = Response.bytes(Array(PageScripts.worker.utf8), type: "text/javascript; charset=utf-8")
                // Asked for anew each time, so that a phone never stays with an old one.
                response.headers[.cacheControl] = "no-cache"
                response.headers[HeaderName.contentSecurityPolicy] = ContentPolicy.worker
                return response
            },
        ]
            + AppIcon.pngs.map { path, bytes in .page(.get, path) { _ in .asset(bytes, type: "image/png") } }
    }
}

extension Call {
    /// Source: https://www.w3.org/TR/appmanifest/
    fileprivate var manifest: [UInt8] {
        let pngs: [JSONValue] = AppIcon.sizes.map {
            ["src": .string(AppIcon.path($0)), "sizes": .string("\($0)x\($0)"), "type": "image/png", "purpose": "any maskable"]
        }
        let manifest: JSONValue = [
            "id": "/", "name": .string(portal.regionName(language)), "short_name": .string(portal.regionName(language)),
            "lang": .string(language), "start_url": "/", "scope": "/", "display": "standalone", "background_color": "#ffffff",
            "theme_color": .string(AppIcon.main),
            "icons": .array([["src": "/assets/ikon.svg", "sizes": "any", "type": "image/svg+xml", "purpose": "any"]] + pngs),
        ]
        return manifest.bytes(.compact)
    }

    /// Whether the page may keep what is typed: never on the computer of an officer, nor where a citizen is logged in, who sends it as such.
    var mayKeepOnDevice: Bool { officerSession == nil && citizen == nil }

    /// What a form needs that can be kept on the device.
    func keepOnDevice(_ view: inout View) {
        guard mayKeepOnDevice else { return }
        let limit = Prose.size(DeviceLimits.file)
        view["scripted"] = true
        view["file_limit"] = "\(DeviceLimits.file)"
        view["files_limit"] = "\(DeviceLimits.files)"
        view["keep_hint"] = "\(word("device_keep_hint")) \(limit)."
        view["large_text"] = "\(word("device_large")) \(limit):"
    }
}

/// How large files may be, in bytes, that a phone keeps for an application: one, and all of it.
enum DeviceLimits {
    static let file = 5_000_000
    static let files = 20_000_000
}

extension Response {
    /// A file that is the same for everybody, and kept on devices.
    static func asset(_ bytes: [UInt8], type: String) -> Response {
        var response = Response.bytes(bytes, type: type)
        response.headers[.cacheControl] = "public, max-age=3600"
        response.headers[HeaderName.keep] = "1"
        return response
    }

    /// A page that a device may keep, where it is the same for everybody: nobody is logged in.
    func keptOnDevice(of call: Call) -> Response {
        guard call.mayKeepOnDevice, status == .ok else { return self }
        var response = self
        response.headers[HeaderName.keep] = "1"
        return response
    }
}
