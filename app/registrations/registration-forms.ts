// What people may enter, in the form and in the API. A schema's messages are keys of registrations-messages.ts.
import { z } from 'zod'
import { LANGUAGES } from '#app/platform/language.ts'
import { cleanLine, cleanText, lengthOf } from '#app/platform/text.ts'
import { LONGEST_QUESTION } from '#app/questions/question-forms.ts'
import { normaliseEmail, normalisePhone } from './contact.ts'
import { normaliseIdentityNumber } from './identity-number.ts'
import { LARGEST_GROUP } from './registration.ts'

export const LONGEST_NAME = 40
export const LONGEST_NEEDS = 200
/** Largest party of any slot; the slot's own limit is checked with the slot. */
export const LARGEST_PARTY = 50
const MOST_ANSWERS = 20
const LONGEST_ANSWER = 500

// Names go into mails and onto screens: letters, digits and the marks of names, no address of a site or a mailbox.
const NAME = /^[\p{L}\p{M}\p{N} ·•.'’()（）-]+$/u
const looksLikeAddress = (name: string) => /www\.|\.[a-z]{2,}/i.test(name)

/** One person's name. */
export const nameField = z
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
export const identityField = normal(normaliseIdentityNumber, 'identityWrong', 40)
export const emailField = normal(normaliseEmail, 'emailWrong', 254)
const partySize = z.int('partySizeMissing').min(1, 'partySizeMissing').max(LARGEST_PARTY, 'partyTooLarge')

/** Of a group, too: how many a party may be is checked with its slot. */
const anyPartySize = z.int('partySizeMissing').min(1, 'partySizeMissing').max(LARGEST_GROUP, 'partyTooLarge')

/** Answer to a question of the event: text, a whole number, a choice, or several. */
const answer = z.union(
  [
    z.string().max(LONGEST_ANSWER, 'answerTooLong').transform(cleanText),
    z.int().transform(String),
    z.array(z.string().max(100)).max(MOST_ANSWERS),
  ],
  'answerTooLong',
)

/** Body of `POST /api/v1/slots/{slotId}/registrations`. Unknown fields are refused. */
export const registrationBody = z
  .strictObject({
    name: nameField,
    phone: phoneField.optional(),
    email: emailField.optional(),
    partySize: partySize.default(1),
    companions: z
      .array(z.strictObject({ name: nameField }))
      .max(LARGEST_PARTY - 1, 'tooManyCompanions')
      .optional(),
    answers: z
      .record(z.string().max(100), answer)
      .refine((answers) => Object.keys(answers).length <= MOST_ANSWERS, 'tooManyAnswers')
      .optional(),
    guardian: z.strictObject({ name: nameField, phone: phoneField.optional() }).optional(),
    takesFewer: z
      .boolean()
      .default(false)
      .describe('on the waiting list: take what is free when that is less than the whole party'),
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
    partySize: anyPartySize.optional(),
    slotId: z.string().min(1).max(64).optional(),
    name: nameField.optional(),
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
  .max(LARGEST_GROUP * (LONGEST_NAME + 2), 'tooManyCompanions')
  .default('')
  .transform((text) =>
    text
      .split(/[\n,，、;；]/)
      .map(cleanLine)
      .filter(Boolean),
  )
  .pipe(z.array(nameField))

const typedNumber = (value: unknown) => (typeof value === 'string' && /^\d{1,3}$/.test(value) ? Number(value) : value)
const number = z.preprocess(typedNumber, partySize)

const needsOtherField = z.string().max(LONGEST_NEEDS, 'needsTooLong').transform(cleanLine).optional()

/** What every form about a party asks, whoever fills it in. */
const partyFields = {
  name: nameField,
  phone: phoneField.optional(),
  email: emailField.optional(),
  partySize: number,
  companions: names,
  needsOther: needsOtherField,
  child: z.enum(['yes', 'no']).default('no'),
  guardian: z.string().default('').transform(cleanLine),
  guardianPhone: phoneField.optional(),
  guardianConsent: z.literal('yes').optional(),
  identity: identityField.optional(),
  identityConsent: z.literal('yes').optional(),
  adults: z.literal('yes').optional(),
  consent: z.literal('yes', 'consentMissing'),
}

type Context = { addIssue(issue: { code: 'custom'; path: string[]; message: string }): void }

/** A way to reach them. Told together with whatever else is missing, so that nobody is sent back twice. */
export function checkContact(form: { phone?: string | undefined; email?: string | undefined }, context: Context): void {
  if (!form.phone && !form.email) context.addIssue({ code: 'custom', path: ['phone'], message: 'contactMissing' })
}
/** Also with other fields at fault; not where the number or the address itself is. */
export const CONTACT_READABLE = {
  when: ({ issues }: z.core.ParsePayload) => !issues.some(({ path }) => path?.[0] === 'phone' || path?.[0] === 'email'),
}

function checkParty(form: z.output<z.ZodObject<typeof partyFields>>, context: Context): void {
  const fault = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
  if (form.companions.length >= form.partySize && form.companions.length > 0) fault('companions', 'tooManyCompanions')
  if (form.child === 'yes') {
    const guardian = nameField.safeParse(form.guardian)
    if (!guardian.success)
      fault('guardian', form.guardian === '' ? 'guardianMissing' : (guardian.error.issues[0]?.message ?? ''))
    if (!form.guardianPhone && !form.phone) fault('guardianPhone', 'guardianPhoneMissing')
    if (!form.guardianConsent) fault('guardianConsent', 'guardianConsentMissing')
  }
  if (form.identity && !form.identityConsent) fault('identityConsent', 'identityConsentMissing')
}

/** What is asked along with signing up, on a page of its own. */
export const questionFields = {
  /** to the department; as long as a question may be */
  question: z
    .string()
    .default('')
    .transform(cleanText)
    .refine((text) => text === '' || lengthOf(text) >= 4, 'questionTooShort')
    .refine((text) => lengthOf(text) <= LONGEST_QUESTION, 'questionTooLong'),
  /** of the question and its answer */
  mayPublish: z.literal('yes').optional(),
}

/** The registration page. */
export const registrationForm = z
  .object({
    ...partyFields,
    slot: z.string().min(1).max(64),
    waitingChoice: z.enum(['whole', 'fewer']).catch('whole'),
    needs: list(z.enum(NEEDS)),
    ...questionFields,
    consentVersion: z.string().max(40),
    key: z.string().min(16).max(64),
    stamp: z.string().max(200),
  })
  .superRefine(checkContact, CONTACT_READABLE)
  .superRefine(checkParty)
export type RegistrationForm = z.output<typeof registrationForm>

/** The page that changes a registration. Number and names are brought together by `partyAfter`. */
export const changeForm = z.object({
  partySize: z.preprocess(typedNumber, anyPartySize),
  /** the number that stood there when the page was opened */
  shown: z.preprocess(typedNumber, z.int().min(0).max(LARGEST_GROUP)).catch(0),
  slot: z.string().min(1).max(64),
  name: nameField,
  /** companions who still come, as `companionLabels` tells them apart */
  stay: list(z.string().max(LONGEST_NAME + 8)),
  /** names of further ones */
  companions: names,
})

/** What staff correct for somebody who calls: everything as it is to be. */
export const correctForm = z
  .object({
    name: nameField,
    phone: phoneField.optional(),
    email: emailField.optional(),
    partySize: z.preprocess(typedNumber, anyPartySize),
    companions: names,
    needs: list(z.enum(NEEDS)),
    needsOther: needsOtherField,
    /** when the registration was last changed, as the page showed it */
    seenAt: z.coerce.date().catch(new Date(0)),
  })
  .refine(({ companions, partySize }) => companions.length === 0 || companions.length < partySize, {
    path: ['companions'],
    message: 'tooManyCompanions',
  })
export type CorrectForm = z.output<typeof correctForm>

/** A citizen's new contact; what is left empty stays as it is. */
export const contactForm = z
  .object({ phone: phoneField.optional(), email: emailField.optional() })
  .refine(({ phone, email }) => phone !== undefined || email !== undefined, {
    path: ['phone'],
    message: 'nothingToChange',
  })

/** What else a citizen gave, but for the answers to the event's questions. */
export const detailsForm = z.object({ needs: list(z.enum(NEEDS)), needsOther: needsOtherField })

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
    ...partyFields,
    slot: z.string('slotMissing').min(1, 'slotMissing').max(64),
    key: z.string().min(16).max(64),
  })
  .superRefine(checkContact, CONTACT_READABLE)
  .superRefine(checkParty)

/** 特别留意: ticked boxes, none of them is fine. */
export const careForm = z.object({
  care: z
    .union([z.array(z.string().max(20)), z.string().max(20)])
    .optional()
    .transform((given) => [given ?? []].flat()),
})
