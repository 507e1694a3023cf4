import Hummingbird
import ServiceIR
import Synchronization

/// What a process has counted since its start: services, steps and routes by their ids, never a case or a person.
package final class Metrics: Sendable {
    private struct Event: Hashable { var service, kind: String }
    private struct Promise: Hashable {
        var service, promise: String
        var isKept: Bool
    }
    private struct Route: Hashable {
        var method, route: String
        var labels: [(name: String, value: String)] { [("method", method), ("route", route)] }
    }
    private struct Answer: Hashable {
        var route: Route
        var status: Int
    }
    private struct Try: Hashable {
        var receiver: String
        var outcome: TryOutcome
    }
    /// How one try to send a message ended; `dead` is the last one's failure.
    enum TryOutcome: String { case sent, failed, dead }
    private struct Histogram {
        var counts = [Int](repeating: 0, count: Metrics.bounds.count)
        var count = 0
        var sum = 0.0
    }
    private struct State {
        var events: [Event: Int] = [:]
        var promises: [Promise: Int] = [:]
        var answers: [Answer: Int] = [:]
        var times: [Route: Histogram] = [:]
        var tries: [Try: Int] = [:]
    }
    private let state = Mutex(State())

    /// The upper bounds of the times, in seconds.
    private static let bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

    package init() {}

    /// An event that was committed.
    ///
    /// - Parameter kind: as the journal names it; of `acted STEP.ACTION` the first word.
    func countEvent(_ service: ServiceID, kind: String) {
        let kind = kind.split(separator: " ").first.map(String.init) ?? kind
        state.withLock { $0.events[Event(service: service.rawValue, kind: kind), default: 0] += 1 }
    }

    /// A promise whose time has ended: by what was promised, or by the end of the case.
    func countPromise(_ service: ServiceID, _ promise: PromiseID, isKept: Bool) {
        state.withLock { $0.promises[Promise(service: service.rawValue, promise: promise.rawValue, isKept: isKept), default: 0] += 1 }
    }

    /// A try to send a message to a receiver of webhooks.
    func countWebhook(_ receiver: String, _ outcome: TryOutcome) {
        state.withLock { $0.tries[Try(receiver: receiver, outcome: outcome), default: 0] += 1 }
    }

    /// - Parameter route: the pattern; of what is none, `-`.
    func countAnswer(_ method: HTTPRequest.Method, route: String, status: Int, seconds: Double) {
        // Whatever a client calls its method: these names are counted, and few.
        let known: Set<HTTPRequest.Method> = [.get, .head, .post, .put, .delete, .patch, .options]
        let route = Route(method: known.contains(method) ? method.rawValue : "other", route: route)
        state.withLock { state in
            state.answers[Answer(route: route, status: status), default: 0] += 1
            var times = state.times[route] ?? Histogram()
            times.count += 1
            times.sum += seconds
            if let place = Metrics.bounds.firstIndex(where: { seconds <= $0 }) { times.counts[place] += 1 }
            state.times[route] = times
        }
    }

    func write(to text: inout MetricText) {
        let state = state.withLock { $0 }
        text.add(
            "mppd_events_total", .counter, "Events of cases since the start of the process, by kind.",
            state.events.map { event, count in
                .init(labels: [("service", event.service), ("event", event.kind)], value: Double(count))
            }.sorted())
        text.add(
            "mppd_promises_total", .counter, "Promises that ended since the start of the process, kept or broken.",
            state.promises.map { promise, count in
                .init(
                    labels: [("service", promise.service), ("promise", promise.promise), ("outcome", promise.isKept ? "kept" : "broken")],
                    value: Double(count))
            }.sorted())
        text.add(
            "mppd_http_requests_total", .counter, "Requests answered since the start of the process.",
            state.answers.map { answer, count in
                .init(labels: answer.route.labels + [("status", "\(answer.status)")], value: Double(count))
            }.sorted())
        text.add(
            "mppd_webhooks_total", .counter, "Tries to send a message since the start of the process: sent, failed, or failed for good.",
            state.tries.map { one, count in
                .init(labels: [("receiver", one.receiver), ("outcome", one.outcome.rawValue)], value: Double(count))
            }.sorted())
        let times = state.times.sorted { ($0.key.route, $0.key.method) < ($1.key.route, $1.key.method) }
        text.add(
            "mppd_http_request_duration_seconds", .histogram, "Time until an answer begins.",
            times.flatMap { Metrics.samples($0.value, of: $0.key) })
    }

    /// A histogram as its family writes it: how many took at most so long, the sum, and how many there were.
    private static func samples(_ times: Histogram, of route: Route) -> [MetricText.Sample] {
        var samples: [MetricText.Sample] = []
        var count = 0
        for (bound, more) in zip(bounds, times.counts) {
            count += more
            samples.append(bucket(route, bound, count))
        }
        samples.append(bucket(route, .infinity, times.count))
        samples.append(MetricText.Sample(ending: "_sum", labels: route.labels, value: times.sum))
        samples.append(MetricText.Sample(ending: "_count", labels: route.labels, value: Double(times.count)))
        return samples
    }

    private static func bucket(_ route: Route, _ bound: Double, _ count: Int) -> MetricText.Sample {
        let label = (name: "le", value: MetricText.number(bound))
        return MetricText.Sample(ending: "_bucket", labels: route.labels + [label], value: Double(count))
    }
}

extension [MetricText.Sample] {
    /// In the order of their labels, so that two readings are read side by side.
    fileprivate func sorted() -> [MetricText.Sample] {
        sorted { $0.labels.map(\.value).lexicographicallyPrecedes($1.labels.map(\.value)) }
    }
}
