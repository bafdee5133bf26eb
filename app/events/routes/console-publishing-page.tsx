import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { translator } from '#app/platform/messages.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { CheckboxField } from '#app/ui/checkbox-field.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Section } from '#app/ui/section.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { refused, seeOther } from '#app/web/answers.server.ts'
import { ConsolePage } from '#app/web/console-page.tsx'
import { typed, wordErrors } from '#app/web/form-state.ts'
import { checkForm, formValues } from '#app/web/forms.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import { changeLinkHosts, readLinkHosts } from '../link-hosts.server.ts'
import { linkHostsForm, rulesForm } from '../plan-forms.ts'
import { planMessages } from '../plan-messages.ts'
import { changePublishingRules, readPublishingRules } from '../publishing-rules.server.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['overseer'] }

export async function loader({ request }: LoaderFunctionArgs) {
  await requireStaff(request, ['overseer'])
  const linkHosts = await readLinkHosts(reader())
  return json({
    ...(await readPublishingRules(reader())),
    linkHosts,
    saved: new URL(request.url).searchParams.has('saved'),
  })
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireStaff(request, ['overseer'])
  const values = await formValues(request)
  if (values.intent === 'hosts') {
    const list = checkForm(values, linkHostsForm)
    if (!list.ok) return refused(list, { intent: 'hosts' as const })
    await inTransaction(actor, (work) => changeLinkHosts(work, list.value.linkHosts))
    return seeOther('/console/publishing?saved')
  }
  const form = checkForm(values, rulesForm)
  if (!form.ok) return refused(form)
  await inTransaction(actor, (work) => changePublishingRules(work, form.value))
  return seeOther('/console/publishing?saved')
}

export const meta: MetaFunction = ({ matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(translator(language, planMessages)('rules'), matches)
}

type Answer = { intent?: 'hosts'; errors: Record<string, string>; values: Record<string, string> }

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
          defaultChecked={
            answer && answer.intent !== 'hosts' ? answer.values.planRequired === 'yes' : rules.planRequired
          }
        />
        <TextField
          name="noticeDays"
          label={text('noticeDays')}
          hint={text('noticeHint')}
          type="number"
          width="s"
          min={0}
          max={90}
          defaultValue={typed(answer?.intent === 'hosts' ? undefined : answer, 'noticeDays', String(rules.noticeDays))}
          error={errors.noticeDays}
        />
        <Button variant="primary">{text('rulesSave')}</Button>
      </Form>
      <Section id="hosts" title={text('hosts')}>
        <p>{text('hostsLead')}</p>
        <Form>
          <HiddenFields values={{ intent: 'hosts' }} />
          <TextArea
            name="linkHosts"
            label={text('hostsLabel')}
            hint={text('hostsHint')}
            rows={8}
            defaultValue={typed(
              answer?.intent === 'hosts' ? answer : undefined,
              'linkHosts',
              rules.linkHosts.join('\n'),
            )}
            error={errors.linkHosts}
          />
          <Button>{text('hostsSave')}</Button>
        </Form>
      </Section>
    </ConsolePage>
  )
}
