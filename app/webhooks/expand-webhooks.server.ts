// From the audit trail to deliveries (docs/decisions/0025). Every act leaves its entry in its own
// transaction, so nothing is told that did not happen and nothing is forgotten, and no act does a statement more for it.
import { and, asc, eq, gt, inArray, lt, max } from 'drizzle-orm'
import { config } from '#app/config.server.ts'
import { now } from '#app/platform/clock.ts'
import { addDays, dayOf } from '#app/platform/dates.ts'
import { auditEntries, webhookCursors } from '#db/schema.ts'
import { inTransaction, reader, type Work } from '#db/work.ts'
import { appendDeliveries, type Endpoint, endpointsInUse } from './endpoint-rows.server.ts'
import { kindOfAct } from './webhook-kinds.ts'
import { type Act, factsOfActs } from './webhook-payload.server.ts'

const JOB = { kind: 'system', job: 'expand-webhooks' } as const
const BATCH = 500
/** Entries of a day may be sealed after midnight: former days are looked at so long. */
const KEPT_DAYS = 7

/**
 * Reads what was sealed since the last time and appends it to the line of each endpoint that asked for it. Any number of
 * processes may run it: whoever moves the cursor on writes the deliveries, in one transaction.
 */
export async function expandWebhooks(signal?: AbortSignal): Promise<{ told: number }> {
  if (config().webhookHosts.length === 0) return { told: 0 }
  const endpoints = await endpointsInUse(reader())
  const cursors =
    endpoints.length > 0 ? await reader().select().from(webhookCursors).orderBy(asc(webhookCursors.day)) : []
  const [oldest] = cursors
  if (!oldest) return { told: 0 }
  const at = new Map(cursors.map(({ day, number }) => [day, number]))
  const today = dayOf(now())
  let told = 0
  for (let day = oldest.day; day <= today; day = addDays(day, 1)) {
    let from = at.get(day)
    while (!signal?.aborted) {
      const step = await readStep(day, from, endpoints)
      if (step === undefined) break
      from = step.number
      told += step.told
    }
  }
  const forgettable = addDays(today, -KEPT_DAYS)
  if (at.has(today) && oldest.day < forgettable) {
    await inTransaction(JOB, ({ tx }) => tx.delete(webhookCursors).where(lt(webhookCursors.day, forgettable)))
  }
  return { told }
}

/** One batch of one day; undefined when there is nothing new or another process was first. */
async function readStep(day: string, from: number | undefined, endpoints: readonly Endpoint[]) {
  const entries = await reader()
    .select({
      id: auditEntries.id,
      at: auditEntries.at,
      number: auditEntries.number,
      action: auditEntries.action,
      subjectKind: auditEntries.subjectKind,
      subjectId: auditEntries.subjectId,
      departmentId: auditEntries.departmentId,
      detail: auditEntries.detail,
    })
    .from(auditEntries)
    .where(and(eq(auditEntries.day, day), gt(auditEntries.number, from ?? 0)))
    .orderBy(asc(auditEntries.number))
    .limit(BATCH)
  const last = entries.at(-1)?.number
  if (!last) return undefined
  const acts = entries.flatMap(({ action, ...entry }) => {
    const kind = kindOfAct(action)
    return kind ? [{ ...entry, kind }] : []
  })
  const facts = await factsOfActs(reader(), acts as Act[])
  return inTransaction(JOB, async (work) => {
    if (!(await moveCursor(work, day, from, last))) return undefined
    let told = 0
    for (const { id, departmentId, kinds, createdAt } of endpoints) {
      const wanted = acts.flatMap((act) => {
        const data = facts.get(act.id)
        const isWanted = kinds.includes(act.kind) && act.at >= createdAt
        const isIts = departmentId === null || act.departmentId === departmentId
        return data && isWanted && isIts ? [{ id: act.id, at: act.at, kind: act.kind, data }] : []
      })
      await appendDeliveries(work, id, wanted)
      told += wanted.length
    }
    return { number: last, told }
  })
}

async function moveCursor({ tx }: Work, day: string, from: number | undefined, to: number): Promise<boolean> {
  const moved =
    from === undefined
      ? await tx.insert(webhookCursors).values({ day, number: to }).onConflictDoNothing().returning()
      : await tx
          .update(webhookCursors)
          .set({ number: to })
          .where(and(eq(webhookCursors.day, day), eq(webhookCursors.number, from)))
          .returning()
  return moved.length > 0
}

/** With the first endpoint reading begins at the end of the trail: what happened before is nobody's news. */
export async function beginReading(work: Work): Promise<void> {
  const today = dayOf(work.now)
  const days = [addDays(today, -1), today]
  const ends = await work.tx
    .select({ day: auditEntries.day, number: max(auditEntries.number) })
    .from(auditEntries)
    .where(inArray(auditEntries.day, days))
    .groupBy(auditEntries.day)
  await work.tx.delete(webhookCursors)
  await work.tx
    .insert(webhookCursors)
    .values(days.map((day) => ({ day, number: ends.find((end) => end.day === day)?.number ?? 0 })))
}
