// Sample text modules, added by the people who keep them.
import type { StaffActor } from '#app/platform/actor.ts'
import { addTextModule } from '#app/questions/save-text-module.server.ts'
import { DEMO_TEXT_MODULES } from '#db/seed/demo-text-modules.ts'
import { inTransaction } from '#db/work.ts'
import type { DemoWorld } from './demo-world.ts'
import { expectOutcome } from './seed-demo-questions.server.ts'

export async function seedTextModules(world: DemoWorld): Promise<void> {
  for (const { department, keeper, ...module } of DEMO_TEXT_MODULES) {
    const departmentId = department ? (world.departments.get(department) as string) : null
    const outcome = await inTransaction(world.staff.get(keeper) as StaffActor, (work) =>
      addTextModule(work, { ...module, departmentId }),
    )
    expectOutcome(outcome, 'added')
  }
}
