// The ledger of 催办 and 督办 and one order with its record, for those whose it is.
import { and, asc, count, desc, eq, inArray, isNotNull, isNull, lt, type SQL } from 'drizzle-orm'
import type { Actor } from '#app/platform/actor.ts'
import { dayOf, instantOf } from '#app/platform/dates.ts'
import { NotFound } from '#app/platform/failures.ts'
import {
  departments,
  questions,
  type reportUrgings,
  reworks,
  staff,
  supervisionActs,
  supervisions,
} from '#db/schema.ts'
import { preparedBy, type Reader } from '#db/store.ts'
import { questionTitle } from './question.ts'
import { maySeeQuestion } from './question-policy.ts'
import { mayRaise, nextLevel, type SupervisionLevel, supervisionState, wasLate } from './supervision.ts'
import type { LedgerFilter } from './supervision-ledger.ts'
import { ledgerScope, mayAnswerOrder, type Scope, supervisorOf, within } from './supervision-policy.server.ts'

export const LEDGER_PAGE = 50

/** Rows of departments in the scope; undefined, that is no condition, for all. */
export function inScope(
  column: (typeof supervisions | typeof questions | typeof reportUrgings)['departmentId'],
  scope: Scope,
) {
  if (scope === 'all') return undefined
  return scope.length === 0 ? eq(column, '') : inArray(column, scope)
}

function stateCondition(state: LedgerFilter['state'], now: Date): SQL | undefined {
  const open = isNull(supervisions.closedAt)
  const today = instantOf(dayOf(now)) as Date
  if (state === 'open') return open
  if (state === 'overdue') return and(open, isNull(supervisions.repliedAt), lt(supervisions.dueAt, today))
  if (state === 'replied') return and(open, isNotNull(supervisions.repliedAt))
  return state === 'closed' ? isNotNull(supervisions.closedAt) : undefined
}

function conditionOf(scope: Scope, filter: LedgerFilter, now: Date): SQL | undefined {
  return and(
    inScope(supervisions.departmentId, scope),
    stateCondition(filter.state, now),
    filter.level ? eq(supervisions.level, filter.level) : undefined,
    filter.departmentId ? eq(supervisions.departmentId, filter.departmentId) : undefined,
  )
}

/** What of a question may be said to those who oversee but do not handle it: its public copy, never the original. */
export function overseenTitle(
  actor: Actor,
  question: { departmentId: string; publicText: string | null; originalText: string },
): string | null {
  if (question.publicText !== null) return questionTitle(question.publicText)
  return maySeeQuestion(actor, question) ? questionTitle(question.originalText) : null
}

const SHOWN = {
  order: supervisions,
  question: {
    id: questions.id,
    trackingCode: questions.trackingCode,
    departmentId: questions.departmentId,
    publicText: questions.publicText,
    originalText: questions.originalText,
    status: questions.status,
    dueAt: questions.dueAt,
    dueRule: questions.dueRule,
  },
  department: { name: departments.name, nameEn: departments.nameEn },
}

/** Orders of the actor's departments and of those they oversee: open ones by the demanded date, closed ones latest first. */
export async function listSupervisions(
  reader: Reader,
  actor: Actor,
  filter: LedgerFilter,
  now: Date,
  page: { limit: number; offset: number } = { limit: LEDGER_PAGE, offset: 0 },
) {
  const condition = conditionOf(await ledgerScope(reader, actor), filter, now)
  const order = filter.state === 'closed' ? desc(supervisions.closedAt) : asc(supervisions.dueAt)
  const rows = await reader
    .select(SHOWN)
    .from(supervisions)
    .innerJoin(questions, eq(questions.id, supervisions.questionId))
    .innerJoin(departments, eq(departments.id, supervisions.departmentId))
    .where(condition)
    .orderBy(order, asc(supervisions.id))
    .limit(page.limit)
    .offset(page.offset)
  return rows.map((row) => ({
    ...row.order,
    trackingCode: row.question.trackingCode,
    title: overseenTitle(actor, row.question),
    department: row.department,
    state: supervisionState(row.order, now),
    late: wasLate(row.order, now),
  }))
}
export type LedgerRow = Awaited<ReturnType<typeof listSupervisions>>[number]

export async function countSupervisions(
  reader: Reader,
  actor: Actor,
  filter: LedgerFilter,
  now: Date,
): Promise<number> {
  const condition = conditionOf(await ledgerScope(reader, actor), filter, now)
  const [row] = await reader.select({ n: count() }).from(supervisions).where(condition)
  return row?.n ?? 0
}

/** Open orders by department. */
export async function countOpenOrders(reader: Reader, scope: Scope): Promise<Map<string, number>> {
  const rows = await reader
    .select({ id: supervisions.departmentId, n: count() })
    .from(supervisions)
    .where(and(inScope(supervisions.departmentId, scope), isNull(supervisions.closedAt)))
    .groupBy(supervisions.departmentId)
  return new Map(rows.map(({ id, n }) => [id, n]))
}

