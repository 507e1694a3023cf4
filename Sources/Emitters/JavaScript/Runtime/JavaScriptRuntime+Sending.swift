extension JavaScriptRuntime {
    /// Documents, a whole sending, and the functions that a page calls.
    static let sending = #"""
        // ---- Documents ------------------------------------------------------------------------------------------------------------------------

        /** What was handed in: { file } or { paper: true }, with dates; undefined where it is neither. */
        const evidence = (json) => {
          if (!isObject(json)) return undefined
          let medium
          const dates = {}
          for (const [key, value] of entries(json)) {
            if (key === 'file' && typeof value === 'string' && value !== '' && !medium) medium = key
            else if (key === 'paper' && value === true && !medium) medium = key
            else if (key === 'issued_on' || key === 'valid_until') dates[key] = typeof value === 'string' ? readDay(value) : undefined
            else return undefined
          }
          return medium && dates
        }

        const itemsOf = (entries, place) =>
          entries.map((entry) => ({ key: entry.id, entry, place, inside: entry.per ? 'sections' : ownInside(entry) }))
        const ownInside = (entry) => (entry.members ? 'members' : 'nothing')

        class FilledDocuments {
          constructor(items, json, path, prefix = [], areRows = false) {
            Object.assign(this, { items, path, prefix, keyFaults: [], isObject: true })
            this.sent = items.map(() => undefined)
            this.inner = items.map(() => undefined)
            this.asked = items.map(() => undefined)
            this.busy = items.map(() => false)
            if (json === undefined) return
            if (!isObject(json)) {
              this.isObject = false
              this.keyFaults.push(refusal('wrong_type', path, undefined, { expected: 'object' }))
              return
            }
            for (const [key, value] of entries(json)) {
              const index = items.findIndex((item) => item.key === key)
              if (index >= 0) this.sent[index] = value
              // What was sent for a row that is not there is dropped.
              else if (!(areRows && /^[1-9][0-9]{0,4}$/.test(key))) this.keyFaults.push(refusal('unknown_key', below(path, key), undefined, { key }))
            }
          }
          pathOf(index) { return [...this.prefix, this.items[index].key].join('.') }

          /** What stands under a document, made when it is first looked at. */
          innerOf(index, judgement) {
            if (this.inner[index]) return this.inner[index]
            const { key, entry, place, inside } = this.items[index]
            let parts = [], areRows = false
            if (inside === 'nothing') return undefined
            if (inside === 'members') parts = itemsOf(entry.members, place)
            else if (inside === 'sections') {
              for (const id of entry.per) {
                const found = judgement.section(id)
                if (!found) continue
                const isList = found.slot !== undefined
                parts.push({ key: id, entry, place: isList ? undefined : found.filled, inside: isList ? found : ownInside(entry) })
              }
            } else {
              judgement.judge(inside.slot, inside.filled)
              areRows = true
              parts = inside.filled.rows[inside.slot].map((row, number) => ({ key: String(number + 1), entry, place: row, inside: ownInside(entry) }))
            }
            return (this.inner[index] = new FilledDocuments(parts, this.sent[index], below(this.path, key), [...this.prefix, key], areRows))
          }
          isHandedIn(name, judgement) {
            const index = this.items.findIndex((item) => item.key === name[0])
            if (index < 0) return undefined
            const asked = this.isAsked(index, judgement)
            if (asked === false) return false
            if (asked === undefined) { judgement.hasReadFault = true; return undefined }
            const inner = this.innerOf(index, judgement)
            if (!inner) return this.evidenceOf(index, judgement)
            if (name.length > 1) return inner.isHandedIn(name.slice(1), judgement)
            return inner.serves(this.items[index].inside === 'members' ? this.items[index].entry.group : undefined, judgement)
          }
          heldOf(index, judgement) {
            const { output } = this.items[index].entry
            return output ? validOf(judgement.moment.register, output, judgement.today) : []
          }
          /** The applicant's own output that serves as this document. */
          takenOf(index, judgement) {
            const { maxAge } = this.items[index].entry
            return this.heldOf(index, judgement).find((fact) => {
              if (!maxAge) return true
              const last = fact.issuedOn === undefined ? undefined : adding(readDay(fact.issuedOn), new Period(...maxAge))
              return last !== undefined && last.number >= judgement.today.number
            })
          }
          asksSender(index, judgement) {
            const { output, members } = this.items[index].entry
            return !output || members !== undefined || (!this.takenOf(index, judgement) && !judgement.moment.register?.isVerified)
          }
          evidenceOf(index, judgement) {
            return this.takenOf(index, judgement) !== undefined || (this.asksSender(index, judgement) && evidence(this.sent[index]) !== undefined)
          }
          serves(rule, judgement) {
            const answers = []
            this.items.forEach((item, index) => {
              if (this.isAsked(index, judgement) === false) return
              if (rule === 'all_of' && this.mayBeLeftOut(index, judgement)) return
              answers.push(this.isHandedIn([item.key], judgement))
            })
            const deciding = rule === 'any_of'
            return answers.includes(deciding) ? deciding : answers.includes(undefined) ? undefined : !deciding
          }
          isAsked(index, judgement, report) {
            if (this.asked[index] !== undefined) return this.asked[index]
            if (this.busy[index]) return undefined
            this.busy[index] = true
            try { return (this.asked[index] = this.judgeAsked(index, judgement, report)) } finally { this.busy[index] = false }
          }
          judgeAsked(index, judgement, report) {
            const { key, entry, place, inside } = this.items[index]
            // The office gets it by itself.
            if (entry.isFetched) return false
            if (inside === 'sections') {
              const inner = this.innerOf(index, judgement), truths = inner.items.map((_, one) => inner.isAsked(one, judgement, report))
              return truths.includes(true) ? true : truths.includes(undefined) ? undefined : false
            }
            if (typeof inside === 'object') {
              judgement.judge(inside.slot, inside.filled)
              if (inside.filled.rows[inside.slot].length > 0) return true
              return inside.filled.slots[inside.slot] === FAULTY ? undefined : false
            }
            if (place) {
              const section = judgement.isAsked(place)
              if (section !== true) return section
            }
            return judgement.holdsBare(entry.when, place, () => report?.(refusal('not_judged', below(this.path, key), this.nameOf(index, judgement))))
          }
          /** Of what cannot be judged nothing is missed. */
          mayBeLeftOut(index, judgement, report) {
            const { key, entry, place } = this.items[index]
            return entry.optional === true && judgement.holdsBare(entry.optionalWhen, place, () =>
              report?.(refusal('not_judged', below(this.path, key), this.nameOf(index, judgement)))) !== false
          }
          nameOf(index, judgement) {
            const { entry, place } = this.items[index]
            return (entry.names.find(([when]) => judgement.holdsBare(when, place) === true) ?? entry.names.at(-1))?.[1]
          }
          judge(judgement, isNeeded, report) {
            this.keyFaults.forEach(report)
            if (!this.isObject) return
            this.items.forEach(({ inside }, index) => {
              if (this.isAsked(index, judgement, report) !== true) return
              const needed = () => !this.mayBeLeftOut(index, judgement, report) && isNeeded
              if (inside === 'members') this.judgeMembers(index, needed(), judgement, report)
              else if (inside === 'nothing') this.judgeEvidence(index, needed(), judgement, report)
              else this.innerOf(index, judgement)?.judge(judgement, isNeeded, report)
            })
          }
          judgeEvidence(index, needed, judgement, report) {
            const { key, entry } = this.items[index], path = below(this.path, key), name = () => this.nameOf(index, judgement), { today } = judgement
            if (this.takenOf(index, judgement)) return
            if (!this.asksSender(index, judgement)) {
              if (!needed) return
              if (entry.maxAge && this.heldOf(index, judgement).length > 0) {
                return report(refusal('document_too_old', path, name(), { limit: String(new Period(...entry.maxAge)) }))
              }
              const [service, output] = entry.output.split('.')
              return report(refusal('output_missing', path, name(), { service: entry.service ?? service, service_id: service, output }))
            }
            const json = this.sent[index]
            if (json === undefined) return needed ? report(refusal('document_missing', path, name())) : undefined
            const dates = evidence(json)
            if (!dates) return report(refusal('wrong_type', path, name(), { expected: 'evidence' }))
            const date = (which) => {
              if (dates[which]) return dates[which]
              const isThere = get(json, which) !== undefined
              report(refusal(isThere ? 'wrong_form' : 'required', below(path, which), name(), isThere ? { type: 'date' } : {}))
            }
            if (entry.maxAge) {
              const issued = date('issued_on'), limit = new Period(...entry.maxAge), last = issued && adding(issued, limit)
              if (issued && issued.number > today.number) report(refusal('above_max', below(path, 'issued_on'), name(), { max: String(today), type: 'date' }))
              else if (last && last.number < today.number) report(refusal('document_too_old', below(path, 'issued_on'), name(), { limit: String(limit) }))
            }
            if (entry.mustBeValid) {
              const last = date('valid_until')
              if (last && last.number < today.number) report(refusal('document_expired', below(path, 'valid_until'), name()))
            }
          }
          judgeMembers(index, needed, judgement, report) {
            const { key, entry } = this.items[index], inner = this.innerOf(index, judgement), isAlternative = entry.group === 'any_of'
            const open = inner.items.map((_, one) => one).filter((one) => inner.isAsked(one, judgement) !== false)
            const somethingSent = open.some((one) =>
              inner.asked[one] === undefined || inner.takenOf(one, judgement) || (inner.sent[one] !== undefined && inner.asksSender(one, judgement)))
            // An optional group of which something was handed in must be handed in whole.
            const isBegun = open.some((one) => inner.sent[one] !== undefined)
            inner.judge(judgement, !isAlternative && (needed || isBegun), report)
            if (!isAlternative || !(needed || isBegun) || !inner.isObject || open.length === 0 || somethingSent) return
            report(refusal('none_of_documents', below(this.path, key), this.nameOf(index, judgement), { members: open.map((one) => inner.items[one].key) }))
          }
        }

        // ---- A whole sending ------------------------------------------------------------------------------------------------------------------

        const KEYS = ['variant', 'applicant', 'channel', 'party', 'form', 'documents', 'delivery']

        class Reading {
          constructor(definition, answers, moment) {
            Object.assign(this, { definition, answers, faults: [], warnings: [] })
            const judgement = (this.judgement = new Judgement(definition, moment))
            this.readHead()
            const form = this.object('form')
            for (const [key] of entries(form)) {
              if (!definition.sections.some(({ id }) => id === key)) this.refuse('unknown_key', below('/form', key), { key })
            }
            this.sections = definition.sections.map((section) => {
              const sent = get(form, section.id)
              if (section.many) {
                const filled = new Filled(section.group, sent === undefined ? undefined : { [section.id]: sent }, '/form')
                return { section, prefix: [], filled }
              }
              return { section, prefix: [section.id], filled: new Filled(section.group, sent, below('/form', section.id), section.when) }
            })
            judgement.frames = this.sections
            this.documents = judgement.documents = new FilledDocuments(itemsOf(definition.documents), get(answers, 'documents'), '/documents')
            this.readDelivery()
          }
          refuse(code, path, facts) { this.faults.push(refusal(code, path, undefined, facts)) }
          readHead() {
            const { definition, judgement, answers } = this
            const pointless = { variant: definition.variants, applicant: definition.applicants, channel: definition.channels }
            for (const [key] of entries(answers)) {
              const isPointless = key === 'party' ? !definition.mayHaveSeveralApplicants : pointless[key]?.length === 0
              if (!KEYS.includes(key) || isPointless) this.refuse('unknown_key', below('', key), { key })
            }
            this.readWord('variant', definition.variants, true)
            this.readWord('applicant', definition.applicants, false)
            this.readWord('channel', definition.channels, false)
            judgement.words.set('submitted', judgement.moment.now)
            judgement.words.set('today', judgement.today)
          }
          readWord(key, options, needsSaying) {
            if (options.length === 0) return
            const text = get(this.answers, key), { judgement } = this
            judgement.faultyWords.add(key)
            if (typeof text === 'string') {
              if (options.includes(text)) judgement.words.set(key, text)
              else this.refuse('not_an_option', '/' + key, { options })
            } else if (text !== undefined) this.refuse('wrong_type', '/' + key, { expected: 'text' })
            else if (options.length === 1 && !needsSaying) judgement.words.set(key, options[0])
            else this.refuse('required', '/' + key, {})
          }
          object(key) {
            const json = get(this.answers, key)
            if (json === undefined || isObject(json)) return json ?? {}
            this.refuse('wrong_type', '/' + key, { expected: 'object' })
            return {}
          }
          readDelivery() {
            const chosen = this.object('delivery'), { deliveries } = this.definition
            for (const [key] of entries(chosen)) {
              if (!deliveries.some(({ output }) => output === key)) this.refuse('unknown_key', below('/delivery', key), { key })
            }
            for (const { output } of deliveries) {
              const way = get(chosen, output)
              if (typeof way === 'string') this.judgement.delivery.set(output, way)
            }
          }
          waysOf(question) {
            for (const [when, ways] of question.ways) {
              const truth = this.judgement.holds(when)
              if (truth === true) return { ways, isSettled: true }
              if (truth === undefined) return { ways: [...new Set(question.ways.flatMap(([, ways]) => ways))], isSettled: false }
            }
            return { ways: [], isSettled: true }
          }
          requireDelivery() {
            const chosen = get(this.answers, 'delivery') ?? {}
            if (!isObject(chosen)) return
            for (const question of this.definition.deliveries) {
              const path = below('/delivery', question.output), way = get(chosen, question.output)
              if (this.judgement.holds(question.when) === false) continue
              const { ways, isSettled } = this.waysOf(question)
              if (typeof way === 'string') {
                if (!ways.includes(way)) this.faults.push(refusal('not_an_option', path, question.name, { options: ways }))
              } else if (way !== undefined) this.faults.push(refusal('wrong_type', path, question.name, { expected: 'text' }))
              else if (ways.length > 1 && isSettled) this.faults.push(refusal('required', path, question.name))
            }
          }
          get parties() {
            const { counts } = this.judgement
            return this.definition.sections.filter(({ party }) => party === 'applicant').flatMap(({ id, many }) => {
              const count = counts.get(id) ?? 0
              return many ? Array.from({ length: count }, (_, number) => `${id}.${number + 1}`) : count > 0 ? [id] : []
            })
          }
          requireParty() {
            if (!this.definition.mayHaveSeveralApplicants) return
            const { parties } = this, party = get(this.answers, 'party')
            if (parties.length < 2) return
            if (party === undefined) this.refuse('required', '/party', {})
            else if (typeof party !== 'string') this.refuse('wrong_type', '/party', { expected: 'text' })
            else if (!parties.includes(party)) this.refuse('not_an_option', '/party', { options: parties })
          }
          judge() {
            const { judgement, definition } = this
            for (const { filled } of this.sections) {
              judgement.isAsked(filled)
              filled.slots.forEach((_, slot) => judgement.judge(slot, filled))
            }
            for (const { filled } of this.sections) judgement.judgeRules(filled)
            for (const { filled } of this.sections) { this.faults.push(...filled.allFaults); this.warnings.push(...filled.allWarnings) }
            const found = []
            this.documents.judge(judgement, true, (fault) => found.push(fault))
            this.faults.push(...found)
            this.requireDelivery()
            this.requireParty()
            for (const [id, table] of Object.entries(definition.tables)) {
              if (![...table.rows.map(([, value]) => value), table.otherwise].includes(null)) continue
              const fault = refusedByTable(id, table, judgement)
              if (fault) this.faults.push(fault)
            }
            for (const rule of definition.rules) {
              if (judgement.holds(rule.rule, undefined, () => this.faults.push(refusal('not_judged', ''))) !== false) continue
              const fault = refusal('rule', '', undefined, {}, rule.message)
              if (rule.referTo) fault.referTo = rule.referTo
              if (rule.legalBasis) fault.legalBasis = rule.legalBasis
              ;(rule.warn ? this.warnings : this.faults).push(fault)
            }
            return this
          }
          ask() {
            const { judgement } = this, computed = {}
            const asked = { fields: new Set(), optional: new Set(), documents: new Set(), optionalDocuments: new Set(), deliveries: {}, parties: [] }
            const collect = (filled, prefix) => filled.slots.forEach((_, slot) => {
              judgement.judge(slot, filled)
              const { field } = filled.group.slots[slot], name = prefix + field.id
              if (judgement.holds(field.when, filled) !== true) return
              asked.fields.add(name)
              if (judgement.mayBeLeftEmpty(slot, filled) === true) asked.optional.add(name)
              if (field.value && isValue(filled.slots[slot])) computed[name] = written(filled.slots[slot])
              filled.rows[slot].forEach((row, number) => collect(row, `${name}.${number}.`))
            })
            for (const { section, filled } of this.sections) {
              if (judgement.isAsked(filled) !== true) continue
              if (!section.many) asked.fields.add(section.id)
              collect(filled, section.many ? '' : section.id + '.')
            }
            const documents = (filled) => filled.items.forEach((_, index) => {
              if (filled.isAsked(index, judgement) !== true || !filled.asksSender(index, judgement)) return
              const path = filled.pathOf(index), inner = filled.innerOf(index, judgement)
              asked.documents.add(path)
              if (filled.mayBeLeftOut(index, judgement)) asked.optionalDocuments.add(path)
              if (inner) documents(inner)
            })
            documents(this.documents)
            asked.parties = this.parties
            for (const question of this.definition.deliveries) {
              if (judgement.holds(question.when) !== true) continue
              const { ways } = this.waysOf(question)
              if (ways.length > 1) asked.deliveries[question.output] = ways
            }
            const conditions = {}
            for (const name of Object.keys(this.definition.conditions)) {
              const value = judgement.condition(name)
              if (value !== undefined) conditions[name] = value
            }
            return { asked, computed, conditions }
          }
        }

        const momentOf = ({ now = new Date(), register } = {}) => {
          const instant = now instanceof Date ? new Instant(Math.floor(now.getTime() / 1000)) : readMoment(now)
          if (!instant) throw new TypeError(`no time of the form 2026-01-31T09:00: ${now}`)
          return { now: instant, today: dayOf(instant), register }
        }

        /** The functions of one form; `form.mjs` of a service exports them. */
        export const form = (definition) => {
          for (const section of definition.sections) {
            const { id, name, when, many, unique, fields } = section
            section.group = groupOf(many ? [{ id, name, type: 'list', when, many, unique, fields }] : fields)
          }
          const judged = (answers, at) => new Reading(definition, answers, momentOf(at)).judge()
          const wrong = [refusal('wrong_type', '', undefined, { expected: 'object' })]
          const ask = (answers, at) => new Reading(definition, isObject(answers) ? answers : {}, momentOf(at)).ask()
          return {
            asked: (answers, at) => ask(answers, at).asked,
            computed: (answers, at) => ask(answers, at).computed,
            conditions: (answers, at) => ask(answers, at).conditions,
            faults: (answers, at) => (isObject(answers) ? judged(answers, at).faults : wrong),
            warnings: (answers, at) => (isObject(answers) ? judged(answers, at).warnings : []),
          }
        }

        // ---- What to tell people --------------------------------------------------------------------------------------------------------------

        /** The sentence for a fault: the author's message, else the catalog's sentence with its facts. */
        export const sentence = (fault, language = 'id') => {
          const inLanguage = (text) => text[language] ?? Object.values(text)[0] ?? ''
          if (fault.message) return inLanguage(fault.message)
          const kind = fault.facts.finding ?? fault.facts.type ?? fault.facts.expected
          const template = sentences[`${fault.code}.${kind}`] ?? sentences[fault.code]
          const words = (fact) =>
            typeof fact === 'number' ? grouped(String(fact))
              : Array.isArray(fact) ? fact.map(words).join(', ') : isObject(fact) ? inLanguage(fact) : String(fact ?? '')
          const grouped = (digits) => {
            const [whole, part] = digits.split('.'), [comma, point] = language === 'en' ? [',', '.'] : ['.', ',']
            return whole.replace(/\B(?=(\d{3})+$)/g, comma) + (part === undefined ? '' : point + part)
          }
          return template ? inLanguage(template).replace(/\{([^}]*)\}/g, (_, name) => words(fault.facts[name])) : fault.code
        }
        """#
}
