import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useEventFrame } from '#app/events/components/event-console.tsx'
import { readEventFrame } from '#app/events/console-frame.server.ts'
import { formatMomentShort } from '#app/platform/dates.ts'
import { NotFound } from '#app/platform/failures.ts'
import { translator } from '#app/platform/messages.ts'
import { FeedbackSection } from '#app/registrations/components/feedback-section.tsx'
import { feedbackSummary } from '#app/registrations/feedback.server.ts'
import { feedbackMessages } from '#app/registrations/feedback-messages.ts'
import { mutedOf, switchMessages } from '#app/registrations/optional-messages.server.ts'
import { OPTIONAL_MESSAGES } from '#app/registrations/optional-messages.ts'
import { mayManageRegistrations } from '#app/registrations/registration-policy.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { CheckboxGroup } from '#app/ui/checkbox-field.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Form } from '#app/ui/form.tsx'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { Section } from '#app/ui/section.tsx'
import { Table } from '#app/ui/table.tsx'
import { seeOther } from '#app/web/answers.server.ts'
import { ConsolePage } from '#app/web/console-page.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { formValues } from '#app/web/forms.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import { MailingStateTag } from '../components/mailing-state.tsx'
import type { Audience } from '../mailing.ts'
import { mailingMessages } from '../mailing-messages.ts'
import { listMailings } from '../mailing-queries.server.ts'
import { textMessages } from '../text-messages.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['organiser'] }

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, ['organiser'])
    const { event, frame } = await readEventFrame(reader(), actor, args.params.id ?? '', languageOf(args.request))
    if (!mayManageRegistrations(actor, event.departmentId)) throw new NotFound()
    return json({
      frame,
      departmentId: event.departmentId,
      mailings: await listMailings(reader(), event.id),
      muted: await mutedOf(reader(), event.id),
      feedback: await feedbackSummary(reader(), event.id),
      done: new URL(args.request.url).searchParams.get('done') === 'switched',
    })
  })
}

/** Switches the optional messages of the event. */
export async function action(args: ActionFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, ['organiser'])
    const id = args.params.id ?? ''
    const { sent = [] } = await formValues(args.request)
    await inTransaction(actor, (work) => switchMessages(work, id, [sent].flat()))
    return seeOther(`/console/events/${id}/messages?done=switched`)
  })
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(`${translator(language, mailingMessages)('list')} · ${data?.frame.title ?? ''}`, matches)
}

export default function EventMessagesPage() {
  const { frame, departmentId, mailings, muted, feedback, done } = useLoaderData<typeof loader>()
  const optional = useMessages(feedbackMessages)
  const text = useMessages(mailingMessages)
  const texts = useMessages(textMessages)
  const language = useLanguage()
  const write = (
    <ButtonLink href={`/console/mailings/new?event=${frame.id}`} icon="mail" variant="primary">
      {text('write')}
    </ButtonLink>
  )
  return (
    <ConsolePage {...useEventFrame(frame, 'messages')} actions={write}>
      {done ? <Banner tone="success" result title={optional('switched')} /> : null}
      <Section id="mailings" title={text('list')} first>
        <p className="hint">{text('lead')}</p>
        <Table
          caption={text('list')}
          captionHidden
          rows={mailings}
          rowKey={(row) => row.id}
          empty={
            <EmptyState title={text('listNone')} icon="mail">
              {text('listNoneText')}
            </EmptyState>
          }
          columns={[
            {
              key: 'subject',
              label: text('subject'),
              rowHeader: true,
              cell: (row) => <Link href={`/console/mailings/${row.id}`}>{row.subject}</Link>,
            },
            { key: 'audience', label: text('audience'), cell: (row) => text(`audience.${row.audience as Audience}`) },
            { key: 'state', label: text('state'), nowrap: true, cell: (row) => <MailingStateTag state={row.state} /> },
            {
              key: 'progress',
              label: text('progress'),
              nowrap: true,
              cell: (row) =>
                row.progress ? text('progressText', { sent: row.progress.sent, total: row.progress.total }) : '—',
            },
            {
              key: 'at',
              label: text('at'),
              nowrap: true,
              cell: (row) => formatMomentShort(new Date(row.scheduledAt ?? row.createdAt), language),
            },
            { key: 'by', label: text('by'), nowrap: true, cell: (row) => row.by },
          ]}
        />
      </Section>
      <Section id="optional" title={optional('optional')}>
        <Form action={`/console/events/${frame.id}/messages`}>
          <CheckboxGroup
            name="sent[]"
            label={optional('optionalLabel')}
            hint={optional('optionalHint')}
            choices={OPTIONAL_MESSAGES.map((message) => ({ value: message, label: optional(message) }))}
            defaultValues={OPTIONAL_MESSAGES.filter((message) => !muted.includes(message))}
          />
          <Button>{optional('switch')}</Button>
        </Form>
        <p>
          <Link href={`/console/texts?department=${departmentId}`}>{texts('ofDepartment')}</Link>
        </p>
      </Section>
      <FeedbackSection feedback={feedback} />
    </ConsolePage>
  )
}
