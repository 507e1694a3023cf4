/// Which outputs are what was asked for.
extension CompiledService {
    public func isProduct(_ output: OutputID) -> Bool { self.output(output)?.isNoProduct != true }

    /// Of what a step releases, what was asked for.
    public func products(of step: Step) -> [OutputID] { step.releases.filter { isProduct($0) } }

    /// Whether a step is a release of what was asked for, which ends promises and the right to withdraw.
    public func releasesProduct(at step: Step) -> Bool { step.releases.contains { isProduct($0) } }
}
