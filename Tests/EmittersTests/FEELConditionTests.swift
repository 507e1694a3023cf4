import Expectations
import Testing

@testable import Emitters

/// Plain CEL in FEEL; what FEEL cannot say as simply is given by the host.
struct FEELConditionTests {
    @Test(arguments: [
        ("action == 'done' && (!reklame.besar || fee.izin > 0)", "action = \"done\" and (not(reklame.besar) or fee.izin > 0)"),
        ("has(reklame.luas) && reklame.luas >= 2.5", "reklame.luas != null and reklame.luas >= 2.5"),
        ("(a.b == 'x') == true", "(a.b = \"x\") = true"),
        ("!(a.b != 'x')", "not(a.b != \"x\")"),
        ("reklame.jenis in ['papan', 'kain'] && mandiri", "(reklame.jenis = \"papan\" or reklame.jenis = \"kain\") and mandiri"),
        ("reklame.jenis in []", "false"),
        ("'papan' in reklame.jenis", "list contains(reklame.jenis, \"papan\")"),
        ("given['a.exists(k, k.b == \\'c\\')']", "get value(given, \"a.exists(k, k.b == 'c')\")"),
        ("a.teks == 'kata \"ini\" \\\\ itu\\n'", "a.teks = \"kata \\\"ini\\\" \\\\ itu\\n\""),
        // A word of FEEL's own, and what is neither comparison nor logic.
        ("a.in > 3", "get value(given, \"a.in > 3\")"),
        ("size(a.b) > 3", "get value(given, \"size(a.b) > 3\")"),
    ])
    func says(_ cel: String, _ feel: String) { expect(FEELCondition.text(ofCEL: cel), equals: feel) }
}
