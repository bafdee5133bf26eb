// Figures of a month for its briefing: from the league, the ledgers and the reports of events, as they stand now. Of questions it
// names only public titles: the paper goes to everybody.
import { and, asc, count, eq, gte, lt } from 'drizzle-orm'
import type { CitizenActor } from '#app/platform/actor.ts'
import { dayOf } from '#app/platform/dates.ts'
import { spanOf } from '#app/questions/count-questions.server.ts'
import { monthsUpTo, ratesOf, sumCounts } from '#app/questions/figures.ts'
import { countsOfMonths } from '#app/questions/month-figures.server.ts'
import { listOverdue } from '#app/questions/overdue-ledger.server.ts'
import { supervisionState } from '#app/questions/supervision.ts'
import { overseenTitle } from '#app/questions/supervision-queries.server.ts'
import type { BriefingFigures } from '#db/schema/reports.ts'
import { departments, questions, reportUrgings, supervisions } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import { readLeague } from './month-table.server.ts'
import { listEventsOver, standingsOf } from './owed-reports.server.ts'

const MONTHS_DRAWN = 6
/** So many late questions are named. */
const MOST_NAMED = 500
/** Sees public titles only. */
const ANYBODY: CitizenActor = { kind: 'citizen' }

/** undefined for a month that has not begun, or is none. */
export async function briefingFigures(reader: Reader, month: string, now: Date): Promise<BriefingFigures | undefined> {
  const span = spanOf(month)
  const league = span && (await readLeague(reader, month, now))
  if (!span || !league) return undefined
  const counts = sumCounts(league.map((row) => row.counts))
  const { answeredRate, onTimeRate, satisfactionRate } = ratesOf(counts)
  const months = await countsOfMonths(reader, monthsUpTo(month, MONTHS_DRAWN), now)
  const orders = await ordersOf(reader, span, now)
  const n = (level: string) => orders.filter((order) => order.level === level).length
  const [urgedReports] = await reader
    .select({ n: count() })
    .from(reportUrgings)
    .where(and(gte(reportUrgings.urgedAt, span.from), lt(reportUrgings.urgedAt, span.to)))
  return {
    at: now.toISOString(),
    events: league.reduce((sum, row) => sum + row.events, 0),
    visitors: league.reduce((sum, row) => sum + row.visitors, 0),
    ...{ received: counts.received, answered: counts.answered, overdueOpen: counts.overdueOpen },
    ...{ answeredRate, onTimeRate, satisfactionRate },
    months: months.map((each) => {
      const { received, answered } = sumCounts(each.counts.values())
      return { month: each.month, received, answered }
    }),
    league: league
      .filter(({ counts: own }) => own.received + own.answered + own.overdueOpen > 0)
      .map(({ rank, name, nameEn, rates, counts: own }) => ({
        ...{ rank, name, nameEn, received: own.received, answered: own.answered, overdueOpen: own.overdueOpen },
        ...{ answeredRate: rates.answeredRate, onTimeRate: rates.onTimeRate, satisfactionRate: rates.satisfactionRate },
      })),
    urged: {
      ...{ nudge: n('nudge'), blue: n('blue'), orange: n('orange'), red: n('red') },
      reports: urgedReports?.n ?? 0,
    },
    orders,
    overdue: (await listOverdue(reader, ANYBODY, 'all', now, { limit: MOST_NAMED })).map(
      ({ department, title, dueAt, workdays }) => ({
        ...{ name: department.name, nameEn: department.nameEn, title, dueOn: dayOf(dueAt), workdays },
      }),
    ),
    lateReports: await lateReportsOf(reader, now),
  }
}

/** Issued in the month, in the order of their numbers, as they stand now. */
async function ordersOf(reader: Reader, span: { from: Date; to: Date }, now: Date): Promise<BriefingFigures['orders']> {
  const rows = await reader
    .select({
      order: supervisions,
      question: {
        departmentId: questions.departmentId,
        publicText: questions.publicText,
        originalText: questions.originalText,
      },
      name: departments.name,
      nameEn: departments.nameEn,
    })
    .from(supervisions)
    .innerJoin(questions, eq(questions.id, supervisions.questionId))
    .innerJoin(departments, eq(departments.id, supervisions.departmentId))
    .where(and(gte(supervisions.issuedAt, span.from), lt(supervisions.issuedAt, span.to)))
    .orderBy(asc(supervisions.year), asc(supervisions.number))
  return rows.map(({ order, question, name, nameEn }) => ({
    ...{ level: order.level, year: order.year, number: order.number, name, nameEn },
    ...{ title: overseenTitle(ANYBODY, question), state: supervisionState(order, now), dueOn: dayOf(order.dueAt) },
  }))
}

async function lateReportsOf(reader: Reader, now: Date): Promise<BriefingFigures['lateReports']> {
  const over = await listEventsOver(reader, now)
  const standings = await standingsOf(reader, over, now)
  return over.flatMap(({ id, title, department: { name, nameEn } }) =>
    (standings.get(id) ?? [])
      .filter(({ standing }) => standing === 'late')
      .map(({ kind, dueOn }) => ({ name, nameEn, event: title, kind, dueOn })),
  )
}
