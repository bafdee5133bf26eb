// Keys for lists of cases and for one case. In a list j and k move, x ticks, e opens the case at its next step, a assigns; in a
// case e goes to the next step and a to the form that assigns, and j and k open the next and the one before of the list beside
// it. A key only leads to a button, and never presses it. / goes to the search, ? shows the keys, which can be turned off
// there. Without this script everything works by hand.
;(() => {
  const OFF = 'keys-off'
  const list = document.querySelector('[data-keys]')
  const help = document.querySelector('[data-key-help]')
  if (!help) return
  const links = list ? [...list.querySelectorAll('a[data-row]')] : []
  const isCase = help.dataset.keyHelp !== 'list'

  // The list beside a case scrolls by itself: the case that is open is in view, and the page stays where it is.
  const open = list?.querySelector('a[data-row][aria-current]')?.closest('li')
  const pane = open?.closest('.desk-list')
  if (pane && open.offsetTop + open.offsetHeight > pane.clientHeight) {
    pane.scrollTop = open.offsetTop - pane.clientHeight / 3
  }

  // Storage may be closed to the page; the keys are then as they come.
  function stored(change) {
    try {
      if (change === true) localStorage.setItem(OFF, '1')
      if (change === false) localStorage.removeItem(OFF)
      return localStorage.getItem(OFF) === '1'
    } catch {
      return change === true
    }
  }
  let off = stored()
  const turn = help.querySelector('[data-key-switch]')
  function showSwitch() {
    turn.hidden = false
    turn.textContent = off ? turn.dataset.on : turn.dataset.off
  }
  if (turn) {
    showSwitch()
    turn.addEventListener('click', () => {
      off = !off
      stored(off)
      showSwitch()
    })
  }

  const typing = (target) =>
    target instanceof Element &&
    target.closest('input:not([type=checkbox]), textarea, select, [contenteditable], [role=listbox]')

  function move(step) {
    if (isCase) {
      const next = document.querySelector(`[data-step="${step}"]`)
      if (next) location.assign(next.href)
      return
    }
    const at = links.indexOf(document.activeElement)
    const next = links[Math.min(links.length - 1, Math.max(0, at < 0 ? (step > 0 ? 0 : links.length - 1) : at + step))]
    next?.focus()
    next?.scrollIntoView({ block: 'nearest' })
  }

  const row = () => document.activeElement?.closest('[data-keys] li')
  const linkOf = (item) => item?.querySelector('a[data-row]')

  function tick() {
    const box = row()?.querySelector('input[type=checkbox]')
    if (box) box.checked = !box.checked
  }

  /** Shows a control, whatever is folded around it, and puts the focus on it. */
  function goTo(control) {
    if (!control) return
    for (let fold = control.closest('details'); fold; fold = fold.parentElement?.closest('details')) fold.open = true
    control.scrollIntoView({ block: 'center' })
    control.focus()
  }

  const step = (intent, control) => document.querySelector(`form:has([name=intent][value=${intent}]) ${control}`)

  function toMainStep() {
    const intent = help.dataset.mainStep
    if (!intent) return
    if (intent === 'draft') return goTo(document.querySelector('form:has([name=basedOn]) textarea[name=text]'))
    if (intent === 'redact') return goTo(document.querySelector('textarea[name=publicText]'))
    if (intent === 'publish') {
      return goTo(document.querySelector('button[name=intent]:is([value=publish], [value=signAndPublish])'))
    }
    goTo(step(intent, ':is(input:not([type=hidden]), button)'))
  }

  function toAssigning() {
    goTo(step('dispatch', 'select[name=departmentId]') ?? step('designate', 'select[name=departmentId]'))
  }

  function finish() {
    if (isCase) return toMainStep()
    const link = linkOf(row())
    if (link) location.assign(`${link.href}#next-step`)
  }

  function assign() {
    if (isCase) return toAssigning()
    const here = row()
    const bulk = document.querySelector('#bulk select[name=departmentId]')
    if (!bulk) {
      if (here) location.assign(`${linkOf(here).href}#assign`)
      return
    }
    if (!list.querySelector('input[name=ids]:checked')) {
      const box = here?.querySelector('input[name=ids]')
      if (box) box.checked = true
    }
    goTo(bulk)
  }

  function showHelp() {
    help.open = !help.open
    if (help.open) goTo(help.querySelector('summary'))
  }

  /** The search; where the list is not shown, that of its own page. */
  function find() {
    const box = document.querySelector('form[role=search] input[name=q]')
    if (box?.offsetParent) return goTo(box)
    const back = document.querySelector('a[data-list]')
    if (back) location.assign(`${back.href}#find`)
  }

  // What is told of a limit goes away with Escape, and comes again when it is pointed at anew.
  function quiet() {
    for (const told of document.querySelectorAll('.due-why:is(:hover, :focus)')) {
      told.dataset.away = ''
      for (const event of ['mouseleave', 'blur']) {
        told.addEventListener(event, () => delete told.dataset.away, { once: true })
      }
    }
  }

  const arrivals = { '#next-step': toMainStep, '#assign': toAssigning, '#find': find }
  const arrival = arrivals[location.hash]
  if (arrival) {
    // Once: a page that is loaded again stays where it was read.
    history.replaceState(null, '', location.pathname + location.search)
    arrival()
  }

  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') quiet()
    if (off || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
    // 229 is what a key is called while an input method composes, also where isComposing is not told.
    if (event.isComposing || event.keyCode === 229 || typing(event.target)) return
    const acts = {
      j: () => move(1),
      k: () => move(-1),
      x: tick,
      e: finish,
      a: assign,
      '/': find,
      '?': showHelp,
    }
    const act = acts[event.key]
    if (!act) return
    event.preventDefault()
    act()
  })
})()
