import Foundation
import Hummingbird
import ServiceIR

/// What a region's branding makes of its pages: their style and its crest, made once.
struct Appearance: Sendable {
    struct Picture: Sendable {
        var bytes: [UInt8]
        var type: String
        /// Another picture has another address, so that no browser shows an old one.
        var address: String
        /// The picture itself, for a page that is read without any address.
        var inlined: String
    }

    static let crestPath = "/assets/lambang"

    let style: String
    let crest: Picture?

    init(_ branding: Branding?) {
        var style = PageTemplates.style
        if let main = branding?.main { style = style.replacing("--main:\(PageTemplates.mainColour)", with: "--main:\(main)") }
        if let header = branding?.header { style = style.replacing("--bar:var(--main)", with: "--bar:\(header)") }
        self.style = style
        crest = branding?.crest.map { crest in
            let type = crest.kind == .svg ? "image/svg+xml" : "image/png"
            let bytes = Data(base64Encoded: crest.content).map(Array.init) ?? []
            return Picture(
                bytes: bytes, type: type, address: "\(Self.crestPath)?v=\(Secret.hex(Secret.sha256(bytes)).prefix(8))",
                inlined: "data:\(type);base64,\(crest.content)")
        }
    }
}

extension Portal {
    /// What a region is called at the head of its pages and letters.
    func regionName(_ language: LanguageID) -> String { (catalog.branding?.name ?? catalog.name)[language] }

    static func appearancePages() -> [Route] {
        [
            .page(.get, "/assets/mpp.css") { call in .asset(Array(call.portal.appearance.style.utf8), type: "text/css; charset=utf-8") },
            .page(.get, "\(Appearance.crestPath)") { call in
                guard let crest = call.portal.appearance.crest else { throw Problem.notFound }
                var response = Response.asset(crest.bytes, type: crest.type)
                response.headers[.cacheControl] = "public, max-age=86400"
                // An SVG that somebody opens by its address is a document: nothing in it runs, and nothing is fetched for it.
                response.headers[HeaderName.contentSecurityPolicy] = ContentPolicy.picture
                return response
            },
        ]
    }
}

extension Call {
    /// How the region is reached, as the foot of each page says it.
    func contacts() -> [View] {
        guard let branding = portal.catalog.branding else { return [] }
        var contacts: [View] = []
        func add(_ name: String, _ text: String?, link: String? = nil) {
            guard let text else { return }
            contacts.append(View(["contact_name": word(name), "contact_text": text, "contact_link": link ?? ""]))
        }
        add("contact_address", branding.address?[language])
        add("contact_phone", branding.phone, link: branding.phone.flatMap(Contact.callLink))
        add(
            "contact_whatsapp", branding.whatsapp,
            link: branding.whatsapp.flatMap(Contact.phone).map { "https://wa.me/\($0.dropFirst())" })
        add(
            "contact_email", branding.email, link: branding.email.flatMap(Contact.email).map { "mailto:\($0.percentEncoded(keeping: "@"))" }
        )
        if !contacts.isEmpty { add("contact_hours", prose.hours(portal.catalog.officeHours)) }
        return contacts
    }
}

extension Contact {
    /// What a phone calls that number by.
    static func callLink(_ text: String) -> String? { (phone(text) ?? shortNumber(text)).map { "tel:\($0)" } }
}

extension Prose {
    /// `Senin–Kamis 08:00–12:00, 13:00–16:00; Jumat 08:00–11:00`; nothing where it is never open.
    func hours(_ hours: OfficeHours) -> String? {
        // A Monday.
        let names = (0..<7).map { CivilDate(dayNumber: 4 + $0).weekdayName(in: language) }
        var parts: [String] = []
        var day = 0
        while day < hours.week.count {
            let spans = hours.week[day]
            var last = day
            while last + 1 < hours.week.count, hours.week[last + 1] == spans { last += 1 }
            if !spans.isEmpty {
                let days = day == last ? names[day] : "\(names[day])–\(names[last])"
                parts.append("\(days) \(list(spans.map { "\($0.from)–\($0.to)" }))")
            }
            day = last + 1
        }
        return parts.isEmpty ? nil : parts.joined(separator: "; ")
    }
}
