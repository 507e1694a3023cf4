import CLibYAML

/// Turns libyaml's events into the arena of a `YAMLTree`, and finds on the way what a strict reader refuses.
struct TreeBuilder {
    static let depthLimit = 64
    /// Following every alias, a file may have this many nodes more than it is written with.
    static let aliasLimit = 20_000

    let file: SourceFile
    /// Values that are already known to be wrong and are masked in the bytes; in order.
    let masked: [Range<Int>]
    var nodes: [YAMLRecord] = []
    private(set) var text: [UInt8] = []
    private(set) var properties: [YAMLProperties] = []
    var findings: [YAMLFinding] = []
    /// libyaml's error, if it met one.
    private(set) var failure: EventFailure?
    private(set) var isComplete = false
    private var frames: [Frame] = []
    private var anchors = AnchorTable()
    private var nextMasked = 0
    private var flowDepth = 0
    /// The end of the node that was read last.
    private var lastEnd = 0

    /// A collection that is being read.
    struct Frame {
        var node: Int
        var isMapping: Bool
        var children = 0
        var lastKey = 0
        /// The nodes that aliases below stand for.
        var expanded = 0
        var height = 1
        var anchor: String?
        /// For a collection that stands as a key: the findings that there were, its own included.
        var findingsAsKey: Int?
    }

    init(file: SourceFile, masked: [Range<Int>] = []) {
        self.file = file
        self.masked = masked
        nodes.reserveCapacity(file.bytes.count / 12 + 4)
        text.reserveCapacity(file.bytes.count)
    }

    mutating func read(_ bytes: UnsafeBufferPointer<UInt8>, from base: Int) {
        guard var reader = EventReader(bytes, from: base, isASCII: file.lines.isASCII) else { return }
        var documents = 0
        while true {
            guard let event = reader.next() else {
                failure = reader.failure()
                return
            }
            switch event.pointee.type {
            case YAML_SCALAR_EVENT: scalar(event, &reader, bytes)
            case YAML_MAPPING_START_EVENT: open(event, &reader, isMapping: true)
            case YAML_SEQUENCE_START_EVENT: open(event, &reader, isMapping: false)
            case YAML_MAPPING_END_EVENT, YAML_SEQUENCE_END_EVENT: close(event, &reader)
            case YAML_ALIAS_EVENT: alias(event, &reader)
            case YAML_DOCUMENT_START_EVENT:
                documents += 1
                if documents > 1 {
                    let at = reader.offset(event.pointee.start_mark)
                    findings.append(YAMLFinding(.severalDocuments, at..<min(at + 3, bytes.count)))
                    // Only half of the file was read: nothing follows from what is not in it.
                    return
                }
                if event.pointee.data.document_start.version_directive != nil
                    || event.pointee.data.document_start.tag_directives.start != event.pointee.data.document_start.tag_directives.end
                {
                    let at = reader.offset(event.pointee.start_mark)
                    findings.append(YAMLFinding(.directive, at..<lineEnd(bytes, at)))
                }
            case YAML_STREAM_END_EVENT:
                finish()
                return
            default: break
            }
            // A file with so many faults is not read to its end.
            if findings.count > 10 * YAMLParser.findingLimit { return }
            if frames.count > Self.depthLimit {
                let node = nodes[frames[frames.count - 1].node]
                findings.append(YAMLFinding(.tooDeep(limit: Self.depthLimit), Int(node.start)..<Int(node.start) + 1))
                return
            }
        }
    }

    private mutating func finish() {
        if nodes.isEmpty || (nodes.count == 1 && nodes[0].kind == .empty) {
            findings = findings.filter { if case .emptyValue = $0.fault { false } else { true } }
            findings.append(YAMLFinding(.emptyFile, 0..<0))
            return
        }
        for anchor in anchors.unused {
            // On a text, `&` was hardly meant as an anchor.
            let node = nodes[anchor.node]
            let isText = node.kind == .scalar && node.style == .plain
            let range = anchor.range
            if isText {
                nodes[anchor.node].flags.insert(.faulty)
                findings.append(
                    YAMLFinding(.reservedStart("&"), range.lowerBound..<range.lowerBound + 1, value: Int(node.start)..<Int(node.end)))
            } else {
                findings.append(YAMLFinding(.unusedAnchor(anchor.name), range))
            }
        }
        isComplete = true
    }

