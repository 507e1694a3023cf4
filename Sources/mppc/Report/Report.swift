import Console
import ServiceDSL

/// Prints findings as planned.
enum Report {
    static func print(_ findings: [Diagnostic], in sources: SourceSet, as plan: ReportPlan) {
        let text = rendered(findings, in: sources, as: plan)
        if plan.descriptor == 1 { Shell.print(text) } else { Shell.print(error: text) }
    }

    private static func rendered(_ findings: [Diagnostic], in sources: SourceSet, as plan: ReportPlan) -> String {
        switch plan.format {
        case .short: return DiagnosticText.short(findings, in: sources, language: plan.language)
        case .json: return DiagnosticJSON.text(findings, in: sources, language: plan.language)
        case .sarif: return DiagnosticSARIF.text(findings, in: sources, language: plan.language, version: Mppc.version)
        case .github: return DiagnosticPipeline.github(findings, in: sources, language: plan.language)
        case .gitlab: return DiagnosticPipeline.gitlab(findings, in: sources, language: plan.language)
        case .junit: return DiagnosticPipeline.junit(findings, in: sources, language: plan.language, failing: plan.failOn)
        case .narration where findings.isEmpty, .text where findings.isEmpty:
            // A command with a result of its own is silent when all is well.
            let clean = Words(en: "no findings\n", id: "tidak ada temuan\n")
            return plan.descriptor == 1 ? clean[plan.language] : ""
        case .narration:
            return DiagnosticNarration.text(findings, in: sources, language: plan.language)
                + DiagnosticText.summary(findings, language: plan.language) + "\n"
        case .text:
            let text = DiagnosticText.full(findings, in: sources, language: plan.language, color: plan.isColored)
            return text + DiagnosticText.summary(findings, language: plan.language) + "\n"
        }
    }
}
