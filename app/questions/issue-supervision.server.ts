// 催办 and 督办 are issued: with a reason and a demanded date, numbered within the year, one of each open at a time for a
// question. The clocks of the case go on as they were.
import { and, desc, eq, isNotNull, isNull, or } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { addDays, dayOf } from '#app/platform/dates.ts'
import { Forbidden, NotFound } from '#app/platform/failures.ts'
import { newId } from '#app/platform/ids.ts'
import { cleanText } from '#app/platform/text.ts'
import { questions, reworks, supervisionActs, supervisions } from '#db/schema.ts'
import type { Work } from '#db/work.ts'
import { endOfDay } from './due-date.ts'
import { settingsByDepartment } from './oversight-settings.server.ts'
import { ENDED_WITHOUT_ANSWER, OPEN_STATUSES, type QuestionStatus } from './question.ts'
import { maySeeQuestion } from './question-policy.ts'
import { addEvent } from './question-step.server.ts'
import { mayRaise, nextLevel, type SupervisionAct, type SupervisionLevel } from './supervision.ts'
import { supervisorOf } from './supervision-policy.server.ts'
import { tellStaff } from './tell-staff.server.ts'

export type SupervisionRow = typeof supervisions.$inferSelect
export type Demand = { reason: string /** Beijing day */; demandedOn: string }
/** `copyTo`: who gets a copy, as it stands on the paper; empty for the department above. */
export type IssueSupervision = Demand & { level: 'nudge' | 'blue'; copyTo?: string }

export type IssueOutcome =
  | { outcome: 'issued'; id: string; year: number; number: number }
  /** one of the kind is open: it is answered, extended or raised first */
  | { outcome: 'alreadyOpen' }
  /** there is nothing to urge: the question has ended */
  | { outcome: 'notNow'; status: QuestionStatus }
  | { outcome: 'dateWrong' }

/** The furthest that a demanded date may lie ahead, in days. */
export const LONGEST_DEMAND = 90
const TRIES = 5

export function isDemandable(day: string, now: Date): boolean {
  const today = dayOf(now)
  return day >= today && day <= addDays(today, LONGEST_DEMAND)
}

/** Throws NotFound to whoever may not know of the question, Forbidden to those who see but do not oversee it. */
export async function issueSupervision(work: Work, questionId: string, input: IssueSupervision): Promise<IssueOutcome> {
  const [question] = await work.tx.select().from(questions).where(eq(questions.id, questionId))
  if (!question) throw new NotFound()
  const supervisor = await supervisorOf(work.tx, work.actor, question.departmentId)
  if (!supervisor.may) {
    if (!maySeeQuestion(work.actor, question)) throw new NotFound()
    throw new Forbidden('supervise')
  }
  const isOpen = (OPEN_STATUSES as readonly QuestionStatus[]).includes(question.status)
  const mayFollow =
    input.level === 'nudge' ? isOpen : !(ENDED_WITHOUT_ANSWER as readonly QuestionStatus[]).includes(question.status)
  if (!mayFollow) return { outcome: 'notNow', status: question.status }
  if (!isDemandable(input.demandedOn, work.now)) return { outcome: 'dateWrong' }
  const order = await insertOrder(work, {
    questionId,
    departmentId: question.departmentId,
    level: input.level,
    reason: cleanText(input.reason),
    copyTo: input.copyTo ?? '',
    dueAt: endOfDay(input.demandedOn),
    openKey: `${input.level === 'nudge' ? 'nudge' : 'order'}:${questionId}`,
    followsId: null,
    issuedFor: supervisor.forDepartment,
  })
  if (!order) return { outcome: 'alreadyOpen' }
  return { outcome: 'issued', id: order.id, year: order.year, number: order.number }
}

export type RaiseOutcome =
  | { outcome: 'raised'; id: string; level: SupervisionLevel }
  /** still in time, answered, closed, or red already */
  | { outcome: 'notRaisable' }
  | { outcome: 'dateWrong' }

/** The next colour, after this one went unanswered: closes it and issues the next with its own number and date. */
export async function raiseSupervision(work: Work, id: string, input: Demand): Promise<RaiseOutcome> {
  const order = await getOrderForIssuer(work, id)
  const level = nextLevel(order.level)
  if (!level || !mayRaise(order, work.now)) return { outcome: 'notRaisable' }
  if (!isDemandable(input.demandedOn, work.now)) return { outcome: 'dateWrong' }
  const closed = await work.tx
    .update(supervisions)
    .set({ closedAt: work.now, closedBy: staffIdOf(work), openKey: null })
    .where(eq(supervisions.openKey, order.openKey ?? ''))
    .returning({ id: supervisions.id })
  if (closed.length !== 1) return { outcome: 'notRaisable' }
  await addAct(work, order, 'raised', level)
  const next = await insertOrder(work, {
    questionId: order.questionId,
    departmentId: order.departmentId,
    level,
    reason: cleanText(input.reason),
    copyTo: order.copyTo,
    dueAt: endOfDay(input.demandedOn),
    openKey: order.openKey,
    followsId: order.id,
    issuedFor: order.issuedFor,
  })
  if (!next) throw new Error('the key of an order that was just closed is taken')
  return { outcome: 'raised', id: next.id, level }
}

