// Briefings of the last months: two issued, the last one still a draft.
import type { StaffActor } from '#app/platform/actor.ts'
import { after, hours } from '#app/platform/clock.ts'
import { addDays, instantOf, monthOf } from '#app/platform/dates.ts'
import { monthsUpTo } from '#app/questions/figures.ts'
import { issueBriefing, saveBriefing } from '#app/reports/briefings.server.ts'
import { DEMO_BRIEFINGS } from '#db/seed/demo-briefings.ts'
import { inTransaction } from '#db/work.ts'
import type { DemoWorld } from './demo-world.ts'
import { expectOutcome } from './seed-demo-questions.server.ts'

export async function seedBriefings(world: DemoWorld): Promise<void> {
  const overseer = world.staff.get('overseer') as StaffActor
  const months = monthsUpTo(monthOf(world.now), 4)
  for (const [index, texts] of DEMO_BRIEFINGS.entries()) {
    const [month, next] = [months[index] as string, months[index + 1] as string]
    const isLast = index === DEMO_BRIEFINGS.length - 1
    const issuedAt = instantOf(addDays(`${next}-01`, 4), '10:00') as Date
    const at = isLast || issuedAt > world.now ? after(world.now, -hours(1)) : issuedAt
    const useCase = isLast ? saveBriefing : issueBriefing
    const outcome = await inTransaction(overseer, (work) => useCase(work, month, texts, 0), { at })
    expectOutcome(outcome, isLast ? 'saved' : 'issued')
  }
}
