// The questions behind a number of the overview, the league or the monthly table, as they stand now.
import { and, eq, inArray } from 'drizzle-orm'
import type { Actor } from '#app/platform/actor.ts'
import { addDays, dayOf, formatDay, formatDayShort, instantOf } from '#app/platform/dates.ts'
import { NotFound } from '#app/platform/failures.ts'
import type { Language } from '#app/platform/language.ts'
import { localName } from '#app/platform/local-text.ts'
import { pageOf } from '#app/platform/whole-numbers.ts'
import { statusWord } from '#app/questions/case-words.ts'
import { type FigureQuestion, pageOfQuestions, questionsBehind } from '#app/questions/figure-questions.server.ts'
import { type ListKey, listedFigureOf, PARTS_OF } from '#app/questions/listed-figures.ts'
import { owedBetween } from '#app/questions/owed-by.server.ts'
import { OPEN_STATUSES } from '#app/questions/question.ts'
import { maySeeQuestion } from '#app/questions/question-policy.ts'
import type { Span } from '#app/questions/statistics-reception.server.ts'
import { ledgerScope, type Scope, within } from '#app/questions/supervision-policy.server.ts'
import { inScope, overseenTitle } from '#app/questions/supervision-queries.server.ts'
import { timelinessOf } from '#app/questions/timeliness.ts'
import { areas, departments, questions } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import { type FigureQuery, readFigureQuery } from './figure-query.ts'
import { spanOfPeriod } from './period.ts'

const ROWS_ON_A_PAGE = 50

type Page = { limit?: number; offset?: number }

/**
 * What a query asks for, within the departments that the actor knows: their own, and those they oversee. NotFound for anything
 * that names no list, and for a department that is not theirs.
 */
export async function figureAsked(reader: Reader, actor: Actor, query: URLSearchParams) {
  const asked = readFigureQuery(query)
  if (!asked) throw new NotFound()
  const all = await ledgerScope(reader, actor)
  const named = await reader
    .select({ id: departments.id, code: departments.code, name: departments.name, nameEn: departments.nameEn })
    .from(departments)
  const department = named.find((one) => one.code === asked.department)
  if (asked.department !== null && (!department || !within(all, department.id))) throw new NotFound()
  const area = asked.area === null ? undefined : await areaOf(reader, asked.area)
  const scope: Scope = department ? [department.id] : (area?.departments.filter((id) => within(all, id)) ?? all)
  return { asked, department, area, scope }
}

/** An area with its departments. NotFound where there is none of that code. */
export async function areaOf(reader: Reader, code: string) {
  const [area] = await reader
    .select({ id: areas.id, name: areas.name, nameEn: areas.nameEn })
    .from(areas)
    .where(eq(areas.code, code))
  if (!area) throw new NotFound()
  const own = await reader.select({ id: departments.id }).from(departments).where(eq(departments.areaId, area.id))
  return { name: area.name, nameEn: area.nameEn, departments: own.map(({ id }) => id) }
}

type Asked = Awaited<ReturnType<typeof figureAsked>>

/** The rows of the list, or a page of them, and how long it is. */
export async function figureRows(reader: Reader, { asked, scope }: Asked, now: Date, page: Page = {}) {
  if (asked.figure === 'dueToday') return dueToday(reader, scope, now, page)
  const list = listedFigureOf(asked.figure)?.list as ListKey
  return questionsBehind(reader, list, spanOfPeriod(asked.month as string) as Span, now, { scope, ...page })
}

/** Questions whose answer is owed today, work done again among them. */
export async function dueToday(reader: Reader, scope: Scope, now: Date, page: Page = {}) {
  const today = dayOf(now)
  const condition = and(
    inScope(questions.departmentId, scope),
    inArray(questions.status, [...OPEN_STATUSES]),
    owedBetween(instantOf(today) as Date, instantOf(addDays(today, 1)) as Date),
  )
  return pageOfQuestions(reader, condition, { scope, ...page })
}

/** A day with its year unless that is the year of the list. */
const dayIn = (year: string, day: string, language: Language) =>
  day.startsWith(year) ? formatDayShort(day, language) : formatDay(day, language)

/** A row as its reader may see it: the title is the public copy's for those who oversee and do not handle the question. */
export function figureLine(row: FigureQuestion, actor: Actor, figure: FigureQuery['figure'], now: Date) {
  // What is due today may be work done again: then its own limit counts.
  const again = figure === 'dueToday' && row.publishedAt !== null
  const dueAt = again ? (row.nextDueAt ?? row.dueAt) : row.dueAt
  const publishedAt = again ? null : row.publishedAt
  return {
    ...{ key: row.key, id: row.id, trackingCode: row.trackingCode, status: row.status, dueAt, dueRule: row.dueRule },
    ...{ receivedAt: row.receivedAt, publishedAt, by: row.by },
    title: overseenTitle(actor, row),
    mayOpen: maySeeQuestion(actor, row),
    timeliness: timelinessOf({ dueAt, doneAt: publishedAt, dueRule: row.dueRule }, now),
  }
}

/** The list, page by page. It tells how things stand now: a month that was closed may have had other figures then. */
export async function readFigureList(
  reader: Reader,
  actor: Actor,
  query: URLSearchParams,
  language: Language,
  now: Date,
) {
  const list = await figureAsked(reader, actor, query)
  const { asked, department, area } = list
  const wanted = pageOf(query.get('page'))
  const page = (number: number) =>
    figureRows(reader, list, now, { limit: ROWS_ON_A_PAGE, offset: (number - 1) * ROWS_ON_A_PAGE })
  const first = await page(wanted)
  const pages = Math.max(1, Math.ceil(first.total / ROWS_ON_A_PAGE))
  const { rows, total } = wanted > pages ? await page(pages) : first
  const year = asked.month?.slice(0, 4) ?? dayOf(now).slice(0, 4)
  return {
    month: asked.month,
    figure: asked.figure,
    department: department && { code: department.code, name: localName(language, department.name, department.nameEn) },
    area: area && asked.area !== null ? { code: asked.area, name: localName(language, area.name, area.nameEn) } : null,
    share: await shareOf(reader, list, total, now),
    total,
    page: Math.min(wanted, pages),
    pages,
    rows: rows.map((row) => {
      const { by, status, receivedAt, publishedAt, ...line } = figureLine(row, actor, asked.figure, now)
      return {
        ...line,
        department: localName(language, by.name, by.nameEn),
        status: statusWord(status, language),
        received: dayIn(year, dayOf(receivedAt), language),
        answered: publishedAt && dayIn(year, dayOf(publishedAt), language),
      }
    }),
  }
}

/** For a rate: how many of the list count for it, and the lists of both. */
async function shareOf(reader: Reader, list: Asked, total: number, now: Date) {
  const { asked, scope } = list
  const rate = asked.figure === 'dueToday' ? null : listedFigureOf(asked.figure)?.rate
  if (!rate) return null
  const { part, whole } = PARTS_OF[rate]
  const span = spanOfPeriod(asked.month as string) as Span
  const counted = await questionsBehind(reader, part, span, now, { scope, limit: 1, offset: 0 })
  return { rate, part, whole, counted: counted.total, value: total === 0 ? null : counted.total / total }
}