    // MARK: Nodes

    private mutating func scalar(
        _ event: UnsafeMutablePointer<yaml_event_t>, _ reader: inout EventReader, _ bytes: UnsafeBufferPointer<UInt8>
    ) {
        let start = reader.offset(event.pointee.start_mark)
        var end = reader.offset(event.pointee.end_mark)
        let length = Int(truncatingIfNeeded: event.pointee.data.scalar.length)
        let value = UnsafeBufferPointer(start: event.pointee.data.scalar.value, count: length)
        let style: YAMLStyle =
            switch event.pointee.data.scalar.style {
            case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
            case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
            case YAML_LITERAL_SCALAR_STYLE: .literal
            case YAML_FOLDED_SCALAR_STYLE: .folded
            default: .plain
            }
        if style == .literal || style == .folded {
            while end > start, bytes[end - 1].isBlank || bytes[end - 1].isBreak { end -= 1 }
        }
        var record = YAMLRecord(
            kind: .scalar, style: style, flags: [], start: UInt32(start), end: UInt32(end), first: UInt32(text.count),
            second: UInt32(length))
        let tag = event.pointee.data.scalar.tag
        let anchor = event.pointee.data.scalar.anchor
        text.append(contentsOf: value)
        let isKey = isAtKey
        if tag != nil || anchor != nil { note(&record, tag, anchor) }
        if masked.count > nextMasked { takeMask(&record) }
        if style == .plain, !record.flags.contains(.faulty) {
            inspect(&record, value, bytes, isKey: isKey)
        }
        if isKey, let last = frames.indices.last { frames[last].lastKey = nodes.count }
        append(record)
        if let anchor { define(String(cString: anchor), at: start, node: nodes.count - 1, size: 1) }
    }

    /// Finds what is wrong with a scalar without quotes.
    private mutating func inspect(
        _ record: inout YAMLRecord, _ value: UnsafeBufferPointer<UInt8>, _ bytes: UnsafeBufferPointer<UInt8>, isKey: Bool
    ) {
        let range = Int(record.start)..<Int(record.end)
        if value.isEmpty {
            record.kind = .empty
            record.flags.insert(.faulty)
            if isKey {
                findings.append(YAMLFinding(.keyNotText, range.lowerBound..<min(range.upperBound + 1, bytes.count)))
            } else {
                reportEmpty(range.upperBound, bytes)
            }
            return
        }
        if isKey {
            if value.count == 2, value[0] == ch("<"), value[1] == ch("<") {
                record.flags.insert(.faulty)
                findings.append(YAMLFinding(.mergeKey, range))
            }
            return
        }
        if let fault = PlainTraps.fault(value, key: lastKeyText) {
            record.flags.insert(.faulty)
            if case .emptyValue(_, let written, _) = fault {
                findings.append(
                    YAMLFinding(.emptyValue(key: lastKeyText.map { String(decoding: $0, as: UTF8.self) }, written: written), range))
            } else {
                findings.append(YAMLFinding(fault, range, value: range))
            }
            return
        }
        var after = range.upperBound
        while after < bytes.count, bytes[after].isBlank { after += 1 }
        guard after < bytes.count else { return }
        if bytes[after] == ch("#"), after > range.upperBound {
            let next = after + 1 < bytes.count ? bytes[after + 1] : ch("\n")
            let isTight = !next.isBlank && !next.isBreak && next != ch("#") && next != ch("!")
            if isTight || PlainTraps.isCutOpen(value) {
                record.flags.insert(.faulty)
                let whole = range.lowerBound..<trimmedLineEnd(bytes, after)
                findings.append(
                    YAMLFinding(.commentInText(kept: String(decoding: value, as: UTF8.self)), after..<whole.upperBound, value: whole))
            }
        } else if flowDepth > 0, bytes[after] == ch(","), PlainTraps.isCutOpen(value) {
            record.flags.insert(.faulty)
            let end = FlowExtent.end(bytes, from: range.lowerBound)
            findings.append(YAMLFinding(.flowCut(","), after..<after + 1, value: range.lowerBound..<end))
        }
    }

