// The form of a text as it is posted; what its words may be is in text-rule.ts.

import { z } from 'zod'
import { versionOf } from '#app/platform/whole-numbers.ts'
import type { BothWords } from './text-queries.server.ts'

const typed = z.string().max(20_000).catch('')

export const textForm = z
  .object({
    /** the version that the writer saw */
    version: z.unknown().optional().transform(versionOf),
    intent: z.enum(['save', 'preview', 'test', 'reset']).catch('save'),
    subject: typed,
    body: typed,
    sms: typed,
    subjectEn: typed,
    bodyEn: typed,
    smsEn: typed,
  })
  .transform(({ version, intent, subject, body, sms, subjectEn, bodyEn, smsEn }) => ({
    version,
    intent,
    words: { 'zh-CN': { subject, body, sms }, en: { subject: subjectEn, body: bodyEn, sms: smsEn } } as BothWords,
  }))