type NewOrder = Pick<
  SupervisionRow,
  'questionId' | 'departmentId' | 'level' | 'reason' | 'copyTo' | 'dueAt' | 'openKey' | 'followsId' | 'issuedFor'
> & {
  /** of one that goes out by itself: the clock, of which there is one */
  clockId?: string
}

/** Inserts, numbers, records and tells. undefined when one with this key is open, or there is one for the clock. */
export async function insertOrder(work: Work, given: NewOrder): Promise<SupervisionRow | undefined> {
  const year = Number(dayOf(work.now).slice(0, 4))
  // As the settings name it now: the paper keeps it when they change.
  const { basis } = (await settingsByDepartment(work.tx))(given.departmentId)
  for (let tries = 0; tries < TRIES; tries += 1) {
    const [open] = await work.tx
      .select({ id: supervisions.id })
      .from(supervisions)
      .where(or(eq(supervisions.openKey, given.openKey ?? ''), eq(supervisions.clockId, given.clockId ?? '')))
    if (open) return undefined
    const [last] = await work.tx
      .select({ number: supervisions.number })
      .from(supervisions)
      .where(eq(supervisions.year, year))
      .orderBy(desc(supervisions.number))
      .limit(1)
    const [order] = await work.tx
      .insert(supervisions)
      .values({
        id: newId(),
        ...given,
        basis,
        year,
        number: (last?.number ?? 0) + 1,
        issuedBy: given.clockId ? null : staffIdOf(work),
        issuedAt: work.now,
      })
      // Somebody else took the number, or the key, in this moment.
      .onConflictDoNothing()
      .returning()
    if (order) {
      await recordIssue(work, order)
      return order
    }
  }
  throw new Error('no number for the order')
}

async function recordIssue(work: Work, order: SupervisionRow): Promise<void> {
  const { id, level, departmentId, number, year } = order
  await addAct(work, order, 'issued', order.reason)
  await addEvent(work, { id: order.questionId, departmentId }, level === 'nudge' ? 'nudged' : 'supervisionIssued', {
    supervision: id,
    level,
    number,
    year,
    reason: order.reason,
    ...(order.clockId ? { clockId: order.clockId } : {}),
    dueAt: order.dueAt.toISOString(),
  })
  await recordAudit(work, 'supervision.issued', { kind: 'supervision', id, departmentId }, { level, number, year })
  const notice = level === 'nudge' ? 'nudged' : 'supervised'
  await tellStaff(work, notice, { id: order.questionId }, { role: 'answerOfficer', departmentId }, id)
  await tellStaff(work, notice, { id: order.questionId }, { role: 'reviewer', departmentId }, id)
  await settleMark(work, order)
  work.changed({ kind: 'question', questionId: order.questionId, eventId: null })
}

/** A bad rating after rework asked for supervision; with the order the mark has done its work. */
async function settleMark(work: Work, { questionId, level, id }: SupervisionRow): Promise<void> {
  if (level === 'nudge') return
  await work.tx
    .update(reworks)
    .set({ supervisionId: id })
    .where(and(eq(reworks.questionId, questionId), isNotNull(reworks.supervisedAt), isNull(reworks.supervisionId)))
}

export async function addAct(
  work: Work,
  order: { id: string },
  act: SupervisionAct,
  note: string,
  moved: { dueBefore?: Date; dueAfter?: Date } = {},
): Promise<void> {
  await work.tx.insert(supervisionActs).values({
    id: newId(),
    supervisionId: order.id,
    act,
    at: work.now,
    staffId: work.actor.kind === 'staff' ? work.actor.staffId : null,
    note,
    ...moved,
  })
}

export function staffIdOf({ actor }: Work): string {
  if (actor.kind !== 'staff') throw new Forbidden('supervise')
  return actor.staffId
}

/** The order, if the actor issued it or oversees the department. NotFound to strangers, Forbidden to the department. */
export async function getOrderForIssuer(work: Work, id: string): Promise<SupervisionRow> {
  const [order] = await work.tx.select().from(supervisions).where(eq(supervisions.id, id))
  if (!order) throw new NotFound()
  const supervisor = await supervisorOf(work.tx, work.actor, order.departmentId)
  if (supervisor.may) return order
  if (!maySeeQuestion(work.actor, order)) throw new NotFound()
  throw new Forbidden('supervise')
}
