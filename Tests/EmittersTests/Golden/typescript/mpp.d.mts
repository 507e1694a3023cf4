// The types of mpp.mjs of the catalog “magelang”.

export type Draft<T> = T extends object ? { [K in keyof T]?: Draft<T[K]> } : T
/** A text by language. */
export type LocalText = Readonly<Record<string, string>>

export interface Fault {
  code: "required" | "unknown_key" | "wrong_type" | "wrong_form" | "too_long" | "below_min" | "above_max" | "pattern" | "not_an_option" | "repeated_option" | "too_few_rows" | "too_many_rows" | "unlike_rows" | "repeated_row" | "unknown_code" | "rule" | "not_offered" | "not_accepted" | "not_a_slot" | "slot_begun" | "no_free_slot" | "document_missing" | "document_too_old" | "document_expired" | "output_missing" | "none_of_documents" | "not_judged" | "doubtful_number"
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
