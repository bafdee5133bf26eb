// What phones send and get over the gate's API (CONTRACT.md §4). The schemas refuse fields they do not know.
import { z } from 'zod'
import { isoOf } from '#app/platform/dates.ts'
import { cleanLine } from '#app/platform/text.ts'
import { MOST_AT_ONCE } from './crowd.ts'
import { TURNED_AWAY } from './decide-scan.ts'
import { RESOLUTIONS } from './gate-conflict.ts'
import type { PairedGate } from './pair-gate.server.ts'
import type { ScanInput } from './record-scans.server.ts'
import { ticketIn } from './scanned-text.ts'
import { MOST_UNDO_WORDS, UNDO_REASONS } from './undo-reason.ts'

export const MOST_SCANS = 200

/** Made by the phone: UUIDs, or anything as unlikely to meet twice. */
const nonce = z.string().regex(/^[A-Za-z0-9_.:-]{8,64}$/)
const id = z.string().min(1).max(64)
const people = z.number().int().min(1).max(500)
const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text))
/** Whatever a QR code can hold; what is no ticket is answered `unknown`. */
const scannedText = z.string().max(5000)

export const pairBody = z.strictObject({
  pairingToken: z.string().max(200),
  deviceName: z.string().trim().min(1).max(40),
})

/** Which ticket, and what is to be done with it. */
const attempt = {
  nonce,
  secret: scannedText.optional(),
  shortCode: z.string().max(40).optional(),
  registrationId: id.optional(),
  kind: z.enum(['entry', 'exit']).default('entry'),
  count: people.optional(),
  slotId: id.optional(),
}
const oneKey = {
  check: (one: { secret?: string; shortCode?: string; registrationId?: string }) =>
    [one.secret, one.shortCode, one.registrationId].filter((key) => key !== undefined).length === 1,
  message: 'one of secret, shortCode, registrationId is needed',
}

const scan = z
  .strictObject({
    ...attempt,
    happenedAt: instant,
    offline: z.boolean().default(false),
    force: z.boolean().default(false),
    turnedAway: z
      .enum(TURNED_AWAY)
      .optional()
      .describe('the phone decided without network and let nobody in: its verdict is put on record, nobody is counted'),
  })
  .refine(oneKey.check, { message: oneKey.message })
  .refine((one) => !one.turnedAway || (one.offline && !one.force), {
    path: ['turnedAway'],
    message: 'only for what was decided offline, and not with force',
  })

export const scansBody = z.strictObject({ scans: z.array(scan).min(1).max(MOST_SCANS) })

export const lookBody = z
  .strictObject({ ...attempt, happenedAt: instant.optional().describe('not looked at: the server’s time decides') })
  .refine(oneKey.check, { message: oneKey.message })

export const undoBody = z.strictObject({
  nonce,
  undoes: nonce,
  reason: z.enum(UNDO_REASONS).optional().describe('why; kept for the supervisor, `other` when left out'),
  words: z.string().trim().max(MOST_UNDO_WORDS).transform(cleanLine).optional(),
  happenedAt: instant.optional().describe('when it was taken back, if that waited in the phone; now when left out'),
})

export const walkInBody = z.strictObject({
  nonce,
  name: z.string().trim().max(40).optional(),
  phone: z.string().trim().max(30).optional(),
  partySize: people.default(1),
  slotId: id.optional(),
  happenedAt: instant,
  offline: z.boolean().default(false).describe('they were let in without network: put on record whatever is free now'),
  force: z.boolean().default(false),
})

export const walkOutBody = z.strictObject({
  nonce,
  people: people.default(1),
  happenedAt: instant,
  offline: z.boolean().default(false),
})

export const crowdBody = z.strictObject({
  counts: z
    .array(
      z.strictObject({
        nonce,
        people: z
          .number()
          .int()
          .min(-MOST_AT_ONCE)
          .max(MOST_AT_ONCE)
          .refine((count) => count !== 0, { message: 'not 0' })
          .describe('people who came in, or left when negative'),
        happenedAt: instant,
        offline: z.boolean().default(false),
      }),
    )
    .min(1)
    .max(MOST_SCANS),
})

export const resolveBody = z
  .strictObject({ scanId: id, resolution: z.enum(RESOLUTIONS), people: people.optional() })
  .refine((one) => one.resolution !== 'bothEntered' || one.people !== undefined, {
    path: ['people'],
    message: 'how many came besides is needed',
  })

export const snapshotQuery = z.strictObject({ since: instant.optional() })

/** How short is too short the search itself says. */
export const searchQuery = z.strictObject({ q: z.string().default('') })

/** Which ticket an entry of the body means. A full address, a bare secret and a short code are all welcome in `secret`. */
export function scanInputs(body: z.output<typeof scansBody>): ScanInput[] {
  return body.scans.map(({ secret, shortCode, registrationId, ...rest }) => ({
    ...rest,
    ticket: ticketOf({ secret, shortCode, registrationId }),
  }))
}

export function lookInput({ secret, shortCode, registrationId, happenedAt, ...rest }: z.output<typeof lookBody>) {
  return { ...rest, ticket: ticketOf({ secret, shortCode, registrationId }) }
}

function ticketOf(key: { secret?: string; shortCode?: string; registrationId?: string }): ScanInput['ticket'] {
  const { secret, shortCode, registrationId } = key
  return registrationId !== undefined ? { registrationId } : ticketIn(secret ?? shortCode ?? '')
}

/** What a phone learns when it is paired. */
export function pairedAnswer(paired: PairedGate) {
  return {
    deviceToken: paired.deviceToken,
    deviceId: paired.deviceId,
    expiresAt: isoOf(paired.expiresAt),
    event: paired.event,
    slots: paired.slots.map((slot) => ({
      ...slot,
      startsAt: isoOf(slot.startsAt),
      endsAt: isoOf(slot.endsAt),
      checkInOpensAt: isoOf(slot.checkInOpensAt),
      checkInClosesAt: isoOf(slot.checkInClosesAt),
    })),
    profile: paired.profile,
    gate: paired.gate,
    deviceName: paired.deviceName,
  }
}
