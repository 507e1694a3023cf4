/// All that is wrong with a file of the operator's.
package struct FileFaults: Error {
    package struct Fault: Sendable {
        package var path: String
        package var en: String
        package var id: String
    }

    package var all: [Fault] = []

    mutating func add(_ path: String, en: String, id: String) { all.append(Fault(path: path, en: en, id: id)) }
}
