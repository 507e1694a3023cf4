extension Int64 {
    /// The sum as people write it: `Rp1.500.000`, in English `Rp1,500,000`.
    public func rupiahText(in language: LanguageID) -> String { "Rp\(grouped(in: language))" }

    /// Thousands apart: by points in Indonesian, by commas in English.
    func grouped(in language: LanguageID) -> String {
        let mark = language == "en" ? "," : "."
        var result = ""
        let bytes = Array(String(self).utf8)
        for (index, byte) in bytes.enumerated() {
            if index > 0, (bytes.count - index) % 3 == 0, bytes[index - 1] != UInt8(ascii: "-") { result += mark }
            result.unicodeScalars.append(Unicode.Scalar(byte))
        }
        return result
    }
}