    private mutating func reportEmpty(_ at: Int, _ bytes: UnsafeBufferPointer<UInt8>) {
        guard let frame = frames.last else { return }
        if frame.isMapping, frame.children > 0, nodes[frame.lastKey].kind != .scalar { return }
        let key = frame.isMapping ? lastKeyText.map { String(decoding: $0, as: UTF8.self) } : nil
        if frame.isMapping, let key, frame.children > 0 {
            let keyRecord = nodes[frame.lastKey]
            var colon = Int(keyRecord.end)
            while colon < bytes.count, bytes[colon].isBlank { colon += 1 }
            if keyRecord.style == .plain, flowDepth > 0, colon >= bytes.count || bytes[colon] != ch(":") {
                // What follows a comma that cut a value has been said with that value.
                if let last = findings.last, let value = last.value, value.contains(Int(keyRecord.start)) { return }
                nodes[frame.lastKey].flags.insert(.faulty)
                if keyRecord.flags.contains(.faulty) { return }
                let range = Int(keyRecord.start)..<Int(keyRecord.end)
                var before = range.lowerBound
                while before > 0, bytes[before - 1].isBlank { before -= 1 }
                // `{ name Lebar, … }`: no comma stands before it that could have cut a text.
                let isFirst = before > 0 && bytes[before - 1] == ch("{") && key.contains(" ")
                let meant = amount(before: range, bytes) ?? decimal(before: range, bytes)
                // What the comma cut is told with it.
                if frame.children > 1, nodes[frame.lastKey - 1].kind == .scalar, nodes[frame.lastKey - 1].style == .plain {
                    nodes[frame.lastKey - 1].flags.insert(.faulty)
                }
                findings.append(YAMLFinding(isFirst ? .missingColon(key) : .valueMissing(key, number: meant), range))
                return
            }
        }
        findings.append(YAMLFinding(.emptyValue(key: key, written: nil, endsLine: frame.isMapping && flowDepth == 0), at..<at))
    }

