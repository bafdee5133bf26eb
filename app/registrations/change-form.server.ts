// The organiser's side of an event's form: questions of its own and rules. Every change raises `events.formVersion`.
import { and, asc, eq, isNull, max } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import type { EventRecord } from '#app/events/event-queries.server.ts'
import { getEventToEdit } from '#app/events/save-event.server.ts'
import { newId } from '#app/platform/ids.ts'
import { raised } from '#db/counters.ts'
import { events, formQuestions, registrationRules } from '#db/schema.ts'
import type { Work } from '#db/work.ts'
import { conditionsFor, type EventRules, type FormQuestion, MOST_QUESTIONS } from './event-form.ts'
import { isQuestionAnswered, readEventRules, readFormQuestions } from './event-form-queries.server.ts'

export type QuestionInput = Omit<FormQuestion, 'id'>
export type FormOutcome =
  | { outcome: 'saved'; id: string }
  | {
      outcome:
        | 'notEditable'
        | 'alreadyRemoved'
        | 'tooManyQuestions'
        | 'answeredAlready'
        | 'badCondition'
        | 'isCondition'
    }

/** Adds a question at the end, or changes one. Refuses a change of meaning after people have answered. */
export async function saveQuestion(
  work: Work,
  eventId: string,
  questionId: string | null,
  input: QuestionInput,
): Promise<FormOutcome> {
  const event = await openForm(work, eventId)
  if (!event) return { outcome: 'notEditable' }
  const questions = await readFormQuestions(work.tx, eventId)
  const place = questionId === null ? questions.length : questions.findIndex(({ id }) => id === questionId)
  if (place < 0) return { outcome: 'alreadyRemoved' }
  if (questionId === null && questions.length >= MOST_QUESTIONS) return { outcome: 'tooManyQuestions' }
  if (!conditionHolds(questions, place, input)) return { outcome: 'badCondition' }
  const before = questions[place]
  if (before && !(await mayMean(work, before, input))) return { outcome: 'answeredAlready' }
  if (before && losesCondition(questions, before, input)) return { outcome: 'isCondition' }
  const id = questionId ?? newId()
  const row = { ...input, choices: [...input.choices] }
  if (before) await work.tx.update(formQuestions).set(row).where(eq(formQuestions.id, id))
  else {
    const [last] = await work.tx
      .select({ position: max(formQuestions.position) })
      .from(formQuestions)
      .where(eq(formQuestions.eventId, eventId))
    await work.tx
      .insert(formQuestions)
      .values({ ...row, id, eventId, position: (last?.position ?? 0) + 1, createdAt: work.now })
  }
  await formChanged(work, event, { question: id, change: before ? 'changed' : 'added' })
  return { outcome: 'saved', id }
}

/** Takes a question out of the form. One that people have answered is kept beside their answers. */
export async function removeQuestion(work: Work, eventId: string, questionId: string): Promise<FormOutcome> {
  const event = await openForm(work, eventId)
  if (!event) return { outcome: 'notEditable' }
  const questions = await readFormQuestions(work.tx, eventId)
  if (questions.some(({ showQuestionId }) => showQuestionId === questionId)) return { outcome: 'isCondition' }
  const one = and(eq(formQuestions.id, questionId), eq(formQuestions.eventId, eventId), isNull(formQuestions.retiredAt))
  const [row] = await work.tx.select({ createdAt: formQuestions.createdAt }).from(formQuestions).where(one)
  if (!row) return { outcome: 'alreadyRemoved' }
  // Withdrawn rather than deleted: somebody may have uploaded a file for it and not sent the form yet.
  await work.tx.update(formQuestions).set({ retiredAt: work.now }).where(one)
  await formChanged(work, event, { question: questionId, change: 'removed' })
  return { outcome: 'saved', id: questionId }
}

/** Moves a question one place up or down; not before the question it depends on. */
export async function moveQuestion(
  work: Work,
  eventId: string,
  questionId: string,
  by: 'up' | 'down',
): Promise<FormOutcome> {
  const event = await openForm(work, eventId)
  if (!event) return { outcome: 'notEditable' }
  const rows = await work.tx
    .select({ id: formQuestions.id, position: formQuestions.position, needs: formQuestions.showQuestionId })
    .from(formQuestions)
    .where(and(eq(formQuestions.eventId, eventId), isNull(formQuestions.retiredAt)))
    .orderBy(asc(formQuestions.position), asc(formQuestions.id))
  const from = rows.findIndex(({ id }) => id === questionId)
  const [one, other] = by === 'up' ? [rows[from - 1], rows[from]] : [rows[from], rows[from + 1]]
  if (from < 0) return { outcome: 'alreadyRemoved' }
  if (!one || !other) return { outcome: 'saved', id: questionId }
  if (other.needs === one.id) return { outcome: 'badCondition' }
  await work.tx.update(formQuestions).set({ position: other.position }).where(eq(formQuestions.id, one.id))
  await work.tx.update(formQuestions).set({ position: one.position }).where(eq(formQuestions.id, other.id))
  await formChanged(work, event, { question: questionId, change: 'moved' })
  return { outcome: 'saved', id: questionId }
}

