extension JavaScriptRuntime {
    /// Fields of a form while they are judged.
    static let fields = #"""
        // ---- A form, while it is judged -------------------------------------------------------------------------------------------------------
        // The same steps in the same order as the runtime takes them: a fault silences its own consequences. What reads a value that is itself at
        // fault is undecided (undefined) and says nothing.

        const UNTOUCHED = Symbol('untouched'), BUSY = Symbol('busy'), ABSENT = Symbol('absent'), FAULTY = Symbol('faulty')
        const UNDECIDED = Symbol('undecided'), FAILED = Symbol('failed')
        const isValue = (slot) => typeof slot !== 'symbol'

        const groupOf = (fields) => ({
          slots: fields.map((field) => ({
            field,
            row: field.type === 'list' ? groupOf(field.fields) : partsOf[field.type] ? groupOf(partsOf[field.type]) : undefined,
            birthDate: field.type === 'nik' ? birthDateBeside(field.id, fields) : undefined,
          })),
          places: new Map(fields.map((field, index) => [field.id, index])),
        })
        /** nik_anak is compared with tanggal_lahir_anak: a date whose id has the same words besides. */
        const birthDateBeside = (nik, fields) => {
          const words = (id, without) => [...new Set(id.split('_').filter((word) => word !== '' && !without.includes(word)))].sort().join(' ')
          const own = words(nik, ['nik'])
          const index = fields.findIndex(({ id, type }) =>
            type === 'date' && id.split('_').some((word) => word === 'lahir' || word === 'birth')
              && words(id, ['tanggal', 'tgl', 'lahir', 'birth', 'date', 'of']) === own)
          return index < 0 ? undefined : index
        }

        class Filled {
          constructor(group, json, path, when, outer) {
            Object.assign(this, { group, path, when, outer, asked: null, groupFaults: [] })
            this.sent = group.slots.map(() => undefined)
            this.slots = group.slots.map(() => UNTOUCHED)
            this.faults = group.slots.map(() => [])
            this.warnings = group.slots.map(() => [])
            this.rows = group.slots.map(() => [])
            this.kept = new Set()
            if (json === undefined) return
            if (!isObject(json)) {
              this.groupFaults.push(refusal('wrong_type', path, undefined, { expected: 'object' }))
              this.slots.fill(FAULTY)
              return
            }
            for (const [key, value] of entries(json)) {
              const slot = group.places.get(key)
              if (slot === undefined) this.groupFaults.push(refusal('unknown_key', below(path, key), undefined, { key }))
              else this.sent[slot] = value
            }
          }
          get record() {
            const record = new Map()
            this.slots.forEach((slot, index) => { if (isValue(slot)) record.set(this.group.slots[index].field.id, slot) })
            return record
          }
          get isFaulty() { return this.slots.includes(FAULTY) }
          get allFaults() { return [...this.groupFaults, ...this.slots.flatMap((_, i) => [...this.faults[i], ...this.rows[i].flatMap((row) => row.allFaults)])] }
          get allWarnings() { return this.slots.flatMap((_, i) => [...this.warnings[i], ...this.rows[i].flatMap((row) => row.allWarnings)]) }
        }

        const memberAt = (value, path) => path.reduce((v, name) => (v instanceof Map ? v.get(name) : undefined), value)

        /** What expressions read of a whole sending. */
        class Judgement {
          constructor(definition, moment) {
            Object.assign(this, { definition, moment, today: moment.today, frames: [], documents: undefined, hasReadFault: false })
            this.words = new Map()
            this.faultyWords = new Set()
            this.conditions = new Map()
            this.busy = new Set()
            this.delivery = new Map()
            this.booked = new Set()
          }
          get(...name) { return this.value(name) ?? fail('absent') }
          has(...name) { return this.value(name) !== undefined }
          held(name) {
            const output = this.definition.held.find((one) => one.name === name)
            if (!output) fail('unknownFunction')
            if (!this.moment.register) { this.hasReadFault = true; fail('absent') }
            return validOf(this.moment.register, name, this.today).map((fact) => issuedValue(output, fact.number, 'valid', fact))
          }
          table(id, ...inputs) {
            const answer = lookUp(this.definition.tables[id] ?? fail('unknownFunction'), inputs)
            return answer === null || answer === undefined ? fail('notOffered') : answer
          }

