// Schemas of the forms about questions. Messages are keys of questions-messages.ts and case-messages.ts.

import { z } from 'zod'
import { instantOf } from '#app/platform/dates.ts'
import { cleanLine, cleanText, lengthOf } from '#app/platform/text.ts'
import { versionOf } from '#app/platform/whole-numbers.ts'
import { NOTE_AUDIENCES } from '#db/schema/case-notes.ts'
import { MOST_CITATIONS } from './citation.ts'
import { findPersonalData } from './personal-data-hints.ts'
import { ASKABLE_KINDS, DECLINE_ROUTES } from './question.ts'
import { readEmail, readPhone } from './question-contact.ts'
import { LONGEST_SPEAKER, LONGEST_SUMMARY } from './wall-forms.ts'

export const LONGEST_QUESTION = 1000
/** of a public copy: marks in place of what is taken out make it longer */
export const LONGEST_COPY = LONGEST_QUESTION + 200
export const LONGEST_NAME = 20
export const LONGEST_ANSWER = 10_000
const LONGEST_NOTE = 1000
const LONGEST_REASON = 300
const LONGEST_BODY = 100
const LONGEST_CITATION = 300

const required = (message: string, longest: number, tooLong: string) =>
  z
    .string({ error: message })
    .transform(cleanText)
    .refine((text) => lengthOf(text) > 0, message)
    .refine((text) => lengthOf(text) <= longest, tooLong)

const optional = (longest: number, tooLong: string) =>
  z
    .string()
    .optional()
    .transform((text) => (text ? cleanText(text) : '') || undefined)
    .refine((text) => text === undefined || lengthOf(text) <= longest, tooLong)

/** An empty field is left out; one that is filled must be readable. */
const contact = (read: (typed: string) => string | undefined, message: string) =>
  z
    .string()
    .optional()
    .transform((typed, context) => {
      if (!typed?.trim()) return undefined
      const value = read(typed)
      if (value === undefined) context.addIssue({ code: 'custom', message })
      return value
    })

const ticked = z
  .string()
  .optional()
  .transform((value) => value === 'yes')

const place = { event: z.string().max(200).optional(), stall: z.string().max(200).optional() }
const questionText = required('textMissing', LONGEST_QUESTION, 'textTooLong').refine(
  (text) => lengthOf(text) >= 4,
  'textTooShort',
)

/** The name under which a question is shown to everybody: nothing of it may lead to a person. */
const publicName = optional(LONGEST_NAME, 'displayNameTooLong').refine(
  (name) => name === undefined || findPersonalData(name).length === 0,
  'displayNamePersonal',
)

export const askForm = z.object({
  ...place,
  text: questionText,
  kind: z.enum(ASKABLE_KINDS, { error: 'kindMissing' }),
  displayName: publicName,
  phone: contact(readPhone, 'phoneUnreadable'),
  email: contact(readEmail, 'emailUnreadable'),
  mayPublish: ticked,
  concealed: ticked,
  key: z.string().max(64).optional(),
})
export type AskForm = z.output<typeof askForm>

/** With an answer given on the spot, or without: then its fields stay empty. */
export const writeDownForm = askForm
  .extend({
    source: z.enum(['onSite', 'staff', 'hotline', 'wechat'], { error: 'sourceMissing' }),
    name: optional(LONGEST_NAME, 'displayNameTooLong'),
    speaker: optional(LONGEST_SPEAKER, 'speakerNeeded'),
    summary: optional(LONGEST_SUMMARY, 'summaryNeeded'),
    publicText: optional(LONGEST_COPY, 'newCopyTooLong'),
    keepHints: ticked,
  })
  .superRefine(({ speaker, summary, publicText }, context) => {
    if (!speaker && !summary && !publicText) return
    if (!speaker) context.addIssue({ code: 'custom', path: ['speaker'], message: 'speakerNeeded' })
    if (!summary) context.addIssue({ code: 'custom', path: ['summary'], message: 'summaryNeeded' })
  })

/** POST /api/v1/questions; unknown fields are refused. */
export const askBody = z.strictObject({
  event: z.string().max(200).optional(),
  stall: z.string().max(200).optional(),
  text: questionText,
  kind: z.enum(ASKABLE_KINDS).default('consult'),
  topic: optional(LONGEST_NAME, 'topicTooLong'),
  name: optional(40, 'nameTooLong'),
  phone: contact(readPhone, 'phoneUnreadable'),
  email: contact(readEmail, 'emailUnreadable'),
  displayName: publicName,
  anonymous: z.boolean().default(false),
  mayPublish: z.boolean().default(true),
  concealed: z.boolean().default(false).describe('the department that answers does not learn who asks'),
})

const declineFields = z.object({
  reason: required('reasonMissing', LONGEST_REASON, 'reasonTooLong'),
  route: z
    .union([z.literal(''), z.enum(DECLINE_ROUTES)])
    .optional()
    .transform((route) => route || null),
  body: optional(LONGEST_BODY, 'reasonTooLong'),
  keepHints: ticked,
})
export const declineForm = declineFields.refine(({ route, body }) => route !== 'other' || body, {
  path: ['body'],
  message: 'bodyMissing',
})

