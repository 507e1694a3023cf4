import Hummingbird
import NIOCore
import ServiceIR

/// What a browser's form sent: texts by name in order, and files that are already stored.
package struct PostedForm: Sendable {
    /// A file input that the person filled.
    struct File: Sendable {
        var name: String
        var result: Result<Upload, Uploads.Failure>
    }

    package var texts: [(name: String, value: String)] = []
    var files: [File] = []

    package init() {}

    /// The most that all texts of one form may have, in bytes.
    static let textLimit = 512 * 1024
    static let fileCountLimit = 60
    /// The most parts of one form: far more than the widest form has inputs, and read in a moment.
    static let partLimit = 5000

    /// The last value of that name, without blanks around it; `nil` when absent or empty.
    subscript(name: String) -> String? {
        guard let value = texts.last(where: { $0.name == name })?.value else { return nil }
        let trimmed = value.trimmingSpaces()
        return trimmed.isEmpty ? nil : trimmed
    }

    /// The list that the person asked one more row of; nothing is sent by that.
    var addedRow: String? {
        let mark = "tambah:"
        return self["tombol"].flatMap { $0.hasPrefix(mark) ? String($0.dropFirst(mark.count)) : nil }
    }

    /// Whether the form is only shown again, with a row more or with what its answers ask for.
    var isShownAgain: Bool { addedRow != nil || self["tombol"] == "perbarui" }

    func all(_ name: String) -> [String] { texts.filter { $0.name == name }.map(\.value) }

    /// Reads the body of `request`, storing files as they come.
    static func read(_ request: Request, uploads: Uploads, at now: Instant) async throws -> PostedForm {
        let type = request.headers[.contentType] ?? ""
        if let boundary = MultipartReader.boundary(contentType: type) {
            return try await multipart(request, boundary: boundary, uploads: uploads, at: now)
        }
        guard type.lowercased().hasPrefix("application/x-www-form-urlencoded") else {
            throw Problem(.unsupportedMediaType, "form-kind", .both("Bukan isian formulir", "This is no form"))
        }
        var form = PostedForm()
        let body: ByteBuffer
        do { body = try await request.body.collect(upTo: textLimit) } catch { throw Problem.bodyTooLarge }
        for pair in String(buffer: body).split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = decoded(parts[0]), let value = decoded(parts.count > 1 ? parts[1] : "") else {
                throw Problem.malformed("Isian formulir rusak", "The form is damaged")
            }
            form.texts.append((name, value.withLineFeeds()))
        }
        return form
    }

    private static func multipart(
        _ request: Request, boundary: String, uploads: Uploads, at now: Instant
    ) async throws -> PostedForm {
        var form = PostedForm()
        var reader = MultipartReader(boundary: boundary)
        var head: MultipartReader.PartHead?
        var text: [UInt8] = []
        var textTotal = 0
        var parts = 0
        var incoming: IncomingFile?
        var failure: Uploads.Failure?
        var complete: [(head: MultipartReader.PartHead, file: IncomingFile?, failure: Uploads.Failure?)] = []

        for try await chunk in request.body {
            do {
                try reader.feed(chunk.readableBytesView) { event in
                    switch event {
                    case .head(let next):
                        parts += 1
                        guard parts <= partLimit else { throw MultipartReader.Fault.tooLarge }
                        head = next
                        text = []
                        incoming = nil
                        failure = nil
                    case .content(let bytes):
                        guard let part = head else { return }
                        if part.fileName != nil {
                            guard failure == nil else { return }
                            if incoming == nil { incoming = try uploads.incoming() }
                            do throws(Uploads.Failure) { try incoming?.append(bytes) } catch {
                                failure = error
                                incoming = nil
                            }
                        } else {
                            textTotal += bytes.count
                            guard textTotal <= textLimit else { throw MultipartReader.Fault.tooLarge }
                            text += bytes
                        }
                    case .partEnd:
                        guard let part = head else { return }
                        if let fileName = part.fileName {
                            // A file input left empty comes as a part without name and content.
                            if !fileName.isEmpty || incoming != nil || failure != nil {
                                guard complete.count < fileCountLimit else { throw MultipartReader.Fault.tooLarge }
                                complete.append((part, incoming, failure))
                            }
                        } else {
                            form.texts.append((part.name, String(decoding: text, as: UTF8.self).withLineFeeds()))
                        }
                        head = nil
                        incoming = nil
                    }
                }
            } catch MultipartReader.Fault.tooLarge {
                throw Problem.bodyTooLarge
            } catch MultipartReader.Fault.malformed {
                throw Problem.malformed("Isian formulir rusak", "The form is damaged")
            }
        }
        guard reader.isWhole else { throw Problem.malformed("Kiriman terputus", "The sending broke off") }
        for part in complete {
            let name = part.head.name
            if let failure = part.failure {
                form.files.append(File(name: name, result: .failure(failure)))
            } else if let file = part.file {
                form.files.append(File(name: name, result: try await uploads.keep(file, name: part.head.fileName ?? "", at: now)))
            } else {
                form.files.append(File(name: name, result: .failure(.empty)))
            }
        }
        return form
    }

    private static func decoded(_ text: Substring) -> String? {
        var bytes: [UInt8] = []
        var iterator = text.utf8.makeIterator()
        func digit(_ byte: UInt8?) -> UInt8? {
            switch byte {
            case .some(UInt8(ascii: "0")...UInt8(ascii: "9")): byte! - UInt8(ascii: "0")
            case .some(UInt8(ascii: "a")...UInt8(ascii: "f")): byte! - UInt8(ascii: "a") + 10
            case .some(UInt8(ascii: "A")...UInt8(ascii: "F")): byte! - UInt8(ascii: "A") + 10
            default: nil
            }
        }
        while let byte = iterator.next() {
            switch byte {
            case UInt8(ascii: "+"): bytes.append(32)
            case UInt8(ascii: "%"):
                guard let high = digit(iterator.next()), let low = digit(iterator.next()) else { return nil }
                bytes.append(high << 4 | low)
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension String {
    /// As a value in an address: every byte that is no letter, digit, `.`, `-` or among `kept` by its number.
    func percentEncoded(keeping kept: String = "") -> String {
        utf8.map { byte in
            let isPlain = (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || byte == 46 || byte == 45
            return isPlain || kept.utf8.contains(byte) ? String(UnicodeScalar(byte)) : "%" + Secret.hex([byte]).uppercased()
        }.joined()
    }

    func trimmingSpaces() -> String {
        var view = Substring(self).unicodeScalars
        func isBlank(_ scalar: Unicode.Scalar) -> Bool {
            scalar == " " || scalar == "\n" || scalar == "\t" || scalar == "\r" || scalar == "\u{A0}"
        }
        while let first = view.first, isBlank(first) { view.removeFirst() }
        while let last = view.last, isBlank(last) { view.removeLast() }
        return String(view)
    }

    /// Browsers send CR LF; the stored text has LF.
    func withLineFeeds() -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(utf8.count)
        var previousIsCR = false
        for byte in utf8 {
            if byte == 10, previousIsCR {
                previousIsCR = false
                continue
            }
            previousIsCR = byte == 13
            bytes.append(byte == 13 ? 10 : byte)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
