extension JavaScriptRuntime {
    /// Values of expressions and what can be done with them, exact as in the runtime.
    static let values = #"""
        // ---- Values -------------------------------------------------------------------------------------------------------------------------
        // bool: a boolean; whole number: a BigInt of 64 bits; text: a string, compared by Unicode scalars; list: an array; record: a Map.
        // What is absent is undefined where a value is looked up, and a Fault where an expression reads it.

        export class Fault {
          constructor(code) { this.code = code }
        }
        const fail = (code) => { throw new Fault(code) }

        const INT64 = 2n ** 63n, INT128 = 2n ** 127n
        const is64 = (n) => n >= -INT64 && n < INT64
        const is128 = (n) => n >= -INT128 && n < INT128
        const magnitude = (n) => (n < 0n ? -n : n)
        const tens = Array.from({ length: 39 }, (_, n) => 10n ** BigInt(n))

        /** An exact decimal: coefficient × 10^-scale, scale 0 to 18, in lowest terms. */
        export class Decimal {
          constructor(coefficient, scale) { this.c = coefficient; this.s = scale }
          toString() {
            if (this.s === 0) return String(this.c)
            const digits = String(magnitude(this.c)).padStart(this.s + 1, '0')
            return (this.c < 0n ? '-' : '') + digits.slice(0, -this.s) + '.' + digits.slice(-this.s)
          }
        }
        const decimal = (c, s) => {
          if (c === 0n) s = 0
          while (s > 0 && c % 10n === 0n) { c /= 10n; s -= 1 }
          return s <= 18 ? new Decimal(c, s) : undefined
        }
        /** What a division leaves that no decimal holds, until somebody rounds it. */
        class Ratio {
          constructor(n, d) { this.n = n; this.d = d }
        }
        class Day {
          constructor(number) { this.number = number }
          toString() { const [y, m, d] = parts(this); return `${String(y).padStart(4, '0')}-${pad(m)}-${pad(d)}` }
        }
        class Time {
          constructor(minutes) { this.minutes = minutes }
          toString() { return `${pad(Math.floor(this.minutes / 60))}:${pad(this.minutes % 60)}` }
        }
        class Instant {
          constructor(seconds) { this.seconds = seconds }
        }
        class Period {
          constructor(amount, unit) { this.amount = amount; this.unit = unit }
          get length() { return BigInt(this.amount) * BigInt(LENGTHS[this.unit]) }
          toString() { return `${this.amount} ${this.unit}` }
        }
        /** Between two dates, times or instants: nanoseconds. */
        class Span {
          constructor(n) { this.n = n }
        }
        const LENGTHS = { minutes: 7, hours: 420, 'working days': 3360, days: 2400, weeks: 16800, months: 72000, years: 876000 }
        const BILLION = 1000000000n
        const pad = (n) => String(n).padStart(2, '0')

