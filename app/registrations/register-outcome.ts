// What comes of a registration.
import type { FormFault } from './given-form.server.ts'
import type { Closed, RegistrationStatus } from './registration.ts'

export type Registered = {
  outcome: 'registered'
  id: string
  eventId: string
  slotId: string
  status: RegistrationStatus
  /** number on the waiting list, given once and never changed */
  waitingPosition: number | null
  partySize: number
  shortCode: string
  ticketSecret: string
  manageToken: string
  /** this key was answered before; nothing was written now */
  repeated: boolean
}
export type RegisterRefusal = {
  outcome:
    | Closed
    | 'full'
    | 'alreadyRegistered'
    | 'unknownSlot'
    | 'partyTooLarge'
    | 'consentOutdated'
    | 'idempotencyKeyReused'
    | 'tooManyTries'
    | 'networkBusy'
    | 'formRefused'
  /** with partyTooLarge: how many may come at once */
  partyMax?: number
  /** with tooManyTries (of this contact) and networkBusy (of this network): seconds until the next one */
  retryAfter?: number
  /** with formRefused: by field, keys of registrationErrors */
  faults?: Readonly<Record<string, FormFault>>
}
export type RegisterOutcome = Registered | RegisterRefusal
