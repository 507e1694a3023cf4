import ServiceIR

/// The fields of a workflow's steps and actions, by the names by which expressions call them.
struct StepFields {
    struct Place {
        let field: Field
        /// Keys and ids from the root of the service's file.
        let path: [String]
        let step: Step
    }

    private(set) var places: [[String]: Place] = [:]

    init(_ graph: MachineGraph) {
        for node in graph.nodes where !node.isJoin {
            // Of several who act, each has his own.
            let owners = [[node.id.rawValue]] + (node.step.performers?.roles ?? []).map { [node.id.rawValue, $0.rawValue] }
            for (id, field) in node.step.fields {
                let place = Place(field: field, path: node.path + ["fields", id.rawValue], step: node.step)
                for owner in owners { places[owner + [id.rawValue]] = place }
            }
            for (action, known) in node.step.actions {
                for (id, field) in known.fields {
                    let path = node.path + ["actions", action.rawValue, "fields", id.rawValue]
                    places[[node.id.rawValue, action.rawValue, id.rawValue]] = Place(field: field, path: path, step: node.step)
                }
            }
        }
    }

    subscript(path: [String]) -> Place? { places[path] }
}
