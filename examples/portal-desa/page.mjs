// What is drawn here comes from the API alone: `GET /api/v1/openapi.json` describes all of it.
const services = document.querySelector('meta[name=services]').content
const find = (id) => document.getElementById(id)
const language = document.documentElement.lang
const call = (path, options = {}) =>
  fetch(services + path, { credentials: 'omit', ...options, headers: { 'Accept-Language': language, ...options.headers } })
const own = (text) => text[language] ?? Object.values(text)[0]

const showCatalog = async () => {
  try {
    const answer = await call(`/api/v1/catalog?search=${encodeURIComponent(find('cari').value)}`)
    const catalog = await answer.json()
    find('terputus').hidden = true
    find('daftar').replaceChildren(...catalog.services.map((service) => {
      const item = document.createElement('li'), button = document.createElement('button')
      button.textContent = own(service.name) + (service.closed ? ` – ditutup sementara: ${service.closed}` : '')
      button.dataset.service = service.service
      button.addEventListener('click', () => apply(service))
      item.append(button)
      return item
    }))
  } catch {
    find('terputus').hidden = false
  }
}

const apply = (service) => {
  find('judul-ajukan').textContent = own(service.name)
  const form = document.createElement('mpp-form')
  form.setAttribute('service', service.service)
  form.lang = language
  find('formulir').replaceChildren(form)
  find('katalog').hidden = true
  find('ajukan').hidden = false
  find('judul-ajukan').focus()
}

document.querySelector('.back').addEventListener('click', () => {
  find('ajukan').hidden = true
  find('katalog').hidden = false
  find('formulir').replaceChildren()
})
find('cari').addEventListener('input', showCatalog)
document.querySelector('#lacak form').addEventListener('submit', async (event) => {
  event.preventDefault()
  const secret = find('kunci').value.replace(/[\s-]/g, '')
  try {
    const answer = await call(`/api/v1/cases/${encodeURIComponent(find('nomor').value.trim())}`, { headers: { Authorization: `Bearer ${secret}` } })
    const said = await answer.json()
    find('keadaan').textContent = answer.ok ? (said.open ?? []).map((step) => step.name).join(', ') || said.status : said.title
  } catch {
    find('keadaan').textContent = 'Tidak ada sambungan.'
  }
})
showCatalog()
