// GET, PATCH and DELETE /api/v1/registrations/{manageToken}: the registration for whoever holds its manage link.
import type { ApiAnswer } from '#app/platform/api-answer.ts'
import { translator } from '#app/platform/messages.ts'
import { inTransaction, reader } from '#db/work.ts'
import { fault, fieldProblemsOf, parseJson, registeredJson } from './api-register.server.ts'
import { cancelRegistration } from './cancel-registration.server.ts'
import { type ChangeOutcome, changeRegistration } from './change-registration.server.ts'
import { registrationChange } from './registration-forms.ts'
import { byManageToken } from './registration-queries.server.ts'
import { registrationErrors } from './registrations-messages.ts'

const english = translator('en', registrationErrors)

async function shown(manageToken: string): Promise<ApiAnswer> {
  const { registration } = await byManageToken(reader(), manageToken)
  const { name, slotId } = registration
  return { status: 200, value: { ...registeredJson(registration), slotId, name } }
}

/** Throws NotFound for a token that nobody has. */
export const answerRegistrationRead = shown

export async function answerRegistrationChange(manageToken: string, text: string, address: string): Promise<ApiAnswer> {
  const { registration } = await byManageToken(reader(), manageToken)
  const body = parseJson(text)
  if (!body) return { status: 400, code: 'unreadable', detail: 'the body is not JSON' }
  const read = registrationChange.safeParse(body.value)
  if (!read.success) return { status: 422, code: 'invalid', errors: fieldProblemsOf(read.error.issues) }
  const outcome = await changeRegistration({ kind: 'citizen', address }, registration.id, read.data)
  return refusalOf(outcome) ?? shown(manageToken)
}

/** Cancels; the second time answers like the first. */
export async function answerRegistrationCancel(manageToken: string, address: string): Promise<ApiAnswer> {
  const { registration } = await byManageToken(reader(), manageToken)
  const actor = { kind: 'citizen' as const, address }
  const { outcome } = await inTransaction(actor, (work) =>
    cancelRegistration(work, registration.id, { kind: 'citizen' }),
  )
  return outcome === 'over' ? conflict('closed') : shown(manageToken)
}

type Conflict = 'full' | 'closed' | 'notOpenYet' | 'alreadyRegistered' | 'cancelled'

/** Codes are those of signing up; what a change met is told in words. */
function conflict(code: Conflict, detail: Conflict | 'noRoomToChange' | 'mayOnlyShrink' | 'ended' = code): ApiAnswer {
  return { status: 409, code, detail: english(detail) }
}

function refusalOf({ outcome }: ChangeOutcome): ApiAnswer | undefined {
  switch (outcome) {
    case 'changed':
    case 'unchanged':
      return undefined
    case 'unknown':
      return { status: 404, code: 'notFound' }
    case 'unknownSlot':
      return fault('slotId', 'unknownSlot')
    case 'partyTooLarge':
      return fault('partySize', 'partyTooLarge')
    case 'notLive':
      return conflict('cancelled', 'ended')
    case 'over':
      return conflict('closed')
    case 'mayOnlyShrink':
      return conflict('full', 'mayOnlyShrink')
    case 'full':
    case 'tooMany':
      return conflict('full', 'noRoomToChange')
    // What the API does not change.
    case 'contactTaken':
    case 'contactMissing':
    case 'formRefused':
    case 'outdated':
      return conflict('alreadyRegistered')
    default:
      return conflict(outcome)
  }
}
