extension PageScripts {
    /// What is asked by the answers so far, and what becomes of them: sent, refused with what is wrong at each question, or received.
    static let embedSending = #"""
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
        """#
}
