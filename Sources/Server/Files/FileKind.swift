import ServiceIR

/// What a file is by its first bytes; what it is called says nothing.
extension FileKind {
    /// So many bytes suffice to tell.
    package static let headLength = 16

    /// Tells the kind from the head of a file; `nil` = none that is taken here.
    package init?(head: [UInt8]) {
        func starts(_ bytes: [UInt8], at offset: Int = 0) -> Bool {
            head.count >= offset + bytes.count && head[offset..<(offset + bytes.count)].elementsEqual(bytes)
        }
        if starts([0xFF, 0xD8, 0xFF]) {
            self = .jpeg
        } else if starts([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
            self = .png
        } else if starts(Array("RIFF".utf8)), starts(Array("WEBP".utf8), at: 8) {
            self = .webp
        } else if starts(Array("ftyp".utf8), at: 4), ["heic", "heix", "mif1"].contains(where: { starts(Array($0.utf8), at: 8) }) {
            self = .heic
        } else if starts(Array("%PDF-".utf8)) {
            self = .pdf
        } else {
            return nil
        }
    }
}

extension FileKind {
    /// How a page shows it.
    enum Look: Sendable { case picture, viewer }

    /// Nothing where browsers do not show it.
    var look: Look? {
        switch self {
        case .jpeg, .png, .webp: .picture
        case .pdf: .viewer
        case .heic: nil
        }
    }
}
