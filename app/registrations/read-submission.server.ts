// The part of a submitted page that belongs to the event's own form: answers, files, the rules of the event.
import { eq } from 'drizzle-orm'
import { NotFound } from '#app/platform/failures.ts'
import { events } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import { checkAnswerFile, storeAnswerFile, waitingFileName } from './answer-files.server.ts'
import { checkAnswers, type EventForm, type FormQuestion } from './event-form.ts'
import { formAtVersion } from './event-form-queries.server.ts'

type Values = Record<string, string | string[]>

export async function readFormOfEvent(reader: Reader, where: { slug: string } | { id: string }) {
  const [event] = await reader
    .select({ id: events.id, formVersion: events.formVersion })
    .from(events)
    .where('slug' in where ? eq(events.slug, where.slug) : eq(events.id, where.id))
  if (!event) throw new NotFound()
  return { eventId: event.id, form: await formAtVersion(reader, event.id, event.formVersion) }
}

export type Submission = {
  /** as given, to be checked again inside the transaction */
  answers: Record<string, string | string[]>
  /** by field, keys of registrationErrors */
  errors: Record<string, string>
}

/**
 * Reads the event's questions out of the fields. A chosen file is kept at once, so that it need not be chosen again when
 * another field is at fault: `f-QUESTION` comes back with its id and `n-QUESTION` with its name. With `own`, names of the
 * files that a registration has given already, it is a change: who comes is not asked again.
 */
export async function readSubmission(
  reader: Reader,
  { eventId, form }: { eventId: string; form: EventForm },
  values: Values,
  files: ReadonlyMap<string, File>,
  { demanding, own }: { demanding: boolean; own?: ReadonlyMap<string, string> },
): Promise<Submission> {
  const errors: Record<string, string> = {}
  const answers: Record<string, string | string[]> = {}
  for (const question of form.questions) {
    if (question.kind === 'file') {
      const read = await readFile(reader, eventId, question, values, files.get(`q-${question.id}`), own)
      if ('fault' in read) errors[`q-${question.id}`] = read.fault
      else if (read.id) answers[question.id] = read.id
    } else {
      const given = values[`q-${question.id}`]
      if (given !== undefined && given.length > 0) answers[question.id] = given
    }
  }
  const checked = checkAnswers(form.questions, answers, { demanding })
  if (!checked.ok) for (const [id, fault] of Object.entries(checked.faults)) errors[`q-${id}`] ??= fault
  if (demanding && !own) Object.assign(errors, faultsOfRules(form, values))
  return { answers: checked.ok ? checked.answers : answers, errors }
}

function faultsOfRules({ rules }: EventForm, values: Values): Record<string, string> {
  const errors: Record<string, string> = {}
  if (rules.minors === 'adultsOnly' && values.adults !== 'yes') errors.adults = 'adultsMissing'
  if (rules.identity === 'required' && !String(values.identity ?? '').trim()) errors.identity = 'identityMissing'
  return errors
}

async function readFile(
  reader: Reader,
  eventId: string,
  question: FormQuestion,
  values: Values,
  chosen: File | undefined,
  own: ReadonlyMap<string, string> | undefined,
): Promise<{ id?: string } | { fault: string }> {
  if (chosen) {
    const file = await checkAnswerFile(chosen)
    if (file.outcome !== 'fits') return { fault: file.outcome }
    const id = await storeAnswerFile(eventId, question.id, file)
    values[`f-${question.id}`] = id
    values[`n-${question.id}`] = file.name
    return { id }
  }
  const id = String(values[`f-${question.id}`] ?? '')
  const name = id ? (own?.get(id) ?? (await waitingFileName(reader, eventId, question.id, id))) : undefined
  if (name === undefined) {
    delete values[`f-${question.id}`]
    return {}
  }
  values[`n-${question.id}`] = name
  return { id }
}

/** Field of a fault that the transaction found: `answers.QUESTION` is the page's `q-QUESTION`. */
export function fieldOfFault(path: string): string {
  return path.replace(/^answers\./, 'q-')
}
