import Expectations
import Server
import ServiceIR
import Testing

/// Posted inputs as the JSON of a sending: rows of rows, empty ones left out, and the row that the person asked for.
@Suite struct FormReaderTests {
    private var form: Form {
        var child = Field(name: LocalText("id", "Anak"), type: .list)
        child.many = Bounds(1, 5)
        child.fields = ["nama": Field(name: LocalText("id", "Nama"), type: .text)]
        var family = Field(name: LocalText("id", "Keluarga"), type: .list)
        family.many = Bounds(1, 5)
        family.fields = ["kepala": Field(name: LocalText("id", "Kepala"), type: .text), "anak": child]
        return Form(sections: ["data": Section(name: LocalText("id", "Data"), fields: ["keluarga": family])])
    }

    private func read(_ texts: [(String, String)]) -> (json: JSONObject, addedRow: String?) {
        var posted = PostedForm()
        posted.texts = texts.map { (name: $0.0, value: $0.1) }
        var reader = FormReader(form: posted)
        let json = reader.sections(form)
        return (json, reader.addedRow)
    }

    @Test func rowsStandInRows() {
        let sent = read([
            ("f.data.keluarga.0.kepala", "Ahmad"), ("f.data.keluarga.0.anak.0.nama", "Rina"), ("f.data.keluarga.0.anak.1.nama", ""),
            ("f.data.keluarga.0.anak.2.nama", "Rudi"), ("f.data.keluarga.1.kepala", ""), ("f.data.keluarga.1.anak.0.nama", " "),
            ("f.data.keluarga.2.kepala", "Baso"),
        ])
        expect(
            sent.json,
            equals: [
                "data": ["keluarga": [["kepala": "Ahmad", "anak": [["nama": "Rina"], ["nama": "Rudi"]]], ["kepala": "Baso"]]]
            ])
        expect(sent.addedRow == nil)
    }

    /// The empty family in which a child is to be added is kept, and so is the empty one before it.
    @Test func theRowToAddKeepsItsPlace() {
        let sent = read([
            ("f.data.keluarga.0.kepala", ""), ("f.data.keluarga.1.kepala", ""), ("f.data.keluarga.1.anak.0.nama", ""),
            ("tombol", "tambah:f.data.keluarga.1.anak"),
        ])
        expect(sent.json, equals: ["data": ["keluarga": [[:], ["anak": [[:]]]]]])
        expect(sent.addedRow, equals: "f.data.keluarga.1.anak")
    }

    /// A form that is only shown again keeps every row, at its place; what is sent has none that says nothing.
    @Test func emptyRowsStayWhileTheFormIsFilledIn() {
        let rows = [
            ("f.data.keluarga.0", ""), ("f.data.keluarga.0.anak.0", ""), ("f.data.keluarga.0.anak.1", ""), ("f.data.keluarga.1", ""),
            ("f.data.keluarga.1.kepala", "Ahmad"),
        ]
        let shown = read(rows + [("tombol", "perbarui")])
        expect(shown.json, equals: ["data": ["keluarga": [["anak": [[:], [:]]], ["kepala": "Ahmad"]]]])
        expect(read(rows + [("tombol", "kirim")]).json, equals: ["data": ["keluarga": [["kepala": "Ahmad"]]]])
    }

    @Test func aRowFarBeyondTheOthersCostsNoMore() {
        let far = [("f.data.keluarga.999999999.kepala", "Ahmad"), ("f.data.keluarga.-1.kepala", "Baso")]
        expect(read(far).json.isEmpty)
        expect(read(far + [("tombol", "perbarui")]).json["data"]?["keluarga"]?.array?.count, equals: 5, "no more than the list may have")
    }
}
