import Synchronization

/// The definitions that were used last, of all regions of the process: what is not here is read from the store again.
package final class DefinitionCache: Sendable {
    /// A definition goes by its service and by its catalog.
    struct Key: Hashable {
        var catalog: String
        var whole: String
    }

    private struct Entry {
        var definition: Definition
        var lastUse: UInt64
    }
    private struct State {
        var entries: [Key: Entry] = [:]
        var uses: UInt64 = 0
    }

    private let state = Mutex(State())
    private let limit: Int

    /// - Parameter limit: how many are kept; one takes about a quarter of a megabyte.
    package init(limit: Int = 256) { self.limit = limit }

    subscript(key: Key) -> Definition? {
        state.withLock { state in
            state.uses += 1
            state.entries[key]?.lastUse = state.uses
            return state.entries[key]?.definition
        }
    }

    func keep(_ definition: Definition, as key: Key) {
        state.withLock { state in
            state.uses += 1
            if state.entries.count >= limit, let oldest = state.entries.min(by: { $0.value.lastUse < $1.value.lastUse })?.key {
                state.entries[oldest] = nil
            }
            state.entries[key] = Entry(definition: definition, lastUse: state.uses)
        }
    }

    package var count: Int { state.withLock { $0.entries.count } }
}
