import ServiceIR

extension CatalogLowering {
    /// The light grounds on which links and marked text stand on a page.
    static let grounds = ["#ffffff", "#f3f4f6", "#fff4d6", "#e3f5e8", "#fdecee"].compactMap(Colour.init)

    func branding(_ syntax: SyntaxMap, crest file: CrestFile?) -> Branding? {
        guard let map = syntax.map(.branding) else { return nil }
        var branding = Branding()
        branding.name = map.text(.name)
        branding.place = map.text(.place)
        branding.crest = crest(map, file)
        if let colours = map.map(.colours) {
            branding.main = colour(.main, of: colours, on: Self.grounds)
            // What stands on the bar is white.
            branding.header = colour(.header, of: colours, on: [.white])
        }
        if let contact = map.map(.contact) {
            branding.address = contact.text(.address)
            branding.phone = way(
                .phone, of: contact, Words(en: "no telephone number", id: "bukan nomor telepon"), example: "0482-21001"
            ) {
                Contact.phone($0) ?? Contact.shortNumber($0)
            }
            branding.whatsapp = way(
                .whatsapp, of: contact, Words(en: "no telephone number", id: "bukan nomor telepon"), example: "0812-3456-7890",
                Contact.phone)
            branding.email = way(
                .email, of: contact, Words(en: "no e-mail address", id: "bukan alamat surel"), example: "layanan@contoh.go.id",
                Contact.email)
        }
        return branding
    }

    func counters(_ syntax: SyntaxMap, _ agencies: [String]) -> OrderedMap<CounterID, Counter> {
        var counters = OrderedMap<CounterID, Counter>()
        var letters: [String: SourceSpan] = [:]
        for entry in syntax.entries(.counters) {
            guard let map = entry.map else { continue }
            let agency = map.name(.agency).flatMap { self.agency($0, agencies, syntax) }
            guard let name = map.text(.name), let letter = map.string(.letter), let span = map[.letter]?.span else { continue }
            if let first = letters[letter] {
                let noun = Words(en: "a counter's letter", id: "huruf loket")
                sink.report(
                    .nameTaken(
                        Located(letter, span), as: noun, first: first, firstNoun: Words(en: "another's", id: "huruf loket lain")))
                continue
            }
            letters[letter] = span
            var counter = Counter(name: name, letter: letter)
            counter.agency = agency
            counters[CounterID(entry.id.value)] = counter
        }
        return counters
    }

    private func way(
        _ key: Key, of contact: SyntaxMap, _ fault: Words, example: String, _ read: (String) -> String?
    ) -> String? {
        guard let written = contact.string(key), let span = contact[key]?.span else { return nil }
        if read(written) != nil { return written }
        sink.report(
            Diagnostic(
                .noContact, at: span,
                message: Words(en: "`\(written)` is \(fault.en)", id: "`\(written)` \(fault.id)"),
                helps: [Words(en: "write it like `\"\(example)\"`", id: "tulis seperti `\"\(example)\"`")]))
        return nil
    }

    private func colour(_ key: Key, of colours: SyntaxMap, on grounds: [Colour]) -> Colour? {
        guard let written = colours.string(key), let span = colours[key]?.span else { return nil }
        guard let colour = Colour(written) else {
            sink.report(
                Diagnostic(
                    .notAColour, at: span,
                    message: Words(en: "`\(written)` is no colour", id: "`\(written)` bukan warna"),
                    helps: [
                        Words(
                            en: "write six hexadecimal digits behind `#`, in quotes: `\"#0b4f8a\"`",
                            id: "tulis enam angka heksadesimal di belakang `#`, dalam tanda kutip: `\"#0b4f8a\"`")
                    ]))
            return nil
        }
        let readable = colour.readable(on: grounds)
        if readable == colour { return colour }
        let worst = grounds.map(colour.contrast).min() ?? 1
        let (en, id) = (Self.ratio(worst, "."), Self.ratio(worst, ","))
        sink.report(
            Diagnostic(
                .lowContrast, at: span,
                message: Words(
                    en: "`\(colour)` cannot be read: its contrast is \(en) to 1, and 4.5 are needed",
                    id: "`\(colour)` tidak terbaca: kontrasnya \(id) banding 1, sedangkan yang perlu 4,5"),
                helps: [
                    Words(
                        en: "the nearest colour of this hue that can be read is `\"\(readable)\"`",
                        id: "warna terdekat yang terbaca dengan rona ini adalah `\"\(readable)\"`")
                ], fixes: [.replacing(span, with: "\"\(readable)\"", .maybe)]))
        return nil
    }

    /// With two digits behind the point, cut rather than rounded: 4.499 is not 4.5.
    private static func ratio(_ value: Double, _ point: String) -> String {
        let hundredths = Int(value * 100)
        return "\(hundredths / 100)\(point)\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
    }

    private func crest(_ map: SyntaxMap, _ file: CrestFile?) -> Crest? {
        guard let name = map.string(.crest), let span = map[.crest]?.span else { return nil }
        func refuse(_ message: Words, _ help: Words) -> Crest? {
            sink.report(Diagnostic(.unusableCrest, at: span, message: message, helps: [help]))
            return nil
        }
        guard !name.utf8.contains(ch("/")), !name.utf8.contains(ch("\\")) else {
            return refuse(
                Words(en: "`\(name)` is no file of this folder", id: "`\(name)` bukan berkas di folder ini"),
                Words(en: "name a file beside the catalog: `lambang.svg`", id: "sebut berkas di samping katalog: `lambang.svg`"))
        }
        let lower = name.lowercased()
        guard lower.hasSuffix(".svg") || lower.hasSuffix(".png") else {
            return refuse(
                Words(en: "`\(name)` is no SVG or PNG file by its name", id: "`\(name)` bukan berkas SVG atau PNG menurut namanya"),
                Words(en: "save the picture as SVG or PNG: `lambang.svg`", id: "simpan gambarnya sebagai SVG atau PNG: `lambang.svg`"))
        }
        // Who compiles texts alone has no files to look at.
        guard let file, file.name == name else { return nil }
        guard let bytes = file.bytes else {
            return refuse(
                Words(en: "the file `\(name)` cannot be read", id: "berkas `\(name)` tidak bisa dibaca"),
                Words(
                    en: "put the picture itself, as a file that can be read, into the folder of the catalog",
                    id: "letakkan gambarnya sendiri, sebagai berkas yang bisa dibaca, di folder katalog"))
        }
        guard bytes.count <= Crest.mostBytes else {
            return refuse(
                Words(en: "`\(name)` is larger than 32 KB", id: "`\(name)` lebih besar dari 32 KB"),
                Words(
                    en: "every page loads it, over slow lines too: make it smaller",
                    id: "tiap halaman memuatnya, juga di jaringan lambat: perkecil"))
        }
        guard let crest = Crest(bytes) else {
            return refuse(
                Words(en: "`\(name)` holds neither an SVG nor a PNG picture", id: "isi `\(name)` bukan gambar SVG atau PNG"),
                Words(en: "save the picture as SVG or PNG", id: "simpan gambarnya sebagai SVG atau PNG"))
        }
        return crest
    }
}
