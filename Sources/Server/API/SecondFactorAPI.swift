import Hummingbird
import ServiceIR

extension Portal {
    /// An officer's own second factor, as the page at `/petugas/dua-langkah` has it.
    static func secondFactorAPI() -> [Route] {
        let path = "/api/v1/session/second-factor"
        return [
            .api(
                .get, path,
                Operation(
                    id: "secondFactor", summary: "Whether the officer has a second factor; what is offered is not active yet.",
                    access: .officer,
                    success: (200, "SecondFactor", "application/json"), refusals: [401])
            ) { call in .json(try await call.secondFactorJSON()) },
            .api(
                .post, path,
                Operation(
                    id: "offerSecondFactor", summary: "Offer a secret for an authenticator app; one that is active stays.",
                    access: .officer,
                    success: (200, "SecondFactor", "application/json"), refusals: [401, 403])
            ) { call in
                try await call.portal.secondFactors.offer(to: try call.requireLoggedIn())
                return .json(try await call.secondFactorJSON())
            },
            .api(
                .post, path + "/activation",
                Operation(
                    id: "activateSecondFactor", summary: "Make it active, by a code of it; the recovery codes are told once.",
                    access: .officer, body: ("Code", "application/json"), success: (200, "RecoveryCodes", "application/json"),
                    refusals: [400, 401, 403, 429])
            ) { call in
                let officer = try call.requireLoggedIn()
                let code = try RequestBody(try await call.json().0, known: ["code"]).required("code")
                let codes = try await call.activateSecondFactor(code, of: officer)
                return .json(["recovery_codes": .array(codes.map { .string($0) })])
            },
            .api(
                .delete, path,
                Operation(
                    id: "endSecondFactor", summary: "Take it away, by a code of it.", access: .officer, body: ("Code", "application/json"),
                    success: (204, nil, ""), refusals: [400, 401, 403, 429])
            ) { call in
                let officer = try call.requireLoggedIn()
                let code = try RequestBody(try await call.json().0, known: ["code"]).required("code")
                try await call.endSecondFactor(code, of: officer)
                return Response(status: .noContent)
            },
        ]
    }
}

extension Call {
    fileprivate func secondFactorJSON() async throws -> JSONValue {
        let officer = try requireLoggedIn()
        switch try await portal.secondFactors.state(of: officer) {
        case .none: return ["state": "none"]
        case .offered(let secret):
            return [
                "state": "offered", "secret": .string(OneTimeCode.base32(secret)),
                "address": .string(authenticatorAddress(secret, officer)),
            ]
        case .active(let count): return ["state": "active", "recovery_codes": .integer(Int64(count))]
        }
    }

    func authenticatorAddress(_ secret: [UInt8], _ officer: Officer) -> String {
        OneTimeCode.address(secret: secret, account: officer.login, issuer: portal.catalog.name[portal.languages[0]])
    }

    func activateSecondFactor(_ code: String, of officer: Officer) async throws -> [String] {
        let token = cookies[Call.officerCookie]?.value
        switch try await portal.secondFactors.activate(code, of: officer, session: token, at: now) {
        case .failure(let failure): throw Problem(failure, at: now)
        case .success(let codes): return codes
        }
    }

    func endSecondFactor(_ code: String, of officer: Officer) async throws {
        if case .failure(let failure) = try await portal.secondFactors.end(code, of: officer, at: now) { throw Problem(failure, at: now) }
    }
}
