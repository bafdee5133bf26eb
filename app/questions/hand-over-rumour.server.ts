// 谣言线索移交: what is recognised as a rumour goes to the police or the network regulator besides being answered
// (政务公开百问百答·回应关切：在及时回应的同时，将有关情况和线索移交公安机关、网络监管部门). So the answer stays owed and no clock stands still;
// only a case that is nothing but a lead may end with the hand-over.
import { and, desc, eq } from 'drizzle-orm'
import { isAllowedLink } from '#app/events/allowed-links.ts'
import { readLinkHosts } from '#app/events/link-hosts.server.ts'
import { dayOf } from '#app/platform/dates.ts'
import { NotFound } from '#app/platform/failures.ts'
import { newId } from '#app/platform/ids.ts'
import { concernSources, rumourHandOvers } from '#db/schema.ts'
import type { Work } from '#db/work.ts'
import { currentLead } from './assignments.server.ts'
import { declineQuestion } from './decline-question.server.ts'
import type { HandOverInput, HandOverOutcomeInput } from './hand-over-forms.ts'
import { findPersonalData } from './personal-data-hints.ts'
import { canStep } from './question.ts'
import { boundBy, mayHandle } from './question-policy.ts'
import {
  getQuestionForStep,
  moveQuestion,
  type NotNow,
  notNow,
  type QuestionRow,
  recordStep,
} from './question-step.server.ts'

export type HandOverOutcome =
  | { outcome: 'handedOver' | 'alreadyHandedOver'; id: string }
  /** what is written looks like personal data: the slip names the case, not people */
  | { outcome: 'personalData' }
  | { outcome: 'laterThanToday' }
  /** a concern of the public, or one that is answered: it cannot end with the hand-over */
  | { outcome: 'mustBeAnswered' }
  /** it came from another office, which decides how it ends: see boundBy */
  | { outcome: 'sentHere' }
  | NotNow

type HandOver = typeof rumourHandOvers.$inferSelect

/**
 * Records that the case went to a body as a lead, numbered within the year; the same body once. With `endHere` the case ends
 * as shown another way, with the public reason, and the asker is told.
 */
export async function handOverRumour(work: Work, questionId: string, input: HandOverInput): Promise<HandOverOutcome> {
  const question = await getQuestionForStep(work, questionId, mayHandle, 'hand over this lead')
  if (work.actor.kind !== 'staff') throw new NotFound()
  const { ending, publicReason, ...told } = input
  const written = [told.body, told.reason, told.basis, told.reference, publicReason].join('\n')
  if (findPersonalData(written).length > 0) return { outcome: 'personalData' }
  if (told.handedOn > dayOf(work.now)) return { outcome: 'laterThanToday' }
  if (ending === 'endHere') {
    if (!(await mayEnd(work, question))) return { outcome: 'mustBeAnswered' }
    if (boundBy(work.actor, await currentLead(work.tx, questionId))) return { outcome: 'sentHere' }
  }
  if (!(await moveQuestion(work, question, 'handOver', {}))) return notNow(work.tx, question)
  const known = await findSame(work, questionId, told)
  if (known) return { outcome: 'alreadyHandedOver', id: known.id }
  const handOver = await insertNumbered(work, { ...told, questionId, handedBy: work.actor.staffId })
  await recordStep(work, question, {
    event: 'handedOver',
    audit: 'question.rumour-handed-over',
    detail: { year: handOver.year, number: handOver.number, reason: told.body },
    auditDetail: { handOverId: handOver.id, authority: told.authority, ending },
  })
  if (ending === 'endHere') {
    const ended = await declineQuestion(work, questionId, { reason: publicReason, route: 'rumour' })
    if (ended.outcome !== 'redirected') throw new Error(`a hand-over did not end its case: ${ended.outcome}`)
  }
  return { outcome: 'handedOver', id: handOver.id }
}

