import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { dayOf, formatDay } from '#app/platform/dates.ts'
import { NotFound } from '#app/platform/failures.ts'
import { translator } from '#app/platform/messages.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Form } from '#app/ui/form.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { PageTitle } from '#app/ui/page-title.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { refused, seeOther } from '#app/web/answers.server.ts'
import { networkOf } from '#app/web/client-address.server.ts'
import { withFailures } from '#app/web/failures.server.ts'
import { type RefusedForm, typed, wordErrors } from '#app/web/form-state.ts'
import { readForm } from '#app/web/forms.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { trackingByNetwork } from '#app/web/limits.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import { PublicPage } from '#app/web/public-page.tsx'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { citizen } from '#app/web/session.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import { getAskersQuestion } from '../asker-link.server.ts'
import { findOpenClarification, supplyClarification } from '../clarify-question.server.ts'
import { supplementForm } from '../duty-forms.ts'
import { supplementMessages } from '../supplement-messages.ts'

export const handle: RouteHandle = { audience: 'secret' }

/** What the department wants to know, for the holder of the secret link; nothing to see where it waits for nothing. */
export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    await trackingByNetwork.take(networkOf(args.context.address))
    const { trackingCode, path } = await getAskersQuestion(reader(), args.params.secret ?? '')
    const open = await findOpenClarification(reader(), trackingCode)
    if (!open) throw new NotFound()
    const until = open.dueAt && formatDay(dayOf(open.dueAt), languageOf(args.request))
    return json({ path, request: open.request, until }, { headers: { 'Cache-Control': 'private, no-store' } })
  })
}

export async function action(args: ActionFunctionArgs) {
  return withFailures(args, async () => {
    await trackingByNetwork.take(networkOf(args.context.address))
    const question = await getAskersQuestion(reader(), args.params.secret ?? '')
    const form = await readForm(args.request, supplementForm)
    if (!form.ok) return refused(form)
    await inTransaction(citizen(args.context), (work) =>
      supplyClarification(work, question.id, { text: form.value.supplement }),
    )
    return seeOther(question.path)
  })
}

export const meta: MetaFunction = ({ matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(translator(language, supplementMessages)('title'), matches, { robots: 'noindex' })
}

export default function SupplementPage() {
  const { path, request, until } = useLoaderData<typeof loader>()
  const form = useActionData() as RefusedForm | undefined
  const text = useMessages(supplementMessages)
  const errors = wordErrors(form, text)
  return (
    <PublicPage
      current="answers"
      breadcrumbs={[
        { href: '/', label: text('home') },
        { href: path, label: text('progress') },
        { label: text('title') },
      ]}
    >
      <ErrorSummary errors={errors} />
      <PageTitle lead={text('lead')}>{text('title')}</PageTitle>
      <Panel tone="info" title={text('asked')}>
        <p className="whitespace-pre-line">{request}</p>
        {until ? (
          <>
            <p>
              <b>{text('until', { day: until })}</b>
            </p>
            <p className="hint">{text('noticeLimit')}</p>
          </>
        ) : null}
      </Panel>
      <Form action={`${path}/supplement`}>
        <TextArea
          name="supplement"
          label={text('supplement')}
          hint={text('hint')}
          error={errors.supplement}
          defaultValue={typed(form, 'supplement')}
          rows={6}
        />
        <Button variant="primary" icon="send">
          {text('submit')}
        </Button>
      </Form>
    </PublicPage>
  )
}
