// The concerns from elsewhere: the list of the console with its figures, and the source of one, whole or as the public reads it.
import { and, asc, count, desc, eq, gte, inArray, isNull, lt, notInArray } from 'drizzle-orm'
import type { StaffActor } from '#app/platform/actor.ts'
import type { Language } from '#app/platform/language.ts'
import { localName } from '#app/platform/local-text.ts'
import { areas, concernSources, departments, questionEvents, questions } from '#db/schema.ts'
import { preparedBy, type Reader } from '#db/store.ts'
import { pausesIn } from './clocks.server.ts'
import type { ConcernCount } from './public-concerns.ts'
import { ENDED_WITHOUT_ANSWER, questionTitle } from './question.ts'
import { questionDepartmentsOf } from './question-policy.ts'
import { timelinessOf } from './timeliness.ts'

export const CONCERNS_PER_PAGE = 30

const inReach = (actor: StaffActor) => {
  const reach = questionDepartmentsOf(actor)
  return reach === 'all' ? undefined : inArray(questions.departmentId, reach.length > 0 ? reach : [''])
}

/** Since when the clocks of open concerns stand still, by question; those that run are left out. */
async function standingSince(reader: Reader, actor: StaffActor): Promise<Map<string, Date>> {
  const rows = await reader
    .select({ id: questions.id, type: questionEvents.type, at: questionEvents.at })
    .from(concernSources)
    .innerJoin(questions, eq(questions.id, concernSources.questionId))
    .innerJoin(questionEvents, eq(questionEvents.questionId, questions.id))
    .where(and(inReach(actor), isNull(questions.publishedAt), inArray(questionEvents.type, ['paused', 'resumed'])))
    .orderBy(asc(questionEvents.at), asc(questionEvents.id))
  const since = new Map<string, Date>()
  for (const id of new Set(rows.map((row) => row.id))) {
    const last = pausesIn(rows.filter((row) => row.id === id)).at(-1)
    if (last?.to === null) since.set(id, last.from)
  }
  return since
}

/** Of the departments whose questions the actor sees, the newest first. */
export async function listConcerns(
  reader: Reader,
  actor: StaffActor,
  now: Date,
  { page = 1, medium }: { page?: number; medium?: typeof concernSources.$inferSelect.medium } = {},
) {
  const condition = and(inReach(actor), medium ? eq(concernSources.medium, medium) : undefined)
  const rows = await reader
    .select({
      id: questions.id,
      publicText: questions.publicText,
      originalText: questions.originalText,
      status: questions.status,
      concernKind: questions.concernKind,
      dueAt: questions.dueAt,
      dueRule: questions.dueRule,
      publishedAt: questions.publishedAt,
      closedAt: questions.closedAt,
      medium: concernSources.medium,
      outlet: concernSources.outlet,
      voices: concernSources.voices,
      department: { name: departments.name, nameEn: departments.nameEn },
    })
    .from(concernSources)
    .innerJoin(questions, eq(questions.id, concernSources.questionId))
    .innerJoin(departments, eq(departments.id, questions.departmentId))
    .where(condition)
    .orderBy(desc(concernSources.enteredAt), desc(concernSources.questionId))
    .limit(CONCERNS_PER_PAGE)
    .offset((page - 1) * CONCERNS_PER_PAGE)
  const [total] = await reader
    .select({ n: count() })
    .from(concernSources)
    .innerJoin(questions, eq(questions.id, concernSources.questionId))
    .where(condition)
  const standing = await standingSince(reader, actor)
  return {
    total: total?.n ?? 0,
    rows: rows.map(({ publicText, originalText, closedAt, ...row }) => {
      const doneAt = row.publishedAt ?? closedAt
      const pausedSince = standing.get(row.id) ?? null
      return {
        ...row,
        doneAt,
        paused: doneAt === null && pausedSince !== null,
        title: questionTitle(publicText ?? originalText),
        timeliness: timelinessOf({ dueAt: row.dueAt, doneAt, dueRule: row.dueRule, pausedSince }, now),
      }
    }),
  }
}

