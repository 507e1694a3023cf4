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
