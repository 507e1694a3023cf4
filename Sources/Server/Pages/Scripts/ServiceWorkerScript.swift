extension PageScripts {
    /// `/sw.js`: gives the pages that were kept where there is no link. It keeps what the server says may be kept (`X-MPP-Keep`) and nothing
    /// else: pages that are the same for everybody.
    package static let worker = #"""
        'use strict'
        const CACHE = 'mpp-1', MOST = 60
        const SHELL = ['/perangkat', '/assets/mpp.css', '/assets/perangkat.js', '/assets/ikon.svg']
        const OWN = /^\/(petugas|lacak|diterima|draf|masuk|keluar|api)(\/|$)/

        const mayBeKept = (url, answer) => answer.ok && !answer.redirected && answer.headers.has('X-MPP-Keep') && !OWN.test(url.pathname)

        const keep = async (url, answer) => {
          const cache = await caches.open(CACHE)
          const headers = new Headers(answer.headers)
          for (const name of ['Content-Encoding', 'Content-Length', 'Vary']) headers.delete(name)
          let body = await answer.arrayBuffer()
          // A key makes one case: each form that is filled in later makes its own.
          if (headers.get('Content-Type')?.startsWith('text/html')) {
            body = new TextDecoder().decode(body).replace(/(<input type="hidden" name="kunci" value=")[^"]*/g, '$1')
          }
          await cache.put(url.href, new Response(body, { status: answer.status, headers }))
          const kept = (await cache.keys()).filter((request) => !SHELL.includes(new URL(request.url).pathname))
          for (const request of kept.slice(0, Math.max(0, kept.length - MOST))) await cache.delete(request)
        }

        const fetchAndKeep = async (path) => {
          const url = new URL(path, location.origin)
          const answer = await fetch(url, { cache: 'no-cache' })
          if (mayBeKept(url, answer)) await keep(url, answer)
        }

        const kept = async (path) => (await caches.open(CACHE)).match(new URL(path, location.origin).href)

        const give = async (event) => {
          const url = new URL(event.request.url)
          try {
            const answer = await fetch(event.request)
            if (event.request.method === 'GET' && mayBeKept(url, answer)) event.waitUntil(keep(url, answer.clone()))
            return answer
          } catch (fault) {
            const found = event.request.method === 'GET' ? await kept(event.request.url) : undefined
            const instead = found ?? (event.request.mode === 'navigate' ? await kept('/perangkat') : undefined)
            if (instead) return instead
            throw fault
          }
        }

        addEventListener('install', (event) => {
          skipWaiting()
          event.waitUntil(Promise.all(SHELL.map(fetchAndKeep)))
        })
        addEventListener('activate', (event) => event.waitUntil((async () => {
          for (const name of await caches.keys()) if (name !== CACHE) await caches.delete(name)
          await clients.claim()
        })()))
        addEventListener('message', (event) => event.waitUntil(Promise.all(event.data.map(async (path) => {
          if (!(await kept(path))) await fetchAndKeep(path).catch(() => {})
        }))))
        addEventListener('fetch', (event) => {
          const url = new URL(event.request.url)
          if (url.origin !== location.origin) return
          if (event.request.mode === 'navigate' || url.pathname.startsWith('/assets/')) event.respondWith(give(event))
        })
        """#
}
