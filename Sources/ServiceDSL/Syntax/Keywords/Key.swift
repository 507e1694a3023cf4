/// Every word of the language that stands as a key, once.
public enum Key: String, Hashable, Sendable, CaseIterable {
    // Files.
    case catalog, service, standard, calendar, scenarios, rules
    // Catalog.
    case edition, name, region, timeZone = "time_zone", languages, officeHours = "office_hours", agencies, roles, systems, resources
    case hours, dates, slots, waitingList = "waiting_list"
    case fieldGroups = "field_groups", late, returns, complaints, head, address, phone, url, agency, standIn = "stand_in", per, owner
    case branding, place, crest, colours, main, header, whatsapp, email, counters, letter
    // Calendar.
    case from, until, days, date, kind
    // Head of a service.
    case version, extends, summary, sector, lifeEvents = "life_events", legalBasis = "legal_basis", applicants, channels, variants, form
    case conditions, documents, tables, fee, benefit, sla, firstStep = "first_step", workflow, withdraw, outputs, product
    case openedBy = "opened_by", privacy
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
    case issuedOn = "issued_on", state, revoked, notified
    // Opening.
    case every, day, month, forEach = "for_each"
    // Configuration.
    case failOn = "fail_on", paths, except
    // A region's own rules.
    case checks, code, severity, help, examples, pass, fail
    case stepDue = "step_due", promiseDue = "promise_due", start, units, free

    /// The key that this text is, if it is one.
    public static func named(_ text: String) -> Key? { named(text.utf8) }
    static func named(_ bytes: some Collection<UInt8>) -> Key? { table.key(bytes) }
    private static let table = KeyTable()
}

extension YAMLEntry {
    /// The key of the language that its key is, read from the bytes: a string would be made for every entry.
    var named: Key? { Key.named(key.utf8) }
}

/// The keys by their bytes. A dictionary's hash withstands whoever chooses the entries; these are known, so that a plain one will do: in
/// the check of one file it takes 220,000 instructions, a dictionary 460,000.
private struct KeyTable {
    private let keys = Key.allCases
    private let words = Key.allCases.map { Array($0.rawValue.utf8) }
    /// 0, or a place in `keys` plus one, at the hash of its word or behind it; four times as many as there are keys.
    private var slots = [UInt16](repeating: 0, count: 1024)

    init() {
        for (place, word) in words.enumerated() {
            var slot = slot(of: word)
            while slots[slot] != 0 { slot = (slot + 1) % slots.count }
            slots[slot] = UInt16(place + 1)
        }
    }

    func key(_ word: some Collection<UInt8>) -> Key? {
        var slot = slot(of: word)
        while slots[slot] != 0 {
            let place = Int(slots[slot]) - 1
            if words[place].elementsEqual(word) { return keys[place] }
            slot = (slot + 1) % slots.count
        }
        return nil
    }

    /// FNV-1a.
    private func slot(of word: some Collection<UInt8>) -> Int {
        var hash: UInt32 = 2_166_136_261
        for byte in word { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
        return Int(hash) % slots.count
    }
}
