// What becomes of an order: the department signs for it and says what was done; whoever issued it closes it or demands more
// until a later date. Every act stays in the order's record.
import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { dayOf } from '#app/platform/dates.ts'
import { Forbidden, NotFound } from '#app/platform/failures.ts'
import { cleanText } from '#app/platform/text.ts'
import { supervisions } from '#db/schema.ts'
import type { Work } from '#db/work.ts'
import { endOfDay } from './due-date.ts'
import {
  addAct,
  type Demand,
  getOrderForIssuer,
  isDemandable,
  type SupervisionRow,
  staffIdOf,
} from './issue-supervision.server.ts'
import { maySeeQuestion } from './question-policy.ts'
import { addEvent } from './question-step.server.ts'
import { mayAnswerOrder, supervisorOf } from './supervision-policy.server.ts'
import { tellStaff } from './tell-staff.server.ts'

/** `notOpen`: somebody answered or closed it meanwhile. */
export type OrderOutcome =
  | { outcome: 'received' | 'replied' | 'extended' | 'closed' }
  | { outcome: 'notOpen' | 'notReplied' | 'dateWrong' | 'notLater' }

async function getOrderForDepartment(work: Work, id: string): Promise<SupervisionRow> {
  const [order] = await work.tx.select().from(supervisions).where(eq(supervisions.id, id))
  if (!order) throw new NotFound()
  if (mayAnswerOrder(work.actor, order)) return order
  const { may } = await supervisorOf(work.tx, work.actor, order.departmentId)
  if (!may && !maySeeQuestion(work.actor, order)) throw new NotFound()
  throw new Forbidden('answer an order')
}

/** 签收. Once; a second time changes nothing. */
export async function receiveSupervision(work: Work, id: string): Promise<OrderOutcome> {
  const order = await getOrderForDepartment(work, id)
  const done = await work.tx
    .update(supervisions)
    .set({ receivedAt: work.now, receivedBy: staffIdOf(work) })
    .where(and(eq(supervisions.id, id), isNull(supervisions.receivedAt), isNull(supervisions.closedAt)))
    .returning({ id: supervisions.id })
  if (done.length !== 1) return { outcome: 'notOpen' }
  await addAct(work, order, 'received', '')
  await audit(work, order, 'supervision.received')
  return { outcome: 'received' }
}

/** What was done. Also signs for it, where nobody has. */
export async function replyToSupervision(work: Work, id: string, reply: string): Promise<OrderOutcome> {
  const order = await getOrderForDepartment(work, id)
  const text = cleanText(reply)
  const by = staffIdOf(work)
  const done = await work.tx
    .update(supervisions)
    .set({
      reply: text,
      repliedAt: work.now,
      repliedBy: by,
      receivedAt: order.receivedAt ?? work.now,
      receivedBy: order.receivedBy ?? by,
    })
    .where(and(eq(supervisions.id, id), isNull(supervisions.repliedAt), isNull(supervisions.closedAt)))
    .returning({ id: supervisions.id })
  if (done.length !== 1) return { outcome: 'notOpen' }
  await addAct(work, order, 'replied', text)
  await note(work, order, 'supervisionReplied')
  await audit(work, order, 'supervision.replied')
  const to = order.issuedFor
    ? ({ role: 'reviewer', departmentId: order.issuedFor } as const)
    : ({ role: 'overseer', departmentId: null } as const)
  await tellStaff(work, 'supervisionReplied', { id: order.questionId }, to, `${id}:${work.now.getTime()}`)
  return { outcome: 'replied' }
}

/** More time, or more to be done: the demanded date moves on, and a reply that was given does not count any more. */
export async function extendSupervision(work: Work, id: string, input: Demand): Promise<OrderOutcome> {
  const order = await getOrderForIssuer(work, id)
  if (!isDemandable(input.demandedOn, work.now)) return { outcome: 'dateWrong' }
  if (input.demandedOn <= dayOf(order.dueAt)) return { outcome: 'notLater' }
  const dueAt = endOfDay(input.demandedOn)
  const done = await work.tx
    .update(supervisions)
    .set({ dueAt, reply: null, repliedAt: null, repliedBy: null })
    .where(and(eq(supervisions.id, id), eq(supervisions.dueAt, order.dueAt), isNull(supervisions.closedAt)))
    .returning({ id: supervisions.id })
  if (done.length !== 1) return { outcome: 'notOpen' }
  const reason = cleanText(input.reason)
  await addAct(work, order, 'extended', reason, { dueBefore: order.dueAt, dueAfter: dueAt })
  await note(work, order, 'supervisionExtended', {
    reason,
    old: order.dueAt.toISOString(),
    new: dueAt.toISOString(),
  })
  await audit(work, order, 'supervision.extended')
  const cause = `${id}:${dueAt.getTime()}`
  const to = { role: 'answerOfficer', departmentId: order.departmentId } as const
  await tellStaff(work, 'supervisionExtended', { id: order.questionId }, to, cause)
  return { outcome: 'extended' }
}

/** 销号: done, with a note. An order (督办) is closed only after the department has answered it; an urging at any time. */
export async function closeSupervision(work: Work, id: string, closeNote: string): Promise<OrderOutcome> {
  const order = await getOrderForIssuer(work, id)
  const text = cleanText(closeNote)
  const done = await work.tx
    .update(supervisions)
    .set({ closedAt: work.now, closedBy: staffIdOf(work), closeNote: text, openKey: null })
    .where(
      and(
        eq(supervisions.id, id),
        isNull(supervisions.closedAt),
        order.level === 'nudge' ? undefined : isNotNull(supervisions.repliedAt),
      ),
    )
    .returning({ id: supervisions.id })
  if (done.length !== 1) return { outcome: order.closedAt ? 'notOpen' : 'notReplied' }
  await addAct(work, order, 'closed', text)
  await note(work, order, 'supervisionClosed')
  await audit(work, order, 'supervision.closed')
  const to = { role: 'answerOfficer', departmentId: order.departmentId } as const
  await tellStaff(work, 'supervisionClosed', { id: order.questionId }, to, id)
  return { outcome: 'closed' }
}

async function note(
  work: Work,
  order: SupervisionRow,
  type: 'supervisionReplied' | 'supervisionExtended' | 'supervisionClosed',
  detail: Record<string, unknown> = {},
): Promise<void> {
  const { id, level, year, number } = order
  await addEvent(work, { id: order.questionId, departmentId: order.departmentId }, type, {
    supervision: id,
    level,
    year,
    number,
    ...detail,
  })
}

async function audit(
  work: Work,
  { id, departmentId, level, questionId }: SupervisionRow,
  action: 'supervision.received' | 'supervision.replied' | 'supervision.extended' | 'supervision.closed',
): Promise<void> {
  await recordAudit(work, action, { kind: 'supervision', id, departmentId }, { level })
  work.changed({ kind: 'question', questionId, eventId: null })
}
