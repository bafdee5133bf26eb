// What a phone without network says of an attempt that it decided: to the staff now, to the server later.
import type { Decision, Verdict } from './decide-scan.ts'
import type { GateAttempt } from './gate.ts'
import type { PhoneCompanion, PhoneTicket } from './phone-list.ts'
import type { ScanBody } from './queued-acts.ts'
import type { ScanResult } from './record-scans.server.ts'
import type { TicketHolder } from './sealed-list.ts'

/** Shown to the staff. */
export function resultOf(
  { nonce }: GateAttempt,
  { ticket, companion }: { ticket?: PhoneTicket; companion?: PhoneCompanion },
  decision: Decision,
  name: string,
  holder: TicketHolder | undefined,
): ScanResult {
  const previous = previousOf(companion?.inside ? (companion.last ?? ticket?.last) : ticket?.last, decision.verdict)
  return {
    nonce,
    verdict: decision.verdict,
    admitted: decision.people,
    arrived: decision.arrivedPeople,
    partySize: ticket?.partySize ?? 0,
    name,
    ...(companion && { person: companion.person }),
    ...(holder?.ofParty && { ofParty: true as const }),
    ...(previous && { previous }),
    ...(ticket && { slotId: ticket.slotId }),
    ...(holder?.attention && { attention: holder.attention }),
  }
}

function previousOf(last: PhoneTicket['last'], verdict: Verdict): PhoneTicket['last'] {
  return verdict === 'alreadyIn' || verdict === 'partlyIn' ? last : undefined
}

/** Those who are in are put on record as they are; those who were not let in as turned away. */
export function bodyOf(attempt: GateAttempt, decision: Decision): ScanBody {
  const { nonce, ticket, kind, slotId, happenedAt } = attempt
  const base = {
    nonce,
    ...(ticket ?? { secret: '' }),
    kind,
    happenedAt,
    offline: true as const,
    ...(slotId && { slotId }),
  }
  const count = decision.people > 0 ? { count: decision.people } : {}
  if (kind === 'exit' && decision.verdict === 'left') return { ...base, ...count }
  if (decision.people > 0 || decision.forced) return { ...base, ...count, force: true }
  return { ...base, turnedAway: decision.verdict }
}
