/// The codes of languages, as texts are written by them.
enum LanguageCode {
    /// `id`, `en`, `jv`, `zh-Hans`: two or three letters, and what follows a hyphen.
    static func isOne(_ text: String) -> Bool {
        let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard let first = parts.first, (2...3).contains(first.count), first.allSatisfy({ (0x61...0x7A).contains($0) }) else { return false }
        return parts.dropFirst().allSatisfy { part in
            (1...8).contains(part.count) && part.allSatisfy { (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) }
        }
    }

    /// A code, and none that stands for another.
    static func isKnown(_ text: String) -> Bool { isOne(text) && named(text) == nil }

    /// The code of a language that is called so.
    static func named(_ word: String) -> String? {
        switch word.lowercased() {
        case "indonesia", "indonesian", "bahasa", "bahasa indonesia", "ina", "ind", "in": "id"
        case "inggris", "english", "bahasa inggris", "ing", "eng": "en"
        case "jawa", "javanese", "bahasa jawa", "jw": "jv"
        case "sunda", "sundanese", "bahasa sunda": "su"
        case "arab", "arabic": "ar"
        case "mandarin", "tionghoa", "chinese": "zh"
        default: nil
        }
    }
}
