/// The two names of a compiled service: lower-case hexadecimal SHA-256.
extension CompiledService {
    /// Of what decides a case: machine, constraints, fees, promises; no text for people, no order of what is shown.
    ///
    /// Two definitions with this digest treat every case alike, so a changed text is no new version for a running case.
    public var meaningDigest: String { DigestedService(self).meaning }

    /// Of all of it, texts and the author's order too: of the very bytes of the compact JSON that `JSONCoder` writes.
    public var wholeDigest: String { SHA256.hexadecimal(JSONCoder.bytes(self)) }
}

/// A compiled service with its two digests, taken once for all that name it by them.
public struct DigestedService: Sendable {
    public let service: CompiledService
    public let meaning: String
    public let whole: String

    public init(_ service: CompiledService) { self = Self.encoding(service).digested }

    private init(_ service: CompiledService, whole: JSONValue, bare: JSONValue) {
        self.service = service
        meaning = SHA256.hexadecimal(Self.meaning(bare).bytes(.canonical))
        self.whole = SHA256.hexadecimal(whole.bytes(.compact))
    }

    /// Beside it what `JSONCoder` makes of the service, of which the digests are.
    package static func encoding(_ service: CompiledService) -> (digested: DigestedService, json: JSONValue) {
        let (whole, bare) = JSONCoder.encodeTwofold(service)
        return (DigestedService(service, whole: whole, bare: bare), whole)
    }

    /// Without what is published beside the service, and by what it is found: nothing of it decides a case.
    private static func meaning(_ bare: JSONValue) -> JSONValue {
        guard var members = bare.object else { return bare }
        members["internalStandard"] = nil
        members["lifeEvents"] = nil
        if var laws = members["legalBasis"]?.object {
            for law in laws.keys {
                var own = laws[law]?.object ?? [:]
                own["url"] = nil
                laws[law] = .object(own)
            }
            members["legalBasis"] = .object(laws)
        }
        return .object(members)
    }

    /// Both as files name them.
    public var json: JSONValue { ["meaning": .string(meaning), "whole": .string(whole)] }
}
