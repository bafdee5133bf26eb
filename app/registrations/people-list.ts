// A list of people, as schools and offices keep it: which column is which, who is on it, and what is wrong in which row.
// Pure; rows are numbered as the sheet, or the lines of the box, shows them.
import { foldText } from '#app/platform/text.ts'
import { normalisePhone } from './contact.ts'
import { checkAnswers, type GivenAnswers } from './event-form.ts'
import { type ListColumn, type ListLayout, type ListRules, layoutOf } from './list-layout.ts'
import { LARGEST_GROUP } from './registration.ts'
import { emailField, nameField, phoneField } from './registration-forms.ts'

const LONGEST_CELL = 500

export type ListPerson = {
  row: number
  name: string
  phone?: string
  email?: string
  people: number
  /** of a child under 14 */
  guardian?: string
  answers: GivenAnswers
}
/** Keys of listMessages, or of registrationErrors. */
export type ListFault = {
  row: number
  /** a column of ours, or the question's words */
  column: ListColumn | { question: string }
  typed: string
  fault: string
  /** with phoneTwice and emailTwice: the earlier row */
  other?: number
}
export type PeopleList = {
  people: ListPerson[]
  faults: ListFault[]
  /** heads of columns that were not read */
  ignored: string[]
  /** rows whose name stands there before: worth a look, no fault */
  namesakes: number[]
  /** the list as a whole: empty, or too long */
  fault?: 'listEmpty' | 'listTooLong'
}

/** Reads a table as a list. Nothing of a faulty list counts; every fault is told with its row and what was typed. */
export function readPeopleList(rows: readonly (readonly string[])[], rules: ListRules): PeopleList {
  const cut = rows.map(splitNumber)
  const layout = layoutOf(cut, rules)
  const list: PeopleList = { people: [], faults: [], ignored: layout.ignored, namesakes: [] }
  for (const [index, cells] of cut.entries()) {
    if (index < layout.from || cells.every((cell) => cell.trim() === '')) continue
    if (list.people.length >= LARGEST_GROUP) return { ...list, faults: [], fault: 'listTooLong' }
    readRow(list, cells, index + 1, layout, rules)
  }
  if (list.people.length === 0) return { ...list, fault: 'listEmpty' }
  if (rules.kind === 'each') findTwice(list)
  const seen = new Set<string>()
  for (const { name, row } of list.people) {
    if (name !== '' && seen.has(name)) list.namesakes.push(row)
    seen.add(name)
  }
  list.faults.sort((a, b) => a.row - b.row)
  return list
}

/** A row of one cell that ends in a telephone number: `张三 13800000000`. */
function splitNumber(cells: readonly string[]): readonly string[] {
  const [only = '', ...rest] = cells
  if (rest.some((cell) => cell !== '')) return cells
  const [, name, number] = /^(\D{1,80})\s([\d０-９+＋][\d０-９\s-]{6,20})$/.exec(only) ?? []
  return name && number && normalisePhone(number) ? [name, number] : cells
}

function readRow(list: PeopleList, cells: readonly string[], row: number, layout: ListLayout, rules: ListRules): void {
  const fault = (column: ListFault['column'], typed: string, key: string) =>
    list.faults.push({ row, column, typed: typed.slice(0, 60), fault: key })
  const cell = (column: ListColumn) => {
    const place = layout.columns[column]
    const typed = place === undefined ? '' : (cells[place] ?? '').trim()
    if (typed.length > LONGEST_CELL) fault(column, typed, 'cellTooLong')
    else if (typed.startsWith('=') || typed.startsWith('@')) fault(column, typed, 'formula')
    else return typed
    return undefined
  }
  const person: ListPerson = { row, name: '', people: 1, answers: {} }
  const name = cell('name')
  if (name !== undefined) {
    const read = nameField.safeParse(name)
    if (read.success) person.name = read.data
    else fault('name', name, read.error.issues[0]?.message ?? 'nameMissing')
  }
  if (rules.kind === 'each') readOwn(person, cell, fault, rules)
  if (layout.questions.size > 0) readAnswers(person, cells, layout, fault, rules)
  list.people.push(person)
}

