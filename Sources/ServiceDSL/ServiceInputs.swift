import ServiceIR

/// A file that decides what is found and shown of a service.
package struct ServiceInput: Sendable {
    package enum Kind: String, Sendable { case service, standard, catalog, calendar, rules, scenarios, settings }

    package let kind: Kind
    /// Its place in `Compilation.sources`.
    package let file: Int
    /// Of a standard `CATALOG/ID@VERSION`, of a catalog its id and edition.
    package let name: String?

    package init(_ kind: Kind, _ file: Int, name: String? = nil) {
        self.kind = kind
        self.file = file
        self.name = name
    }
}

extension Compilation {
    /// The files that decide what is found and shown of a service, its own first; the settings of the run beside them.
    package func inputs(of unit: CompiledServiceUnit) -> [ServiceInput] {
        var found = [ServiceInput(.service, unit.file)] + unit.ancestors.map { ServiceInput(.standard, $0.file, name: $0.name) }
        let home = catalogs.first { $0.services.contains { $0.file == unit.file } }
        let others = unit.ancestors.compactMap { nearest(to: sources[$0.file].path) }
        for catalog in [home].compactMap(\.self) + others {
            guard let file = catalog.file, !found.contains(where: { $0.file == file }) else { continue }
            found.append(ServiceInput(.catalog, file, name: catalog.catalog.map { "\($0.catalog) \($0.edition)" }))
            let files = catalog.calendars.map { ServiceInput(.calendar, $0) } + catalog.rules.map { ServiceInput(.rules, $0) }
            found += files.filter { file in !found.contains { $0.file == file.file } }
        }
        let suites = home?.scenarios.filter { $0.service == unit.service.service }.map(\.place.path) ?? []
        found += sources.files.filter { suites.contains($0.path) }.map { ServiceInput(.scenarios, $0.index) }
        return found
    }

    /// The catalog to which a file belongs: the nearest above it.
    private func nearest(to path: String) -> CompiledCatalogUnit? {
        catalogs.filter { $0.folder.isEmpty || path.hasPrefix("\($0.folder)/") }.max { $0.folder.utf8.count < $1.folder.utf8.count }
    }

    /// All that was found of a service, wherever it stands: in its file, in a standard's, in the catalog's; also where it is allowed.
    package func findings(of unit: CompiledServiceUnit) -> [Diagnostic] {
        let files = Set(inputs(of: unit).map(\.file))
        let told = (findings + allowed).filter { files.contains($0.span.file) }
        let own = told.filter { finding in
            // A text of the standard or of the catalog is the service's too.
            finding.span.file == unit.file || finding.rule == .untranslated || finding.rule == .languageMissing
        }
        let others = configuration.severities.applied(to: unit.findings).map { finding in
            let alike = told.filter { $0.isLike(finding) }
            return alike.first { $0.span == finding.span } ?? alike.first ?? finding
        }
        return DiagnosticSink.ordered(own + others)
    }
}
