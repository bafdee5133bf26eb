// Keeps a page up to date over server-sent events. The page names its stream in data-live, and marks what may change:
// data-region around parts that carry a data-key. Without this script the page is still whole; it just has to be reloaded.
;(() => {
  const page = document.querySelector('[data-live]')
  if (!page) return
  let source
  let watch

  const say = (state) => page.setAttribute('data-line', state)

  function element(html) {
    const box = document.createElement('template')
    box.innerHTML = html
    return box.content.firstElementChild
  }

  /** False when the message names a part that is not here: something was missed. */
  function apply(region, change) {
    const known = new Map([...region.children].map((child) => [child.dataset.key, child]))
    for (const [key, html] of Object.entries(change.s ?? {})) {
      const fresh = element(html)
      const old = known.get(key)
      if (old) old.replaceWith(fresh)
      known.set(key, fresh)
    }
    if (!change.o) return true
    if (change.o.some((key) => !known.has(key))) return false
    region.replaceChildren(...change.o.map((key) => known.get(key)))
    return true
  }

  function take(event) {
    alive()
    const { r } = JSON.parse(event.data)
    for (const [name, change] of Object.entries(r)) {
      const region = page.querySelector(`[data-region="${name}"]`)
      if (!region) continue
      // Whoever stands with the keyboard on a button keeps standing there.
      const focused = region.contains(document.activeElement) ? document.activeElement : undefined
      const mark = focused?.closest('[data-key]')?.dataset.key
      if (!apply(region, change)) return again(0)
      if (mark && !region.contains(document.activeElement)) {
        region.querySelector(`[data-key="${CSS.escape(mark)}"] ${focused.tagName.toLowerCase()}`)?.focus()
      }
    }
    document.dispatchEvent(new Event('live:changed'))
  }

  function alive() {
    say('up')
    clearTimeout(watch)
    watch = setTimeout(() => again(0), 40_000)
  }

  function again(wait) {
    source?.close()
    clearTimeout(watch)
    say('lost')
    setTimeout(open, wait + Math.random() * 3000)
  }

  function open() {
    source = new EventSource(page.dataset.live)
    source.addEventListener('open', alive)
    source.addEventListener('beat', alive)
    source.addEventListener('message', take)
    source.addEventListener('error', () => {
      say('lost')
      // The browser comes back by itself unless it was refused.
      if (source.readyState === EventSource.CLOSED) again(5000)
    })
  }

  // Votes: sent without leaving the page; what this device has voted for is marked, also in parts that came later.
  const voted = new Set((page.dataset.voted ?? '').split(' '))
  function mark() {
    for (const button of page.querySelectorAll('button[name=vote]')) {
      const done = voted.has(button.value)
      button.setAttribute('aria-pressed', String(done))
      button.classList.toggle('is-voted', done)
    }
  }
  page.querySelector('form[data-vote]')?.addEventListener('submit', (event) => {
    const button = event.submitter
    if (button?.name !== 'vote') return
    event.preventDefault()
    if (voted.has(button.value)) return
    voted.add(button.value)
    mark()
    const body = new URLSearchParams({ vote: button.value })
    fetch(event.target.action, { method: 'POST', body, redirect: 'manual' })
      .then((answer) => answer.type === 'opaqueredirect' || answer.ok || Promise.reject(answer.status))
      .catch(() => {
        voted.delete(button.value)
        mark()
      })
  })
  if (page.dataset.voted !== undefined) {
    document.addEventListener('live:changed', mark)
    mark()
  }

  if (typeof EventSource === 'undefined') setInterval(() => location.reload(), 30_000)
  else open()
  addEventListener('pagehide', () => source?.close())
  addEventListener('pageshow', (event) => event.persisted && open())
})()
