import CCurl
import NIOPosix
import Synchronization

/// Sends bodies to one address by libcurl, on threads of its own: never an event loop.
///
/// It follows no redirect, speaks nothing but http and https, believes certificates that the machine believes, and reads an answer only so far.
final class HTTPSender: Sendable {
    enum Failure: Error {
        case status(Int)
        case redirect
        case timeout
        case certificate
        /// Not reached, or cut off before an answer, by libcurl's number.
        case connection(Int)
    }

    /// So much of an answer is read at most, and thrown away.
    private static let longestAnswer = 64 << 10
    private static let connectSeconds = 5
    /// So many are sent at once.
    static let threadCount = 4
    private static let isReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

    /// A connection's state, which one thread uses at a time.
    private struct Handle: @unchecked Sendable { let pointer: UnsafeMutableRawPointer }

    private let url: String
    private let timeout: Int
    private let threads = NIOThreadPool(numberOfThreads: HTTPSender.threadCount)
    private let idle = Mutex<[Handle]>([])

    /// - Parameter timeout: in seconds, from the beginning of a connection to the end of its answer.
    init(url: String, timeout: Int) {
        self.url = url
        self.timeout = timeout
        threads.start()
    }

    deinit {
        threads.shutdownGracefully { _ in }
        for handle in idle.withLock({ $0 }) { curl_easy_cleanup(handle.pointer) }
    }

    /// Sends one body; done once the other side has answered with a status of success.
    func post(_ body: [UInt8], headers: [String]) async throws(Failure) {
        let failure: Failure?
        do { failure = try await threads.runIfActive { self.send(body, headers: headers) } } catch { failure = .connection(0) }
        if let failure { throw failure }
    }

    private func send(_ body: [UInt8], headers: [String]) -> Failure? {
        guard HTTPSender.isReady, let handle = idle.withLock({ $0.popLast() }) ?? curl_easy_init().map(Handle.init) else {
            return .connection(0)
        }
        defer { idle.withLock { $0.append(handle) } }
        var list: UnsafeMutablePointer<curl_slist>?
        // Without the last two, libcurl would ask first, and call it a form.
        for header in headers + ["Content-Type: application/json", "Expect:"] { list = curl_slist_append(list, header) }
        defer { curl_slist_free_all(list) }
        return body.withUnsafeBytes { bytes in perform(handle.pointer, bytes, list) }
    }

    private func perform(
        _ curl: UnsafeMutableRawPointer, _ body: UnsafeRawBufferPointer, _ headers: UnsafeMutablePointer<curl_slist>?
    ) -> Failure? {
        curl_easy_reset(curl)
        var read = 0
        return withUnsafeMutablePointer(to: &read) { read in
            let isSet =
                [
                    mpp_curl_set_text(curl, CURLOPT_URL, url), mpp_curl_set_text(curl, CURLOPT_PROTOCOLS_STR, "http,https"),
                    mpp_curl_set_number(curl, CURLOPT_FOLLOWLOCATION, 0), mpp_curl_set_number(curl, CURLOPT_NOSIGNAL, 1),
                    mpp_curl_set_number(curl, CURLOPT_SSL_VERIFYPEER, 1), mpp_curl_set_number(curl, CURLOPT_SSL_VERIFYHOST, 2),
                    mpp_curl_set_number(curl, CURLOPT_TIMEOUT, timeout),
                    mpp_curl_set_number(curl, CURLOPT_CONNECTTIMEOUT, HTTPSender.connectSeconds),
                    mpp_curl_set_text(curl, CURLOPT_USERAGENT, "mppd"), mpp_curl_set_number(curl, CURLOPT_POST, 1),
                    mpp_curl_set_number(curl, CURLOPT_POSTFIELDSIZE, body.count),
                    mpp_curl_set_pointer(curl, CURLOPT_POSTFIELDS, UnsafeMutableRawPointer(mutating: body.baseAddress)),
                    mpp_curl_set_pointer(curl, CURLOPT_HTTPHEADER, headers), mpp_curl_set_pointer(curl, CURLOPT_WRITEDATA, read),
                    mpp_curl_set_writer(curl) { _, size, count, read in
                        guard let read = read?.assumingMemoryBound(to: Int.self) else { return 0 }
                        read.pointee += size * count
                        return read.pointee > HTTPSender.longestAnswer ? 0 : size * count
                    },
                ].allSatisfy { $0 == CURLE_OK }
            // A setting that this libcurl does not know may be one that keeps us safe.
            guard isSet else { return .connection(0) }
            let result = curl_easy_perform(curl)
            var status = 0
            mpp_curl_get_number(curl, CURLINFO_RESPONSE_CODE, &status)
            switch result {
            // The status stands before the part that was not read any more.
            case CURLE_OK, CURLE_WRITE_ERROR:
                return (200..<300).contains(status) ? nil : (300..<400).contains(status) ? .redirect : .status(status)
            case CURLE_OPERATION_TIMEDOUT: return .timeout
            case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CONNECT_ERROR: return .certificate
            default: return .connection(Int(result.rawValue))
            }
        }
    }
}

extension HTTPSender.Failure: CustomStringConvertible {
    /// As the outbox keeps it.
    var description: String {
        switch self {
        case .status(let status): "status \(status)"
        case .redirect: "redirect"
        case .timeout: "timeout"
        case .certificate: "certificate"
        case .connection(let code): "connection \(code)"
        }
    }
}
