// The side door of an open day that is over: a phone without network, an entry that was taken back, a clock that was wrong, and
// people without a ticket who were counted by hand.
import { sql } from 'drizzle-orm'
import { newId } from '#app/platform/ids.ts'
import { hashSecret, newSecret } from '#app/platform/tokens.server.ts'
import { crowdCounts, gateCrowds, gateDevices, gateNotes, type registrations, scans, type slots } from '#db/schema.ts'
import type { Tx } from '#db/store.ts'

const MINUTE = 60_000
const GATE = '侧门'
type Slot = typeof slots.$inferSelect

/** What somebody has to look at, and what a supervisor should know. */
export async function seedSideDoor(
  tx: Tx,
  slot: Slot,
  party: Pick<typeof registrations.$inferSelect, 'id' | 'partySize'>,
): Promise<void> {
  const deviceId = newId()
  await tx.insert(gateDevices).values({
    id: deviceId,
    eventId: slot.eventId,
    tokenHash: hashSecret(newSecret()),
    name: '手机 B',
    gate: GATE,
    profile: 'scan',
    createdAt: new Date(slot.startsAt.getTime() - 60 * MINUTE),
    lastSeenAt: slot.endsAt,
    expiresAt: new Date(slot.endsAt.getTime() + 24 * 60 * MINUTE),
  })
  const at = (minutes: number) => new Date(slot.startsAt.getTime() + minutes * MINUTE)
  const attempt = (given: Pick<typeof scans.$inferInsert, 'verdict' | 'people' | 'happenedAt' | 'receivedAt'>) => ({
    ...{ id: newId(), nonce: newId(), eventId: slot.eventId, slotId: slot.id, registrationId: party.id, deviceId },
    ...{ gate: GATE, kind: 'entry' as const, answer: {} },
    ...given,
  })
  // It let in a party that was inside already: somebody has to look at it.
  await tx.insert(scans).values({
    ...attempt({ verdict: 'alreadyIn', people: 0, happenedAt: at(5), receivedAt: at(17) }),
    ...{ offline: true, forced: true, conflict: true },
  })
  const mistaken = attempt({ verdict: 'welcome', people: party.partySize, happenedAt: at(-20), receivedAt: at(-20) })
  const wrong = attempt({ verdict: 'alreadyIn', people: 0, happenedAt: at(24), receivedAt: at(24) })
  await tx.insert(scans).values([{ ...mistaken, undoneAt: at(-19) }, wrong])
  const noted = { eventId: slot.eventId, deviceId, gate: GATE }
  await tx.insert(gateNotes).values([
    {
      ...{ ...noted, id: `${mistaken.id}:undone`, kind: 'undone', reason: 'notEntered', words: '走错了门，去正门' },
      ...{ scanId: mistaken.id, notedAt: at(-19) },
    },
    {
      ...{ ...noted, id: `${wrong.id}:clock`, kind: 'clock', reason: 'future', claimedAt: at(24 * 60 + 24) },
      ...{ scanId: wrong.id, notedAt: at(24) },
    },
  ])
  await seedCrowd(tx, slot, deviceId, at)
}

/** Twelve people without a ticket came in and left again. */
async function seedCrowd(tx: Tx, slot: Slot, deviceId: string, at: (minutes: number) => Date): Promise<void> {
  for (let each = 0; each < 24; each++) {
    const happenedAt = at(each < 12 ? each : 60 + each)
    await tx.insert(crowdCounts).values({
      ...{ id: newId(), nonce: newId(), eventId: slot.eventId, deviceId, gate: GATE },
      ...{ people: each < 12 ? 1 : -1, happenedAt, receivedAt: happenedAt },
    })
  }
  await tx
    .insert(gateCrowds)
    .values({ eventId: slot.eventId, gate: GATE, entered: 12, left: 12 })
    .onConflictDoUpdate({
      target: [gateCrowds.eventId, gateCrowds.gate],
      set: { entered: sql`${gateCrowds.entered} + 12`, left: sql`${gateCrowds.left} + 12` },
    })
}