        /** Reads digits with at most one point and an exponent, as JSON writes numbers; undefined for what 128 bits or 18 places do not hold. */
        const readDecimal = (text) => {
          const [, sign, whole, fraction = '', exponent = '0'] = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text) ?? []
          if (whole === undefined) return undefined
          let c = BigInt(whole + fraction), s = fraction.length - Number(exponent)
          while (s > 0 && c !== 0n && c % 10n === 0n) { c /= 10n; s -= 1 }
          if (c === 0n) s = 0
          if (s < 0) { c *= 10n ** BigInt(-s); s = 0 }
          if (sign) c = -c
          return s <= 18 && is128(c) ? decimal(c, s) : undefined
        }
        export const dec = (text) => readDecimal(text)

        const isNumber = (v) => typeof v === 'bigint' || v instanceof Decimal || v instanceof Ratio
        const asDecimal = (v) => (typeof v === 'bigint' ? new Decimal(v, 0) : v instanceof Decimal ? v : undefined)
        const asRatio = (v) => {
          if (v instanceof Ratio) return v
          const d = asDecimal(v)
          return d && { n: d.c, d: tens[d.s] }
        }
        const wholeOf = (d) => (d.s === 0 && is64(d.c) ? d.c : undefined)
        const gcd = (a, b) => { while (b !== 0n) [a, b] = [b, a % b]; return a > 0n ? a : 1n }
        /** The number that n / d is: a decimal where one holds it. */
        const ratio = (n, d) => {
          if (d === 0n || n === -INT128 || d === -INT128) return undefined
          const g = gcd(magnitude(n), magnitude(d)), sign = d < 0n ? -1n : 1n
          const top = (n / g) * sign, bottom = (d / g) * sign
          for (let s = 0; s <= 18; s++) {
            if (tens[s] % bottom !== 0n) continue
            const c = top * (tens[s] / bottom)
            return is128(c) ? decimal(c, s) : undefined
          }
          return new Ratio(top, bottom)
        }
        const addRatios = (a, b, sign) => {
          const g = gcd(a.d, b.d)
          const left = a.n * (b.d / g), right = b.n * (a.d / g), bottom = a.d * (b.d / g), top = left + sign * right
          return [left, right, bottom, top].every(is128) ? ratio(top, bottom) : undefined
        }
        const multiplyRatios = (a, b) => {
          const g = gcd(magnitude(a.n), magnitude(b.d)), h = gcd(magnitude(b.n), magnitude(a.d))
          const top = (a.n / g) * (b.n / h), bottom = (a.d / h) * (b.d / g)
          return is128(top) && is128(bottom) ? ratio(top, bottom) : undefined
        }
        const divideRatios = (a, b) => {
          if (b.n === 0n || b.n === -INT128) return undefined
          const sign = b.n < 0n ? -1n : 1n
          return multiplyRatios(a, { n: b.d * sign, d: b.n * sign })
        }
        /** The nearest number of 18 places. */
        const nearest = (r) => {
          const whole = r.n / r.d
          let part = r.n % r.d, unit = r.d
          while (unit > (INT128 - 1n) / tens[18]) { part /= 10n; unit /= 10n }
          const fraction = decimal(unit === 0n ? 0n : (part * tens[18]) / unit, 18)
          return addDecimals(new Decimal(whole, 0), fraction, 1n) ?? new Decimal(whole, 0)
        }
        const addDecimals = (a, b, sign) => {
          const s = Math.max(a.s, b.s), left = a.c * tens[s - a.s], right = b.c * tens[s - b.s], sum = left + sign * right
          return is128(left) && is128(right) && is128(sum) ? decimal(sum, s) : undefined
        }
        const multiplyDecimals = (a, b) => {
          let c = magnitude(a.c) * magnitude(b.c), s = a.s + b.s
          while (s > 0 && (c >= 2n * INT128 || s > 18)) {
            if (c % 10n !== 0n) return undefined
            c /= 10n
            s -= 1
          }
          if (a.c < 0n !== b.c < 0n) c = -c
          return is128(c) ? decimal(c, s) : undefined
        }
        /** To a multiple: towards the greater or smaller number, or the nearest, a half away from zero. */
        const round_ = (v, direction, multiple) => {
          const r = asRatio(v)
          if (!r) return undefined
          const step = r.d * BigInt(multiple)
          if (step <= 0n || !is128(step)) return undefined
          let quotient = r.n / step
          const rest = r.n % step
          if (direction === 'up') { if (rest > 0n) quotient += 1n }
          else if (direction === 'down') { if (rest < 0n) quotient -= 1n }
          else if (magnitude(rest) >= step - magnitude(rest)) quotient += rest < 0n ? -1n : 1n
          const whole = quotient * BigInt(multiple)
          return is128(whole) ? new Decimal(whole, 0) : undefined
        }

        /** By Unicode scalars, not by the code units of JavaScript. */
        const compareTexts = (a, b) => {
          if (a === b) return 0
          const x = [...a], y = [...b]
          for (let i = 0; i < x.length && i < y.length; i++) if (x[i] !== y[i]) return x[i].codePointAt(0) < y[i].codePointAt(0) ? -1 : 1
          return x.length < y.length ? -1 : 1
        }
        const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0)
        const content = (v) =>
          v instanceof Day ? v.number : v instanceof Time ? v.minutes : v instanceof Instant ? v.seconds : v instanceof Span ? v.n
            : v instanceof Period ? v.length : undefined

        /** Negative, zero or positive; undefined where the two have no order. */
        const orderOf = (a, b) => {
          if (typeof a === 'bigint' && typeof b === 'bigint') return compare(a, b)
          if (isNumber(a) || isNumber(b)) {
            const x = asRatio(a), y = asRatio(b)
            return x && y ? compare(x.n * y.d, y.n * x.d) : undefined
          }
          if (typeof a === 'string' && typeof b === 'string') return compareTexts(a, b)
          if (typeof a === 'boolean' && typeof b === 'boolean') return compare(a, b)
          if (a instanceof Time && typeof b === 'string') b = readTime(b)
          else if (b instanceof Time && typeof a === 'string') a = readTime(a)
          const x = content(a), y = content(b)
          return x !== undefined && y !== undefined && a.constructor === b.constructor ? compare(x, y) : undefined
        }
        const isEqual = (a, b) => {
          if (typeof a === 'bigint' && typeof b === 'bigint') return a === b
          if (typeof a === 'string' && typeof b === 'string') return a === b
          if (isNumber(a) && isNumber(b)) return a instanceof Ratio === b instanceof Ratio && orderOf(a, b) === 0
          if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((v, i) => isEqual(v, b[i]))
          if (a instanceof Map) return b instanceof Map && a.size === b.size && [...a].every(([k, v]) => b.has(k) && isEqual(v, b.get(k)))
          return orderOf(a, b) === 0
        }
        /** A text that only this very value has. */
        const keyOf = (v) =>
          Array.isArray(v) ? `[${v.map(keyOf)}]`
            : v instanceof Map ? `{${[...v].map(([k, w]) => JSON.stringify(k) + keyOf(w))}}`
              : typeof v === 'string' ? JSON.stringify(v)
                : v instanceof Ratio ? `r${v.n}/${v.d}` : v instanceof Instant ? `i${v.seconds}` : `${typeof v}${v}`

        // ---- What expressions do ------------------------------------------------------------------------------------------------------------

        export const none = () => fail('unknownFunction')
        export const truth = (v) => (typeof v === 'boolean' ? v : fail('noOverload'))
        const connect = (a, b, absorbing) => {
          let left
          try { left = a() } catch (fault) {
            if (!(fault instanceof Fault)) throw fault
            try { if (b() === absorbing) return absorbing } catch (other) { if (!(other instanceof Fault)) throw other }
            throw fault
          }
          return left === absorbing ? absorbing : b()
        }
        export const and = (a, b) => connect(a, b, false)
        export const or = (a, b) => connect(a, b, true)
        export const equal = isEqual
        export const order = (a, b) => orderOf(a, b) ?? fail('noOverload')
        export const contains = (list, item) => (Array.isArray(list) ? list.some((v) => isEqual(v, item)) : fail('noOverload'))
        export const at = (list, index) => {
          const position = index instanceof Decimal ? wholeOf(index) : index
          if (!Array.isArray(list) || typeof position !== 'bigint') fail('noOverload')
          return position >= 0n && position < BigInt(list.length) ? list[Number(position)] : fail('outOfRange')
        }
        export const member = (v, name) => (v instanceof Map && v.has(name) ? v.get(name) : fail('noSuchKey'))
        export const hasMember = (v, name) => (v instanceof Map ? v.has(name) : fail('noOverload'))
        const sure = (v) => v ?? fail('overflow')
        const whole64 = (n) => (is64(n) ? n : fail('overflow'))
        const arithmetic = (a, b, whole, exact, ratios, other) => {
          if (typeof a === 'bigint' && typeof b === 'bigint') return whole64(whole(a, b))
          const x = asDecimal(a), y = asDecimal(b)
          if (x && y) return sure(exact(x, y))
          return isNumber(a) && isNumber(b) ? sure(ratios(asRatio(a), asRatio(b))) : other(a, b)
        }
        export const add = (a, b) => arithmetic(a, b, (x, y) => x + y, (x, y) => addDecimals(x, y, 1n), (x, y) => addRatios(x, y, 1n), sum_)
        const sum_ = (a, b) => {
          if (typeof a === 'string' && typeof b === 'string') return a + b
          if (Array.isArray(a) && Array.isArray(b)) return [...a, ...b]
          if (a instanceof Day && b instanceof Period) return later(a, b)
          if (a instanceof Period && b instanceof Day) return later(b, a)
          return a instanceof Span && b instanceof Span ? span(a.n + b.n) : fail('noOverload')
        }
        export const subtract = (a, b) =>
          arithmetic(a, b, (x, y) => x - y, (x, y) => addDecimals(x, y, -1n), (x, y) => addRatios(x, y, -1n), difference)
        const difference = (a, b) => {
          if (a instanceof Day && b instanceof Period) return later(a, new Period(-b.amount, b.unit))
          if (a instanceof Day && b instanceof Day) return new Span(BigInt(a.number - b.number) * 86400n * BILLION)
          if (a instanceof Time && b instanceof Time) return new Span(BigInt(a.minutes - b.minutes) * 60n * BILLION)
          if (a instanceof Instant && b instanceof Instant) return new Span(BigInt(a.seconds - b.seconds) * BILLION)
          return a instanceof Span && b instanceof Span ? span(a.n - b.n) : fail('noOverload')
        }
        export const multiply = (a, b) => arithmetic(a, b, (x, y) => x * y, multiplyDecimals, multiplyRatios, () => fail('noOverload'))
        export const divide = (a, b) => {
          if (!isNumber(a) || !isNumber(b)) fail('noOverload')
          const y = asRatio(b)
          return y.n === 0n ? fail('divisionByZero') : sure(divideRatios(asRatio(a), y))
        }
        const byZero = (b) => { if (b === 0n) fail('divisionByZero') }
        export const remainder = (a, b) => {
          if (typeof a !== 'bigint' || typeof b !== 'bigint') fail('noOverload')
          byZero(b)
          return a === -INT64 && b === -1n ? fail('overflow') : a % b
        }
        export const quotient = (a, b) => {
          if (typeof a !== 'bigint' || typeof b !== 'bigint') fail('noOverload')
          byZero(b)
          return whole64(a / b)
        }
        export const negate = (v) => {
          if (typeof v === 'bigint') return whole64(-v)
          if (v instanceof Decimal) return is128(-v.c) ? new Decimal(-v.c, v.s) : fail('overflow')
          if (v instanceof Ratio) return new Ratio(-v.n, v.d)
          return v instanceof Span ? span(-v.n) : fail('noOverload')
        }
        const rounding = (direction) => (v) =>
          typeof v === 'bigint' ? v
            : v instanceof Decimal || v instanceof Ratio ? wholeOf(sure(round_(v, direction, 1))) ?? fail('overflow') : fail('noOverload')
        export const round = rounding('nearest'), ceil = rounding('up'), floor = rounding('down')
        export const size = (v) => (typeof v === 'string' ? BigInt([...v].length) : Array.isArray(v) ? BigInt(v.length) : fail('noOverload'))
        const list_ = (v) => (Array.isArray(v) ? v : fail('noOverload'))
        export const sum = (list) => list_(list).reduce((total, v) => add(total, v), 0n)
        const extreme = (sign) => (list) => {
          if (list_(list).length === 0) fail('emptyList')
          return list.reduce((best, v) => (sign * order(v, best) > 0 ? v : best))
        }
        export const min = extreme(-1), max = extreme(1)
        const texts = (a, b) => { if (typeof a !== 'string' || typeof b !== 'string') fail('noOverload') }
        export const includes = (a, b) => { texts(a, b); return a.includes(b) }
        export const startsWith = (a, b) => { texts(a, b); return a.startsWith(b) }
        export const endsWith = (a, b) => { texts(a, b); return a.endsWith(b) }
        export const matches = (text, pattern) => (typeof text === 'string' ? pattern.test(text) : fail('noOverload'))

        /** Elements that the macros of one expression have visited. */
        let steps = 0
        const visit = () => { if (++steps > 1000000) fail('overBudget') }
        const some = (list, holds, wanted) => {
          let first
          for (const v of list_(list)) {
            visit()
            try { if (holds(v) === wanted) return wanted } catch (fault) {
              if (!(fault instanceof Fault)) throw fault
              first ??= fault
            }
          }
          if (first) throw first
          return !wanted
        }
        export const all = (list, holds) => some(list, holds, false)
        export const exists = (list, holds) => some(list, holds, true)
        export const filter = (list, holds) => list_(list).filter((v) => { visit(); return holds(v) })
        export const existsOne = (list, holds) => filter(list, holds).length === 1
        export const map = (list, body, holds) => {
          const result = []
          for (const v of list_(list)) { visit(); if (!holds || holds(v)) result.push(body(v)) }
          return result
        }

        // ---- Days and times -----------------------------------------------------------------------------------------------------------------

        const FIRST = -719162, LAST = 2932896
        const lengthOf = (month, year) => [31, year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
        /** A real day of the years 1 to 9999 (after Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms"). */
        const day = (year, month, date) => {
          if (!(year >= 1 && year <= 9999 && month >= 1 && month <= 12 && date >= 1 && date <= lengthOf(month, year))) return undefined
          const y = month <= 2 ? year - 1 : year, era = Math.floor(y / 400), ofEra = y - era * 400
          const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1
          return new Day(era * 146097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719468)
        }
        const parts = (d) => {
          const z = d.number + 719468, era = Math.floor(z / 146097), ofEra = z - era * 146097
          const year = Math.floor((ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36524) - Math.floor(ofEra / 146096)) / 365)
          const ofYear = ofEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100)), mp = Math.floor((5 * ofYear + 2) / 153)
          const month = mp < 10 ? mp + 3 : mp - 9
          return [year + era * 400 + (month <= 2 ? 1 : 0), month, ofYear - Math.floor((153 * mp + 2) / 5) + 1]
        }
        const readDay = (text) => {
          const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
          return found ? day(+found[1], +found[2], +found[3]) : undefined
        }
        const readTime = (text) => {
          const found = /^(\d{2}):(\d{2})$/.exec(text)
          return found && +found[2] < 60 && +found[1] * 60 + +found[2] <= 1440 ? new Time(+found[1] * 60 + +found[2]) : undefined
        }
        const readMoment = (text) => {
          const [head, tail, more] = text.split('T'), d = readDay(head), t = tail !== undefined && more === undefined ? readTime(tail) : undefined
          return d && t ? new Instant(d.number * 86400 + t.minutes * 60 - calendar.offset) : undefined
        }
        const dayOf = (instant) => new Day(Math.floor((instant.seconds + calendar.offset) / 86400))
        const localText = (instant) => {
          const d = dayOf(instant)
          return `${d}T${new Time(Math.floor((instant.seconds + calendar.offset - d.number * 86400) / 60))}`
        }
        const between = (number) => (number >= FIRST && number <= LAST ? new Day(number) : undefined)
        const addMonths = (d, months) => {
          const [year, month, date] = parts(d), sum = year * 12 + month - 1 + months
          if (sum < 12 || sum >= 120000) return undefined
          const y = Math.floor(sum / 12), m = (sum % 12) + 1
          return day(y, m, Math.min(date, lengthOf(m, y)))
        }
        /** The day a period after another one, by the calendar of the catalog. */
        const adding = (d, p) => {
          switch (p.unit) {
            case 'days': return between(d.number + p.amount)
            case 'weeks': return between(d.number + p.amount * 7)
            case 'months': return addMonths(d, p.amount)
            case 'years': return addMonths(d, p.amount * 12)
            case 'working days': return workingDay(d.number, p.amount)
            default: return undefined
          }
        }
        const later = (d, p) => adding(d, p) ?? fail('outOfRange')
        const freeDays = () => (calendar.days ??= new Set(calendar.free.map((text) => readDay(text).number)))
        const isWorking = (number) => calendar.week[(((number + 3) % 7) + 7) % 7] === 1 && !freeDays().has(number)
        const workingDay = (number, n) => {
          if (n === 0) return new Day(number)
          if (!calendar.week.includes(1)) return undefined
          const step = n < 0 ? -1 : 1
          for (let left = Math.abs(n); ;) {
            number += step
            if (number < FIRST || number > LAST) return undefined
            if (isWorking(number) && --left === 0) return new Day(number)
          }
        }
        const span = (n) => (is64(n) ? new Span(n) : fail('outOfRange'))
        export const date = (year, month, date) => {
          if (![year, month, date].every((v) => typeof v === 'bigint')) fail('noOverload')
          return day(Number(year), Number(month), Number(date)) ?? fail('outOfRange')
        }
        export const dateOf = (v) => (v instanceof Instant ? dayOf(v) : fail('noOverload'))
        export const age = (birth, today) => {
          if (!(birth instanceof Day)) fail('noOverload')
          const [y, m, d] = parts(birth), [year, month, date] = parts(today)
          return BigInt(year - y - (month < m || (month === m && date < d) ? 1 : 0))
        }
        export const year = (v) => (v instanceof Day ? BigInt(parts(v)[0]) : fail('noOverload'))
        const period = (unit) => (v) => {
          if (typeof v !== 'bigint') fail('noOverload')
          return magnitude(v) <= 10000000n ? new Period(Number(v), unit) : fail('outOfRange')
        }
        export const workingDays = period('working days'), months = period('months'), years = period('years')
        export const days = (v) => (v instanceof Span ? v.n / (86400n * BILLION) : period('days')(v))
        export const hours = (v) => (v instanceof Span ? sure(ratio(v.n, 3600n * BILLION)) : fail('noOverload'))

        // ---- Places -------------------------------------------------------------------------------------------------------------------------

        const degrees = (v, name) => {
          const d = v instanceof Map ? asDecimal(v.get(name)) : undefined
          return d && Number(d.toString())
        }
        const place = (v) => {
          const latitude = degrees(v, 'latitude'), longitude = degrees(v, 'longitude')
          return latitude === undefined || longitude === undefined ? undefined : { latitude, longitude }
        }
        // Series instead of Math.sin: the same to the last bit as in the runtime.
        const sine = (angle) => {
          let x = angle % (2 * Math.PI)
          if (Math.abs(x) > Math.PI) x -= Math.sign(x) * 2 * Math.PI
          let term = x, sum = x
          for (let n = 1; n <= 14; n++) { term *= (-x * x) / (2 * n * (2 * n + 1)); sum += term }
          return sum
        }
        const cosine = (angle) => sine(Math.PI / 2 - angle)
        const arcsine = (y) => {
          if (y > 0.5) return Math.PI / 2 - 2 * arcsine(Math.sqrt((1 - y) / 2))
          let term = y, sum = y
          for (let n = 1; n <= 30; n++) { const k = 2 * n - 1; term *= (y * y * k) / (k + 1); sum += term / (k + 2) }
          return sum
        }
        export const distance = (from, to) => {
          const a = place(from), b = place(to), radians = Math.PI / 180
          if (!a || !b) fail('noOverload')
          const x = a.latitude * radians, y = b.latitude * radians
          const half = sine((y - x) / 2), side = sine(((b.longitude - a.longitude) * radians) / 2)
          const haversine = half * half + cosine(x) * cosine(y) * side * side
          const metres = 6371008.8 * (2 * arcsine(Math.sqrt(Math.min(1, Math.max(0, haversine)))))
          const below = Math.floor(metres)
          return BigInt(metres - below >= 0.5 ? below + 1 : below)
        }
        """#
}
