// Forms of the plan, of comments, of publishing at a time and of the rules. Errors are keys of plan-messages.

import { z } from 'zod'
import { instantOf } from '#app/platform/dates.ts'
import { paragraphsOf } from '#app/platform/form-text.ts'
import { cleanLine, cleanText, lengthOf } from '#app/platform/text.ts'
import { versionOf } from '#app/platform/whole-numbers.ts'
import { isHostName } from './allowed-links.ts'
import { COMMENT_PARTS } from './comment-parts.ts'
import type { Duty, PlanContent } from './event-plan.ts'

const LONGEST_PART = 3000
const LONGEST_DUTY = 100
const LONGEST_COMMENT = 1000

const paragraphs = paragraphsOf(LONGEST_PART)
const list = z.union([z.string().transform((one) => [one]), z.array(z.string())]).default([])

export const planForm = z
  .object({
    purpose: paragraphs,
    form: paragraphs,
    participants: paragraphs,
    emergency: paragraphs,
    dutyTask: list,
    dutyWho: list,
    version: z.unknown().optional().transform(versionOf),
  })
  .transform(({ dutyTask, dutyWho, version, ...texts }, context): { version: number; plan: PlanContent } => {
    const duties: Duty[] = []
    for (const [index, raw] of dutyTask.entries()) {
      const [task, who] = [cleanLine(raw), cleanLine(dutyWho[index] ?? '')]
      if (task === '' && who === '') continue
      const wrong = (message: string) => context.addIssue({ code: 'custom', path: [`dutyTask-${index}`], message })
      if (task === '' || who === '') wrong('dutyIncomplete')
      else if (lengthOf(task) > LONGEST_DUTY || lengthOf(who) > LONGEST_DUTY) wrong('tooLong')
      else duties.push({ task, who })
    }
    return { version, plan: { ...texts, duties } }
  })

export const commentForm = z.object({
  part: z.enum(COMMENT_PARTS, 'partMissing'),
  text: z
    .string('commentMissing')
    .transform(cleanText)
    .refine((text) => text !== '', { error: 'commentMissing', abort: true })
    .refine((text) => lengthOf(text) <= LONGEST_COMMENT, { error: 'commentTooLong' }),
})

/** `2026-12-05T09:00`, in Beijing time. */
export const scheduleForm = z.object({
  publishAt: z.string('timeMissing').transform((text, context) => {
    const [day = '', time = ''] = text.split('T')
    const at = instantOf(day, time.slice(0, 5))
    if (!at) context.addIssue({ code: 'custom', message: 'timeMissing' })
    return at ?? new Date(0)
  }),
})

export const rulesForm = z.object({
  planRequired: z
    .literal('yes')
    .optional()
    .transform((ticked) => ticked === 'yes'),
  noticeDays: z
    .string('noticeWrong')
    .transform(cleanLine)
    .refine((text) => /^\d{1,2}$/.test(text) && Number(text) <= 90, { error: 'noticeWrong' })
    .transform(Number),
})

const HOSTS_LISTED = 100

/** One host a line; a whole address is read as its host. */
export const linkHostsForm = z.object({
  linkHosts: z
    .string('hostsMissing')
    .transform((text) =>
      text
        .split(/[\s,，;；]+/)
        .map((host) =>
          cleanLine(host)
            .toLowerCase()
            .replace(/^https:\/\//, '')
            .replace(/\/.*$/, ''),
        )
        .filter((host) => host !== ''),
    )
    .refine((hosts) => hosts.length > 0 && hosts.length <= HOSTS_LISTED, { error: 'hostsMissing' })
    .refine((hosts) => hosts.every(isHostName), { error: 'hostWrong' }),
})
