import Console
import ServiceDSL

/// The rules that can be listed and explained: the compiler's, and those of the region in whose folder the command runs.
enum KnownRules {
    /// Those of the region's own, by code.
    static func own(settings: String?) throws(Fault) -> [Rule] {
        guard let input = try InputPlan.around(settings: settings) else { return [] }
        var options = input.compileOptions
        options.runsChecks = false
        var seen: Set<String> = []
        return Compiler.compile(input.compilerSources, options: options).ownRules.filter { seen.insert("\($0.code) \($0.slug)").inserted }
    }

    /// How grave the region has their findings told.
    static func severities(settings: String?) throws(Fault) -> Severities {
        try Settings(named: settings, around: [], stdinName: nil)?.configuration.severities ?? Severities()
    }
}
