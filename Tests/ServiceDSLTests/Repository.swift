import FoundationEssentials
import ServiceDSL

/// Where the repository begins.
enum Repository {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
}

extension Compilation {
    /// One line a finding, in English, for assertions.
    var lines: [String] {
        findings.map { finding in
            let file = sources[finding.span]
            let position = file.position(at: finding.span.start)
            return
                "\(file.path):\(position.line):\(position.column): \(finding.severity)[\(finding.rule.code) \(finding.rule.slug)]: \(finding.message.en)"
        }
    }
}
