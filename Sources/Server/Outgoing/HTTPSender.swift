import CCurl
import NIOPosix
import Synchronization

/// Asks other machines by libcurl, on threads of its own: never an event loop.
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
        /// More than is ever read.
        case tooLong
    }

    private struct Request: Sendable {
        var url: String
        /// Without one it is asked by GET.
        var body: [UInt8]?
        var headers: [String]
    }

    /// What has come of an answer.
    private struct Answer: Sendable {
        var body: [UInt8] = []
        var isWhole = true
    }

    /// So much of an answer is read at most.
    private static let longestAnswer = 256 << 10
    private static let connectSeconds = 5
    /// So many are sent at once.
    static let threadCount = 4
    private static let isReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

    /// A connection's state, which one thread uses at a time.
    private struct Handle: @unchecked Sendable { let pointer: UnsafeMutableRawPointer }

    private let timeout: Int
    private let threads: NIOThreadPool
    private let idle = Mutex<[Handle]>([])

    /// - Parameter timeout: in seconds, from the beginning of a connection to the end of its answer.
    init(timeout: Int, threads count: Int = HTTPSender.threadCount) {
        self.timeout = timeout
        threads = NIOThreadPool(numberOfThreads: count)
        threads.start()
    }

    deinit {
        threads.shutdownGracefully { _ in }
        for handle in idle.withLock({ $0 }) { curl_easy_cleanup(handle.pointer) }
    }

    /// Sends one body of JSON; done once the other side has answered with a status of success, whatever else it says.
    func post(_ body: [UInt8], to url: String, headers: [String]) async throws(Failure) {
        _ = try await send(Request(url: url, body: body, headers: headers + ["Content-Type: application/json"]))
    }

    /// Sends the fields of a form.
    ///
    /// - Returns: the whole answer, of a status of success.
    func post(form fields: [(String, String)], to url: String, headers: [String] = []) async throws(Failure) -> [UInt8] {
        let text = fields.map { "\($0.percentEncoded())=\($1.percentEncoded())" }.joined(separator: "&")
        let type = "Content-Type: application/x-www-form-urlencoded"
        return try await whole(Request(url: url, body: Array(text.utf8), headers: headers + [type, "Accept: application/json"]))
    }

    /// - Returns: the whole answer, of a status of success.
    func get(_ url: String) async throws(Failure) -> [UInt8] {
        try await whole(Request(url: url, body: nil, headers: ["Accept: application/json"]))
    }

    private func whole(_ request: Request) async throws(Failure) -> [UInt8] {
        let answer = try await send(request)
        guard answer.isWhole else { throw .tooLong }
        return answer.body
    }

    private func send(_ request: Request) async throws(Failure) -> Answer {
        let result: Result<Answer, Failure>
        do { result = try await threads.runIfActive { self.perform(request) } } catch { throw .connection(0) }
        return try result.get()
    }

    private func perform(_ request: Request) -> Result<Answer, Failure> {
        guard HTTPSender.isReady, let handle = idle.withLock({ $0.popLast() }) ?? curl_easy_init().map(Handle.init) else {
            return .failure(.connection(0))
        }
        defer { idle.withLock { $0.append(handle) } }
        var list: UnsafeMutablePointer<curl_slist>?
        // Without the last one, libcurl would ask first.
        for header in request.headers + ["Expect:"] { list = curl_slist_append(list, header) }
        defer { curl_slist_free_all(list) }
        return (request.body ?? []).withUnsafeBytes { bytes in
            perform(handle.pointer, request.url, request.body == nil ? nil : bytes, list)
        }
    }

    private func perform(
        _ curl: UnsafeMutableRawPointer, _ url: String, _ body: UnsafeRawBufferPointer?, _ headers: UnsafeMutablePointer<curl_slist>?
    ) -> Result<Answer, Failure> {
        curl_easy_reset(curl)
        var answer = Answer()
        return withUnsafeMutablePointer(to: &answer) { answer in
            var settings = [
                mpp_curl_set_text(curl, CURLOPT_URL, url), mpp_curl_set_text(curl, CURLOPT_PROTOCOLS_STR, "http,https"),
                mpp_curl_set_number(curl, CURLOPT_FOLLOWLOCATION, 0), mpp_curl_set_number(curl, CURLOPT_NOSIGNAL, 1),
                mpp_curl_set_number(curl, CURLOPT_SSL_VERIFYPEER, 1), mpp_curl_set_number(curl, CURLOPT_SSL_VERIFYHOST, 2),
                mpp_curl_set_number(curl, CURLOPT_TIMEOUT, timeout),
                mpp_curl_set_number(curl, CURLOPT_CONNECTTIMEOUT, HTTPSender.connectSeconds),
                mpp_curl_set_text(curl, CURLOPT_USERAGENT, "mppd"), mpp_curl_set_pointer(curl, CURLOPT_HTTPHEADER, headers),
                mpp_curl_set_pointer(curl, CURLOPT_WRITEDATA, answer),
                mpp_curl_set_writer(curl) { bytes, size, count, answer in
                    guard let bytes, let answer = answer?.assumingMemoryBound(to: Answer.self) else { return 0 }
                    let length = size * count
                    guard answer.pointee.body.count + length <= HTTPSender.longestAnswer else {
                        answer.pointee.isWhole = false
                        return 0
                    }
                    answer.pointee.body += UnsafeRawBufferPointer(start: bytes, count: length)
                    return length
                },
            ]
            if let body {
                settings += [
                    mpp_curl_set_number(curl, CURLOPT_POST, 1), mpp_curl_set_number(curl, CURLOPT_POSTFIELDSIZE, body.count),
                    mpp_curl_set_pointer(curl, CURLOPT_POSTFIELDS, UnsafeMutableRawPointer(mutating: body.baseAddress)),
                ]
            }
            // A setting that this libcurl does not know may be one that keeps us safe.
            guard settings.allSatisfy({ $0 == CURLE_OK }) else { return .failure(.connection(0)) }
            let result = curl_easy_perform(curl)
            var status = 0
            mpp_curl_get_number(curl, CURLINFO_RESPONSE_CODE, &status)
            switch result {
            // The status stands before the part that was not read any more.
            case CURLE_OK, CURLE_WRITE_ERROR:
                if (200..<300).contains(status) { return .success(answer.pointee) }
                return .failure((300..<400).contains(status) ? .redirect : .status(status))
            case CURLE_OPERATION_TIMEDOUT: return .failure(.timeout)
            case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CONNECT_ERROR: return .failure(.certificate)
            default: return .failure(.connection(Int(result.rawValue)))
            }
        }
    }
}

extension HTTPSender.Failure: CustomStringConvertible {
    /// As the outbox keeps it, and the log.
    var description: String {
        switch self {
        case .status(let status): "status \(status)"
        case .redirect: "redirect"
        case .timeout: "timeout"
        case .certificate: "certificate"
        case .connection(let code): "connection \(code)"
        case .tooLong: "too long"
        }
    }
}
