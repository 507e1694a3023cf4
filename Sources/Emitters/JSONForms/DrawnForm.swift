import ServiceIR

/// What a page of anybody needs to draw a service's form and to judge it at once.
public enum DrawnForm {
    /// The schema of a submission for renderers, its UI description and its texts by language, as `json-forms` writes them.
    public static func json(of service: CompiledService, in catalog: CompiledCatalog) -> JSONValue {
        JSONForms(DigestedService(service), catalog).whole
    }

    /// The ES module of a service's form; it imports `../mpp.mjs`.
    public static func module(of service: CompiledService) -> String { FormModule.text(of: DigestedService(service)) }

    /// `mpp.mjs`, which the modules of all services share.
    public static func sharedModule(of catalog: CompiledCatalog) -> String { JavaScriptRuntime.module(catalog) }
}
