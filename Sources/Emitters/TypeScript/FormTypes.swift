import ServiceIR

/// `form.d.mts` and `mpp.d.mts`: the types of what the target `javascript` exports.
enum FormTypes {
    static func text(of service: CompiledService) -> String {
        let names = Names(service)
        return """
            // The types of form.mjs of the service “\(service.service)”, version \(service.version).
            import type { Asked, At, Draft, Fault } from "../mpp.mjs"
            import type { Submission } from "./submission.js"

            export { sentence } from "../mpp.mjs"

            /** What is filled in so far. */
            export type Answers = Draft<Submission>
            export type FieldName = \(union(names.fields))
            export type DocumentName = \(union(names.documents))
            /** A number with more digits than JavaScript keeps is a text of them. */
            export interface Computed \(block(names.computed.map { "\(key($0.name)): \($0.type)" }))
            export interface Conditions \(block(service.conditions.keys.map { "\(JavaScriptText.key($0.rawValue))?: boolean" }))

            export declare function asked(answers: Answers, at?: At): Asked<FieldName, DocumentName>
            export declare function computed(answers: Answers, at?: At): Computed
            export declare function conditions(answers: Answers, at?: At): Conditions
            export declare function faults(answers: Answers, at?: At): Fault[]
            export declare function warnings(answers: Answers, at?: At): Fault[]

            """
    }

    static func shared(_ catalog: CompiledCatalog) -> String {
        """
        // The types of mpp.mjs of the catalog “\(catalog.catalog)”.

        export type Draft<T> = T extends object ? { [K in keyof T]?: Draft<T[K]> } : T
        /** A text by language. */
        export type LocalText = Readonly<Record<string, string>>

        export interface Fault {
          code: \(union(SubmissionFault.Code.allCases.map { JavaScriptText.literal($0.rawValue) }))
          /** A JSON pointer: `/form/pemohon/nik`. */
          path: string
          facts: Readonly<Record<string, unknown>>
          /** What the field or document is called. */
          subject?: LocalText
          /** The author's own words, of a rule. */
          message?: LocalText
          /** The agency to which a broken rule sends the citizen. */
          referTo?: string
          legalBasis?: readonly string[]
        }

        export interface Asked<FieldName extends string = string, DocumentName extends string = string> {
          fields: Set<FieldName>
          optional: Set<FieldName>
          documents: Set<DocumentName>
          optionalDocuments: Set<DocumentName>
          deliveries: Record<string, string[]>
          parties: string[]
        }

        /** When it is judged, and what was looked up. */
        export interface At {
          /** Local time at the office as `2026-01-31T09:00`; else this very moment. */
          now?: Date | string
          register?: Register
        }

        /** Times in seconds since 1970. */
        export interface Register {
          found?: Issued[]
          held?: Issued[]
          isVerified?: boolean
          slots?: Slot[]
        }
        export interface Issued {
          service: string
          output: string
          number: string
          isRevoked?: boolean
          issuedOn?: string
          validUntil?: string
          values?: Record<string, unknown>
        }
        export interface Slot {
          resource: string
          start: number
          end: number
          slot?: string
          units?: number[]
          isHeld?: boolean
          hasWaitingList?: boolean
        }

        export declare function sentence(fault: Fault, language?: string): string

        """
    }

    private static func union(_ texts: [String]) -> String { texts.isEmpty ? "never" : texts.joined(by: " | ") }

    private static func block(_ members: [String]) -> String {
        members.isEmpty ? "{ [none: string]: never }" : "{\n" + members.map { "  \($0)\n" }.joined() + "}"
    }

    /// Of a name in rows an index signature.
    private static func key(_ name: String) -> String { name.contains("${") ? "[row: `\(name)`]" : JavaScriptText.literal(name) + "?" }

    /// The names that the functions use, with `${number}` for the number of a row.
    private struct Names {
        var fields: [String] = []
        var documents: [String] = []
        var computed: [(name: String, type: String)] = []

        init(_ service: CompiledService) {
            for (id, section) in service.form.sections {
                if let list = section.asList {
                    collect([FieldID(id.rawValue): list], prefix: "")
                } else {
                    add(id.rawValue)
                    collect(section.fields, prefix: id.rawValue + ".")
                }
            }
            collect(service.documents, service.form, prefix: "")
        }

        private mutating func add(_ name: String) { fields.append(Self.literal(name)) }

        private static func literal(_ name: String) -> String { name.contains("${") ? "`\(name)`" : JavaScriptText.literal(name) }

        private mutating func collect(_ fields: OrderedMap<FieldID, Field>, prefix: String) {
            for (id, field) in fields {
                let name = prefix + id.rawValue
                add(name)
                if field.value != nil { computed.append((name, FormTypes.result(field))) }
                if field.type == .list { collect(field.fields, prefix: name + ".${number}.") }
                for part in field.type.parts.keys { add("\(name).0.\(part)") }
            }
        }

        private mutating func collect(_ documents: OrderedMap<DocumentID, Requirement>, _ form: Form, prefix: String) {
            for (id, document) in documents where !document.isFetched {
                let name = prefix + id.rawValue
                self.documents.append(Self.literal(name))
                var places = [name]
                if !document.per.isEmpty {
                    places = document.per.flatMap { section in
                        let place = "\(name).\(section)"
                        return form.sections[section]?.many == nil ? [place] : [place, place + ".${number}"]
                    }
                    self.documents += places.map(Self.literal)
                }
                for place in places { collect(document.members, form, prefix: place + ".") }
            }
        }
    }

    private static func result(_ field: Field) -> String {
        switch field.type {
        case .integer, .decimal, .money: "number | string"
        case .yesNo: "boolean"
        case .choices: "string[]"
        default: "string"
        }
    }
}
