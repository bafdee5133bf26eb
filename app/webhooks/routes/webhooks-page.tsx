import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { config } from '#app/config.server.ts'
import { choicesOf } from '#app/departments/choices.ts'
import { listDepartmentChoices } from '#app/departments/department-queries.server.ts'
import { localName } from '#app/platform/local-text.ts'
import { translator } from '#app/platform/messages.ts'
import { Banner } from '#app/ui/banner.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { Section } from '#app/ui/section.tsx'
import { Table } from '#app/ui/table.tsx'
import { refused } from '#app/web/answers.server.ts'
import { ConsolePage } from '#app/web/console-page.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { type RefusedForm, wordErrors } from '#app/web/form-state.ts'
import { readForm } from '#app/web/forms.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import { EndpointForm } from '../components/endpoint-form.tsx'
import { SecretBanner } from '../components/secret-banner.tsx'
import { endpointState, WebhookState } from '../components/webhook-state.tsx'
import { addEndpoint } from '../manage-endpoints.server.ts'
import { endpointForm } from '../webhook-forms.ts'
import { webhookMessages } from '../webhook-messages.ts'
import { listEndpoints } from '../webhook-queries.server.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['admin'] }

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    await requireStaff(args.request, ['admin'])
    const language = languageOf(args.request)
    const text = translator(language, webhookMessages)
    const endpoints = await listEndpoints(reader())
    return json({
      hosts: config().webhookHosts,
      departments: choicesOf(await listDepartmentChoices(), language),
      removed: new URL(args.request.url).searchParams.get('done') === 'removed',
      endpoints: endpoints.map(({ id, url, kinds, department, departmentEn, ...state }) => ({
        id,
        host: new URL(url).hostname,
        scope: department ? localName(language, department, departmentEn) : text('everyDepartment'),
        kinds: kinds.length,
        state: endpointState(state),
      })),
    })
  })
}

export async function action(args: ActionFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, ['admin'])
    const form = await readForm(args.request, endpointForm)
    if (!form.ok) return refused(form)
    const added = await inTransaction(actor, (work) => addEndpoint(work, form.value))
    if (added.outcome === 'added') return json({ added: { id: added.id, secret: added.secret } })
    const field = added.outcome === 'departmentUnknown' ? 'departmentId' : 'url'
    return refused({ errors: { [field]: added.outcome }, values: form.values })
  })
}

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(translator(language, webhookMessages)('title'), matches)
}

export default function WebhooksPage() {
  const { hosts, departments, endpoints, removed } = useLoaderData<typeof loader>()
  const answer = useActionData() as (RefusedForm & { added?: { id: string; secret: string } }) | undefined
  const added = answer?.added
  const form = added ? undefined : answer
  const text = useMessages(webhookMessages)
  const errors = wordErrors(form, text)
  return (
    <ConsolePage current="webhooks" title={text('title')} lead={text('lead')}>
      {removed && !answer ? <Banner tone="success" result title={text('done_removed')} /> : null}
      <ErrorSummary errors={errors} />
      {added ? (
        <SecretBanner
          secret={added.secret}
          actions={<ButtonLink href={`/console/webhooks/${added.id}`}>{text('toEndpoint')}</ButtonLink>}
        />
      ) : null}
      {hosts.length > 0 ? (
        <p>{text('allowed', { hosts: hosts.join(' · ') })}</p>
      ) : (
        <Banner tone="warning" title={text('off')}>
          {text('offText')}
        </Banner>
      )}
      <Table
        caption={text('title')}
        captionHidden
        rows={endpoints}
        rowKey={(row) => row.id}
        empty={
          <EmptyState title={text('none')} icon="share">
            {text('noneText')}
          </EmptyState>
        }
        columns={[
          {
            key: 'host',
            label: text('address'),
            rowHeader: true,
            cell: (row) => <Link href={`/console/webhooks/${row.id}`}>{row.host}</Link>,
          },
          { key: 'scope', label: text('scope'), cell: (row) => row.scope },
          { key: 'kinds', label: text('kindCount'), numeric: true, cell: (row) => row.kinds },
          { key: 'state', label: text('state'), cell: (row) => <WebhookState state={row.state} /> },
        ]}
      />
      {hosts.length > 0 ? (
        <Section id="add" title={text('add')}>
          <EndpointForm key={added?.id} form={form} errors={errors} departments={departments} />
        </Section>
      ) : null}
    </ConsolePage>
  )
}