          value(name) {
            const [first] = name
            if (name.length === 1 && this.words.has(first)) return this.words.get(first)
            if (name.length === 1 && this.faultyWords.has(first)) { this.hasReadFault = true; return undefined }
            for (const { prefix, filled } of this.frames) {
              if (prefix.some((part, index) => name[index] !== part)) continue
              if (name.length === prefix.length) return this.recordOf(filled)
              const slot = filled.group.places.get(name[prefix.length])
              if (slot !== undefined) return memberAt(this.valueOf(slot, filled), name.slice(prefix.length + 1))
            }
            if (name.length === 1 && this.definition.conditions[first]) return this.condition(first)
            if (name.length >= 2 && first === 'documents' && this.documents) return this.documents.isHandedIn(name.slice(1), this)
            return name.length === 2 && first === 'delivery' ? this.delivery.get(name[1]) : undefined
          }
          condition(name) {
            if (this.conditions.has(name)) {
              const known = this.conditions.get(name)
              if (known === undefined) this.hasReadFault ||= this.faultyWords.has(name)
              return known
            }
            if (this.busy.has(name)) return undefined
            this.busy.add(name)
            const outcome = this.run(this.definition.conditions[name], this)
            this.busy.delete(name)
            const value = isValue(outcome) ? outcome : undefined
            if (outcome === UNDECIDED) this.faultyWords.add(name)
            this.conditions.set(name, value)
            return value
          }
          recordOf(filled) {
            if (this.isAsked(filled) !== true) return undefined
            filled.slots.forEach((_, slot) => this.judge(slot, filled))
            if (filled.isFaulty) this.hasReadFault = true
            return filled.record
          }
          valueOf(slot, filled) {
            this.judge(slot, filled)
            const value = filled.slots[slot]
            if (isValue(value)) return value
            if (value === FAULTY || value === BUSY) this.hasReadFault = true
            return undefined
          }

          run(program, environment) {
            const before = this.hasReadFault, visited = steps
            this.hasReadFault = false
            steps = 0
            try {
              const value = program(environment)
              this.hasReadFault = false
              return value
            } catch (fault) {
              if (!(fault instanceof Fault)) throw fault
              return this.hasReadFault ? UNDECIDED : FAILED
            } finally {
              this.hasReadFault ||= before
              steps = visited
            }
          }
          runAt(program, filled) { return this.run(program, filled?.outer ? new RowView(filled, this) : this) }
          truthOf(outcome, report) {
            if (typeof outcome === 'boolean') return outcome
            if (outcome !== UNDECIDED) report?.()
            return undefined
          }
          holds(program, filled, report) { return program ? this.truthOf(this.runAt(program, filled), report) : true }
          holdsBare(program, place, report) {
            return program && place ? this.truthOf(this.run(program, new RowView(place, this)), report) : this.holds(program, undefined, report)
          }
          isAsked(filled) {
            if (filled.asked !== null) return filled.asked
            filled.asked = undefined
            return (filled.asked = this.holds(filled.when, undefined, () => filled.groupFaults.push(refusal('not_judged', filled.path))))
          }
          section(id) {
            for (const { prefix, filled } of this.frames) {
              if (prefix[0] === id) return { filled }
              if (prefix.length === 0 && filled.group.places.has(id)) return { filled, slot: filled.group.places.get(id) }
            }
          }
          /** Of each section that is asked how many there are. */
          get counts() {
            const counts = new Map()
            for (const { prefix, filled } of this.frames) {
              if (prefix.length > 0) { if (this.isAsked(filled) === true) counts.set(prefix[0], 1) }
              else filled.slots.forEach((_, slot) => { this.judge(slot, filled); counts.set(filled.group.slots[slot].field.id, filled.rows[slot].length) })
            }
            return counts
          }

