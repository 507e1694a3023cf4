import Console
import Server
import ServiceDSL

/// What is said of the options of a command: by its line, else by the environment, else by the file of `--configuration`; of a region by the file alone.
struct Said {
    private let line: ArgumentLine
    private let file: OptionFile?
    /// Of which of the file's regions it is.
    let region: OptionFile.Region?

    init(_ line: ArgumentLine, file: OptionFile?, region: OptionFile.Region? = nil) {
        self.line = line
        self.file = file
        self.region = region
    }

    /// Of a command about one store: with `--region` what the file says of that region.
    init(_ line: ArgumentLine) throws(Fault) {
        guard let name = line.text(.region) else {
            self.init(line, file: nil)
            return
        }
        guard let path = line.text(.configuration) ?? Setting.text(OptionName.configuration.variable) else {
            throw .other(
                Words(
                    en: "--region names a region of a file: say which with --configuration",
                    id: "--region menyebut daerah dalam sebuah berkas: sebut berkasnya dengan --configuration"))
        }
        let own = OptionFile.Regional.standard.own.filter(line.has).map { "--\($0.rawValue)" }.sorted().joined(separator: ", ")
        guard own.isEmpty else {
            throw .other(Words(en: "\(own): the file says it of the region", id: "\(own): berkas itu menyebutnya untuk daerah tersebut"))
        }
        let file = try OptionFile(configuration: path, of: Serve.usage)
        if !file.faults.isEmpty { throw .several(file.faults) }
        guard let region = file.regions.first(where: { $0.name == name }) else {
            let known = file.regions.map(\.name).joined(separator: ", ")
            throw .other(
                Words(en: "\(path) has no region `\(name)`: \(known)", id: "\(path) tidak berisi daerah `\(name)`: \(known)"))
        }
        self.init(line, file: file, region: region)
    }

    func text(_ option: OptionName) -> String? {
        if let region {
            if let value = region.values[option] { return value.text }
            if OptionFile.Regional.standard.own.contains(option) { return nil }
        }
        return line.text(option) ?? Setting.text(option.variable) ?? file?.values[option]?.text
    }

    /// Of an option without a value.
    func has(_ option: OptionName) -> Bool {
        if let region {
            if let value = region.values[option] { return value.text == "1" }
            if OptionFile.Regional.standard.own.contains(option) { return false }
        }
        if line.has(option) { return true }
        return (Setting.text(option.variable) ?? file?.values[option]?.text) == "1"
    }

    /// Whether the line or the file says it: the environment is there for other commands too.
    func isWritten(_ option: OptionName) -> Bool {
        if let region, OptionFile.Regional.standard.own.contains(option) { return region.values[option] != nil }
        return line.has(option) || file?.values[option] != nil
    }

    /// Where the value of `text` was said, as a message begins with it.
    func place(_ option: OptionName) -> String {
        if let value = region?.values[option] { return "\(value.place): \(option.key)" }
        if line.has(option) { return "--\(option.rawValue)" }
        if Setting.text(option.variable) != nil { return option.variable }
        return file?.values[option].map { "\($0.place): \(option.key)" } ?? "--\(option.rawValue)"
    }

    /// The folders of definitions.
    var operands: [String] {
        if let region { return region.folders }
        return line.operands.isEmpty ? file?.folders ?? [] : line.operands
    }

    /// With what the environment's names of secrets begin: `MPPD_SYSTEM_SIMBG`, of the region `sinjai` `MPPD_SYSTEM_SINJAI_SIMBG`.
    func secretPrefix(_ kind: String) -> String { "MPPD_\(kind)_" + (region.map { $0.name.uppercased() + "_" } ?? "") }
}

extension OptionName {
    /// The environment variable that says the same.
    var variable: String { "MPPD_" + key.uppercased() }
}

extension OptionFile.Regional {
    /// Keys and accounts are never two regions'; what is left is the listener's.
    static let standard = OptionFile.Regional(
        own: [.database, .files, .catalog, .tokenIssuer, .login, .signingKeys, .fileKeys, .webhooks], shared: [.uploadLimit, .secondFactor])
}

extension OptionFile {
    /// The file of `--configuration`.
    init(configuration path: String, of usage: CommandUsage) throws(Fault) {
        try self.init(path: path, of: usage, regional: .standard) { option, text in
            switch option {
            case .database: !PostgresAddress.isOne(text)
            case .fileKeys, .files, .login, .signingKeys, .tokenIssuer, .webhooks, .words: true
            default: false
            }
        }
    }
}
