import ServiceIR

/// One file of a built region: where it goes below the folder, and its bytes.
public struct BuiltFile: Hashable, Sendable {
    public var path: String
    public var bytes: [UInt8]
    public init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }
}

/// The files that `mppc build` writes and `mppd` runs: `catalog.json`, `index.json` and for each service its machine and its schema.
///
/// The same definitions always give the same bytes.
public enum BuiltFiles {
    public static func emit(_ catalog: CompiledCatalog, _ services: [CompiledService]) -> [BuiltFile] {
        emit(catalog, services.map { BuiltService($0) })
    }

    public static func emit(_ catalog: CompiledCatalog, _ services: [BuiltService]) -> [BuiltFile] {
        let services = services.sorted { $0.entry.service < $1.entry.service }
        var files = [BuiltFile(path: "catalog.json", bytes: bytes(of: JSONCoder.encode(catalog)))]
        files += services.flatMap(\.files)
        let index = BuiltIndex(catalog: catalog.catalog, edition: catalog.edition, services: services.map(\.entry))
        files.append(BuiltFile(path: "index.json", bytes: bytes(of: JSONCoder.encode(index))))
        return files
    }

    static func bytes(of json: JSONValue) -> [UInt8] {
        var bytes = json.bytes(.pretty)
        if bytes.last != UInt8(ascii: "\n") { bytes.append(UInt8(ascii: "\n")) }
        return bytes
    }
}

/// What is built of one service: of nothing but itself, so that several can be built at once.
public struct BuiltService: Sendable {
    public let digested: DigestedService
    let entry: BuiltIndex.Entry
    let files: [BuiltFile]

    public init(_ service: CompiledService) {
        let (digested, json) = DigestedService.encoding(service)
        self.digested = digested
        entry = BuiltIndex.Entry(digested)
        files = [
            BuiltFile(path: entry.machine, bytes: BuiltFiles.bytes(of: MachineFile.json(of: digested, json))),
            BuiltFile(path: entry.schema, bytes: BuiltFiles.bytes(of: SubmissionSchema.emit(digested))),
        ]
    }
}

/// The state machine of a service as JSON, `schemas/machine.schema.json`: the compiled service with its schema and digests named.
public enum MachineFile {
    public static let schemaID = "urn:mpp:schema:machine:1"

    public static func json(of service: CompiledService) -> JSONValue {
        let (digested, json) = DigestedService.encoding(service)
        return self.json(of: digested, json)
    }

    /// `json` is what `JSONCoder` makes of the service.
    static func json(of service: DigestedService, _ json: JSONValue) -> JSONValue {
        var object: JSONObject = ["$schema": .string(schemaID), "digest": service.json]
        for (key, value) in json.object ?? [:] { object[key] = value }
        return .object(object)
    }

    /// Reads a machine file back; the digests are computed anew and must be those it names.
    public static func read(_ json: JSONValue) throws(BuiltFault) -> CompiledService {
        let (service, whole) = try bare(json)
        let decoded: CompiledService
        do { decoded = try JSONCoder.decode(CompiledService.self, from: service) } catch { throw .unreadable("\(error)") }
        guard whole == decoded.wholeDigest else { throw .digestDiffers(decoded.service) }
        return decoded
    }

    /// The service alone, as `JSONCoder` writes it, and the digest that the file names.
    static func bare(_ json: JSONValue) throws(BuiltFault) -> (service: JSONValue, whole: String?) {
        guard var object = json.object else { throw .unreadable("not an object") }
        guard case .integer(let format)? = object["format"], format >= 1, format <= Int64(CompiledService.formatNumber) else {
            throw .unknownFormat(object["format"]?.int ?? 0)
        }
        let whole = object["digest"]?["whole"]?.string
        object["$schema"] = nil
        object["digest"] = nil
        return (.object(object), whole)
    }
}
