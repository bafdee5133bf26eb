// What the gate's API answers, for the OpenAPI document.
import { z } from 'zod'
import { CARE_FLAGS } from '#app/registrations/care.ts'
import { TIME_DOUBTS, UNDO_REASONS, VERDICTS } from '#db/schema/check-in.ts'
import { REGISTRATION_STATUSES } from '#db/schema/registrations.ts'

export const people = z.int().min(0)
export const instant = z.iso.datetime({ offset: true })

const group = {
  reservedFor: z.string().optional().describe('the group whose places these are; left out when they are everybody’s'),
  reservedForEn: z.string().optional(),
}
const slot = z
  .object({
    id: z.string(),
    startsAt: instant,
    endsAt: instant,
    ...group,
    checkInOpensAt: instant,
    checkInClosesAt: instant,
  })
  .meta({ id: 'GateSlot' })
export const paired = z
  .object({
    deviceToken: z.string().describe('sent as `Authorization: Bearer …` from now on; told once'),
    deviceId: z.string(),
    expiresAt: instant.describe('the end of the pairing'),
    event: z.object({
      id: z.string(),
      slug: z.string(),
      title: z.string(),
      titleEn: z.string().nullable(),
      safetyLimit: people.nullable().describe('people allowed inside at once; null when there is no limit'),
    }),
    slots: z.array(slot),
    profile: z.enum(['scan', 'search', 'supervisor']),
    gate: z.string(),
    deviceName: z.string(),
  })
  .meta({ id: 'PairedGate' })
export const scanResult = z
  .object({
    nonce: z.string(),
    verdict: z.enum(VERDICTS),
    admitted: people.describe('people let through by this attempt: in at an entry, out at an exit'),
    arrived: people.describe('people of the party who have come so far'),
    partySize: people,
    name: z.string().describe('masked; empty for unknown tickets and those of other events'),
    previous: z.object({ happenedAt: instant, gate: z.string(), phone: z.string().optional() }).optional(),
    conflict: z.literal(true).optional().describe('a phone without network decided otherwise than the rule'),
    slotId: z.string().optional().describe('the slot the party is registered for'),
    attention: z.string().optional().describe('help the visitor asked for'),
    care: z
      .array(z.enum(CARE_FLAGS))
      .optional()
      .describe('whom the staff look out for, by the organiser’s word or because the visitor asked for it'),
    replaced: z
      .literal(true)
      .optional()
      .describe('with `cancelled`: the code was replaced by another; nothing is told of whose it was'),
    person: z
      .int()
      .min(2)
      .optional()
      .describe(
        'the companion whose own code was read, 2 is the first; `name` is the companion’s if one was given, else the party’s',
      ),
    ofParty: z.literal(true).optional().describe('`name` is that of who registered: the companion gave none'),
  })
  .meta({ id: 'ScanResult' })
export const walkIn = z
  .object({
    nonce: z.string(),
    verdict: z.literal('welcome'),
    admitted: people,
    arrived: people,
    partySize: people,
    name: z.string(),
    registrationId: z.string(),
    shortCode: z.string(),
    slotId: z.string(),
    beyondCapacity: people.describe('places that were missing; a supervisor insisted'),
  })
  .meta({ id: 'WalkIn' })
export const found = z
  .object({
    registrationId: z.string(),
    name: z.string(),
    phone: z.string(),
    status: z.enum(REGISTRATION_STATUSES),
    slotId: z.string(),
    partySize: people,
    arrived: people,
    inside: people,
  })
  .meta({ id: 'GateFind' })
export const crowd = z
  .array(z.object({ gate: z.string(), entered: people, left: people }))
  .meta({ id: 'GateCrowd', description: 'people without a ticket, by gate' })
export const headCount = z
  .object({
    inside: people,
    arrived: people,
    expected: people,
    limit: people.optional(),
    crowd: crowd.optional().describe('counted by hand: among those inside, not among those who arrived'),
    bySlot: z.array(
      z.object({
        slotId: z.string(),
        startsAt: instant,
        endsAt: instant,
        ...group,
        arrived: people,
        inside: people,
        expected: people,
      }),
    ),
  })
  .meta({ id: 'HeadCount' })

