// What lies on the answer desk of the demo: answers to publish, and internal notes.
import type { StaffActor } from '#app/platform/actor.ts'
import { writeNote } from '#app/questions/case-notes.server.ts'
import { DEMO_READY } from '#db/seed/demo-answer-desk.ts'
import { inTransaction } from '#db/work.ts'
import type { DemoWorld } from './demo-world.ts'
import { expectOutcome, seedQuestion } from './seed-demo-questions.server.ts'

export async function seedAnswerDesk(world: DemoWorld): Promise<void> {
  for (const [index, { notes = [], ...demo }] of DEMO_READY.entries()) {
    const id = await seedQuestion(world, demo, index)
    for (const { author, text, audience } of notes) {
      const actor = world.staff.get(author) as StaffActor
      expectOutcome(await inTransaction(actor, (work) => writeNote(work, id, { text, audience })), 'noted')
    }
  }
}
