// When and where people of a ticket were let in last, as it is sealed into a phone's list: a phone without network then says so
// of an entry at another gate too.
import { and, asc, desc, eq, gt, inArray, isNull, or } from 'drizzle-orm'
import { gateDevices, scans } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import { entryOf, letInTwice } from './gate-statements.server.ts'
import type { GatePlace, TicketHolder } from './sealed-list.ts'

export type EntriesOf = {
  /** Of a ticket; with `person` of the companion who came in by the own code, and if there is none, of the party. */
  of(registrationId: string, person?: number): Pick<TicketHolder, 'in'>
}

/** The phones of an event in the order of their pairing, those cut off too: the number of a place never changes. */
export async function placesOf(
  db: Reader,
  eventId: string,
): Promise<{ places: GatePlace[]; numbers: ReadonlyMap<string, number> }> {
  const devices = await db
    .select({ id: gateDevices.id, gate: gateDevices.gate, name: gateDevices.name })
    .from(gateDevices)
    .where(eq(gateDevices.eventId, eventId))
    .orderBy(asc(gateDevices.createdAt), asc(gateDevices.id))
  return {
    places: devices.map(({ gate, name }) => [gate, name]),
    numbers: new Map(devices.map(({ id }, index) => [id, index])),
  }
}

/** The last entries of these tickets, as the server tells them (`lastEntry`). Nothing is asked of those of whom nobody came. */
export async function lastEntries(
  db: Reader,
  tickets: readonly { id: string; arrived: number }[],
  numbers: ReadonlyMap<string, number>,
): Promise<EntriesOf> {
  const ids = [...new Set(tickets.filter(({ arrived }) => arrived > 0).map(({ id }) => id))]
  if (ids.length === 0) return { of: () => ({}) }
  const rows = await db
    .select({
      registrationId: scans.registrationId,
      person: scans.person,
      kind: scans.kind,
      people: scans.people,
      happenedAt: scans.happenedAt,
      gate: scans.gate,
      deviceId: scans.deviceId,
    })
    .from(scans)
    .where(and(inArray(scans.registrationId, ids), or(gt(scans.people, 0), letInTwice), isNull(scans.undoneAt)))
    .orderBy(desc(scans.happenedAt), desc(scans.id))
  const byTicket = new Map<string, (typeof rows)[number][]>()
  for (const row of rows) {
    const passages = byTicket.get(row.registrationId ?? '')
    if (passages) passages.push(row)
    else byTicket.set(row.registrationId ?? '', [row])
  }
  return {
    of(registrationId, person) {
      const passages = byTicket.get(registrationId) ?? []
      const own = person === undefined ? [] : passages.filter((passage) => passage.person === person)
      const entry = entryOf(own) ?? entryOf(passages)
      if (!entry) return {}
      const place = numbers.get(entry.deviceId ?? '') ?? entry.gate
      return { in: [place, Math.floor(entry.happenedAt.getTime() / 1000)] }
    },
  }
}
