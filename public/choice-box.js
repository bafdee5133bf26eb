// A list below a text area to choose one thing from, by typing, arrows and Enter or by a tap; Escape goes back to the text.

const MOST_SHOWN = 8

function element(name, given) {
  return Object.assign(document.createElement(name), given)
}

/**
 * A closed box behind `area`. `words`: label, hint, none, and the `id` that the ids in it begin with. `open(items, done, left)`:
 * items are `{ name, text, letters }`; `done` gets the chosen one, `left` what was typed, where it was closed without choosing.
 */
export function choiceBox(area, words) {
  const ids = { search: `${words.id}-search`, list: `${words.id}-list`, hint: `${words.id}-hint` }
  const box = element('div', { className: 'module-box', hidden: true })
  const input = element('input', { type: 'text', className: 'input', id: ids.search })
  Object.assign(input, { autocomplete: 'off', spellcheck: false })
  const list = element('ul', { id: ids.list })
  const hint = element('p', { className: 'hint', id: ids.hint, textContent: words.hint })
  const none = element('p', { className: 'hint', textContent: words.none })
  none.setAttribute('role', 'status')
  for (const [name, value] of Object.entries({
    role: 'combobox',
    'aria-label': words.label,
    'aria-autocomplete': 'list',
    'aria-controls': ids.list,
    'aria-describedby': ids.hint,
    'aria-expanded': 'false',
  })) {
    input.setAttribute(name, value)
  }
  list.setAttribute('role', 'listbox')
  list.setAttribute('aria-label', words.label)
  box.append(input, list, none, hint)
  area.after(box)

  let items = []
  let found = []
  let at = 0
  let done
  let left

  function show() {
    const sought = input.value.trim().toLowerCase()
    found = items
      .filter(({ name, letters = '' }) => name.toLowerCase().includes(sought) || letters.includes(sought))
      .slice(0, MOST_SHOWN)
    at = Math.min(at, Math.max(0, found.length - 1))
    list.replaceChildren(
      ...found.map((item, index) => {
        const option = element('li', { id: `${ids.list}-${index}` })
        option.setAttribute('role', 'option')
        option.setAttribute('aria-selected', String(index === at))
        option.append(element('strong', { textContent: item.name }), element('span', { textContent: item.text }))
        // Not a click: the field would lose the focus, and the list close, before it comes.
        option.addEventListener('mousedown', (event) => {
          event.preventDefault()
          at = index
          choose()
        })
        return option
      }),
    )
    list.hidden = found.length === 0
    none.hidden = found.length > 0
    input.setAttribute('aria-expanded', String(found.length > 0))
    if (found.length > 0) input.setAttribute('aria-activedescendant', `${ids.list}-${at}`)
    else input.removeAttribute('aria-activedescendant')
    list.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }

  function close() {
    box.hidden = true
    input.setAttribute('aria-expanded', 'false')
  }
  function choose() {
    const item = found[at]
    if (!item) return
    close()
    done(item)
  }
  function leave(typed) {
    if (box.hidden) return
    close()
    left(typed)
  }

  input.addEventListener('input', () => {
    at = 0
    show()
  })
  input.addEventListener('keydown', (event) => {
    if (event.isComposing || event.keyCode === 229) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) {
      at = (at + step + found.length) % Math.max(1, found.length)
      show()
    } else if (event.key === 'Enter') choose()
    else if (event.key === 'Escape') leave(input.value)
    else if (event.key === 'Backspace' && input.value === '') leave('')
    else return
    event.preventDefault()
    event.stopPropagation()
  })
  input.addEventListener('blur', close)

  return {
    open(given, whenDone, whenLeft) {
      ;[items, done, left, at] = [given, whenDone, whenLeft, 0]
      input.value = ''
      box.hidden = false
      show()
      input.focus()
      box.scrollIntoView({ block: 'nearest' })
    },
  }
}
