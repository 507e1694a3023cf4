/// How a region's pages and letters look and say who is behind them. Dated state of the catalog: no part of any service's digest.
public struct Branding: Hashable, Sendable, Codable {
    /// What stands at the head of each page; without it, the catalog's own name.
    public var name: LocalText?
    /// The town that a letter is dated in.
    public var place: LocalText?
    public var crest: Crest?
    /// Of links, buttons and what is marked.
    public var main: Colour?
    /// Of the bar at the head of each page; without it, that of the rest.
    public var header: Colour?
    public var address: LocalText?
    /// As the catalog writes it, as are all ways to reach a region.
    public var phone: String?
    public var whatsapp: String?
    public var email: String?

    public init() {}
}

/// A region's coat of arms, with the picture itself: whoever has the catalog has all that its pages show.
public struct Crest: Hashable, Sendable, Codable {
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable { case svg, png }

    /// The largest picture that is taken, in bytes: a page has to come over a slow line with it.
    public static let mostBytes = 32 * 1024

    public var kind: Kind
    /// The file's content, as standard Base64.
    public var content: String

    /// - Returns: nothing where the bytes are none of these pictures, whatever the file is called.
    public init?(_ bytes: [UInt8]) {
        guard let kind = Crest.kind(of: bytes) else { return nil }
        self.kind = kind
        content = Base64.text(bytes)
    }

    private static func kind(of bytes: [UInt8]) -> Kind? {
        if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
            // The first chunk follows its length.
            return bytes.dropFirst(12).starts(with: "IHDR".utf8) ? .png : nil
        }
        return rootName(of: bytes).map { $0.elementsEqual("svg".utf8) } == true ? .svg : nil
    }

    /// The name of an XML document's root, without its prefix; it comes after a declaration, comments and a document type, if there are any.
    private static func rootName(of bytes: [UInt8]) -> ArraySlice<UInt8>? {
        var rest = bytes[...]
        if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
        while true {
            rest = rest.drop { $0 <= 0x20 }
            guard rest.first == UInt8(ascii: "<") else { return nil }
            if rest.starts(with: "<?".utf8) {
                guard let end = end(of: "?>", in: rest) else { return nil }
                rest = rest[end...]
            } else if rest.starts(with: "<!--".utf8) {
                guard let end = end(of: "-->", in: rest.dropFirst(4)) else { return nil }
                rest = rest[end...]
            } else if rest.starts(with: "<!".utf8) {
                let own = rest.prefix { $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "[") }
                let sign = own.endIndex < rest.endIndex && rest[own.endIndex] == UInt8(ascii: "[") ? "]" : ""
                guard let subset = end(of: sign, in: rest[own.endIndex...]), let end = end(of: ">", in: rest[subset...]) else { return nil }
                rest = rest[end...]
            } else {
                let name = rest.dropFirst().prefix { $0 > 0x20 && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/") }
                return name.lastIndex(of: UInt8(ascii: ":")).map { name[($0 + 1)...] } ?? name
            }
        }
    }

    /// Behind the first place at which `sign` stands.
    private static func end(of sign: String, in bytes: ArraySlice<UInt8>) -> Int? {
        let sign = Array(sign.utf8)
        return bytes.indices.first { bytes[$0...].starts(with: sign) }.map { $0 + sign.count } ?? (sign.isEmpty ? bytes.endIndex : nil)
    }
}

/// Standard Base64 (RFC 4648), with its padding.
enum Base64 {
    private static let signs = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    static func text(_ bytes: [UInt8]) -> String {
        var result: [UInt8] = []
        result.reserveCapacity((bytes.count + 2) / 3 * 4)
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let part = bytes[start..<min(start + 3, bytes.count)]
            let number = part.reduce(0) { $0 << 8 | Int($1) } << ((3 - part.count) * 8)
            for place in 0..<4 {
                result.append(place <= part.count ? signs[number >> (18 - place * 6) & 63] : UInt8(ascii: "="))
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}

/// A colour of a screen, `#0b4f8a`, and how it can be read on another (WCAG 2.2).
public struct Colour: Hashable, Sendable, Codable, CustomStringConvertible {
    public var red: UInt8
    public var green: UInt8
    public var blue: UInt8

    public init(red: UInt8, green: UInt8, blue: UInt8) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    /// Six hexadecimal digits behind `#`.
    public init?(_ text: String) {
        let signs = Array(text.utf8)
        guard signs.count == 7, signs[0] == UInt8(ascii: "#") else { return nil }
        var number: UInt32 = 0
        for sign in signs.dropFirst() {
            guard let digit = Character(UnicodeScalar(sign)).hexDigitValue else { return nil }
            number = number << 4 | UInt32(digit)
        }
        self.init(
            red: UInt8(truncatingIfNeeded: number >> 16), green: UInt8(truncatingIfNeeded: number >> 8),
            blue: UInt8(truncatingIfNeeded: number))
    }

    public var description: String {
        "#" + [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let colour = Colour(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "no colour")
        }
        self = colour
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }

    public static let white = Colour(red: 255, green: 255, blue: 255)

    /// What plain text needs on its ground (WCAG 2.2, 1.4.3).
    public static let leastContrast = 4.5

    /// From 1, the same, to 21, black on white.
    public func contrast(with other: Colour) -> Double {
        let (one, two) = (luminance, other.luminance)
        return (max(one, two) + 0.05) / (min(one, two) + 0.05)
    }

    /// The nearest colour of this hue that can be read on all of these light grounds: itself where it can.
    public func readable(on grounds: [Colour]) -> Colour {
        for part in stride(from: 255, through: 0, by: -1) {
            let darker = Colour(
                red: UInt8(Int(red) * part / 255), green: UInt8(Int(green) * part / 255), blue: UInt8(Int(blue) * part / 255))
            if grounds.allSatisfy({ darker.contrast(with: $0) >= Colour.leastContrast }) { return darker }
        }
        return Colour(red: 0, green: 0, blue: 0)
    }

    private var luminance: Double {
        0.2126 * Colour.linear(red) + 0.7152 * Colour.linear(green) + 0.0722 * Colour.linear(blue)
    }

    /// The light of one channel of sRGB.
    private static func linear(_ channel: UInt8) -> Double {
        let value = Double(channel) / 255
        if value <= 0.04045 { return value / 12.92 }
        let base = (value + 0.055) / 1.055
        // base^2.4 = base² · ⁵√base², by Newton.
        let square = base * base
        var root = 1.0
        for _ in 0..<40 { root = (4 * root + square / (root * root * root * root)) / 5 }
        return square * root
    }
}
