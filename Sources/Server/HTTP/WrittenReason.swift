/// A reason that somebody writes for the record: why a service is closed, on what grounds something is erased or settled.
package enum WrittenReason {
    /// In Unicode scalars, wherever it is written. The `maxlength` of a form counts some of them twice: what it lets through is never longer.
    package static let longest = 500

    package static func isTooLong(_ text: String) -> Bool { text.unicodeScalars.count > longest }
}

extension RequestBody {
    /// The reason that must be there.
    func reason() throws(Problem) -> String {
        let reason = try required("reason")
        guard !WrittenReason.isTooLong(reason) else {
            throw .malformed(
                "`reason` paling panjang \(WrittenReason.longest) huruf", "`reason` has at most \(WrittenReason.longest) characters")
        }
        return reason
    }
}

extension Call {
    /// What is wrong with the reason of a form; nothing where it will do.
    func fault(ofReason reason: String?) -> String? {
        guard let reason else { return word("required") }
        return WrittenReason.isTooLong(reason) ? word("reason_too_long") : nil
    }
}
