// Taking in somebody who comes without having registered: a registration and its entry in one step.
import { and, eq, gte, inArray, sql } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { stampArrival } from '#app/platform/arrivals.ts'
import { isoOf } from '#app/platform/dates.ts'
import { newId } from '#app/platform/ids.ts'
import { hashSecret, newDigits, newSecret } from '#app/platform/tokens.server.ts'
import { CURRENT_CONSENT } from '#app/registrations/consent.ts'
import { pinyinInitials } from '#app/registrations/pinyin-initials.ts'
import { phoneHash, phoneTailHash } from '#app/registrations/prepare-registration.server.ts'
import { takeSeats } from '#app/registrations/slot-seats.server.ts'
import { LIVE_STATUSES } from '#db/schema/registrations.ts'
import { events, headCounts, registrations, scans, slots } from '#db/schema.ts'
import { StoreBusy } from '#db/store.ts'
import type { Work } from '#db/work.ts'
import { judgeTime } from './believable-time.ts'
import { crowdOf } from './count-crowd.server.ts'
import { crowdInside } from './crowd.ts'
import { type GateDevice, mayOverride } from './gate-device.ts'
import { noteTime } from './gate-notes.server.ts'
import { addToHeadCount, insertScan } from './gate-statements.server.ts'
import { slotsOfGate } from './pair-gate.server.ts'
import { NAMELESS, nameAtGate, slotAt } from './walk-in.ts'

export type WalkInInput = {
  nonce: string
  /** cleaned; left out when the person gives none */
  name?: string
  /** in its normal form */
  phone?: string
  partySize: number
  slotId?: string
  happenedAt: Date
  /** a phone without network let them in: they are put on record, marked as a conflict where the rule says otherwise */
  offline?: boolean
  /** somebody has looked at it already: no conflict */
  looked?: boolean
  /** a supervisor takes them in although no place is free */
  force: boolean
}

export type WalkInOutcome =
  | {
      outcome: 'admitted'
      registrationId: string
      shortCode: string
      slotId: string
      partySize: number
      name: string
      /** people beyond the places there were; the slot was widened by as many */
      beyondCapacity: number
    }
  /** no free place, or the venue's safety limit is reached */
  | { outcome: 'full'; free: number; limit: 'capacity' | 'safety' }
  /** the phone number has a live registration in this slot: search and scan that one */
  | { outcome: 'alreadyRegistered' }
  | { outcome: 'unknownSlot' }
  /** the nonce is that of another attempt, which stays as it is */
  | { outcome: 'nonceUsed' }

type KeptWalkIn = { arrivedChange: number; insideChange: number; arrived: number; partySize: number; beyond: number }

/**
 * Takes in a party without registration. It takes places of the slot like any other; when there are none left, or the venue's
 * safety limit would be passed, only a supervisor may insist: the slot is then widened by what was missing, so that places,
 * registrations and the recount of both go on agreeing. The same nonce is answered alike.
 */
