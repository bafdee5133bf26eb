// What happens when a code is read at the gate. Every attempt is kept, refused ones too: the table of scans is the record of
// who was let in when, by which phone, and is only ever added to; therefore a scan leaves no second entry in the audit trail.
import { after } from '#app/platform/clock.ts'
import { isoOf } from '#app/platform/dates.ts'
import { Unauthorised } from '#app/platform/failures.ts'
import { newId } from '#app/platform/ids.ts'
import { hashSecret } from '#app/platform/tokens.server.ts'
import { inTransaction, type Work } from '#db/work.ts'
import { judgeTime } from './believable-time.ts'
import { type Decision, decideScan, type Verdict } from './decide-scan.ts'
import { deviceActor, type GateDevice, mayOverride } from './gate-device.ts'
import { noteTime } from './gate-notes.server.ts'
import {
  addToHeadCount,
  findTicket,
  insertScan,
  isPaired,
  lastEntry,
  leftSince,
  moveTicket,
  type TicketKey,
  type TicketRow,
} from './gate-statements.server.ts'
import { noteOwn } from './note-own.server.ts'
import { answerAgain, holderOf, type KeptAnswer, type Recorded, resultOf } from './scan-answer.server.ts'
import type { ScanResult } from './scan-result.ts'
import { UNDO_WITHIN, undoScan } from './undo-scan.server.ts'

export type ScanInput = {
  /** made by the phone; the same attempt sent twice counts once and is answered alike */
  nonce: string
  /** undefined: the code that was read is no ticket's */
  ticket: { secret: string } | { shortCode: string } | { registrationId: string } | undefined
  kind: 'entry' | 'exit'
  count?: number
  /** set when the gate admits one slot only */
  slotId?: string
  happenedAt: Date
  offline: boolean
  force: boolean
  /** decided by the phone, which let nobody in; only with `offline` */
  turnedAway?: Verdict
}

/** Tries before giving up when other gates keep changing the same ticket. */
const MOST_TRIES = 8

class AlreadyRecorded extends Error {
  override name = 'AlreadyRecorded'
}

/**
 * Records attempts of one phone, in their order, and answers each. An attempt whose nonce is known changes nothing and is
 * answered as it was the first time. Each is a transaction of its own: one that fails does not undo the others. Throws
 * Unauthorised when the phone has been cut off.
 */
export async function recordScans(device: GateDevice, inputs: readonly ScanInput[]): Promise<ScanResult[]> {
  // One lane per event: attempts at all its gates are committed together, and those of one ticket keep their order.
  return Promise.all(inputs.map((input) => recordOne(device, input)))
}

async function recordOne(device: GateDevice, input: ScanInput): Promise<ScanResult> {
  try {
    return await inTransaction(deviceActor(device), (work) => recordScan(work, device, input), { lane: device.eventId })
  } catch (error) {
    if (!(error instanceof AlreadyRecorded)) throw error
    const again = await answerAgain(device, input.nonce)
    const next = input.offline ? afterLostAnswer(input, again) : undefined
    if (!next) return again.result
    if (next === 'undo') {
      const takenBack = await inTransaction(
        deviceActor(device),
        async (work) => {
          if (!(await isSameAct(work, device, input, again))) return false
          await undoScan(work, device, input.nonce, { always: true })
          return true
        },
        { lane: device.eventId },
      )
      return takenBack ? { ...again.result, admitted: 0 } : again.result
    }
    return { ...(await recordOne(device, next)), nonce: input.nonce }
  }
}

/**
 * The server recorded an attempt, its answer was lost on the way, and the phone decided the same attempt itself. Where the two
 * agree nothing is to be done. Otherwise what happened at the door counts: whom the phone turned away is not inside, and
 * whom it let in is.
 */
function afterLostAnswer(input: ScanInput, { result, people, undone }: Recorded): ScanInput | 'undo' | undefined {
  if (undone || input.kind === 'exit' || input.nonce.endsWith(':after')) return undefined
  if (input.turnedAway) return people > 0 ? 'undo' : undefined
  const letIn = input.force && input.count !== undefined
  if (!letIn || people > 0 || result.verdict === 'alreadyIn') return undefined
  return { ...input, nonce: `${input.nonce}:after` }
}

/** Whether what is sent again is what was recorded then: the same ticket, at about the same time by its own account. */
async function isSameAct(work: Work, device: GateDevice, input: ScanInput, recorded: Recorded): Promise<boolean> {
  const key = keyOf(input.ticket)
  const ticket: TicketRow | undefined = key && (await findTicket(work.tx, device.eventId, key))
  if (!ticket || ticket.id !== recorded.registrationId || (ticket.person?.person ?? null) !== recorded.person)
    return false
  const { receivedAt } = recorded
  const { at, doubt } = judgeTime(input.happenedAt, true, device, work.now)
  return doubt === undefined && at >= after(receivedAt, -UNDO_WITHIN) && at <= after(receivedAt, UNDO_WITHIN)
}

