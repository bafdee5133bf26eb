// Sample letters of organisers: one sent after an event, one still a draft.
import { expandMailings } from '#app/mailings/expand-mailings.server.ts'
import { createMailing, sendMailing } from '#app/mailings/write-mailing.server.ts'
import type { StaffActor } from '#app/platform/actor.ts'
import { DEMO_MAILINGS } from '#db/seed/demo-mailings.ts'
import { inTransaction } from '#db/work.ts'
import type { DemoWorld } from './demo-world.ts'

export async function seedMailings(world: DemoWorld): Promise<void> {
  const organiser = world.staff.get('organiser') as StaffActor
  for (const { event, audience, sent, ...texts } of DEMO_MAILINGS) {
    const eventId = world.events.get(event) as string
    const input = { ...texts, subjectEn: '', bodyEn: '', smsEn: '', scheduledAt: undefined }
    const given = { eventId, selection: { status: audience }, formKey: `demo ${event} ${audience}`, input }
    const { id } = await inTransaction(organiser, (work) => createMailing(work, given))
    if (!sent) continue
    const { outcome } = await inTransaction(organiser, (work) => sendMailing(work, id, 1))
    if (outcome !== 'sent') throw new Error(`the sample letter was not sent: ${outcome}`)
  }
  await expandMailings()
}
