// The list behind a number of the public figures: department, day and state of each question; its words only where they are
// public. What is late, and what askers said of an answer, is not among it.
import { eq, inArray } from 'drizzle-orm'
import { dayOf, monthOf } from '#app/platform/dates.ts'
import { NotFound } from '#app/platform/failures.ts'
import { pageOf } from '#app/platform/whole-numbers.ts'
import { answerVersions, departments, questions } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import { spanOf } from './count-questions.server.ts'
import { questionsBehind } from './figure-questions.server.ts'
import { isPublicList, listedFigureOf, PARTS_OF } from './listed-figures.ts'
import { publicStateOf, questionTitle } from './question.ts'

const ROWS_ON_A_PAGE = 50

/** NotFound for what names no public list, for a month to come and for a department that does not exist. */
export async function readStatisticsList(reader: Reader, query: URLSearchParams, now: Date) {
  const month = query.get('month') ?? ''
  const span = month <= monthOf(now) ? spanOf(month) : undefined
  const listed = listedFigureOf(query.get('figure'))
  const code = query.get('department')
  const [department] =
    code === null
      ? []
      : await reader
          .select({ id: departments.id, code: departments.code, name: departments.name, nameEn: departments.nameEn })
          .from(departments)
          .where(eq(departments.code, code))
  if (!span || !listed || !isPublicList(listed.list) || (code !== null && !department)) throw new NotFound()
  const scope = department ? [department.id] : ('all' as const)
  const asked = pageOf(query.get('page'))
  const page = (number: number) =>
    questionsBehind(reader, listed.list, span, now, {
      ...{ scope, limit: ROWS_ON_A_PAGE, offset: (number - 1) * ROWS_ON_A_PAGE },
    })
  const first = await page(asked)
  const pages = Math.max(1, Math.ceil(first.total / ROWS_ON_A_PAGE))
  const { rows, total } = asked > pages ? await page(pages) : first
  const part = listed.rate ? PARTS_OF[listed.rate].part : null
  const counted = part ? await questionsBehind(reader, part, span, now, { scope, limit: 1, offset: 0 }) : null
  const titles = await publicTitles(
    reader,
    rows.flatMap(({ id, publishedAt, publicity }) => (publishedAt && publicity !== 'withheld' ? [id] : [])),
  )
  return {
    month,
    figure: listed.rate ?? listed.list,
    department: department ? { code: department.code, name: department.name, nameEn: department.nameEn } : null,
    share:
      listed.rate && part && counted
        ? {
            ...{ rate: listed.rate, part, whole: listed.list, counted: counted.total },
            value: ratio(counted.total, total),
          }
        : null,
    total,
    page: Math.min(asked, pages),
    pages,
    rows: rows.map(({ id, publicity, publishedAt, status, receivedAt, department: { name, nameEn } }) => ({
      // The id of what is not public leads nowhere and is kept back.
      id: publishedAt ? id : null,
      title: titles.get(id) ?? null,
      withheld: publishedAt !== null && publicity === 'withheld',
      department: { name, nameEn },
      receivedOn: dayOf(receivedAt),
      publishedOn: publishedAt ? dayOf(publishedAt) : null,
      state: publicStateOf({ status, publishedAt }),
    })),
  }
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