          /** Judges one answer, unless that was done: asked or not, computed, required, read and checked. */
          judge(slot, filled) {
            if (filled.slots[slot] !== UNTOUCHED) return
            filled.slots[slot] = BUSY
            const { field, row } = filled.group.slots[slot], path = below(filled.path, field.id), faults = filled.faults[slot]
            const set = (value) => { filled.slots[slot] = value }
            const asked = this.isAsked(filled)
            if (asked !== true) return set(asked === false ? ABSENT : FAULTY)
            const holds = this.holds(field.when, filled, () => faults.push(refusal('not_judged', path, field.name)))
            if (holds !== true) return set(holds === false ? ABSENT : FAULTY)
            const json = filled.sent[slot]
            if (field.value) this.compute(field, slot, filled, path)
            else if (json === undefined) this.demand(slot, 'required', filled, path)
            else if (field.resource) this.book(field, json, slot, filled, path)
            else if (row && field.type === 'list') this.readRows(json, slot, filled, path)
            else if (row) this.readParts(json, slot, filled, path)
            else {
              const finding = read(field, json, path, this.moment)
              faults.push(...finding.faults)
              filled.warnings[slot].push(...finding.warnings)
              set(finding.value ?? FAULTY)
              if (field.type === 'choices' && finding.value?.length === 0) this.demand(slot, 'too_few_rows', filled, path)
            }
          }
          mayBeLeftEmpty(slot, filled, report) {
            const { field } = filled.group.slots[slot]
            return field.optional ? this.holds(field.optionalWhen, filled, report) : false
          }
          demand(slot, code, filled, path) {
            const { field } = filled.group.slots[slot], faults = filled.faults[slot]
            const may = this.mayBeLeftEmpty(slot, filled, () => faults.push(refusal('not_judged', path, field.name)))
            if (may === true) { if (code === 'required') filled.slots[slot] = ABSENT }
            else if (may === undefined) filled.slots[slot] = FAULTY
            else if (field.type === 'list' && (field.many?.[0] ?? 1) === 0) filled.slots[slot] = []
            else {
              faults.push(refusal(code, path, field.name, code === 'too_few_rows' ? { min: 1 } : {}))
              filled.slots[slot] = FAULTY
            }
          }
          compute(field, slot, filled, path) {
            const outcome = this.runAt(field.value, filled)
            if (outcome === UNDECIDED) return void (filled.slots[slot] = FAULTY)
            if (outcome === FAILED) return void (filled.slots[slot] = ABSENT)
            const value = fitted(outcome, field)
            const faults = value === undefined ? [refusal('not_judged', path, field.name)] : boundFaults(field, value, path)
            filled.faults[slot].push(...faults)
            filled.slots[slot] = faults.length === 0 ? value : FAULTY
          }
          readParts(json, slot, filled, path) {
            const { field, row } = filled.group.slots[slot]
            filled.slots[slot] = FAULTY
            if (!isObject(json)) return void filled.faults[slot].push(refusal('wrong_type', path, field.name, { expected: 'object' }))
            const parts = new Filled(row, json, path, undefined, filled)
            filled.rows[slot] = [parts]
            filled.slots[slot] = BUSY
            parts.slots.forEach((_, index) => this.judge(index, parts))
            filled.slots[slot] = FAULTY
            if (parts.allFaults.length > 0 || parts.isFaulty) return
            const value = (filled.slots[slot] = parts.record), point = place(value)
            if (point && !(point.latitude >= -12 && point.latitude <= 7 && point.longitude >= 94 && point.longitude <= 142)) {
              filled.warnings[slot].push(refusal('doubtful_number', path, field.name, { finding: 'far_away', type: 'location' }))
            }
          }
          readRows(json, slot, filled, path) {
            const { field, row } = filled.group.slots[slot], faults = filled.faults[slot]
            if (!Array.isArray(json)) {
              faults.push(refusal('wrong_type', path, field.name, { expected: 'array' }))
              return void (filled.slots[slot] = FAULTY)
            }
            const [lower, upper] = field.many ?? [1, Infinity]
            if (json.length < lower) faults.push(refusal('too_few_rows', path, field.name, { min: lower }))
            else if (json.length > upper) faults.push(refusal('too_many_rows', path, field.name, { max: upper }))
            const rows = json.slice(0, upper).map((item, index) => new Filled(row, item === undefined ? null : item, below(path, index), undefined, filled))
            filled.rows[slot] = rows
            for (const one of rows) one.slots.forEach((_, index) => this.judge(index, one))
            for (const fields of field.unique ?? []) {
              const seen = new Set()
              for (const one of rows) {
                const record = one.record
                if (!fields.every((name) => record.has(name))) continue
                const key = keyOf(fields.map((name) => record.get(name)))
                if (seen.has(key)) {
                  const first = one.group.slots[one.group.places.get(fields[0])]
                  one.groupFaults.push(refusal('repeated_row', below(one.path, fields[0]), first?.field.name, { fields }))
                }
                seen.add(key)
              }
            }
            const isSound = faults.length === 0 && rows.every((one) => one.allFaults.length === 0 && !one.isFaulty)
            filled.slots[slot] = isSound ? rows.map((one) => one.record) : FAULTY
          }
          /** Takes a unit of the slot that begins then, as far as the caller has found one; what nobody has looked up is not judged. */
          book(field, json, slot, filled, path) {
            const finding = read(field, json, path, this.moment), start = finding.value, faults = filled.faults[slot]
            faults.push(...finding.faults)
            filled.slots[slot] = FAULTY
            if (start === undefined || !this.moment.register) return
            const refuse = (code) => void faults.push(refusal(code, path, field.name, { start: localText(start) }))
            const now = this.moment.now.seconds, isFuture = start.seconds > now
            const facts = (this.moment.register.slots ?? []).filter((fact) => fact.resource === field.resource && fact.start === start.seconds)
            if (facts.length === 0) return refuse('not_a_slot')
            if (!facts[0].isHeld) {
              if (!isFuture) return refuse('slot_begun')
              if (dayOf(start).number > (addMonths(this.today, 12) ?? this.today).number) return refuse('not_a_slot')
            }
            const take = (unit, fact) => {
              const key = JSON.stringify([field.resource, unit, start.seconds, fact.end, fact.slot])
              if (this.booked.has(key)) return false
              this.booked.add(key)
              if (fact.isHeld) filled.kept.add(slot)
              const value = new Map([['start', start], ['end', new Instant(fact.end)]])
              if (fact.slot !== undefined) value.set('slot', fact.slot)
              value.set('waits', unit === null)
              if (unit !== null) value.set('unit', BigInt(unit))
              filled.slots[slot] = value
              return true
            }
            for (const fact of facts) {
              if (!fact.isHeld && !isFuture) continue
              for (const unit of fact.isHeld && fact.hasWaitingList ? [null] : fact.units ?? []) if (take(unit, fact)) return
            }
            if (!isFuture || !facts.some((fact) => fact.hasWaitingList) || !take(null, { ...facts[0], isHeld: false })) refuse('no_free_slot')
          }
          /** The fields' own rules, when every value is known; and what an officer should look at. */
          judgeRules(filled) {
            filled.slots.forEach((value, index) => {
              for (const row of filled.rows[index]) this.judgeRules(row)
              if (!isValue(value)) return
              const { field, birthDate } = filled.group.slots[index], path = below(filled.path, field.id)
              if (field.rule && !filled.kept.has(index)) {
                const truth = this.holds(field.rule, filled, () => filled.faults[index].push(refusal('not_judged', path, field.name)))
                if (truth === false) filled.faults[index].push(refusal('rule', path, field.name, {}, field.message))
              }
              const birth = birthDate === undefined ? undefined : filled.slots[birthDate]
              if (!(birth instanceof Day) || typeof value !== 'string' || !/^[0-9]{16}$/.test(value)) return
              const nik = nikParts(value), [year, month, date] = parts(birth)
              if (date !== nik.day || month !== nik.month || year % 100 !== nik.year) {
                filled.warnings[index].push(refusal('doubtful_number', path, field.name, { finding: 'birth_date' }))
              }
            })
          }
        }

