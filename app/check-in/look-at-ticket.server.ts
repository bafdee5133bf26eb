// Before somebody is let in, where the gate looks first: what a scan would be answered now.
import type { Work } from '#db/work.ts'
import { decideScan } from './decide-scan.ts'
import type { GateDevice } from './gate-device.ts'
import { findTicket } from './gate-statements.server.ts'
import { holderOf, keyOf, resultOf, type ScanInput, type ScanResult } from './record-scans.server.ts'

/** Decides as a scan would, by the server's time. Nobody is counted and nothing is put on record; a scan follows, or none. */
export async function lookAtTicket(
  work: Work,
  device: GateDevice,
  input: Pick<ScanInput, 'nonce' | 'ticket' | 'kind' | 'count' | 'slotId'>,
): Promise<ScanResult> {
  const { nonce, ticket: read, ...attempt } = input
  const key = keyOf(read)
  const ticket = key && (await findTicket(work.tx, device.eventId, key))
  const decision = decideScan(ticket && { ...ticket, slotCancelled: ticket.slotState === 'cancelled' }, {
    ...attempt,
    eventId: device.eventId,
    at: work.now,
  })
  const known = ticket?.eventId === device.eventId ? ticket : undefined
  const kept = { arrived: decision.arrivedPeople, partySize: known?.partySize ?? 0 }
  return resultOf(nonce, { ...decision, admitted: decision.people }, kept, known && holderOf(known))
}
