import NIOCore

/// A form as a browser sends it: `multipart/form-data` (RFC 7578) or `application/x-www-form-urlencoded`.
///
/// Texts are kept in memory up to a limit; files go to disk as they come.
package struct MultipartReader {
    package enum Fault: Error {
        case malformed
        case tooLarge
    }

    /// What stands before a part's content.
    package struct PartHead {
        package var name: String
        /// Present = a file.
        package var fileName: String?
    }

    package enum Event {
        case head(PartHead)
        case content(ArraySlice<UInt8>)
        case partEnd
    }

    private enum State { case preamble, headers, content, epilogue }

    private let delimiter: [UInt8]
    private var buffer: [UInt8]
    private var state = State.preamble

    package init(boundary: String) {
        delimiter = Array("\r\n--\(boundary)".utf8)
        // So that the first delimiter is found like any other.
        buffer = [13, 10]
    }

    /// Whether the closing delimiter was read.
    package var isWhole: Bool { state == .epilogue }

    static func boundary(contentType: String) -> String? {
        guard contentType.lowercased().hasPrefix("multipart/form-data") else { return nil }
        for part in contentType.split(separator: ";").dropFirst() {
            let pair = part.split(separator: "=", maxSplits: 1)
            guard pair.count == 2, pair[0].trimmed().lowercased() == "boundary" else { continue }
            let value = pair[1].trimmed()
            let bare = value.hasPrefix("\"") && value.hasSuffix("\"") && value.count > 1 ? String(value.dropFirst().dropLast()) : value
            return (1...70).contains(bare.utf8.count) ? bare : nil
        }
        return nil
    }

    /// Takes the next bytes of the body; gives what they complete.
    package mutating func feed(_ bytes: some Sequence<UInt8>, _ handle: (Event) throws -> Void) throws {
        buffer += bytes
        while true {
            switch state {
            case .preamble:
                guard let found = find(delimiter) else {
                    trim(keeping: delimiter.count)
                    return
                }
                guard try afterDelimiter(found) else { return }
            case .headers:
                guard let end = find([13, 10, 13, 10]) else {
                    if buffer.count > 16_384 { throw Fault.malformed }
                    return
                }
                try handle(.head(try MultipartReader.head(buffer[..<end])))
                buffer.removeSubrange(..<(end + 4))
                state = .content
            case .content:
                guard let found = find(delimiter) else {
                    let safe = buffer.count - delimiter.count
                    if safe > 0 {
                        try handle(.content(buffer[..<safe]))
                        buffer.removeSubrange(..<safe)
                    }
                    return
                }
                guard buffer.count >= found + delimiter.count + 2 else {
                    if found > 0 {
                        try handle(.content(buffer[..<found]))
                        buffer.removeSubrange(..<found)
                    }
                    return
                }
                if found > 0 { try handle(.content(buffer[..<found])) }
                try handle(.partEnd)
                guard try afterDelimiter(found) else { return }
            case .epilogue:
                buffer.removeAll()
                return
            }
        }
    }

    /// Passes a delimiter at `found`; false = more bytes are needed.
    private mutating func afterDelimiter(_ found: Int) throws -> Bool {
        let next = found + delimiter.count
        guard buffer.count >= next + 2 else {
            buffer.removeSubrange(..<found)
            return false
        }
        switch (buffer[next], buffer[next + 1]) {
        case (13, 10): state = .headers
        case (UInt8(ascii: "-"), UInt8(ascii: "-")): state = .epilogue
        default: throw Fault.malformed
        }
        buffer.removeSubrange(..<(next + 2))
        return true
    }

    private mutating func trim(keeping count: Int) {
        if buffer.count > count { buffer.removeSubrange(..<(buffer.count - count)) }
    }

    private func find(_ pattern: [UInt8]) -> Int? {
        guard buffer.count >= pattern.count else { return nil }
        let first = pattern[0]
        var at = 0
        let last = buffer.count - pattern.count
        while at <= last {
            if buffer[at] == first, buffer[at..<(at + pattern.count)].elementsEqual(pattern) { return at }
            at += 1
        }
        return nil
    }

    private static func head(_ bytes: ArraySlice<UInt8>) throws -> PartHead {
        let text = String(decoding: bytes, as: UTF8.self)
        for line in text.split(separator: "\r\n") {
            guard line.lowercased().hasPrefix("content-disposition:") else { continue }
            guard let name = parameter("name", of: line) else { throw Fault.malformed }
            return PartHead(name: name, fileName: parameter("filename", of: line))
        }
        throw Fault.malformed
    }

    /// The value of `key="…"`, with what browsers escape (`%22`, `%0D`, `%0A`) written out.
    private static func parameter(_ key: String, of line: Substring) -> String? {
        let mark = "\(key)=\""
        var at = line.startIndex
        while at < line.endIndex {
            let rest = line[at...]
            let before = at == line.startIndex ? " " : line[line.index(before: at)]
            if rest.hasPrefix(mark), before == " " || before == ";" {
                let value = rest.dropFirst(mark.count)
                guard let end = value.firstIndex(of: "\"") else { return nil }
                return value[..<end].split(separator: "%22", omittingEmptySubsequences: false).joined(separator: "\"")
            }
            at = line.index(after: at)
        }
        return nil
    }
}

extension Substring {
    func trimmed() -> String {
        var text = self
        while let first = text.first, first == " " || first == "\t" { text.removeFirst() }
        while let last = text.last, last == " " || last == "\t" { text.removeLast() }
        return String(text)
    }
}