export async function addWalkIn(work: Work, device: GateDevice, input: WalkInInput): Promise<WalkInOutcome> {
  const known = await recordedBefore(work, device, input.nonce)
  if (known) return known
  const gateSlots = await slotsOfGate(work.tx, device.eventId)
  const offline = input.offline === true
  const named = gateSlots.find((each) => each.id === input.slotId)
  // A slot that was called off meanwhile does not make people vanish who were let in.
  const slot = named ?? (input.slotId === undefined || offline ? slotAt(gateSlots, work.now) : undefined)
  if (!slot) return { outcome: 'unknownSlot' }
  const registered = input.phone !== undefined && (await isRegistered(work, slot.id, input.phone))
  if (registered && !offline) return { outcome: 'alreadyRegistered' }
  // They stand inside, so they are counted; the number stays with the registration that has it.
  const party = registered ? { ...input, phone: undefined } : input
  const insists = offline || (input.force && mayOverride(device.profile))
  const beyondSafety = await passesSafetyLimit(work, device.eventId, input.partySize)
  if (beyondSafety !== undefined && !insists) return { outcome: 'full', free: beyondSafety, limit: 'safety' }
  const seats = await takePlaces(work, slot.id, input.partySize, insists)
  if (!seats.taken) return { outcome: 'full', free: seats.free, limit: 'capacity' }
  const { id, shortCode } = await insertRegistration(work, device, slot.id, party)
  const kept: KeptWalkIn = {
    arrivedChange: input.partySize,
    insideChange: input.partySize,
    arrived: input.partySize,
    partySize: input.partySize,
    beyond: seats.beyond,
  }
  const scanId = newId()
  const time = judgeTime(input.happenedAt, offline, device, work.now)
  const recorded = await insertScan(work.tx, {
    id: scanId,
    nonce: input.nonce,
    eventId: device.eventId,
    slotId: slot.id,
    registrationId: id,
    deviceId: device.id,
    gate: device.gate,
    kind: 'entry',
    verdict: 'welcome',
    people: input.partySize,
    offline,
    forced: seats.beyond > 0 || beyondSafety !== undefined,
    happenedAt: time.at,
    receivedAt: work.now,
    conflict: offline && !input.looked && (registered || seats.beyond > 0 || beyondSafety !== undefined),
    answer: kept,
  })
  // Another process recorded the same nonce just now: this transaction must leave nothing behind.
  if (!recorded) throw new StoreBusy('a walk-in was sent twice at once')
  await noteTime(work, device, input.happenedAt, time.doubt, { id: scanId, scanId })
  await addToHeadCount(
    work.tx,
    { eventId: device.eventId, slotId: slot.id },
    { arrived: input.partySize, inside: input.partySize },
  )
  await recordAudit(
    work,
    'walk-in.added',
    { kind: 'registration', id, departmentId: device.departmentId },
    { slotId: slot.id, partySize: input.partySize, beyondCapacity: seats.beyond, at: isoOf(work.now) },
  )
  work.changed({ kind: 'headCount', eventId: device.eventId })
  work.changed({ kind: 'seats', eventId: device.eventId, slotId: slot.id })
  return {
    outcome: 'admitted',
    registrationId: id,
    shortCode,
    slotId: slot.id,
    partySize: input.partySize,
    name: nameAtGate(input.name ?? NAMELESS),
    beyondCapacity: seats.beyond,
  }
}

async function recordedBefore(work: Work, device: GateDevice, nonce: string): Promise<WalkInOutcome | undefined> {
  const [scan] = await work.tx
    .select({ eventId: scans.eventId, registrationId: scans.registrationId, answer: scans.answer })
    .from(scans)
    .where(eq(scans.nonce, nonce))
  if (!scan) return undefined
  const { registrationId, answer } = scan
  if (scan.eventId !== device.eventId || !registrationId) return { outcome: 'nonceUsed' }
  const [row] = await work.tx
    .select({
      registrationId: registrations.id,
      shortCode: registrations.shortCode,
      slotId: registrations.slotId,
      partySize: registrations.partySize,
      name: registrations.name,
    })
    .from(registrations)
    .where(and(eq(registrations.id, registrationId), eq(registrations.source, 'walkIn')))
  if (!row) return { outcome: 'nonceUsed' }
  const { name, ...rest } = row
  return {
    outcome: 'admitted',
    ...rest,
    name: nameAtGate(name),
    beyondCapacity: (answer as Partial<KeptWalkIn>).beyond ?? 0,
  }
}

async function isRegistered(work: Work, slotId: string, phone: string): Promise<boolean> {
  const rows = await work.tx
    .select({ id: registrations.id })
    .from(registrations)
    .where(
      and(
        eq(registrations.slotId, slotId),
        eq(registrations.phoneHash, phoneHash(phone)),
        inArray(registrations.status, [...LIVE_STATUSES]),
      ),
    )
  return rows.length > 0
}

