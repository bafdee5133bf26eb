// What the sample departments were told of their tasks in the campaign: the job of the last days, and one urging.
import type { StaffActor } from '#app/platform/actor.ts'
import { addDays, dayOf, instantOf } from '#app/platform/dates.ts'
import { sendCampaignNotices } from '#app/questions/send-campaign-notices.server.ts'
import { urgeCampaign } from '#app/questions/urge-campaign.server.ts'
import { inTransaction } from '#db/work.ts'
import type { DemoWorld } from './demo-world.ts'
import { expectOutcome } from './seed-demo-questions.server.ts'

const DAYS_BACK = 6

export async function seedCampaignReminders(world: DemoWorld): Promise<void> {
  const morning = (daysAgo: number) => instantOf(addDays(dayOf(world.now), -daysAgo), '10:00') as Date
  for (let daysAgo = DAYS_BACK; daysAgo > 0; daysAgo -= 1) await sendCampaignNotices(undefined, morning(daysAgo))
  const departmentIds = [world.departments.get('jimo-housing') as string]
  const note = '本区主题日还有一个多月，请本周内报送第二场活动安排。'
  const overseer = world.staff.get('overseer') as StaffActor
  const urge = { departmentIds, note }
  expectOutcome(
    await inTransaction(overseer, (work) => urgeCampaign(work, world.campaignId, urge), { at: morning(1) }),
    'urged',
  )
}