type Fault = (column: ListFault['column'], typed: string, key: string) => void

/** What a person who is registered for himself brings. */
function readOwn(
  person: ListPerson,
  cell: (column: ListColumn) => string | undefined,
  fault: Fault,
  { partyMax = 1, adultsOnly = false }: ListRules,
): void {
  const [phone, email, people, guardian] = [cell('phone'), cell('email'), cell('people'), cell('guardian')]
  for (const [column, typed, field] of [
    ['phone', phone, phoneField],
    ['email', email, emailField],
  ] as const) {
    if (!typed) continue
    const read = field.safeParse(typed)
    if (read.success && read.data) person[column] = read.data
    else fault(column, typed, column === 'phone' ? 'phoneWrong' : 'emailWrong')
  }
  if (phone === '' && !email) fault('phone', '', 'listContactMissing')
  if (people) {
    const typed = people.normalize('NFKC')
    const count = /^\d{1,3}$/.test(typed) ? Number(typed) : 0
    if (count < 1) fault('people', people, 'peopleWrong')
    else if (count > partyMax) fault('people', people, 'partyTooLarge')
    else person.people = count
  }
  if (guardian) {
    const read = nameField.safeParse(guardian)
    if (!read.success) fault('guardian', guardian, read.error.issues[0]?.message ?? 'nameUnreadable')
    else if (adultsOnly) fault('guardian', guardian, 'adultsOnly')
    else if (!person.phone && phone === '') fault('phone', '', 'guardianPhoneMissing')
    else person.guardian = read.data
  }
}

/** Choices are written in their words, several of them with 、 or commas between. Answers may be left out. */
function readAnswers(
  person: ListPerson,
  cells: readonly string[],
  layout: ListLayout,
  fault: Fault,
  { questions = [] }: ListRules,
): void {
  const given: Record<string, string | string[]> = {}
  const typed = new Map<string, string>()
  for (const [place, question] of layout.questions) {
    const text = (cells[place] ?? '').trim()
    if (text === '') continue
    if (/^[=@]/.test(text)) fault({ question: question.label }, text, 'formula')
    typed.set(question.id, text)
    const valueFor = (words: string) => {
      const folded = foldText(words)
      const choice = question.choices.find(
        ({ text: zh, textEn }) => foldText(zh) === folded || (textEn && foldText(textEn) === folded),
      )
      return choice?.value ?? words
    }
    given[question.id] =
      question.kind === 'several'
        ? text.split(/[、,，;；]/).map(valueFor)
        : question.kind === 'one'
          ? valueFor(text)
          : text
  }
  const checked = checkAnswers(questions, given, { demanding: false })
  if (checked.ok) person.answers = checked.answers
  else
    for (const [id, key] of Object.entries(checked.faults))
      fault({ question: questions.find((each) => each.id === id)?.label ?? '' }, typed.get(id) ?? '', key)
}

/** One registration per phone and address: the second row with one is told which was the first. */
function findTwice({ people, faults }: PeopleList): void {
  for (const column of ['phone', 'email'] as const) {
    const first = new Map<string, number>()
    for (const person of people) {
      const value = person[column]?.toLowerCase()
      if (!value) continue
      const other = first.get(value)
      if (other === undefined) first.set(value, person.row)
      else faults.push({ row: person.row, column, typed: person[column] ?? '', fault: `${column}Twice`, other })
    }
  }
}

/** The people of a group beside its leader, who comes too: a leader who is on the list is not counted twice. */
export function companionsOf(leader: string, people: readonly { name: string }[]): { name: string }[] {
  const place = people.findIndex(({ name }) => name === leader)
  return people.filter((_, index) => index !== place).map(({ name }) => ({ name }))
}

/** Rows as text for the box in which they can be mended: cells divided by tabs, one line a row. */
export function listText(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => {
    const line = text.replace(/\s+/g, ' ')
    return line.includes('"') ? `"${line.replaceAll('"', '""')}"` : line
  }
  const width = Math.max(0, ...rows.map((row) => row.findLastIndex((text) => text !== '') + 1))
  return rows.map((row) => row.slice(0, width).map(cell).join('\t').trimEnd()).join('\n')
}
