import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { config } from '#app/config.server.ts'
import { translator } from '#app/platform/messages.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Form } from '#app/ui/form.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { PageTitle } from '#app/ui/page-title.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { refused } from '#app/web/answers.server.ts'
import { networkOf } from '#app/web/client-address.server.ts'
import { readForm } from '#app/web/forms.server.ts'
import { linkRequestsByNetwork } from '#app/web/limits.server.ts'
import { columnPageMeta, languageOfMatches } from '#app/web/page-meta.ts'
import { PublicPage } from '#app/web/public-page.tsx'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { registerPageMessages } from '../register-page-messages.ts'
import { findForm } from '../registration-forms.ts'
import { requestLinks } from '../request-links.server.ts'

export const handle: RouteHandle = { audience: 'public' }

export async function loader({ context }: LoaderFunctionArgs) {
  return json({ smsOff: config().smsGateway === undefined, hasErrors: context.formErrors === true })
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await readForm(request, findForm)
  if (!form.ok) {
    context.formErrors = true
    return refused(form, { sent: false })
  }
  await linkRequestsByNetwork.take(networkOf(context.address))
  await requestLinks(form.value.contact as Parameters<typeof requestLinks>[0], context.address)
  return json({ sent: true, errors: {}, values: {} })
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  const language = languageOfMatches(matches)
  const text = translator(language, registerPageMessages)
  return columnPageMeta(text('findTitle'), matches, { description: text('findLead'), error: data?.hasErrors })
}

export default function FindPage() {
  const { smsOff } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() as
    | { sent: boolean; errors: Record<string, string>; values: Record<string, string> }
    | undefined
  const text = useMessages(registerPageMessages)
  const errors = answer?.errors.contact ? { contact: text('findWrong') } : {}
  return (
    <PublicPage breadcrumbs={[{ href: '/', label: text('home') }, { label: text('findTitle') }]}>
      <ErrorSummary errors={errors} />
      <PageTitle lead={answer?.sent ? undefined : text('findLead')}>{text('findTitle')}</PageTitle>
      {answer?.sent ? (
        <Banner
          result
          tone="success"
          title={text('findSentTitle')}
          actions={<ButtonLink href="/find">{text('findAgain')}</ButtonLink>}
        >
          <p>{text('findSentText')}</p>
          {smsOff ? <p>{text('findSmsOff')}</p> : null}
        </Banner>
      ) : (
        <Form action="/find">
          <TextField
            name="contact"
            label={text('findContact')}
            hint={smsOff ? text('findSmsOff') : undefined}
            width="l"
            autoComplete="email"
            spellCheck={false}
            required
            defaultValue={answer?.values.contact}
            error={errors.contact}
          />
          <Button variant="primary" size="l">
            {text('findSubmit')}
          </Button>
          <p className="hint">{text('findWhy')}</p>
        </Form>
      )}
    </PublicPage>
  )
}
