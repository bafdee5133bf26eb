import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { newPasswordForm } from '#app/accounts/account-forms.ts'
import { findToken } from '#app/accounts/account-tokens.server.ts'
import { accountsMessages } from '#app/accounts/accounts-messages.ts'
import { NewPasswordFields } from '#app/accounts/components/new-password-fields.tsx'
import { setPasswordByLink } from '#app/accounts/new-password.server.ts'
import { hashPassword } from '#app/accounts/password.server.ts'
import { passwordProblem } from '#app/accounts/password-rules.ts'
import { getOwnAccount } from '#app/accounts/staff-queries.server.ts'
import { translator } from '#app/platform/messages.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Form } from '#app/ui/form.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { PageTitle } from '#app/ui/page-title.tsx'
import { refused, seeOther } from '#app/web/answers.server.ts'
import { withFailures } from '#app/web/failures.server.ts'
import { type RefusedForm, wordErrors } from '#app/web/form-state.ts'
import { readForm, withoutSecrets } from '#app/web/forms.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import { PlainPage } from '#app/web/plain-page.tsx'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { citizen } from '#app/web/session.server.ts'
import { inTransaction } from '#db/work.ts'

export const handle: RouteHandle = { audience: 'secret', staffNetworks: true }

/** The person behind a link for setting a password; undefined when it no longer counts. */
async function personOf(token: string) {
  const found = await findToken(token)
  return found?.staffId && found.purpose !== 'setUp'
    ? { id: found.staffId, ...(await getOwnAccount(found.staffId)) }
    : undefined
}

/** Shows the form; only posting it uses the link up. A link that no longer counts answers 404 with what to do. */
export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const token = args.params.token ?? ''
    const person = await personOf(token)
    if (!person) return json({ action: '', email: '', withCode: false }, { status: 404 })
    return json({ action: `/invitation/${token}`, email: person.email, withCode: person.secondFactor })
  })
}

export async function action(args: ActionFunctionArgs) {
  return withFailures(args, async () => {
    const token = args.params.token ?? ''
    const person = await personOf(token)
    if (!person) return json(null, { status: 404 })
    const form = await readForm(args.request, newPasswordForm)
    if (!form.ok) return refused(withoutSecrets(form))
    const { password } = form.value
    const about = { withCode: person.secondFactor, words: [person.name, person.email] }
    const wrong = passwordProblem(password, about)
    if (wrong) return refused(withoutSecrets({ errors: { password: wrong }, values: form.values }))
    const passwordHash = await hashPassword(password)
    const outcome = await inTransaction(citizen(args.context), (work) => setPasswordByLink(work, token, passwordHash))
    return outcome.outcome === 'set' ? seeOther('/login?done=passwordSet') : json(null, { status: 404 })
  })
}

export const meta: MetaFunction<typeof loader> = ({ matches, data }) => {
  const language = languageOfMatches(matches)
  const text = translator(language, accountsMessages)
  return pageMeta(text(data?.action ? 'invitationTitle' : 'linkGoneTitle'), matches, { robots: 'noindex' })
}

export default function InvitationPage() {
  const { action, email, withCode } = useLoaderData<typeof loader>()
  const form = useActionData() as RefusedForm | undefined
  const text = useMessages(accountsMessages)
  const errors = wordErrors(form, text)
  if (!action) {
    return (
      <PlainPage>
        <PageTitle lead={text('linkGone')}>{text('linkGoneTitle')}</PageTitle>
        <ButtonLink href="/login">{text('signIn')}</ButtonLink>
      </PlainPage>
    )
  }
  return (
    <PlainPage>
      <ErrorSummary errors={errors} />
      <PageTitle lead={text('invitationLead')}>{text('invitationTitle')}</PageTitle>
      <Form action={action}>
        <p className="mb-4">{text('signInAs', { email })}</p>
        <input type="hidden" name="username" autoComplete="username" value={email} />
        <NewPasswordFields errors={errors} withCode={withCode} />
        <Button variant="primary" size="l">
          {text('invitationSubmit')}
        </Button>
      </Form>
    </PlainPage>
  )
}