/**
 * By kind of concern: entered, answered, in time, late and open. The rate counts what is open and late as late, unless its clock
 * stood still before it ran out; null where nothing was answered or late. What ended without an answer is entered only.
 */
export async function concernFigures(reader: Reader, actor: StaffActor, now: Date) {
  const rows = await reader
    .select({
      id: questions.id,
      kind: questions.concernKind,
      status: questions.status,
      dueAt: questions.dueAt,
      publishedAt: questions.publishedAt,
    })
    .from(concernSources)
    .innerJoin(questions, eq(questions.id, concernSources.questionId))
    .where(inReach(actor))
  const standing = await standingSince(reader, actor)
  const kinds = [...new Set(rows.map(({ kind }) => kind))].sort()
  return kinds.map((kind) => {
    const mine = rows.filter((row) => row.kind === kind)
    const answered = mine.filter(({ publishedAt }) => publishedAt !== null)
    const inTime = answered.filter(({ publishedAt, dueAt }) => publishedAt !== null && publishedAt <= dueAt).length
    const late = mine.filter(
      ({ id, publishedAt, dueAt, status }) =>
        publishedAt === null &&
        dueAt < (standing.get(id) ?? now) &&
        !ENDED_WITHOUT_ANSWER.some((ended) => ended === status),
    ).length
    const owed = answered.length + late
    return {
      kind,
      entered: mine.length,
      answered: answered.length,
      inTime,
      late,
      rate: owed === 0 ? null : inTime / owed,
    }
  })
}

/** Received in the span, by kind of source: entered and answered in public. What is not answered here at all does not count. */
export async function concernsReceived(
  reader: Reader,
  { from, to }: { from: Date; to: Date },
  departmentId?: string,
): Promise<ConcernCount[]> {
  return reader
    .select({ medium: concernSources.medium, entered: count(), answered: count(questions.publishedAt) })
    .from(concernSources)
    .innerJoin(questions, eq(questions.id, concernSources.questionId))
    .where(
      and(
        gte(questions.receivedAt, from),
        lt(questions.receivedAt, to),
        notInArray(questions.status, [...ENDED_WITHOUT_ANSWER]),
        departmentId ? eq(questions.departmentId, departmentId) : undefined,
      ),
    )
    .groupBy(concernSources.medium)
}

/** Whole, for those who may see the question; the caller has checked that. */
export async function readConcernSource(reader: Reader, questionId: string) {
  const [row] = await preparedBy(reader, 'questions.concern-source', questionId, (db, value) =>
    db
      .select({
        medium: concernSources.medium,
        outlet: concernSources.outlet,
        title: concernSources.title,
        url: concernSources.url,
        reference: concernSources.reference,
        foundOn: concernSources.foundOn,
        voices: concernSources.voices,
        named: concernSources.named,
      })
      .from(concernSources)
      .where(eq(concernSources.questionId, value)),
  )
  return row ?? null
}

/** What the public reads: the kind of source always, its name, title and address only where they may be named. */
export async function readPublicConcern(reader: Reader, questionId: string) {
  const source = await readConcernSource(reader, questionId)
  if (!source) return null
  const { medium, outlet, title, url, foundOn, named } = source
  return named ? { medium, outlet, title, url, foundOn } : { medium, outlet: '', title: '', url: '', foundOn }
}
export type PublicConcern = NonNullable<Awaited<ReturnType<typeof readPublicConcern>>>

/** Places to choose from. */
export async function listPlaces(reader: Reader, language: Language) {
  const rows = await reader
    .select({ id: areas.id, name: areas.name, nameEn: areas.nameEn })
    .from(areas)
    .orderBy(asc(areas.code))
  return rows.map(({ id, name, nameEn }) => ({ value: id, label: localName(language, name, nameEn) }))
}
