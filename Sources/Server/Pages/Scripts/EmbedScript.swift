extension PageScripts {
    /// `/embed.js`: draws a service's form in any page, from the API alone, and files what it says.
    ///
    /// `<script src="https://…/embed.js" defer></script>` and, where the form stands, `<mpp-form service="situ" lang="id"></mpp-form>`.
    package static let embed = #"""
        (() => {
          'use strict'
          const base = new URL(document.currentScript.src).origin

          const WORDS = {
            id: {
              loading: 'Formulir dimuat…', broken: 'Formulir tidak dapat dimuat di halaman ini.', instead: 'Buka di situs layanan',
              send: 'Kirim permohonan', sending: 'Mengirim…', choose: 'Pilih', yes: 'Ya', no: 'Tidak', optional: 'tidak wajib', purpose: 'Untuk',
              faults: 'Ada yang perlu diperbaiki', add: 'Tambah', remove: 'Hapus', required: 'Wajib diisi.', uploading: 'Mengunggah…', kept: 'Berkas tersimpan:',
              issued: 'Tanggal terbit', until: 'Berlaku sampai', received: 'Permohonan diterima',
              number: 'Nomor permohonan', secret: 'Kunci rahasia', keep: 'Foto layar ini atau tulis keduanya: kunci hanya ditampilkan di sini.',
              track: 'Lacak permohonan', link: 'Tidak ada sambungan. Isian masih di halaman ini; coba kirim lagi.', example: 'Contoh',
              again: 'Tidak ada sambungan. Pilih berkas itu lagi.',
              bank: 'Bank', account: 'Nomor rekening', fee: 'Biaya', time: 'Waktu', terms: 'Sebelum dikirim', privacy: 'Data pribadi', closed: 'Layanan ini sedang ditutup. Alasannya:',
            },
            en: {
              loading: 'Loading the form…', broken: 'The form cannot be loaded on this page.', instead: 'Open it on the site of the service',
              send: 'Send the application', sending: 'Sending…', choose: 'Choose', yes: 'Yes', no: 'No', optional: 'optional', purpose: 'For',
              faults: 'Something needs mending', add: 'Add', remove: 'Remove', required: 'Required.', uploading: 'Uploading…', kept: 'File kept:',
              issued: 'Date of issue', until: 'Valid until', received: 'Application received',
              number: 'Case number', secret: 'Secret', keep: 'Take a photo of this screen, or write both down: the secret is shown here only.',
              track: 'Track the application', link: 'There is no link. Your answers are still on this page; try to send them again.', example: 'Example',
              again: 'There is no link. Choose the file again.',
              bank: 'Bank', account: 'Account number', fee: 'Fee', time: 'Time', terms: 'Before it is sent', privacy: 'Personal data', closed: 'This service is closed at present. The reason:',
            },
          }
          // Without weight, so that any rule of the page comes before it; what is ticked keeps its size whatever inputs have there.
          const STYLE = `
            :where(.mpp-form) { display: block; overflow-wrap: anywhere }
            :where(.mpp-form) :where(fieldset) { border: 1px solid; margin: 1rem 0; padding: 0 1rem 1rem; min-width: 0 }
            :where(.mpp-form) :where(.mpp-question, .mpp-group) { margin: 1.25rem 0; border: 0; padding: 0; min-width: 0 }
            :where(.mpp-form) :where(label, legend) { display: block; font-weight: 600; padding: 0 }
            :where(.mpp-form) :where(.mpp-option) { display: flex; gap: .6rem; align-items: center; margin: .4rem 0 }
            :where(.mpp-form) :where(.mpp-option label) { font-weight: 400 }
            .mpp-form .mpp-option input { width: 1.6rem; height: 1.6rem; flex: none; margin: 0 }
            :where(.mpp-form) :where(input:not([type=radio], [type=checkbox]), select, textarea) { font: inherit; width: 100%; max-width: 100%; box-sizing: border-box; padding: .5rem }
            :where(.mpp-form) :where(.mpp-error) { color: #b00020; font-weight: 600; margin: .15rem 0 }
            :where(.mpp-form) :where(.mpp-errors) { border: 3px solid #b00020; padding: 0 1rem }
            :where(.mpp-form) :where(.mpp-errors a) { color: #b00020 }
            :where(.mpp-form) :where(.mpp-hint) { margin: .15rem 0 .4rem; color: #4b5563 }
            :where(.mpp-form) :where(button) { font: inherit; padding: .6rem 1.1rem; min-height: 2.75rem }
            :where(.mpp-form) :where(.mpp-code) { font-family: ui-monospace, monospace; overflow-wrap: anywhere }`
          try {
            const sheet = new CSSStyleSheet()
            sheet.replaceSync(STYLE)
            document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
          } catch { /* an old browser: the page's own style */ }

          /** An element with attributes, and what stands in it: elements and texts, never HTML. */
          const make = (tag, attributes = {}, ...content) => {
            const element = document.createElement(tag)
            for (const [name, value] of Object.entries(attributes)) {
              if (name.startsWith('on')) element.addEventListener(name.slice(2), value)
              else if (value !== undefined && value !== false) element.setAttribute(name, value === true ? '' : value)
            }
            element.append(...content.filter((part) => part !== undefined && part !== null && part !== ''))
            return element
          }
          const newKey = () => [...crypto.getRandomValues(new Uint8Array(16))].map((b) => b.toString(16).padStart(2, '0')).join('')
          let forms = 0

          class Form {
            constructor(place) {
              this.place = place
              this.service = place.getAttribute('service') ?? ''
              this.language = place.lang || document.documentElement.lang || 'id'
              this.words = WORDS[this.language] ?? WORDS.id
              this.prefix = `mpp${forms++}-`
              this.answers = { form: {}, documents: {}, delivery: {} }
              this.names = {}
              this.errors = new Map()
              this.rows = new Map()
              place.classList.add('mpp-form')
            }

            call(path, options = {}) {
              const headers = { 'Accept-Language': this.language, ...options.headers }
              return fetch(base + path, { credentials: 'omit', ...options, headers })
            }

            async start() {
              this.place.replaceChildren(make('p', { role: 'status' }, this.words.loading))
              try {
                const answer = await this.call(`/api/v1/services/${encodeURIComponent(this.service)}/form`)
                if (!answer.ok) throw new Error(`${answer.status}`)
                const { schema, ui, texts, terms, closed } = await answer.json()
                if (closed) return this.place.replaceChildren(make('p', { role: 'status' }, `${this.words.closed} ${closed}`))
                this.module = await import(`${base}/modules/${encodeURIComponent(this.service)}/form.mjs`)
                Object.assign(this, { schema, ui, terms: terms ?? {}, texts: texts[this.language] ?? Object.values(texts)[0] ?? {} })
              } catch (fault) {
                const link = make('a', { href: `${base}/layanan/${encodeURIComponent(this.service)}` }, this.words.instead)
                this.place.replaceChildren(make('p', { role: 'alert' }, `${this.words.broken} `, link))
                return
              }
              const channels = this.schema.properties.channel?.oneOf?.map((one) => one.const) ?? []
              const own = ['online', 'self_service'].find((channel) => channels.includes(channel))
              if (own) this.answers.channel = own
              this.draw()
            }

            // ---- Schema ----

            /** The schema at a path of answers, a number standing for a row. */
            node(path) {
              let node = this.schema
              for (const part of path) node = typeof part === 'number' ? node?.items : node?.properties?.[part]
              return node ?? {}
            }
            text(node, part, otherwise = '') {
              return this.texts[`${node.i18n}.${part}`] ?? (part === 'label' ? node.title : node.description) ?? otherwise
            }
            optionText(node, option) { return this.texts[option.i18n ?? `${node.i18n}.${option.const}`] ?? option.title ?? option.const }

            // ---- Answers ----

            get(path) { return path.reduce((value, part) => value?.[part], this.answers) }
            set(path, value) {
              let place = this.answers
              path.slice(0, -1).forEach((part, index) => { place = place[part] ??= typeof path[index + 1] === 'number' ? [] : {} })
              const last = path[path.length - 1]
              if (value === undefined) delete place[last]
              else place[last] = value
              this.errors.delete(this.pointer(path))
              const error = document.getElementById(`${this.id(path)}-error`)
              if (error) error.hidden = true
              document.getElementById(this.id(path))?.removeAttribute('aria-invalid')
              this.refresh()
            }
            pointer(path) { return '/' + path.join('/') }
            id(path) { return this.prefix + path.join('.') }

            // ---- Drawing ----

            draw() {
              const categories = this.ui.elements.map((category) => {
                const parts = category.elements.map((element) => this.element(element)).filter(Boolean)
                return parts.length ? make('section', {}, make('h2', {}, category.label), ...parts) : ''
              })
              this.summary = make('div', { class: 'mpp-errors', role: 'alert', tabindex: '-1', hidden: true })
              this.button = make('button', { type: 'submit' }, this.words.send)
              this.status = make('p', { role: 'status' })
              this.form = make('form', { novalidate: true, onsubmit: (event) => { event.preventDefault(); this.submit() } },
                this.summary, ...categories, this.drawTerms(), this.regionLists(), this.status, this.button)
              this.place.replaceChildren(this.form)
              this.refresh()
            }
            /** What it costs, how long it takes, and what becomes of what is said: before it is sent. */
            drawTerms() {
              const { fee, time, privacy } = this.terms
              const facts = [[this.words.fee, fee], [this.words.time, time], [this.words.privacy, privacy && [privacy]]].filter(([, texts]) => texts?.length)
              if (!facts.length) return ''
              return make('div', { 'data-mpp': 'terms' }, make('h2', {}, this.words.terms), make('dl', {}, ...facts.flatMap(([name, texts]) =>
                [make('dt', {}, name), ...texts.map((text) => make('dd', {}, text))])))
            }
            /** The names from which regions of a level are chosen. */
            regionLists() {
              return make('div', { hidden: true }, ...Object.entries(this.terms.regions ?? {}).map(([level, regions]) =>
                make('datalist', { id: `${this.prefix}${level}` }, ...regions.map(({ name }) => make('option', { value: name })))))
            }
            /** How many copies of a document, and which one of several: as the page of the service says it. */
            noteOf(path) {
              const note = path[0] === 'documents' && this.terms.documents?.[path.slice(1).join('.')]
              return note ? make('p', { class: 'mpp-hint' }, note) : ''
            }
            element(element) {
              if (element.type === 'Label') return make('p', { class: 'mpp-hint' }, element.text)
              if (element.type === 'Group') {
                // The questions of one document (its file, on paper, its dates) are one question here.
                const file = element.elements.find((inner) => inner.scope?.startsWith('#/properties/documents/') && inner.scope.endsWith('/file'))
                if (file) return this.question(this.pathOf(file.scope).slice(0, -1))
                const parts = element.elements.map((inner) => this.element(inner)).filter(Boolean)
                const path = this.pathOfGroup(element)
                return make('fieldset', { class: 'mpp-group', 'data-mpp-path': path.join('.'), id: this.id(path), tabindex: '-1' },
                  make('legend', {}, element.label), this.noteOf(path), this.errorOf(path), ...parts)
              }
              const path = this.pathOf(element.scope)
              if (path[0] === 'channel' && this.answers.channel) return null
              return this.question(path, element.options)
            }
            /** Where the answers of all that stands in a group lie. */
            pathOfGroup(group) {
              const [first] = group.elements.filter((inner) => inner.scope || inner.elements)
              return (first?.scope ? this.pathOf(first.scope) : first ? this.pathOfGroup(first) : []).slice(0, -1)
            }
            pathOf(scope) { return scope.split('/').slice(1).filter((part, index) => index % 2 === 1).map(decodeURIComponent) }
            errorOf(path) { return make('p', { class: 'mpp-error', id: `${this.id(path)}-error`, hidden: true }) }

            question(path, options = {}) {
              const node = this.node(path), type = node['x-mpp-type']
              const name = this.text(node, 'label', this.words[{ bank: 'bank', number: 'account' }[path[path.length - 1]]] ?? path[path.length - 1])
              this.names[this.pointer(path)] = name
              const isDocument = path[0] === 'documents'
              if (type === 'list' || node.type === 'array' && node.items?.properties) return this.list(path, node, name)
              if (!isDocument && node.properties && type !== 'document') {
                return make('fieldset', { class: 'mpp-group', 'data-mpp-path': path.join('.'), id: this.id(path), tabindex: '-1' },
                  make('legend', {}, name), this.noteOf(path), this.errorOf(path), ...Object.keys(node.properties).map((part) => this.question([...path, part])))
              }
              const hint = [
                isDocument && this.terms.documents?.[path.slice(1).join('.')] && `${this.terms.documents[path.slice(1).join('.')]}.`,
                this.text(node, 'description'), node['x-mpp-purpose'] && `${this.words.purpose}: ${this.own(node['x-mpp-purpose'])}`,
                node.examples && `${this.words.example}: ${node.examples.join(', ')}`, (isDocument || type === 'document') && this.terms.files,
              ].filter(Boolean).join(' ')
              const id = this.id(path)
              const described = { 'aria-describedby': [hint && `${id}-hint`, `${id}-error`].filter(Boolean).join(' ') }
              const optional = make('span', { class: 'mpp-optional', hidden: true }, ` (${this.words.optional})`)
              const unit = node['x-mpp-unit'] ? ` (${node['x-mpp-unit']})` : ''
              const notes = [hint && make('p', { class: 'mpp-hint', id: `${id}-hint` }, hint), this.errorOf(path)]
              const choices = this.choices(path, node, type)
              if (choices) {
                const isMany = type === 'choices'
                return make('fieldset', { class: 'mpp-question', 'data-mpp-path': path.join('.'), id, tabindex: '-1', ...described },
                  make('legend', {}, name, optional), ...notes, ...choices.map(([value, label], index) => make('div', { class: 'mpp-option' },
                    make('input', {
                      type: isMany ? 'checkbox' : 'radio', name: id, id: `${id}-${index}`, value: String(value), checked: this.get(path) === value,
                      onchange: (event) => this.set(path, isMany ? this.ticked(path, value, event.target.checked) : value),
                    }), make('label', { for: `${id}-${index}` }, label))))
              }
              return make('div', { class: 'mpp-question', 'data-mpp-path': path.join('.') },
                make('label', { for: id }, name + unit, optional), ...notes, ...this.input(path, node, type, { id, name: id, ...described }, options))
            }
            own(text) { return text[this.language] ?? Object.values(text)[0] }

            choices(path, node, type) {
              if (type === 'yes_no' || node.type === 'boolean') return [[true, this.words.yes], [false, this.words.no]]
              const options = type === 'choices' ? node.items?.oneOf : node.oneOf
              if (!options?.every((option) => 'const' in option) || type !== 'choices' && options.length > 7) return null
              return options.map((option) => [option.const, this.optionText(type === 'choices' ? { i18n: node.i18n } : node, option)])
            }
            ticked(path, value, isTicked) {
              const values = (this.get(path) ?? []).filter((one) => one !== value)
              return isTicked ? [...values, value] : values.length ? values : undefined
            }

            input(path, node, type, attributes, options) {
              const keep = (read) => (event) => this.set(path, read(event.target.value.trim()))
              const text = (value) => value === '' ? undefined : value
              if (path[0] === 'documents' || type === 'document') return this.file(path, node, attributes)
              if (node.oneOf?.every((option) => 'const' in option)) {
                return [make('select', { ...attributes, onchange: keep(text) }, make('option', { value: '' }, this.words.choose),
                  ...node.oneOf.map((option) => make('option', { value: option.const }, this.optionText(node, option))))]
              }
              if (type === 'booking') {
                const select = make('select', { ...attributes, onchange: keep(text) }, make('option', { value: '' }, this.words.choose))
                this.call(`/api/v1/resources/${encodeURIComponent(node['x-mpp-resource'])}/slots`).then((answer) => answer.json()).then(({ slots }) => {
                  select.append(...slots.map(({ start, end }) =>
                    make('option', { value: start }, `${new Date(start).toLocaleString(this.language, { dateStyle: 'full', timeStyle: 'short' })}–${end.slice(11)}`)))
                }, () => {})
                return [select]
              }
              const regions = type === 'region' && this.terms.regions?.[node['x-mpp-level']]
              if (regions) {
                const plain = (name) => name.toLowerCase().replace(/^kab\.?\s/, 'kabupaten ').replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
                const code = (name) => regions.find((region) => plain(region.name) === plain(name))?.code ?? name
                return [make('input', { ...attributes, list: `${this.prefix}${node['x-mpp-level']}`, autocomplete: 'off', oninput: keep((value) => text(code(value))) })]
              }
              if (options.multi || type === 'long_text') return [make('textarea', { ...attributes, rows: 4, oninput: keep(text) })]
              const number = (value) => {
                const plain = value.replace(/[\s.]/g, '').replace(',', '.')
                return value === '' ? undefined : plain !== '' && Number.isFinite(Number(plain)) ? Number(plain) : value
              }
              const kinds = { date: 'date', time: 'time', datetime: 'datetime-local', email: 'email', phone: 'tel', url: 'url' }
              const isNumber = ['integer', 'number'].includes(node.type)
              const digits = ['nik', 'kk', 'npwp', 'nib', 'nop', 'kbli'].includes(type)
              return [make('input', {
                ...attributes, type: kinds[type] ?? 'text', inputmode: isNumber ? (node.type === 'number' ? 'decimal' : 'numeric') : digits ? 'numeric' : undefined,
                readonly: node.readOnly, oninput: keep(isNumber ? number : text),
              })]
            }

            file(path, node, attributes) {
              const status = make('p', { class: 'mpp-hint', role: 'status' })
              const date = (key, label) => {
                if (!node.required?.includes(key)) return []
                const id = `${this.id(path)}.${key}`
                return [make('label', { for: id }, label), this.errorOf([...path, key]), make('input', {
                  type: 'date', id, 'aria-describedby': `${id}-error`,
                  onchange: (event) => this.set(path, { ...this.get(path), [key]: event.target.value || undefined }),
                })]
              }
              const choose = async (event) => {
                const [file] = event.target.files
                if (!file) return this.set(path, undefined)
                // The field shows the new file from now on: the one before is sent no more, whatever becomes of this one.
                const { file: before, ...dates } = this.get(path) ?? {}
                if (before) this.set(path, Object.keys(dates).length ? dates : undefined)
                status.textContent = this.words.uploading
                try {
                  const answer = await this.call(`/api/v1/uploads?name=${encodeURIComponent(file.name)}`, { method: 'POST', body: file })
                  const said = await answer.json()
                  if (answer.ok) {
                    this.set(path, { ...this.get(path), file: said.file })
                    status.textContent = `${this.words.kept} ${said.name}`
                  } else {
                    status.textContent = ''
                    // The same file can be chosen once more, too.
                    event.target.value = ''
                    this.errors.delete(this.pointer(path))
                    this.setErrors([{ pointer: this.pointer(path), subject: this.names[this.pointer(path)], detail: said.detail ?? said.title }], false)
                  }
                } catch {
                  event.target.value = ''
                  status.textContent = this.words.again
                }
              }
              return [make('input', { ...attributes, type: 'file', accept: 'application/pdf,image/*', onchange: choose }), status,
                ...date('issued_on', this.words.issued), ...date('valid_until', this.words.until)]
            }

            list(path, node, name) {
              const rows = make('div')
              const drawn = []
              const redraw = () => {
                const many = this.get(path) ?? []
                while (drawn.length > many.length) drawn.pop().remove()
                many.forEach((_, index) => {
                  if (drawn[index]) return
                  const row = [...path, index]
                  drawn[index] = make('fieldset', { id: this.id(row), tabindex: '-1' }, make('legend', {}, `${name} ${index + 1}`),
                    ...Object.keys(node.items?.properties ?? {}).map((part) => this.question([...row, part])))
                  rows.append(drawn[index])
                })
              }
              const add = (isFirst) => {
                this.set(path, [...(this.get(path) ?? []), {}])
                redraw()
                this.refresh()
                if (isFirst !== true) drawn[drawn.length - 1].focus()
              }
              const remove = () => {
                const many = (this.get(path) ?? []).slice(0, -1)
                this.set(path, many.length ? many : undefined)
                redraw()
              }
              this.rows.set(path.join('.'), () => { if ((node.minItems ?? 0) > 0 && !this.get(path)) add(true) })
              return make('fieldset', { class: 'mpp-group', 'data-mpp-path': path.join('.'), id: this.id(path), tabindex: '-1' }, make('legend', {}, name),
                this.errorOf(path), rows, make('button', { type: 'button', onclick: add }, `${this.words.add}: ${name}`), ' ',
                make('button', { type: 'button', onclick: remove }, `${this.words.remove}: ${name}`))
            }

            // ---- What is asked by the answers so far ----

            refresh() {
              if (!this.form || this.isRefreshing) return
              this.isRefreshing = true
              const sent = this.sending()
              const asked = this.module.asked(sent), computed = this.module.computed(sent)
              for (const element of this.form.querySelectorAll('[data-mpp-path]')) {
                const path = element.dataset.mppPath.split('.'), name = path.slice(1).join('.')
                const isIn = (names) => names.has(name) || names.has(name.replace(/\.[^.]*$/, '')) && this.isPart(path)
                const isAsked = path[0] === 'form' ? isIn(asked.fields) : path[0] === 'documents' ? asked.documents.has(name)
                  : path[0] === 'delivery' ? name in asked.deliveries : path[0] === 'party' ? asked.parties.length > 1 : true
                element.hidden = !isAsked
                if (path[0] === 'delivery' && isAsked) {
                  for (const input of element.querySelectorAll('input')) input.parentElement.hidden = !asked.deliveries[name].includes(input.value)
                }
                const optional = element.querySelector(':scope > label > .mpp-optional, :scope > legend > .mpp-optional')
                if (optional) optional.hidden = !(path[0] === 'documents' ? asked.optionalDocuments : asked.optional).has(name)
                if (path[0] === 'form' && name in computed) {
                  const input = element.querySelector(':scope > input')
                  if (input) input.value = computed[name]
                }
                if (isAsked) this.rows.get(path.join('.'))?.()
              }
              for (const section of this.form.querySelectorAll(':scope > section')) {
                section.hidden = ![...section.querySelectorAll('[data-mpp-path]')].some((element) => !element.hidden)
              }
              this.isRefreshing = false
            }
            /** Whether it is a part of one answer, as the street of an address. */
            isPart(path) { return Boolean(this.node(path.slice(0, -1).map((part) => /^\d+$/.test(part) ? Number(part) : part)).properties?.[path[path.length - 1]]) && path.length > 3 }

            /** What is filed: the answers that are asked. */
            sending() {
              const sent = { ...this.answers }
              for (const part of ['documents', 'delivery']) if (!Object.keys(sent[part]).length) delete sent[part]
              if (this.form) {
                const asked = this.module.asked(this.answers)
                const held = (name) => [...asked.fields].some((one) => one === name || one.startsWith(`${name}.`))
                sent.form = Object.fromEntries(Object.entries(sent.form).filter(([name]) => held(name)))
                if (sent.delivery) sent.delivery = Object.fromEntries(Object.entries(sent.delivery).filter(([name]) => name in asked.deliveries))
              }
              return sent
            }

            // ---- Sending ----

            async submit() {
              const body = JSON.stringify(this.sending())
              const faults = this.module.faults(JSON.parse(body)).map((fault) => ({
                pointer: fault.path, subject: fault.subject && this.own(fault.subject), detail: this.module.sentence(fault, this.language),
              }))
              if (faults.length) return this.setErrors(faults)
              // Said again after a broken link, it is the same application.
              if (body !== this.said) Object.assign(this, { said: body, key: newKey() })
              this.button.disabled = true
              this.status.textContent = this.words.sending
              try {
                const answer = await this.call(`/api/v1/services/${encodeURIComponent(this.service)}/cases`, {
                  method: 'POST', body, headers: { 'Content-Type': 'application/json', 'Idempotency-Key': this.key },
                })
                const said = await answer.json()
                this.status.textContent = ''
                if (answer.status === 201) return this.receipt(said)
                this.setErrors(said.errors ?? [{ pointer: '', detail: [said.title, said.detail].filter(Boolean).join('. ') }])
              } catch { this.status.textContent = this.words.link }
              this.button.disabled = false
            }

            /** Shows what is wrong, at each question and at the top. */
            setErrors(errors, areAll = true) {
              if (areAll) this.errors.clear()
              for (const { pointer, detail } of errors) if (!this.errors.has(pointer)) this.errors.set(pointer, detail)
              for (const element of this.form.querySelectorAll('.mpp-error')) {
                const id = element.id.replace(/-error$/, ''), pointer = '/' + id.slice(this.prefix.length).split('.').join('/')
                const text = this.errors.get(pointer)
                element.textContent = text ?? ''
                element.hidden = !text
                const input = document.getElementById(id)
                if (input) text ? input.setAttribute('aria-invalid', 'true') : input.removeAttribute('aria-invalid')
              }
              if (!areAll) return
              this.summary.replaceChildren(make('h2', {}, this.words.faults), make('ul', {}, ...errors.map(({ pointer, subject, detail }) => {
                const id = this.prefix + pointer.slice(1).split('/').join('.'), text = [subject ?? this.names[pointer], detail].filter(Boolean).join(': ')
                const link = make('a', { href: `#${id}`, onclick: (event) => { event.preventDefault(); this.focus(id) } }, text)
                return make('li', {}, document.getElementById(id) ? link : text)
              })))
              this.summary.hidden = false
              this.summary.focus()
            }
            focus(id) {
              const element = document.getElementById(id)
              ;(element.matches('fieldset') ? element.querySelector('input, select, textarea') ?? element : element).focus()
            }

            receipt({ case: number, secret, promises }) {
              const shown = make('div', { tabindex: '-1' }, make('h2', {}, this.words.received), make('dl', {},
                make('dt', {}, this.words.number), make('dd', { class: 'mpp-code', 'data-mpp': 'number' }, number),
                make('dt', {}, this.words.secret), make('dd', { class: 'mpp-code', 'data-mpp': 'secret' }, secret.replace(/(.{4})(?=.)/g, '$1-'))),
              make('p', {}, this.words.keep), make('p', {}, make('a', { href: `${base}/lacak` }, this.words.track)))
              this.place.replaceChildren(shown)
              shown.focus()
              this.place.dispatchEvent(new CustomEvent('mpp-filed', { bubbles: true, detail: { number, promises } }))
            }
          }

          customElements.define('mpp-form', class extends HTMLElement {
            connectedCallback() { if (!this.firstElementChild) new Form(this).start() }
          })
        })()
        """#
}
