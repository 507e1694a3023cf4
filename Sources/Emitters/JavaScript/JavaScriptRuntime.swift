import ServiceIR

/// `mpp.mjs`: what the modules of all services of a catalog share. It says in JavaScript what `ServiceIR/Form` and `ServiceIR/Expression` say
/// in Swift; `scripts/judges/javascript` holds the two together.
enum JavaScriptRuntime {
    static func module(_ catalog: CompiledCatalog) -> String { "\(head(catalog))\n\n\(library)" }

    /// What no catalog says otherwise.
    private static let library = {
        let seen = texts.replacing("«unseen»", with: UnseenScalars.pattern)
        return [values, seen, fields, sending, ""].joined(by: "\n\n").replacing("\n\n\n", with: "\n\n")
    }()

    private static func head(_ catalog: CompiledCatalog) -> String {
        let week = (0..<7).map { catalog.officeHours.spans(on: $0).isEmpty ? "0" : "1" }.joined(by: ", ")
        let free = catalog.calendar.days.map { JavaScriptText.literal($0.date.description) }.joined(by: ", ")
        return """
            // Judges forms of the catalog “\(catalog.catalog)” as its runtime does, for instant feedback; the runtime judges again what is sent.
            // Without the option `register` it says nothing of what only the office knows: outputs issued before, free slots.
            // Working days are counted by the calendar as it was when this file was made.

            const calendar = {
              offset: \(catalog.timeZone.secondsFromUTC), // seconds east of UTC
              week: [\(week)], // working days, Monday first
              free: [\(free)],
            }
            \(constants)
            """
    }

    private static let constants = """
        const partsOf = {
          address: \(FormModule.fields(FieldType.address.parts, indent: "  ")),
          location: \(FormModule.fields(FieldType.location.parts, indent: "  ")),
        }
        // Provinces, and the kabupaten and kota of each: \(RegionTable.decree).
        const regions = {
        \(regions)
        }
        const sentences = {
        \(FaultWords.standard.sentences.map { "  \(JavaScriptText.key($0.key.rawValue)): \(JavaScriptText.literal($0.value))," }.joined(by: "\n"))
        }
        """

    private static var regions: String {
        RegionTable.regions(of: nil).map { province in
            let codes = RegionTable.regions(of: province.code).map { $0.code.dropFirst(3) }
            return "  \"\(province.code)\": \"\(codes.joined(by: " "))\".split(\" \"),"
        }.joined(by: "\n")
    }
}
