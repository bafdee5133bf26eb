// What a phone without network says of an attempt that it decided: to the staff now, to the server later.
import type { Decision, Verdict } from './decide-scan.ts'
import type { GateAttempt } from './gate.ts'
import type { FoundTicket, SeenEntry } from './phone-ticket.ts'
import type { ScanBody } from './queued-acts.ts'
import type { ScanResult } from './scan-result.ts'
import type { TicketHolder } from './sealed-list.ts'

/** Shown to the staff. */
export function resultOf(
  { nonce }: GateAttempt,
  { ticket, companion, replaced }: Partial<FoundTicket>,
  decision: Decision,
  { name, holder, heard }: { name: string; holder: TicketHolder | undefined; heard: SeenEntry | undefined },
): ScanResult {
  const seen = companion?.inside ? (companion.last ?? ticket?.last) : ticket?.last
  const previous = previousOf(later(seen, heard), decision.verdict)
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
    ...(ticket && !replaced && { slotId: ticket.slotId }),
    ...(holder?.attention && { attention: holder.attention }),
    ...(holder?.care && { care: holder.care }),
    ...(decision.replaced && { replaced: true as const }),
  }
}

/** What this phone saw itself, or what the list tells of any gate: the later of both. */
function later(seen: SeenEntry | undefined, heard: SeenEntry | undefined): SeenEntry | undefined {
  if (!seen || !heard) return seen ?? heard
  // The list tells it to the second.
  return Date.parse(heard.happenedAt) > Date.parse(seen.happenedAt) ? heard : seen
}

function previousOf(last: SeenEntry | undefined, verdict: Verdict): SeenEntry | undefined {
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
