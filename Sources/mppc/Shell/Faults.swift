import Console
import ServiceDSL

/// What only the compiler meets.
extension Fault {
    static func unknownRule(_ text: String, near: [String]) -> Fault {
        .other(
            Words(
                en: "no rule `\(text)`" + (near.isEmpty ? "; `mppc rules` lists them" : "; perhaps \(near.joined(separator: ", "))"),
                id: "tidak ada aturan `\(text)`"
                    + (near.isEmpty ? "; `mppc rules` menampilkan semuanya" : "; mungkin \(near.joined(separator: ", "))")))
    }

    static func unknownService(_ id: String, known: [String]) -> Fault {
        .other(
            Words(
                en: "no service `\(id)` here; there is \(known.joined(separator: ", "))",
                id: "tidak ada layanan `\(id)` di sini; yang ada \(known.joined(separator: ", "))"))
    }

    static func unknownElement(_ name: String, near: [String]) -> Fault {
        .other(
            Words(
                en: "nothing of the service is called `\(name)`"
                    + (near.isEmpty ? "; it is named as in `documents.ID`, `workflow.STEP`" : "; perhaps \(near.joined(separator: ", "))"),
                id: "tidak ada `\(name)` dalam layanan ini"
                    + (near.isEmpty ? "; namanya seperti `documents.ID`, `workflow.LANGKAH`" : "; mungkin \(near.joined(separator: ", "))"))
        )
    }

    static func severalElements(_ name: String, _ names: [String]) -> Fault {
        .other(
            Words(
                en: "several are called `\(name)`: \(names.joined(separator: ", "))",
                id: "ada beberapa yang bernama `\(name)`: \(names.joined(separator: ", "))"))
    }

    static func severalServices(_ ids: [String]) -> Fault {
        .other(
            Words(
                en: "several services here; choose one with --service: \(ids.joined(separator: ", "))",
                id: "ada beberapa layanan di sini; pilih satu dengan --service: \(ids.joined(separator: ", "))"))
    }

    static let noService = Fault.other(Words(en: "no service here", id: "tidak ada layanan di sini"))

    static let graphvizMissing = Fault.other(
        Words(
            en: "SVG needs Graphviz, which is not installed (`apt-get install graphviz`); --format mermaid and dot need nothing",
            id:
                "SVG memerlukan Graphviz yang belum terpasang (`apt-get install graphviz`); --format mermaid dan dot tidak memerlukan apa pun"
        ))

    static func graphvizFailed(_ status: Int32) -> Fault {
        .other(Words(en: "Graphviz failed with status \(status)", id: "Graphviz gagal dengan status \(status)"))
    }

    static let gitMissing = Fault.other(
        Words(en: "--changed-since needs git, which is not installed", id: "--changed-since memerlukan git yang belum terpasang"))

    static func gitFailed(_ revision: String) -> Fault {
        .other(
            Words(
                en: "--changed-since \(revision): git cannot tell what changed since then",
                id: "--changed-since \(revision): git tidak bisa menyebut perubahan sejak revisi itu"))
    }
}
