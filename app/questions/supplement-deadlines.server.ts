// The limit of the asker's supplement (补正期限, 政府信息公开条例 art. 30 as the model): a reminder before it, and when it has
// passed the clocks go on by themselves. The department then answers with what it has, or declines on that ground.
import { and, asc, eq, gt, isNull, lt } from 'drizzle-orm'
import { after, days, now } from '#app/platform/clock.ts'
import { dayOf } from '#app/platform/dates.ts'
import { clarifications, questions } from '#db/schema.ts'
import { inTransaction, reader, type Work } from '#db/work.ts'
import { workdaysBefore } from './clock-notices.ts'
import { isOfficeTime } from './office-hours.ts'
import { addEvent, recordStep } from './question-step.server.ts'
import { resumeClocks } from './settle-clocks.server.ts'
import { tellAsker } from './tell-asker.server.ts'
import { tellStaff } from './tell-staff.server.ts'

const PORTION = 200
/** Working days before the limit on which the asker is reminded. */
export const REMIND_WORKDAYS = 2
/** Longer than the reminder reaches ahead over a long holiday. */
const AHEAD = days(30)

const job = { kind: 'system', job: 'supplement-deadlines' } as const
const stillOpen = and(isNull(clarifications.suppliedAt), isNull(clarifications.givenUpAt))

type Limited = { id: string; questionId: string; requestedAt: Date; dueAt: Date; remindedAt: Date | null }

/** Any number of processes may run it: each row is claimed by a conditional update. */
export async function settleSupplements(
  signal?: AbortSignal,
  at: Date = now(),
): Promise<{ reminded: number; expired: number }> {
  const done = { reminded: 0, expired: 0 }
  let from = ''
  for (let more = true; more && !signal?.aborted; ) {
    const open = await portionAfter(from, at)
    more = open.length === PORTION
    from = open.at(-1)?.id ?? from
    for (const { dueAt, ...row } of open) {
      if (signal?.aborted) break
      if (!dueAt) continue
      if (dueAt < at) {
        if (await inTransaction(job, (work) => expire(work, { ...row, dueAt }), { at })) done.expired += 1
      } else if (isToBeReminded({ ...row, dueAt }, at)) {
        if (await inTransaction(job, (work) => remind(work, row.id), { at })) done.reminded += 1
      }
    }
  }
  return done
}

/** By id: those that only wait, reminded or not yet, would else keep the later ones from their turn. */
async function portionAfter(from: string, at: Date) {
  return reader()
    .select()
    .from(clarifications)
    .where(and(stillOpen, lt(clarifications.dueAt, after(at, AHEAD)), gt(clarifications.id, from)))
    .orderBy(asc(clarifications.id))
    .limit(PORTION)
}

/** In office hours, and not on the day of the request itself. */
export function isToBeReminded(
  { requestedAt, dueAt, remindedAt }: Omit<Limited, 'id' | 'questionId'>,
  at: Date,
): boolean {
  if (remindedAt || !isOfficeTime(at)) return false
  const remindOn = workdaysBefore(dayOf(dueAt), REMIND_WORKDAYS)
  return dayOf(at) >= remindOn && remindOn > dayOf(requestedAt)
}

async function remind(work: Work, id: string): Promise<boolean> {
  const [claimed] = await work.tx
    .update(clarifications)
    .set({ remindedAt: work.now })
    .where(and(eq(clarifications.id, id), stillOpen, isNull(clarifications.remindedAt)))
    .returning({ questionId: clarifications.questionId })
  if (!claimed) return false
  const [question] = await work.tx.select().from(questions).where(eq(questions.id, claimed.questionId))
  if (question) await tellAsker(work, 'question-clarification', question, `${id} reminder`, { reminder: 'yes' })
  return true
}

/** The history says that the clocks went on when the limit passed, not when a program noticed. */
async function expire(work: Work, { id, dueAt }: Limited): Promise<boolean> {
  const [claimed] = await work.tx
    .update(clarifications)
    .set({ givenUpAt: work.now, expiredAt: work.now })
    .where(and(eq(clarifications.id, id), eq(clarifications.dueAt, dueAt), stillOpen))
    .returning({ questionId: clarifications.questionId })
  if (!claimed) return false
  const [question] = await work.tx.select().from(questions).where(eq(questions.id, claimed.questionId))
  if (!question) return false
  await addEvent(work, question, 'resumed', { reason: 'supplementOverdue' }, dueAt)
  await recordStep(work, question, {
    event: 'supplementExpired',
    audit: 'question.supplement-expired',
    detail: { dueAt: dueAt.toISOString() },
    at: dueAt,
  })
  await resumeClocks(work, question.id, 'supplementOverdue')
  const { departmentId } = question
  await tellStaff(work, 'supplementExpired', question, { role: 'answerOfficer', departmentId }, id)
  return true
}

/** The ground on which a case may be declined: it was asked for, and its limit passed without it. */
export async function wasNotSupplied(work: Work, questionId: string): Promise<boolean> {
  const [row] = await work.tx
    .select({ expiredAt: clarifications.expiredAt })
    .from(clarifications)
    .where(eq(clarifications.questionId, questionId))
  return row?.expiredAt != null
}
