import Expectations
import ServiceDSL
import Testing

/// A first expectation goes behind the last entry; all else stays byte for byte.
@Suite struct ScenarioEditTests {
    private func edited(_ text: String, _ expectations: [Int: String]) -> String {
        String(decoding: ScenarioEdit.adding(expectations, to: SourceFile(path: "x.scenarios.yaml", text: text)), as: UTF8.self)
    }

    @Test func blockStepsKeepTheirComments() {
        let text = """
            scenarios: izin
            cases:
              # Senin
              - name: Satu   # pertama
                submit: { at: 2026-03-09T09:00 }
                steps:
                    -   { by: loket, do: done }
                    -   by: kepala
                        do: done   # akhir

              # Selasa
              - name: Dua
                submit: { at: 2026-03-10T09:00 }
            """
        let expected = """
            scenarios: izin
            cases:
              # Senin
              - name: Satu   # pertama
                submit: { at: 2026-03-09T09:00 }
                steps:
                    -   { by: loket, do: done }
                    -   by: kepala
                        do: done   # akhir
                    -   { expect: { end: granted } }

              # Selasa
              - name: Dua
                submit: { at: 2026-03-10T09:00 }
                steps:
                  - { expect: { step: periksa } }
            """
        expect(edited(text, [4: "{ end: granted }", 12: "{ step: periksa }"]), equals: expected)
        expect(edited(text, [:]) == text && edited(text, [1: "{ end: granted }"]) == text)
    }

    @Test func flowStepsAndFlowCases() {
        let text = """
            scenarios: izin
            cases:
              - { name: Satu, submit: { at: 2026-03-09T09:00 }, steps: [ { by: loket, do: done } ] }   # satu baris
              - { name: Dua, submit: { at: 2026-03-09T09:00, form: { a: b } } }
              - name: Tiga
                submit:
                  at: 2026-03-09T09:00
                  form:
                    catatan: |
                      dua baris
                      panjang
              - name: Empat
                submit: { at: 2026-03-09T09:00 }
                steps: [ { wait: 1 day } ]
            """
        let expected = """
            scenarios: izin
            cases:
              - { name: Satu, submit: { at: 2026-03-09T09:00 }, steps: [ { by: loket, do: done }, { expect: { end: a } } ] }   # satu baris
              - { name: Dua, submit: { at: 2026-03-09T09:00, form: { a: b } }, steps: [ { expect: { end: b } } ] }
              - name: Tiga
                submit:
                  at: 2026-03-09T09:00
                  form:
                    catatan: |
                      dua baris
                      panjang
                steps:
                  - { expect: { end: c } }
              - name: Empat
                submit: { at: 2026-03-09T09:00 }
                steps: [ { wait: 1 day }, { expect: { end: d } } ]
            """
        expect(edited(text, [3: "{ end: a }", 4: "{ end: b }", 5: "{ end: c }", 12: "{ end: d }"]), equals: expected)
    }
}