    /// `30000` of `Rp 30.000,-` or `30,000`, where `rest` is what follows the comma.
    private func amount(before rest: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> String? {
        guard rest.lowerBound > 1, bytes[rest.lowerBound - 1] == ch(",") else { return nil }
        let isEnd = bytes[rest].allSatisfy { $0 == ch("-") }
        guard isEnd || rest.count == 3 && bytes[rest].allSatisfy(\.isDigit) else { return nil }
        let comma = rest.lowerBound - 1
        var start = comma
        while start > 0, bytes[start - 1].isDigit || bytes[start - 1] == ch(".") { start -= 1 }
        let digits = bytes[start..<comma].filter(\.isDigit)
        guard let first = digits.first, first != ch("0") else { return nil }
        return String(decoding: digits, as: UTF8.self) + (isEnd ? "" : String(decoding: bytes[rest], as: UTF8.self))
    }

    /// `0.5` of `0,5`, where `fraction` is the 5.
    private func decimal(before fraction: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> String? {
        guard fraction.lowerBound > 1, bytes[fraction.lowerBound - 1] == ch(","), bytes[fraction].allSatisfy(\.isDigit) else { return nil }
        let comma = fraction.lowerBound - 1
        var start = comma
        while start > 0, bytes[start - 1].isDigit { start -= 1 }
        guard start < comma else { return nil }
        return String(decoding: bytes[start..<comma], as: UTF8.self) + "." + String(decoding: bytes[fraction], as: UTF8.self)
    }

    private mutating func open(_ event: UnsafeMutablePointer<yaml_event_t>, _ reader: inout EventReader, isMapping: Bool) {
        let start = reader.offset(event.pointee.start_mark)
        let end = reader.offset(event.pointee.end_mark)
        let isFlow =
            isMapping
            ? event.pointee.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE
            : event.pointee.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE
        let tag = isMapping ? event.pointee.data.mapping_start.tag : event.pointee.data.sequence_start.tag
        let anchor = isMapping ? event.pointee.data.mapping_start.anchor : event.pointee.data.sequence_start.anchor
        var record = YAMLRecord(
            kind: isMapping ? .mapping : .sequence, style: isFlow ? .flow : .block, flags: [], start: UInt32(start), end: UInt32(end),
            first: 0,
            second: 0)
        if isAtKey {
            record.flags.insert(.faulty)
            findings.append(YAMLFinding(.keyNotText, start..<max(end, start + 1)))
            if let last = frames.indices.last { frames[last].lastKey = nodes.count }
        }
        if tag != nil || anchor != nil { note(&record, tag, anchor) }
        if isFlow || flowDepth > 0 { flowDepth += 1 }
        var frame = Frame(node: nodes.count, isMapping: isMapping)
        if let anchor {
            let name = String(cString: anchor)
            frame.anchor = name
            define(name, at: start, node: nodes.count, size: -1)
        }
        if isAtKey { frame.findingsAsKey = findings.count }
        append(record)
        frames.append(frame)
    }

    private mutating func close(_ event: UnsafeMutablePointer<yaml_event_t>, _ reader: inout EventReader) {
        guard let frame = frames.popLast() else { return }
        let isFlow = nodes[frame.node].style == .flow
        if flowDepth > 0 { flowDepth -= 1 }
        // libyaml ends a block only at the next token: it ends where its last child does.
        let end = isFlow ? reader.offset(event.pointee.end_mark) : max(lastEnd, Int(nodes[frame.node].end))
        nodes[frame.node].end = UInt32(end)
        lastEnd = end
        nodes[frame.node].first = UInt32(frame.children)
        nodes[frame.node].second = UInt32(nodes.count)
        if isFlow, frame.isMapping { findListInBraces(frame) }
        if frame.isMapping, frame.children > 2 { findDuplicates(in: frame) }
        // What is inside a key that is none is a consequence.
        if let count = frame.findingsAsKey { findings.removeSubrange(count...) }
        let size = nodes.count - frame.node + frame.expanded
        if let anchor = frame.anchor { anchors.complete(anchor, node: frame.node, size: size, height: frame.height) }
        if let last = frames.indices.last {
            frames[last].expanded += frame.expanded
            frames[last].height = max(frames[last].height, frame.height + 1)
        }
    }

    /// `{ person, company }`: keys without values, none of which was meant as a key.
    private mutating func findListInBraces(_ frame: Frame) {
        let inside = nodes[(frame.node + 1)...]
        guard frame.children > 0, inside.count == frame.children, frame.node > 0,
            inside.enumerated().allSatisfy({ $0.offset & 1 == 0 ? $0.element.style == .plain : $0.element.kind == .empty }),
            findings.count >= frame.children / 2,
            findings.suffix(frame.children / 2).allSatisfy({ if case .valueMissing = $0.fault { true } else { false } })
        else {
            // One text that commas cut is one fault, however many they are.
            var isFirst = true
            let start = Int(nodes[frame.node].start)
            findings.removeAll { finding in
                guard case .valueMissing = finding.fault, finding.range.lowerBound >= start else { return false }
                defer { isFirst = false }
                return !isFirst
            }
            return
        }
        findings.removeLast(frame.children / 2)
        let keys = inside.enumerated().filter { $0.offset & 1 == 0 }.map(\.element)
        let names = keys.map { String(decoding: text[Int($0.first)..<Int($0.first) + Int($0.second)], as: UTF8.self) }
        let range = Int(nodes[frame.node].start)..<Int(nodes[frame.node].end)
        nodes[frame.node].flags.insert(.faulty)
        findings.append(YAMLFinding(.listInBraces(names), range.lowerBound..<range.lowerBound + 1, value: range))
    }

    private mutating func alias(_ event: UnsafeMutablePointer<yaml_event_t>, _ reader: inout EventReader) {
        let range = reader.offset(event.pointee.start_mark)..<reader.offset(event.pointee.end_mark)
        let name = event.pointee.data.alias.anchor.map { String(cString: $0) } ?? ""
        var record = YAMLRecord(
            kind: .empty, style: .plain, flags: [.faulty], start: UInt32(range.lowerBound), end: UInt32(range.upperBound), first: 0,
            second: 0)
        if isAtKey {
            findings.append(YAMLFinding(.keyNotText, range))
            if let last = frames.indices.last { frames[last].lastKey = nodes.count }
            _ = anchors.use(name)
        } else if let anchor = anchors.use(name) {
            if anchor.size < 0 {
                findings.append(YAMLFinding(.recursiveAlias(name), range))
            } else if anchors.expanded + anchor.size > Self.aliasLimit || frames.count + anchor.height > Self.depthLimit {
                if !anchors.hasExploded { findings.append(YAMLFinding(.explodingAlias(name), range)) }
                anchors.hasExploded = true
            } else {
                anchors.expanded += anchor.size
                record.kind = nodes[anchor.node].kind
                record.flags = .alias
                record.first = UInt32(anchor.node)
                if let last = frames.indices.last {
                    frames[last].expanded += anchor.size
                    frames[last].height = max(frames[last].height, anchor.height + 1)
                }
            }
        } else {
            let near = Suggestions.nearest(to: name, in: anchors.names)
            findings.append(YAMLFinding(.undefinedAlias(name, near: near), range, value: range))
        }
        append(record)
    }

    // MARK: Parts

    private var isAtKey: Bool {
        guard let frame = frames.last else { return false }
        return frame.isMapping && frame.children & 1 == 0
    }

    private var lastKeyText: ArraySlice<UInt8>? {
        guard let frame = frames.last, frame.isMapping, frame.children & 1 == 1 else { return nil }
        let key = nodes[frame.lastKey]
        return key.kind == .scalar ? text[Int(key.first)..<Int(key.first) + Int(key.second)] : nil
    }

    @inline(__always)
    private mutating func append(_ record: YAMLRecord) {
        nodes.append(record)
        lastEnd = Int(record.end)
        if let last = frames.indices.last { frames[last].children += 1 }
    }

    private mutating func define(_ name: String, at start: Int, node: Int, size: Int) {
        let range = start..<start + name.utf8.count + 1
        if let first = anchors.define(name, node: node, size: size, range: range) {
            findings.append(YAMLFinding(.duplicateAnchor(name, first: first), range))
        }
    }

    /// Keeps an anchor, and refuses a tag.
    private mutating func note(_ record: inout YAMLRecord, _ tag: UnsafeMutablePointer<UInt8>?, _ anchor: UnsafeMutablePointer<UInt8>?) {
        let range = Int(record.start)..<Int(record.end)
        let name = anchor.map { String(cString: $0) }
        let tagName = tag.map { String(cString: $0) }
        properties.append(YAMLProperties(tag: tagName, anchor: name, span: range))
        record.properties = UInt32(properties.count)
        if tag != nil {
            record.flags.insert(.faulty)
            let isScalar = record.kind == .scalar
            var end = range.lowerBound
            while end < file.bytes.count, !file.bytes[end].isBlank, !file.bytes[end].isBreak { end += 1 }
            let value = isScalar ? range : nil
            let written = file.text(range.lowerBound..<(isScalar ? min(end, range.upperBound) : end))
            findings.append(YAMLFinding(.tag(written), range.lowerBound..<max(end, range.lowerBound + 1), value: value))
        }
    }

    private mutating func takeMask(_ record: inout YAMLRecord) {
        while nextMasked < masked.count, masked[nextMasked].upperBound <= Int(record.start) { nextMasked += 1 }
        guard nextMasked < masked.count, masked[nextMasked].overlaps(Int(record.start)..<max(Int(record.end), Int(record.start) + 1)) else {
            return
        }
        record.flags.insert(.faulty)
    }
}
