// What the paragraphs of the yearly report tell, counted now.
import { and, count, eq, gte, inArray, isNotNull, lt } from 'drizzle-orm'
import { eventsCounted } from '#app/events/event-figures.server.ts'
import { dayOf } from '#app/platform/dates.ts'
import { NotFound } from '#app/platform/failures.ts'
import { concernsReceived } from '#app/questions/concern-queries.server.ts'
import { countsOf, inSpan } from '#app/questions/count-questions.server.ts'
import { sumCounts } from '#app/questions/figures.ts'
import { IS_VALID } from '#app/questions/late-questions.server.ts'
import type { Span } from '#app/questions/statistics-reception.server.ts'
import { answerVersions, departments, questions, supervisions } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import type { AnnualFigures } from './annual-text.ts'
import { yearSpan } from './period.ts'

/** The year asked for, this one when none is. NotFound for what is no year. */
export async function readAnnualFigures(reader: Reader, query: URLSearchParams, now: Date): Promise<AnnualFigures> {
  const year = query.get('year') || dayOf(now).slice(0, 4)
  const span = yearSpan(year)
  if (!span) throw new NotFound()
  const events = await eventsCounted(reader, span)
  const held = events.filter(({ endsAt }) => endsAt <= now)
  const concerns = await concernsReceived(reader, span)
  const planning = new Set(events.map(({ departmentId }) => departmentId))
  const all = await reader.$count(departments)
  return {
    year,
    events: {
      ...{ planned: events.length, held: held.length },
      visitors: events.reduce((sum, { visitors }) => sum + visitors, 0),
      units: new Set(held.map(({ departmentId }) => departmentId)).size,
      without: all - planning.size,
    },
    counts: sumCounts((await countsOf(reader, span, now)).values()),
    atEvents: await reader.$count(questions, and(inSpan(span), IS_VALID, inArray(questions.source, [...AT_EVENTS]))),
    suggestions: await suggestionsOf(reader, span),
    concerns: {
      entered: concerns.reduce((sum, { entered }) => sum + entered, 0),
      answered: concerns.reduce((sum, { answered }) => sum + answered, 0),
      kinds: await reader.$count(questions, and(inSpan(span), IS_VALID, isNotNull(questions.concernKind))),
    },
    orders: await ordersOf(reader, span),
  }
}

const AT_EVENTS = ['onSite', 'registration'] as const

async function suggestionsOf(reader: Reader, span: Span): Promise<AnnualFigures['suggestions']> {
  const rows = await reader
    .select({ adoption: answerVersions.adoption, n: count() })
    .from(questions)
    .leftJoin(answerVersions, eq(answerVersions.id, questions.publishedVersionId))
    .where(and(inSpan(span), IS_VALID, eq(questions.kind, 'suggestion')))
    .groupBy(answerVersions.adoption)
  const n = (adoption: string) => rows.find((row) => row.adoption === adoption)?.n ?? 0
  return {
    asked: rows.reduce((sum, row) => sum + row.n, 0),
    ...{ adopted: n('adopted'), partly: n('partly'), not: n('notAdopted') },
  }
}

async function ordersOf(reader: Reader, { from, to }: Span): Promise<AnnualFigures['orders']> {
  const rows = await reader
    .select({ level: supervisions.level, n: count() })
    .from(supervisions)
    .where(and(gte(supervisions.issuedAt, from), lt(supervisions.issuedAt, to)))
    .groupBy(supervisions.level)
  const nudge = rows.find(({ level }) => level === 'nudge')?.n ?? 0
  return { nudge, orders: rows.reduce((sum, { n }) => sum + n, 0) - nudge }
}