        /** What an expression inside a row, or of a document asked for a section, sees: the own fields first, then what is around. */
        class RowView {
          constructor(row, judgement) { this.row = row; this.judgement = judgement; this.today = judgement.today }
          get(...name) { return this.value(name) ?? fail('absent') }
          has(...name) { return this.value(name) !== undefined }
          held(name) { return this.judgement.held(name) }
          table(...call) { return this.judgement.table(...call) }
          value(name) {
            for (let filled = this.row; filled && (filled === this.row || filled.outer); filled = filled.outer) {
              const slot = filled.group.places.get(name[0])
              if (slot !== undefined) return memberAt(this.judgement.valueOf(slot, filled), name.slice(1))
            }
            return this.judgement.value(name)
          }
        }

        /** A computed value as a value of its field: rounded, widened, whole where the type is. */
        const fitted = (value, field) => {
          if (field.round) {
            value = round_(value, ...field.round)
            if (value === undefined) return undefined
          }
          if (field.type === 'integer' || field.type === 'money') {
            if (value instanceof Decimal) return wholeOf(value)
          } else if (field.type === 'decimal') {
            if (typeof value === 'bigint') return new Decimal(value, 0)
            if (value instanceof Ratio) return nearest(value)
          }
          return value instanceof Ratio ? undefined : value
        }

