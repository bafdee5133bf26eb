// The lists behind the public figures. Behind a count: department, day and state of each question; its words only where they
// are public. Behind a row of a spread: what is public of it, and how many more it counts; the kind or origin of what is not
// public could tell who asked. What is late, and what askers said of an answer, has no list here.
import { and, eq, inArray, isNotNull, isNull, ne, or } from 'drizzle-orm'
import { dayOf, monthOf } from '#app/platform/dates.ts'
import { NotFound } from '#app/platform/failures.ts'
import { pageOf } from '#app/platform/whole-numbers.ts'
import { answerVersions, departments, questions } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import { inSpan, SPREAD_COLUMNS, SPREADS, type SpreadKey, spanOf } from './count-questions.server.ts'
import { type FigureQuestion, pageOfQuestions, questionsBehind } from './figure-questions.server.ts'
import { OTHERS } from './figures.ts'
import { isPublicList, listedFigureOf, PARTS_OF } from './listed-figures.ts'
import { figuresOfMonth } from './month-figures.server.ts'
import { publicStateOf, questionTitle } from './question.ts'
import { publicSpreads } from './statistics-page.server.ts'
import type { Span } from './statistics-reception.server.ts'

const ROWS_ON_A_PAGE = 50

type Asked = { query: URLSearchParams; month: string; span: Span; departmentId: string | undefined; now: Date }

/** NotFound for what names no public list, for a month to come and for a department that does not exist. */
export async function readStatisticsList(reader: Reader, query: URLSearchParams, now: Date) {
  const month = query.get('month') ?? ''
  const span = month <= monthOf(now) ? spanOf(month) : undefined
  const code = query.get('department')
  const [department] =
    code === null
      ? []
      : await reader
          .select({ id: departments.id, code: departments.code, name: departments.name, nameEn: departments.nameEn })
          .from(departments)
          .where(eq(departments.code, code))
  if (!span || (code !== null && !department)) throw new NotFound()
  const asked = { query, month, span, departmentId: department?.id, now }
  const list = query.has('by') ? await listOfSpread(reader, asked) : await listOfFigure(reader, asked)
  return {
    month,
    department: department ? { code: department.code, name: department.name, nameEn: department.nameEn } : null,
    ...list,
    rows: await publicRows(reader, list.rows),
  }
}

async function listOfFigure(reader: Reader, { query, span, departmentId, now }: Asked) {
  const listed = listedFigureOf(query.get('figure'))
  if (!listed || !isPublicList(listed.list)) throw new NotFound()
  const scope = departmentId === undefined ? ('all' as const) : [departmentId]
  const paged = await pagesOf(query, (page) => questionsBehind(reader, listed.list, span, now, { scope, ...page }))
  const part = listed.rate ? PARTS_OF[listed.rate].part : null
  const counted = part ? await questionsBehind(reader, part, span, now, { scope, limit: 1, offset: 0 }) : null
  return {
    ...paged,
    figure: listed.rate ?? listed.list,
    spread: null,
    share:
      listed.rate && part && counted
        ? {
            ...{ rate: listed.rate, part, whole: listed.list, counted: counted.total },
            value: ratio(counted.total, paged.total),
          }
        : null,
  }
}

/** Only of a row that the page of figures shows: a small one could be told from its list. */
async function listOfSpread(reader: Reader, { query, month, span, departmentId, now }: Asked) {
  const by = SPREADS.find((one) => one === query.get('by'))
  const item = query.get('item') ?? ''
  const figures = by && item !== OTHERS ? await figuresOfMonth(reader, month, now, departmentId) : undefined
  const part = figures && publicSpreads(figures.spreads)[by as SpreadKey].find(({ key }) => key === item)
  if (!by || !part) throw new NotFound()
  const column = SPREAD_COLUMNS[by]
  const condition = and(
    inSpan(span, departmentId),
    item === '' ? or(isNull(column), eq(column, item as never)) : eq(column, item as never),
    isNotNull(questions.publishedAt),
    ne(questions.publicity, 'withheld'),
  )
  const paged = await pagesOf(query, (page) => pageOfQuestions(reader, condition, { scope: 'all', ...page }))
  return { ...paged, figure: null, spread: { by, item, counted: part.n }, share: null }
}

type Listed = { rows: FigureQuestion[]; total: number }

async function pagesOf(query: URLSearchParams, read: (page: { limit: number; offset: number }) => Promise<Listed>) {
  const page = (number: number) => read({ limit: ROWS_ON_A_PAGE, offset: (number - 1) * ROWS_ON_A_PAGE })
  const asked = pageOf(query.get('page'))
  const first = await page(asked)
  const pages = Math.max(1, Math.ceil(first.total / ROWS_ON_A_PAGE))
  const { rows, total } = asked > pages ? await page(pages) : first
  return { rows, total, page: Math.min(asked, pages), pages }
}

async function publicRows(reader: Reader, rows: readonly FigureQuestion[]) {
  const titles = await publicTitles(
    reader,
    rows.flatMap(({ id, publishedAt, publicity }) => (publishedAt && publicity !== 'withheld' ? [id] : [])),
  )
  return rows.map(({ id, publicity, publishedAt, status, receivedAt, department: { name, nameEn } }) => ({
    // The id of what is not public leads nowhere and is kept back.
    id: publishedAt ? id : null,
    title: titles.get(id) ?? null,
    withheld: publishedAt !== null && publicity === 'withheld',
    department: { name, nameEn },
    receivedOn: dayOf(receivedAt),
    publishedOn: publishedAt ? dayOf(publishedAt) : null,
    state: publicStateOf({ status, publishedAt }),
  }))
}

const ratio = (part: number, whole: number) => (whole === 0 ? null : part / whole)

async function publicTitles(reader: Reader, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await reader
    .select({ id: questions.id, text: answerVersions.questionText })
    .from(questions)
    .innerJoin(answerVersions, eq(answerVersions.id, questions.publishedVersionId))
    .where(inArray(questions.id, [...ids]))
  return new Map(rows.map(({ id, text }) => [id, questionTitle(text)]))
}
