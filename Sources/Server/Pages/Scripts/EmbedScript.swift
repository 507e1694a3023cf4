extension PageScripts {
    /// `/embed.js`: draws a service's form in any page, from the API alone, and files what it says.
    ///
    /// `<script src="https://…/embed.js" defer></script>` and, where the form stands, `<mpp-form service="situ" lang="id"></mpp-form>`. One script, whose
    /// parts stand in files by their subject.
    package static let embed = [
        embedOpening, embedWords, embedStyle, embedForm, embedDrawing, embedSending, embedClosing,
    ].joined(separator: "\n")

    /// Where it came from is where it asks.
    private static let embedOpening = #"""
        (() => {
          'use strict'
          const base = new URL(document.currentScript.src).origin

        """#

    /// The form: what it asks the API for, and the answers so far by their paths.
    private static let embedForm = #"""
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

        """#

    /// The element by which a page names it.
    private static let embedClosing = #"""
          }

          customElements.define('mpp-form', class extends HTMLElement {
            connectedCallback() { if (!this.firstElementChild) new Form(this).start() }
          })
        })()
        """#
}
