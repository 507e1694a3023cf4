/// Every word of the language that stands as a key, once.
public enum Key: String, Hashable, Sendable, CaseIterable {
    // Files.
    case catalog, service, standard, calendar, scenarios, rules
    // Catalog.
    case edition, name, region, timeZone = "time_zone", languages, officeHours = "office_hours", agencies, roles, systems, resources
    case hours, dates, slots, waitingList = "waiting_list"
    case fieldGroups = "field_groups", late, returns, complaints, head, address, phone, url, agency, standIn = "stand_in", per, owner
    // Calendar.
    case from, until, days, date, kind
    // Head of a service.
    case version, extends, summary, sector, legalBasis = "legal_basis", applicants, channels, variants, form, conditions, documents, tables
    case fee, benefit, sla, firstStep = "first_step", workflow, withdraw, outputs, product, openedBy = "opened_by", privacy
    case `internal`, locks
    // Overlays.
    case replace, after, before
    // Form.
    case party, use, many, unique, fields, type, hint, example, purpose, `when`, optional, value, round, rule, message, min, max, pattern
    case unit, options, level, `class`, keepFor = "keep_for", accept, maxSize = "max_size", output, resource
    case referTo = "refer_to", warn
    // Documents.
    case anyOf = "any_of", allOf = "all_of", copies, bring, maxAge = "max_age", notExpired = "not_expired", stampDuty = "stamp_duty"
    case template, selfDeclaration = "self_declaration"
    // Tables, fees, promises.
    case of, rows, `else`, rate, amount, estimate, to, starts, ends, within
    // Workflow.
    case by, join, signs, numbers, samePerson = "same_person", reason, call, extend, clock, actions, pay, parallel, issue, wait, notice,
        shows, end,
        next
    case revokes, replaces, `repair`, atMost = "at_most", notify, escalate, deemed, allowed
    // Outputs and the service standard.
    case number, validFor = "valid_for", validUntil = "valid_until", signature, delivery, values, basis
    case facilities, competence, supervision, staff, guarantee, safety, evaluation
    // Scenarios.
    case given, cases, submit, steps, bookings, at, applicant, channel, variant, holder, refused, step, `do`, with, expect, object, contact
    case issuedOn = "issued_on", state, revoked
    // Opening.
    case every, day, month, forEach = "for_each"
    // Configuration.
    case failOn = "fail_on", paths, except
    case stepDue = "step_due", promiseDue = "promise_due", start, units, free

    /// The key that this text is, if it is one.
    public static func named(_ text: String) -> Key? { byName[text] }
    private static let byName = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })
}
