// A database for benches of the gate: one event under way, its tickets, its phones.
import { after, days, hours, now } from '#app/platform/clock.ts'
import { newId } from '#app/platform/ids.ts'
import { hashSecret } from '#app/platform/tokens.server.ts'
import { gateDevices, registrations, slots } from '#db/schema.ts'
import { BENCH_SLOT, openBenchStoreAt } from './bench-database.ts'

/** Fills a database (a file, or the address of a PostgreSQL database) with a ticket for each secret and a paired phone for each token; returns the event's id. */
export async function makeTickets(
  place: string,
  secrets: readonly string[],
  tokens: readonly string[],
): Promise<string> {
  const url = place.startsWith('postgres') ? place : `file:${place}`
  const store = await openBenchStoreAt(url, { capacity: secrets.length, waitingCapacity: 0 })
  const at = now()
  const [slot] = await store.reader.select().from(slots)
  const eventId = slot?.eventId as string
  await store.transaction((tx) =>
    tx.update(slots).set({ checkInOpensAt: after(at, -hours(1)), checkInClosesAt: after(at, days(1)) }),
  )
  for (let from = 0; from < secrets.length; from += 500) {
    await store.transaction((tx) =>
      tx.insert(registrations).values(
        secrets.slice(from, from + 500).map((ticketSecret, index) => ({
          id: newId(),
          eventId,
          slotId: BENCH_SLOT,
          status: 'confirmed' as const,
          partySize: 1,
          name: '孙玉梅',
          nameInitials: 'sym',
          language: 'zh-CN' as const,
          consentVersion: '1',
          consentAt: at,
          ticketSecret,
          ticketHash: hashSecret(ticketSecret),
          manageToken: ticketSecret,
          manageHash: hashSecret(`manage ${ticketSecret}`),
          shortCode: String(10_000_000 + from + index),
          arrival: from + index,
          arrivedAt: at,
          createdAt: at,
          updatedAt: at,
        })),
      ),
    )
  }
  await store.transaction((tx) =>
    tx.insert(gateDevices).values(
      tokens.map((token, index) => ({
        id: newId(),
        eventId,
        tokenHash: hashSecret(token),
        name: `手机 ${index + 1}`,
        gate: `${index + 1} 号口`,
        profile: 'scan' as const,
        createdAt: at,
        lastSeenAt: at,
        expiresAt: after(at, days(2)),
      })),
    ),
  )
  await store.close()
  return eventId
}
