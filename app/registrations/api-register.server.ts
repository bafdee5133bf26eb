// POST /api/v1/slots/{slotId}/registrations: from the text of the body to status and value. Used by the fast path and by
// the Remix route alike. Nothing here waits before the registration is queued, so that places follow arrivals.

import { manageLink, ticketCode, ticketLink } from '#app/outbox/message-links.server.ts'
import type { ApiAnswer, ApiProblem, FieldProblem } from '#app/platform/api-answer.ts'
import type { Arrival } from '#app/platform/arrivals.ts'
import { translator } from '#app/platform/messages.ts'
import { calendarLink } from './calendar-of-registration.server.ts'
import type { FormFault } from './given-form.server.ts'
import { normaliseIdentityNumber } from './identity-number.ts'
import type { RegistrationInput } from './prepare-registration.server.ts'
import { type Registered, type RegisterOutcome, registerParty } from './register.server.ts'
import { registrationBody } from './registration-forms.ts'
import { registrationErrors } from './registrations-messages.ts'

export type RegistrationRequest = {
  slotId: string
  text: string
  idempotencyKey?: string | undefined
} & Partial<Arrival>

const english = translator('en', registrationErrors)

/** One entry per fault of a body. Codes are ours and stable; nothing that was sent is quoted. */
export function fieldProblemsOf(
  issues: readonly { path: PropertyKey[]; code?: string; message: string; keys?: string[] }[],
) {
  return issues.map((issue): FieldProblem => {
    const path = [...issue.path, ...(issue.keys ?? [])].map(String).join('.')
    const ours = (registrationErrors.keys as readonly string[]).includes(issue.message)
    return ours
      ? { path, code: issue.message, message: english(issue.message as (typeof registrationErrors.keys)[number]) }
      : { path, code: issue.code ?? 'invalid', message: issue.message }
  })
}

export function parseJson(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) }
  } catch {
    return undefined
  }
}

/** The key under which `answers` carries the identity number, for events that ask for one. */
export const IDENTITY_ANSWER = 'idNumber'
const KEY = /^[\x21-\x7e]{1,200}$/

/** The checked submission, or the answer that refuses it. */
export function readRegistrationRequest(request: RegistrationRequest): RegistrationInput | ApiProblem {
  const body = parseJson(request.text)
  if (!body) return { status: 400, code: 'unreadable', detail: 'the body is not JSON' }
  const read = registrationBody.safeParse(body.value)
  if (!read.success) return { status: 422, code: 'invalid', errors: fieldProblemsOf(read.error.issues) }
  if (request.idempotencyKey !== undefined && !KEY.test(request.idempotencyKey)) {
    return {
      status: 422,
      code: 'idempotencyKeyInvalid',
      detail: 'Idempotency-Key is 1 to 200 ASCII characters without spaces',
    }
  }
  const { consent, answers: given, ...fields } = read.data
  const { [IDENTITY_ANSWER]: number, ...answers } = given ?? {}
  const identity = typeof number === 'string' && number !== '' ? normaliseIdentityNumber(number) : undefined
  if (number !== undefined && !identity) return fault(`answers.${IDENTITY_ANSWER}`, 'identityWrong')
  const { slotId, idempotencyKey, arrivedAt, arrival } = request
  return {
    ...fields,
    ...(given ? { answers } : {}),
    ...(identity ? { identity } : {}),
    slotId,
    consentVersion: consent.version,
    source: 'api',
    ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
    ...(arrivedAt === undefined ? {} : { arrivedAt }),
    ...(arrival === undefined ? {} : { arrival }),
  }
}

/** Registers and answers. The same key is answered the same. */
export async function answerRegistration(request: RegistrationRequest, address: string): Promise<ApiAnswer> {
  const input = readRegistrationRequest(request)
  if ('status' in input) return input
  return answerOf(await registerParty({ kind: 'citizen', address }, input))
}

const REFUSALS = ['full', 'closed', 'notOpenYet', 'cancelled', 'alreadyRegistered'] as const

function answerOf(outcome: RegisterOutcome): ApiAnswer {
  switch (outcome.outcome) {
    case 'registered':
      return { status: 201, value: registeredJson(outcome) }
    case 'unknownSlot':
      return { status: 404, code: 'notFound' }
    case 'partyTooLarge':
      return fault('partySize', 'partyTooLarge')
    case 'consentOutdated':
      return fault('consent.version', 'consentOutdated')
    case 'formRefused':
      return { status: 422, code: 'invalid', errors: Object.entries(outcome.faults ?? {}).map(formProblem) }
    case 'idempotencyKeyReused':
      return { status: 422, code: outcome.outcome, detail: english('idempotencyKeyReused') }
    case 'tooManyTries':
    case 'networkBusy':
      return { status: 429, code: 'tooManyRequests', retryAfter: outcome.retryAfter ?? 600 }
    default:
      return {
        status: 409,
        code: outcome.outcome satisfies (typeof REFUSALS)[number],
        detail: english(outcome.outcome),
      }
  }
}

function formProblem([field, code]: [string, FormFault]): FieldProblem {
  return { path: field === 'identity' ? `answers.${IDENTITY_ANSWER}` : field, code, message: english(code) }
}

/** 422 for one field. */
export function fault(
  path: string,
  code: 'partyTooLarge' | 'consentOutdated' | 'unknownSlot' | 'identityWrong',
): ApiProblem {
  return { status: 422, code: 'invalid', errors: [{ path, code, message: english(code) }] }
}

export type Shown = Pick<
  Registered,
  'id' | 'status' | 'waitingPosition' | 'partySize' | 'shortCode' | 'ticketSecret' | 'manageToken'
>

/** A registration as the contract shows it to whoever holds its manage link. */
export function registeredJson(registration: Shown) {
  const { id, status, waitingPosition, partySize, shortCode, ticketSecret, manageToken } = registration
  return {
    id,
    status,
    ...(status === 'waiting' && waitingPosition !== null ? { waitingPosition } : {}),
    partySize,
    shortCode,
    ticketUrl: ticketLink(ticketSecret),
    manageUrl: manageLink(manageToken),
    calendarUrl: calendarLink(manageToken),
    qr: ticketCode(ticketSecret),
  }
}
