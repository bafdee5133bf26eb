// Pairing a phone with a gate: staff shows a QR code, the phone opens its address and confirms. Opening it changes nothing:
// link previews and mail scanners open addresses too.

import { and, asc, eq, gt, isNull } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import type { GateProfile } from '#app/platform/actor.ts'
import { after, days, minutes, notBefore } from '#app/platform/clock.ts'
import { Forbidden, NotFound } from '#app/platform/failures.ts'
import { newId } from '#app/platform/ids.ts'
import { cleanLine } from '#app/platform/text.ts'
import { hashSecret, newSecret } from '#app/platform/tokens.server.ts'
import { events, gateDevices, gatePairings, slots } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import type { Work } from '#db/work.ts'
import { mayPair, mayPairSupervisor } from './check-in-policy.ts'
import { groupFields, type SlotGroup } from './gate-slot.ts'

/** How long a pairing address may be used; one phone uses it once. */
export const PAIRING_VALID = minutes(10)
/** A phone stays paired until this long after the event, so that what it kept without network can still be sent. */
export const PAIRED_AFTER_EVENT = days(1)

/**
 * Makes a pairing address for a gate of a published event. The token is returned once and only its hash is kept. Organisers,
 * gate staff of the department and the operator's command may; phones that can overrule a refusal are given by organisers.
 */
export async function makePairing(
  work: Work,
  eventId: string,
  input: { gate: string; profile: GateProfile },
): Promise<{ token: string; expiresAt: Date }> {
  const [event] = await work.tx
    .select({ id: events.id, departmentId: events.departmentId, state: events.state })
    .from(events)
    .where(eq(events.id, eventId))
  if (!event || !mayPair(work.actor, event)) throw new NotFound()
  if (input.profile === 'supervisor' && !mayPairSupervisor(work.actor, event)) throw new Forbidden('pair a supervisor')
  if (event.state !== 'published') throw new Forbidden('pair a phone with an event that is not published')
  const token = newSecret()
  const expiresAt = after(work.now, PAIRING_VALID)
  const id = newId()
  await work.tx.insert(gatePairings).values({
    id,
    eventId,
    tokenHash: hashSecret(token),
    profile: input.profile,
    gate: cleanLine(input.gate),
    createdBy: work.actor.kind === 'staff' ? work.actor.staffId : null,
    createdAt: work.now,
    expiresAt,
  })
  await recordAudit(
    work,
    'gate.pairing-made',
    { kind: 'gatePairing', id, departmentId: event.departmentId },
    { eventId, profile: input.profile },
  )
  return { token, expiresAt }
}

export type PairedGate = {
  outcome: 'paired'
  deviceToken: string
  deviceId: string
  expiresAt: Date
  gate: string
  deviceName: string
  profile: GateProfile
  event: { id: string; slug: string; title: string; titleEn: string | null; safetyLimit: number | null }
  slots: GateSlot[]
}
export type GateSlot = SlotGroup & {
  id: string
  startsAt: Date
  endsAt: Date
  checkInOpensAt: Date
  checkInClosesAt: Date
}

/**
 * Pairs the phone that holds the token, once: the answer holds the phone's own token, of which only the hash is kept. `gone`
 * when the address was used before, has expired or never existed.
 */
