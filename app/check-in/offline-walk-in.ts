// A party without registration that a phone without network takes in: what it shows, and what it owes the server. Pure.
import { cleanLine } from '#app/platform/text.ts'
import type { GateWalkIn, WalkInResult } from './gate.ts'
import type { QueuedWalkIn } from './queued-acts.ts'
import { NAMELESS, nameAtGate } from './walk-in.ts'

type TakenIn = {
  party: GateWalkIn
  /** in its normal form */
  phone: string | undefined
  slotId: string
  /** what the party is called until the server has given it a code */
  label: string
  /** people beyond the places there were */
  beyond: number
}

export function walkInOf({ party, phone, slotId, label, beyond }: TakenIn): {
  act: QueuedWalkIn
  result: WalkInResult
} {
  const { nonce, partySize, happenedAt } = party
  const name = cleanLine(party.name ?? '')
  const body = {
    ...{ nonce, partySize, slotId, happenedAt },
    ...(name && { name }),
    ...(phone && { phone }),
    offline: true as const,
  }
  return {
    act: { type: 'walkIn', nonce, happenedAt, body, told: { label, people: partySize } },
    result: {
      nonce,
      verdict: 'welcome',
      admitted: partySize,
      arrived: partySize,
      partySize,
      name: nameAtGate(name || NAMELESS),
      slotId,
      registrationId: '',
      shortCode: '',
      beyondCapacity: beyond,
      label,
    },
  }
}
