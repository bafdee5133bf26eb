// Before somebody is let in, where the gate looks first: what a scan would be answered now.
import type { Work } from '#db/work.ts'
import { decideScan } from './decide-scan.ts'
import type { GateDevice } from './gate-device.ts'
import { findTicket, type TicketRow } from './gate-statements.server.ts'
import { keyOf, type ScanInput } from './record-scans.server.ts'
import { holderOf, resultOf } from './scan-answer.server.ts'
import type { ScanResult } from './scan-result.ts'

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
  const known: TicketRow | undefined = ticket?.eventId === device.eventId ? ticket : undefined
  const kept = {
    ...{ arrived: decision.arrivedPeople, partySize: known?.partySize ?? 0 },
    ...(known?.replaced && { replaced: true as const }),
  }
  return resultOf(nonce, { ...decision, admitted: decision.people }, kept, known && holderOf(known))
}
