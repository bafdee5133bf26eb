// 自助签到: the visitor's own phone says "I am here" by the code on the venue's screen. From there on it is a scan like any other,
// by the same rule, at a gate named 自助.
import { and, eq, isNull } from 'drizzle-orm'
import { NotFound } from '#app/platform/failures.ts'
import { hashSecret } from '#app/platform/tokens.server.ts'
import { companionTickets, events, registrations } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import type { GateDevice } from './gate-device.ts'
import { recordScans } from './record-scans.server.ts'
import type { ScanResult } from './scan-result.ts'
import { isSelfCode } from './self-code.server.ts'
import { nameAtGate } from './walk-in.ts'

export const SELF_GATE = '自助'

export type SelfCheckIn = {
  eventId: string
  code: string
  ticket: { secret: string } | { shortCode: string }
  /** made with the form: sent twice it counts once */
  nonce: string
  at: Date
}
export type SelfOutcome = { outcome: 'codeWrong' } | { outcome: 'decided'; result: ScanResult }

/** Records an entry of the whole party, or of a companion by the own code. The code of the screen is looked at first: without it nothing is said of a ticket. */
export async function selfCheckIn(db: Reader, input: SelfCheckIn): Promise<SelfOutcome> {
  const [event] = await db.select().from(events).where(eq(events.id, input.eventId))
  if (event?.state !== 'published') throw new NotFound()
  if (!isSelfCode(event.id, input.code, input.at)) return { outcome: 'codeWrong' }
  const gate: GateDevice = {
    // No phone of ours: the attempt is kept without one.
    id: '',
    eventId: event.id,
    departmentId: event.departmentId,
    gate: SELF_GATE,
    name: SELF_GATE,
    profile: 'scan',
    createdAt: input.at,
    expiresAt: input.at,
  }
  const scan = { nonce: input.nonce, ticket: input.ticket, kind: 'entry' as const, happenedAt: input.at }
  const [result] = await recordScans(gate, [{ ...scan, offline: false, force: false }])
  return { outcome: 'decided', result: unnamed(result as ScanResult) }
}

/** Who holds a companion's code need not know whose party it is. */
function unnamed(result: ScanResult): ScanResult {
  const { ofParty: _, ...told } = result
  return result.person === undefined ? result : { ...told, name: '' }
}

/** Whose ticket a phone carries, masked; undefined when it is none of this event. Of a companion only the number is told. */
export async function ticketForSelf(
  db: Reader,
  eventId: string,
  secret: string,
): Promise<{ name: string; partySize: number } | { person: number } | undefined> {
  const [row] = await db
    .select({ eventId: registrations.eventId, name: registrations.name, partySize: registrations.partySize })
    .from(registrations)
    .where(eq(registrations.ticketHash, hashSecret(secret)))
  if (row?.eventId === eventId) return { name: nameAtGate(row.name), partySize: row.partySize }
  const [own] = await db
    .select({ eventId: companionTickets.eventId, person: companionTickets.person })
    .from(companionTickets)
    .where(and(eq(companionTickets.ticketHash, hashSecret(secret)), isNull(companionTickets.voidedAt)))
  return own?.eventId === eventId ? { person: own.person } : undefined
}
