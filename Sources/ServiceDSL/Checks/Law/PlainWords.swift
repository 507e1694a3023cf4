/// Words of officials with the plain ones that serve (Indonesian).
enum PlainWords {
    struct Entry {
        let word: String
        let plain: String
        fileprivate let bytes: [UInt8]

        fileprivate init(_ word: String, _ plain: String) {
            self.word = word
            self.plain = plain
            bytes = Array(word.utf8)
        }
    }

    private static let all = [
        Entry("barang siapa", "siapa pun yang"), Entry("bilamana", "bila"), Entry("dikarenakan", "karena"), Entry("diperkenankan", "boleh"),
        Entry("dipergunakan", "dipakai"), Entry("sebagaimana dimaksud", "seperti"), Entry("sekurang-kurangnya", "paling sedikit"),
        Entry("selambat-lambatnya", "paling lambat"), Entry("setinggi-tingginya", "paling tinggi"),
    ]

    /// The one that begins here, in small or capital letters.
    static func entry(in bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Entry? {
        // The shortest has eight letters, and each begins with one of three.
        guard bytes.count - start >= 8 else { return nil }
        let first = bytes[start].small
        guard first == ch("b") || first == ch("d") || first == ch("s") else { return nil }
        return all.first { entry in
            guard entry.bytes[0] == first, bytes.count - start >= entry.bytes.count else { return false }
            for place in entry.bytes.indices where bytes[start + place].small != entry.bytes[place] { return false }
            return true
        }
    }
}
