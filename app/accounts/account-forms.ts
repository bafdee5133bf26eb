// Forms about accounts. Messages are keys of accounts-messages.ts.
import { z } from 'zod'
import { ROLES } from '#app/platform/actor.ts'
import { LANGUAGES } from '#app/platform/language.ts'
import { isMailAddress } from '#app/platform/mail-address.ts'
import { cleanLine } from '#app/platform/text.ts'

const email = z
  .string('emailNeeded')
  .trim()
  .min(1, 'emailNeeded')
  .refine((text) => isMailAddress(text) && text.includes('.'), 'emailWrong')
const name = z.string('nameNeeded').transform(cleanLine).pipe(z.string().min(1, 'nameNeeded').max(40, 'nameTooLong'))
const password = z.string('passwordNeeded').min(1, 'passwordNeeded').max(1000, 'passwordTooLong')
const departmentId = z.string().default('')
const role = z.enum(ROLES, 'roleNeeded')

export const signInForm = z.object({
  email: z.string('emailNeeded').trim().min(1, 'emailNeeded').max(254, 'emailWrong'),
  password,
  code: z.string().max(20).default(''),
  to: z.string().default(''),
})

/** The code of the phone, after the provider of identities. */
export const identityCodeForm = z.object({
  code: z.string('codeNeeded').trim().min(1, 'codeNeeded').max(20, 'codeWrong'),
  to: z.string().default(''),
})

export const forgottenForm = z.object({ email })

const repeated = { password, repeat: z.string().default('') }
const sameTwice = (value: { password: string; repeat: string }) => value.password === value.repeat
const differs = { path: ['repeat'], message: 'passwordRepeat' }

export const setUpForm = z.object({ name, email, ...repeated }).refine(sameTwice, differs)
export const newPasswordForm = z.object(repeated).refine(sameTwice, differs)
export const changePasswordForm = z
  .object({ old: z.string('passwordNeeded').min(1, 'passwordNeeded').max(1000, 'passwordOldWrong'), ...repeated })
  .refine(sameTwice, differs)

export const codeForm = z.object({
  secret: z.string().default(''),
  code: z.string('codeNeeded').trim().min(1, 'codeNeeded').max(20, 'codeWrong'),
})

const grantFields = { role, departmentId }
const needsDepartment = (value: { role: string; departmentId: string }) =>
  value.role === 'overseer' || value.role === 'admin' || value.departmentId !== ''
const departmentMissing = { path: ['departmentId'], message: 'departmentNeeded' }

export const inviteForm = z
  .object({ name, email, language: z.enum(LANGUAGES).default('zh-CN'), ...grantFields })
  .refine(needsDepartment, departmentMissing)
export const grantForm = z.object(grantFields).refine(needsDepartment, departmentMissing)
