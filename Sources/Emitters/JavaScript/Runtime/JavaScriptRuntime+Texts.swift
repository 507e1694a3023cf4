extension JavaScriptRuntime {
    /// How answers are read: texts in their own forms, numbers, choices, what the register knows.
    static let texts = #"""
        // ---- Texts as people write them, and as they are kept ---------------------------------------------------------------------------------

        const UNSEEN = /^[«unseen»]*$/u
        const isBlank = (text) => UNSEEN.test(text)
        const kept = (text) => {
          const normal = text.normalize('NFC')
          return /[\u202a-\u202e\u2066-\u2069]/.test(normal) ? normal.replace(/[\u202a-\u202e\u2066-\u2069]/g, '').normalize('NFC') : normal
        }
        const trimmed = (text) => text.replace(/^\p{White_Space}+|\p{White_Space}+$/gu, '')
        const hasControl = (text) => /[\u0000-\u001f]/.test(text)
        const bytes = (text) => new TextEncoder().encode(text).length

        const phone = (text) => {
          const found = /^(\+?)([0-9 \u00a0().-]*)$/.exec(trimmed(kept(text)))
          if (!found) return undefined
          const digits = found[2].replace(/[^0-9]/g, ''), isInternational = found[1] === '+'
          if (isInternational && !digits.startsWith('62')) return /^[1-9][0-9]{6,14}$/.test(digits) ? '+' + digits : undefined
          let national = isInternational || digits.startsWith('628') ? digits.slice(2) : digits
          if (national.startsWith('0')) national = national.slice(1)
          else if (national.length === digits.length) return undefined
          return /^(8[0-9]{8,11}|[1-79][0-9]{6,10})$/.test(national) ? '+62' + national : undefined
        }
        const host = (text) =>
          text.length <= 253 && text.split('.').every((label) => /^[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/.test(label)) ? text.toLowerCase() : undefined
        const email = (text) => {
          const parts = trimmed(text).split('@')
          if (parts.length !== 2 || parts.join('@').length > 254 || parts[0].length > 64 || !parts[1].includes('.')) return undefined
          if (!parts[0].split('.').every((word) => /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+$/.test(word))) return undefined
          const domain = host(parts[1])
          return domain && `${parts[0]}@${domain}`
        }
        const url = (text) => {
          const found = /^([Hh][Tt][Tt][Pp][Ss]?):\/\/([^/?#]*)(.*)$/su.exec(trimmed(text))
          if (!found || bytes(trimmed(text)) > 2048 || /[\p{White_Space}\u0000-\u001f\u007f<>"{}|\\^`]/u.test(found[2] + found[3])) return undefined
          const [, scheme, named, rest] = found, colon = named.indexOf(':')
          const name = host(colon < 0 ? named : named.slice(0, colon)), port = colon < 0 ? '' : named.slice(colon + 1)
          if (!name) return undefined
          if (colon >= 0 && !(/^[+-]?[0-9]+$/.test(port) && +port >= 1 && +port <= 65535)) return undefined
          return `${scheme.toLowerCase()}://${name}${colon < 0 ? '' : ':' + +port}${rest}`
        }

        /** Whether there is such a province, kabupaten or kota. */
        const isRegion = (code) => {
          const [province, regency] = code.split('.'), known = regions[province]
          return known !== undefined && (regency === undefined || known.includes(regency))
        }
        const region = (text, level) => {
          if (!/^[0-9]{2}(\.[0-9]{2}(\.[0-9]{2}(\.[0-9]{4})?)?)?$/.test(text)) return undefined
          const levels = ['province', 'regency', 'district', 'village']
          if (level !== undefined && levels[text.split('.').length - 1] !== level) return undefined
          const isKnown = isRegion(text.slice(0, 5)) && text.slice(6, 8) !== '00' && (text.length < 13 || (/[1-3]/.test(text[9]) && text.slice(10) !== '000'))
          return { text, doubts: isKnown ? [] : ['unknown_region'] }
        }

        const LENGTHS_OF = { nik: [16], kk: [16], npwp: [15, 16], nib: [13], nop: [18], kbli: [5] }
        const nikParts = (digits) => {
          const number = +digits.slice(6, 8)
          return { day: number > 40 ? number - 40 : number, month: +digits.slice(8, 10), year: +digits.slice(10, 12) }
        }
        const nikFault = (digits) => {
          const { day, month } = nikParts(digits)
          return day < 1 || day > 31 || month < 1 || month > 12 || digits.endsWith('0000')
        }
        const nikDoubts = (digits) => (isRegion(digits.slice(0, 2)) ? [] : ['unknown_province'])
        const luhn = (digits) =>
          [...digits].reduce((sum, digit, i) => { const value = digit * (i % 2 === 1 ? 2 : 1); return sum + (value > 9 ? value - 9 : value) }, 0) % 10 === 0
        /** The digits alone and what an officer should look at; or the code of the fault. */
        const identity = (kind, text) => {
          if (!/^[0-9 \u00a0.-]*$/.test(text)) return 'wrong_form'
          const digits = text.replace(/[^0-9]/g, '')
          if (!LENGTHS_OF[kind].includes(digits.length)) return 'wrong_form'
          let doubts = []
          if (kind === 'nik') {
            if (nikFault(digits)) return 'unknown_code'
            doubts = nikDoubts(digits)
          } else if (kind === 'npwp' && digits.length === 15) {
            if (!luhn(digits.slice(0, 9))) return 'unknown_code'
          } else if (kind === 'npwp' && digits[0] === '0') {
            if (!luhn(digits.slice(1, 10))) doubts = ['wrong_check_digit']
          } else if (kind === 'npwp') {
            doubts = [...(nikFault(digits) ? ['not_a_nik'] : []), ...nikDoubts(digits)]
          }
          return { text: digits, doubts }
        }

        // ---- One value by itself --------------------------------------------------------------------------------------------------------------

        const isObject = (json) => typeof json === 'object' && json !== null && !Array.isArray(json)
        const entries = (object) => Object.entries(object).filter(([, value]) => value !== undefined)
        const get = (object, key) => (Object.hasOwn(object, key) ? object[key] : undefined)
        /** As JSON writes it: what is sent is what is judged. */
        const numberOf = (json) => (typeof json === 'number' && Number.isFinite(json) ? readDecimal(JSON.stringify(json)) : undefined)
        const LARGEST = new Decimal(9007199254740991n, 0)

        /** A stored or constant value of a type; numbers also by their digits. */
        const stored = (json, type) => {
          const text = typeof json === 'string' ? json : undefined
          switch (type) {
            case 'integer': case 'money': case 'decimal': {
              const number = text === undefined ? numberOf(json) : readDecimal(text)
              return number && (type === 'decimal' ? number : wholeOf(number))
            }
            case 'yes_no': return typeof json === 'boolean' ? json : undefined
            case 'date': return text === undefined ? undefined : readDay(text)
            case 'time': return text === undefined ? undefined : readTime(text)
            case 'datetime': case 'booking': return text === undefined ? undefined : readMoment(text)
            case 'choices': return Array.isArray(json) && json.every((item) => typeof item === 'string') ? [...json] : undefined
            case 'address': case 'location': {
              const result = new Map()
              if (!isObject(json)) return undefined
              for (const part of partsOf[type]) {
                if (get(json, part.id) === undefined) continue
                const value = stored(json[part.id], part.type)
                if (value === undefined) return undefined
                result.set(part.id, value)
              }
              return result
            }
            case 'account':
              return isObject(json) && typeof json.bank === 'string' && typeof json.number === 'string'
                ? new Map([['bank', json.bank], ['number', json.number]]) : undefined
            case 'document':
              return isObject(json) && entries(json).length === 1 && typeof json.file === 'string' && json.file !== '' ? new Map([['file', json.file]]) : undefined
            case 'issued': case 'list': return undefined
            default: return text
          }
        }
        /** As the runtime gives it out; a number with more digits than JavaScript keeps, by its digits. */
        const written = (v) => {
          if (v instanceof Ratio) v = nearest(v)
          if (typeof v === 'bigint' || v instanceof Decimal) {
            const number = Number(String(v))
            const back = Number.isFinite(number) ? numberOf(number) : undefined
            return back && String(back) === String(v) ? number : String(v)
          }
          if (Array.isArray(v)) return v.map(written)
          if (v instanceof Map) return Object.fromEntries([...v].map(([key, value]) => [key, written(value)]))
          if (v instanceof Instant) return localText(v)
          return v instanceof Day || v instanceof Time || v instanceof Period ? String(v) : v
        }
        const isBefore = (a, b) => (typeof a === 'string' || typeof a === 'boolean' ? false : (orderOf(a, b) ?? 0) < 0)
        const boundFaults = (field, value, path) => {
          const faults = [], low = stored(field.min, field.type), high = stored(field.max, field.type)
          const fact = (text) => (['integer', 'money', 'decimal'].includes(field.type) ? Number(text) : text)
          if (low !== undefined && isBefore(value, low)) faults.push(refusal('below_min', path, field.name, { min: fact(field.min), type: field.type }))
          if (high !== undefined && isBefore(high, value)) faults.push(refusal('above_max', path, field.name, { max: fact(field.max), type: field.type }))
          return faults
        }
        const refusal = (code, path, subject, facts = {}, message) => {
          const fault = { code, path, facts }
          if (subject) fault.subject = subject
          if (message) fault.message = message
          return fault
        }
        const below = (path, key) => `${path}/${String(key).replace(/~/g, '~0').replace(/\//g, '~1')}`

        /** Reads, normalises and checks one answer: { value, faults, warnings }; a value is there unless it is refused. */
        const read = (field, json, path, moment) => {
          const finding = { value: undefined, faults: [], warnings: [], isOpen: false }
          const refuse = (code, facts, at = path) => { finding.faults.push(refusal(code, at, field.name, facts)) }
          switch (field.type) {
            case 'yes_no':
              if (typeof json === 'boolean') finding.value = json
              else refuse('wrong_type', { expected: 'boolean' })
              break
            case 'integer': case 'money': case 'decimal': {
              const number = numberOf(json), isWhole = field.type !== 'decimal'
              if (!number || (isWhole && wholeOf(number) === undefined)) refuse('wrong_type', { expected: isWhole ? 'integer' : 'number' })
              else if (orderOf(new Decimal(magnitude(number.c), number.s), LARGEST) > 0) refuse('too_long')
              else finding.value = isWhole ? wholeOf(number) : number
              break
            }
            case 'choices': readChoices(field, json, path, finding, refuse); break
            case 'account': readAccount(json, path, finding, refuse); break
            case 'document':
              finding.value = stored(json, 'document')
              if (finding.value === undefined) refuse('wrong_type', { expected: 'file' })
              break
            default:
              if (typeof json !== 'string') refuse('wrong_type', { expected: 'text' })
              // A form sent by a browser says nothing by an empty text.
              else if (isBlank(json)) refuse('required')
              else readText(field, json, finding, refuse, path, moment)
          }
          if (finding.value !== undefined && finding.faults.length === 0) {
            finding.faults = boundFaults(field, finding.value, path)
            if (finding.faults.length > 0) finding.value = undefined
          }
          return finding
        }
        const readChoices = (field, json, path, finding, refuse) => {
          if (!Array.isArray(json)) return refuse('wrong_type', { expected: 'array' })
          if (json.length === 0 && !field.optional) refuse('too_few_rows', { min: 1 })
          const chosen = []
          json.forEach((text, index) => {
            if (typeof text !== 'string') return refuse('wrong_type', { expected: 'text' }, below(path, index))
            if (!field.options.includes(text)) refuse('not_an_option', { options: field.options }, below(path, index))
            if (chosen.includes(text)) refuse('repeated_option', {}, below(path, index))
            chosen.push(text)
          })
          if (finding.faults.length === 0) finding.value = chosen
        }
        const readAccount = (json, path, finding, refuse) => {
          if (!isObject(json)) return refuse('wrong_type', { expected: 'object' })
          for (const [key] of entries(json)) if (key !== 'bank' && key !== 'number') refuse('unknown_key', { key }, below(path, key))
          const text = (key) => {
            const value = get(json, key), at = below(path, key)
            if (value === undefined) refuse('required', {}, at)
            else if (typeof value !== 'string') refuse('wrong_type', { expected: 'text' }, at)
            else if (isBlank(value)) refuse('required', {}, at)
            else return value
          }
          const bank = text('bank')
          if (bank !== undefined && hasControl(bank)) refuse('wrong_form', { type: 'text' }, below(path, 'bank'))
          const number = text('number'), digits = (number ?? '').replace(/[^0-9]/g, '')
          if (number !== undefined && !(digits.length >= 5 && digits.length <= 20 && /^[0-9 .-]*$/.test(number))) {
            refuse('wrong_form', { type: 'account' }, below(path, 'number'))
          }
          if (finding.faults.length === 0) finding.value = new Map([['bank', kept(bank)], ['number', digits]])
        }
        const readText = (field, text, finding, refuse, path, moment) => {
          const type = field.type, facts = { type }
          let normal, doubts = []
          const written = (found) => {
            if (found === undefined) refuse('wrong_form', facts)
            else if (found === 'wrong_form' || found === 'unknown_code') refuse(found, facts)
            else ({ text: normal, doubts } = found)
          }
          const plain = (found) => written(found === undefined ? undefined : { text: found, doubts: [] })
          switch (type) {
            case 'text':
              if (hasControl(text)) refuse('wrong_form', facts)
              else normal = kept(text)
              break
            case 'long_text': normal = kept(text); break
            case 'choice': case 'agency':
              if (field.options.includes(text)) finding.value = text
              else refuse('not_an_option', { options: field.options })
              break
            case 'date': case 'time': case 'datetime': case 'booking':
              finding.value = stored(text, type)
              if (finding.value === undefined) refuse('wrong_form', facts)
              break
            case 'issued': {
              if (hasControl(text)) return refuse('wrong_form', { type: 'text' })
              // What nobody has looked up yet is not judged.
              if (!moment.register) { finding.isOpen = true; return }
              const number = text.normalize('NFC'), fact = factOf(moment.register, field.issued, number, moment.today)
              const state = fact ? stateOf(fact, moment.today) : 'unknown'
              if (!field.issued.accept.includes(state)) return refuse('not_accepted', { state })
              finding.value = issuedValue(field.issued, number, state, fact)
              break
            }
            case 'email': plain(email(text)); break
            case 'phone': plain(phone(text)); break
            case 'url': plain(url(text)); break
            case 'region': written(region(text, field.level)); break
            default: written(identity(type, text))
          }
          for (const doubt of doubts) finding.warnings.push(refusal('doubtful_number', path, field.name, { finding: doubt, type }))
          if (normal === undefined) return
          // Both as sent and as kept, as a JSON Schema would.
          if (field.pattern && !(field.pattern.test(text) && field.pattern.test(normal))) refuse('pattern')
          else finding.value = normal
        }

        // ---- What the register knows ----------------------------------------------------------------------------------------------------------

        const nameOf = (fact) => `${fact.service}.${fact.output}`
        const stateOf = (fact, today) =>
          fact.isRevoked ? 'revoked' : fact.validUntil !== undefined && readDay(fact.validUntil).number < today.number ? 'expired' : 'valid'
        const factOf = (register, issued, number, today) => {
          const known = issued.names.flatMap((name) => (register.found ?? []).filter((fact) => nameOf(fact) === name && fact.number === number))
          return known.find((fact) => issued.accept.includes(stateOf(fact, today))) ?? known[0]
        }
        const issuedValue = (issued, number, state, fact) => {
          const value = new Map([['number', number], ['state', state]])
          if (fact && issued.names.length > 1) value.set('output', nameOf(fact))
          if (fact?.issuedOn !== undefined) value.set('issued_on', readDay(fact.issuedOn))
          if (fact?.validUntil !== undefined) value.set('valid_until', readDay(fact.validUntil))
          const values = new Map()
          for (const [id, type] of Object.entries(issued.values)) {
            const one = fact?.values?.[id] === undefined ? undefined : stored(fact.values[id], type)
            if (one !== undefined) values.set(id, one)
          }
          return value.set('values', values)
        }
        const validOf = (register, name, today) => (register?.held ?? []).filter((fact) => nameOf(fact) === name && stateOf(fact, today) === 'valid')
        """#
}
