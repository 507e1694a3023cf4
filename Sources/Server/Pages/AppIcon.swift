import CZlib

/// The icon of the site as an app: a sheet with its seal, drawn of rectangles on a grid of 32, inside of what a mask leaves.
enum AppIcon {
    /// The colour of the head of each page.
    static let main = "#0b4f8a"
    static let sizes = [180, 192, 512]

    private struct Part {
        var x: Int, y: Int, width: Int, height: Int
        var colour: UInt32
    }

    private static let parts = [
        Part(x: 0, y: 0, width: 32, height: 32, colour: 0x0b4f8a), Part(x: 9, y: 6, width: 14, height: 20, colour: 0xffffff),
        Part(x: 12, y: 10, width: 8, height: 2, colour: 0x0b4f8a), Part(x: 12, y: 14, width: 8, height: 2, colour: 0x0b4f8a),
        Part(x: 16, y: 19, width: 4, height: 4, colour: 0xffbf00),
    ]

    static let svg: String = {
        let drawn = parts.map {
            let colour = String($0.colour | 1 << 24, radix: 16).dropFirst()
            return "<path fill=\"#\(colour)\" d=\"M\($0.x) \($0.y)h\($0.width)v\($0.height)h-\($0.width)z\"/>"
        }
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 32 32\">\(drawn.joined())</svg>"
    }()

    static func path(_ size: Int) -> String { "/assets/ikon-\(size).png" }

    /// Each size by its path, drawn once.
    static let pngs = sizes.map { (path($0), png($0)) }

    /// Source: https://www.w3.org/TR/png-3/: eight bits of red, green and blue for each point, no row filtered.
    private static func png(_ size: Int) -> [UInt8] {
        var rows: [UInt8] = []
        rows.reserveCapacity(size * (size * 3 + 1))
        for y in 0..<size {
            rows.append(0)
            for x in 0..<size {
                let (column, row) = (x * 32 / size, y * 32 / size)
                let part = parts.last { $0.x..<($0.x + $0.width) ~= column && $0.y..<($0.y + $0.height) ~= row }
                let colour = part?.colour ?? 0
                rows += [UInt8(colour >> 16), UInt8(colour >> 8 & 255), UInt8(colour & 255)]
            }
        }
        let head = bigEndian(UInt32(size)) + bigEndian(UInt32(size)) + [8, 2, 0, 0, 0]
        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + chunk("IHDR", head) + chunk("IDAT", deflated(rows)) + chunk("IEND", [])
    }

    private static func bigEndian(_ number: UInt32) -> [UInt8] { (0..<4).map { UInt8(number >> (24 - 8 * $0) & 255) } }

    private static func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
        let body = Array(name.utf8) + content
        return bigEndian(UInt32(content.count)) + body + bigEndian(UInt32(crc32(0, body, UInt32(body.count))))
    }

    private static func deflated(_ bytes: [UInt8]) -> [UInt8] {
        var length = compressBound(UInt(bytes.count))
        return [UInt8](unsafeUninitializedCapacity: Int(length)) { output, count in
            let status = compress2(output.baseAddress, &length, bytes, UInt(bytes.count), Z_BEST_COMPRESSION)
            precondition(status == Z_OK, "zlib does not compress: \(status)")
            count = Int(length)
        }
    }
}
