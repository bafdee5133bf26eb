import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { inviteForm } from '#app/accounts/account-forms.ts'
import { accountsMessages } from '#app/accounts/accounts-messages.ts'
import { OneTimeLink } from '#app/accounts/components/one-time-link.tsx'
import { RoleFields } from '#app/accounts/components/role-fields.tsx'
import { inviteStaff } from '#app/accounts/invite-staff.server.ts'
import { isGeneralRole } from '#app/accounts/staff-policy.ts'
import { config } from '#app/config.server.ts'
import { choicesOf } from '#app/departments/choices.ts'
import { listDepartmentChoices } from '#app/departments/department-queries.server.ts'
import { translator } from '#app/platform/messages.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Form } from '#app/ui/form.tsx'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { RadioGroup } from '#app/ui/radio-group.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { refused } from '#app/web/answers.server.ts'
import { ConsolePage } from '#app/web/console-page.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { type RefusedForm, typed, wordErrors } from '#app/web/form-state.ts'
import { readForm } from '#app/web/forms.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { inTransaction } from '#db/work.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['admin'] }

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    await requireStaff(args.request, ['admin'])
    return json({ departments: await listDepartmentChoices() })
  })
}

export async function action(args: ActionFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, ['admin'])
    const form = await readForm(args.request, inviteForm)
    if (!form.ok) return refused(form)
    const { name, email, language, role, departmentId } = form.value
    const grants = [{ role, departmentId: isGeneralRole(role) ? null : departmentId }]
    const outcome = await inTransaction(actor, (work) => inviteStaff(work, { name, email, language, grants }))
    if (outcome.outcome === 'emailTaken') return refused({ errors: { email: 'emailTaken' }, values: form.values })
    // Drawn from the answer and not after a redirect: the link stands nowhere but on this page, once.
    return json({ link: config().publicOrigin + outcome.path })
  })
}

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(translator(language, accountsMessages)('inviteTitle'), matches)
}

export default function InvitePage() {
  const { departments } = useLoaderData<typeof loader>()
  const form = useActionData() as (RefusedForm & { link?: string }) | undefined
  const text = useMessages(accountsMessages)
  const language = useLanguage()
  const errors = wordErrors(form, text)
  if (form?.link) {
    return (
      <ConsolePage current="staff" title={text('inviteTitle')}>
        <OneTimeLink link={form.link} />
        <ButtonLink href="/console/staff">{text('backToStaff')}</ButtonLink>
      </ConsolePage>
    )
  }
  return (
    <ConsolePage current="staff" title={text('inviteTitle')} lead={text('inviteLead')}>
      <ErrorSummary errors={errors} />
      <Form action="/console/staff/invite">
        <TextField
          name="name"
          label={text('name')}
          required
          width="l"
          autoComplete="off"
          defaultValue={typed(form, 'name')}
          error={errors.name}
        />
        <TextField
          name="email"
          type="email"
          label={text('email')}
          required
          width="l"
          autoComplete="off"
          defaultValue={typed(form, 'email')}
          error={errors.email}
        />
        <RoleFields
          departments={choicesOf(departments, language)}
          role={typed(form, 'role')}
          departmentId={typed(form, 'departmentId')}
          errors={errors}
        />
        <RadioGroup
          name="language"
          label={text('mailLanguage')}
          required
          defaultValue={typed(form, 'language', 'zh-CN')}
          choices={[
            { value: 'zh-CN', label: text('chinese') },
            { value: 'en', label: text('english') },
          ]}
        />
        <Button variant="primary">{text('inviteSubmit')}</Button>
      </Form>
    </ConsolePage>
  )
}
