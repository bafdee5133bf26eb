// Feedback after an event: once per registration, by its secret link; what the summary of the event counts.
import { and, count, desc, eq, isNotNull } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { newId } from '#app/platform/ids.ts'
import { feedback } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import type { Work } from '#db/work.ts'
import { type FeedbackInput, mayGiveFeedback, SATISFACTIONS, type Satisfaction, satisfactionRate } from './feedback.ts'
import type { RegistrationWithEvent } from './registration-queries.server.ts'

export type FeedbackOutcome = { outcome: 'given' | 'alreadyGiven' | 'notYet' }

export async function hasGivenFeedback(reader: Reader, registrationId: string): Promise<boolean> {
  return (await reader.$count(feedback, eq(feedback.registrationId, registrationId))) > 0
}

/** Keeps what the visitor says. The second time changes nothing. */
export async function giveFeedback(
  work: Work,
  { registration, slot, event }: Pick<RegistrationWithEvent, 'registration' | 'slot' | 'event'>,
  input: FeedbackInput,
): Promise<FeedbackOutcome> {
  if (!mayGiveFeedback(registration, slot, work.now)) return { outcome: 'notYet' }
  const added = await work.tx
    .insert(feedback)
    .values({
      id: newId(),
      eventId: event.id,
      registrationId: registration.id,
      satisfaction: input.satisfaction,
      text: input.text || null,
      createdAt: work.now,
    })
    .onConflictDoNothing()
    .returning({ id: feedback.id })
  if (added.length === 0) return { outcome: 'alreadyGiven' }
  const subject = { kind: 'registration', id: registration.id, departmentId: event.departmentId }
  await recordAudit(work, 'feedback.given', subject, { satisfaction: input.satisfaction })
  return { outcome: 'given' }
}

export type FeedbackSummary = {
  total: number
  counts: Record<Satisfaction, number>
  /** share of the satisfied, in percent; null when nobody said anything */
  rate: number | null
  /** the latest words, without names */
  texts: { text: string; satisfaction: number }[]
}

/** Results of an event, for its console page and its summary. */
export async function feedbackSummary(reader: Reader, eventId: string): Promise<FeedbackSummary> {
  const rows = await reader
    .select({ satisfaction: feedback.satisfaction, total: count() })
    .from(feedback)
    .where(eq(feedback.eventId, eventId))
    .groupBy(feedback.satisfaction)
  const countOf = (step: Satisfaction) => rows.find((row) => row.satisfaction === step)?.total ?? 0
  const counts = Object.fromEntries(SATISFACTIONS.map((step) => [step, countOf(step)])) as Record<Satisfaction, number>
  const texts = await reader
    .select({ text: feedback.text, satisfaction: feedback.satisfaction })
    .from(feedback)
    .where(and(eq(feedback.eventId, eventId), isNotNull(feedback.text)))
    .orderBy(desc(feedback.createdAt), desc(feedback.id))
    .limit(50)
  return {
    total: SATISFACTIONS.reduce((sum, step) => sum + counts[step], 0),
    counts,
    rate: satisfactionRate(counts) ?? null,
    texts: texts.map((row) => ({ ...row, text: row.text ?? '' })),
  }
}
