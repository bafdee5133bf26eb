// The registrations API for the OpenAPI document.
import { z } from 'zod'
import type { ApiOperation } from '#app/platform/openapi.ts'
import { REGISTRATION_STATUSES } from '#db/schema/registrations.ts'
import { apiForm } from './api-form.ts'
import { registrationBody, registrationChange } from './registration-forms.ts'

const registered = z.object({
  id: z.string(),
  status: z.enum(REGISTRATION_STATUSES),
  waitingPosition: z.int().optional().describe('number on the waiting list, given once and never changed'),
  partySize: z.int().min(1),
  shortCode: z.string().describe('eight digits to read aloud at the gate'),
  ticketUrl: z.url(),
  manageUrl: z.url(),
  calendarUrl: z.url(),
  qr: z.string().describe('the text in the QR code'),
})
const registration = registered.extend({ slotId: z.string(), name: z.string() }).meta({ id: 'Registration' })
const token = z.strictObject({ manageToken: z.string() })

export const registrationApiOperations: readonly ApiOperation[] = [
  {
    method: 'get',
    path: '/api/v1/events/{slug}/form',
    summary:
      'What an event asks besides name and contact: rules, and the questions whose ids are the keys of `answers`',
    params: z.strictObject({ slug: z.string() }),
    responses: { 200: { description: 'the form', schema: apiForm } },
    problems: [404],
  },
  {
    method: 'post',
    path: '/api/v1/slots/{slotId}/registrations',
    summary: 'Register a party; phone or e-mail is needed. The same Idempotency-Key is answered the same',
    params: z.strictObject({ slotId: z.string() }),
    body: registrationBody,
    responses: { 201: { description: 'registered', schema: registered.meta({ id: 'Registered' }) } },
    problems: [400, 404, 409, 422, 429],
    idempotent: true,
  },
  {
    method: 'get',
    path: '/api/v1/registrations/{manageToken}',
    summary: 'The registration, for whoever holds its manage link',
    params: token,
    responses: { 200: { description: 'the registration', schema: registration } },
    problems: [404],
  },
  {
    method: 'patch',
    path: '/api/v1/registrations/{manageToken}',
    summary: 'Change party size, slot or name; all of it or nothing',
    params: token,
    body: registrationChange,
    responses: { 200: { description: 'the registration as it is now', schema: registration } },
    problems: [400, 404, 409, 422],
  },
  {
    method: 'delete',
    path: '/api/v1/registrations/{manageToken}',
    summary: 'Cancel; the second time answers like the first',
    params: token,
    responses: { 200: { description: 'the cancelled registration', schema: registration } },
    problems: [404, 409],
  },
]
