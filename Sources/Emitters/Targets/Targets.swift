extension Target {
    /// Every target beside `runtime`, in the order in which the help lists them.
    public static let all: [Target] = [
        schemaOrg, cpsvAP, catalogue, standard, openAPI, flowChart, javaScript, scxml, xstate, bpmn, statesLanguage, serverlessWorkflow,
        typeScript, jsonForms, xlsForm, rjsf, jsonSchema,
    ]
}
