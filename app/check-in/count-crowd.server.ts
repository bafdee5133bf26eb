// 现场人数: people without a ticket, counted by hand. Append-only like the scans, with a running sum by gate.
import { and, asc, eq, sql } from 'drizzle-orm'
import { Unauthorised } from '#app/platform/failures.ts'
import { newId } from '#app/platform/ids.ts'
import { crowdCounts, gateCrowds } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import type { Work } from '#db/work.ts'
import { judgeTime } from './believable-time.ts'
import { type Crowd, refusesCount } from './crowd.ts'
import type { GateDevice } from './gate-device.ts'
import { noteTime } from './gate-notes.server.ts'
import { isPaired } from './gate-statements.server.ts'

export type CrowdCount = {
  nonce: string
  /** who came in, or left when negative; not 0 */
  people: number
  happenedAt: Date
  /** counted by a phone without network */
  offline: boolean
}

/**
 * Adds what a phone counted, in its order. The same nonce counts once. Answers for each how many were counted: none when more
 * leave than are inside. What was counted without network is taken as it is: the other gates may be heard later. Throws
 * Unauthorised when the phone has been cut off.
 */
export async function countCrowd(
  work: Work,
  device: GateDevice,
  counts: readonly CrowdCount[],
): Promise<{ results: { nonce: string; people: number }[]; crowd: Crowd }> {
  if (!(await isPaired(work.tx, device.id, work.now))) throw new Unauthorised()
  const results: { nonce: string; people: number }[] = []
  for (const count of counts) results.push({ nonce: count.nonce, people: await countOnce(work, device, count) })
  if (results.some(({ people }) => people !== 0)) work.changed({ kind: 'headCount', eventId: device.eventId })
  return { results, crowd: await crowdOf(work.tx, device.eventId) }
}

async function countOnce(work: Work, device: GateDevice, count: CrowdCount): Promise<number> {
  const { eventId, gate } = device
  const { nonce, people, offline } = count
  const [known] = await work.tx
    .select({ eventId: crowdCounts.eventId, people: crowdCounts.people })
    .from(crowdCounts)
    .where(eq(crowdCounts.nonce, nonce))
  if (known) return known.eventId === eventId ? known.people : 0
  if (!offline && refusesCount(await crowdOf(work.tx, eventId), people)) return 0
  const time = judgeTime(count.happenedAt, offline, device, work.now)
  const id = newId()
  const added = await work.tx
    .insert(crowdCounts)
    .values({
      ...{ id, nonce, eventId, deviceId: device.id, gate, people, offline },
      ...{ happenedAt: time.at, receivedAt: work.now },
    })
    .onConflictDoNothing({ target: crowdCounts.nonce })
    .returning({ id: crowdCounts.id })
  // Another process recorded the same nonce just now.
  if (added.length === 0) return people
  await work.tx
    .insert(gateCrowds)
    .values({ eventId, gate, entered: Math.max(0, people), left: Math.max(0, -people) })
    .onConflictDoUpdate({
      target: [gateCrowds.eventId, gateCrowds.gate],
      set: { entered: sql`${gateCrowds.entered} + excluded.entered`, left: sql`${gateCrowds.left} + excluded."left"` },
    })
  await noteTime(work, device, count.happenedAt, time.doubt, { id, scanId: null })
  return people
}

/** People counted by hand, by gate. */
export async function crowdOf(db: Pick<Reader, 'select'>, eventId: string): Promise<Crowd> {
  return db
    .select({ gate: gateCrowds.gate, entered: gateCrowds.entered, left: gateCrowds.left })
    .from(gateCrowds)
    .where(eq(gateCrowds.eventId, eventId))
    .orderBy(asc(gateCrowds.gate))
}

/** Gates whose running sums differ from what was counted; `ops verify` asks. */
export async function recountCrowds(db: Reader): Promise<{ eventId: string; gate: string }[]> {
  const sums = await db.select().from(gateCrowds)
  const differing: { eventId: string; gate: string }[] = []
  for (const { eventId, gate, entered, left } of sums) {
    const rows = await db
      .select({ people: crowdCounts.people })
      .from(crowdCounts)
      .where(and(eq(crowdCounts.eventId, eventId), eq(crowdCounts.gate, gate)))
    const sumOf = (sign: 1 | -1) => rows.reduce((sum, { people }) => sum + Math.max(0, sign * people), 0)
    if (sumOf(1) !== entered || sumOf(-1) !== left) differing.push({ eventId, gate })
  }
  return differing
}
