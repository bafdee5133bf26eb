import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { formatDay } from '#app/platform/dates.ts'
import { localName } from '#app/platform/local-text.ts'
import { translator } from '#app/platform/messages.ts'
import { Button, Buttons } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Form } from '#app/ui/form.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { Section } from '#app/ui/section.tsx'
import { Table } from '#app/ui/table.tsx'
import { refused, seeOther } from '#app/web/answers.server.ts'
import { ConsolePage } from '#app/web/console-page.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { readForm } from '#app/web/forms.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import { campaignForm } from '../campaign-forms.ts'
import { campaignSizes, listCampaigns } from '../campaign-queries.server.ts'
import { createCampaign } from '../campaigns.server.ts'
import { CampaignFields } from '../components/campaign-fields.tsx'
import { CampaignStateTag } from '../components/campaign-state.tsx'
import { useFormErrors } from '../components/event-fields.tsx'
import { listDepartmentChoices } from '../console-events.server.ts'
import { eventConsoleMessages } from '../event-console-messages.ts'
import { eventFormMessages } from '../event-form-messages.ts'
import { EVENT_READERS, mayRunCampaigns } from '../event-policy.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['organiser', 'reviewer', 'overseer'] }

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, EVENT_READERS)
    const language = languageOf(args.request)
    const campaigns = await listCampaigns(reader(), { withDrafts: true })
    const sizes = await campaignSizes(
      reader(),
      campaigns.map((campaign) => campaign.id),
    )
    const departments = await listDepartmentChoices(reader(), 'all')
    return json({
      mayRun: mayRunCampaigns(actor),
      departments: departments.map((one) => ({ value: one.id, label: localName(language, one.name, one.nameEn) })),
      campaigns: campaigns.map((campaign) => ({
        id: campaign.id,
        title: localName(language, campaign.title, campaign.titleEn),
        state: campaign.state,
        from: formatDay(campaign.startsOn, language),
        to: formatDay(campaign.endsOn, language),
        events: sizes.get(campaign.id)?.events ?? 0,
      })),
    })
  })
}

export async function action(args: ActionFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, ['overseer'])
    const form = await readForm(args.request, campaignForm)
    if (!form.ok) return refused(form)
    const { campaign } = await inTransaction(actor, (work) => createCampaign(work, form.value))
    return seeOther(`/console/campaigns/${campaign.id}?done=campaign`)
  })
}

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(translator(language, eventConsoleMessages)('campaignsTitle'), matches)
}

type Answer = { errors: Record<string, string>; values: Record<string, string> }

export default function ConsoleCampaignsPage() {
  const { campaigns, departments, mayRun } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() as Answer | undefined
  const text = useMessages(eventConsoleMessages)
  const words = useMessages(eventFormMessages)
  const errors = useFormErrors(answer?.errors)
  return (
    <ConsolePage current="events" title={text('campaignsTitle')} lead={mayRun ? undefined : text('campaignReadOnly')}>
      <ErrorSummary errors={errors} />
      <Table
        caption={text('campaignsTitle')}
        captionHidden
        rows={campaigns}
        rowKey={(campaign) => campaign.id}
        empty={<p>{text('campaignsNone')}</p>}
        columns={[
          {
            key: 'title',
            label: text('campaignsTitle'),
            rowHeader: true,
            cell: (campaign) => <Link href={`/console/campaigns/${campaign.id}`}>{campaign.title}</Link>,
          },
          { key: 'when', label: text('columnTime'), cell: (campaign) => `${campaign.from} – ${campaign.to}` },
          { key: 'state', label: text('columnState'), cell: (campaign) => <CampaignStateTag state={campaign.state} /> },
          { key: 'events', label: text('listTitle'), numeric: true, cell: (campaign) => campaign.events },
        ]}
      />
      {mayRun ? (
        <Section id="new" title={text('campaignNew')}>
          <Form>
            <CampaignFields values={answer?.values ?? {}} errors={errors} departments={departments} />
            <Buttons>
              <Button variant="primary">{words('create')}</Button>
            </Buttons>
          </Form>
        </Section>
      ) : null}
    </ConsolePage>
  )
}
