import FoundationEssentials

/// The published conformance data beside the repository: `MPP_CONFORMANCE`, else `shared/conformance` above the package or beside it.
enum ConformanceFolder {
    static let url: URL? = {
        let manager = FileManager.default
        if let path = ProcessInfo.processInfo.environment["MPP_CONFORMANCE"] {
            return manager.fileExists(atPath: path) ? URL(fileURLWithPath: path) : nil
        }
        var folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        while folder.path != "/" {
            let candidate = folder.appendingPathComponent("shared/conformance")
            if manager.fileExists(atPath: candidate.path) { return candidate }
            folder.deleteLastPathComponent()
        }
        return nil
    }()
}
