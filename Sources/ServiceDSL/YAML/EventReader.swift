import CLibYAML

/// libyaml's parser over bytes that stay where they are, with its marks turned into byte offsets.
struct EventReader: ~Copyable {
    private let parser: UnsafeMutablePointer<yaml_parser_t>
    private let event: UnsafeMutablePointer<yaml_event_t>
    private let bytes: UnsafeBufferPointer<UInt8>
    /// What is before the first byte that libyaml sees: a byte-order mark, or nothing.
    private let base: Int
    private let isASCII: Bool
    private var isHolding = false
    // The last mark that was turned into an offset; the next one is near.
    private var lastIndex = 0
    private var lastOffset: Int

    /// `nil` only where memory is exhausted.
    init?(_ bytes: UnsafeBufferPointer<UInt8>, from base: Int, isASCII: Bool) {
        parser = .allocate(capacity: 1)
        event = .allocate(capacity: 1)
        self.bytes = bytes
        self.base = base
        self.isASCII = isASCII
        lastOffset = base
        guard yaml_parser_initialize(parser) == 1 else {
            parser.deallocate()
            event.deallocate()
            return nil
        }
        yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        yaml_parser_set_input_string(parser, bytes.baseAddress.map { $0 + base }, bytes.count - base)
    }

    deinit {
        if isHolding { yaml_event_delete(event) }
        yaml_parser_delete(parser)
        parser.deallocate()
        event.deallocate()
    }

    /// The next event, valid until the next call; `nil` after an error.
    @inline(__always)
    mutating func next() -> UnsafeMutablePointer<yaml_event_t>? {
        if isHolding { yaml_event_delete(event) }
        isHolding = yaml_parser_parse(parser, event) == 1
        return isHolding ? event : nil
    }

    /// The byte offset of a mark, which counts characters.
    @inline(__always)
    mutating func offset(_ mark: yaml_mark_t) -> Int {
        let index = Int(truncatingIfNeeded: mark.index)
        return isASCII ? min(index + base, bytes.count) : walk(to: index)
    }

    private mutating func walk(to index: Int) -> Int {
        var offset = lastOffset
        var at = lastIndex
        while at < index, offset < bytes.count {
            offset += 1
            while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
            at += 1
        }
        while at > index, offset > base {
            offset -= 1
            while offset > base, bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
            at -= 1
        }
        lastOffset = offset
        lastIndex = at
        return offset
    }

    /// What stopped libyaml, as it tells it.
    mutating func failure() -> EventFailure {
        let problem = parser.pointee.problem.map { String(cString: $0) } ?? ""
        let context = parser.pointee.context.map { String(cString: $0) }
        let at = offset(parser.pointee.problem_mark)
        let from = context == nil ? nil : offset(parser.pointee.context_mark)
        return EventFailure(problem: problem, context: context ?? "", at: at, from: from)
    }
}

/// An error of libyaml in its own words, with byte offsets.
struct EventFailure {
    var problem: String
    var context: String
    /// Where it noticed.
    var at: Int
    /// Where what it was reading began.
    var from: Int?
}
