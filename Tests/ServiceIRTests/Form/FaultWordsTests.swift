import Expectations
import ServiceIR
import Testing

@Suite struct FaultWordsTests {
    @Test func everyCodeHasWordsInBothLanguages() {
        for code in SubmissionFault.Code.allCases {
            let words = FaultWords.standard.sentences[FaultWords.Key(code.rawValue)]
            expect(words?.byLanguage.keys, equals: ["id", "en"], "\(code)")
        }
    }

    @Test func factsAreFilledIn() {
        let fault = SubmissionFault(.belowMin, at: .root, facts: ["min": 17])
        expect(FaultWords.standard.sentence(for: fault, language: "id"), equals: "Paling sedikit 17.")
        let money = SubmissionFault(.aboveMax, at: .root, facts: ["max": 50_000_000, "type": "money"])
        expect(FaultWords.standard.sentence(for: money, language: "id"), equals: "Paling banyak 50.000.000.")
        let day = SubmissionFault(.belowMin, at: .root, facts: ["min": "2026-01-15", "type": "date"])
        expect(FaultWords.standard.sentence(for: day, language: "en"), equals: "This must not be before 2026-01-15.")
        let form = SubmissionFault(.wrongForm, at: .root, facts: ["type": "email"])
        expect(FaultWords.standard.sentence(for: form, language: "en"), equals: "This is not an e-mail address.")
    }

    @Test func aRegionAddsItsLanguage() {
        var words = FaultWords.standard
        words.add("jv", ["required": "Kudu diisi."])
        let fault = SubmissionFault(.required, at: .root)
        expect(words.sentence(for: fault, language: "jv"), equals: "Kudu diisi.")
        expect(words.sentence(for: fault, language: "su"), equals: "Wajib diisi.")
    }

    @Test func theAuthorsMessageComesFirst() {
        let fault = SubmissionFault(.rule, at: .root, message: LocalText("id", "Belum cukup umur."))
        expect(FaultWords.standard.sentence(for: fault, language: "en"), equals: "Belum cukup umur.")
    }
}
