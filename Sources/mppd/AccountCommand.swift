import ArgumentParser
import struct ArgumentParser.Option
import Foundation
import Runtime
import Server
import ServiceIR

/// `mppd account add siti --name "Siti" --role loket --role pemeriksa`
struct AccountCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "account", abstract: "Officers' local accounts.", subcommands: [Add.self, Remove.self, List.self])

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make an account, or give one a new password, name and roles. The password is read from standard input.")
        @Argument(help: "The name to log in with.") var login: String
        @Option(help: "The officer's name.") var name: String
        @Option(help: "A role of the catalog, ROLE or ROLE@REGION; repeat for several.") var role: [String]
        @OptionGroup var store: StoreOptions

        func validate() throws {
            if login.isEmpty || login.utf8.count > 64 { throw ValidationError("the login must have 1 to 64 characters") }
            if role.isEmpty { throw ValidationError("give at least one --role") }
            if name.allSatisfy(\.isWhitespace) { throw ValidationError("the name is empty") }
        }

        func run() async throws {
            let accounts = Accounts(store: try Store(path: store.path), passwords: Passwords())
            let known = try await accounts.knownRoles()
            for text in role where !known.isEmpty && !known.contains(HeldRole(text: text).role) {
                report("mppd: no role `\(text)` in the catalog; there are \(known.map(\.rawValue).joined(separator: ", "))")
                throw ExitCode(2)
            }
            report("password:")
            guard let password = readLine(strippingNewline: true), password.unicodeScalars.count >= Accounts.shortestPassword else {
                report("mppd: the password must have at least \(Accounts.shortestPassword) characters")
                throw ExitCode(2)
            }
            try await accounts.set(login: login, name: name, roles: role, password: password, at: Portal.systemTime())
            print("\(login)\t\(name)\t\(role.joined(separator: ","))")
        }
    }

    struct Remove: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Take an account away; whoever is logged in with it is logged out.")
        @Argument(help: "The name to log in with.") var login: String
        @OptionGroup var store: StoreOptions

        func run() async throws {
            let accounts = Accounts(store: try Store(path: store.path), passwords: Passwords())
            guard try await accounts.remove(login: login) else {
                report("mppd: no account `\(login)`")
                throw ExitCode(1)
            }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "All accounts with their roles.")
        @OptionGroup var store: StoreOptions

        func run() async throws {
            let accounts = Accounts(store: try Store(path: store.path), passwords: Passwords())
            for officer in try await accounts.list() {
                print("\(officer.login)\t\(officer.name)\t\(officer.roleTexts.joined(separator: ","))")
            }
        }
    }
}
