import ServiceIR

/// `outputs…: fixed` and `text_only`: what is signed by the standard is signed here, and gets its number in the same step.
enum SigningLock {
    static func breaches(_ path: [String], _ comparison: LockComparison) -> [LockBreach] {
        let (standard, region) = (comparison.standard, comparison.region)
        guard path.first == Key.outputs.rawValue, path.count < 3, standard.machine != region.machine else { return [] }
        let (here, there) = (comparison.regionGraph.nodes, comparison.standardGraph.nodes)
        return standard.outputs.keys.filter { path.count == 1 || path[1] == $0.rawValue }.flatMap { output in
            var found: [LockBreach] = []
            if let known = there.first(where: { $0.step.signs.contains(output) }), !here.contains(where: { $0.step.signs.contains(output) })
            {
                let words = Words(
                    en: "`\(output)` is signed by nobody, and by the standard it is",
                    id: "`\(output)` tidak ditandatangani siapa pun, padahal menurut standar ditandatangani")
                found.append(LockBreach(known.path + [Key.signs.rawValue], words))
            }
            for known in there where known.step.numbers.contains(output) {
                if here.contains(where: { $0.id == known.id && $0.step.numbers.contains(output) }) { continue }
                let words = Words(
                    en: "`\(output)` is not numbered in `\(known.id)`, and by the standard it is",
                    id: "`\(output)` tidak dinomori pada `\(known.id)`, padahal menurut standar dinomori")
                found.append(LockBreach(known.path + [Key.numbers.rawValue], words))
            }
            for own in here where own.step.numbers.contains(output) && !there.contains(where: { $0.step.numbers.contains(output) }) {
                let words = Words(
                    en: "`\(output)` is numbered in `\(own.id)`, and by the standard it is not",
                    id: "`\(output)` dinomori pada `\(own.id)`, padahal menurut standar tidak")
                found.append(LockBreach(own.path + [Key.numbers.rawValue], words))
            }
            return found
        }
    }
}