/** On the ground that the asker did not supply what was asked for. */
export const declineUnsuppliedForm = declineFields.pick({ reason: true, keepHints: true })

/** 代为撤回: why, as the asker is told. */
export const withdrawForAskerForm = z.object({
  reason: required('withdrawReasonMissing', LONGEST_REASON, 'reasonTooLong'),
  keepHints: ticked,
})

export const dispatchForm = z.object({
  departmentId: z.string({ error: 'departmentMissing' }).min(1, 'departmentMissing').max(64),
  reason: required('reasonMissing', LONGEST_REASON, 'reasonTooLong'),
  coUnits: z.array(z.string().max(64)).max(20).optional(),
  part: optional(LONGEST_REASON, 'reasonTooLong'),
  coordinate: ticked,
})

export const redactForm = z.object({
  publicText: required('publicTextMissing', LONGEST_COPY, 'textTooLong'),
  topic: optional(LONGEST_NAME, 'topicTooLong'),
  keepHints: ticked,
})

export const draftForm = z
  .object({
    text: required('answerMissing', LONGEST_ANSWER, 'answerTooLong'),
    policyBasis: z.string().default('').transform(cleanText),
    citationTitle: z.array(z.string()).default([]),
    citationNumber: z.array(z.string()).default([]),
    citationArticle: z.array(z.string()).default([]),
    citationUrl: z.array(z.string()).default([]),
    citationCheckedOn: z.array(z.string()).default([]),
    askerText: optional(LONGEST_ANSWER, 'answerTooLong'),
    toAsker: ticked,
    adoption: z
      .union([z.literal(''), z.enum(['adopted', 'partly', 'notAdopted'])])
      .optional()
      .transform((adoption) => adoption || null),
    adoptionReason: optional(LONGEST_REASON, 'reasonTooLong').transform((reason) => reason ?? null),
    reusedFromId: z.string().max(64).optional(),
    publicity: z.enum(['public', 'partial', 'withheld'], { error: 'publicityMissing' }),
    withholdReason: optional(LONGEST_REASON, 'reasonTooLong').transform((reason) => reason ?? null),
    basedOn: z.unknown().optional().transform(versionOf),
    keepHints: ticked,
    correctionNote: optional(LONGEST_REASON, 'reasonTooLong'),
  })
  .refine((form) => form.publicity === 'public' || form.withholdReason, {
    path: ['withholdReason'],
    message: 'withholdReasonMissing',
  })
  .refine((form) => !form.adoption || form.adoptionReason, {
    path: ['adoptionReason'],
    message: 'problem_adoptionReasonMissing',
  })
  .transform((form, context) => {
    const { citationTitle, citationNumber, citationArticle, citationUrl, citationCheckedOn, ...draft } = form
    const at = (list: readonly string[], index: number) => cleanLine(list[index] ?? '').slice(0, LONGEST_CITATION)
    const citations = citationTitle
      .map((_, index) => ({
        title: at(citationTitle, index),
        number: at(citationNumber, index),
        article: at(citationArticle, index),
        url: at(citationUrl, index),
        checkedOn: at(citationCheckedOn, index),
      }))
      .filter(({ title, number, article, url }) => title || number || article || url)
      .slice(0, MOST_CITATIONS)
    const refuse = (message: string) => context.addIssue({ code: 'custom', path: ['citationTitle'], message })
    if (citations.some(({ title }) => !title)) refuse('citationTitleMissing')
    if (citations.some(({ url }) => url && !isWebAddress(url))) refuse('citationUrlUnreadable')
    if (citations.some(({ checkedOn }) => checkedOn && !instantOf(checkedOn))) refuse('citationDayUnreadable')
    return { ...draft, citations }
  })

/** A plain address of a page, `https://…` or `http://…`. */
export function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)
}

export const reviewForm = z
  .object({
    type: z.enum(['business', 'legal', 'secrecy']),
    verdict: z.enum(['passed', 'returned']),
    criteria: z
      .union([z.string(), z.array(z.string())])
      .default([])
      .transform((ticks) => (typeof ticks === 'string' ? [ticks] : ticks)),
    note: z.string().default('').transform(cleanText),
    versionHash: z.string().max(64),
  })
  .refine((form) => form.verdict === 'passed' || form.note, { path: ['note'], message: 'noteMissing' })

export const noteForm = z.object({
  noteText: required('noteMissing', LONGEST_NOTE, 'noteTooLong'),
  audience: z.enum(NOTE_AUDIENCES, { error: 'noteForMissing' }),
})

export const publishForm = z.object({ versionHash: z.string().max(64) })
export const withholdForm = z.object({
  reason: required('withholdReasonMissing', LONGEST_REASON, 'reasonTooLong'),
  keepHints: ticked,
})
