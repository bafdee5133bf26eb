// The clocks of a question (总时限、单位时限、研判、签收或退回、协办、审核). The total clock starts at receipt and is never
// started anew; a due moment changes only in moveDue, together with a history row that holds old, new and reason.
import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import { newId } from '#app/platform/ids.ts'
import { insertRows } from '#db/insert-rows.ts'
import { clocks, questionEvents, questions, reworks } from '#db/schema.ts'
import { preparedBy, type Reader, type Tx } from '#db/store.ts'
import type { Work } from '#db/work.ts'
import { dueMomentOf, type Pause } from './due-date.ts'
import { policiesOf } from './due-policies.server.ts'
import type { ClockKind, DuePolicy, PolicyKey } from './due-policies.ts'
import { writeRule } from './due-rule.ts'
import type { QuestionEventType } from './question-history.ts'

export type ClockRow = typeof clocks.$inferSelect
type Question = { id: string; departmentId: string }

/** Clocks by whose due moment the inbox is sorted; the department's own aim and other departments' parts are not among them. */
const SORTING = [
  'total',
  'triage',
  'return',
  'review',
  'rework',
  'firstStatement',
  'spoken',
] as const satisfies readonly ClockKind[]

export const isSorting = (kind: ClockKind) => (SORTING as readonly ClockKind[]).includes(kind)

/** Clocks of the whole matter, beside which the parts of co-units are due. */
export const WHOLE: readonly ClockKind[] = ['total', 'rework']

/** A case that waits for its asker comes last. */
export const AFTER_ALL = new Date('9999-12-31T00:00:00Z')

type StartClock = {
  kind: ClockKind
  policy: PolicyKey
  departmentId?: string
  assignmentId?: string
  /** working days instead of the policy's, where they depend on another clock */
  workdays?: number
  /** where the limit counts from an earlier moment than now, such as receipt */
  startedAt?: Date
}

/** Starts a clock now, by the policy in force. */
export async function startClock(work: Work, question: Question, start: StartClock): Promise<ClockRow> {
  const rows = await newClocks(work, question, [start])
  await writeClocks(work.tx, rows)
  return rows[0] as ClockRow
}

/** Clocks that start now by the policies in force, in the order of `starts`; writeClocks sets them going. */
export async function newClocks(work: Work, question: Question, starts: readonly StartClock[]): Promise<ClockRow[]> {
  const policies = new Map<string, (key: PolicyKey) => DuePolicy>()
  const rows: ClockRow[] = []
  for (const start of starts) {
    const departmentId = start.departmentId ?? question.departmentId
    const policyOf = policies.get(departmentId) ?? (await policiesOf(work.tx, departmentId))
    policies.set(departmentId, policyOf)
    const policy = policyOf(start.policy)
    const limit =
      start.workdays === undefined ? policy : { ...policy, count: start.workdays, unit: 'workdays' as const }
    const dueRule = writeRule({ ...limit, policy: policy.key })
    const startedAt = start.startedAt ?? work.now
    rows.push({
      id: newId(),
      questionId: question.id,
      departmentId,
      kind: start.kind,
      assignmentId: start.assignmentId ?? null,
      startedAt,
      dueAt: dueMomentOf({ startedAt, dueRule, departmentId }),
      dueRule,
      basis: policy.basis,
      addedWorkdays: 0,
      endedAt: null,
      overdueLoggedAt: null,
    })
  }
  return rows
}

const CLOCK_COLUMNS = [
  'id',
  'questionId',
  'departmentId',
  'kind',
  'assignmentId',
  'startedAt',
  'dueAt',
  'dueRule',
  'basis',
] as const

export async function writeClocks(tx: Tx, rows: readonly ClockRow[]): Promise<void> {
  await insertRows(tx, 'clocks.insert', CLOCK_COLUMNS, rows, (db, values, name) =>
    db.insert(clocks).values(values).prepare(name),
  )
}

/** What a question without pauses is sorted by in the inbox: the earliest due moment of the department's clocks. */
export function firstDue(running: readonly Pick<ClockRow, 'kind' | 'dueAt'>[]): Date {
  const sorting = running.filter(({ kind }) => isSorting(kind))
  return new Date(Math.min(AFTER_ALL.getTime(), ...sorting.map(({ dueAt }) => dueAt.getTime())))
}

/** Clocks that still run, of the kinds named, or all. */
export async function runningClocks(
  reader: Pick<Tx, 'select'> | Reader,
  questionId: string,
  kinds?: readonly ClockKind[],
): Promise<ClockRow[]> {
  const running = await preparedBy(reader, 'questions.running-clocks', questionId, (db, value) =>
    db
      .select()
      .from(clocks)
      .where(and(eq(clocks.questionId, value), isNull(clocks.endedAt)))
      .orderBy(asc(clocks.startedAt), asc(clocks.id)),
  )
  return kinds ? running.filter(({ kind }) => kinds.includes(kind)) : running
}

/** Every clock of a question, the oldest first. */
export async function listClocks(reader: Pick<Tx, 'select'> | Reader, questionId: string): Promise<ClockRow[]> {
  return preparedBy(reader, 'questions.clocks', questionId, (db, value) =>
    db.select().from(clocks).where(eq(clocks.questionId, value)).orderBy(asc(clocks.startedAt), asc(clocks.id)),
  )
}

/** Ends running clocks; one that ends late leaves its becameOverdue in the history. */
export async function endClocks(
  work: Work,
  question: Question,
  which: { kinds?: readonly ClockKind[]; assignmentId?: string },
): Promise<void> {
  const ended = await work.tx
    .update(clocks)
    .set({ endedAt: work.now })
    .where(
      and(
        eq(clocks.questionId, question.id),
        isNull(clocks.endedAt),
        which.kinds ? inArray(clocks.kind, [...which.kinds]) : undefined,
        which.assignmentId ? eq(clocks.assignmentId, which.assignmentId) : undefined,
      ),
    )
    .returning()
  const stands = (await pausesOf(work.tx, question.id)).some(({ to }) => to === null)
  for (const clock of ended) if (!stands && clock.dueAt < work.now) await logOverdue(work, clock)
}

