// What a submission brings for the event's own form: checked against it, and kept beside the registration.
import { eq } from 'drizzle-orm'
import { config } from '#app/config.server.ts'
import { after, minutes } from '#app/platform/clock.ts'
import { newId } from '#app/platform/ids.ts'
import type { Answers } from '#db/schema/registrations.ts'
import { identities, registrations } from '#db/schema.ts'
import type { Work } from '#db/work.ts'
import { claimAnswerFile } from './answer-files.server.ts'
import { type AnswerFault, checkAnswers, type EventForm, filesOf } from './event-form.ts'
import type { PreparedRegistration, RegistrationInput } from './prepare-registration.server.ts'
import type { SlotNow } from './slot-seats.server.ts'

/** A contact that is not confirmed by then gives its place back. */
export const TIME_TO_CONFIRM = minutes(15)

export type FormFault =
  | AnswerFault
  | 'adultsOnly'
  | 'identityMissing'
  | 'identityNotAsked'
  | 'groupsNotTaken'
  | 'groupTooLarge'
export type GivenForm = { ok: true; form: EventForm; answers: Answers; confirmBy: Date | null }

/** Faults are by field: `answers.QUESTION`, `guardian`, `identity`. Staff may leave out what is required. */
export function readGivenForm(
  form: EventForm,
  { input, arrivedAt }: Pick<PreparedRegistration, 'input' | 'arrivedAt'>,
): GivenForm | { ok: false; faults: Record<string, FormFault> } {
  const demanding = input.source !== 'staff'
  const faults: Record<string, FormFault> = {}
  const { minors, identity, confirmContact, groupMax } = form.rules
  if (minors === 'adultsOnly' && input.guardian) faults.guardian = 'adultsOnly'
  if (input.groupName !== undefined && demanding) {
    if (groupMax === 0) faults.groupName = 'groupsNotTaken'
    else if (input.partySize > groupMax) faults.partySize = 'groupTooLarge'
  }
  if (identity === 'none' && input.identity) faults.identity = 'identityNotAsked'
  if (identity === 'required' && !input.identity && demanding) faults.identity = 'identityMissing'
  const checked = checkAnswers(form.questions, input.answers ?? {}, { demanding })
  if (!checked.ok) for (const [id, fault] of Object.entries(checked.faults)) faults[`answers.${id}`] = fault
  if (!checked.ok || Object.keys(faults).length > 0) return { ok: false, faults }
  const asked = confirmContact && demanding && isReachable(input)
  return {
    ok: true,
    form,
    answers: checked.answers,
    confirmBy: asked ? after(arrivedAt, TIME_TO_CONFIRM) : null,
  }
}

/** Nobody is asked to answer a message that is not sent: without a gateway, text messages stay here. */
function isReachable({ email }: RegistrationInput): boolean {
  return email !== undefined || config().smsGateway !== undefined
}

/** Claims files, keeps the identity number, starts the time to confirm. A file that somebody else claimed undoes all. */
export async function keepForm(
  work: Work,
  slot: SlotNow,
  { id, input }: PreparedRegistration,
  { form, answers, confirmBy }: GivenForm,
): Promise<void> {
  for (const [questionId, file] of filesOf(form.questions, answers)) {
    const claimed = await claimAnswerFile(work, id, { eventId: slot.eventId, questionId, id: file })
    if (!claimed) throw new FileGone(questionId)
  }
  if (input.identity) {
    await work.tx.insert(identities).values({
      id: newId(),
      registrationId: id,
      eventId: slot.eventId,
      number: input.identity,
      reason: form.rules.identityReason ?? '',
      consentAt: work.now,
    })
  }
  if (confirmBy) await work.tx.update(registrations).set({ confirmBy }).where(eq(registrations.id, id))
}

/** Thrown to undo a registration whose file is not there; `registerParty` answers it as a fault of the field. */
export class FileGone extends Error {
  override name = 'FileGone'
  readonly questionId: string
  constructor(questionId: string) {
    super('a file given in answer is not there')
    this.questionId = questionId
  }
}
