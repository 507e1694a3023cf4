/// Plain text found in text, byte by byte in UTF-8: no part of a character is ever found, since UTF-8 marks where one begins.
///
/// Where the module of regular expressions or Foundation is there too, what they have of these names goes before it.
extension StringProtocol {
    /// Where `text` first stands at or after `start`, or `nil`; an empty text stands nowhere. Cost: the product of both lengths at worst.
    @_disfavoredOverload
    public func firstRange(of text: some StringProtocol, from start: Index? = nil) -> Range<Index>? {
        guard let head = text.utf8.first else { return nil }
        var rest = utf8[(start ?? startIndex)...]
        while let place = rest.firstIndex(of: head) {
            rest = rest[place...]
            if rest.starts(with: text.utf8) { return place..<rest.index(place, offsetBy: text.utf8.count) }
            rest = rest.dropFirst()
        }
        return nil
    }

    /// Whether `text` stands in it.
    @_disfavoredOverload
    public func contains(_ text: some StringProtocol) -> Bool { firstRange(of: text) != nil }

    /// It with `other` wherever `text` stands, from the left.
    @_disfavoredOverload
    public func replacing(_ text: some StringProtocol, with other: some StringProtocol) -> String {
        var result = ""
        var rest = startIndex
        while let place = firstRange(of: text, from: rest) {
            result += self[rest..<place.lowerBound]
            result += other
            rest = place.upperBound
        }
        return result + self[rest...]
    }
}
