import Foundation
import GRDB
import ServiceIR

/// The database of a store, taken as it is, served or not: opening it changes neither its tables nor its journal mode.
package struct StoreFile: Sendable {
    let queue: DatabaseQueue
    /// Beside the database.
    let filesFolder: String

    /// - Parameter acceptsOlder: whether its tables may be those of an earlier version of this program.
    /// - Throws: `StoreError.isForeign` where it is another program's file or an empty one.
    package init(path: String, acceptsOlder: Bool = false) throws(StoreError) {
        do {
            queue = try DatabaseQueue(path: path, configuration: SQLiteDriver.configuration)
            switch try queue.read(SQLiteSchema.age) {
            case .current: break
            case .older: if !acceptsOlder { throw StoreError.isOlder }
            case .newer: throw StoreError.isNewer
            case .empty, .foreign: throw StoreError.isForeign
            }
        } catch { throw StoreError.sqlite(error) }
        filesFolder = SQLiteDriver.filesFolder(of: path)
    }

    package func read<T>(_ body: (Database) throws -> T) throws(StoreError) -> T {
        do { return try queue.read { try body(Database(SQLiteConnection($0))) } } catch { throw StoreError.sqlite(error) }
    }

    package func write<T>(_ body: (Database) throws -> T) throws(StoreError) -> T {
        do { return try queue.write { try body(Database(SQLiteConnection($0))) } } catch { throw StoreError.sqlite(error) }
    }

    package func close() throws(StoreError) {
        do { try queue.close() } catch { throw StoreError.sqlite(error) }
    }
}
