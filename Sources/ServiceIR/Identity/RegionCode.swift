/// A region of Indonesia by its Kemendagri code: `73`, `73.07`, `73.07.01`, `73.07.01.1001`.
public struct RegionCode: Hashable, Sendable {
    public let text: String
    public let level: RegionLevel

    /// What any code looks like.
    public static let pattern = "^[0-9]{2}(?:\\.[0-9]{2}(?:\\.[0-9]{2}(?:\\.[0-9]{4})?)?)?$"

    /// Reads a code by its form alone.
    public init?(_ text: String) {
        let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard (1...4).contains(parts.count), zip(parts, [2, 2, 2, 4]).allSatisfy({ $0.count == $1 }),
            parts.allSatisfy({ $0.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } })
        else { return nil }
        self.text = text
        level = RegionLevel.allCases[parts.count - 1]
    }

    /// Whether it exists, as far as is known here: province, kabupaten and kota by the list; a district is not 00, and a village is a
    /// kelurahan (1…), a desa (2…) or a desa adat (3…).
    public var isKnown: Bool {
        let bytes = Array(text.utf8)
        guard RegionTable.name(of: String(text.prefix(5))) != nil else { return false }
        if bytes.count >= 8, bytes[6...7].elementsEqual("00".utf8) { return false }
        if bytes.count == 13 {
            return (UInt8(ascii: "1")...UInt8(ascii: "3")).contains(bytes[9]) && !bytes[10...12].elementsEqual("000".utf8)
        }
        return true
    }

    /// The name, of the province, kabupaten or kota that it is or lies in.
    public var name: String? { RegionTable.name(of: String(text.prefix(5))) }

    /// The code one level up; `nil` for a province.
    public var parent: RegionCode? {
        guard level != .province, let point = text.lastIndex(of: ".") else { return nil }
        return RegionCode(String(text[..<point]))
    }

    /// Whether `other` is this region or lies in it.
    public func contains(_ other: RegionCode) -> Bool { other.text == text || other.text.hasPrefix(text + ".") }
}

extension RegionLevel {
    /// What a code of this level looks like.
    public var pattern: String {
        switch self {
        case .province: "^[0-9]{2}$"
        case .regency: "^[0-9]{2}\\.[0-9]{2}$"
        case .district: "^[0-9]{2}\\.[0-9]{2}\\.[0-9]{2}$"
        case .village: "^[0-9]{2}\\.[0-9]{2}\\.[0-9]{2}\\.[0-9]{4}$"
        }
    }
}