/** How many people the venue still takes, when that is fewer than come; undefined when they all fit or there is no limit. */
async function passesSafetyLimit(work: Work, eventId: string, people: number): Promise<number | undefined> {
  const [event] = await work.tx.select({ limit: events.safetyLimit }).from(events).where(eq(events.id, eventId))
  if (event?.limit == null) return undefined
  const [sum] = await work.tx
    .select({ inside: sql<number>`coalesce(sum(${headCounts.inside}), 0)`.mapWith(Number) })
    .from(headCounts)
    .where(eq(headCounts.eventId, eventId))
  const inside = (sum?.inside ?? 0) + crowdInside(await crowdOf(work.tx, eventId))
  const free = Math.max(0, event.limit - inside)
  return people > free ? free : undefined
}

type Places = { taken: true; beyond: number } | { taken: false; free: number }

async function takePlaces(work: Work, slotId: string, people: number, insists: boolean): Promise<Places> {
  if (await takeSeats(work.tx, slotId, people)) return { taken: true, beyond: 0 }
  const [slot] = await work.tx
    .select({ capacity: slots.capacity, taken: slots.taken })
    .from(slots)
    .where(eq(slots.id, slotId))
  const free = slot ? slot.capacity - slot.taken : 0
  if (!slot || !insists) return { taken: false, free }
  const beyond = people - free
  const widened = await work.tx
    .update(slots)
    .set({ capacity: slot.capacity + beyond, taken: slot.taken + people })
    .where(and(eq(slots.id, slotId), eq(slots.capacity, slot.capacity), eq(slots.taken, slot.taken)))
    .returning({ id: slots.id })
  if (widened.length === 0) return { taken: false, free }
  await recordAudit(
    work,
    'slot.changed',
    { kind: 'slot', id: slotId },
    { capacityBefore: slot.capacity, capacity: slot.capacity + beyond, cause: 'walkIn' },
  )
  return { taken: true, beyond }
}

/** Undoes `takePlaces`: the places are free again, and the slot is as wide as it was. */
export async function givePlacesBack(work: Work, slotId: string, people: number, beyond: number): Promise<void> {
  await work.tx
    .update(slots)
    .set({ taken: sql`${slots.taken} - ${people}`, capacity: sql`${slots.capacity} - ${beyond}` })
    .where(and(eq(slots.id, slotId), gte(slots.taken, people)))
}

async function insertRegistration(work: Work, device: GateDevice, slotId: string, input: WalkInInput) {
  const name = input.name ?? NAMELESS
  const stamp = stampArrival(work.now)
  const ticketSecret = newSecret()
  const manageToken = newSecret()
  const id = newId()
  // A short code met twice in an event is drawn again.
  for (let tries = 0; tries < 5; tries++) {
    const shortCode = newDigits(8)
    const rows = await work.tx
      .insert(registrations)
      .values({
        ...stamp,
        id,
        eventId: device.eventId,
        slotId,
        status: 'confirmed',
        partySize: input.partySize,
        name,
        nameInitials: pinyinInitials(name),
        phone: input.phone,
        phoneHash: input.phone && phoneHash(input.phone),
        phoneTailHash: input.phone && phoneTailHash(input.phone),
        language: 'zh-CN',
        consentVersion: CURRENT_CONSENT.version,
        consentAt: work.now,
        ticketSecret,
        ticketHash: hashSecret(ticketSecret),
        manageToken,
        manageHash: hashSecret(manageToken),
        shortCode,
        arrivedPeople: input.partySize,
        insidePeople: input.partySize,
        source: 'walkIn',
        createdAt: work.now,
        updatedAt: work.now,
      })
      .onConflictDoNothing()
      .returning({ id: registrations.id })
    if (rows.length > 0) return { id, shortCode }
  }
  throw new Error('no free short code was found')
}
