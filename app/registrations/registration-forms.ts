// What people may enter, in the form and in the API. A schema's messages are keys of registrations-messages.ts.
import { z } from 'zod'
import { LANGUAGES } from '#app/platform/language.ts'
import { cleanLine, cleanText, lengthOf } from '#app/platform/text.ts'
import { normaliseEmail, normalisePhone } from './contact.ts'

export const LONGEST_NAME = 40
export const LONGEST_NEEDS = 200
/** Largest party of any slot; the slot's own limit is checked with the slot. */
export const LARGEST_PARTY = 50
const MOST_ANSWERS = 20
const LONGEST_ANSWER = 500

// Names go into mails and onto screens: letters, digits and the marks of names, no address of a site or a mailbox.
const NAME = /^[\p{L}\p{M}\p{N} ·•.'’()（）-]+$/u
const looksLikeAddress = (name: string) => /www\.|\.[a-z]{2,}/i.test(name)

const name = z
  .string('nameMissing')
  .transform(cleanLine)
  .superRefine((text, context) => {
    const fault =
      text === ''
        ? 'nameMissing'
        : lengthOf(text) > LONGEST_NAME
          ? 'nameTooLong'
          : !NAME.test(text) || looksLikeAddress(text)
            ? 'nameUnreadable'
            : undefined
    if (fault) context.addIssue({ code: 'custom', message: fault })
  })

/** Text in its normal form, or the message; an empty field is an absent one. */
const normal = (normalise: (text: string) => string | undefined, message: string, longest: number) =>
  z
    .string(message)
    .max(longest, message)
    .transform((text, context) => {
      if (text.trim() === '') return undefined
      const value = normalise(text)
      if (value === undefined) context.addIssue({ code: 'custom', message })
      return value
    })

export const phoneField = normal(normalisePhone, 'phoneWrong', 40)
export const emailField = normal(normaliseEmail, 'emailWrong', 254)
const partySize = z.int('partySizeMissing').min(1, 'partySizeMissing').max(LARGEST_PARTY, 'partyTooLarge')

/** Body of `POST /api/v1/slots/{slotId}/registrations`. Unknown fields are refused. */
export const registrationBody = z
  .strictObject({
    name,
    phone: phoneField.optional(),
    email: emailField.optional(),
    partySize: partySize.default(1),
    companions: z
      .array(z.strictObject({ name }))
      .max(LARGEST_PARTY - 1, 'tooManyCompanions')
      .optional(),
    answers: z
      .record(z.string().max(100), z.string().max(LONGEST_ANSWER, 'answerTooLong').transform(cleanText))
      .refine((answers) => Object.keys(answers).length <= MOST_ANSWERS, 'tooManyAnswers')
      .optional(),
    guardian: z.strictObject({ name, phone: phoneField.optional() }).optional(),
    consent: z.strictObject({ version: z.string().max(40) }, 'consentMissing'),
    language: z.enum(LANGUAGES).default('zh-CN'),
  })
  .superRefine((body, context) => {
    if (!body.phone && !body.email) context.addIssue({ code: 'custom', path: ['phone'], message: 'contactMissing' })
    if ((body.companions?.length ?? 0) >= body.partySize) {
      if (body.companions?.length)
        context.addIssue({ code: 'custom', path: ['companions'], message: 'tooManyCompanions' })
    }
  })
export type RegistrationBody = z.output<typeof registrationBody>

/** Body of `PATCH /api/v1/registrations/{manageToken}`: at least one field. */
export const registrationChange = z
  .strictObject({
    partySize: partySize.optional(),
    slotId: z.string().min(1).max(64).optional(),
    name: name.optional(),
  })
  .refine((change) => Object.values(change).some((value) => value !== undefined), 'nothingToChange')

/** Kinds of help a visitor can ask for. */
export const NEEDS = ['wheelchair', 'signLanguage', 'hearing'] as const
export type Need = (typeof NEEDS)[number]

const list = <Schema extends z.ZodType>(item: Schema) =>
  z.preprocess((value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]), z.array(item))

/** One name a line, or separated by commas. */
const names = z
  .string()
  .max(LARGEST_PARTY * (LONGEST_NAME + 2), 'tooManyCompanions')
  .default('')
  .transform((text) =>
    text
      .split(/[\n,，、;；]/)
      .map(cleanLine)
      .filter(Boolean),
  )
  .pipe(z.array(name))

const number = z.preprocess(
  (value) => (typeof value === 'string' && /^\d{1,3}$/.test(value) ? Number(value) : value),
  partySize,
)

/** The registration page. */
export const registrationForm = z
  .object({
    slot: z.string().min(1).max(64),
    name,
    phone: phoneField.optional(),
    email: emailField.optional(),
    partySize: number,
    companions: names,
    waitingChoice: z.enum(['whole', 'fewer']).catch('whole'),
    needs: list(z.enum(NEEDS)),
    needsOther: z.string().max(LONGEST_NEEDS, 'needsTooLong').transform(cleanLine).optional(),
    child: z.enum(['yes', 'no']).default('no'),
    guardian: z.string().default('').transform(cleanLine),
    consent: z.literal('yes', 'consentMissing'),
    consentVersion: z.string().max(40),
    key: z.string().min(16).max(64),
    stamp: z.string().max(200),
  })
  .superRefine((form, context) => {
    const fault = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
    if (!form.phone && !form.email) fault('phone', 'contactMissing')
    if (form.companions.length >= form.partySize && form.companions.length > 0) fault('companions', 'tooManyCompanions')
    if (form.child === 'yes') {
      const guardian = name.safeParse(form.guardian)
      if (!guardian.success)
        fault('guardian', form.guardian === '' ? 'guardianMissing' : (guardian.error.issues[0]?.message ?? ''))
    }
  })
export type RegistrationForm = z.output<typeof registrationForm>

/** The page that changes a registration. */
export const changeForm = z.object({ partySize: number, slot: z.string().min(1).max(64), name })

/** The page that sends the links: one field, read as an address when it has an @. */
export const findForm = z.object({
  contact: z
    .string('findWrong')
    .max(254, 'findWrong')
    .transform((text, context) => {
      const email = text.includes('@') ? normaliseEmail(text) : undefined
      const phone = text.includes('@') ? undefined : normalisePhone(text)
      if (!email && !phone) context.addIssue({ code: 'custom', message: 'findWrong' })
      return email ? { email } : { phone: phone ?? '' }
    }),
})

/** Why staff refuse or cancel; the person reads it. */
export const reasonForm = z.object({
  reason: z
    .string('reasonMissing')
    .transform(cleanText)
    .pipe(z.string().min(1, 'reasonMissing').max(300, 'reasonTooLong')),
})
export const moveForm = z.object({ slot: z.string('slotMissing').min(1, 'slotMissing').max(64) })

/** Registering on somebody's behalf: the page's fields, without what only a citizen's own browser brings. */
export const addForm = z
  .object({
    slot: z.string('slotMissing').min(1, 'slotMissing').max(64),
    name,
    phone: phoneField.optional(),
    email: emailField.optional(),
    partySize: number,
    needsOther: z.string().max(LONGEST_NEEDS, 'needsTooLong').transform(cleanLine).optional(),
    consent: z.literal('yes', 'consentMissing'),
    key: z.string().min(16).max(64),
  })
  .superRefine((form, context) => {
    if (!form.phone && !form.email) context.addIssue({ code: 'custom', path: ['phone'], message: 'contactMissing' })
  })
