import ServiceIR

extension Target {
    static let bpmn = Target(
        "bpmn", en: "the workflow for process engines, BPMN 2.0 with its diagram: SERVICE/workflow.bpmn (CEL), workflow.feel.bpmn (FEEL)",
        id: "alur kerja bagi mesin proses, BPMN 2.0 beserta diagramnya: SERVICE/workflow.bpmn (CEL), workflow.feel.bpmn (FEEL)",
        ofDigested: { service, catalog in
            var builder = BPMNBuilder(service, catalog)
            guard let process = builder.process() else {
                return Emission(notes: [
                    EmissionNote(
                        "workflow", en: "not written: a block waits for some of its branches, which engines of BPMN cannot do",
                        id: "tidak ditulis: satu blok menunggu sebagian cabangnya, yang tidak bisa dilakukan mesin BPMN")
                ])
            }
            var emission = Emission("workflow.bpmn", BPMNXML(process).text, notes: process.notes)
            emission.files += Emission("workflow.feel.bpmn", BPMNXML(process, hasFEEL: true).text).files
            return emission
        })
}
