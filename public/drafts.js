// Keeps a form while it is written: three seconds after the last key, and when the page is left, what stands in it goes to the
// address in data-kept-at. Asks every 25 seconds who else has the page open. Without this script the form is saved by its button.
;(() => {
  const WAIT = 3000
  const ASK_EVERY = 25_000
  const PATIENCE = 8000
  /** Who has not touched the page for so long is not there, and their session may end. */
  const AWAY = 600_000
  const form = document.querySelector('form[data-kept-at]')
  const statuses = [...document.querySelectorAll('[data-kept-status]')]
  const words = statuses[0]?.dataset
  const desk = document.querySelector('[data-desk]')
  let touched = Date.now()
  for (const sort of ['pointerdown', 'pointermove', 'keydown', 'scroll']) {
    addEventListener(sort, () => (touched = Date.now()), { passive: true })
  }

  if (desk) {
    const list = desk.querySelector('ul')
    const shown = () => [...list.children].map((item) => item.textContent).join('\n')
    const ask = async () => {
      if (document.visibilityState === 'hidden' || Date.now() - touched > AWAY) return
      try {
        const answer = await fetch(desk.dataset.desk, { headers: { Accept: 'application/json' } })
        if (!answer.ok || answer.redirected) return
        const { lines } = await answer.json()
        if (lines.join('\n') === shown()) return
        list.replaceChildren(...lines.map((line) => Object.assign(document.createElement('li'), { textContent: line })))
        desk.hidden = lines.length === 0
      } catch {
        // Without a network the last answer stays.
      }
    }
    setInterval(() => void ask(), ASK_EVERY)
    document.addEventListener('visibilitychange', () => void ask())
  }

  if (!form || !words) return
  const written = () => new URLSearchParams(new FormData(form)).toString()
  let kept = 'keptNow' in form.dataset ? '' : written()
  let timer
  let underWay
  let over = false

  function say(text, retry) {
    for (const status of statuses) {
      status.textContent = text
      status.classList.toggle('is-failed', retry)
      if (!retry) continue
      const button = document.createElement('button')
      Object.assign(button, { type: 'button', className: 'link', textContent: words.retry })
      button.addEventListener('click', () => void keep())
      status.append(' ', button)
    }
  }

  async function send(body) {
    try {
      const answer = await fetch(form.dataset.keptAt, {
        method: 'POST',
        body: new URLSearchParams(body),
        headers: { Accept: 'application/json' },
        signal: AbortSignal.timeout(PATIENCE),
      })
      if (answer.redirected) return say(words.signedOut, true)
      if (!answer.ok) return say(words.refused, true)
      const { saved } = await answer.json()
      kept = body
      say(saved, false)
    } catch {
      say(words.offline, true)
    }
  }

  function keep() {
    clearTimeout(timer)
    const body = written()
    if (over || underWay || body === kept) return underWay
    underWay = send(body).finally(() => {
      underWay = undefined
      // What was typed meanwhile follows; what failed waits for the next key, the button or the network.
      if (body === kept && written() !== kept) later()
    })
    return underWay
  }
  function later() {
    clearTimeout(timer)
    timer = setTimeout(() => void keep(), WAIT)
  }
  /** Nobody hears how it went: whoever comes back sends it once more, and is told. */
  function leave() {
    const body = written()
    if (over || body === kept) return
    navigator.sendBeacon(form.dataset.keptAt, new URLSearchParams(body))
  }

  form.addEventListener('input', later)
  form.addEventListener('change', later)
  addEventListener('online', () => void keep())
  addEventListener('pagehide', leave)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') leave()
    else if (written() !== kept) later()
  })
  addEventListener('pageshow', ({ persisted }) => (over = persisted ? false : over))
  if ('keptNow' in form.dataset) later()

  // Once the form is handed in, or what was kept is thrown away, nothing is kept after it: what is under way comes first.
  document.addEventListener('submit', (event) => {
    const throwsAway = event.target.querySelector('[name=intent][value=discardDraft]')
    if (event.target !== form && !throwsAway) return
    clearTimeout(timer)
    over = true
    if (!underWay) return
    event.preventDefault()
    const { target, submitter } = event
    void underWay.finally(() => target.requestSubmit(submitter))
  })
})()
