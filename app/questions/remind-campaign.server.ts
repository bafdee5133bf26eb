// One reminder of a task in a campaign: its row claims it, in the transaction that writes the messages.

import { staffHolding } from '#app/accounts/staff-holding.server.ts'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import type { TaskProgress } from '#app/events/campaign-queries.server.ts'
import type { CampaignRecord } from '#app/events/campaigns.server.ts'
import { enqueueMessage } from '#app/outbox/enqueue-message.server.ts'
import type { Role } from '#app/platform/actor.ts'
import { newId } from '#app/platform/ids.ts'
import { campaignReminders } from '#db/schema.ts'
import type { Work } from '#db/work.ts'
import type { CampaignReminder } from './campaign-notices.ts'

type Reminder = { kind: CampaignReminder; causeOn: string; note?: string; parentId: string | null }

/** False, and nothing is written, when it was sent before. Whoever acts is not written to. */
export async function remindOfTask(
  work: Work,
  campaign: Pick<CampaignRecord, 'id' | 'title' | 'titleEn'>,
  { department, owedEvents, published, dueOn }: TaskProgress,
  { kind, causeOn, note, parentId }: Reminder,
): Promise<boolean> {
  const staffId = work.actor.kind === 'staff' ? work.actor.staffId : null
  const task = { dueOn, owedEvents, published, note: note ?? null }
  const [reminder] = await work.tx
    .insert(campaignReminders)
    .values({
      ...{ id: newId(), campaignId: campaign.id, departmentId: department.id, kind, causeOn, staffId },
      ...{ ...task, sentAt: work.now },
    })
    .onConflictDoNothing()
    .returning({ id: campaignReminders.id })
  if (!reminder) return false
  for (const to of readersOf(kind, department.id, parentId)) {
    for (const person of await staffHolding(work.tx, to)) {
      if (person.id === staffId) continue
      await enqueueMessage(work, 'campaign-notice', {
        channel: 'email',
        to: { address: person.email, name: person.name },
        language: person.language,
        subject: { kind: 'none', id: null },
        departmentId: to.departmentId,
        values: {
          ...{ notice: kind, campaignId: campaign.id, campaign: campaign.title, campaignEn: campaign.titleEn },
          ...{ department: department.name, departmentEn: department.nameEn, ...task },
        },
        dedupeKey: `campaign:${reminder.id}:${person.id}`,
      })
    }
  }
  await recordAudit(
    work,
    kind === 'urged' ? 'campaign.urged' : 'campaign.reminded',
    { kind: 'campaign', id: campaign.id, departmentId: department.id },
    { reminder: kind, dueOn, owedEvents, published },
  )
  work.changed({ kind: 'campaign', campaignId: campaign.id })
  return true
}

function readersOf(kind: CampaignReminder, departmentId: string, parentId: string | null) {
  const own = (...roles: Role[]) => [{ roles, departmentId }]
  if (kind === 'beforeDue') return own('organiser')
  if (kind === 'atDue') return own('reviewer')
  if (kind !== 'escalated') return own('organiser', 'reviewer')
  const overseers: { roles: Role[]; departmentId: string | null } = { roles: ['overseer'], departmentId: null }
  return parentId === null ? [overseers] : [{ roles: ['reviewer' as Role], departmentId: parentId }, overseers]
}
