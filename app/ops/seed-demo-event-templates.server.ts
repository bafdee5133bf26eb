// Sample templates of events: one of the water bureau, one that the overseer made common.
import { makeTemplate } from '#app/events/keep-event-templates.server.ts'
import type { StaffActor } from '#app/platform/actor.ts'
import { inTransaction } from '#db/work.ts'
import type { DemoWorld } from './demo-world.ts'
import { expectOutcome } from './seed-demo-questions.server.ts'

const TEMPLATES = [
  { keeper: 'organiser', event: 'jimo-water-open-day', name: '走进水厂（参观＋座谈）', common: false },
  { keeper: 'overseer', event: 'jimo-water-open-day', name: '走进单位通用方案', common: true },
] as const

export async function seedEventTemplates(world: DemoWorld): Promise<void> {
  for (const { keeper, event, name, common } of TEMPLATES) {
    const made = await inTransaction(world.staff.get(keeper) as StaffActor, (work) =>
      makeTemplate(work, world.events.get(event) as string, { name, common }),
    )
    expectOutcome(made, 'made')
  }
}
