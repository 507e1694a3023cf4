import ServiceIR

/// Reads what a configuration says; each fault is a finding, and what is faulty says nothing.
struct ConfigurationLowering {
    let own: OwnRules
    let sink: DiagnosticSink

    func lower(_ syntax: SyntaxMap) -> Configuration {
        var configuration = Configuration()
        configuration.paths = paths(syntax, .paths)
        configuration.except = paths(syntax, .except)
        configuration.failOn = syntax.word(.failOn)
        configuration.languages = syntax.strings(.languages).filter { language in
            if LanguageCode.isKnown(language.value) { return true }
            sink.report(.badLanguage(language))
            return false
        }
        configuration.severities = severities(syntax)
        return configuration
    }

    /// Paths inside the file's own folder, so that a copy of the repository anywhere reads the same.
    private func paths(_ syntax: SyntaxMap, _ key: Key) -> [Located<String>] {
        syntax.strings(key).filter { path in
            if !path.value.hasPrefix("/"), !path.value.split(separator: "/").contains("..") { return true }
            sink.report(.pathOutside(path))
            return false
        }
    }

    private func severities(_ syntax: SyntaxMap) -> Severities {
        var severities = Severities()
        var first: [Int: Located<String>] = [:]
        for entry in syntax.entries(.rules) {
            guard let rule = RuleCatalog.rule(named: entry.id.value) ?? own.rule(named: entry.id.value) else {
                // Another catalog's own, which is not read now.
                if !Rule.isOwnCode(entry.id.value), !own.isWritten(entry.id.value) {
                    sink.report(.unknownRule(entry.id, known: RuleCatalog.all + own.all))
                }
                continue
            }
            if let first = first[rule.number] {
                sink.report(.ruleSetTwice(entry.id, first: first, rule))
                continue
            }
            first[rule.number] = entry.id
            guard case .string(let word) = entry.value else { continue }
            let severity = Severity(rawValue: word)
            if rule.isRefusal {
                sink.report(.refusalSet(entry.id, rule))
            } else if rule.severity == .error, severity != .error, !rule.isOwn {
                sink.report(.errorLowered(entry.valueSpan ?? entry.span, rule, to: word))
            } else {
                severities.set(rule, to: severity)
            }
        }
        return severities
    }
}

extension Diagnostic {
    fileprivate static func pathOutside(_ path: Located<String>) -> Diagnostic {
        Diagnostic(
            .pathOutside, at: path.span,
            message: Words(
                en: "`\(path.value)` leads out of the folder of this file", id: "`\(path.value)` menuju ke luar folder berkas ini"),
            helps: [
                Words(
                    en: "write it from this folder on, as in `kabupaten/layanan`, or put the file into the folder above",
                    id: "tulis mulai dari folder ini, misalnya `kabupaten/layanan`, atau pindahkan berkas ini ke folder di atasnya")
            ])
    }

    static func unknownRule(_ name: Located<String>, known: [Rule]) -> Diagnostic {
        let near = Suggestions.nearest(to: name.value, in: known.map(\.slug), limit: 1).first
        return Diagnostic(
            .unknownRule, at: name.span,
            message: Words(en: "no rule `\(name.value)`", id: "tidak ada aturan `\(name.value)`"),
            helps: [
                near.map(Words.didYouMean)
                    ?? Words(
                        en: "the code stands in brackets where the finding is printed; `mppc rules` lists them all",
                        id: "kodenya ada dalam kurung siku pada temuan; `mppc rules` menampilkan semuanya")
            ],
            fixes: near.map { [.replacing(name.span, with: $0, .maybe)] } ?? [])
    }

    fileprivate static func ruleSetTwice(_ name: Located<String>, first: Located<String>, _ rule: Rule) -> Diagnostic {
        Diagnostic(
            .ruleSetTwice, at: name.span,
            message: Words(
                en: "\(rule.code) `\(rule.slug)` is set twice", id: "\(rule.code) `\(rule.slug)` diatur dua kali"),
            labels: [Label(first.span, Words(en: "set here first", id: "pertama diatur di sini"))])
    }

    fileprivate static func refusalSet(_ name: Located<String>, _ rule: Rule) -> Diagnostic {
        Diagnostic(
            .fixedSeverity, at: name.span,
            message: Words(
                en: "\(rule.code) `\(rule.slug)` is a refusal of the runtime, never a finding: it has no severity",
                id: "\(rule.code) `\(rule.slug)` ialah penolakan saat layanan berjalan, bukan temuan: tidak punya tingkat"))
    }

    fileprivate static func errorLowered(_ span: SourceSpan, _ rule: Rule, to word: String) -> Diagnostic {
        Diagnostic(
            .fixedSeverity, at: span,
            message: Words(
                en: "\(rule.code) `\(rule.slug)` is an error and stays one: `\(word)` would let through what has no sure meaning",
                id:
                    "\(rule.code) `\(rule.slug)` ialah kesalahan (error) dan tetap begitu: `\(word)` akan meloloskan yang maknanya tidak pasti"
            ),
            notes: [Words(en: "the rule says: \(rule.summary.en)", id: "isi aturannya: \(rule.summary.id)")])
    }
}