async function mayEnd(work: Work, question: QuestionRow): Promise<boolean> {
  if (!canStep('decline', question.status) || question.publishedAt) return false
  return (await work.tx.$count(concernSources, eq(concernSources.questionId, question.id))) === 0
}

async function findSame(work: Work, questionId: string, { authority, body }: Pick<HandOver, 'authority' | 'body'>) {
  const [known] = await work.tx
    .select({ id: rumourHandOvers.id })
    .from(rumourHandOvers)
    .where(
      and(
        eq(rumourHandOvers.questionId, questionId),
        eq(rumourHandOvers.authority, authority),
        eq(rumourHandOvers.body, body),
      ),
    )
  return known
}

const MOST_TRIES = 50

async function insertNumbered(
  work: Work,
  values: Omit<typeof rumourHandOvers.$inferInsert, 'id' | 'year' | 'number' | 'recordedAt'>,
): Promise<HandOver> {
  const year = Number(dayOf(work.now).slice(0, 4))
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const [last] = await work.tx
      .select({ number: rumourHandOvers.number })
      .from(rumourHandOvers)
      .where(eq(rumourHandOvers.year, year))
      .orderBy(desc(rumourHandOvers.number))
      .limit(1)
    const [saved] = await work.tx
      .insert(rumourHandOvers)
      .values({ ...values, id: newId(), year, number: (last?.number ?? 0) + 1, recordedAt: work.now })
      // Somebody else took the number in this moment; the row of the question is locked, so it is not the same lead.
      .onConflictDoNothing()
      .returning()
    if (saved) return saved
  }
  throw new Error('no number for the hand-over')
}

export type NoteOutcome = {
  outcome: 'outcomeNoted' | 'unchanged' | 'personalData' | 'laterThanToday' | 'beforeHandOver' | 'linkNotAllowed'
}

/**
 * What the other body said: being examined, refuted with a public link on a listed host, not a rumour, or dealt with. It may
 * be changed as long as more becomes known; every change stays in the history.
 */
export async function noteHandOverOutcome(
  work: Work,
  questionId: string,
  handOverId: string,
  input: HandOverOutcomeInput,
): Promise<NoteOutcome> {
  const question = await getQuestionForStep(work, questionId, mayHandle, 'note what came of this lead')
  if (work.actor.kind !== 'staff') throw new NotFound()
  const [handOver] = await work.tx
    .select()
    .from(rumourHandOvers)
    .where(and(eq(rumourHandOvers.id, handOverId), eq(rumourHandOvers.questionId, questionId)))
  if (!handOver) throw new NotFound()
  if (findPersonalData(`${input.outcomeNote}\n${input.reference}`).length > 0) return { outcome: 'personalData' }
  if (input.toldOn > dayOf(work.now)) return { outcome: 'laterThanToday' }
  if (input.toldOn < handOver.handedOn) return { outcome: 'beforeHandOver' }
  if (input.outcomeUrl !== '' && !isAllowedLink(input.outcomeUrl, await readLinkHosts(work.tx)))
    return { outcome: 'linkNotAllowed' }
  const before: HandOverOutcomeInput = {
    outcome: handOver.outcome ?? 'examining',
    toldOn: handOver.toldOn ?? '',
    outcomeNote: handOver.outcomeNote,
    outcomeUrl: handOver.outcomeUrl,
    reference: handOver.reference,
  }
  const keys = Object.keys(before) as (keyof HandOverOutcomeInput)[]
  if (handOver.outcome && keys.every((key) => before[key] === input[key])) return { outcome: 'unchanged' }
  await work.tx
    .update(rumourHandOvers)
    .set({ ...input, outcomeBy: work.actor.staffId })
    .where(eq(rumourHandOvers.id, handOver.id))
  await recordStep(work, question, {
    event: 'handOverOutcome',
    audit: 'question.rumour-outcome-noted',
    detail: { year: handOver.year, number: handOver.number, outcome: input.outcome },
    auditDetail: { handOverId: handOver.id, outcome: input.outcome },
  })
  return { outcome: 'outcomeNoted' }
}
