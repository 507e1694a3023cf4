/// A range of bytes in one file; the end is exclusive, and an empty span is a point between two characters.
public struct SourceSpan: Hashable, Sendable {
    private var file32: Int32
    private var start32: Int32
    private var end32: Int32

    public init(file: Int, start: Int, end: Int) {
        file32 = Int32(truncatingIfNeeded: file)
        start32 = Int32(truncatingIfNeeded: start)
        end32 = Int32(truncatingIfNeeded: max(start, end))
    }

    /// The file's number in its `SourceSet`.
    public var file: Int { Int(file32) }
    public var start: Int { Int(start32) }
    public var end: Int { Int(end32) }
    public var range: Range<Int> { start..<end }
    public var isEmpty: Bool { start32 == end32 }

    /// The point where this span begins, and where it ends.
    public var startPoint: SourceSpan { SourceSpan(file: file, start: start, end: start) }
    public var endPoint: SourceSpan { SourceSpan(file: file, start: end, end: end) }

    /// `other` lies wholly inside this span of the same file.
    public func contains(_ other: SourceSpan) -> Bool {
        file32 == other.file32 && start32 <= other.start32 && other.end32 <= end32
    }

    /// From the beginning of this span to the end of `other`.
    public func through(_ other: SourceSpan) -> SourceSpan { SourceSpan(file: file, start: start, end: other.end) }

    /// A part of this span, counted in bytes from its beginning.
    public func sub(_ range: Range<Int>) -> SourceSpan {
        SourceSpan(file: file, start: start + range.lowerBound, end: start + range.upperBound)
    }
}

/// A value with the place where the author wrote it.
public struct Located<Value> {
    public var value: Value
    public var span: SourceSpan

    public init(_ value: Value, _ span: SourceSpan) {
        self.value = value
        self.span = span
    }

    public func map<T>(_ transform: (Value) throws -> T) rethrows -> Located<T> { Located<T>(try transform(value), span) }
}

extension Located: Sendable where Value: Sendable {}
extension Located: Equatable where Value: Equatable {}
extension Located: Hashable where Value: Hashable {}
