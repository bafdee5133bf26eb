// What pages read of rumours that were handed over: of one case, as the public may know, and the ledger of all.
import { asc, desc, eq, inArray } from 'drizzle-orm'
import type { StaffActor } from '#app/platform/actor.ts'
import { NotFound } from '#app/platform/failures.ts'
import { concernSources, questions, rumourHandOvers, staff } from '#db/schema.ts'
import { preparedBy, type Reader } from '#db/store.ts'
import { getCaseFile } from './case-file.server.ts'
import { canStep, questionTitle } from './question.ts'
import { mayHandle, questionDepartmentsOf } from './question-policy.ts'

type HandOverRow = typeof rumourHandOvers.$inferSelect
export type HandOverRecord = HandOverRow & { by: string }

/** Of one case, the first first; the caller has checked that the actor sees it. */
export async function listHandOvers(reader: Reader, questionId: string): Promise<HandOverRecord[]> {
  const rows = await preparedBy(reader, 'questions.hand-overs', questionId, (db, value) =>
    db
      .select({ handOver: rumourHandOvers, by: staff.name })
      .from(rumourHandOvers)
      .innerJoin(staff, eq(staff.id, rumourHandOvers.handedBy))
      .where(eq(rumourHandOvers.questionId, value))
      .orderBy(asc(rumourHandOvers.recordedAt), asc(rumourHandOvers.id)),
  )
  return rows.map(({ handOver, by }) => ({ ...handOver, by }))
}

/** The page of the hand-overs of one case, for whoever sees the case. */
export async function readHandOvers(reader: Reader, actor: StaffActor, questionId: string) {
  const { question, department } = await getCaseFile(reader, actor, questionId)
  const handles = mayHandle(actor, question)
  const isConcern = (await reader.$count(concernSources, eq(concernSources.questionId, questionId))) > 0
  return {
    id: question.id,
    trackingCode: question.trackingCode,
    title: questionTitle(question.publicText ?? question.originalText),
    publicText: question.publicText,
    department,
    handOvers: await listHandOvers(reader, questionId),
    may: {
      handOver: handles && canStep('handOver', question.status),
      endHere: handles && canStep('decline', question.status) && !question.publishedAt && !isConcern,
      note: handles,
    },
  }
}

/** One hand-over with its case, for the slip. */
export async function readHandOverSlip(reader: Reader, actor: StaffActor, questionId: string, handOverId: string) {
  const page = await readHandOvers(reader, actor, questionId)
  const handOver = page.handOvers.find(({ id }) => id === handOverId)
  if (!handOver) throw new NotFound()
  const [source] = await reader
    .select({ outlet: concernSources.outlet, title: concernSources.title, url: concernSources.url })
    .from(concernSources)
    .where(eq(concernSources.questionId, questionId))
  return { ...page, handOver, source: source ?? null }
}

export type PublicHandOver = Pick<HandOverRow, 'authority' | 'handedOn' | 'outcome' | 'toldOn' | 'outcomeUrl'>

/** What the holder of a tracking code may know: which kind of body, since when, and what came of it. */
export async function listPublicHandOvers(reader: Reader, questionId: string): Promise<PublicHandOver[]> {
  return reader
    .select({
      authority: rumourHandOvers.authority,
      handedOn: rumourHandOvers.handedOn,
      outcome: rumourHandOvers.outcome,
      toldOn: rumourHandOvers.toldOn,
      outcomeUrl: rumourHandOvers.outcomeUrl,
    })
    .from(rumourHandOvers)
    .where(eq(rumourHandOvers.questionId, questionId))
    .orderBy(asc(rumourHandOvers.recordedAt), asc(rumourHandOvers.id))
}

const MOST_LISTED = 50

/** The ledger: hand-overs of the departments whose questions the actor sees, the newest first, and how many there are. */
export async function handOverLedger(reader: Reader, actor: StaffActor) {
  const reach = questionDepartmentsOf(actor)
  const mine = reach === 'all' ? undefined : inArray(questions.departmentId, reach.length > 0 ? reach : [''])
  const rows = await reader
    .select({
      id: rumourHandOvers.id,
      questionId: rumourHandOvers.questionId,
      year: rumourHandOvers.year,
      number: rumourHandOvers.number,
      authority: rumourHandOvers.authority,
      body: rumourHandOvers.body,
      handedOn: rumourHandOvers.handedOn,
      outcome: rumourHandOvers.outcome,
    })
    .from(rumourHandOvers)
    .innerJoin(questions, eq(questions.id, rumourHandOvers.questionId))
    .where(mine)
    .orderBy(desc(rumourHandOvers.recordedAt), desc(rumourHandOvers.id))
  const told = rows.filter(({ outcome }) => outcome !== null && outcome !== 'examining').length
  return { rows: rows.slice(0, MOST_LISTED), total: rows.length, told }
}
