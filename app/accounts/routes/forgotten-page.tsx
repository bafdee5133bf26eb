import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { forgottenForm } from '#app/accounts/account-forms.ts'
import { accountsMessages } from '#app/accounts/accounts-messages.ts'
import { askForNewPassword } from '#app/accounts/new-password.server.ts'
import { config } from '#app/config.server.ts'
import { NotFound } from '#app/platform/failures.ts'
import { translator } from '#app/platform/messages.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Form } from '#app/ui/form.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { PageTitle } from '#app/ui/page-title.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { refused, seeOther } from '#app/web/answers.server.ts'
import { networkOf } from '#app/web/client-address.server.ts'
import { withFailures } from '#app/web/failures.server.ts'
import { type RefusedForm, typed, wordErrors } from '#app/web/form-state.ts'
import { readForm } from '#app/web/forms.server.ts'
import { mailsByNetwork } from '#app/web/limits.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import { PlainPage } from '#app/web/plain-page.tsx'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { citizen } from '#app/web/session.server.ts'
import { inTransaction } from '#db/work.ts'

export const handle: RouteHandle = { audience: 'public', staffNetworks: true }

/** 404 where nobody signs in with a password. */
export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    if (!config().localSignIn) throw new NotFound()
    return json({ sent: new URL(args.request.url).searchParams.get('done') === 'sent' })
  })
}

/** The answer is the same whether the mailbox has an account or not. */
export async function action(args: ActionFunctionArgs) {
  return withFailures(args, async () => {
    if (!config().localSignIn) throw new NotFound()
    const form = await readForm(args.request, forgottenForm)
    if (!form.ok) return refused(form)
    await mailsByNetwork.take(networkOf(args.context.address))
    await inTransaction(citizen(args.context), (work) => askForNewPassword(work, form.value.email))
    return seeOther('/login/forgotten?done=sent')
  })
}

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(translator(language, accountsMessages)('forgottenTitle'), matches, { robots: 'noindex' })
}

export default function ForgottenPage() {
  const { sent } = useLoaderData<typeof loader>()
  const form = useActionData() as RefusedForm | undefined
  const text = useMessages(accountsMessages)
  const errors = wordErrors(form, text)
  if (sent) {
    return (
      <PlainPage>
        <PageTitle lead={text('forgottenSent')}>{text('forgottenSentTitle')}</PageTitle>
      </PlainPage>
    )
  }
  return (
    <PlainPage>
      <ErrorSummary errors={errors} />
      <PageTitle lead={text('forgottenLead')}>{text('forgottenTitle')}</PageTitle>
      <Form action="/login/forgotten">
        <TextField
          name="email"
          type="email"
          label={text('email')}
          required
          autoComplete="username"
          defaultValue={typed(form, 'email')}
          error={errors.email}
        />
        <Button variant="primary">{text('forgottenSend')}</Button>
      </Form>
    </PlainPage>
  )
}
