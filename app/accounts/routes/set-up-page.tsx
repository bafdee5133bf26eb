import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { setUpForm } from '#app/accounts/account-forms.ts'
import { findToken } from '#app/accounts/account-tokens.server.ts'
import { accountsMessages } from '#app/accounts/accounts-messages.ts'
import { NewPasswordFields } from '#app/accounts/components/new-password-fields.tsx'
import { hashPassword } from '#app/accounts/password.server.ts'
import { passwordProblem } from '#app/accounts/password-rules.ts'
import { setUpFirstAdmin } from '#app/accounts/set-up.server.ts'
import { NotFound } from '#app/platform/failures.ts'
import { translator } from '#app/platform/messages.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Form } from '#app/ui/form.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { PageTitle } from '#app/ui/page-title.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { refused, seeOther } from '#app/web/answers.server.ts'
import { withFailures } from '#app/web/failures.server.ts'
import { type RefusedForm, typed, wordErrors } from '#app/web/form-state.ts'
import { readForm, withoutSecrets } from '#app/web/forms.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import { PlainPage } from '#app/web/plain-page.tsx'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { inTransaction } from '#db/work.ts'

export const handle: RouteHandle = { audience: 'secret', staffNetworks: true }

/** 404 for a token that is unknown, used or over. Looking at the page does not use it up. */
export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const token = args.params.token ?? ''
    if ((await findToken(token))?.purpose !== 'setUp') throw new NotFound()
    return json({ action: `/set-up/${token}` })
  })
}

export async function action(args: ActionFunctionArgs) {
  return withFailures(args, async () => {
    const token = args.params.token ?? ''
    if ((await findToken(token))?.purpose !== 'setUp') throw new NotFound()
    const form = await readForm(args.request, setUpForm)
    if (!form.ok) return refused(withoutSecrets(form))
    const { name, email, password } = form.value
    const wrong = passwordProblem(password, { withCode: false, words: [name, email] })
    if (wrong) return refused(withoutSecrets({ errors: { password: wrong }, values: form.values }))
    const passwordHash = await hashPassword(password)
    const language = languageOf(args.request)
    const actor = { kind: 'system', job: 'set-up' } as const
    const outcome = await inTransaction(actor, (work) =>
      setUpFirstAdmin(work, token, { name, email, passwordHash, language }),
    )
    if (outcome.outcome === 'gone') throw new NotFound()
    return seeOther('/login?done=passwordSet')
  })
}

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(translator(language, accountsMessages)('setUpTitle'), matches, { robots: 'noindex' })
}

export default function SetUpPage() {
  const { action } = useLoaderData<typeof loader>()
  const form = useActionData() as RefusedForm | undefined
  const text = useMessages(accountsMessages)
  const errors = wordErrors(form, text)
  return (
    <PlainPage>
      <ErrorSummary errors={errors} />
      <PageTitle lead={text('setUpLead')}>{text('setUpTitle')}</PageTitle>
      <Form action={action}>
        <TextField
          name="name"
          label={text('name')}
          required
          autoComplete="name"
          defaultValue={typed(form, 'name')}
          error={errors.name}
        />
        <TextField
          name="email"
          type="email"
          label={text('email')}
          required
          autoComplete="username"
          defaultValue={typed(form, 'email')}
          error={errors.email}
        />
        <NewPasswordFields errors={errors} />
        <Button variant="primary" size="l">
          {text('setUpSubmit')}
        </Button>
      </Form>
    </PlainPage>
  )
}
