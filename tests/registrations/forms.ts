// Forms of events in tests.
import type { StaffActor } from '#app/platform/actor.ts'
import { type QuestionInput, saveQuestion, saveRules } from '#app/registrations/change-form.server.ts'
import { type EventRules, PLAIN_RULES } from '#app/registrations/event-form.ts'
import { inTransaction } from '#db/work.ts'

export const CHOICES = [
  { value: 'c1', text: '地铁', textEn: 'Metro' },
  { value: 'c2', text: '自驾', textEn: 'Car' },
]

export function question(given: Partial<QuestionInput> = {}): QuestionInput {
  return {
    kind: 'text',
    label: '想了解什么',
    labelEn: null,
    help: null,
    helpEn: null,
    required: false,
    choices: [],
    minimum: null,
    maximum: null,
    showQuestionId: null,
    showChoice: null,
    ...given,
  }
}

/** Adds a question and expects it to succeed; answers its id. */
export async function ask(actor: StaffActor, eventId: string, given: Partial<QuestionInput> = {}): Promise<string> {
  const outcome = await inTransaction(actor, (work) => saveQuestion(work, eventId, null, question(given)))
  if (outcome.outcome !== 'saved') throw new Error(`was refused: ${outcome.outcome}`)
  return outcome.id
}

export function rule(actor: StaffActor, eventId: string, given: Partial<EventRules>) {
  return inTransaction(actor, (work) => saveRules(work, eventId, { ...PLAIN_RULES, ...given }))
}
