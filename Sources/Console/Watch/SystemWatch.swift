#if os(Linux)
    #if canImport(Glibc)
        import Glibc
    #elseif canImport(Musl)
        import Musl
    #endif

    /// Lets the system tell what changes (inotify).
    struct SystemWatch: FolderWatch {
        private let descriptor: Int32
        /// The folders that are looked at, by the system's numbers; one may be reached by several paths.
        private var folders: [Int32: Set<String>] = [:]
        private var scope = WatchScope([], reading: [])
        /// The system has no room for all folders: those that it does not tell of are looked at now and then.
        private var others: PollingWatch?

        /// So long, in milliseconds, nothing more must change before what changed is told.
        private static let quiet: Int32 = 2
        /// So long a file may be gone or unfinished while an editor puts another in its place.
        private static let replacing = 100.0

        init?() {
            descriptor = inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK))
            if descriptor < 0 { return nil }
        }

        mutating func follow(_ scope: WatchScope) -> Bool {
            self.scope = scope
            let events =
                UInt32(IN_CLOSE_WRITE) | UInt32(IN_CREATE) | UInt32(IN_DELETE) | UInt32(IN_MOVED_FROM) | UInt32(IN_MOVED_TO)
                | UInt32(IN_DELETE_SELF) | UInt32(IN_MOVE_SELF) | UInt32(IN_ATTRIB)
            var next: [Int32: Set<String>] = [:]
            var isFull = false
            for folder in scope.folders {
                let number = inotify_add_watch(descriptor, folder.isEmpty ? "." : folder, events)
                if number >= 0 { next[number, default: []].insert(folder) } else if errno == ENOSPC { isFull = true }
            }
            for number in folders.keys where next[number] == nil { inotify_rm_watch(descriptor, number) }
            let isNew = next.keys.contains { folders[$0] == nil }
            folders = next
            others = isFull ? others ?? PollingWatch() : nil
            if others != nil { _ = others?.follow(scope) }
            return isNew
        }

        mutating func wait() -> WatchChanges? {
            if others != nil { return others?.wait() }
            var changes = WatchChanges(since: 0)
            // Files that an editor is about to write, or to put in the place of those that it took away.
            var unfinished: Set<String> = []
            while true {
                let isFirst = changes.isEmpty
                let now = Shell.milliseconds
                if !isFirst, now - changes.since > 10 * Self.replacing { return changes }
                let left = unfinished.isEmpty ? Self.quiet : Int32(max(0, changes.since + Self.replacing - now))
                switch Shell.waitForInput(descriptor, atMost: isFirst ? -1 : left) {
                case .nobodyReads: return nil
                case .nothing: return changes
                case .input:
                    read(into: &changes, &unfinished)
                    if isFirst, !changes.isEmpty { changes.since = Shell.milliseconds }
                }
            }
        }

        private func read(into changes: inout WatchChanges, _ unfinished: inout Set<String>) {
            var buffer = [UInt8](repeating: 0, count: 64 << 10)
            let count = buffer.withUnsafeMutableBytes { systemRead(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 else { return }
            buffer.withUnsafeBytes { raw in
                let head = MemoryLayout<inotify_event>.size
                var place = 0
                while place + head <= count {
                    let event = raw.loadUnaligned(fromByteOffset: place, as: inotify_event.self)
                    let name = raw[place + head..<place + head + Int(event.len)].prefix { $0 != 0 }
                    place += head + Int(event.len)
                    note(event.wd, event.mask, String(decoding: name, as: UTF8.self), in: &changes, &unfinished)
                }
            }
        }

        private func note(_ number: Int32, _ mask: UInt32, _ name: String, in changes: inout WatchChanges, _ unfinished: inout Set<String>)
        {
            func holds(_ events: Int...) -> Bool { events.contains { mask & UInt32($0) != 0 } }
            if holds(Int(IN_Q_OVERFLOW)) { changes.isUnclear = true }
            guard let folders = folders[number], !holds(Int(IN_IGNORED)) else { return }
            if holds(Int(IN_DELETE_SELF), Int(IN_MOVE_SELF)) { changes.isUnclear = true }
            if name.isEmpty { return }
            let isFolder = holds(Int(IN_ISDIR))
            for folder in folders where scope.matters(name, in: folder, isFolder: isFolder) {
                let path = Paths.join(folder, name)
                if isFolder {
                    // That its rights changed says nothing of what lies in it, but that it may be readable now.
                    changes.isUnclear = true
                    continue
                }
                if holds(Int(IN_CLOSE_WRITE), Int(IN_MOVED_TO)) {
                    unfinished.remove(path)
                } else if holds(Int(IN_CREATE)) {
                    // A link is there at once.
                    if !Files.isLinked(path) { unfinished.insert(path) }
                } else if holds(Int(IN_DELETE), Int(IN_MOVED_FROM)) {
                    unfinished.insert(path)
                }
                changes.files.insert(path)
            }
        }
    }

    private func systemRead(_ descriptor: Int32, _ bytes: UnsafeMutableRawPointer?, _ count: Int) -> Int { read(descriptor, bytes, count) }
#endif
