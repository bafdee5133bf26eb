// Taking messages out of the outbox, and writing down what became of them. Any number of workers may run: a message belongs
// to whoever moves it to `sending`, and a worker that dies gives it back.
import { and, asc, type Column, eq, inArray, like, lt, lte, or, type SQL, sql } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { after, minutes } from '#app/platform/clock.ts'
import { outboxMessages } from '#db/schema.ts'
import { prepared } from '#db/store.ts'
import { inTransaction, reader, store } from '#db/work.ts'

export type OutboxMessage = typeof outboxMessages.$inferSelect
export type Channel = OutboxMessage['channel']

/** A message that stays `sending` for longer belongs to nobody any more. */
export const LEASE = minutes(10)
/** Codes of failures to reach the server begin so; the messages behind them are due as soon as it answers again. */
export const UNREACHABLE = 'connection'

const DELIVERY = { kind: 'system', job: 'deliver-messages' } as const
const WINDOW = 100
const WAITING = ['queued', 'retry'] as const

type Candidate = { id: string; orderKey: string; nextAttemptAt: Date }

/** Due messages of one state, the longest due first. The index outbox_by_state gives this order without sorting. */
async function due(channel: Channel, state: 'queued' | 'retry', at: Date, offset: number): Promise<Candidate[]> {
  const statement = prepared(reader(), `outbox.due.${state}.${channel}`, (db, name) =>
    db
      .select({
        id: outboxMessages.id,
        orderKey: outboxMessages.orderKey,
        nextAttemptAt: outboxMessages.nextAttemptAt,
      })
      .from(outboxMessages)
      .where(
        and(
          eq(outboxMessages.state, state),
          lte(outboxMessages.nextAttemptAt, encoded(outboxMessages.nextAttemptAt, 'at')),
          eq(outboxMessages.channel, channel),
        ),
      )
      .orderBy(asc(outboxMessages.nextAttemptAt), asc(outboxMessages.id))
      .limit(WINDOW)
      .offset(sql.placeholder('offset'))
      .prepare(name),
  )
  return statement.execute({ at, offset })
}

/**
 * Leaves the first of each order key: a message waits for earlier ones that are on their way, due or to be tried again.
 * Those that failed for good, are kept, or may not be sent yet hold nobody up.
 */
async function firstOfEachKey(candidates: Candidate[], at: Date): Promise<Candidate[]> {
  if (candidates.length === 0) return []
  const unsent = await reader()
    .select({ id: outboxMessages.id, orderKey: outboxMessages.orderKey })
    .from(outboxMessages)
    .where(
      and(
        inArray(outboxMessages.orderKey, [...new Set(candidates.map((candidate) => candidate.orderKey))]),
        or(
          inArray(outboxMessages.state, ['sending', 'retry']),
          and(eq(outboxMessages.state, 'queued'), lte(outboxMessages.nextAttemptAt, at)),
        ),
      ),
    )
  const first = new Map<string, string>()
  for (const { id, orderKey } of unsent) {
    const known = first.get(orderKey)
    if (known === undefined || id < known) first.set(orderKey, id)
  }
  return candidates.filter((candidate) => first.get(candidate.orderKey) === candidate.id)
}

async function claimable(channel: Channel, limit: number, at: Date): Promise<string[]> {
  for (let offset = 0; ; offset += WINDOW) {
    const [queued, retries] = [await due(channel, 'queued', at, offset), await due(channel, 'retry', at, offset)]
    const candidates = [...queued, ...retries].sort(
      (a, b) => a.nextAttemptAt.getTime() - b.nextAttemptAt.getTime() || (a.id < b.id ? -1 : 1),
    )
    const free = await firstOfEachKey(candidates, at)
    if (free.length > 0) return free.slice(0, limit).map((candidate) => candidate.id)
    if (queued.length < WINDOW && retries.length < WINDOW) return []
  }
}

