import Console
import Expectations
import Foundation
import Server
import ServiceDSL
import Testing

/// The options of a command in a file: what is wrong with it is said at its place, all at once.
@Suite struct OptionFileTests {
    private static let usage: CommandUsage = {
        func option(_ name: OptionName, _ value: OptionUsage.Value) -> OptionUsage {
            OptionUsage(name: name, value: value, help: ServiceDSL.Words(en: "", id: ""))
        }
        return CommandUsage(
            name: "serve", summary: ServiceDSL.Words(en: "", id: ""),
            options: [
                option(.database, .text("FILE")), option(.port, .number), option(.secure, .flag), option(.proxy, .text("ADDRESS")),
                option(.uploadLimit, .number), option(.demo, .flag), option(.logLevel, .word(["notice", "debug"], isFirstDefault: false)),
            ])
    }()

    private static func read(_ yaml: String) throws -> OptionFile {
        let folder = NSTemporaryDirectory() + "mpp-options-\(Secret.make())"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try Data(yaml.utf8).write(to: URL(filePath: folder + "/mppd.yaml"))
        return try OptionFile(path: folder + "/mppd.yaml", of: usage) { option, text in option == .database && !text.contains("://") }
    }

    private static func faults(_ yaml: String) throws -> [ServiceDSL.Words] { try read(yaml).faults }

    @Test func whatItSaysIsRead() throws {
        let file = try Self.read(
            """
            folders: [daerah, /etc/mppd/lain]
            database: data/mpp.sqlite   # beside this file
            port: 8073
            secure: true
            proxy: [127.0.0.1, 10.0.0.2]
            log_level: debug
            """)
        expect(file.values[.port]?.text == "8073" && file.values[.secure]?.text == "1" && file.values[.logLevel]?.text == "debug")
        expect(file.values[.proxy]?.text, equals: "127.0.0.1,10.0.0.2")
        expect(file.values[.port]?.place.hasSuffix("/mppd.yaml:3:1") == true)
        expect(file.values[.database]?.text.hasSuffix("/data/mpp.sqlite") == true)
        expect(file.folders.first?.hasSuffix("/daerah") == true && file.folders.last == "/etc/mppd/lain")
        let other = try Self.read("database: postgresql://mppd@db/sinjai\nsecure: false\n")
        expect(other.values[.database]?.text == "postgresql://mppd@db/sinjai" && other.values[.secure] == nil && other.folders.isEmpty)
    }

    @Test func allFaultsAreSaidAtTheirPlaces() throws {
        let faults = try Self.faults(
            """
            prot: 8073
            port: delapan
            secure: kadang
            log_level: cerewet
            demo: true
            database: [a, b]
            folders: { a: b }
            """)
        let parts = [
            ("mppd.yaml:1:1: `prot` is not known here; perhaps `port`", "`prot` tidak dikenal di sini; mungkin `port`"),
            ("mppd.yaml:2:1: `port` must be a whole number", "`port` harus bilangan bulat"),
            ("mppd.yaml:3:1: `secure` must be true or false", "`secure` harus true atau false"),
            ("mppd.yaml:4:1: `log_level` must be one of notice, debug", "harus salah satu dari notice, debug"),
            ("mppd.yaml:5:1: `demo` is not known here", "`demo` tidak dikenal di sini"),
            ("mppd.yaml:6:1: `database` must be a value", "`database` harus nilai"),
            ("mppd.yaml:7:1: `folders` must be a list of folders", "`folders` harus daftar folder"),
        ]
        expect(faults.count, equals: parts.count)
        // What is right in it is known all the same.
        try expect(Self.read("prot: 1\nport: 2\n").values[.port]?.text == "2")
        for (fault, part) in zip(faults, parts) { expect(fault.en.contains(part.0) && fault.id.contains(part.1), "\(fault)") }
        for (yaml, place) in [("port: [1", "mppd.yaml:1:"), ("- port", "mppd.yaml"), ("port: 1\nport: 2\n", "mppd.yaml:2:1")] {
            let faults = try Self.faults(yaml)
            expect(!faults.isEmpty && faults.allSatisfy { $0.en.contains(place) }, "\(yaml): \(faults)")
        }
    }
}