export async function pairGate(
  work: Work,
  input: { token: string; deviceName: string },
): Promise<PairedGate | { outcome: 'gone' }> {
  const [pairing] = await work.tx
    .update(gatePairings)
    .set({ usedAt: work.now })
    .where(
      and(
        eq(gatePairings.tokenHash, hashSecret(input.token)),
        isNull(gatePairings.usedAt),
        gt(gatePairings.expiresAt, work.now),
      ),
    )
    .returning()
  if (!pairing) return { outcome: 'gone' }
  const [event] = await work.tx.select().from(events).where(eq(events.id, pairing.eventId))
  if (!event) throw new NotFound()
  const deviceToken = newSecret()
  const deviceId = newId()
  const expiresAt = after(notBefore(event.endsAt, work.now), PAIRED_AFTER_EVENT)
  await work.tx.insert(gateDevices).values({
    id: deviceId,
    eventId: event.id,
    tokenHash: hashSecret(deviceToken),
    name: cleanLine(input.deviceName),
    gate: pairing.gate,
    profile: pairing.profile,
    createdAt: work.now,
    lastSeenAt: work.now,
    expiresAt,
  })
  const actor = { kind: 'device', deviceId, eventId: event.id, profile: pairing.profile } as const
  const address = 'address' in work.actor ? work.actor.address : undefined
  await recordAudit(
    { ...work, actor: { ...actor, address } },
    'gate.device-paired',
    { kind: 'gateDevice', id: deviceId, departmentId: event.departmentId },
    { eventId: event.id, profile: pairing.profile, pairingId: pairing.id },
  )
  return {
    outcome: 'paired',
    deviceToken,
    deviceId,
    expiresAt,
    gate: pairing.gate,
    deviceName: cleanLine(input.deviceName),
    profile: pairing.profile,
    event: {
      id: event.id,
      slug: event.slug,
      title: event.title,
      titleEn: event.titleEn,
      safetyLimit: event.safetyLimit,
    },
    slots: await slotsOfGate(work.tx, event.id),
  }
}

/** The slots a phone needs to know, in their order. */
export async function slotsOfGate(db: Reader, eventId: string): Promise<GateSlot[]> {
  const rows = await db
    .select({
      id: slots.id,
      startsAt: slots.startsAt,
      endsAt: slots.endsAt,
      reservedFor: slots.reservedFor,
      reservedForEn: slots.reservedForEn,
      checkInOpensAt: slots.checkInOpensAt,
      checkInClosesAt: slots.checkInClosesAt,
    })
    .from(slots)
    .where(and(eq(slots.eventId, eventId), eq(slots.state, 'open')))
    .orderBy(asc(slots.startsAt), asc(slots.id))
  return rows.map(({ reservedFor, reservedForEn, ...slot }) => ({
    ...slot,
    ...groupFields({ reservedFor, reservedForEn }),
  }))
}

/** What the page behind a pairing address shows before the phone confirms; undefined when it can no longer be used. */
export async function findPairing(db: Reader, token: string, at: Date) {
  const [pairing] = await db
    .select({ gate: gatePairings.gate, profile: gatePairings.profile, title: events.title, titleEn: events.titleEn })
    .from(gatePairings)
    .innerJoin(events, eq(events.id, gatePairings.eventId))
    .where(
      and(eq(gatePairings.tokenHash, hashSecret(token)), isNull(gatePairings.usedAt), gt(gatePairings.expiresAt, at)),
    )
  return pairing
}

/** Cuts a phone off: its next request is refused. Doing it again changes nothing. */
export async function revokeDevice(work: Work, eventId: string, deviceId: string): Promise<{ outcome: 'revoked' }> {
  const [device] = await work.tx
    .select({ id: gateDevices.id, departmentId: events.departmentId })
    .from(gateDevices)
    .innerJoin(events, eq(events.id, gateDevices.eventId))
    .where(and(eq(gateDevices.id, deviceId), eq(gateDevices.eventId, eventId)))
  if (!device || !mayPair(work.actor, device)) throw new NotFound()
  const revoked = await work.tx
    .update(gateDevices)
    .set({ revokedAt: work.now })
    .where(and(eq(gateDevices.id, deviceId), isNull(gateDevices.revokedAt)))
    .returning({ id: gateDevices.id })
  if (revoked.length > 0) {
    await recordAudit(
      work,
      'gate.device-revoked',
      { kind: 'gateDevice', id: deviceId, departmentId: device.departmentId },
      { eventId },
    )
  }
  return { outcome: 'revoked' }
}
