// Keys for lists of cases: j and k move, x ticks, / searches, ? shows the keys. Without this script everything works by hand.
;(() => {
  const list = document.querySelector('[data-keys]')
  if (!list) return
  const links = [...list.querySelectorAll('a[data-row]')]

  const typing = (target) => target.closest('input:not([type=checkbox]), textarea, select, [contenteditable]')

  function move(step) {
    const at = links.indexOf(document.activeElement)
    const next = links[Math.min(links.length - 1, Math.max(0, at < 0 ? (step > 0 ? 0 : links.length - 1) : at + step))]
    next?.focus()
    next?.scrollIntoView({ block: 'nearest' })
  }

  function tick() {
    const row = document.activeElement?.closest('li')
    const box = row?.querySelector('input[type=checkbox]')
    if (box) box.checked = !box.checked
  }

  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || typing(event.target)) return
    const acts = {
      j: () => move(1),
      k: () => move(-1),
      x: tick,
      '/': () => document.querySelector('[data-key-search]')?.focus(),
      '?': () => {
        const help = document.querySelector('[data-key-help]')
        if (help) help.open = !help.open
      },
    }
    const act = acts[event.key]
    if (!act) return
    event.preventDefault()
    act()
  })
})()
