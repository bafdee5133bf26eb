// The answer to an attempt at the gate: what is told, what is kept of it, and the same again when the attempt is sent again.
import { eq, sql } from 'drizzle-orm'
import { careOf } from '#app/registrations/care.ts'
import { companionName } from '#app/registrations/own-codes.ts'
import type { CareFlag } from '#db/schema/registrations.ts'
import { registrations, scans } from '#db/schema.ts'
import { prepared } from '#db/store.ts'
import { reader } from '#db/work.ts'
import type { Verdict } from './decide-scan.ts'
import type { GateDevice } from './gate-device.ts'
import type { TicketRow } from './gate-statements.server.ts'
import type { OwnMarks } from './own-code-statements.server.ts'
import type { ScanResult } from './scan-result.ts'
import { nameAtGate } from './walk-in.ts'

/** What is kept of an answer. The name is not: it is looked up again for a repeat. */
export type KeptAnswer = Pick<ScanResult, 'arrived' | 'partySize' | 'previous'> & {
  /** changes to the ticket's counts, for undoing */
  arrivedChange: number
  insideChange: number
  /** who was inside by a code of their own before, of those for whom it changed */
  own?: OwnMarks
  /** the own code was void: its number tells of nobody */
  void?: true
  /** the code had been replaced: whose it was is not told */
  replaced?: true
  /** people let in beyond the party */
  overlap?: number
  /** people seen leaving by an exit recorded before their entry: noted by the exit, taken up by the entry */
  uncounted?: number
  gone?: number
}

/** Who is told to the gate: the companion whose own code was read, or who registered; nobody by a code that was replaced. */
export function holderOf(ticket: TicketRow): Holder | undefined {
  if (ticket.replaced) return undefined
  const { slotId, name, needs, care, person } = ticket
  return {
    ...{ slotId, needs, care, name: person?.name ?? name, person: person?.person },
    ofParty: person !== undefined && person.name === undefined,
  }
}

type Holder = {
  slotId: string
  name: string
  needs: string | null
  care: CareFlag[] | null
  person?: number
  ofParty?: boolean
}
export type Recorded = {
  result: ScanResult
  people: number
  undone: boolean
  registrationId: string | null
  person: number | null
  receivedAt: Date
}

/** The answer given the first time. A nonce of another event's phone tells nothing. */
export async function answerAgain(device: GateDevice, nonce: string): Promise<Recorded> {
  const statement = prepared(reader(), 'gate.scan-by-nonce', (db, name) =>
    db
      .select({
        eventId: scans.eventId,
        registrationId: scans.registrationId,
        receivedAt: scans.receivedAt,
        verdict: scans.verdict,
        people: scans.people,
        conflict: scans.conflict,
        undoneAt: scans.undoneAt,
        answer: scans.answer,
        ticketEventId: registrations.eventId,
        slotId: registrations.slotId,
        name: registrations.name,
        needs: registrations.needs,
        care: registrations.care,
        person: scans.person,
        companions: registrations.companions,
      })
      .from(scans)
      .leftJoin(registrations, eq(registrations.id, scans.registrationId))
      .where(eq(scans.nonce, sql.placeholder('nonce')))
      .prepare(name),
  )
  const [scan] = await statement.execute({ nonce })
  if (!scan || scan.eventId !== device.eventId) {
    const result = { nonce, verdict: 'unknown' as const, admitted: 0, arrived: 0, partySize: 0, name: '' }
    // Nothing follows from it either.
    return { result, people: 0, undone: true, registrationId: null, person: null, receivedAt: new Date(0) }
  }
  const kept = scan.answer as KeptAnswer
  const { person, registrationId, receivedAt } = scan
  const own = person === null || kept.void ? undefined : companionName(scan.companions, person)
  const known =
    scan.ticketEventId === device.eventId && scan.slotId !== null && scan.name !== null && !kept.replaced
      ? {
          ...{ slotId: scan.slotId, name: own ?? scan.name, needs: scan.needs, care: scan.care },
          ...(person !== null && { person, ofParty: own === undefined }),
        }
      : undefined
  const result = resultOf(nonce, { ...scan, admitted: scan.people }, kept, known)
  return { result, people: scan.people, undone: scan.undoneAt !== null, registrationId, person, receivedAt }
}

export function resultOf(
  nonce: string,
  { verdict, admitted, conflict }: { verdict: Verdict; admitted: number; conflict: boolean },
  kept: Pick<KeptAnswer, 'arrived' | 'partySize' | 'previous' | 'replaced'>,
  ticket: Holder | undefined,
): ScanResult {
  const care = ticket ? careOf(ticket.care, ticket.needs) : []
  return {
    nonce,
    verdict,
    admitted,
    arrived: kept.arrived,
    partySize: kept.partySize,
    name: ticket ? nameAtGate(ticket.name) : '',
    ...(ticket?.person !== undefined && { person: ticket.person }),
    ...(ticket?.ofParty && { ofParty: true as const }),
    ...(kept.previous && { previous: kept.previous }),
    ...(conflict && { conflict: true as const }),
    ...(ticket && { slotId: ticket.slotId }),
    ...(ticket?.needs && { attention: ticket.needs }),
    ...(care.length > 0 && { care }),
    ...(kept.replaced && verdict === 'cancelled' && { replaced: true as const }),
  }
}
