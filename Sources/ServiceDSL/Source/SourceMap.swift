/// Where each element of a compiled service was written: `workflow.survei.within` -> its key and its value.
///
/// It stands beside the compiled service and is no part of it, nor of any digest.
public struct SourceMap: Sendable {
    public struct Entry: Hashable, Sendable {
        /// The key that names the element; `nil` for what has none, such as an item of a list.
        public var key: SourceSpan?
        public var value: SourceSpan

        public init(key: SourceSpan?, value: SourceSpan) {
            self.key = key
            self.value = value
        }

        /// The place to point at: the key, else the value.
        public var name: SourceSpan { key ?? value }
    }

    private let find: @Sendable (String) -> Entry?

    /// - Parameter find: what was written under a path; `nil` where nothing was.
    public init(_ find: @escaping @Sendable (String) -> Entry?) { self.find = find }

    public subscript(path: String) -> Entry? { find(path) }

    /// The entry of `path`, or of the nearest element around it that is known.
    public func nearest(_ path: String) -> Entry? {
        var path = Substring(path)
        while true {
            if let entry = find(String(path)) { return entry }
            guard let point = path.lastIndex(of: ".") else { return find("") }
            path = path[..<point]
        }
    }
}
