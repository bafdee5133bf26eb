// The forms of the case page: which use case each of them runs, and what the page then says.
import type { z } from 'zod'
import type { StaffActor } from '#app/platform/actor.ts'
import { inTransaction, type Work } from '#db/work.ts'
import { acceptQuestion, acknowledgeQuestion } from './accept-question.server.ts'
import { addChannel, releaseProgress, removeChannel, writeProgress } from './answer-channels.server.ts'
import { changeFile } from './answer-files.server.ts'
import { channelForm, fileForm, progressForm } from './answer-forms.ts'
import { recordSpokenAnswer } from './answer-on-the-spot.server.ts'
import { writeNote } from './case-notes.server.ts'
import { declineQuestion } from './decline-question.server.ts'
import { dispatchQuestion } from './dispatch-question.server.ts'
import { DUTY_DONE, type DutyDone, type DutyProblem, takeDutyStep } from './duty-steps.server.ts'
import { takeOverDraft } from './hold-draft.server.ts'
import { confirmStillRight } from './keep-answers.server.ts'
import { publishAnswer } from './publish-answer.server.ts'
import type { QuestionStatus } from './question.ts'
import {
  declineForm,
  declineUnsuppliedForm,
  dispatchForm,
  draftForm,
  noteForm,
  publishForm,
  redactForm,
  reviewForm,
  withdrawForAskerForm,
  withholdForm,
} from './question-forms.ts'
import { redactQuestion } from './redact-question.server.ts'
import { requestReview } from './request-review.server.ts'
import { reviewAnswer } from './review-answer.server.ts'
import { signOffAnswer } from './sign-off.server.ts'
import { type AskerContact, viewAskerContact } from './view-contact.server.ts'
import { spokenForm } from './wall-forms.ts'
import { withdrawForAsker } from './withdraw-question.server.ts'
import { withholdAnswer } from './withhold-answer.server.ts'
import { discardAnswerDraft, writeAnswer } from './write-answer.server.ts'

type Values = Record<string, string | string[]>
type Errors = Record<string, string>

/** What became of a form: a word of success, errors beside fields, or why the step is not possible. */
export type CaseStepResult =
  | { kind: 'done'; done: DoneWord }
  | { kind: 'invalid'; errors: Errors }
  | { kind: 'problem'; problem: ProblemWord; status?: QuestionStatus; number?: number; count?: number }
  | { kind: 'contact'; contact: AskerContact }
  | { kind: 'unknown' }

const DONE = [
  'accepted',
  'acknowledged',
  'declined',
  'redirected',
  'dispatched',
  'redacted',
  'unchanged',
  'drafted',
  'requested',
  'passed',
  'returned',
  'published',
  'corrected',
  'withheld',
  'asked',
  'signedOff',
  'progressWritten',
  'progressReleased',
  'channelAdded',
  'channelRemoved',
  'checked',
  'takenOver',
  'draftDiscarded',
  'recorded',
  'recordedOnly',
  'alreadyRecorded',
  'askedAndAnswered',
  'noted',
  'withdrawn',
  'askerLeft',
] as const
export type DoneWord = (typeof DONE)[number] | DutyDone
export type ProblemWord =
  | DutyProblem
  | 'notNow'
  | 'publicCopyMissing'
  | 'mayNotPublish'
  | 'newerVersion'
  | 'heldByOther'
  | 'personalData'
  | 'nothingDrafted'
  | 'publicCopyChanged'
  | 'ownDraft'
  | 'otherVersion'
  | 'alreadyReviewed'
  | 'reviewsMissing'
  | 'sameDepartment'
  | 'unknownDepartment'
  | 'noteMissing'
  | 'alreadyWithheld'
  | 'signOffMissing'
  | 'alreadySignedOff'
  | 'ownSecrecyReview'
  | 'criteriaMissing'
  | 'adoptionMissing'
  | 'adoptionReasonMissing'
  | 'ownProgress'
  | 'notAdopted'
  | 'notPublished'
  | 'tooManyFiles'
  | 'notAtEvent'
  | 'overseerDecides'
  | 'supplementNotOverdue'
  | 'alreadyWithdrawn'

/** A word that may stand in the address after a step; undefined for anything else. */
export function readDone(word: string | null): DoneWord | undefined {
  return ([...DONE, ...DUTY_DONE] as readonly string[]).includes(word ?? '') ? (word as DoneWord) : undefined
}

type Outcome = {
  outcome: string
  status?: QuestionStatus
  number?: number
  hints?: readonly unknown[]
}

