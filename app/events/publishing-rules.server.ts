// Local rules of publishing, kept in the settings table and changed by the overseer.
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { Forbidden } from '#app/platform/failures.ts'
import { settings } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import type { Work } from '#db/work.ts'
import { type PublishingRules, USUAL_RULES } from './event-plan.ts'
import { mayRunCampaigns } from './event-policy.ts'

const KEY = 'publishing'
const stored = z.object({
  planRequired: z.boolean().default(USUAL_RULES.planRequired),
  noticeDays: z.number().int().min(0).max(90).default(USUAL_RULES.noticeDays),
})

export async function readPublishingRules(reader: Reader): Promise<PublishingRules> {
  const [row] = await reader.select({ value: settings.value }).from(settings).where(eq(settings.key, KEY))
  return stored.safeParse(row?.value ?? {}).data ?? USUAL_RULES
}

/** Only the overseer changes what holds for every department. */
export async function changePublishingRules(work: Work, rules: PublishingRules): Promise<void> {
  if (!mayRunCampaigns(work.actor)) throw new Forbidden('change the rules of publishing')
  const value = stored.parse(rules)
  await work.tx
    .insert(settings)
    .values({ key: KEY, value, updatedAt: work.now })
    .onConflictDoUpdate({ target: settings.key, set: { value, updatedAt: work.now } })
  await recordAudit(work, 'settings.changed', { kind: 'settings', id: KEY }, { ...value })
  work.changed({ kind: 'settings' })
}
