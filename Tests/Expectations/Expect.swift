import Testing

/// Records an issue unless the condition holds.
///
/// As `#expect` of Swift Testing, but a function: a macro is written out and type-checked anew at each of a thousand places, which was half
/// of what the core's tests cost to build.
public func expect(
    _ condition: Bool, _ comment: @autoclosure () -> String = "", sourceLocation: SourceLocation? = nil,
    file: String = #fileID, path: String = #filePath, line: Int = #line
) {
    guard !condition else { return }
    Issue.record(
        "expected to hold \(comment())",
        sourceLocation: sourceLocation ?? SourceLocation(fileID: file, filePath: path, line: line, column: 1))
}

/// Records an issue with both values unless they are equal.
public func expect<Value: Equatable>(
    _ value: Value, equals expected: Value, _ comment: @autoclosure () -> String = "", sourceLocation: SourceLocation? = nil,
    file: String = #fileID, path: String = #filePath, line: Int = #line
) {
    guard value != expected else { return }
    Issue.record(
        "expected \(String(reflecting: expected)), got \(String(reflecting: value)) \(comment())",
        sourceLocation: sourceLocation ?? SourceLocation(fileID: file, filePath: path, line: line, column: 1))
}
