import Hummingbird
import Runtime
import ServiceIR

extension Portal {
    /// Where other systems call back.
    static func systemAPI() -> [Route] {
        [
            .api(
                .post, "/api/v1/systems/{system}/cases/{number}",
                Operation(
                    id: "callBack", summary: "A system that a step calls answers: what it did or knows, or that a fee was paid.",
                    parameters: [
                        Operation.key,
                        .init(
                            name: "X-MPP-Signature", place: "header",
                            summary: "HMAC-SHA256 in hexadecimal, by the system's secret, over the path, the Idempotency-Key and the body, "
                                + "joined by line feeds."),
                    ], body: ("Callback", "application/json"), success: (200, nil, "application/json"),
                    refusals: [400, 403, 404, 409, 410, 422])
            ) { call in try await call.callBack() }
        ]
    }
}

extension Call {
    /// Takes the answer of a system, if its signature says that it is from there. What cannot be taken is refused, and kept for the operator.
    fileprivate func callBack() async throws -> Response {
        let system = SystemID(parameter("system"))
        let key = try idempotencyKey()
        let bytes = try await body()
        let signed = Array("\(request.uri.path)\n\(key)\n".utf8) + bytes
        guard portal.catalog.systems[system] != nil, let secret = portal.configuration.systemSecrets[system.rawValue],
            let sent = request.headers[HeaderName.signature],
            Secret.equal(Array(sent.lowercased().utf8), Array(Secret.signature(of: signed, by: secret).utf8))
        else { throw Problem.wrongSignature }
        let callback = Callback(system: system, number: parameter("number"), key: key, body: bytes)
        let (outcome, definition, isKept) = try await portal.registry.takeOrKeep(callback, by: system.rawValue)
        switch outcome {
        case .done(let changed): return .json(["case": .string(changed.number), "revision": .integer(Int64(changed.revision))])
        case .refused(let refusal, let others):
            tell(isKept, of: system, refusal.slug)
            guard let definition else { throw Problem.internalFault }
            throw Problem(refusal, definition, prose: prose, others: others)
        case .problem(let problem):
            tell(isKept, of: system, problem.slug)
            throw problem
        }
    }

    private func tell(_ isKept: Bool, of system: SystemID, _ reason: String) {
        context.logger.log(
            level: isKept ? .warning : .error, isKept ? "a callback was not taken" : "a callback was neither taken nor kept: too many wait",
            metadata: ["system": "\(system)", "reason": "\(reason)"])
    }
}

extension Problem {
    static let wrongSignature = Problem(
        .forbidden, "wrong-signature", .both("Tanda tangan sistem tidak cocok", "The system's signature does not match"))
}
