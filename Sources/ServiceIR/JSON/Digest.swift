/// The two names of a compiled service: lower-case hexadecimal SHA-256.
extension CompiledService {
    /// Of what decides a case: machine, constraints, fees, promises; no text for people, no order of what is shown.
    ///
    /// Two definitions with this digest treat every case alike, so a changed text is no new version for a running case.
    public var meaningDigest: String {
        var meaning = self
        // Published beside the service; nothing of it decides a case.
        meaning.internalStandard = nil
        for law in meaning.legalBasis.keys { meaning.legalBasis[law]?.url = nil }
        return SHA256.hexadecimal(JSONCoder.encode(meaning, texts: false).bytes(.canonical))
    }

    /// Of all of it, texts and the author's order too: of the very bytes of the compact JSON that `JSONCoder` writes.
    public var wholeDigest: String { SHA256.hexadecimal(JSONCoder.encode(self).bytes(.compact)) }
}

/// A compiled service with its two digests, taken once for all that name it by them.
public struct DigestedService: Sendable {
    public let service: CompiledService
    public let meaning: String
    public let whole: String

    public init(_ service: CompiledService) { self.init(service, json: JSONCoder.encode(service)) }

    /// `json` is what `JSONCoder` makes of the service.
    package init(_ service: CompiledService, json: JSONValue) {
        self.service = service
        meaning = service.meaningDigest
        whole = SHA256.hexadecimal(json.bytes(.compact))
    }

    /// Both as files name them.
    public var json: JSONValue { ["meaning": .string(meaning), "whole": .string(whole)] }
}
