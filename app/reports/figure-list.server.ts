// The questions behind a number of the league or of the monthly table, as they stand now.

import { dayOf, formatDay, formatDayShort } from '#app/platform/dates.ts'
import { NotFound } from '#app/platform/failures.ts'
import type { Language } from '#app/platform/language.ts'
import { localName } from '#app/platform/local-text.ts'
import { pageOf } from '#app/platform/whole-numbers.ts'
import { statusWord } from '#app/questions/case-words.ts'
import { LISTED_FIGURES, type ListedFigure, questionsBehind, spanOf } from '#app/questions/count-questions.server.ts'
import { questionTitle } from '#app/questions/question.ts'
import { timelinessOf } from '#app/questions/timeliness.ts'
import { departments } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'

const ROWS_ON_A_PAGE = 50

/** A day with its year unless that is the year of the page. */
const dayIn = (year: string, day: string, language: Language) =>
  day.startsWith(year) ? formatDayShort(day, language) : formatDay(day, language)

/**
 * The list that `month`, `department` (its code; all when left out) and `figure` name, page by page. For overseers; throws NotFound
 * for anything that names no list. It tells how things stand now: a month that was closed may have had other figures then.
 */
export async function readFigureList(reader: Reader, query: URLSearchParams, language: Language, now: Date) {
  const month = query.get('month') ?? ''
  const span = spanOf(month)
  const figure = LISTED_FIGURES.find((key): key is ListedFigure => key === query.get('figure'))
  const code = query.get('department')
  const named = await reader
    .select({ id: departments.id, code: departments.code, name: departments.name, nameEn: departments.nameEn })
    .from(departments)
  const department = named.find((one) => one.code === code)
  if (!span || !figure || (code !== null && !department)) throw new NotFound()
  const asked = pageOf(query.get('page'))
  const page = (number: number) =>
    questionsBehind(reader, figure, span, now, {
      departmentId: department?.id,
      limit: ROWS_ON_A_PAGE,
      offset: (number - 1) * ROWS_ON_A_PAGE,
    })
  const first = await page(asked)
  const pages = Math.max(1, Math.ceil(first.total / ROWS_ON_A_PAGE))
  const { rows, total } = asked > pages ? await page(pages) : first
  return {
    month,
    figure,
    department: department && { code: department.code, name: localName(language, department.name, department.nameEn) },
    total,
    page: Math.min(asked, pages),
    pages,
    rows: rows.map((row) => ({
      id: row.id,
      trackingCode: row.trackingCode,
      title: questionTitle(row.publicText ?? row.originalText),
      department: localName(language, row.department, row.departmentEn),
      status: statusWord(row.status, language),
      received: formatDayShort(dayOf(row.receivedAt), language),
      answered: row.publishedAt && dayIn(month.slice(0, 4), dayOf(row.publishedAt), language),
      dueAt: row.dueAt,
      dueRule: row.dueRule,
      timeliness: timelinessOf({ dueAt: row.dueAt, doneAt: row.publishedAt, dueRule: row.dueRule }, now),
    })),
  }
}
