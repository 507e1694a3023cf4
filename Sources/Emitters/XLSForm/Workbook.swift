/// A workbook as spreadsheets and form servers read it (ECMA-376), with no more parts than they need.
///
/// Every cell is an inline text: none is ever taken for a formula.
struct Workbook {
    struct Sheet {
        let name: String
        let columns: [String]
        /// By column; what is empty is left out.
        var rows: [[String: String]] = []
    }
    let sheets: [Sheet]

    private static let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    private static let types = "application/vnd.openxmlformats-officedocument.spreadsheetml."
    private static let relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

    var bytes: [UInt8] {
        let numbers = sheets.indices.map { $0 + 1 }
        var zip = StoredZip()
        zip.add(
            "[Content_Types].xml",
            Self.head + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"\(Self.types)sheet.main+xml\"/>"
                + numbers.map {
                    "<Override PartName=\"/xl/worksheets/sheet\($0).xml\" ContentType=\"\(Self.types)worksheet+xml\"/>"
                }.joined() + "</Types>\n")
        zip.add("_rels/.rels", Self.relationships([(1, "officeDocument", "xl/workbook.xml")]))
        zip.add(
            "xl/workbook.xml",
            Self.head + "<workbook xmlns=\"\(Self.main)\" xmlns:r=\"\(Self.office)\"><sheets>"
                + Swift.zip(numbers, sheets).map { "<sheet name=\"\($1.name)\" sheetId=\"\($0)\" r:id=\"rId\($0)\"/>" }.joined()
                + "</sheets></workbook>\n")
        zip.add("xl/_rels/workbook.xml.rels", Self.relationships(numbers.map { ($0, "worksheet", "worksheets/sheet\($0).xml") }))
        for (number, sheet) in Swift.zip(numbers, sheets) { zip.add("xl/worksheets/sheet\(number).xml", Self.xml(of: sheet)) }
        zip.finish()
        return zip.bytes
    }

    private static func relationships(_ relationships: [(number: Int, type: String, target: String)]) -> String {
        head + "<Relationships xmlns=\"\(relations)\">"
            + relationships.map { "<Relationship Id=\"rId\($0.number)\" Type=\"\(office)/\($0.type)\" Target=\"\($0.target)\"/>" }.joined()
            + "</Relationships>\n"
    }

    private static func xml(of sheet: Sheet) -> String {
        var text = head + "<worksheet xmlns=\"\(main)\"><sheetData>\n"
        let letters = sheet.columns.indices.map(Self.letters)
        let titles = [String: String](sheet.columns.map { ($0, $0) }) { first, _ in first }
        for (number, row) in ([titles] + sheet.rows).enumerated() {
            text += "<row r=\"\(number + 1)\">"
            for (column, title) in sheet.columns.enumerated() {
                guard let cell = row[title], !cell.isEmpty else { continue }
                text += "<c r=\"\(letters[column])\(number + 1)\" t=\"inlineStr\"><is><t xml:space=\"preserve\">"
                text += XMLText.escaped(cell, in: .content) + "</t></is></c>"
            }
            text += "</row>\n"
        }
        return text + "</sheetData></worksheet>\n"
    }

    /// `A` to `Z`, then `AA`.
    private static func letters(_ column: Int) -> String {
        let last = String(Unicode.Scalar(UInt8(ascii: "A") + UInt8(column % 26)))
        return column < 26 ? last : letters(column / 26 - 1) + last
    }
}
