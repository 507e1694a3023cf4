/// A finding that the author knows of and keeps: `# mppc:allow MPP0602 the standard states no times`, above the line or at its end.
struct Allowance {
    /// From the `#` to the end of the line.
    let span: SourceSpan
    let rule: Rule
    let reason: String
    /// The line that it speaks of, from 1; `nil` where nothing follows.
    let line: Int?

    private static let mark = "mppc:allow"

    /// The allowances of a file; what is written almost like one is reported.
    ///
    /// Cost: one look for the word, and a pass over the bytes only where it stands.
    static func all(in tree: YAMLTree, sink: DiagnosticSink) -> [Allowance] {
        guard tree.file.bytes.contains(word: "mppc") else { return [] }
        return tree.comments().compactMap { comment in
            guard comment.text.utf8.starts(with: "mppc".utf8) else { return nil }
            let words = comment.text.split(separator: " ")
            guard words.first == Substring(mark) else {
                // `# mppc check finds nothing` is a comment like any other.
                if words.prefix(2).joined().filter({ $0 != ":" && $0 != "-" }).hasPrefix("mppcallow") { sink.report(.misspelt(comment)) }
                return nil
            }
            guard words.count > 1, let rule = RuleCatalog.rule(named: String(words[1])) else {
                sink.report(.unknownAllowance(words.count > 1 ? String(words[1]) : nil, comment))
                return nil
            }
            let reason = words.dropFirst(2).joined(separator: " ")
            if reason.isEmpty {
                sink.report(Diagnostic(.allowanceWithoutReason, at: comment.span, helps: [Rule.reasonHelp(rule)]))
                return nil
            }
            return Allowance(span: comment.span, rule: rule, reason: reason, line: comment.attachedLine)
        }
    }
}

extension [UInt8] {
    /// Whether a word of ASCII stands somewhere.
    fileprivate func contains(word: StaticString) -> Bool {
        withUnsafeBufferPointer { bytes in
            let length = word.utf8CodeUnitCount
            var at = 0
            while at + length <= bytes.count {
                if bytes[at] == word.utf8Start[0] {
                    var same = 1
                    while same < length, bytes[at + same] == word.utf8Start[same] { same += 1 }
                    if same == length { return true }
                }
                at += 1
            }
            return false
        }
    }
}

extension Rule {
    /// What `# mppc:allow` says, or should.
    static let allowanceRules: [Rule] = [badAllowance, allowanceWithoutReason, unusedAllowance]

    static let badAllowance = Rule(
        code: 4, slug: "bad-allowance",
        summary: Words(en: "a comment that can allow nothing", id: "komentar yang tidak bisa mengizinkan apa pun"),
        explanation: Words(
            en:
                "A note, a warning or a danger may be kept on purpose: `# mppc:allow CODE reason` above its line, or at the end of it, takes it out of what is printed; `mppc check --show-allowed` shows it with its reason. An error may never be allowed.",
            id:
                "Catatan, peringatan, dan bahaya boleh dibiarkan dengan sengaja: `# mppc:allow KODE alasan` di atas barisnya, atau di akhir baris itu, menghilangkannya dari yang ditampilkan; `mppc check --show-allowed` menampilkannya dengan alasannya. Kesalahan (error) tidak pernah boleh diizinkan."
        ),
        failing: "# mppc:allow MPP0301 nanti diperbaiki\nagency: dinas_apa",
        passing: "agency: dpmptsp")

    static let allowanceWithoutReason = Rule(
        code: 5, slug: "allowance-without-reason", severity: .warning,
        summary: Words(en: "an allowance without a reason: it allows nothing", id: "izin tanpa alasan: tidak mengizinkan apa pun"),
        explanation: Words(
            en: "Who reads the file later must know why a finding was kept. The reason stands behind the code.",
            id: "Yang membaca berkas ini kelak harus tahu mengapa suatu temuan dibiarkan. Alasannya ditulis sesudah kode."),
        failing: "# mppc:allow MPP0602\nsla: 5 working days",
        passing: "# mppc:allow MPP0602 standar tidak menyebut waktu tiap langkah\nsla: 5 working days")

    static let unusedAllowance = Rule(
        code: 6, slug: "unused-allowance", severity: .warning,
        summary: Words(en: "an allowance of what is not found there", id: "izin untuk sesuatu yang tidak ditemukan di situ"),
        explanation: Words(
            en: "The finding was mended, or stands on another line. What is left behind would hide the next one.",
            id: "Temuannya sudah diperbaiki, atau ada di baris lain. Izin yang tertinggal akan menyembunyikan temuan berikutnya."),
        failing: "# mppc:allow MPP0602 standar tidak menyebut waktu\nfee: free",
        passing: "fee: free")

    fileprivate static func reasonHelp(_ rule: Rule) -> Words {
        Words(en: "write why, behind the code: # mppc:allow \(rule.code) …", id: "tulis sebabnya sesudah kode: # mppc:allow \(rule.code) …")
    }
}

extension Diagnostic {
    fileprivate static func misspelt(_ comment: YAMLComment) -> Diagnostic {
        Diagnostic(
            .badAllowance, at: comment.span,
            message: Words(en: "an allowance is written `# mppc:allow CODE reason`", id: "izin ditulis `# mppc:allow KODE alasan`"))
    }

    fileprivate static func unknownAllowance(_ code: String?, _ comment: YAMLComment) -> Diagnostic {
        Diagnostic(
            .badAllowance, at: comment.span,
            message: code.map { Words(en: "no rule `\($0)`", id: "tidak ada aturan `\($0)`") }
                ?? Words(en: "an allowance without a code", id: "izin tanpa kode"),
            helps: [
                Words(
                    en: "the code stands in brackets where the finding is printed; `mppc rules` lists them all",
                    id: "kodenya ada dalam kurung siku pada temuan; `mppc rules` menampilkan semuanya")
            ])
    }
}
