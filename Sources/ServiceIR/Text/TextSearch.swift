/// Plain text found in text, byte by byte in UTF-8: no part of a character is ever found, since UTF-8 marks where one begins.
///
/// Where the module of regular expressions or Foundation is there too, what they have of these names goes before it.
extension StringProtocol {
    /// Where `text` first stands at or after `start`, or `nil`; an empty text stands nowhere. Cost: the product of both lengths at worst.
    @_disfavoredOverload
    public func firstRange(of text: some StringProtocol, from start: Index? = nil) -> Range<Index>? {
        let (text, rest) = (Array(text.utf8), utf8[(start ?? startIndex)...])
        guard
            let place = rest.withContiguousStorageIfAvailable({ ByteSearch.place(of: text, in: $0) })
                ?? ByteSearch.place(of: text, in: rest)
        else { return nil }
        let lower = rest.index(rest.startIndex, offsetBy: place)
        return lower..<rest.index(lower, offsetBy: text.count)
    }

    /// Whether `text` stands in it.
    @_disfavoredOverload
    public func contains(_ text: some StringProtocol) -> Bool { firstRange(of: text) != nil }

    /// It with `other` wherever `text` stands, from the left.
    @_disfavoredOverload
    public func replacing(_ text: some StringProtocol, with other: some StringProtocol) -> String {
        let (whole, text, other) = (Array(utf8), Array(text.utf8), Array(other.utf8))
        var result: [UInt8] = []
        var copied = 0
        whole.withUnsafeBufferPointer { bytes in
            while let place = ByteSearch.place(of: text, in: bytes, from: copied) {
                result += bytes[copied..<place]
                result += other
                copied = place + text.count
            }
        }
        return copied == 0 ? String(self) : String(decoding: result + whole[copied...], as: UTF8.self)
    }
}

/// Apart from the views of texts, which are generic: what is generic there finds its types again for each byte.
private enum ByteSearch {
    static func place(of text: [UInt8], in bytes: some Sequence<UInt8>) -> Int? {
        Array(bytes).withUnsafeBufferPointer { place(of: text, in: $0) }
    }

    static func place(of text: [UInt8], in bytes: UnsafeBufferPointer<UInt8>, from start: Int = 0) -> Int? {
        guard let head = text.first else { return nil }
        var place = start
        while place <= bytes.count - text.count {
            if bytes[place] == head, text.indices.allSatisfy({ bytes[place + $0] == text[$0] }) { return place }
            place += 1
        }
        return nil
    }
}
