// Sample words of departments in messages, saved by their organisers one version after the other.
import { saveTexts } from '#app/mailings/save-texts.server.ts'
import { isTextKind } from '#app/outbox/text-kinds.ts'
import type { StaffActor } from '#app/platform/actor.ts'
import { DEMO_TEXTS } from '#db/seed/demo-texts.ts'
import { inTransaction } from '#db/work.ts'
import type { DemoWorld } from './demo-world.ts'

export async function seedTexts(world: DemoWorld): Promise<void> {
  const organiser = world.staff.get('organiser') as StaffActor
  for (const { department, kind, versions } of DEMO_TEXTS) {
    if (!isTextKind(kind)) throw new Error(`no such text: ${kind}`)
    const departmentId = world.departments.get(department) as string
    for (const [version, { zh, en }] of versions.entries()) {
      const given = { version, words: { 'zh-CN': zh, en } }
      const { outcome } = await inTransaction(organiser, (work) => saveTexts(work, departmentId, kind, given))
      if (outcome !== 'saved') throw new Error(`the sample text ${kind} was not saved: ${outcome}`)
    }
  }
}
