import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { config } from '#app/config.server.ts'
import { DeliveryProblemText, MessageStateTag } from '#app/outbox/components/message-state.tsx'
import { outboxTexts } from '#app/outbox/outbox-messages.ts'
import { OUTBOX_ROLES } from '#app/outbox/outbox-policy.ts'
import { isOutboxGroup, listMessages } from '#app/outbox/outbox-queries.server.ts'
import { sendTestMail } from '#app/outbox/send-test-mail.server.ts'
import { formatMomentShort } from '#app/platform/dates.ts'
import { translator } from '#app/platform/messages.ts'
import { pageOf } from '#app/platform/whole-numbers.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Form } from '#app/ui/form.tsx'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { Pagination } from '#app/ui/pagination.tsx'
import { Table } from '#app/ui/table.tsx'
import { seeOther } from '#app/web/answers.server.ts'
import { ConsolePage } from '#app/web/console-page.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { inTransaction } from '#db/work.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['organiser', 'answerOfficer', 'overseer', 'admin'] }

const GROUPS = ['waiting', 'failed', 'kept', 'sent'] as const

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, OUTBOX_ROLES)
    const query = new URL(args.request.url).searchParams
    const state = query.get('state')
    const group = isOutboxGroup(state) ? state : undefined
    const list = await listMessages(actor, { group, page: pageOf(query.get('page')) })
    return json({
      ...list,
      group,
      hasServer: config().smtpUrl !== undefined,
      done: query.get('done') === 'doneTest' ? ('doneTest' as const) : undefined,
    })
  })
}

/** Sends the person a test mail. */
export async function action(args: ActionFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, OUTBOX_ROLES)
    await inTransaction(actor, sendTestMail)
    return seeOther('/console/outbox?done=doneTest')
  })
}

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(translator(language, outboxTexts)('title'), matches)
}

const address = (group: string | undefined, page = 1) => {
  const query = new URLSearchParams({ ...(group ? { state: group } : {}), ...(page > 1 ? { page: String(page) } : {}) })
  return query.size > 0 ? `/console/outbox?${query}` : '/console/outbox'
}

export default function OutboxPage() {
  const { messages, totals, group, page, pages, hasServer, done } = useLoaderData<typeof loader>()
  const text = useMessages(outboxTexts)
  const language = useLanguage()
  const moment = (at: string | null) => (at ? formatMomentShort(new Date(at), language) : '—')
  const tabs = [
    { href: address(undefined), label: text('all'), current: group === undefined },
    ...GROUPS.map((each) => ({
      href: address(each),
      label: text(`group.${each}`),
      count: totals[each],
      current: group === each,
    })),
  ]
  return (
    <ConsolePage
      current="outbox"
      title={text('title')}
      lead={text('lead')}
      tabs={{ label: text('groups'), items: tabs }}
      actions={
        <Form action="/console/outbox">
          <Button icon="mail">{text('testMail')}</Button>
        </Form>
      }
    >
      {done ? <Banner tone="success" result title={text(done)} /> : null}
      {hasServer ? null : (
        <Banner tone="info" title={text('noServer')}>
          <p>{text('noServerText')}</p>
        </Banner>
      )}
      <Table
        caption={text('messages')}
        captionHidden
        rows={messages}
        rowKey={(row) => row.id}
        empty={
          <EmptyState title={text('none')} icon="mail">
            {text(group ? 'noneOfGroup' : 'noneText')}
          </EmptyState>
        }
        columns={[
          {
            key: 'kind',
            label: text('kind'),
            rowHeader: true,
            nowrap: true,
            cell: (row) => (
              <Link href={`/console/outbox/${row.id}`}>{text(`kind.${row.kind}` as 'kind.test-mail')}</Link>
            ),
          },
          {
            key: 'to',
            label: text('to'),
            cell: (row) => (
              <div>
                {row.name ? `${row.name} ` : null}
                {row.to}
              </div>
            ),
          },
          {
            key: 'state',
            label: text('state'),
            nowrap: true,
            cell: (row) => <MessageStateTag state={row.state} />,
          },
          {
            key: 'problem',
            label: text('problem'),
            cell: (row) =>
              row.lastError ? (
                <div>
                  <DeliveryProblemText code={row.lastError} />
                  {row.state === 'retry' ? (
                    <span className="hint">
                      {' '}
                      {text('nextAttempt')} {moment(row.nextAttemptAt)}
                    </span>
                  ) : null}
                </div>
              ) : (
                '—'
              ),
          },
          { key: 'created', label: text('created'), nowrap: true, cell: (row) => moment(row.createdAt) },
          { key: 'sent', label: text('sentAt'), nowrap: true, cell: (row) => moment(row.sentAt) },
        ]}
      />
      <Pagination page={page} pages={pages} href={(number) => address(group, number)} />
    </ConsolePage>
  )
}
