import ServiceIR

/// A reason that somebody writes for the record: why a service is closed, on what grounds something is erased or settled.
package enum WrittenReason {
    /// In Unicode scalars, wherever it is written. The `maxlength` of a form counts some of them twice: what it lets through is never longer.
    package static let longest = 500

    package static func isTooLong(_ text: String) -> Bool { text.unicodeScalars.count > longest }

    /// Whether nothing would be left of it to read.
    package static func isBlank(_ text: String) -> Bool { Text.isBlank(kept(text)) }

    /// The reason as every record keeps it, whoever wrote it: one line, in which a line break or a tab is a space and no other control character
    /// is, so that it stands within its line of a list, and every database takes it.
    package static func kept(_ text: String) -> String {
        var line = String.UnicodeScalarView()
        for scalar in Text.kept(text).unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator:
                if scalar.properties.isWhitespace, line.last != " " { line.append(" ") }
            default: line.append(scalar)
            }
        }
        return Text.trimmed(String(line))
    }
}

extension RequestBody {
    /// The reason that must be there.
    func reason() throws(Problem) -> String {
        let reason = try required("reason")
        guard !WrittenReason.isBlank(reason) else { throw .malformed("`reason` wajib", "`reason` is required") }
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
        guard let reason, !WrittenReason.isBlank(reason) else { return word("required") }
        return WrittenReason.isTooLong(reason) ? word("reason_too_long") : nil
    }
}
