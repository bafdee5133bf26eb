// `ops verify`: what must be true of the stored data, recomputed from the rows themselves.
import { verifyAudit } from '#app/audit/verify-audit.server.ts'
import { recountCrowds } from '#app/check-in/count-crowd.server.ts'
import { recountHeads } from '#app/check-in/head-count.server.ts'
import { verifySeats } from '#app/registrations/verify-seats.server.ts'
import { store } from '#db/work.ts'

export type Verdict = { check: string; ok: boolean; found: string }

/** Every check with its result; the database's own integrity, seats, head counts, the audit chain. */
export async function verifyAll(): Promise<Verdict[]> {
  const { reader } = store()
  const integrity = await store().integrity()
  const seats = await verifySeats(reader)
  const heads = (await recountHeads(reader)).filter((row) => row.differs)
  const crowds = await recountCrowds(reader)
  const audit = await verifyAudit(reader)
  return [
    { check: 'database integrity', ok: integrity === 'ok', found: integrity },
    {
      check: 'seats recounted',
      ok: seats.length === 0,
      found:
        seats
          .map((fault) => `slot ${fault.slotId} ${fault.figure}: stored ${fault.stored}, counted ${fault.counted}`)
          .join('; ') || 'all sums are true',
    },
    {
      check: 'head counts recounted',
      ok: heads.length === 0 && crowds.length === 0,
      found:
        [
          ...heads.map((row) => `slot ${row.slotId}`),
          ...crowds.map((row) => `people counted by hand at ${row.gate} of event ${row.eventId}`),
        ].join('; ') || 'all sums are true',
    },
    {
      check: 'audit chain',
      ok: !audit.fault,
      found: audit.fault
        ? `${audit.fault.day} entry ${audit.fault.number} (${audit.fault.id}): ${audit.fault.what}`
        : `${audit.entries} entries on ${audit.days} days`,
    },
  ]
}
