// What event pages tell of questions: how many were asked there, how many are answered, which answers are public.
// Read from the tables, because the rules of questions build on events and not the other way round.
import { and, count, desc, eq, inArray, isNotNull, isNull, lt, ne, notInArray, or } from 'drizzle-orm'
import { answerVersions, departments, questions } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'

export type PublicAnswer = {
  id: string
  question: string
  department: { code: string; name: string; nameEn: string }
  receivedAt: Date
  publishedAt: Date
}

/** Published answers, the newest first; of one event when it is named. `total` counts all that match. */
export async function listPublicAnswers(
  reader: Reader,
  { eventId, departmentId, limit }: { eventId?: string; departmentId?: string; limit: number },
): Promise<{ answers: PublicAnswer[]; total: number }> {
  const condition = and(
    eq(questions.status, 'published'),
    isNotNull(questions.publishedAt),
    or(isNull(questions.publicity), ne(questions.publicity, 'withheld')),
    eventId ? eq(questions.eventId, eventId) : undefined,
    departmentId ? eq(questions.departmentId, departmentId) : undefined,
  )
  const rows = await reader
    .select({
      id: questions.id,
      question: answerVersions.questionText,
      department: { code: departments.code, name: departments.name, nameEn: departments.nameEn },
      receivedAt: questions.receivedAt,
      publishedAt: questions.publishedAt,
    })
    .from(questions)
    .innerJoin(answerVersions, eq(answerVersions.id, questions.publishedVersionId))
    .innerJoin(departments, eq(departments.id, questions.departmentId))
    .where(condition)
    .orderBy(desc(questions.publishedAt), desc(questions.id))
    .limit(limit)
  const answers = rows.map((row) => ({ ...row, publishedAt: row.publishedAt ?? row.receivedAt }))
  return { answers, total: rows.length < limit ? rows.length : await reader.$count(questions, condition) }
}

export type QuestionFigures = { asked: number; answered: number; overdue: number }
const NONE: QuestionFigures = { asked: 0, answered: 0, overdue: 0 }

const NOT_COUNTED = ['withdrawn', 'merged'] as const
const SETTLED = ['published', 'closed', 'declined', 'redirected', ...NOT_COUNTED] as const

/** Questions of each event: asked, publicly answered, and open beyond their due moment. */
export async function questionFigures(
  reader: Reader,
  eventIds: readonly string[],
  now: Date,
): Promise<(eventId: string) => QuestionFigures> {
  if (eventIds.length === 0) return () => NONE
  const ofEvents = inArray(questions.eventId, [...eventIds])
  const counted = and(ofEvents, notInArray(questions.status, [...NOT_COUNTED]))
  const by = (condition: ReturnType<typeof and>) =>
    reader
      .select({ eventId: questions.eventId, n: count() })
      .from(questions)
      .where(condition)
      .groupBy(questions.eventId)
  const [asked, answered, overdue] = await Promise.all([
    by(counted),
    by(and(counted, eq(questions.status, 'published'))),
    by(and(ofEvents, notInArray(questions.status, [...SETTLED]), lt(questions.dueAt, now))),
  ])
  const of = (rows: typeof asked, eventId: string) => rows.find((row) => row.eventId === eventId)?.n ?? 0
  return (eventId) => ({
    asked: of(asked, eventId),
    answered: of(answered, eventId),
    overdue: of(overdue, eventId),
  })
}
