import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { translator } from '#app/platform/messages.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { CheckboxField } from '#app/ui/checkbox-field.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Form } from '#app/ui/form.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { refused, seeOther } from '#app/web/answers.server.ts'
import { ConsolePage } from '#app/web/console-page.tsx'
import { typed, wordErrors } from '#app/web/form-state.ts'
import { readForm } from '#app/web/forms.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import { rulesForm } from '../plan-forms.ts'
import { planMessages } from '../plan-messages.ts'
import { changePublishingRules, readPublishingRules } from '../publishing-rules.server.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['overseer'] }

export async function loader({ request }: LoaderFunctionArgs) {
  await requireStaff(request, ['overseer'])
  return json({ ...(await readPublishingRules(reader())), saved: new URL(request.url).searchParams.has('saved') })
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireStaff(request, ['overseer'])
  const form = await readForm(request, rulesForm)
  if (!form.ok) return refused(form)
  await inTransaction(actor, (work) => changePublishingRules(work, form.value))
  return seeOther('/console/publishing?saved')
}

export const meta: MetaFunction = ({ matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(translator(language, planMessages)('rules'), language)
}

type Answer = { errors: Record<string, string>; values: Record<string, string> }

export default function ConsolePublishingPage() {
  const rules = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() as Answer | undefined
  const text = useMessages(planMessages)
  const errors = wordErrors(answer, text)
  return (
    <ConsolePage current="events" title={text('rules')} lead={text('rulesLead')}>
      <ErrorSummary errors={errors} />
      {rules.saved && !answer ? <Banner tone="success" result title={text('rulesSaved')} /> : null}
      <Form>
        <CheckboxField
          name="planRequired"
          label={text('planRequired')}
          defaultChecked={answer ? answer.values.planRequired === 'yes' : rules.planRequired}
        />
        <TextField
          name="noticeDays"
          label={text('noticeDays')}
          hint={text('noticeHint')}
          type="number"
          width="s"
          min={0}
          max={90}
          defaultValue={typed(answer, 'noticeDays', String(rules.noticeDays))}
          error={errors.noticeDays}
        />
        <Button variant="primary">{text('rulesSave')}</Button>
      </Form>
    </ConsolePage>
  )
}
