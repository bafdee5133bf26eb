// From the scans at the door to deliveries. A scan leaves no entry in the audit trail and writes nothing for webhooks: this
// job reads on in the order of the scans' ids, which are made when a scan arrives, with a cursor of its own (decision 0031).
import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, min } from 'drizzle-orm'
import { config } from '#app/config.server.ts'
import { seconds } from '#app/platform/clock.ts'
import { idsFrom, newId, timeOfId } from '#app/platform/ids.ts'
import { events, scans, webhookDeliveries, webhookScanCursors } from '#db/schema.ts'
import { inTransaction, reader, type Work } from '#db/work.ts'
import { appendDeliveries, type Endpoint, endpointsInUse, type Told } from './endpoint-rows.server.ts'
import type { WebhookKind } from './webhook-kinds.ts'
import { factsOfActs } from './webhook-payload.server.ts'

const JOB = { kind: 'system', job: 'expand-check-ins' } as const
const KIND: WebhookKind = 'registration.checked_in'
const ONLY = 'scans'
const PORTION = 500
/** Longer than a scan's transaction can take, and than clocks of two servers differ: so far back is read again. */
export const OVERLAP = seconds(60)

type Cursor = typeof webhookScanCursors.$inferSelect
type Admission = Awaited<ReturnType<typeof readAdmissions>>[number]

/**
 * Tells each endpoint of each registration whose people were let in for the first time, once: its message bears the
 * registration's id, so a further part of the party, a return and an undone admission tell nothing more. An admission
 * undone before it was read is none. Any number of processes may run it: whoever moves the cursor writes the deliveries.
 */
export async function expandCheckIns(signal?: AbortSignal, portion = PORTION): Promise<{ told: number }> {
  if (config().webhookHosts.length === 0) return { told: 0 }
  const all = await endpointsInUse(reader())
  let cursor = all.length > 0 ? await readCursor() : undefined
  if (!cursor) return { told: 0 }
  const [newest] = await reader().select({ id: scans.id }).from(scans).orderBy(desc(scans.id)).limit(1)
  if (!newest || (newest.id <= cursor.readTo && timeOfId(newest.id) < Date.now() - OVERLAP)) return { told: 0 }
  const endpoints = all.filter(({ kinds }) => kinds.includes(KIND))
  let told = 0
  let after = idsFrom(timeOfId(cursor.readTo) - OVERLAP)
  for (let more = endpoints.length > 0; more && !signal?.aborted; ) {
    const found = await readAdmissions(after, portion)
    const last = found.at(-1)?.id
    if (last) after = last
    more = found.length === portion
    const news = await newsFor(endpoints, found)
    const readTo = last && last > cursor.readTo ? last : cursor.readTo
    if (news.size === 0 && readTo === cursor.readTo) continue
    const moved = await step(cursor, readTo, news)
    if (!moved) return { told }
    cursor = moved
    for (const messages of news.values()) told += messages.length
  }
  if (newest.id > cursor.readTo && !signal?.aborted) await step(cursor, newest.id, new Map())
  return { told }
}

/** Reading begins now where it never began. */
async function readCursor(): Promise<Cursor | undefined> {
  const [cursor] = await reader().select().from(webhookScanCursors)
  if (!cursor) await inTransaction(JOB, (work) => beginReadingScans(work))
  return cursor
}

/** With the first endpoint reading begins here: who was let in before is nobody's news. */
export async function beginReadingScans({ tx }: Pick<Work, 'tx'>): Promise<void> {
  await tx.delete(webhookScanCursors)
  await tx.insert(webhookScanCursors).values({ id: ONLY, readTo: newId(), turn: 0 }).onConflictDoNothing()
}

async function readAdmissions(after: string, portion: number) {
  const rows = await reader()
    .select({
      id: scans.id,
      registrationId: scans.registrationId,
      departmentId: events.departmentId,
      people: scans.people,
      offline: scans.offline,
      happenedAt: scans.happenedAt,
      receivedAt: scans.receivedAt,
    })
    .from(scans)
    .innerJoin(events, eq(events.id, scans.eventId))
    .where(and(gt(scans.id, after), isNotNull(scans.registrationId), ...ADMITTED))
    .orderBy(asc(scans.id))
    .limit(portion)
  return rows.map((row) => ({ ...row, registrationId: row.registrationId as string }))
}

const ADMITTED = [eq(scans.kind, 'entry'), gt(scans.people, 0), isNull(scans.undoneAt)] as const

/** The messages of each endpoint that wants them and was not told yet. */
async function newsFor(endpoints: readonly Endpoint[], found: readonly Admission[]): Promise<Map<string, Told[]>> {
  const news = new Map<string, Told[]>()
  if (found.length === 0) return news
  const ids = [...new Set(found.map(({ registrationId }) => registrationId))]
  const firsts = await reader()
    .select({ id: min(scans.id) })
    .from(scans)
    .where(and(inArray(scans.registrationId, ids), ...ADMITTED))
    .groupBy(scans.registrationId)
  const first = new Set(firsts.map(({ id }) => id))
  const entered = found.filter(({ id }) => first.has(id))
  const before = await reader()
    .select({ endpointId: webhookDeliveries.endpointId, eventId: webhookDeliveries.eventId })
    .from(webhookDeliveries)
    .where(
      and(
        inArray(
          webhookDeliveries.endpointId,
          endpoints.map(({ id }) => id),
        ),
        inArray(webhookDeliveries.eventId, ids),
      ),
    )
  const known = new Set(before.map(({ endpointId, eventId }) => `${endpointId} ${eventId}`))
  const facts = await factsOfActs(
    reader(),
    entered.map(({ registrationId, happenedAt }) => ({
      ...{ id: registrationId, at: happenedAt, kind: KIND, detail: {} },
      ...{ subjectKind: 'registration', subjectId: registrationId },
    })),
  )
  for (const { id, departmentId, createdAt } of endpoints) {
    const messages = entered.flatMap((scan) => {
      const data = facts.get(scan.registrationId)
      const isIts = departmentId === null || departmentId === scan.departmentId
      if (!data || !isIts || scan.receivedAt < createdAt || known.has(`${id} ${scan.registrationId}`)) return []
      const checkIn = { people: scan.people, offline: scan.offline }
      return [{ id: scan.registrationId, at: scan.happenedAt, kind: KIND, data: { ...data, checkIn } }]
    })
    if (messages.length > 0) news.set(id, messages)
  }
  return news
}

/** Moves the cursor and writes the messages; undefined, and nothing is written, when another process was first. */
async function step(cursor: Cursor, readTo: string, news: ReadonlyMap<string, Told[]>): Promise<Cursor | undefined> {
  return inTransaction(JOB, async (work) => {
    const [moved] = await work.tx
      .update(webhookScanCursors)
      .set({ readTo, turn: cursor.turn + 1 })
      .where(and(eq(webhookScanCursors.id, ONLY), eq(webhookScanCursors.turn, cursor.turn)))
      .returning()
    if (!moved) return undefined
    for (const [endpointId, messages] of news) await appendDeliveries(work, endpointId, messages)
    return moved
  })
}
