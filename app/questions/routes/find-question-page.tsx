import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { now } from '#app/platform/clock.ts'
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
import { formValues } from '#app/web/forms.server.ts'
import { trackingByNetwork } from '#app/web/limits.server.ts'
import { columnPageMeta, languageOfMatches } from '#app/web/page-meta.ts'
import { PublicPage } from '#app/web/public-page.tsx'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { reader } from '#db/work.ts'
import { readTrackingCode } from '../question.ts'
import { questionsMessages } from '../questions-messages.ts'
import { findTrackedQuestion } from '../track-question.server.ts'

export const handle: RouteHandle = { audience: 'public' }

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => json({}))
}

export async function action(args: ActionFunctionArgs) {
  return withFailures(args, async () => {
    await trackingByNetwork.take(networkOf(args.context.address))
    const values = await formValues(args.request)
    const code = readTrackingCode(String(values.code ?? ''))
    if (!code) return refused({ errors: { code: 'codeUnreadable' }, values })
    if (!(await findTrackedQuestion(reader(), code, now()))) return refused({ errors: { code: 'codeUnknown' }, values })
    return seeOther(`/questions/${code}`)
  })
}

export const meta: MetaFunction = ({ matches }) => {
  const language = languageOfMatches(matches)
  const text = translator(language, questionsMessages)
  return columnPageMeta(text('trackTitle'), matches, { description: text('trackLead') })
}

export default function FindQuestionPage() {
  const answer = useActionData<typeof action>() as
    | { errors: Record<string, string>; values: Record<string, string> }
    | undefined
  const text = useMessages(questionsMessages)
  const error = answer?.errors.code ? text(answer.errors.code as 'codeUnknown') : undefined
  return (
    <PublicPage current="answers" breadcrumbs={[{ href: '/', label: text('home') }, { label: text('trackTitle') }]}>
      <ErrorSummary errors={{ code: error }} />
      <PageTitle lead={text('trackLead')}>{text('trackTitle')}</PageTitle>
      <Form action="/questions">
        <TextField
          name="code"
          label={text('trackingCode')}
          hint={text('trackingCodeHint')}
          error={error}
          defaultValue={answer?.values.code}
          inputMode="numeric"
          autoComplete="off"
          width="m"
          required
        />
        <Button variant="primary" icon="search">
          {text('trackSubmit')}
        </Button>
      </Form>
    </PublicPage>
  )
}