/** Up to `limit` messages that are due, now this worker's. */
export async function claimMessages(claim: {
  channel: Channel
  limit: number
  worker: string
  at: Date
}): Promise<OutboxMessage[]> {
  const ids = await claimable(claim.channel, claim.limit, claim.at)
  if (ids.length === 0) return []
  const claimed = await store().transaction((tx) =>
    tx
      .update(outboxMessages)
      .set({
        state: 'sending',
        claimedAt: claim.at,
        claimedBy: claim.worker,
        attempts: sql`${outboxMessages.attempts} + 1`,
      })
      .where(and(inArray(outboxMessages.id, ids), inArray(outboxMessages.state, [...WAITING])))
      .returning(),
  )
  return claimed.sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** A placeholder that its column encodes; a bare one in a comparison is not. */
function encoded(column: Column, name: string): SQL {
  return sql`${sql.param(sql.placeholder(name), column)}`
}

const ownedBy = (worker: string | null) =>
  and(eq(outboxMessages.state, 'sending'), eq(outboxMessages.claimedBy, worker ?? ''))

/** Notes that these messages of one worker went out. What is no longer the worker's stays as it is. */
export async function settleSent(messages: readonly OutboxMessage[], at: Date): Promise<void> {
  const [first] = messages
  if (!first) return
  const ids = messages.map((message) => message.id)
  await store().transaction((tx) =>
    tx
      .update(outboxMessages)
      .set({ state: 'sent', sentAt: at, lastError: null, claimedAt: null, claimedBy: null })
      .where(and(inArray(outboxMessages.id, ids), ownedBy(first.claimedBy))),
  )
}

/** A message that was not delivered: to be tried again at `retryAt`, or given up, which is audited. */
export async function settleFailure(
  message: OutboxMessage,
  failure: { code: string; retryAt: Date | undefined },
): Promise<boolean> {
  return inTransaction(DELIVERY, async (work) => {
    const settled = await work.tx
      .update(outboxMessages)
      .set({
        ...(failure.retryAt ? { state: 'retry', nextAttemptAt: failure.retryAt } : { state: 'failed' }),
        lastError: failure.code,
        claimedAt: null,
        claimedBy: null,
      })
      .where(and(eq(outboxMessages.id, message.id), ownedBy(message.claimedBy)))
      .returning({ id: outboxMessages.id })
    if (settled.length === 0) return false
    if (!failure.retryAt) {
      const subject = { kind: 'message', id: message.id, departmentId: message.departmentId }
      await recordAudit(work, 'message.failed', subject, { kind: message.kind, code: failure.code })
    }
    return true
  })
}

/** Gives back messages that were claimed and not begun; the claim does not count as an attempt. */
export async function releaseMessages(messages: readonly OutboxMessage[], at: Date): Promise<void> {
  if (messages.length === 0) return
  await store().transaction((tx) =>
    tx
      .update(outboxMessages)
      .set({
        state: 'retry',
        nextAttemptAt: at,
        claimedAt: null,
        claimedBy: null,
        attempts: sql`${outboxMessages.attempts} - 1`,
      })
      .where(
        and(
          inArray(
            outboxMessages.id,
            messages.map((message) => message.id),
          ),
          ownedBy(messages[0]?.claimedBy ?? null),
        ),
      ),
  )
}

/** Frees messages whose worker has not been heard of for ten minutes, or is known to be dead. */
export async function rescueMessages(at: Date, isDead: (worker: string) => boolean): Promise<number> {
  const stuck = await reader()
    .select({ id: outboxMessages.id, claimedAt: outboxMessages.claimedAt, claimedBy: outboxMessages.claimedBy })
    .from(outboxMessages)
    .where(eq(outboxMessages.state, 'sending'))
  const limit = after(at, -LEASE)
  const lost = stuck.filter(({ claimedAt, claimedBy }) => !claimedAt || claimedAt < limit || isDead(claimedBy ?? ''))
  if (lost.length === 0) return 0
  const rescued = await store().transaction(async (tx) => {
    let count = 0
    for (const { id, claimedBy } of lost) {
      const rows = await tx
        .update(outboxMessages)
        .set({ state: 'retry', nextAttemptAt: at, claimedAt: null, claimedBy: null, lastError: 'interrupted' })
        .where(and(eq(outboxMessages.id, id), ownedBy(claimedBy)))
        .returning({ id: outboxMessages.id })
      count += rows.length
    }
    return count
  })
  return rescued
}

/** A message that met a broken connection more often than this may be what breaks it, and keeps to its own ladder. */
const TRUSTED_ATTEMPTS = 5

/** The server answers again: whatever waited only for that is due now. */
export async function wakeUnreached(channel: Channel, at: Date): Promise<void> {
  await store().transaction((tx) =>
    tx
      .update(outboxMessages)
      .set({ nextAttemptAt: at })
      .where(
        and(
          eq(outboxMessages.state, 'retry'),
          eq(outboxMessages.channel, channel),
          like(outboxMessages.lastError, `${UNREACHABLE}%`),
          lte(outboxMessages.attempts, TRUSTED_ATTEMPTS),
        ),
      ),
  )
}

/** Nothing carries this channel: its messages are kept, to be read and sent again from the console. */
export async function keepMessages(channel: Channel, at: Date): Promise<number> {
  const waiting = and(
    inArray(outboxMessages.state, [...WAITING]),
    eq(outboxMessages.channel, channel),
    lte(outboxMessages.nextAttemptAt, at),
  )
  const [some] = await reader().select({ id: outboxMessages.id }).from(outboxMessages).where(waiting).limit(1)
  if (!some) return 0
  const kept = await store().transaction((tx) =>
    tx.update(outboxMessages).set({ state: 'kept' }).where(waiting).returning({ id: outboxMessages.id }),
  )
  return kept.length
}

/** Messages that wait, and since when the longest due one has. */
export async function outboxBacklog(at: Date): Promise<{ queued: number; oldestAt: Date | undefined }> {
  const waiting = and(inArray(outboxMessages.state, [...WAITING, 'sending']), lt(outboxMessages.createdAt, at))
  const [count, [oldest]] = await Promise.all([
    reader().$count(outboxMessages, waiting),
    reader()
      .select({ at: outboxMessages.createdAt })
      .from(outboxMessages)
      .where(waiting)
      .orderBy(asc(outboxMessages.createdAt), asc(outboxMessages.id))
      .limit(1),
  ])
  return { queued: count, oldestAt: oldest?.at }
}
