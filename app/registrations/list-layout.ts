// Which column of a list of people is which: by the words of its head, in Chinese or English, else by what stands in it.
import { foldText } from '#app/platform/text.ts'
import { normalisePhone } from './contact.ts'
import type { FormQuestion } from './event-form.ts'

export type ListKind = 'group' | 'each'
export const LIST_COLUMNS = ['name', 'phone', 'email', 'people', 'guardian'] as const
export type ListColumn = (typeof LIST_COLUMNS)[number]
/** Columns of a list that have a use: of a group only the names are kept. */
export const COLUMNS_OF: Readonly<Record<ListKind, readonly ListColumn[]>> = {
  group: ['name'],
  each: LIST_COLUMNS,
}

/** Words in heads of columns, folded. Whatever stands behind them in brackets is a remark. */
const HEADS: Readonly<Record<ListColumn, readonly string[]>> = {
  name: [
    '姓名',
    '名字',
    '学生姓名',
    '人员姓名',
    '成员姓名',
    '参加人',
    '参加人员',
    '姓名（必填）',
    'name',
    'full name',
    'student',
    'student name',
  ],
  phone: [
    '电话',
    '手机',
    '手机号',
    '手机号码',
    '电话号码',
    '联系电话',
    '联系方式',
    'phone',
    'mobile',
    'telephone',
    'tel',
    'phone number',
    'mobile number',
  ],
  email: ['邮箱', '电子邮箱', '电子邮件', '邮件', 'email', 'e-mail', 'mail', 'email address'],
  people: ['人数', '参加人数', '几人', 'people', 'party size', 'number of people'],
  guardian: ['监护人', '监护人姓名', '家长', '家长姓名', 'guardian', 'guardian name', 'parent'],
}
/** A title and remarks may stand above the heads. */
const ROWS_ABOVE_HEADS = 5
export type ListLayout = {
  columns: Partial<Record<ListColumn, number>>
  questions: Map<number, FormQuestion>
  ignored: string[]
  /** index of the first row of people */
  from: number
}

export type ListRules = { kind: ListKind; partyMax?: number; questions?: readonly FormQuestion[]; adultsOnly?: boolean }

const withoutRemark = (head: string) =>
  foldText(head)
    .replace(/[(（[【].*$/, '')
    .replace(/[*＊:：]/g, '')
    .trim()

/** The first rows are looked through for heads; a list without them is judged by its cells. */
export function layoutOf(rows: readonly (readonly string[])[], { kind, questions = [] }: ListRules): ListLayout {
  const filled = [...rows.entries()].filter(([, cells]) => cells.some((cell) => cell !== ''))
  for (const [index, cells] of filled.slice(0, ROWS_ABOVE_HEADS)) {
    const heads = cells.map(withoutRemark)
    if (heads.some((head) => HEADS.name.includes(head)))
      return { ...layoutFrom(cells, heads, kind, questions), from: index + 1 }
  }
  return guessed(
    filled.map(([, cells]) => cells),
    kind,
  )
}

function layoutFrom(
  cells: readonly string[],
  heads: readonly string[],
  kind: ListKind,
  questions: readonly FormQuestion[],
): Omit<ListLayout, 'from'> {
  const columns: ListLayout['columns'] = {}
  const asked: ListLayout['questions'] = new Map()
  const ignored: string[] = []
  for (const [place, head] of heads.entries()) {
    const column = COLUMNS_OF[kind].find((each) => HEADS[each].includes(head))
    const question =
      kind === 'each'
        ? questions.find(
            ({ kind: way, label, labelEn }) =>
              way !== 'file' && [label, labelEn ?? ''].some((words) => withoutRemark(words) === head),
          )
        : undefined
    if (column && columns[column] === undefined) columns[column] = place
    else if (question && head !== '') asked.set(place, question)
    else if (head !== '') ignored.push(cells[place]?.slice(0, 30) ?? '')
  }
  return { columns, questions: asked, ignored }
}

/** Without heads: the column with most telephone numbers, the one with addresses, and the first with letters. */
function guessed(rows: readonly (readonly string[])[], kind: ListKind): ListLayout {
  const width = Math.max(0, ...rows.map((cells) => cells.length))
  const count = (place: number, fits: (cell: string) => boolean) =>
    rows.filter((cells) => fits(cells[place] ?? '')).length
  const best = (fits: (cell: string) => boolean, least: number, taken: readonly number[]) => {
    const places = Array.from({ length: width }, (_, place) => place).filter((place) => !taken.includes(place))
    const top = places.toSorted((a, b) => count(b, fits) - count(a, fits))[0]
    return top !== undefined && count(top, fits) >= least ? top : undefined
  }
  const phone = best((cell) => normalisePhone(cell) !== undefined, 1, [])
  const email = best((cell) => cell.includes('@'), 1, phone === undefined ? [] : [phone])
  const taken = [phone, email].filter((place) => place !== undefined)
  const first = Array.from({ length: width }, (_, place) => place).find(
    (place) => !taken.includes(place) && count(place, (cell) => /\p{L}/u.test(cell)) * 2 >= rows.length,
  )
  const name = first ?? best((cell) => cell !== '', 1, taken) ?? 0
  return {
    columns: {
      name,
      ...(kind === 'each'
        ? { ...(phone === undefined ? {} : { phone }), ...(email === undefined ? {} : { email }) }
        : {}),
    },
    questions: new Map(),
    ignored: [],
    from: 0,
  }
}
