import Runtime

extension Case {
    /// Why the case stands where it does: the reason of its end, else of what happened last; a reason that was answered since is history.
    var presentReason: String? {
        switch end?.kind {
        case .granted?: nil
        case .withdrawn?: history.last { $0.kind == .withdrawn }?.reason
        case .refused?, .lapsed?, .referred?: reason
        case nil: history.last { [.acted, .repaired, .late, .deemed].contains($0.kind) }?.reason
        }
    }
}
