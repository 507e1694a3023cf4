import Emitters
import Expectations
import ServiceIR
import Testing

@Suite struct SubmissionSchemaTests {
    let schema = SubmissionSchema.emit(Fixture.service)

    @Test func isTheSameBytesEachTime() {
        expect(schema.bytes(.pretty), equals: SubmissionSchema.emit(Fixture.service).bytes(.pretty))
    }

    @Test func matchesTheGoldenFile() throws { try Golden.check("izin-reklame.submission.schema.json", schema.bytes(.pretty)) }

    @Test func namesItsDigest() throws {
        let digest = Fixture.service.wholeDigest
        expect(schema["$id"]?.string, equals: "urn:mpp:submission:izin-reklame:1:\(digest)")
        expect(schema["x-mpp-digest"]?["whole"]?.string, equals: digest)
    }

    @Test func whatIsNotSurelyAskedIsNeverConstrained() throws {
        let fields = try #require(schema["properties"]?["form"]?["properties"]?["reklame"]?["properties"])
        expect(fields["tinggi"]?["type"] == nil)
        expect(fields["alasan"]?["type"] == nil)
        expect(fields["luas"]?["readOnly"], equals: true)
        expect(fields["jenis"]?["type"], equals: "string")
    }

    /// What some may leave out stands under the condition by which others may not, as far as a schema can tell.
    @Test func whatMayBeLeftOutByACondition() throws {
        let parts = try #require(schema["allOf"]?.array)
        let mail = parts.first { $0["then"]?["properties"]?["form"]?["properties"]?["pemohon"]?["required"] == ["surel"] }
        expect(mail?["if"], equals: ["properties": ["applicant": ["not": ["const": "person"]]], "required": ["applicant"]])
        let rows = schema["properties"]?["form"]?["properties"]?["reklame"]?["properties"]?["titik"]?["items"]
        let row = rows?["allOf"]?.array?.first { $0["then"]?["required"] == ["sertifikat"] }
        expect(row?["if"], equals: ["properties": ["milik_sendiri": ["const": true]], "required": ["milik_sendiri"]])
        let rules = try #require(schema["x-mpp-rules"]?.array)
        let plan = rules.first { $0["at"] == "/documents/denah" && $0["when"] == ["!(reklame.luas <= 24)"] }
        expect(plan?["codes"]?.array?.contains("document_missing"), equals: true)
        expect(rules.contains { $0["at"] == "/documents/denah/bangunan" && $0["when"] == ["!(reklame.jenis == 'kain')"] })
        expect(schema["properties"]?["documents"]?["properties"]?["denah"]?["x-mpp-optional"], equals: "reklame.luas <= 24")
    }

    @Test func whatSchemasCannotSayIsNamed() throws {
        let rules = try #require(schema["x-mpp-rules"]?.array)
        let alasan = try #require(rules.first { $0["at"] == "/form/reklame/alasan" })
        expect(alasan["when"], equals: ["reklame.luas > 24"])
        expect(alasan["schema"]?["type"], equals: "string")
        expect(rules.contains { $0["at"] == "/form/reklame/titik/*/nomor" && $0["codes"] == ["repeated_row"] })
        // The condition of this one is said exactly, so it is no rule.
        expect(!rules.contains { $0["at"] == "/form/reklame/tinggi" })
        let mulai = try #require(rules.first { $0["at"] == "/form/reklame/mulai" })
        expect(mulai["message"]?["en"], equals: "The date is past.")
    }
}
