// Counts down to the opening of sign-up by the server's clock, and lets the form be sent from that moment on. What has
// been typed stays: nothing is reloaded. The server alone decides; an early form is refused there, with its input kept.
const panel = document.querySelector('[data-opens]')
// Filling in and checking may be done before; sending may not.
const buttons = document.querySelectorAll('main button[name="step"][value="confirm"]')
if (panel) {
  // The page without script is drawn anew by it; here it would be what Enter presses.
  panel.querySelector('button')?.remove()
  const opens = Number(panel.dataset.opens)
  const count = panel.querySelector('[data-count]')
  const said = panel.querySelector('[role="status"]')
  // The page was made just before its first byte came: counted from there it is late by the way of one packet, never early.
  const [navigation] = performance.getEntriesByType('navigation')
  let base = Number(panel.dataset.now)
  let tick = navigation ? navigation.responseStart : performance.now()
  const serverNow = () => base + performance.now() - tick
  const words = (left) => {
    const total = Math.ceil(left / 1000)
    const parts = { h: Math.floor(total / 3600), m: Math.floor((total % 3600) / 60), s: total % 60 }
    return panel.dataset.left.replace(/\{(\w)\}/g, (_, part) => String(parts[part]))
  }
  let timer
  const step = () => {
    clearTimeout(timer)
    const left = opens - serverNow()
    for (const button of buttons) button.disabled = left > 0
    count.textContent = left > 0 ? words(left) : ''
    if (left > 0) timer = setTimeout(step, left % 1000 || 1000)
    else said.textContent = panel.dataset.opened
  }
  // A phone's clock stands still while it sleeps: on waking, the server is asked. It answers in whole seconds, so never early.
  document.addEventListener('visibilitychange', async () => {
    if (document.visibilityState !== 'visible') return
    try {
      const answer = await fetch('/healthz', { cache: 'no-store' })
      const at = Date.parse(answer.headers.get('Date') || '')
      if (at > serverNow()) [base, tick] = [at, performance.now()]
    } catch {
      // Without a network the page's own clock goes on.
    }
    step()
  })
  step()
}
