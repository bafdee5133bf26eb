// The gate's API for the OpenAPI document.
import { z } from 'zod'
import type { ApiOperation } from '#app/platform/openapi.ts'
import { crowdBody, lookBody, pairBody, resolveBody, scansBody, undoBody, walkInBody, walkOutBody } from './gate-api.ts'
import { RESOLUTIONS } from './gate-conflict.ts'
import {
  conflict,
  crowd,
  found,
  headCount,
  instant,
  note,
  paired,
  people,
  scanResult,
  snapshot,
  walkIn,
} from './gate-schemas.ts'

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
    path: '/api/v1/gate/crowd',
    summary: 'People without a ticket counted by hand at this gate; the same nonce counts once',
    body: crowdBody,
    responses: {
      200: {
        description: 'how many of each count were taken: none when more leave than are inside; and the sums by gate',
        schema: z.object({ results: z.array(z.object({ nonce: z.string(), people: z.int() })), crowd }),
      },
    },
    problems: [401, 422, 429],
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
      200: {
        description: 'those nobody has decided about; and the latest notes: taken back and why, impossible times',
        schema: z.object({ items: z.array(conflict), notes: z.array(note) }),
      },
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