/** Sets who may come and what is asked of everybody. Asking for an identity number needs a reason. */
export async function saveRules(
  work: Work,
  eventId: string,
  rules: EventRules,
): Promise<FormOutcome | { outcome: 'reasonMissing' }> {
  const event = await openForm(work, eventId)
  if (!event) return { outcome: 'notEditable' }
  if (rules.identity !== 'none' && !rules.identityReason) return { outcome: 'reasonMissing' }
  const before = await readEventRules(work.tx, eventId)
  if (JSON.stringify(before) === JSON.stringify(rules)) return { outcome: 'saved', id: eventId }
  const row = { ...rules, updatedAt: work.now }
  await work.tx
    .insert(registrationRules)
    .values({ eventId, ...row })
    .onConflictDoUpdate({ target: registrationRules.eventId, set: row })
  const { minors, identity, confirmContact, groupMax } = rules
  await formChanged(work, event, { change: 'rules', minors, identity, confirmContact, groupMax })
  return { outcome: 'saved', id: eventId }
}

/** Copies rules and questions into a new draft; conditions point to the copies. */
export async function copyForm(work: Work, fromEventId: string, toEventId: string): Promise<void> {
  const [rules] = await work.tx.select().from(registrationRules).where(eq(registrationRules.eventId, fromEventId))
  const questions = await readFormQuestions(work.tx, fromEventId)
  if (!rules && questions.length === 0) return
  if (rules) await work.tx.insert(registrationRules).values({ ...rules, eventId: toEventId, updatedAt: work.now })
  const copies = new Map(questions.map(({ id }) => [id, newId()]))
  if (questions.length > 0) {
    await work.tx.insert(formQuestions).values(
      questions.map((question, index) => ({
        ...question,
        choices: [...question.choices],
        id: copies.get(question.id) as string,
        showQuestionId: question.showQuestionId ? (copies.get(question.showQuestionId) ?? null) : null,
        eventId: toEventId,
        position: index + 1,
        createdAt: work.now,
      })),
    )
  }
  await work.tx.update(events).set({ formVersion: 1 }).where(eq(events.id, toEventId))
}

/** The event, held until the end of the transaction, so that two editors of its form follow each other. */
async function openForm(work: Work, eventId: string): Promise<EventRecord | undefined> {
  const event = await getEventToEdit(work, eventId)
  if (event.state === 'cancelled' || event.state === 'archived') return undefined
  await work.tx
    .update(events)
    .set({ formVersion: raised(events.formVersion, 1) })
    .where(eq(events.id, eventId))
  return event
}

async function formChanged(
  work: Work,
  event: EventRecord,
  detail: Record<string, string | number | boolean>,
): Promise<void> {
  await recordAudit(
    work,
    'event.form-changed',
    { kind: 'event', id: event.id, departmentId: event.departmentId },
    detail,
  )
  work.changed({ kind: 'event', eventId: event.id })
}

function conditionHolds(questions: readonly FormQuestion[], place: number, input: QuestionInput): boolean {
  if (input.showQuestionId === null) return true
  const condition = conditionsFor(questions, place).find(({ id }) => id === input.showQuestionId)
  return condition?.choices.some(({ value }) => value === input.showChoice) === true
}

async function mayMean(work: Work, before: FormQuestion, input: QuestionInput): Promise<boolean> {
  const same =
    before.label === input.label &&
    before.kind === input.kind &&
    before.showQuestionId === input.showQuestionId &&
    before.showChoice === input.showChoice &&
    before.choices.every(({ value, text }) => input.choices.some((each) => each.value === value && each.text === text))
  if (same) return true
  return !(await isQuestionAnswered(work.tx, before.id))
}

/** Another question is asked only after a choice that this change would take away. */
function losesCondition(questions: readonly FormQuestion[], before: FormQuestion, input: QuestionInput): boolean {
  const needed = questions.filter(({ showQuestionId }) => showQuestionId === before.id)
  return needed.some(({ showChoice }) => !input.choices.some(({ value }) => value === showChoice))
}
