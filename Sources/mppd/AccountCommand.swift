import Console
import Foundation
import Runtime
import Server
import ServiceDSL
import ServiceIR

/// `mppd account add siti --name "Siti" --role loket --role pemeriksa`
struct AccountAdd: Command {
    static let usage = CommandUsage(
        name: "account add",
        summary: Words(
            en: "Make an officer's account, or give one a new password, name and roles. The password is read from standard input.",
            id: "Membuat akun petugas, atau memberinya kata sandi, nama, dan peran baru. Kata sandi dibaca dari masukan standar."),
        operands: login,
        options: [
            OptionUsage(name: .name, value: .text("TEXT"), help: Words(en: "The officer's name.", id: "Nama petugas.")),
            OptionUsage(
                name: .nip, value: .text("NUMBER"),
                help: Words(
                    en: "The officer's NIP, 18 digits: letters that he signs show it.",
                    id: "NIP petugas, 18 angka: tampil pada surat yang ditandatanganinya.")),
            OptionUsage(
                name: .role, value: .text("ROLE"),
                help: Words(
                    en: "A role of the catalog, ROLE or ROLE@REGION; said again for each further one.",
                    id: "Peran dari katalog, ROLE atau ROLE@REGION; diulang untuk tiap peran lain.")),
            OptionUsage(
                name: .withoutPassword, value: .flag,
                help: Words(
                    en: "No password: the officer logs in by the identity provider of `mppd serve --login` alone.",
                    id: "Tanpa kata sandi: petugas hanya masuk lewat penyedia identitas dari `mppd serve --login`.")),
            .database, .region, .configuration, .lang,
        ])

    static let login = CommandUsage.Operands.one("LOGIN", Words(en: "The name to log in with.", id: "Nama untuk masuk."))

    private let login: String
    private let name: String
    private let nip: String
    private let roles: [String]
    private let hasPassword: Bool
    private let address: StoreAddress
    private let language: MessageLanguage

    init(_ line: ArgumentLine) throws(Fault) {
        login = line.operands[0]
        name = line.text(.name) ?? ""
        nip = (line.text(.nip) ?? "").filter { $0 != " " }
        roles = line.texts(.role)
        hasPassword = !line.has(.withoutPassword)
        address = try Said(line).store(of: Self.usage)
        language = line.language
        var faults: [Words] = []
        if login.utf8.count > 64 {
            faults.append(Words(en: "\(login): at most 64 characters", id: "\(login): paling banyak 64 huruf"))
        }
        if name.allSatisfy(\.isWhitespace) { faults.append(Words(en: "give the officer's --name", id: "beri nama petugas dengan --name")) }
        if !nip.isEmpty, nip.utf8.count != 18 || !nip.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) {
            faults.append(Words(en: "\(nip): a NIP has 18 digits", id: "\(nip): NIP terdiri atas 18 angka"))
        }
        if roles.isEmpty { faults.append(Words(en: "give at least one --role", id: "beri sedikitnya satu --role")) }
        if !faults.isEmpty { throw .usage(faults, command: Self.usage.name) }
    }

    func run() async throws -> ExitStatus {
        var isNew = false
        if case .file(let path) = address { isNew = Files.kind(of: path) == nil }
        let accounts = Accounts(store: try Store(address), passwords: Passwords())
        if isNew {
            let words = Words(
                en: "\(address) is new: roles are not compared with a catalog until it is served once",
                id: "\(address) baru dibuat: peran belum dibandingkan dengan katalog sebelum dijalankan sekali")
            Shell.print(error: "mppd: \(words[language])\n")
        }
        let known = try await accounts.knownRoles()
        for text in roles where !known.isEmpty && !known.contains(HeldRole(text: text).role) {
            let list = known.map(\.rawValue).joined(separator: ", ")
            throw Fault.other(
                Words(
                    en: "no role `\(text)` in the catalog; there are \(list)", id: "tidak ada peran `\(text)` di katalog; yang ada \(list)")
            )
        }
        let password = hasPassword ? try readPassword() : nil
        try await accounts.set(login: login, name: name, nip: nip, roles: roles, password: password, at: Portal.systemTime())
        Shell.print("\(login)\t\(name)\t\(roles.joined(separator: ","))\n")
        return .clean
    }

    private func readPassword() throws(Fault) -> String {
        Shell.print(error: Words(en: "password:", id: "kata sandi:")[language] + "\n")
        guard let password = Shell.readSecret(), password.unicodeScalars.count >= Accounts.shortestPassword else {
            throw .other(
                Words(
                    en: "the password must have at least \(Accounts.shortestPassword) characters",
                    id: "kata sandi sedikitnya \(Accounts.shortestPassword) huruf"))
        }
        return password
    }
}

