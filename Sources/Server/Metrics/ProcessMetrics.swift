import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// What the process itself uses, under the names that every exporter has.
enum ProcessMetrics {
    static func write(to text: inout MetricText, startedAt: Int64) {
        var used = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used)
        let seconds = Double(used.tv_sec) + Double(used.tv_nsec) / 1e9
        text.add("process_cpu_seconds_total", .counter, "Processor time used, in seconds.", seconds)
        text.add("process_start_time_seconds", .gauge, "When the process started, in seconds since 1970.", Double(startedAt))
        if let pages = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8))?.split(separator: " "), pages.count > 1,
            let resident = Double(pages[1])
        {
            let size = Double(sysconf(Int32(_SC_PAGESIZE)))
            text.add("process_resident_memory_bytes", .gauge, "Memory in use, in bytes.", resident * size)
        }
        if let open = try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count {
            text.add("process_open_fds", .gauge, "Open files and connections.", Double(open))
        }
    }
}
