import HTTPTypes
import Hummingbird
import Runtime
import ServiceIR

extension Call {
    /// Takes what a task's form asks for and leads back to the case; with faults its page is shown again, with all of them and what was entered.
    ///
    /// - Parameters:
    ///   - event: what happens to the case; no fault stands in `entry` that another try would find anew.
    ///   - act: the act of it, if it is one, whose fields faults are told at.
    ///   - amount: what was paid, in whole rupiah, if it is a payment.
    ///   - address: the page of the case.
    ///   - page: that page, of the case as it is now.
    func takeTask(
        _ event: Event, _ actor: Actor, act: Act?, _ dossier: Dossier, _ form: PostedForm, _ entry: TaskEntry, amount: Int64? = nil,
        at address: String, page: (Dossier, TaskEntry, HTTPResponse.Status) async throws -> Response
    ) async throws -> Response {
        var entry = entry
        if entry.isShownAgain { return try await page(dossier, entry, .ok) }
        if entry.faults.isEmpty {
            do {
                _ = try await take(
                    event, actor, dossier, revision: form["revisi"].flatMap { Int($0) }, key: form["kunci"] ?? Secret.make(),
                    request: [], amount: amount)
                return .seeOther("\(address)?ok=1")
            } catch let problem as Problem where problem.status.code < 500 {
                entry.faults = faults(of: problem, in: dossier, act: act)
            }
        } else {
            entry.faults += try await furtherFaults(of: event, act: act, in: dossier, beside: entry.faults)
        }
        guard let now = try await portal.registry.dossier(id: dossier.id) else { throw Problem.noSuchCase }
        return try await page(now, entry, .unprocessableContent)
    }
}
