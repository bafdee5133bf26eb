// The text of an answer: `::` opens the list of text modules at the caret, and what is pasted becomes plain structure, with a
// word on what was left out. Both write like typing, so that Ctrl+Z takes them back. Without this script the list below the
// form inserts modules, and what is pasted comes as plain text.
import { plainStructure, treeOf } from './plain-structure.js?v=1'

const MOST_SHOWN = 8
const area = document.querySelector('form:has([name=basedOn]) textarea[name=text]')
const modules = document.querySelector('select[data-modules]')
const notes = document.querySelector('[data-paste-notes]')

/** Puts text in place of a stretch, as if it were typed: the browser can take it back. */
function write(text, from, to) {
  area.focus()
  area.setSelectionRange(from, to)
  // Not for new pages, yet the only way that keeps the browser's own undo; every browser has it for text areas.
  if (!document.execCommand('insertText', false, text)) {
    area.setRangeText(text, from, to, 'end')
    area.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText' }))
  }
}

if (area && modules) offerModules()
if (area && notes) cleanPaste()

function offerModules() {
  document
    .getElementById(`${area.id}-hint`)
    ?.append(document.documentElement.lang === 'en' ? ' ' : '', modules.dataset.tip)
  const all = [...modules.options].filter(({ value }) => value !== '')
  const box = document.createElement('div')
  box.className = 'module-box'
  box.hidden = true
  const input = Object.assign(document.createElement('input'), {
    type: 'text',
    className: 'input',
    id: 'module-search',
    autocomplete: 'off',
    spellcheck: false,
  })
  const list = Object.assign(document.createElement('ul'), { id: 'module-list' })
  const hint = Object.assign(document.createElement('p'), {
    className: 'hint',
    id: 'module-hint',
    textContent: modules.dataset.hint,
  })
  const none = Object.assign(document.createElement('p'), { className: 'hint', textContent: modules.dataset.none })
  none.setAttribute('role', 'status')
  for (const [name, value] of Object.entries({
    role: 'combobox',
    'aria-label': modules.dataset.label,
    'aria-autocomplete': 'list',
    'aria-controls': list.id,
    'aria-describedby': hint.id,
    'aria-expanded': 'false',
  })) {
    input.setAttribute(name, value)
  }
  list.setAttribute('role', 'listbox')
  list.setAttribute('aria-label', modules.dataset.label)
  box.append(input, list, none, hint)
  area.after(box)

  /** where the two colons stand that opened the list */
  let from = 0
  let to = 0
  let found = []
  let at = 0

  function show() {
    const sought = input.value.trim().toLowerCase()
    found = all
      .filter(({ text, dataset }) => text.toLowerCase().includes(sought) || dataset.letters.includes(sought))
      .slice(0, MOST_SHOWN)
    at = Math.min(at, Math.max(0, found.length - 1))
    list.replaceChildren(
      ...found.map((module, index) => {
        const option = document.createElement('li')
        option.id = `module-${index}`
        option.setAttribute('role', 'option')
        option.setAttribute('aria-selected', String(index === at))
        const name = Object.assign(document.createElement('strong'), { textContent: module.text })
        const text = Object.assign(document.createElement('span'), { textContent: module.dataset.text })
        option.append(name, text)
        // Not a click: the field would lose the focus, and the list close, before it comes.
        option.addEventListener('mousedown', (event) => {
          event.preventDefault()
          at = index
          insert()
        })
        return option
      }),
    )
    list.hidden = found.length === 0
    none.hidden = found.length > 0
    input.setAttribute('aria-expanded', String(found.length > 0))
    if (found.length > 0) input.setAttribute('aria-activedescendant', `module-${at}`)
    else input.removeAttribute('aria-activedescendant')
    list.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }

  function open(start, end) {
    ;[from, to, at] = [start, end, 0]
    input.value = ''
    box.hidden = false
    show()
    input.focus()
    box.scrollIntoView({ block: 'nearest' })
  }

  function close({ typed = '' } = {}) {
    if (box.hidden) return
    box.hidden = true
    input.setAttribute('aria-expanded', 'false')
    if (typed) write(typed, to, to)
    else {
      area.focus()
      area.setSelectionRange(to, to)
    }
  }

  function insert() {
    const module = found[at]
    if (!module) return
    box.hidden = true
    write(module.dataset.text, from, to)
  }

  area.addEventListener('input', (event) => {
    if (event.isComposing || !/^insert(Text|CompositionText)$/.test(event.inputType)) return
    const end = area.selectionStart
    // Inside of an address or a word two colons are two colons.
    if (/(^|[^:：\w])(::|：：)$/.test(area.value.slice(0, end))) open(end - 2, end)
  })
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
    } else if (event.key === 'Enter') insert()
    else if (event.key === 'Escape') close({ typed: input.value })
    else if (event.key === 'Backspace' && input.value === '') close()
    else return
    event.preventDefault()
    event.stopPropagation()
  })
  input.addEventListener('blur', () => {
    box.hidden = true
  })
}

function cleanPaste() {
  function tell(dropped) {
    const words = Object.entries(dropped)
      .filter(([what]) => notes.dataset[what])
      .map(([what, count]) => notes.dataset[what].replace('{n}', String(count)))
    notes.textContent = words.length > 0 ? notes.dataset.intro.replace('{list}', words.join(notes.dataset.comma)) : ''
    notes.hidden = words.length === 0
  }

  area.addEventListener('paste', (event) => {
    const html = event.clipboardData?.getData('text/html')
    if (!html) return tell({})
    // The parsed page is never shown: nothing in it is loaded or run.
    const page = new DOMParser().parseFromString(html, 'text/html')
    const { text, dropped } = plainStructure([treeOf(page.body)])
    const plain = event.clipboardData.getData('text/plain')
    if (!text && plain.trim()) return tell({})
    event.preventDefault()
    if (text) write(text, area.selectionStart, area.selectionEnd)
    tell(dropped)
  })
}
