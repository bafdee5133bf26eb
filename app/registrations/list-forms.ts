// Forms that bring a list of people. Messages are keys of listMessages or registrationErrors.
import { z } from 'zod'
import { cleanLine, lengthOf } from '#app/platform/text.ts'
import {
  CONTACT_READABLE,
  checkContact,
  emailField,
  identityField,
  LONGEST_NEEDS,
  nameField,
  phoneField,
  questionFields,
} from './registration-forms.ts'

const LONGEST_GROUP_NAME = 60

const groupName = z
  .string('groupNameMissing')
  .transform(cleanLine)
  .superRefine((text, context) => {
    const fault =
      text === ''
        ? 'groupNameMissing'
        : lengthOf(text) > LONGEST_GROUP_NAME
          ? 'groupNameTooLong'
          : /www\.|https?:|[<>@]/i.test(text)
            ? 'nameUnreadable'
            : undefined
    if (fault) context.addIssue({ code: 'custom', message: fault })
  })

const listFields = {
  slot: z.string('slotMissing').min(1, 'slotMissing').max(64),
  list: z.string().default(''),
  key: z.string().min(16).max(64),
}

const groupFields = {
  ...listFields,
  groupName,
  /** of the leader, who comes too and holds the code */
  name: nameField,
  phone: phoneField.optional(),
  email: emailField.optional(),
  needsOther: z.string().max(LONGEST_NEEDS, 'needsTooLong').transform(cleanLine).optional(),
  child: z.enum(['yes', 'no']).default('no'),
  guardianConsent: z.literal('yes').optional(),
  identity: identityField.optional(),
  identityConsent: z.literal('yes').optional(),
  adults: z.literal('yes').optional(),
  waitingChoice: z.enum(['whole', 'fewer']).catch('whole'),
  consent: z.literal('yes', 'consentMissing'),
}

function checkGroup(
  form: z.output<z.ZodObject<typeof groupFields>>,
  context: { addIssue(issue: { code: 'custom'; path: string[]; message: string }): void },
): void {
  const fault = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
  if (form.child === 'yes' && !form.guardianConsent) fault('guardianConsent', 'childrenConsentMissing')
  if (form.identity && !form.identityConsent) fault('identityConsent', 'identityConsentMissing')
}

/** A class or delegation, as its leader signs it up. */
export const groupForm = z
  .object({ ...groupFields, ...questionFields, consentVersion: z.string().max(40), stamp: z.string().max(200) })
  .superRefine(checkContact, CONTACT_READABLE)
  .superRefine(checkGroup)
/** The same, written down by staff. */
export const staffGroupForm = z.object(groupFields).superRefine(checkContact, CONTACT_READABLE).superRefine(checkGroup)
export type GroupForm = z.output<typeof staffGroupForm>

/** Many people, each registered alone. */
export const staffEachForm = z.object({
  ...listFields,
  guardianConsent: z.literal('yes').optional(),
  consent: z.literal('yes', 'consentMissing'),
})