        /** A number; null where the combination is not offered, undefined where there is no row. */
        const lookUp = (table, inputs) => {
          if (inputs.length !== table.of.length) return undefined
          const found = table.rows.find(([keys]) => keys.every((key, index) => fits(key, inputs[index])))
          const text = found ? found[1] : table.otherwise
          if (text === null || text === undefined) return text
          table.isWhole ??= [...table.rows.map(([, one]) => one), table.otherwise].every((one) => one === null || one === undefined || wholeOf(dec(one)) !== undefined)
          const number = dec(text)
          return table.isWhole ? wholeOf(number) : number
        }
        const fits = (key, input) => {
          if (typeof input === 'string') return key === input
          if (typeof input === 'boolean') return key === String(input)
          if (!isNumber(input) || typeof key === 'string') return false
          if (key.from !== undefined) {
            const side = orderOf(input, dec(key.from))
            if (side < 0 || (key.over && side === 0)) return false
          }
          return key.to === undefined || orderOf(input, dec(key.to)) <= 0
        }
        /** The first combination that is not offered, at the answer that chooses it. */
        const refusedByTable = (id, table, judgement) => {
          const readings = []
          for (const input of table.of) {
            for (let length = input.length; length > 0; length--) {
              const name = input.slice(0, length), value = judgement.value(name)
              if (value === undefined) continue
              const isWord = length === 1 && !judgement.definition.sections.some((section) => section.id === name[0])
              readings.push({ name, rest: input.slice(length), value, path: [isWord ? '' : '/form', ...name].join('/') })
              break
            }
          }
          if (readings.length !== table.of.length) return undefined
          const search = (readings, place) => {
            const several = readings.findIndex(({ value }) => Array.isArray(value))
            if (several < 0) {
              if (readings.length === 0 || readings.some(({ rest }) => rest.length > 0) || lookUp(table, readings.map(({ value }) => value)) !== null) return undefined
              return refusal('not_offered', readings[place ?? 0].path, undefined, { table: id })
            }
            const list = readings[several].name.join('.')
            for (const [index, item] of readings[several].value.entries()) {
              const next = readings.map((reading) => {
                if (reading.name.join('.') !== list || !Array.isArray(reading.value)) return reading
                const path = below(reading.path, index), [field, ...rest] = reading.rest
                if (field === undefined) return { ...reading, path, value: item }
                const value = memberAt(item, [field])
                return value === undefined ? undefined : { name: [...reading.name, field], rest, value, path: below(path, field) }
              })
              const found = next.includes(undefined) ? undefined : search(next, place ?? several)
              if (found) return found
            }
          }
          return search(readings, undefined)
        }
        """#
}