async function recordScan(work: Work, device: GateDevice, input: ScanInput): Promise<ScanResult> {
  if (device.id && !(await isPaired(work.tx, device.id, work.now))) throw new Unauthorised()
  const { at: happenedAt, doubt } = judgeTime(input.happenedAt, input.offline, device, work.now)
  const { ticket, decision } = await decideAndMove(work, device, input, happenedAt)
  const known = ticket?.eventId === device.eventId ? ticket : undefined
  const earlier =
    known && (decision.verdict === 'alreadyIn' || decision.verdict === 'partlyIn')
      ? await lastEntryOf(work, known)
      : undefined
  const kept: KeptAnswer = {
    arrived: decision.arrivedPeople,
    partySize: known?.partySize ?? 0,
    previous: earlier && {
      happenedAt: isoOf(earlier.happenedAt),
      gate: earlier.gate,
      ...(earlier.phone && { phone: earlier.phone }),
    },
    arrivedChange: known ? decision.arrivedPeople - known.arrivedPeople : 0,
    insideChange: known ? decision.insidePeople - known.insidePeople : 0,
    ...(known?.person?.void && { void: true as const }),
    ...(known?.replaced && { replaced: true as const }),
    ...(decision.overlap && { overlap: decision.overlap }),
    ...(decision.uncounted && { uncounted: decision.uncounted }),
    ...(decision.gone && { gone: decision.gone }),
  }
  if (known && decision.people > 0) {
    const own = await noteOwn(work.tx, known, decision.ownInside)
    if (own.length > 0) kept.own = own
    await addToHeadCount(work.tx, known, { arrived: kept.arrivedChange, inside: kept.insideChange })
    work.changed({ kind: 'headCount', eventId: device.eventId })
  }
  const id = newId()
  const recorded = await insertScan(work.tx, {
    id,
    nonce: input.nonce,
    eventId: device.eventId,
    slotId: known?.slotId,
    registrationId: ticket?.id,
    person: ticket?.person?.person ?? null,
    // Empty for self check-in, which no phone of ours takes.
    deviceId: device.id || null,
    gate: device.gate,
    kind: input.kind,
    verdict: decision.verdict,
    people: decision.people,
    offline: input.offline,
    forced: decision.forced,
    happenedAt,
    receivedAt: work.now,
    conflict: decision.conflict,
    answer: kept,
  })
  // Thrown, not returned: what this attempt changed before must go.
  if (!recorded) throw new AlreadyRecorded()
  await noteTime(work, device, input.happenedAt, doubt, { id, scanId: id })
  return resultOf(input.nonce, { ...decision, admitted: decision.people }, kept, known && holderOf(known))
}

/** By an own code: when this companion came in, if it was by that; else when somebody of the party did. */
async function lastEntryOf({ tx }: Work, { id, person }: TicketRow) {
  return (person?.inside ? await lastEntry(tx, id, person.person) : undefined) ?? (await lastEntry(tx, id))
}

/** Decides on what is read, and writes only if it still holds; otherwise reads and decides again. */
async function decideAndMove(
  work: Work,
  device: GateDevice,
  input: ScanInput,
  happenedAt: Date,
): Promise<{ ticket: TicketRow | undefined; decision: Decision }> {
  const key = keyOf(input.ticket)
  for (let tries = 1; tries <= MOST_TRIES; tries++) {
    const ticket = key && (await findTicket(work.tx, device.eventId, key))
    const decision = decideScan(ticket && { ...ticket, slotCancelled: ticket.slotState === 'cancelled' }, {
      kind: input.kind,
      eventId: device.eventId,
      slotId: input.slotId,
      count: input.count,
      at: input.offline ? happenedAt : work.now,
      force: forceOf(device, input),
      leftSince:
        ticket && input.offline && input.kind === 'entry' ? await leftSince(work.tx, ticket.id, happenedAt) : 0,
      turnedAway: input.turnedAway,
    })
    if (!ticket || decision.people === 0) return { ticket, decision }
    if (await moveTicket(work.tx, ticket, decision, work.now)) return { ticket, decision }
  }
  throw new Error('a ticket kept changing while it was scanned')
}

function forceOf(device: GateDevice, input: ScanInput): 'override' | 'afterTheFact' | undefined {
  if (!input.force) return undefined
  if (input.offline) return 'afterTheFact'
  return mayOverride(device.profile) ? 'override' : undefined
}

export function keyOf(ticket: ScanInput['ticket']): TicketKey | undefined {
  if (!ticket) return undefined
  return 'secret' in ticket ? { ticketHash: hashSecret(ticket.secret) } : ticket
}