/** Orders of one question, the newest first. */
export async function supervisionsOf(reader: Reader, questionId: string, now: Date) {
  const rows = await preparedBy(reader, 'questions.supervisions', questionId, (db, value) =>
    db
      .select()
      .from(supervisions)
      .where(eq(supervisions.questionId, value))
      .orderBy(desc(supervisions.issuedAt), desc(supervisions.id)),
  )
  return rows.map((order) => ({ ...order, state: supervisionState(order, now) }))
}

/** The highest open colour of each question, for lists. */
export async function openLevels(
  reader: Reader,
  questionIds: readonly string[],
): Promise<Map<string, SupervisionLevel>> {
  if (questionIds.length === 0) return new Map()
  const rows = await reader
    .select({ questionId: supervisions.questionId, level: supervisions.level })
    .from(supervisions)
    .where(and(inArray(supervisions.questionId, [...questionIds]), isNull(supervisions.closedAt)))
  const weight: Record<SupervisionLevel, number> = { nudge: 0, blue: 1, orange: 2, red: 3 }
  const levels = new Map<string, SupervisionLevel>()
  for (const { questionId, level } of rows) {
    const known = levels.get(questionId)
    if (!known || weight[level] > weight[known]) levels.set(questionId, level)
  }
  return levels
}

/** One order with its record and what the actor may do. NotFound to everybody whose it is not. */
export async function readSupervision(reader: Reader, actor: Actor, id: string, now: Date) {
  const [row] = await reader
    .select(SHOWN)
    .from(supervisions)
    .innerJoin(questions, eq(questions.id, supervisions.questionId))
    .innerJoin(departments, eq(departments.id, supervisions.departmentId))
    .where(eq(supervisions.id, id))
  if (!row || !within(await ledgerScope(reader, actor), row.order.departmentId)) throw new NotFound()
  const { order } = row
  const acts = await reader
    .select({ act: supervisionActs, by: staff.name })
    .from(supervisionActs)
    .leftJoin(staff, eq(staff.id, supervisionActs.staffId))
    .where(eq(supervisionActs.supervisionId, id))
    .orderBy(asc(supervisionActs.at), asc(supervisionActs.id))
  const chain = await reader
    .select({ id: supervisions.id, level: supervisions.level, year: supervisions.year, number: supervisions.number })
    .from(supervisions)
    .where(order.followsId ? eq(supervisions.id, order.followsId) : eq(supervisions.followsId, id))
  const { may: oversees } = await supervisorOf(reader, actor, order.departmentId)
  const answers = mayAnswerOrder(actor, order)
  const isOpen = order.closedAt === null
  return {
    ...order,
    state: supervisionState(order, now),
    question: { ...row.question, title: overseenTitle(actor, row.question), originalText: undefined },
    department: row.department,
    seesCase: maySeeQuestion(actor, row.question),
    acts: acts.map(({ act, by }) => ({ ...act, by })),
    before: order.followsId ? (chain[0] ?? null) : null,
    after: order.followsId ? null : (chain[0] ?? null),
    may: {
      receive: answers && isOpen && !order.receivedAt,
      reply: answers && isOpen && !order.repliedAt,
      close: oversees && isOpen && (order.level === 'nudge' || order.repliedAt !== null),
      extend: oversees && isOpen,
      raise: oversees && mayRaise(order, now) ? (nextLevel(order.level) ?? null) : null,
    },
  }
}

/** Cases that a bad rating after rework marked for supervision, and that got no order yet. */
export async function listMarked(reader: Reader, actor: Actor, scope: Scope) {
  const rows = await reader
    .select({ markedAt: reworks.supervisedAt, question: SHOWN.question, department: SHOWN.department })
    .from(reworks)
    .innerJoin(questions, eq(questions.id, reworks.questionId))
    .innerJoin(departments, eq(departments.id, questions.departmentId))
    .where(and(isNotNull(reworks.supervisedAt), isNull(reworks.supervisionId), inScope(questions.departmentId, scope)))
    .orderBy(asc(reworks.supervisedAt), asc(reworks.id))
    .limit(LEDGER_PAGE)
  return rows.map(({ question, ...row }) => ({
    ...row,
    id: question.id,
    trackingCode: question.trackingCode,
    title: overseenTitle(actor, question),
  }))
}

/** What whoever issues an order sees of the question. NotFound to all who do not oversee its department. */
export async function readSupervisable(reader: Reader, actor: Actor, questionId: string, now: Date) {
  const [row] = await reader
    .select({ question: SHOWN.question, department: SHOWN.department })
    .from(questions)
    .innerJoin(departments, eq(departments.id, questions.departmentId))
    .where(eq(questions.id, questionId))
  if (!row) throw new NotFound()
  const { may } = await supervisorOf(reader, actor, row.question.departmentId)
  if (!may) throw new NotFound()
  const { id, trackingCode, dueAt } = row.question
  return {
    id,
    trackingCode,
    dueAt,
    title: overseenTitle(actor, row.question),
    department: row.department,
    orders: await supervisionsOf(reader, questionId, now),
  }
}
