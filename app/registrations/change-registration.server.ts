import type { Actor } from '#app/platform/actor.ts'
import { inTransaction, type Work } from '#db/work.ts'
import { type ChangeAnswersOutcome, changeAnswers } from './change-answers.server.ts'
import { type ChangeCompanionsOutcome, changeCompanions } from './change-companions.server.ts'
import { type ChangeContactOutcome, type ContactChange, changeContact } from './change-contact.server.ts'
import { type ChangeNameOutcome, changeName } from './change-name.server.ts'
import { type ChangeNeedsOutcome, changeNeeds } from './change-needs.server.ts'
import { changePartySize, type PartySizeOutcome } from './change-party-size.server.ts'
import { type ChangeSlotOutcome, changeSlot } from './change-slot.server.ts'
import type { GivenAnswers } from './event-form.ts'
import { FileGone } from './given-form.server.ts'
import { openRegistration } from './open-registration.server.ts'
import { carryOwnCodes, partyOf } from './own-codes.server.ts'

export type RegistrationChange = {
  partySize?: number
  slotId?: string
  name?: string
  /** who comes along, all of them; without it a smaller party keeps the first names */
  companions?: string[]
  contact?: ContactChange
  /** as `needsText` puts it; empty for none */
  needs?: string
  /** to all questions of the event */
  answers?: GivenAnswers
  /** what was seen: refused when the registration has changed since */
  seenAt?: Date
}
export type ChangeOutcome =
  | ChangeAnswersOutcome
  | ChangeCompanionsOutcome
  | ChangeContactOutcome
  | ChangeNameOutcome
  | ChangeNeedsOutcome
  | PartySizeOutcome
  | ChangeSlotOutcome
  | { outcome: 'outdated' }

class Refused extends Error {
  override name = 'Refused'
  readonly outcome: ChangeOutcome
  constructor(outcome: ChangeOutcome) {
    super(outcome.outcome)
    this.outcome = outcome
  }
}

/** Several changes at once: all of them, or none with the first reason. */
export async function changeRegistration(actor: Actor, id: string, change: RegistrationChange): Promise<ChangeOutcome> {
  try {
    return await inTransaction(actor, (work) => changeAll(work, id, change))
  } catch (error) {
    if (error instanceof Refused) return error.outcome
    if (error instanceof FileGone) {
      return { outcome: 'formRefused', faults: { [`answers.${error.questionId}`]: 'fileMissing' } }
    }
    throw error
  }
}

async function changeAll(
  work: Work,
  id: string,
  { name, slotId, partySize, companions, contact, needs, answers, seenAt }: RegistrationChange,
): Promise<ChangeOutcome> {
  let result: ChangeOutcome = { outcome: 'unchanged' }
  const before = partySize === undefined && companions === undefined ? undefined : await partyOf(work.tx, id)
  const apply = (outcome: ChangeOutcome) => {
    if (outcome.outcome === 'changed') result = outcome
    else if (outcome.outcome !== 'unchanged') throw new Refused(outcome)
  }
  if (seenAt) {
    const open = await openRegistration(work, id)
    if (open && open.registration.updatedAt.getTime() !== seenAt.getTime()) return { outcome: 'outdated' }
  }
  // First, so that what follows is told to the contact that holds from now on.
  if (contact !== undefined) apply(await changeContact(work, id, contact))
  if (name !== undefined) apply(await changeName(work, id, name))
  if (slotId !== undefined) apply(await changeSlot(work, id, slotId))
  if (partySize !== undefined) apply(await changePartySize(work, id, partySize))
  if (needs !== undefined) apply(await changeNeeds(work, id, needs))
  if (answers !== undefined) apply(await changeAnswers(work, id, answers))
  if (companions !== undefined) apply(await changeCompanions(work, id, companions))
  // Number and names together tell who no longer comes.
  if (before) await carryOwnCodes(work, id, before)
  return result
}
