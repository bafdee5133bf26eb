// What a list of cases shows of each: enough to know it, by when its answer is owed, and the step that is due before that.
import { and, asc, eq, inArray } from 'drizzle-orm'
import { clocks, departments, events, questionEvents, questions } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import { AFTER_ALL, isSorting, pausesIn, WHOLE } from './clocks.server.ts'
import type { Pause } from './due-date.ts'
import { OPEN_STATUSES, type QuestionStatus, questionTitle } from './question.ts'
import type { SupervisionLevel } from './supervision.ts'
import { openLevels } from './supervision-queries.server.ts'

type ClockKind = (typeof clocks.$inferSelect)['kind']

/** A limit with what its explanation needs. */
export type Limited = { startedAt: Date; dueAt: Date; dueRule: string; addedWorkdays: number; departmentId?: string }

export type InboxCase = {
  id: string
  trackingCode: string
  title: string
  status: QuestionStatus
  kind: (typeof questions.$inferSelect)['kind']
  source: (typeof questions.$inferSelect)['source']
  topic: string | null
  displayName: string | null
  receivedAt: Date
  dueAt: Date
  dueRule: string
  doneAt: Date | null
  /** by when the answer is owed, as the views and the ledgers count it (owed-by.server.ts); null once it is given */
  owed: Limited | null
  /** a step of the department that is due before the answer */
  step: (Limited & { kind: ClockKind }) | null
  /** the clock that runs out first; null where none runs */
  next: { kind: ClockKind; dueAt: Date; dueRule: string } | null
  /** when the clocks stood still */
  pauses: Pause[]
  /** waits for its asker */
  paused: boolean
  /** the highest colour of an open order */
  supervision: SupervisionLevel | null
  department: { name: string; nameEn: string }
  event: { title: string; titleEn: string | null } | null
}

const COLUMNS = {
  id: questions.id,
  trackingCode: questions.trackingCode,
  status: questions.status,
  kind: questions.kind,
  source: questions.source,
  topic: questions.topic,
  originalText: questions.originalText,
  publicText: questions.publicText,
  displayName: questions.displayName,
  receivedAt: questions.receivedAt,
  dueAt: questions.dueAt,
  dueRule: questions.dueRule,
  nextDueAt: questions.nextDueAt,
  publishedAt: questions.publishedAt,
  closedAt: questions.closedAt,
  department: { name: departments.name, nameEn: departments.nameEn },
  event: { title: events.title, titleEn: events.titleEn },
}

/** The cases with these ids, in this order. Who may see them is the caller's to know. */
export async function readInboxCases(reader: Reader, ids: readonly string[]): Promise<InboxCase[]> {
  if (ids.length === 0) return []
  const rows = await reader
    .select(COLUMNS)
    .from(questions)
    .innerJoin(departments, eq(departments.id, questions.departmentId))
    .leftJoin(events, eq(events.id, questions.eventId))
    .where(inArray(questions.id, [...ids]))
  // All clocks of these few, the running ones chosen here: asked for those that run, a database looks through all that run.
  const all = await reader
    .select({
      questionId: clocks.questionId,
      kind: clocks.kind,
      startedAt: clocks.startedAt,
      dueAt: clocks.dueAt,
      dueRule: clocks.dueRule,
      addedWorkdays: clocks.addedWorkdays,
      departmentId: clocks.departmentId,
      endedAt: clocks.endedAt,
    })
    .from(clocks)
    .where(inArray(clocks.questionId, [...ids]))
    .orderBy(asc(clocks.questionId), asc(clocks.kind))
  const stood = await reader
    .select({ questionId: questionEvents.questionId, type: questionEvents.type, at: questionEvents.at })
    .from(questionEvents)
    .where(and(inArray(questionEvents.questionId, [...ids]), inArray(questionEvents.type, ['paused', 'resumed'])))
    .orderBy(asc(questionEvents.at), asc(questionEvents.id))
  const levels = await openLevels(reader, ids)
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => {
    const row = byId.get(id)
    if (!row) return []
    const { originalText, publicText, publishedAt, closedAt, nextDueAt, ...rest } = row
    const own = all.filter(({ questionId }) => questionId === id)
    const running = own.filter(({ endedAt }) => endedAt === null)
    const first = running.filter(({ kind, dueAt }) => isSorting(kind) && dueAt.getTime() === nextDueAt?.getTime())
    const next = first.find(({ kind }) => WHOLE.includes(kind)) ?? first[0]
    const isOpen = OPEN_STATUSES.some((status) => status === rest.status)
    const total = own.find(({ kind }) => kind === 'total')
    return [
      {
        ...rest,
        title: questionTitle(publicText ?? originalText),
        doneAt: publishedAt ?? closedAt,
        owed: isOpen ? owedOf(row, total, next) : null,
        step:
          isOpen && publishedAt === null && next && !WHOLE.includes(next.kind)
            ? { kind: next.kind, ...limitOf(next) }
            : null,
        next: next ? { kind: next.kind, dueAt: next.dueAt, dueRule: next.dueRule } : null,
        pauses: pausesIn(stood.filter(({ questionId }) => questionId === id)),
        supervision: levels.get(id) ?? null,
        paused: running.some(({ kind }) => kind === 'total') && nextDueAt?.getTime() === AFTER_ALL.getTime(),
      },
    ]
  })
}

type Dated = Pick<typeof questions.$inferSelect, 'receivedAt' | 'dueAt' | 'dueRule' | 'publishedAt'>

/** The first answer is owed by the total limit, work done again by its own clock. */
function owedOf(
  { receivedAt, dueAt, dueRule, publishedAt }: Dated,
  total: Limited | undefined,
  next: Limited | undefined,
): Limited | null {
  if (publishedAt) return next ? limitOf(next) : null
  const { addedWorkdays = 0, departmentId } = total ?? {}
  return { startedAt: receivedAt, dueAt, dueRule, addedWorkdays, departmentId }
}

const limitOf = ({ startedAt, dueAt, dueRule, addedWorkdays, departmentId }: Limited): Limited => ({
  startedAt,
  dueAt,
  dueRule,
  addedWorkdays,
  departmentId,
})
