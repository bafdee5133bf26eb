// People without a ticket who leave. They came in as walk-ins; who of them goes is not known and does not matter: the
// count of those inside does, because the venue's safety limit hangs on it.
import { and, asc, eq, gt } from 'drizzle-orm'
import { Unauthorised } from '#app/platform/failures.ts'
import { newId } from '#app/platform/ids.ts'
import { registrations, scans } from '#db/schema.ts'
import { StoreBusy } from '#db/store.ts'
import type { Work } from '#db/work.ts'
import { judgeTime } from './believable-time.ts'
import type { GateDevice } from './gate-device.ts'
import { noteTime } from './gate-notes.server.ts'
import { addToHeadCount, findTicket, insertScan, isPaired, moveTicket } from './gate-statements.server.ts'

export type WalkOutInput = {
  nonce: string
  /** people who leave, at least one */
  people: number
  happenedAt: Date
  /** counted by a phone without network */
  offline: boolean
}
export type WalkOut = {
  /** people taken off the count: fewer than asked for when no more walk-ins are inside */
  left: number
}
/** Kept with the first attempt: what was answered, and the attempts of the other parties. */
export type KeptWalkOut = { left: number; parts: string[]; arrivedChange: number; insideChange: number }

const MOST_TRIES = 8

/** The nonce of the attempt on another party of the same walk-out. */
const partNonce = (nonce: string, index: number) => `${nonce.slice(0, 57)}:out${index}`

/**
 * Takes people off the count of those inside: from the walk-ins that are inside, the earliest first, each as an exit on
 * record. The same nonce is answered alike. Throws Unauthorised when the phone has been cut off.
 */
export async function recordWalkOut(work: Work, device: GateDevice, input: WalkOutInput): Promise<WalkOut> {
  if (!(await isPaired(work.tx, device.id, work.now))) throw new Unauthorised()
  const [known] = await work.tx
    .select({ eventId: scans.eventId, answer: scans.answer })
    .from(scans)
    .where(eq(scans.nonce, input.nonce))
  // Another event's nonce tells nothing, and lets nobody out.
  if (known) return { left: known.eventId === device.eventId ? ((known.answer as Partial<KeptWalkOut>).left ?? 0) : 0 }
  const parties: { registrationId: string; slotId: string; people: number }[] = []
  for (let left = 0; left < input.people; ) {
    const party = await takeOut(work, device.eventId, input.people - left)
    if (!party) break
    parties.push(party)
    left += party.people
  }
  const [first, ...others] = parties
  const parts = others.map((_, index) => partNonce(input.nonce, index + 1))
  const left = parties.reduce((sum, { people }) => sum + people, 0)
  await record(work, device, input, input.nonce, first, { left, parts })
  for (const [index, party] of others.entries())
    await record(work, device, input, parts[index] as string, party, { left: party.people, parts: [] })
  if (left > 0) work.changed({ kind: 'headCount', eventId: device.eventId })
  return { left }
}

/** Takes up to `most` people of the walk-in party that is longest inside. */
async function takeOut(work: Work, eventId: string, most: number) {
  for (let tries = 1; tries <= MOST_TRIES; tries++) {
    const [inside] = await work.tx
      .select({ id: registrations.id })
      .from(registrations)
      .where(
        and(
          eq(registrations.eventId, eventId),
          eq(registrations.source, 'walkIn'),
          eq(registrations.status, 'confirmed'),
          gt(registrations.insidePeople, 0),
        ),
      )
      .orderBy(asc(registrations.arrival))
      .limit(1)
    const ticket = inside && (await findTicket(work.tx, eventId, { registrationId: inside.id }))
    if (!ticket) return undefined
    const people = Math.min(most, ticket.insidePeople)
    const { arrivedPeople, insidePeople, ownInside } = ticket
    const to = { arrivedPeople, insidePeople: insidePeople - people, ownInside }
    if (people > 0 && (await moveTicket(work.tx, ticket, to, work.now)))
      return { registrationId: ticket.id, slotId: ticket.slotId, people }
  }
  throw new Error('a walk-in kept changing while people left')
}

async function record(
  work: Work,
  device: GateDevice,
  input: WalkOutInput,
  nonce: string,
  party: { registrationId: string; slotId: string; people: number } | undefined,
  told: { left: number; parts: string[] },
): Promise<void> {
  const people = party?.people ?? 0
  if (party) await addToHeadCount(work.tx, { ...party, eventId: device.eventId }, { arrived: 0, inside: -people })
  const kept: KeptWalkOut = { ...told, arrivedChange: 0, insideChange: -people }
  const id = newId()
  const time = judgeTime(input.happenedAt, input.offline, device, work.now)
  const recorded = await insertScan(work.tx, {
    id,
    nonce,
    eventId: device.eventId,
    slotId: party?.slotId ?? null,
    registrationId: party?.registrationId ?? null,
    deviceId: device.id,
    gate: device.gate,
    kind: 'exit',
    verdict: 'left',
    people,
    offline: input.offline,
    forced: false,
    happenedAt: time.at,
    receivedAt: work.now,
    conflict: false,
    answer: kept,
  })
  // Another process recorded the same nonce just now: this transaction must leave nothing behind.
  if (!recorded) throw new StoreBusy('a walk-out was sent twice at once')
  if (nonce === input.nonce) await noteTime(work, device, input.happenedAt, time.doubt, { id, scanId: id })
}
