import Foundation
import ServiceDSL
import ServiceIR
import Testing

/// The files of the repository's own regions.
enum RegionalFiles {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static func all() throws -> [SourceFile] {
        let folder = root.appending(path: "services")
        var files: [SourceFile] = []
        for case let url as URL in FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil) ?? .init() {
            guard url.pathExtension == "yaml" else { continue }
            let path = "services" + url.path.dropFirst(folder.path.count)
            files.append(SourceFile(path: path, bytes: Array(try Data(contentsOf: url))))
        }
        return files
    }
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

@Suite struct RegionalServicesTests {
    @Test func compileWithoutAFailure() throws {
        let compilation = Compiler.compile(sources: try RegionalFiles.all())
        let failures = compilation.lines.filter { $0.contains(": error[") || $0.contains(": danger[") }
        #expect(failures == [])
        let services = compilation.catalogs.flatMap(\.services)
        #expect(services.count >= 18)
        #expect(services.filter { !$0.isWhole }.isEmpty)
        #expect(compilation.catalogs.flatMap(\.scenarios).count == services.count)
    }
}
