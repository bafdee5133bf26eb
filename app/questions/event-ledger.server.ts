// What became of the questions of an event: “本场共提问 42 条，已公开答复 39 条，超期 0 条”, with each of them.
import { and, asc, count, eq, inArray, isNotNull, notInArray, type SQL } from 'drizzle-orm'
import { answerRatings, answerVersions, departments, events, questions, wallItems } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import { isOpenStatus, isPastDue, standingInTime } from './late-questions.server.ts'
import { type PublicState, publicStateOf, questionTitle } from './question.ts'

export type LedgerFigures = { asked: number; answered: number; overdue: number }
export type LedgerEntry = {
  id: string
  kind: (typeof questions.$inferSelect)['kind']
  state: PublicState
  /** null until an answer is public, and where it is withheld */
  title: string | null
  department: { name: string; nameEn: string }
  dueAt: Date
  overdue: boolean
  publishedAt: Date | null
  /** why the answer is not public */
  withholdReason: string | null
  /** content, 1 to 5, as the asker rated it last */
  rating: number | null
}
/** `wall`: questions were put up on a wall */
export type EventLedger = LedgerFigures & { items: LedgerEntry[]; wall: boolean }

const MOST_LISTED = 200
const counted = notInArray(questions.status, ['merged', 'withdrawn'])

/** Figures of several events; an event without questions has zeros. */
export async function eventQuestionFigures(
  reader: Reader,
  eventIds: readonly string[],
  now: Date,
): Promise<Map<string, LedgerFigures>> {
  const figures = new Map<string, LedgerFigures>(eventIds.map((id) => [id, { asked: 0, answered: 0, overdue: 0 }]))
  if (eventIds.length === 0) return figures
  const add = async (name: keyof LedgerFigures, condition?: SQL) => {
    const rows = await reader
      .select({ eventId: questions.eventId, n: count() })
      .from(questions)
      .where(and(inArray(questions.eventId, [...eventIds]), counted, condition))
      .groupBy(questions.eventId)
    for (const { eventId, n } of rows) {
      const entry = eventId ? figures.get(eventId) : undefined
      if (entry) entry[name] = n
    }
  }
  await add('asked')
  await add('answered', isNotNull(questions.publishedAt))
  await add('overdue', isPastDue(now))
  for (const { eventId } of await standingInTime(reader, inArray(questions.eventId, [...eventIds]), now)) {
    const entry = eventId ? figures.get(eventId) : undefined
    if (entry) entry.overdue -= 1
  }
  return figures
}

/** The questions of one event in the order they came, as the public may read them; at most 200 of them are listed. */
export async function eventQuestionLedger(
  reader: Reader,
  eventId: string,
  now: Date,
  { limit = MOST_LISTED, offset = 0 } = {},
): Promise<EventLedger> {
  const figures = await eventQuestionFigures(reader, [eventId], now)
  const rows = await reader
    .select({
      id: questions.id,
      kind: questions.kind,
      status: questions.status,
      publicity: questions.publicity,
      withholdReason: questions.withholdReason,
      publishedAt: questions.publishedAt,
      dueAt: questions.dueAt,
      question: answerVersions.questionText,
      department: { name: departments.name, nameEn: departments.nameEn },
    })
    .from(questions)
    .innerJoin(departments, eq(departments.id, questions.departmentId))
    .leftJoin(answerVersions, eq(answerVersions.id, questions.publishedVersionId))
    .where(and(eq(questions.eventId, eventId), counted))
    .orderBy(asc(questions.receivedAt), asc(questions.id))
    .limit(limit)
    .offset(offset)
  const standing = new Set((await standingInTime(reader, eq(questions.eventId, eventId), now)).map(({ id }) => id))
  const ratings = await lastRatings(
    reader,
    rows.map((row) => row.id),
  )
  return {
    ...(figures.get(eventId) as LedgerFigures),
    wall: (await reader.$count(wallItems, eq(wallItems.eventId, eventId))) > 0,
    items: rows.map(({ status, publicity, question, ...row }) => {
      const state = publicStateOf({ status, publishedAt: row.publishedAt })
      return {
        ...row,
        state,
        withholdReason: publicity === 'withheld' ? row.withholdReason : null,
        rating: ratings.get(row.id) ?? null,
        title: row.publishedAt && question && publicity !== 'withheld' ? questionTitle(question) : null,
        overdue: !row.publishedAt && row.dueAt < now && isOpenStatus(status) && !standing.has(row.id),
      }
    }),
  }
}

async function lastRatings(reader: Reader, ids: readonly string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map()
  const rows = await reader
    .select({ id: answerRatings.questionId, content: answerRatings.content })
    .from(answerRatings)
    .where(inArray(answerRatings.questionId, [...ids]))
    .orderBy(asc(answerRatings.round))
  return new Map(rows.map(({ id, content }) => [id, content]))
}

/** The public event of a slug, for its ledger. */
export async function findLedgerEvent(reader: Reader, slug: string) {
  const [event] = await reader
    .select({ id: events.id, slug: events.slug, title: events.title, titleEn: events.titleEn })
    .from(events)
    .where(and(eq(events.slug, slug), inArray(events.state, ['published', 'cancelled', 'archived'])))
  return event
}
