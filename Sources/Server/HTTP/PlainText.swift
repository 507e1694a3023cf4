extension String {
    /// Without line feeds, tabs and other control characters: what somebody else wrote stays within its line, and databases keep it as a text.
    package var withoutControls: String {
        String(String.UnicodeScalarView(unicodeScalars.filter { $0.value >= 32 && $0.value != 127 }))
    }
}
