// The gate's API for the OpenAPI document.
import { z } from 'zod'
import type { ApiOperation } from '#app/platform/openapi.ts'
import { VERDICTS } from '#db/schema/check-in.ts'
import { REGISTRATION_STATUSES } from '#db/schema/registrations.ts'
import { lookBody, pairBody, resolveBody, scansBody, undoBody, walkInBody, walkOutBody } from './gate-api.ts'
import { RESOLUTIONS } from './gate-conflict.ts'

const people = z.int().min(0)
const instant = z.iso.datetime({ offset: true })

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
const paired = z
  .object({
    deviceToken: z.string().describe('sent as `Authorization: Bearer …` from now on; told once'),
    deviceId: z.string(),
    expiresAt: instant.describe('the end of the pairing'),
    event: z.object({ id: z.string(), slug: z.string(), title: z.string(), titleEn: z.string().nullable() }),
    slots: z.array(slot),
    profile: z.enum(['scan', 'search', 'supervisor']),
    gate: z.string(),
    deviceName: z.string(),
  })
  .meta({ id: 'PairedGate' })
const scanResult = z
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
const walkIn = z
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
const found = z
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
const headCount = z
  .object({
    inside: people,
    arrived: people,
    expected: people,
    limit: people.optional(),
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
        'base64url(nonce of 12 bytes ‖ ciphertext ‖ tag of 16) of JSON {name (masked), attention?, ofParty?}; AES-256-GCM, key ' +
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
const snapshot = z
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
  })
  .meta({ id: 'GateSnapshot' })

const conflict = z
  .object({
    scanId: z.string(),
    verdict: z.enum(VERDICTS),
    name: z.string().describe('masked'),
    partySize: people,
    person: z.int().min(2).optional().describe('the companion whose own code was read'),
    people: people.describe('people this attempt counted'),
    overlap: people.optional().describe('people it let in besides, beyond the party; counted nowhere yet'),
    attempts: z.array(z.object({ happenedAt: instant, gate: z.string(), phone: z.string(), entry: z.boolean() })),
  })
  .meta({ id: 'GateConflict' })

export const gateApiOperations: readonly ApiOperation[] = [
  {
    method: 'post',
    path: '/api/v1/gate/pair',
    summary: 'Pairs a phone, once, with the token of a pairing address',
    body: pairBody,
    responses: { 201: { description: 'paired', schema: paired } },
    problems: [410, 422, 429],
  },
  {
    method: 'post',
    path: '/api/v1/gate/scans',
    summary: 'Records up to 200 attempts; the same nonce counts once and is answered alike',
    body: scansBody,
    responses: { 200: { description: 'a verdict for each', schema: z.object({ results: z.array(scanResult) }) } },
    problems: [401, 422, 429],
    deviceToken: true,
  },
  {
    method: 'post',
    path: '/api/v1/gate/undo',
    summary:
      'Takes back an attempt of this phone within 15 minutes by the time of the act, if it was the last that counted for its ticket',
    body: undoBody,
    responses: {
      200: {
        description: 'taken back',
        schema: z.object({ nonce: z.string(), undoes: z.string(), arrived: people, partySize: people }),
      },
    },
    problems: [401, 404, 409, 422],
    deviceToken: true,
  },
  {
    method: 'post',
    path: '/api/v1/gate/walk-ins',
    summary: 'Takes in a party without registration; `force` insists beyond the places, for supervisors',
    body: walkInBody,
    responses: { 201: { description: 'taken in', schema: walkIn } },
    problems: [401, 409, 422],
    deviceToken: true,
  },
  {
    method: 'post',
    path: '/api/v1/gate/walk-outs',
    summary: 'People without a ticket leave: they are taken off the count of walk-ins inside, the earliest first',
    body: walkOutBody,
    responses: {
      200: {
        description: 'taken off the count',
        schema: z.object({
          nonce: z.string(),
          verdict: z.literal('left'),
          admitted: people.describe('people let out; fewer than asked for when no more walk-ins are inside'),
        }),
      },
    },
    problems: [401, 422],
    deviceToken: true,
  },
  {
    method: 'post',
    path: '/api/v1/gate/look',
    summary:
      'What an attempt would be answered now, for gates that look before they let in; nothing is recorded or counted',
    body: lookBody,
    responses: { 200: { description: 'the verdict', schema: scanResult } },
    problems: [401, 422, 429],
    deviceToken: true,
  },
  {
    method: 'get',
    path: '/api/v1/gate/snapshot',
    summary: 'Tickets for the time without network, each sealed with a key made from its own secret',
    query: z.strictObject({ since: instant.optional() }),
    responses: { 200: { description: 'all, or those changed since', schema: snapshot } },
    problems: [401, 422, 429],
    deviceToken: true,
  },
  {
    method: 'get',
    path: '/api/v1/gate/search',
    summary: 'Registrations by name, its pinyin or initials, last four digits, phone or short code; masked',
    query: z.strictObject({ q: z.string().min(2) }),
    responses: { 200: { description: 'at most twenty', schema: z.object({ items: z.array(found) }) } },
    problems: [401, 403, 422, 429],
    deviceToken: true,
  },
  {
    method: 'get',
    path: '/api/v1/gate/count',
    summary: 'People arrived, inside and expected, over all gates',
    responses: { 200: { description: 'the sums', schema: headCount } },
    problems: [401],
    deviceToken: true,
  },
  {
    method: 'get',
    path: '/api/v1/gate/conflicts',
    summary: 'What gates without network decided differently, for supervisors; the earliest attempt is the entry',
    responses: {
      200: { description: 'those nobody has decided about', schema: z.object({ items: z.array(conflict) }) },
    },
    problems: [401, 403],
    deviceToken: true,
  },
  {
    method: 'post',
    path: '/api/v1/gate/conflicts',
    summary: 'Decides about one: it stands, both parties entered, or those counted were turned back',
    body: resolveBody,
    responses: {
      200: { description: 'decided', schema: z.object({ scanId: z.string(), resolution: z.enum(RESOLUTIONS) }) },
    },
    problems: [401, 403, 404, 409, 422],
    deviceToken: true,
  },
]
