// Forms of sample events, and what invented people answer.
import { eq } from 'drizzle-orm'
import { newId } from '#app/platform/ids.ts'
import { events, formQuestions, registrationRules } from '#db/schema.ts'
import { DEMO_FORMS, type DemoQuestion } from '#db/seed/demo-forms.ts'
import { inTransaction } from '#db/work.ts'
import type { DemoWorld } from './demo-world.ts'

const choiceAt = (place: number) => `c${place + 1}`
/** ids of the questions by event, for the answers of those who sign up */
const asked = new Map<string, { id: string; question: DemoQuestion }[]>()

/** Writes the form of an event, if it has one. */
export async function seedForm(world: DemoWorld, slug: string): Promise<void> {
  const form = DEMO_FORMS.find(({ event }) => event === slug)
  const eventId = world.events.get(slug)
  if (!form || !eventId) return
  const questions = form.questions.map((question) => ({ id: newId(), question }))
  asked.set(slug, questions)
  await inTransaction({ kind: 'system', job: 'seed-demo' }, async (work) => {
    if (form.rules) await work.tx.insert(registrationRules).values({ eventId, ...form.rules, updatedAt: work.now })
    for (const [position, { id, question }] of questions.entries()) {
      const { kind, label, labelEn, help, helpEn, required, choices, minimum, maximum, showIf } = question
      await work.tx.insert(formQuestions).values({
        id,
        eventId,
        position: position + 1,
        kind,
        label,
        labelEn,
        help: help ?? null,
        helpEn: helpEn ?? null,
        required: required === true,
        choices: (choices ?? []).map(([text, textEn], place) => ({ value: choiceAt(place), text, textEn })),
        minimum: minimum ?? null,
        maximum: maximum ?? null,
        showQuestionId: showIf ? (questions[showIf[0]]?.id ?? null) : null,
        showChoice: showIf ? choiceAt(showIf[1]) : null,
        createdAt: work.now,
      })
    }
    await work.tx.update(events).set({ formVersion: 1 }).where(eq(events.id, eventId))
  })
}

/** What the invented person of this number answers; undefined where nothing is asked. */
export function demoAnswers(slug: string, number: number): Record<string, string | string[]> | undefined {
  const questions = asked.get(slug)
  if (!questions) return undefined
  return Object.fromEntries(
    questions.flatMap(({ id, question }): [string, string | string[]][] => {
      const answers = question.answers ?? [null]
      const answer = answers[number % answers.length] ?? null
      if (answer === null) return []
      if (typeof answer === 'string') return [[id, answer]]
      return [[id, typeof answer === 'number' ? choiceAt(answer) : answer.map(choiceAt)]]
    }),
  )
}
