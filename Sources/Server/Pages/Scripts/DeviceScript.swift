/// Scripts that pages and browsers load, each a file of its own: no page holds one.
package enum PageScripts {
    /// `/assets/perangkat.js`: keeps what is typed into an application on the device and sends it when the link is back.
    ///
    /// It says nothing by itself: what it shows are parts of the page that are hidden until then. Everything works without it, with a link.
    package static let device = #"""
        (() => {
          'use strict'
          const DAY = 86400000
          // The server knows a key for 30 days: what is kept longer could be filed twice.
          const LONGEST = 28 * DAY
          const page = document.getElementById('di-ponsel')
          const form = document.querySelector('form[data-kirim]')
          const list = document.getElementById('daftar-ponsel')

          // ---- What lies on the device: the answers of a form by its key, and its files ----

          const opened = () => new Promise((done, failed) => {
            const request = indexedDB.open('mpp', 1)
            request.onupgradeneeded = () => {
              request.result.createObjectStore('forms', { keyPath: 'key' })
              request.result.createObjectStore('files', { keyPath: ['key', 'name'] })
            }
            request.onsuccess = () => done(request.result)
            request.onerror = () => failed(request.error)
          })
          const inStore = async (names, mode, act) => {
            const db = await opened()
            try {
              return await new Promise((done, failed) => {
                const change = db.transaction(names, mode)
                const request = act(...names.map((name) => change.objectStore(name)))
                change.oncomplete = () => done(request && request.result)
                change.onerror = change.onabort = () => failed(change.error)
              })
            } finally { db.close() }
          }
          const ofKey = (key) => IDBKeyRange.bound([key], [key, []])
          const find = (key) => key ? inStore(['forms'], 'readonly', (forms) => forms.get(key)) : Promise.resolve()
          const put = (entry) => inStore(['forms'], 'readwrite', (forms) => forms.put(entry))
          const putFile = (file) => inStore(['files'], 'readwrite', (files) => files.put(file))
          const dropFile = (key, name) => inStore(['files'], 'readwrite', (files) => files.delete([key, name]))
          const filesOf = (key) => inStore(['files'], 'readonly', (files) => files.getAll(ofKey(key)))
          const drop = (key) => inStore(['forms', 'files'], 'readwrite', (forms, files) => {
            forms.delete(key)
            return files.delete(ofKey(key))
          })
          /** All that is kept, the latest first; what is too old is dropped. */
          const all = async () => {
            const entries = await inStore(['forms'], 'readonly', (forms) => forms.getAll())
            const old = entries.filter((entry) => Date.now() - entry.begun > LONGEST)
            for (const entry of old) await drop(entry.key)
            return entries.filter((entry) => !old.includes(entry)).sort((a, b) => b.saved - a.saved)
          }
          const newKey = () => [...crypto.getRandomValues(new Uint8Array(16))].map((b) => b.toString(16).padStart(2, '0')).join('')

          // ---- What the page shows ----

          const parts = (name, root = document) => [...root.querySelectorAll(`[data-part="${name}"]`)]
          const show = (name, isShown = true, root = document) => { for (const part of parts(name, root)) part.hidden = !isShown }
          const say = (name, text, root = document) => { for (const part of parts(name, root)) part.textContent = text }
          const moment = (time) => new Date(time).toLocaleString(document.documentElement.lang, { dateStyle: 'medium', timeStyle: 'short' })
          const on = (name, act, root = document) => {
            for (const button of root.querySelectorAll(`[data-do="${name}"]`)) button.addEventListener('click', act)
          }

          // ---- Sending ----

          const alone = (act) => navigator.locks ? navigator.locks.request('mpp-send', act) : act()

          /** Who files from a page, as it says itself. */
          const filerOn = (text) => new DOMParser().parseFromString(text, 'text/html').querySelector('input[name="pemilik"]')?.value
          /** Whether somebody is still logged in who was not when this was typed: asked before all of it is sent in vain once more. */
          const isStillOthers = async (entry, filer) => {
            if (!entry.others) return false
            try {
              const now = filerOn(await (await fetch(`${entry.address}?${entry.head}`)).text())
              return now !== undefined && now !== filer
            } catch { return true }
          }

          /**
           * Sends what waits, once: said again after a broken link, the server answers with the case that the key has made, whether a citizen
           * or nobody was logged in when that was. A form that is kept is never one that an officer fills in for somebody.
           */
          const send = (key) => alone(async () => {
            const entry = await find(key)
            if (!entry || entry.state !== 'waiting') return entry
            const filer = (entry.fields.find(([name]) => name === 'pemilik') ?? [])[1]
            if (await isStillOthers(entry, filer)) return entry
            const body = new FormData()
            for (const [name, value] of entry.fields) if (!['kunci', 'tombol', 'csrf'].includes(name)) body.append(name, value)
            for (const file of await filesOf(key)) body.append(file.name, new File([file.bytes], file.fileName, { type: file.type }))
            body.append('kunci', key)
            body.append('tombol', 'kirim')
            // From now on it may be filed, whatever comes back.
            if (navigator.onLine) await put({ ...entry, tried: true })
            let answer, text
            try {
              answer = await fetch(entry.address, { method: 'POST', body })
              text = await answer.text()
            } catch { return entry }
            // Not a word about what was sent: the server, or something before it, is out of order.
            if (answer.status >= 500 || answer.status === 429 || answer.status === 408) return entry
            const shown = new DOMParser().parseFromString(text, 'text/html')
            const [number, secret] = ['nomor', 'kunci'].map((id) => shown.getElementById(id)?.textContent)
            if (answer.ok && answer.redirected && number && secret) {
              const sent = { ...entry, state: 'sent', fields: [], number, secret, saved: Date.now() }
              await drop(key)
              await put(sent)
              return { ...sent, receipt: answer.url }
            }
            // Somebody has logged in: it stays as it is, and becomes nobody else's.
            const now = filerOn(text)
            if (answer.status === 409 && filer !== undefined && now !== undefined && now !== filer) {
              const held = { ...entry, others: true }
              await put(held)
              return held
            }
            const refused = { ...entry, state: 'refused', tried: false, others: false }
            await put(refused)
            return refused
          })

          const sendAll = async () => {
            for (const entry of await all()) {
              if (entry.state !== 'waiting') continue
              const now = await send(entry.key)
              if (form && form.elements.kunci.value === entry.key && now) shown(now)
            }
            if (list) await drawList()
          }

          /** What became of the form of this page. */
          const shown = (entry) => {
            if (entry.receipt) return location.assign(entry.receipt)
            show('waiting', entry.state === 'waiting')
            show('others', entry.state === 'waiting' && Boolean(entry.others))
            show('online', !entry.others)
            show('refused', entry.state === 'refused')
            show('offline-kept', false)
          }

          // ---- The form, and the page before it is sent ----

          const head = () => {
            const names = ['variant', 'applicant', 'channel'].filter((name) => form.elements[name]?.type === 'hidden')
            return new URLSearchParams(names.map((name) => [name, form.elements[name].value])).toString()
          }
          const onForm = async () => {
            const key = form.elements.kunci
            const box = document.getElementById('simpan-di-ponsel')
            const limits = { one: Number(form.dataset.satu), all: Number(form.dataset.semua) }
            const address = new URL(form.action).pathname
            let entry = await find(key.value)
            let isSure = false

            const fields = () => [...new FormData(form)].filter(([name, value]) => typeof value === 'string' && name !== 'csrf')
            /** What may be filed already stays as it was said, until the server has answered. */
            const isTried = async () => {
              const now = entry && await find(entry.key)
              if (now?.tried && now.state === 'waiting') entry = now
              return Boolean(now?.tried && now.state === 'waiting')
            }
            const keep = async (state = 'kept') => {
              if (!entry || await isTried()) return
              // It may have been sent meanwhile.
              const now = await find(entry.key)
              if (now?.state === 'sent') return
              entry = { ...entry, others: now?.others, fields: fields(), saved: Date.now(), state }
              await put(entry)
            }
            /** What is changed while it waits has to be sent anew. */
            const keepChange = async () => {
              const waited = entry?.state === 'waiting'
              await keep()
              if (waited) shown(entry)
              if (waited && entry.state !== 'waiting') show('offline-kept')
            }
            const keepFile = async (input) => {
              if (!entry || await isTried()) return
              const file = input.files[0]
              await dropFile(entry.key, input.name)
              const others = (await filesOf(entry.key)).reduce((sum, other) => sum + other.bytes.byteLength, 0)
              const large = new Set(entry.large)
              large.delete(input.name)
              if (file && (file.size > limits.one || others + file.size > limits.all)) large.add(input.name)
              else if (file) {
                await putFile({ key: entry.key, name: input.name, fileName: file.name, type: file.type, bytes: await file.arrayBuffer() })
              }
              entry.large = [...large]
              await keep()
              const names = entry.large.map((name) => form.elements[name]?.files?.[0]?.name).filter(Boolean)
              say('large-names', names.join(', '))
              show('large', names.length > 0)
            }
            const begin = async () => {
              key.value = newKey()
              entry = {
                key: key.value, service: form.dataset.layanan, name: form.dataset.nama, address, head: head(), begun: Date.now(), large: [],
              }
              await keep()
              for (const input of form.querySelectorAll('input[type=file]')) if (input.files.length) await keepFile(input)
              keepPages()
            }
            const forget = async () => {
              clearTimeout(waiting)
              if (entry) await drop(entry.key)
              entry = undefined
              marks()
              for (const name of ['waiting', 'refused', 'large', 'offline-kept']) show(name, false)
            }
            const marks = () => {
              if (box) box.checked = Boolean(entry)
              show('kept', Boolean(entry))
            }
            /** Without a link no further part comes: all are shown at once; the first of those that were hidden. */
            const whole = () => {
              const part = form.elements.bagian
              const hidden = [...form.querySelectorAll('section[hidden]')]
              if (!part || !hidden.length) return
              const here = [...form.querySelectorAll('section')].findIndex((section) => !section.hidden)
              part.value = 'semua'
              show('steps', false, form)
              for (const section of hidden) section.hidden = false
              return [...form.querySelectorAll('section')][here + 1] || hidden[0]
            }
            /** Puts into the form what was kept; what the page does not ask is carried along, for the server to ask it. */
            const fill = async (kept) => {
              for (const control of form.elements) if (['radio', 'checkbox'].includes(control.type)) control.checked = false
              for (const [name, value] of kept.fields) {
                if (['kunci', 'tombol'].includes(name)) continue
                const found = form.querySelectorAll(`[name="${CSS.escape(name)}"]`)
                if (!found.length) {
                  const extra = Object.assign(document.createElement('input'), { type: 'hidden', name, value })
                  form.append(extra)
                } else if (['radio', 'checkbox'].includes(found[0].type)) {
                  for (const control of found) if (control.value === value) control.checked = true
                } else if (found[0].type !== 'file') found[0].value = value
              }
              for (const file of await filesOf(kept.key)) {
                const input = form.querySelector(`input[type=file][name="${CSS.escape(file.name)}"]`)
                if (!input) continue
                const carried = new DataTransfer()
                carried.items.add(new File([file.bytes], file.fileName, { type: file.type }))
                input.files = carried.files
              }
              key.value = kept.key
              entry = kept
              whole()
              await keep()
              marks()
              show('found', false)
            }
            const keepPages = async () => {
              if (!navigator.serviceWorker) return
              await navigator.serviceWorker.register('/sw.js')
              const ready = await navigator.serviceWorker.ready
              ready.active.postMessage(['/', address.replace(/\/ajukan$/, ''), address, `${address}?${head()}`])
            }

            let waiting
            form.addEventListener('input', () => {
              clearTimeout(waiting)
              waiting = setTimeout(keepChange, 300)
            })
            form.addEventListener('change', (event) => {
              if (event.target.type === 'file') keepFile(event.target)
              else keepChange()
            })
            form.addEventListener('submit', async (event) => {
              if (isSure) return
              const button = event.submitter
              if (navigator.onLine && !entry) return
              event.preventDefault()
              clearTimeout(waiting)
              const isLast = button?.value === 'kirim'
              const next = navigator.onLine ? undefined : whole()
              // What is sent from the last page is sent again by itself if no answer comes.
              await keep(isLast && navigator.onLine ? 'waiting' : 'kept')
              if (navigator.onLine) {
                if (isLast) sessionStorage.setItem('mpp-sent', entry.key)
                isSure = true
                form.requestSubmit(button)
                isSure = false
                return
              }
              show('offline-kept', Boolean(entry))
              show('offline-loose', !entry)
              if (next) next.scrollIntoView()
              else document.getElementById('tanpa-sambungan').scrollIntoView({ block: 'center' })
            })
            if (box) box.addEventListener('change', async () => {
              await (box.checked ? begin() : forget())
              marks()
            })
            on('keep', async () => {
              await begin()
              marks()
              show('offline-loose', false)
              show('offline-kept')
            })
            on('forget', forget)
            on('later', async () => {
              await keep('waiting')
              shown(entry)
              await sendAll()
            })
            on('not-yet', async () => {
              await keep()
              shown(entry)
            })

            if (entry?.state === 'sent') entry = undefined
            if (entry) {
              // The server has drawn the form again: nothing was filed by it.
              sessionStorage.removeItem('mpp-sent')
              await keep()
            } else if (box) {
              const kept = (await all()).find((one) => one.address === address && one.head === head() && one.state !== 'sent')
              if (kept) {
                say('found-when', moment(kept.saved))
                show('found')
                on('resume', () => fill(kept))
                on('drop-found', async () => {
                  await drop(kept.key)
                  show('found', false)
                })
              }
            }
            marks()
            if (page) page.hidden = false
            if (box) keepPages().catch(() => {})
          }

          // ---- The list of all that is kept ----

          const drawList = async () => {
            const entries = await all()
            const pattern = document.getElementById('butir-ponsel')
            list.replaceChildren(...entries.map((entry) => {
              const item = pattern.content.cloneNode(true)
              say('name', entry.name, item)
              say('when', moment(entry.saved), item)
              for (const state of ['kept', 'waiting', 'refused', 'sent']) show(`is-${state}`, entry.state === state, item)
              show('others', entry.state === 'waiting' && Boolean(entry.others), item)
              if (entry.others) show('is-waiting', false, item)
              for (const part of ['number', 'secret']) say(part, entry[part] ?? '', item)
              for (const link of item.querySelectorAll('[data-do="open"]')) {
                link.href = `${entry.address}?${entry.head}`
                link.hidden = entry.state === 'sent'
              }
              on('send', async () => {
                await put({ ...entry, state: 'waiting' })
                await sendAll()
              }, item)
              for (const button of item.querySelectorAll('[data-do="send"]')) button.hidden = entry.state !== 'kept' && entry.state !== 'refused'
              on('forget', async () => {
                await drop(entry.key)
                await drawList()
              }, item)
              return item
            }))
            show('some', entries.length > 0)
            show('none', !entries.length)
          }
          const standsIn = Boolean(list) && location.pathname !== '/perangkat'
          const onList = async () => {
            show('works')
            // Where it stands in for a page, that one could not be fetched, whatever the device believes of its link.
            show('offline', standsIn || !navigator.onLine)
            show('offline-page', standsIn)
            on('forget-all', async () => {
              for (const entry of await all()) await drop(entry.key)
              await drawList()
            })
            await drawList()
            if (navigator.serviceWorker) navigator.serviceWorker.register('/sw.js').catch(() => {})
          }

          // ---- The receipt ----

          const onReceipt = async () => {
            // What it is of need not lie on the device any more.
            const sent = sessionStorage.getItem('mpp-sent')
            if (sent) await drop(sent)
            sessionStorage.removeItem('mpp-sent')
            const number = document.getElementById('nomor').textContent
            const kept = (await all()).find((entry) => entry.number === number)
            if (!kept) return
            show('kept')
            on('forget', async () => {
              await drop(kept.key)
              show('kept', false)
            })
          }

          const start = async () => {
            if (form) await onForm()
            else if (list) await onList()
            else await onReceipt()
            await sendAll()
            addEventListener('online', () => { show('offline', standsIn); sendAll() })
            addEventListener('offline', () => show('offline'))
            // A browser may hold a dead link for a living one.
            setInterval(sendAll, 20000)
            document.documentElement.dataset.ponsel = 'siap'
          }
          start()
        })()
        """#
}