/**
 * Writes becameOverdue for a clock, once however often it is called. The entry bears the moment after which the clock was
 * late, not the moment somebody noticed.
 */
export async function logOverdue(work: Work, clock: ClockRow): Promise<boolean> {
  const claimed = await work.tx
    .update(clocks)
    .set({ overdueLoggedAt: work.now })
    .where(and(eq(clocks.id, clock.id), isNull(clocks.overdueLoggedAt)))
    .returning({ id: clocks.id })
  if (claimed.length === 0) return false
  await work.tx.insert(questionEvents).values({
    id: newId(),
    questionId: clock.questionId,
    type: 'becameOverdue',
    at: clock.dueAt,
    departmentId: clock.departmentId,
    staffId: null,
    detail: { clock: clock.kind, clockId: clock.id, dueAt: clock.dueAt.toISOString() },
  })
  return true
}

/** When the clock stood still, from the history. */
export async function pausesOf(reader: Pick<Tx, 'select'> | Reader, questionId: string): Promise<Pause[]> {
  const rows = await preparedBy(reader, 'questions.pauses', questionId, (db, value) =>
    db
      .select({ type: questionEvents.type, at: questionEvents.at })
      .from(questionEvents)
      .where(and(eq(questionEvents.questionId, value), inArray(questionEvents.type, ['paused', 'resumed'])))
      .orderBy(asc(questionEvents.at), asc(questionEvents.id)),
  )
  return pausesIn(rows)
}

/** Pauses in a history that is in order. */
export function pausesIn(history: readonly { type: string; at: Date }[]): Pause[] {
  const pauses: Pause[] = []
  for (const { type, at } of history) {
    const last = pauses.at(-1)
    if (type === 'paused' && last?.to !== null) pauses.push({ from: at, to: null })
    else if (type === 'resumed' && last?.to === null) last.to = at
  }
  return pauses
}

/** When a part is due beside the whole: not after it, unless the whole was late when the part was asked for. */
export function partDueAt({ startedAt, dueAt }: Pick<ClockRow, 'startedAt' | 'dueAt'>, wholeDueAt?: Date): Date {
  return wholeDueAt && wholeDueAt > startedAt && wholeDueAt < dueAt ? wholeDueAt : dueAt
}

/** Changes of a clock that move its due moment; the row keeps what it started with. */
type DueChange = { addedWorkdays?: number; dueRule?: string; basis?: string }

/**
 * Computes a clock's due moment again, by its rule, the pauses in the history and the days added, and writes old, new and
 * why into the history. Answers false, and writes nothing, when nothing would change.
 */
export async function moveDue(
  work: Work,
  clock: ClockRow,
  change: DueChange,
  why: { event: QuestionEventType; reason: string; detail?: Record<string, unknown> },
): Promise<ClockRow | false> {
  const pauses = await pausesOf(work.tx, clock.questionId)
  const next = { ...clock, ...change }
  const computed = dueMomentOf({ ...next, pauses })
  const [whole] = clock.kind === 'coUnit' ? await runningClocks(work.tx, clock.questionId, WHOLE) : []
  const dueAt = partDueAt({ startedAt: clock.startedAt, dueAt: computed }, whole?.dueAt)
  const same = dueAt.getTime() === clock.dueAt.getTime()
  if (same && next.dueRule === clock.dueRule && next.addedWorkdays === clock.addedWorkdays) return false
  const [moved] = await work.tx
    .update(clocks)
    .set({ ...change, dueAt })
    .where(and(eq(clocks.id, clock.id), eq(clocks.dueAt, clock.dueAt)))
    .returning()
  if (!moved) return false
  if (clock.kind === 'total') {
    await work.tx.update(questions).set({ dueAt, dueRule: moved.dueRule }).where(eq(questions.id, clock.questionId))
  }
  await work.tx.insert(questionEvents).values({
    id: newId(),
    questionId: clock.questionId,
    type: why.event,
    at: work.now,
    departmentId: clock.departmentId,
    staffId: work.actor.kind === 'staff' ? work.actor.staffId : null,
    detail: {
      clock: clock.kind,
      clockId: clock.id,
      old: clock.dueAt.toISOString(),
      new: dueAt.toISOString(),
      oldRule: clock.dueRule,
      rule: moved.dueRule,
      reason: why.reason,
      ...why.detail,
    },
  })
  if (clock.kind === 'rework') {
    await work.tx
      .update(reworks)
      .set({ dueAt, dueRule: moved.dueRule })
      .where(and(eq(reworks.questionId, clock.questionId), isNull(reworks.closedAt)))
  }
  if (!WHOLE.includes(clock.kind)) return moved
  for (const part of await runningClocks(work.tx, clock.questionId, ['coUnit'])) {
    await moveDue(work, part, {}, { event: 'dueMoved', reason: why.reason })
  }
  return moved
}

/** Sets what the inbox is sorted by: the earliest due moment of the department's clocks; last of all where none runs. */
export async function refreshNextDue(work: Work, questionId: string): Promise<void> {
  const running = await runningClocks(work.tx, questionId, SORTING)
  const stands = (await pausesOf(work.tx, questionId)).some(({ to }) => to === null)
  await work.tx
    .update(questions)
    .set({ nextDueAt: stands ? AFTER_ALL : firstDue(running) })
    .where(eq(questions.id, questionId))
}
