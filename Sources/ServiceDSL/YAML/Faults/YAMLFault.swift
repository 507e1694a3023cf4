/// What can be wrong with a YAML file, with the facts that a message needs.
enum YAMLFault: Hashable {
    case fileTooLarge(limit: Int)
    case emptyFile
    case invalidUTF8(byte: UInt8, count: Int)
    case byteOrderMark
    case controlCharacter(UInt32)
    case carriageReturns(lines: Int)
    case invisibleCharacter(UInt32)
    case tab(lines: Int)
    case severalDocuments
    case tooDeep(limit: Int)
    case duplicateKey(String, first: Range<Int>)
    /// From here on so many keys that stand above stand again.
    case pastedTwice(keys: Int, first: Range<Int>)
    case emptyValue(key: String?, written: String?, endsLine: Bool = false)
    case undefinedAlias(String, near: [String])
    case explodingAlias(String)
    case recursiveAlias(String)
    case mergeKey
    case tag(String)
    case keyNotText
    case keyTooLong(Int)
    case directive
    case unusedAnchor(String)
    case duplicateAnchor(String, first: Range<Int>)
    case yesNoBoolean(String)
    case codeAsNumber(String)
    case clockAsNumber(String)
    case reservedStart(String)
    case textAfterClose(String)
    case ternary
    case colonInText
    case commentInText(kept: String)
    case flowCut(String)
    /// `decimal`: the number that the comma was meant to be in, `0.5`.
    case listInBraces([String])
    case valueMissing(String, number: String? = nil)
    case unterminatedQuote(String)
    case unterminatedBracket(String)
    case badIndentation(before: Range<Int>?)
    case missingColon(String)
    case badEscape(String)
    case listInLine
    case missingComma(open: Range<Int>)
    /// Before a key of the language, which is read so: the comma stands in the place of what is there.
    case commaLost(before: String, at: Range<Int>)
    case missingContent
    case syntax
}

/// A fault at its place, and the whole value that it spoils, where a value is spoilt.
struct YAMLFinding: Hashable {
    var fault: YAMLFault
    var range: Range<Int>
    /// What the author meant as one value; nothing else is said about it, and a fix puts it in quotes.
    var value: Range<Int>?
    /// What of the value YAML cannot read, where that is not all of it.
    var unreadable: Range<Int>?

    init(_ fault: YAMLFault, _ range: Range<Int>, value: Range<Int>? = nil) {
        self.fault = fault
        self.range = range
        self.value = value
    }
}
