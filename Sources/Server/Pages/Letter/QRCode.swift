import CQREncode

/// A text as a QR code, drawn as one path of squares: no picture to fetch, and sharp on paper.
struct QRCode {
    /// Modules on each side, without the quiet zone.
    let width: Int
    let path: String

    /// The blank modules around it that ISO/IEC 18004 asks for.
    private static let quietZone = 4

    /// - Returns: nothing where the text is too long for one.
    init?(_ text: String) {
        guard let code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M) else { return nil }
        defer { QRcode_free(code) }
        width = Int(code.pointee.width)
        var path = ""
        for y in 0..<width {
            var x = 0
            while x < width {
                var end = x
                while end < width, code.pointee.data[y * width + end] & 1 == 1 { end += 1 }
                if end > x { path += "M\(x) \(y)h\(end - x)v1h-\(end - x)z" }
                x = max(end, x + 1)
            }
        }
        self.path = path
    }

    /// What the template `qr` shows.
    func view(label: String) -> View {
        let side = width + 2 * QRCode.quietZone
        return View([
            "qr_box": "\(-QRCode.quietZone) \(-QRCode.quietZone) \(side) \(side)", "qr_path": path, "qr_label": label,
        ])
    }
}