/** Takes the step that the form's `intent` names. Throws NotFound and Forbidden as the use cases do. */
export async function takeCaseStep(actor: StaffActor, id: string, values: Values): Promise<CaseStepResult> {
  const run = (useCase: (work: Work) => Promise<Outcome>) => inTransaction(actor, useCase).then(resultOf)
  const read = <Schema extends z.ZodType>(
    schema: Schema,
    useCase: (work: Work, form: z.output<Schema>) => Promise<Outcome>,
  ): Promise<CaseStepResult> | CaseStepResult => {
    const form = schema.safeParse(values)
    return form.success ? run((work) => useCase(work, form.data)) : { kind: 'invalid', errors: errorsOf(form.error) }
  }
  switch (values.intent) {
    case 'accept':
      return run((work) => acceptQuestion(work, id))
    case 'acknowledge':
      return run((work) => acknowledgeQuestion(work, id))
    case 'decline':
      return read(declineForm, (work, form) => declineQuestion(work, id, form))
    case 'declineUnsupplied':
      return read(declineUnsuppliedForm, (work, form) =>
        declineQuestion(work, id, { ...form, route: null, notSupplied: true }),
      )
    case 'withdraw':
      return read(withdrawForAskerForm, (work, form) => withdrawForAsker(work, id, form))
    case 'dispatch':
      return read(dispatchForm, (work, form) => dispatchQuestion(work, id, form))
    case 'redact':
      return read(redactForm, (work, form) => redactQuestion(work, id, form))
    case 'draft':
    case 'correct': {
      const step = values.intent
      return read(draftForm, (work, form) => writeAnswer(work, id, step, { form, values }))
    }
    case 'takeOver':
      return run((work) => takeOverDraft(work, id, String(values.holder ?? '')))
    case 'discardDraft':
      return run((work) => discardAnswerDraft(work, id))
    case 'requestReview':
      return run((work) => requestReview(work, id))
    case 'review':
      return read(reviewForm, (work, form) => reviewAnswer(work, id, form))
    case 'publish':
      return read(publishForm, (work, form) => publishAnswer(work, id, form.versionHash))
    case 'signOff':
      return read(publishForm, (work, form) => signOffAnswer(work, id, form.versionHash))
    case 'signAndPublish':
      return read(publishForm, async (work, form) => {
        const signed = await signOffAnswer(work, id, form.versionHash)
        const isSigned = signed.outcome === 'signedOff' || signed.outcome === 'alreadySignedOff'
        return isSigned ? publishAnswer(work, id, form.versionHash) : signed
      })
    case 'file':
      return read(fileForm, (work, form) => changeFile(work, id, form))
    case 'channel':
      return read(channelForm, (work, form) => addChannel(work, id, form))
    case 'channelRemove':
      return run((work) => removeChannel(work, id, String(values.channelId ?? '')))
    case 'progress':
      return read(progressForm, (work, form) => writeProgress(work, id, form.text))
    case 'progressRelease':
      return run((work) => releaseProgress(work, id, String(values.progressId ?? '')))
    case 'stillRight':
      return run((work) => confirmStillRight(work, id))
    case 'spoken':
      return read(spokenForm, async (work, { keepHints, ...said }) => {
        const spoken = await recordSpokenAnswer(work, id, { ...said, keepHints: keepHints !== undefined })
        return spoken.outcome === 'recorded' && !spoken.drafted ? { outcome: 'recordedOnly' } : spoken
      })
    case 'withhold':
      return read(withholdForm, (work, form) => withholdAnswer(work, id, form.reason, form.keepHints))
    case 'note':
      return read(noteForm, (work, form) => writeNote(work, id, { text: form.noteText, audience: form.audience }))
    case 'contact': {
      const { contact } = await inTransaction(actor, (work) => viewAskerContact(work, id))
      return { kind: 'contact', contact }
    }
    default: {
      const step = await takeDutyStep(actor, id, values)
      if (!step) return { kind: 'unknown' }
      return step.kind === 'invalid' ? { kind: 'invalid', errors: errorsOf(step.error) } : resultOf(step)
    }
  }
}

function resultOf({ outcome, status, number, hints }: Outcome): CaseStepResult {
  const done = readDone(outcome)
  if (done) return { kind: 'done', done }
  return { kind: 'problem', problem: outcome as ProblemWord, status, number, count: hints?.length }
}

function errorsOf(error: z.ZodError): Errors {
  const errors: Errors = {}
  for (const issue of error.issues) errors[issue.path.join('.')] ??= issue.message
  return errors
}
