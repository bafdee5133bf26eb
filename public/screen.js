// Turns the codes of the self check-in screen. It fetches two hours of them at a time and goes on without network, also when it
// is opened again; the server's clock counts, not the screen's.
;(() => {
  const page = document.querySelector('[data-codes]')
  if (!page) return
  const qr = page.querySelector('[data-qr] .qr')
  const store = `codes ${location.pathname}`
  const QUIET = 4
  const cacheName = 'screen'
  let list
  let offset = 0
  let shown

  try {
    const kept = JSON.parse(localStorage.getItem(store) ?? 'null')
    if (kept) [list, offset] = [kept.list, kept.offset]
  } catch {
    // What cannot be read is fetched anew.
  }

  /** Keeps this page and its files for a reload without network; a link that has ended keeps nothing. */
  async function keepPage() {
    if (!navigator.serviceWorker || !window.caches) return
    await navigator.serviceWorker.register('/kept-pages-worker.js', { scope: '/screen/' })
    const cache = await caches.open(cacheName)
    const parts = document.querySelectorAll('script[src], link[rel=stylesheet], link[rel~=icon]')
    const files = [...parts].map((part) => part.src ?? part.href)
    const answer = await fetch(location.href, { cache: 'no-store' })
    if (!answer.ok || answer.redirected) return
    await cache.put(location.href, answer)
    await cache.addAll(files.filter((file) => new URL(file).origin === location.origin))
  }

  async function forgetPage() {
    localStorage.removeItem(store)
    list = undefined
    if (window.caches) await caches.delete(cacheName)
  }

  async function fetchCodes() {
    const before = Date.now()
    try {
      const answer = await fetch(page.dataset.codes, { cache: 'no-store' })
      if (answer.status === 404) {
        await forgetPage()
        return
      }
      if (!answer.ok) throw new Error(String(answer.status))
      list = await answer.json()
      offset = list.now - (before + Date.now()) / 2
      localStorage.setItem(store, JSON.stringify({ list, offset }))
      page.querySelector('[data-offline]').hidden = true
    } catch {
      page.querySelector('[data-offline]').hidden = false
    }
  }

  function draw({ size, bits }) {
    const bytes = Uint8Array.from(atob(bits), (letter) => letter.charCodeAt(0))
    let path = ''
    for (let at = 0; at < size * size; at++) {
      if (bytes[at >> 3] & (128 >> (at & 7))) path += `M${(at % size) + QUIET} ${Math.floor(at / size) + QUIET}h1v1h-1z`
    }
    const side = size + 2 * QUIET
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
    svg.setAttribute('viewBox', `0 0 ${side} ${side}`)
    svg.setAttribute('shape-rendering', 'crispEdges')
    for (const [fill, d] of [
      ['#fff', `M0 0h${side}v${side}H0z`],
      ['#000', path],
    ]) {
      const shape = document.createElementNS('http://www.w3.org/2000/svg', 'path')
      shape.setAttribute('fill', fill)
      shape.setAttribute('d', d)
      svg.append(shape)
    }
    qr.replaceChildren(svg)
  }

  function turn() {
    if (!list) {
      // Nobody knows how old the code is that came with the page.
      if (page.querySelector('[data-offline]').hidden) return
      page.querySelector('[data-old]').hidden = false
      page.querySelector('[data-code]').textContent = ''
      return qr.replaceChildren()
    }
    const time = (Date.now() + offset) / list.step
    const step = Math.floor(time)
    page.querySelector('[data-bar]').style.transform = `scaleX(${1 - (time - step)})`
    if (step === shown) return
    const entry = list.codes[step - list.first]
    page.querySelector('[data-old]').hidden = entry !== undefined
    // An old code would be refused: better none.
    page.querySelector('[data-code]').textContent = entry ? `${entry.code.slice(0, 3)} ${entry.code.slice(3)}` : ''
    if (entry) draw(entry)
    else qr.replaceChildren()
    shown = step
  }

  void fetchCodes().then(turn)
  if (navigator.onLine) void keepPage().catch(() => undefined)
  setInterval(fetchCodes, 5 * 60_000)
  setInterval(turn, 250)
})()
