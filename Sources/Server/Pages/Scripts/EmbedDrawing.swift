extension PageScripts {
    /// How it looks where the page says nothing.
    static let embedStyle = #"""
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

        """#

    /// Draws the questions, each by its type in the schema.
    static let embedDrawing = #"""
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

        """#
}
