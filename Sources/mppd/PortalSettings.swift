import Console
import NIOCore
import Server
import ServiceDSL

extension PortalConfiguration {
    /// What was said of a server; what is wrong with any of it is added to `faults`.
    init(_ said: Said, of command: CommandUsage, faults: inout [Words]) {
        self.init()
        func fault(_ option: OptionName, _ value: String, _ must: Words) {
            let place = said.place(option)
            faults.append(Words(en: "\(place) \(value): must be \(must.en)", id: "\(place) \(value): harus \(must.id)"))
        }
        func number(_ option: OptionName, _ range: ClosedRange<Int>, else standard: Int) -> Int {
            guard let text = said.text(option) else { return standard }
            if let number = Int(text), range.contains(number) { return number }
            fault(
                option, text,
                Words(
                    en: "a whole number from \(range.lowerBound) to \(range.upperBound)",
                    id: "bilangan bulat \(range.lowerBound) sampai \(range.upperBound)"))
            return standard
        }
        func read<Value>(_ body: () throws(Fault) -> Value) -> Value? {
            do throws(Fault) { return try body() } catch {
                if case .usage(let found, _) = error { faults += found } else { faults += error.lines(of: "mppd") }
                return nil
            }
        }
        if let address = read({ () throws(Fault) in try said.storeWithFiles(of: command) }) { database = address }
        host = said.text(.host) ?? "127.0.0.1"
        port = number(.port, 0...65535, else: 8080)
        if let text = said.text(.metrics) {
            metrics = ListenAddress(text)
            if metrics == nil {
                fault(.metrics, text, Words(en: "PORT or ADDRESS:PORT, such as 9073", id: "PORT atau ADDRESS:PORT, misalnya 9073"))
            }
        }
        uploadLimit = number(.uploadLimit, 1...1000, else: 10) * 1_000_000
        isSecure = said.has(.secure)
        needsSecondFactor = said.has(.secondFactor)
        if let text = said.text(.proxy) {
            let addresses = text.split(separator: ",").map(String.init)
            proxies = Set(addresses)
            for address in addresses where (try? SocketAddress(ipAddress: address, port: 0)) == nil {
                fault(.proxy, address, Words(en: "an address such as 127.0.0.1", id: "alamat seperti 127.0.0.1"))
            }
        }
        for text in said.text(.allowOrigin)?.split(separator: ",").map(String.init) ?? [] {
            if let origin = WebOrigin(text) {
                origins.insert(origin)
            } else {
                fault(
                    .allowOrigin, text,
                    Words(
                        en: "a scheme and a host, such as https://desa.example, and nothing after them",
                        id: "skema dan host, misalnya https://desa.example, tanpa apa pun sesudahnya"))
            }
        }
        if let text = said.text(.virusScanner) {
            scanner = VirusScanner.Address(text).map { VirusScanner($0) }
            if scanner == nil {
                fault(
                    .virusScanner, text,
                    Words(
                        en: "PORT, ADDRESS:PORT or the path of a socket, such as /run/clamav/clamd.ctl",
                        id: "PORT, ADDRESS:PORT, atau jalur soket, misalnya /run/clamav/clamd.ctl"))
            }
        }
        if let text = said.text(.pdfCommand) {
            pdfCommand = PDFCommand(text)
            if pdfCommand == nil {
                fault(.pdfCommand, text, Words(en: "a program that is there", id: "program yang ada"))
            }
        }
        if said.text(.connections) != nil {
            let count = number(.connections, 2...500, else: 8)
            connections = count
            crews = PostgresCrews(connections: count)
        }
        if let folder = said.text(.words) {
            do throws(FileFault) { words = try WordFile.read(folder: folder) } catch { faults.append(error.line) }
        }
        if let path = said.text(.login) {
            do throws(FileFaults) {
                login = try LoginProviders(path: path, prefix: said.secretPrefix("LOGIN"), variable: Setting.text)
            } catch { faults += error.lines }
        }
        receivers = read { () throws(Fault) in try said.receivers() } ?? []
        fileKeys = read { () throws(Fault) in try said.fileKeys() } ?? nil
    }
}

extension FileFault {
    var line: Words { Words(en: "\(path): \(en)", id: "\(path): \(id)") }
}

extension FileFaults {
    var lines: [Words] { all.map(\.line) }
}
