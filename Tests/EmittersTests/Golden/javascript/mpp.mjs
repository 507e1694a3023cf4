// Judges forms of the catalog “magelang” as its runtime does, for instant feedback; the runtime judges again what is sent.
// Without the option `register` it says nothing of what only the office knows: outputs issued before, free slots.
// Working days are counted by the calendar as it was when this file was made.

const calendar = {
  offset: 25200, // seconds east of UTC
  week: [1, 1, 1, 1, 1, 0, 0], // working days, Monday first
  free: [],
}
const partsOf = {
  address: [
    { id: "street", type: "text", name: { id: "Jalan dan nomor", en: "Street and number" } },
    { id: "rt", type: "text", name: { id: "RT", en: "RT" }, optional: true, pattern: /^(?:[0-9]{1,3})$/u },
    { id: "rw", type: "text", name: { id: "RW", en: "RW" }, optional: true, pattern: /^(?:[0-9]{1,3})$/u },
    { id: "village", type: "region", name: { id: "Kelurahan atau desa", en: "Village" }, level: "village" },
    { id: "postal_code", type: "text", name: { id: "Kode pos", en: "Postal code" }, optional: true, pattern: /^(?:[0-9]{5})$/u },
  ],
  location: [
    { id: "latitude", type: "decimal", name: { id: "Lintang", en: "Latitude" }, min: "-90", max: "90" },
    { id: "longitude", type: "decimal", name: { id: "Bujur", en: "Longitude" }, min: "-180", max: "180" },
  ],
}
// Provinces, and the kabupaten and kota of each: Kepmendagri 300.2.2-2430/2025.
const regions = {
  "11": "01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 71 72 73 74 75".split(" "),
  "12": "01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 71 72 73 74 75 76 77 78".split(" "),
  "13": "01 02 03 04 05 06 07 08 09 10 11 12 71 72 73 74 75 76 77".split(" "),
  "14": "01 02 03 04 05 06 07 08 09 10 71 72".split(" "),
  "15": "01 02 03 04 05 06 07 08 09 71 72".split(" "),
  "16": "01 02 03 04 05 06 07 08 09 10 11 12 13 71 72 73 74".split(" "),
  "17": "01 02 03 04 05 06 07 08 09 71".split(" "),
  "18": "01 02 03 04 05 06 07 08 09 10 11 12 13 71 72".split(" "),
  "19": "01 02 03 04 05 06 71".split(" "),
  "21": "01 02 03 04 05 71 72".split(" "),
  "31": "01 71 72 73 74 75".split(" "),
  "32": "01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 71 72 73 74 75 76 77 78 79".split(" "),
  "33": "01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 71 72 73 74 75 76".split(" "),
  "34": "01 02 03 04 71".split(" "),
  "35": "01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 71 72 73 74 75 76 77 78 79".split(" "),
  "36": "01 02 03 04 71 72 73 74".split(" "),
  "51": "01 02 03 04 05 06 07 08 71".split(" "),
  "52": "01 02 03 04 05 06 07 08 71 72".split(" "),
  "53": "01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20 21 71".split(" "),
  "61": "01 02 03 04 05 06 07 08 09 10 11 12 71 72".split(" "),
  "62": "01 02 03 04 05 06 07 08 09 10 11 12 13 71".split(" "),
  "63": "01 02 03 04 05 06 07 08 09 10 11 71 72".split(" "),
  "64": "01 02 03 07 08 09 11 71 72 74".split(" "),
  "65": "01 02 03 04 71".split(" "),
  "71": "01 02 03 04 05 06 07 08 09 10 11 71 72 73 74".split(" "),
  "72": "01 02 03 04 05 06 07 08 09 10 11 12 71".split(" "),
  "73": "01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 22 24 26 71 72 73".split(" "),
  "74": "01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 71 72".split(" "),
  "75": "01 02 03 04 05 71".split(" "),
  "76": "01 02 03 04 05 06".split(" "),
  "81": "01 02 03 04 05 06 07 08 09 71 72".split(" "),
  "82": "01 02 03 04 05 06 07 08 71 72".split(" "),
  "91": "03 05 06 10 11 15 19 20 71".split(" "),
  "92": "02 03 06 07 08 11 12".split(" "),
  "93": "01 02 03 04".split(" "),
  "94": "01 02 03 04 05 06 07 08".split(" "),
  "95": "01 02 03 04 05 06 07 08".split(" "),
  "96": "01 02 03 04 05 71".split(" "),
}
const sentences = {
  required: { id: "Wajib diisi.", en: "This is required." },
  unknown_key: { id: "Isian “{key}” tidak dikenal.", en: "There is no entry “{key}”." },
  wrong_type: { id: "Bentuk isian tidak sesuai.", en: "The value is of the wrong kind." },
  "wrong_type.text": { id: "Harus berupa teks.", en: "This must be a text." },
  "wrong_type.integer": { id: "Harus berupa bilangan bulat.", en: "This must be a whole number." },
  "wrong_type.number": { id: "Harus berupa angka.", en: "This must be a number." },
  "wrong_type.boolean": { id: "Jawab ya atau tidak.", en: "Answer yes or no." },
  "wrong_type.evidence": { id: "Unggah berkas atau tandai sudah diserahkan.", en: "Upload a file, or mark it as handed in on paper." },
  "wrong_type.file": { id: "Unggah sebuah berkas.", en: "Upload a file." },
  wrong_form: { id: "Penulisan isian tidak sesuai.", en: "The value is not written as it should be." },
  "wrong_form.text": { id: "Tulis dalam satu baris.", en: "Write this in one line." },
  "wrong_form.date": { id: "Tulis tanggal yang ada di kalender, misalnya 2026-01-31.", en: "Give a day of the calendar, such as 2026-01-31." },
  "wrong_form.time": { id: "Tulis jam seperti 08:00.", en: "Give a time such as 08:00." },
  "wrong_form.datetime": { id: "Tulis tanggal dan jam seperti 2026-01-31T16:00.", en: "Give date and time such as 2026-01-31T16:00." },
  "wrong_form.booking": { id: "Tulis mulainya seperti 2026-01-31T16:00.", en: "Give its beginning such as 2026-01-31T16:00." },
  "wrong_form.email": { id: "Alamat surel tidak benar.", en: "This is not an e-mail address." },
  "wrong_form.phone": { id: "Nomor telepon tidak benar.", en: "This is not a telephone number." },
  "wrong_form.url": { id: "Alamat situs tidak benar.", en: "This is not a web address." },
  "wrong_form.region": { id: "Tulis kode wilayah menurut tingkat yang diminta, bukan namanya.", en: "Write a region code of the level asked for, not a name." },
  "wrong_form.account": { id: "Nomor rekening terdiri atas 5 sampai 20 angka.", en: "An account number has 5 to 20 digits." },
  not_accepted: { id: "Surat ini tidak dapat dipakai di sini.", en: "This letter cannot be used here." },
  "not_accepted.expired": { id: "Surat ini sudah habis masa berlakunya.", en: "This letter has expired." },
  "not_accepted.revoked": { id: "Surat ini sudah dicabut atau diganti.", en: "This letter was revoked or replaced." },
  "not_accepted.valid": { id: "Surat ini masih berlaku.", en: "This letter is still valid." },
  "not_accepted.unknown": { id: "Nomor surat ini tidak ada pada daftar.", en: "No letter of this number is registered." },
  "wrong_form.nik": { id: "NIK terdiri atas 16 angka.", en: "A NIK has 16 digits." },
  "wrong_form.kk": { id: "Nomor KK terdiri atas 16 angka.", en: "A KK number has 16 digits." },
  "wrong_form.npwp": { id: "NPWP terdiri atas 16 angka (atau 15 angka lama).", en: "An NPWP has 16 digits (or the old 15)." },
  "wrong_form.nib": { id: "NIB terdiri atas 13 angka.", en: "An NIB has 13 digits." },
  "wrong_form.nop": { id: "NOP terdiri atas 18 angka.", en: "An NOP has 18 digits." },
  "wrong_form.kbli": { id: "Kode KBLI terdiri atas 5 angka.", en: "A KBLI code has 5 digits." },
  too_long: { id: "Angka terlalu besar.", en: "The number is too large." },
  below_min: { id: "Paling sedikit {min}.", en: "This must be at least {min}." },
  "below_min.date": { id: "Paling awal tanggal {min}.", en: "This must not be before {min}." },
  "below_min.time": { id: "Paling awal pukul {min}.", en: "This must not be before {min}." },
  "below_min.datetime": { id: "Paling awal {min}.", en: "This must not be before {min}." },
  above_max: { id: "Paling banyak {max}.", en: "This must be at most {max}." },
  "above_max.date": { id: "Paling akhir tanggal {max}.", en: "This must not be after {max}." },
  "above_max.time": { id: "Paling akhir pukul {max}.", en: "This must not be after {max}." },
  "above_max.datetime": { id: "Paling akhir {max}.", en: "This must not be after {max}." },
  pattern: { id: "Isian tidak sesuai bentuk yang diminta.", en: "The value does not have the form asked for." },
  not_an_option: { id: "Pilih salah satu yang tersedia.", en: "Choose one of the options." },
  repeated_option: { id: "Pilihan yang sama disebut dua kali.", en: "The same option is given twice." },
  too_few_rows: { id: "Isi paling sedikit {min} baris.", en: "Give at least {min} rows." },
  too_many_rows: { id: "Isi paling banyak {max} baris.", en: "Give at most {max} rows." },
  unlike_rows: { id: "Isi tepat {rows} baris: satu untuk tiap {list}.", en: "Give exactly {rows} rows: one for each {list}." },
  repeated_row: { id: "Isian ini sudah ada di baris lain.", en: "Another row has the same value." },
  unknown_code: { id: "Kode ini tidak ada.", en: "There is no such code." },
  "unknown_code.nik": { id: "NIK ini tidak mungkin benar; periksa lagi angkanya.", en: "This NIK cannot be right; check its digits." },
  "unknown_code.npwp": { id: "NPWP ini tidak mungkin benar; periksa lagi angkanya.", en: "This NPWP cannot be right; check its digits." },
  rule: { id: "Aturan layanan ini tidak terpenuhi.", en: "A rule of this service is not met." },
  not_offered: { id: "Layanan ini tidak tersedia untuk pilihan tersebut.", en: "This service is not offered for that choice." },
  not_a_slot: { id: "Tidak ada jadwal yang mulai pada saat itu.", en: "No slot begins then." },
  slot_begun: { id: "Jadwal ini sudah mulai.", en: "This slot has begun already." },
  no_free_slot: { id: "Jadwal ini sudah penuh; pilih yang lain.", en: "This slot is fully booked; choose another." },
  document_missing: { id: "Dokumen ini wajib diserahkan.", en: "This document is required." },
  output_missing: { id: "Anda belum memegang surat ini yang masih berlaku; ajukan dulu lewat layanan {service}.", en: "You do not hold a valid one of these; apply for it first, by the service {service}." },
  none_of_documents: { id: "Serahkan salah satu dokumen ini.", en: "Hand in one of these documents." },
  document_too_old: { id: "Dokumen ini terlalu lama: paling lama {limit}.", en: "This document is too old: at most {limit}." },
  document_expired: { id: "Dokumen ini tidak berlaku lagi.", en: "This document is no longer valid." },
  not_judged: { id: "Isian ini belum dapat dinilai karena kesalahan pada definisi layanan; petugas diberi tahu.", en: "This cannot be judged because of a mistake in the service's definition; the office is told." },
  doubtful_number: { id: "Nomor ini perlu diperiksa petugas.", en: "An officer should check this number." },
  "doubtful_number.birth_date": { id: "Tanggal lahir di dalam NIK berbeda dari isian.", en: "The birth date inside the NIK differs from the one given." },
  "doubtful_number.unknown_region": { id: "Tidak ada wilayah dengan kode ini dalam daftar sekarang.", en: "No region has this code in today's list." },
  "doubtful_number.unknown_province": { id: "Kode provinsi di dalam NIK tidak dikenal.", en: "The province code inside the NIK is not known." },
  "doubtful_number.wrong_check_digit": { id: "Angka pemeriksa nomor ini tidak cocok.", en: "The check digit of this number does not fit." },
  "doubtful_number.far_away": { id: "Tempat ini jauh di luar Indonesia.", en: "This place lies far outside Indonesia." },
  "doubtful_number.not_a_nik": { id: "NPWP 16 angka ini bukan NIK.", en: "This NPWP of 16 digits is no NIK." },
}

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

// ---- Texts as people write them, and as they are kept ---------------------------------------------------------------------------------

const UNSEEN = /^[\u0000-\u0020\u007f-\u00a0\u00ad\u034f\u061c\u115f-\u1160\u1680\u17b4-\u17b5\u180b-\u180f\u2000-\u200f\u2028-\u202f\u205f-\u206f\u2800\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb]*$/u
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

