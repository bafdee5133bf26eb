// Reading what an event asks. A form is kept in memory by its version, so that a rush reads it once.
import { and, asc, eq, gte, isNull } from 'drizzle-orm'
import { formQuestions, registrationRules, registrations } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import { type EventForm, type EventRules, type FormQuestion, PLAIN_RULES } from './event-form.ts'

const questionColumns = {
  id: formQuestions.id,
  kind: formQuestions.kind,
  label: formQuestions.label,
  labelEn: formQuestions.labelEn,
  help: formQuestions.help,
  helpEn: formQuestions.helpEn,
  required: formQuestions.required,
  choices: formQuestions.choices,
  minimum: formQuestions.minimum,
  maximum: formQuestions.maximum,
  showQuestionId: formQuestions.showQuestionId,
  showChoice: formQuestions.showChoice,
}

/** The rules of an event; of one that has none of its own, the defaults. */
export async function readEventRules(reader: Reader, eventId: string): Promise<EventRules> {
  const [rules] = await reader.select().from(registrationRules).where(eq(registrationRules.eventId, eventId))
  if (!rules) return PLAIN_RULES
  const { minors, identity, identityReason, identityReasonEn, confirmContact, groupMax } = rules
  return { minors, identity, identityReason, identityReasonEn, confirmContact, groupMax }
}

/** Questions that are asked now, in order. */
export async function readFormQuestions(reader: Reader, eventId: string): Promise<FormQuestion[]> {
  return reader
    .select(questionColumns)
    .from(formQuestions)
    .where(and(eq(formQuestions.eventId, eventId), isNull(formQuestions.retiredAt)))
    .orderBy(asc(formQuestions.position), asc(formQuestions.id))
}

/** Every question ever asked, withdrawn ones last: for whoever reads answers. */
export async function readAllQuestions(
  reader: Reader,
  eventId: string,
): Promise<(FormQuestion & { retired: boolean })[]> {
  const rows = await reader
    .select({ ...questionColumns, retiredAt: formQuestions.retiredAt })
    .from(formQuestions)
    .where(eq(formQuestions.eventId, eventId))
    .orderBy(asc(formQuestions.position), asc(formQuestions.id))
  const all = rows.map(({ retiredAt, ...question }) => ({ ...question, retired: retiredAt !== null }))
  return [...all.filter((each) => !each.retired), ...all.filter((each) => each.retired)]
}

/**
 * True when people have registered since the question was put: then it means what it meant to them. Help, order, English
 * and further choices may still change; question, kind, condition and present choices may not.
 */
export async function isQuestionAnswered(reader: Reader, questionId: string): Promise<boolean> {
  const [one] = await reader
    .select({ id: registrations.id })
    .from(formQuestions)
    .innerJoin(
      registrations,
      and(eq(registrations.eventId, formQuestions.eventId), gte(registrations.createdAt, formQuestions.createdAt)),
    )
    .where(eq(formQuestions.id, questionId))
    .orderBy(asc(registrations.id))
    .limit(1)
  return one !== undefined
}

const MOST_KEPT = 500
const kept = new Map<string, EventForm>()

/** The form at `version`, the event's `formVersion` as the same transaction or page saw it. */
export async function formAtVersion(reader: Reader, eventId: string, version: number): Promise<EventForm> {
  if (version === 0) return { version, rules: PLAIN_RULES, questions: [] }
  const known = kept.get(eventId)
  if (known?.version === version) return known
  const form = {
    version,
    rules: await readEventRules(reader, eventId),
    questions: await readFormQuestions(reader, eventId),
  }
  if (kept.size >= MOST_KEPT) kept.clear()
  kept.set(eventId, form)
  return form
}