const ticketRow = z
  .tuple([
    z.string().describe('key: base64url(SHA-256(secret in lower case)), first 22 characters'),
    z.string().describe('code: base64url(SHA-256(event id ‖ ":" ‖ short code)), first 11 characters'),
    z.int().describe('place of its slot in `slots`'),
    z.enum(REGISTRATION_STATUSES),
    people.describe('party size'),
    people.describe('arrived'),
    people.describe('inside'),
    z
      .string()
      .describe(
        'base64url(nonce of 12 bytes ‖ ciphertext ‖ tag of 16) of JSON {name (masked), attention?, ofParty?, care?, in?}; ' +
          '`in`: [place or name of a gate, seconds since 1970] of the last entry; AES-256-GCM, key ' +
          'SHA-256("open-day gate snapshot 3" ‖ LF ‖ event id ‖ LF ‖ secret in lower case)',
      ),
    z
      .string()
      .optional()
      .describe(
        'supervisors only: likewise of JSON [registration id, name, initials, last four digits]; key ' +
          'SHA-256("open-day gate names 2" ‖ LF ‖ event id ‖ LF ‖ device token)',
      ),
  ])
  .meta({ id: 'GateTicket' })
const companionRow = z
  .tuple([
    z.string().describe('key of the own code, made as the key of a ticket'),
    z.string().describe('key of the party’s row in `tickets`, which has slot, status and counts'),
    z.int().min(2).describe('number of the companion'),
    z.literal([0, 1]).describe('1: came in by this code and was not seen leaving'),
    z.literal([0, 1]).describe('1: void, the companion no longer comes'),
    z.string().describe('sealed as the record of a ticket, with a key from the secret of this code'),
  ])
  .meta({ id: 'GateCompanion' })
const replacedRow = z
  .tuple([
    z.string().describe('key of the old code, made as the key of a ticket'),
    z.string().describe('code of the old short code'),
    z.string().describe('key of the row in `tickets` that it once was'),
  ])
  .meta({ id: 'GateReplacedCode' })
export const snapshot = z
  .object({
    now: instant.describe('the server’s clock'),
    at: instant.describe('given back as `since`'),
    complete: z.boolean().describe('false: only what has changed since'),
    expiresAt: instant.describe('the end of the pairing; the phone forgets everything then'),
    event: z.object({ id: z.string(), title: z.string(), titleEn: z.string().nullable(), limit: people.optional() }),
    slots: z.array(slot.extend({ cancelled: z.boolean(), capacity: people, taken: people })),
    tickets: z.array(ticketRow),
    companions: z
      .array(companionRow)
      .optional()
      .describe('codes of companions: of the parties in `tickets` all there are; left out when there are none'),
    replaced: z
      .array(replacedRow)
      .optional()
      .describe('codes of `tickets` that were replaced, all there are; left out when there are none'),
    places: z
      .array(z.tuple([z.string().describe('gate'), z.string().describe('phone')]))
      .optional()
      .describe('phones of the event; the number of a place never changes'),
    crowd: crowd.optional(),
  })
  .meta({ id: 'GateSnapshot' })

export const note = z
  .object({
    id: z.string(),
    kind: z.enum(['undone', 'clock']),
    reason: z.enum([...UNDO_REASONS, ...TIME_DOUBTS]),
    words: z.string().optional().describe('what the staff added to the reason'),
    claimedAt: instant.optional().describe('the time the phone claimed and was not believed'),
    happenedAt: instant.optional().describe('when the attempt counts as having happened'),
    notedAt: instant,
    gate: z.string(),
    phone: z.string(),
    name: z.string().describe('masked'),
    people,
  })
  .meta({ id: 'GateNote' })
export const conflict = z
  .object({
    scanId: z.string(),
    verdict: z.enum(VERDICTS),
    name: z.string().describe('masked'),
    partySize: people,
    person: z.int().min(2).optional().describe('the companion whose own code was read'),
    people: people.describe('people this attempt counted'),
    replaced: z.literal(true).optional().describe('the code that was read had been replaced'),
    overlap: people.optional().describe('people it let in besides, beyond the party; counted nowhere yet'),
    attempts: z.array(z.object({ happenedAt: instant, gate: z.string(), phone: z.string(), entry: z.boolean() })),
  })
  .meta({ id: 'GateConflict' })