/// `mppd account remove siti`
struct AccountRemove: Command {
    static let usage = CommandUsage(
        name: "account remove",
        summary: Words(
            en: "Take an account away; whoever is logged in with it is logged out.",
            id: "Menghapus akun; yang sedang masuk dengannya dikeluarkan."),
        operands: AccountAdd.login, options: [.database, .region, .configuration, .lang])

    private let login: String
    private let address: StoreAddress
    private let language: MessageLanguage

    init(_ line: ArgumentLine) throws(Fault) {
        login = line.operands[0]
        address = try Said(line).store(of: Self.usage)
        language = line.language
    }

    func run() async throws -> ExitStatus {
        let accounts = Accounts(store: try Store(existing: address), passwords: Passwords())
        if try await accounts.remove(login: login) { return .clean }
        let words = Words(en: "no account `\(login)`", id: "tidak ada akun `\(login)`")
        Shell.print(error: "mppd: \(words[language])\n")
        return .findings
    }
}

/// `mppd account reset-second-factor siti`
struct AccountReset: Command {
    static let usage = CommandUsage(
        name: "account reset-second-factor",
        summary: Words(
            en: "Take an account's second factor away, for an officer who lost the phone and the recovery codes; logs her out.",
            id: "Melepas verifikasi dua langkah suatu akun, bagi petugas yang kehilangan ponsel dan kode cadangannya; ia dikeluarkan."),
        operands: AccountAdd.login, options: [.database, .region, .configuration, .lang])

    private let login: String
    private let address: StoreAddress
    private let language: MessageLanguage

    init(_ line: ArgumentLine) throws(Fault) {
        login = line.operands[0]
        address = try Said(line).store(of: Self.usage)
        language = line.language
    }

    func run() async throws -> ExitStatus {
        if try await SecondFactors(store: try Store(existing: address)).reset(login: login) { return .clean }
        let words = Words(en: "no account `\(login)` with a second factor", id: "tidak ada akun `\(login)` dengan verifikasi dua langkah")
        Shell.print(error: "mppd: \(words[language])\n")
        return .findings
    }
}

/// `mppd account list`
struct AccountList: Command {
    static let usage = CommandUsage(
        name: "account list",
        summary: Words(en: "List all accounts with their roles.", id: "Menampilkan semua akun dengan perannya."),
        options: [.database, .region, .configuration, .lang])

    private let address: StoreAddress
    private let language: MessageLanguage

    init(_ line: ArgumentLine) throws(Fault) {
        address = try Said(line).store(of: Self.usage)
        language = line.language
    }

    func run() async throws -> ExitStatus {
        let accounts = Accounts(store: try Store(existing: address), passwords: Passwords())
        for (officer, isClosed, hasSecondFactor) in try await accounts.list() {
            var fields = [officer.login, officer.name, officer.roleTexts.joined(separator: ",")]
            if isClosed { fields.append(Words(en: "closed", id: "ditutup")[language]) }
            if hasSecondFactor { fields.append(Words(en: "second factor", id: "verifikasi dua langkah")[language]) }
            Shell.print(fields.joined(separator: "\t") + "\n")
        }
        return .clean
    }
}
