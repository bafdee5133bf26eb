// A ticket as a phone knows it, made from the rows of the list. Pure.
import type { CompanionRow, ReplacedRow, TicketStatus } from './sealed-list.ts'

/** When and where somebody was let in, as this phone saw or heard it. */
export type SeenEntry = { happenedAt: string; gate: string; phone?: string }

export type PhoneTicket = {
  key: string
  code: string
  slotId: string
  status: TicketStatus
  partySize: number
  arrived: number
  inside: number
  /** sealed; empty for walk-ins that only this phone knows so far */
  record: string
  /** sealed; only on supervisors' phones */
  name?: string
  /** the last entry that this phone saw */
  last?: SeenEntry
  /** those of the party who have a code of their own */
  companions?: PhoneCompanion[]
  /** codes it once had */
  replaced?: ReplacedCode[]
}

export type PhoneCompanion = {
  key: string
  person: number
  /** came in by it and was not seen leaving */
  inside: boolean
  void: boolean
  record: string
  /** the last entry by it that this phone saw */
  last?: SeenEntry
}

export type ReplacedCode = { key: string; code: string }

/** Which ticket a code means; `replaced`: the code was once its, and lets nobody in. */
export type FoundTicket = { ticket: PhoneTicket; companion?: PhoneCompanion; replaced?: true }

export function companionOf(row: CompanionRow, before: PhoneTicket | undefined): PhoneCompanion {
  const [key, , person, inside, isVoid, record] = row
  const last = before?.companions?.find((one) => one.key === key)?.last
  return { key, person, inside: inside === 1, void: isVoid === 1, record, ...(last && { last }) }
}

export function replacedOf([key, code]: ReplacedRow): ReplacedCode {
  return { key, code }
}

export function countsAfter(ticket: PhoneTicket, change: { arrived: number; inside: number }) {
  const within = (people: number) => Math.max(0, Math.min(ticket.partySize, people))
  return { arrived: within(ticket.arrived + change.arrived), inside: within(ticket.inside + change.inside) }
}

export function knownInside({ companions }: PhoneTicket): number {
  return companions?.filter((one) => one.inside).length ?? 0
}

/** Rows by the key of their party. */
export function byParty<Row>(rows: readonly Row[], partyOf: (row: Row) => string): Map<string, Row[]> {
  const parties = new Map<string, Row[]>()
  for (const row of rows) parties.set(partyOf(row), [...(parties.get(partyOf(row)) ?? []), row])
  return parties
}
