// The text of an answer: buttons above it set the marks of Markdown, `::` opens the list of text modules at the caret, and what is
// pasted becomes plain structure, with a word on what was left out. All of it writes like typing, so that Ctrl+Z takes it back.
// Without this script the marks are typed as the page explains, and the list below the form inserts modules.
import { choiceBox } from './choice-box.js?v=1'
import { plainStructure, treeOf } from './plain-structure.js?v=1'
import { citationText, MARKS } from './text-marks.js?v=1'

const area = document.querySelector('form:has([name=basedOn]) textarea[name=text]')
const modules = document.querySelector('select[data-modules]')
const notes = document.querySelector('[data-paste-notes]')
const tools = document.querySelector('[data-editor-tools]')

/** Puts text in place of a stretch, as if it were typed: the browser can take it back. */
function write(text, from, to) {
  area.focus()
  area.setSelectionRange(from, to)
  // Not for new pages, yet the only way that keeps the browser's own undo; every browser has it for text areas.
  const done = text === '' ? document.execCommand('delete') : document.execCommand('insertText', false, text)
  if (!done && area.value.slice(from, to) !== text) {
    area.setRangeText(text, from, to, 'end')
    area.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText' }))
  }
}

/** Back in the text, as if the box had never been open; what was typed into it was meant for the text. */
const backToText = (place) => (typed) => {
  if (typed) return write(typed, place, place)
  area.focus()
  area.setSelectionRange(place, place)
}

const openModules = area && modules ? offerModules() : undefined
if (area && tools) offerTools()
if (area && notes) cleanPaste()

function offerModules() {
  document
    .getElementById(`${area.id}-hint`)
    ?.append(document.documentElement.lang === 'en' ? ' ' : '', modules.dataset.tip)
  const items = [...modules.options]
    .filter(({ value }) => value !== '')
    .map(({ text, dataset }) => ({ name: text, text: dataset.text, letters: dataset.letters }))
  const { label, hint, none } = modules.dataset
  const box = choiceBox(area, { id: 'module', label, hint, none })
  const open = (from, to) => box.open(items, ({ text }) => write(text, from, to), backToText(to))
  area.addEventListener('input', (event) => {
    if (event.isComposing || !/^insert(Text|CompositionText)$/.test(event.inputType)) return
    const end = area.selectionStart
    // Inside of an address or a word two colons are two colons.
    if (/(^|[^:：\w])(::|：：)$/.test(area.value.slice(0, end))) open(end - 2, end)
  })
  return open
}

function offerTools() {
  const { words, citationLabel, citationHint, citationNone, citationNew } = tools.dataset
  const buttons = [...tools.querySelectorAll('button')].filter(({ dataset }) => {
    if (dataset.tool !== 'module' || openModules) return true
    tools.querySelector('[data-tool=module]').remove()
    return false
  })
  const citations = choiceBox(area, { id: 'citation', label: citationLabel, hint: citationHint, none: citationNone })
  const titles = () => [...area.form.querySelectorAll('input[name="citationTitle[]"]')]

  function cite(from, to) {
    const lines = titles()
      .map((input) => {
        const part = (name) => input.parentElement.querySelector(`input[name="${name}[]"]`)?.value.trim() ?? ''
        return {
          title: input.value.trim(),
          number: part('citationNumber'),
          article: part('citationArticle'),
          url: part('citationUrl'),
        }
      })
      .filter(({ title }) => title !== '')
    const fillIn = () => (titles().find(({ value }) => value.trim() === '') ?? titles()[0])?.focus()
    // What is cited stands in the list of documents as well: it comes first.
    if (lines.length === 0) return fillIn()
    const items = lines.map((line) => ({ name: citationText({ ...line, url: '' }), text: line.url, cited: line }))
    citations.open(
      [...items, { name: citationNew, text: '' }],
      ({ cited }) => (cited ? write(citationText(cited), from, to) : fillIn()),
      backToText(to),
    )
  }

  function use(tool) {
    const { selectionStart: from, selectionEnd: to, value } = area
    if (tool === 'module') return openModules(from, to)
    if (tool === 'citation') return cite(from, to)
    const edit = MARKS[tool](value, from, to, { words })
    write(edit.text, edit.from, edit.to)
    area.setSelectionRange(...edit.select)
  }

  // One stop for the Tab key, arrows between the buttons: as toolbars are elsewhere.
  const stopAt = (button) => {
    for (const one of buttons) one.tabIndex = one === button ? 0 : -1
  }
  stopAt(buttons[0])
  for (const button of buttons) {
    // The text keeps its selection, and a phone its keyboard.
    button.addEventListener('mousedown', (event) => event.preventDefault())
    button.addEventListener('click', () => {
      stopAt(button)
      use(button.dataset.tool)
    })
  }
  tools.addEventListener('keydown', (event) => {
    const here = buttons.indexOf(document.activeElement)
    const step = { ArrowRight: 1, ArrowLeft: -1, Home: -here, End: buttons.length - 1 - here }[event.key]
    if (step === undefined || here < 0) return
    event.preventDefault()
    const next = buttons[(here + step + buttons.length) % buttons.length]
    stopAt(next)
    next.focus()
  })
  area.addEventListener('keydown', (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey || event.isComposing) return
    const tool = { b: 'bold', k: 'link' }[event.key.toLowerCase()]
    if (!tool) return
    event.preventDefault()
    use(tool)
  })
  tools.hidden = false
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
