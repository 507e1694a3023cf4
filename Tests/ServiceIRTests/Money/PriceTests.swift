import Expectations
import ServiceIR
import Testing

/// What the public page says of a price list.
@Suite struct PriceTests {
    static func service() throws -> CompiledService {
        var service = FormFixture.service([
            "alat": FormFixture.field(.list) {
                $0.fields["jenis"] = FormFixture.field(.choice) {
                    $0.options = [
                        "gilas": Option(name: LocalText(["id": "Mesin gilas", "en": "Roller"])),
                        "backhoe": Option(name: LocalText("id", "Backhoe")),
                    ]
                }
            }
        ])
        func row(_ option: String, _ number: Int64, per: String?) -> TableRow {
            var value = TableValue(Decimal128(number))
            value.per = per
            return TableRow(keys: [TableKey(option: option)], value: value)
        }
        service.tables["sewa"] = Table(
            of: [Expression("data.alat.jenis")], unit: try #require(Unit("rupiah/satuan")),
            rows: [row("gilas", 100_000, per: "hari"), row("backhoe", 150_000, per: "jam")])
        service.tables["antar"] = Table(
            of: [], unit: try #require(Unit("rupiah/km")), rows: [TableRow(keys: [], value: TableValue(Decimal128(55_000)))])
        service.tables["lahan"] = Table(
            of: [], unit: try #require(Unit("rupiah/m2")), rows: [TableRow(keys: [], value: TableValue(Decimal128(900)))])
        service.tables["tarif"] = Table(of: [Expression("data.alat.jenis")], unit: .rupiah, rows: [row("gilas", 7, per: nil)])
        return service
    }

    static func prices(_ amount: String) throws -> [String] {
        let item = FeeItem(name: Rows(always: LocalText("id", "Sewa")), amount: Rows(always: Expression(amount)))
        return try service().prices(of: item).map { "\($0.of?["en"] ?? "-") \($0.rupiah) per \($0.per)" }
    }

    @Test func ofTheTablesThatTheAmountReads() throws {
        try expect(
            Self.prices("data.alat.map(a, a.lama * sewa(a.jenis)).sum()"), equals: ["Roller 100000 per hari", "Backhoe 150000 per jam"])
        try expect(Self.prices("data.jarak * antar() + data.luas * lahan()"), equals: ["- 55000 per km", "- 900 per m2"])
        try expect(Self.prices("tarif(data.jenis)"), equals: [])
        try expect(Self.prices("5000"), equals: [])
    }
}
