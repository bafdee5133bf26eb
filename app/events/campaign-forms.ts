// The forms of campaigns. An error is a key of event-form-messages.
import { z } from 'zod'
import { instantOf } from '#app/platform/dates.ts'
import { lineOf as line } from '#app/platform/form-text.ts'
import { cleanLine } from '#app/platform/text.ts'
import type { CampaignTask } from './campaigns.server.ts'
import { THEME_KEYS } from './theme.ts'

const day = z
  .string()
  .default('')
  .refine((text) => instantOf(text) !== undefined, { error: 'dayWrong' })

export const campaignForm = z
  .object({
    departmentId: z.string({ error: 'departmentMissing' }).min(1, { error: 'departmentMissing' }),
    theme: z.enum(THEME_KEYS, { error: 'themeMissing' }),
    title: line(60).refine((text) => text !== '', { error: 'titleMissing' }),
    titleEn: line(120).transform((text) => text || null),
    summary: line(300).refine((text) => text !== '', { error: 'summaryMissing' }),
    summaryEn: line(600).transform((text) => text || null),
    startsOn: day,
    endsOn: day,
  })
  .refine((campaign) => campaign.endsOn >= campaign.startsOn, { error: 'lastBeforeFirst', path: ['endsOn'] })

/** The rows of 责任分解: three lists of equal length. `wrong` is the first department whose number or day is not one. */
export function readTasks(values: Readonly<Record<string, string | string[]>>): {
  tasks: CampaignTask[]
  wrong?: string
} {
  const list = (name: string) => {
    const given = values[name]
    return given === undefined ? [] : typeof given === 'string' ? [given] : given
  }
  const [owed, due] = [list('owed'), list('due')]
  const tasks: CampaignTask[] = []
  for (const [index, departmentId] of list('department').entries()) {
    const count = cleanLine(owed[index] ?? '') || '0'
    const dueOn = cleanLine(due[index] ?? '')
    if (!/^\d{1,3}$/.test(count) || (Number(count) > 0 && !instantOf(dueOn))) return { tasks, wrong: departmentId }
    tasks.push({ departmentId, owedEvents: Number(count), dueOn })
  }
  return { tasks }
}
