import ServiceIR

/// Why a built folder cannot be run.
public enum BuiltFault: Error, Hashable, Sendable {
    /// A file that the folder should have is not there.
    case missing(String)
    /// Not JSON, or not the shape of its format.
    case unreadable(String)
    /// Made by a later version.
    case unknownFormat(Int)
    /// The file was changed after it was built.
    case digestDiffers(ServiceID)
}

/// Reads what `BuiltFiles` made. `read` gives the bytes of a path below the folder, or `nil` where there is no such file.
///
/// The index and the catalog are read at once, each service when it is asked for; of an index of format 1 each service is read once for what that does not say.
public struct BuiltFolder: Sendable {
    public let catalog: CompiledCatalog
    public private(set) var index: BuiltIndex
    private let read: @Sendable (String) -> [UInt8]?

    public init(read: @escaping @Sendable (String) -> [UInt8]?) throws(BuiltFault) {
        self.read = read
        index = try BuiltFolder.decode(BuiltIndex.self, "index.json", read)
        catalog = try BuiltFolder.decode(CompiledCatalog.self, "catalog.json", read)
        guard index.format <= BuiltIndex.formatNumber else { throw .unknownFormat(index.format) }
        guard catalog.format <= CompiledCatalog.formatNumber else { throw .unknownFormat(catalog.format) }
        if index.format == 1 {
            var entries: [BuiltIndex.Entry] = []
            for entry in index.services { entries.append(BuiltIndex.Entry(DigestedService(try service(entry)))) }
            index.services = entries
        }
    }

    private func service(_ entry: BuiltIndex.Entry) throws(BuiltFault) -> CompiledService {
        let service = try MachineFile.read(try BuiltFolder.json(entry.machine, read))
        guard service.wholeDigest == entry.whole else { throw .digestDiffers(entry.service) }
        return service
    }

    /// A service as `JSONCoder` writes it: the very bytes of which `whole` is the digest.
    public func bytes(of entry: BuiltIndex.Entry) throws(BuiltFault) -> [UInt8] {
        let bytes = try MachineFile.bare(try BuiltFolder.json(entry.machine, read)).service.bytes(.compact)
        guard SHA256.hexadecimal(bytes) == entry.whole else { throw .digestDiffers(entry.service) }
        return bytes
    }

    /// The first service whose file is not there: said before anything is served.
    public func firstMissing(_ isThere: (String) -> Bool) -> BuiltFault? {
        index.services.first { !isThere($0.machine) }.map { .missing($0.machine) }
    }

    private static func json(_ path: String, _ read: (String) -> [UInt8]?) throws(BuiltFault) -> JSONValue {
        guard let bytes = read(path) else { throw .missing(path) }
        do { return try JSONValue(parsing: bytes) } catch { throw .unreadable("\(path): \(error)") }
    }

    private static func decode<T: Decodable>(_ type: T.Type, _ path: String, _ read: (String) -> [UInt8]?) throws(BuiltFault) -> T {
        let json = try json(path, read)
        do { return try JSONCoder.decode(type, from: json) } catch { throw .unreadable("\(path): \(error)") }
    }
}

extension BuiltFault: CustomStringConvertible {
    public var description: String {
        switch self {
        case .missing(let path): "\(path) is missing; build again"
        case .unreadable(let reason): "cannot be read: \(reason)"
        case .unknownFormat(let number): "format \(number) is of a later version of this program"
        case .digestDiffers(let service): "the files of `\(service)` were changed after they were built; build again"
        }
    }
}
