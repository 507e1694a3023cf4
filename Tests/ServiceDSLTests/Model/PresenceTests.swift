import Expectations
import ServiceDSL
import ServiceIR
import Testing

/// Where a value recorded in a step may be read: only behind every way that records it.
@Suite struct PresenceTests {
    private func slugs(_ middle: String, _ end: String = "  selesai: { end: granted }\n  ditolak: { end: refused }\n") -> [String] {
        Contoh.codes(
            Contoh.service(
                "  awal: { name: Awal, by: loket, to: periksa }\n" + middle + end,
                ["form": "  s: { name: S, fields: { besar: { name: B, type: yes_no } } }\n"]))
    }

    @Test func whatDoneRecordsIsThereAfterwards() {
        expect(
            slugs(
                """
                  periksa: { name: P, by: loket, fields: { baik: { name: B, type: yes_no } }, to: pilih }
                  pilih: { to: [ { when: periksa.baik, to: selesai }, { reason: Buruk, to: ditolak } ] }

                """), equals: [])
    }

    @Test func whatIsPassedIsNotSure() {
        let text = """
              periksa: { name: P, by: loket, when: besar, fields: { baik: { name: B, type: yes_no } }, to: pilih }
              pilih: { to: [ { when: periksa.baik, to: selesai }, { reason: Buruk, to: ditolak } ] }

            """
        let known = text.replacing("when: periksa.baik", with: "when: has(periksa.baik) && periksa.baik")
        expect([slugs(text), slugs(known)], equals: [["may-be-absent"], []])
    }

    @Test func whatLatenessLeavesIsNotSure() {
        expect(
            slugs(
                """
                  periksa: { name: P, by: loket, within: 1 day, late: { to: pilih }, fields: { baik: { name: B, type: yes_no } }, to: pilih }
                  pilih: { to: [ { when: periksa.baik, to: selesai }, { reason: Buruk, to: ditolak } ] }

                """), equals: ["may-be-absent"])
    }

    @Test func allBranchesAreDoneAfterJoinAllAndOnlySomeAfterAny() {
        let text = """
              periksa:
                join: all
                to: pilih
                parallel:
                  x: { a: { name: A, by: loket, fields: { baik: { name: B, type: yes_no } }, to: join } }
                  y: { b: { name: B, by: kepala, to: join } }
              pilih: { to: [ { when: a.baik, to: selesai }, { reason: Buruk, to: ditolak } ] }

            """
        expect([slugs(text), slugs(text.replacing("join: all", with: "join: any"))], equals: [[], ["may-be-absent"]])
    }

    @Test func eachOfSeveralRolesHasItsOwnValues() {
        let text = """
              periksa: { name: P, by: [loket, kepala], join: all, fields: { baik: { name: B, type: yes_no } }, to: pilih }
              pilih: { to: [ { when: periksa.kepala.baik, to: selesai }, { reason: Buruk, to: ditolak } ] }

            """
        let texts = [text, text.replacing("periksa.kepala.baik", with: "periksa.baik"), text.replacing("join: all", with: "join: 1")]
        expect(texts.map { slugs($0) }, equals: [[], ["unknown-name-in-expression"], ["may-be-absent"]])
    }

    @Test func aConditionIsJudgedWhereItIsRead() {
        func slugs(_ when: String) -> [String] {
            Contoh.codes(
                Contoh.service(
                    "  awal: { name: Awal, by: loket, fields: { baik: { name: B, type: yes_no } }, to: pilih }\n"
                        + "  pilih: { to: [ { when: layak, to: selesai }, { reason: Buruk, to: ditolak } ] }\n"
                        + "  selesai: { end: granted }\n  ditolak: { end: refused }\n",
                    ["conditions": "{ layak: awal.baik }", "documents": "{ ktp: { name: KTP, when: \(when) } }"]))
        }
        expect([slugs("awal.count > 1"), slugs("layak")], equals: [[], ["may-be-absent"]])
    }

    /// With its names written out an expression may be longer than any that can be read again.
    @Test func whatIsWrittenOutTooLongIsRefused() {
        func slugs(_ count: Int) -> [String] {
            var terms = (0..<count).map { "x != \($0)" }
            while terms.count > 1 {
                terms = stride(from: 0, to: terms.count, by: 32).map {
                    "(" + terms[$0..<min($0 + 32, terms.count)].joined(separator: "&&") + ")"
                }
            }
            return Contoh.codes(
                Contoh.service(
                    "  awal: { name: Awal, by: loket, to: selesai }\n  selesai: { end: granted }\n",
                    [
                        "form": "  s: { name: S, fields: { x: { name: X, type: integer } } }\n",
                        "documents": "{ ktp: { name: KTP, when: \(terms[0]) } }",
                    ]))
        }
        expect([slugs(300), slugs(4500)], equals: [[], ["invalid-expression"]])
    }

    /// One finding for each circle: the conditions' and the fields'.
    @Test func circlesAreFoundWithoutEnd() {
        expect(
            Contoh.codes(
                Contoh.service(
                    "  awal: { name: Awal, by: loket, to: selesai }\n  selesai: { end: granted }\n",
                    [
                        "conditions": "{ a: b && c, b: \"!c\", c: \"!a\" }",
                        "form":
                            "  s: { name: S, fields: { x: { name: X, type: yes_no, when: y }, y: { name: Y, type: yes_no, when: x } } }\n",
                    ])
            ).filter { $0 == "circular-definition" }.count, equals: 2)
    }
}
