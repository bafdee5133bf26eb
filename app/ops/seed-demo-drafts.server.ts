// What the sample people have typed and not saved yet: an organiser a text, and an answer that a colleague took over.
import { eq } from 'drizzle-orm'
import { contentOf } from '#app/events/event-content.ts'
import { keepEventDraft } from '#app/events/event-drafts.server.ts'
import { eventFormValues } from '#app/events/event-forms.ts'
import { getEvent } from '#app/events/save-event.server.ts'
import type { StaffActor } from '#app/platform/actor.ts'
import { after, minutes } from '#app/platform/clock.ts'
import { takeOverDraft } from '#app/questions/hold-draft.server.ts'
import { keepAnswerDraft } from '#app/questions/write-answer.server.ts'
import { questions } from '#db/schema.ts'
import { DEMO_DRAFTS } from '#db/seed/demo-drafts.ts'
import { inTransaction, reader } from '#db/work.ts'
import type { DemoWorld } from './demo-world.ts'
import { expectOutcome } from './seed-demo-questions.server.ts'

export async function seedDrafts(world: DemoWorld): Promise<void> {
  const { event, answer } = DEMO_DRAFTS
  const at = (minutesAgo: number) => ({ at: after(world.now, -minutes(minutesAgo)) })
  const person = (key: string) => world.staff.get(key) as StaffActor
  const eventId = world.events.get(event.slug) as string
  const saved = await getEvent(reader(), eventId)
  const typed = { ...eventFormValues(contentOf(saved)), ...event.typed, version: String(saved.version) }
  await inTransaction(person(event.writer), (work) => keepEventDraft(work, 'event', eventId, typed), at(50))

  const [question] = await reader()
    .select({ id: questions.id })
    .from(questions)
    .where(eq(questions.publicText, answer.question))
  if (!question) throw new Error('the sample question to draft an answer to is missing')
  const { writer, takenOverBy } = answer
  const values = { text: answer.typed, publicity: 'public', basedOn: '1' }
  await inTransaction(person(writer), (work) => keepAnswerDraft(work, question.id, values), at(90))
  const holder = person(writer).staffId
  expectOutcome(
    await inTransaction(person(takenOverBy), (work) => takeOverDraft(work, question.id, holder), at(20)),
    'takenOver',
  )
}
