import Console
import Foundation
import Server
import ServiceDSL

extension Mppd {
    /// Who runs the command, as the journal and other records name it.
    static var `operator`: String { "operator:\(NSUserName())" }
}

extension ArgumentLine {
    /// Why, as `--reason` says it for the record; what is wrong with it is added to `faults`.
    func reason(isRequired: Bool, faults: inout [Words]) -> String {
        let reason = text(.reason) ?? ""
        if isRequired, WrittenReason.isBlank(reason) {
            faults.append(Words(en: "say why with --reason", id: "sebut sebabnya dengan --reason"))
        }
        if WrittenReason.isTooLong(reason) {
            let most = WrittenReason.longest
            faults.append(Words(en: "--reason: at most \(most) characters", id: "--reason: paling banyak \(most) huruf"))
        }
        return reason
    }
}
