// How the letters of a mailing fare, person by person.
import { DeliveryProblemText, type MessageState, MessageStateTag } from '#app/outbox/components/message-state.tsx'
import { formatMomentShort } from '#app/platform/dates.ts'
import { Button, ButtonLink, Buttons } from '#app/ui/button.tsx'
import { Chips } from '#app/ui/chips.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { Meter } from '#app/ui/meter.tsx'
import { Pagination } from '#app/ui/pagination.tsx'
import { Section } from '#app/ui/section.tsx'
import { Table } from '#app/ui/table.tsx'
import { mailingMessages } from '../mailing-messages.ts'

const GROUPS = ['waiting', 'failed', 'kept', 'sent'] as const
type Group = (typeof GROUPS)[number]

export type Delivery = {
  group?: Group
  page: number
  pages: number
  progress?: { total: number } & Record<Group, number>
  people: readonly {
    id: string
    name: string
    to: string
    channel: 'email' | 'sms'
    state: MessageState
    report: 'delivered' | 'undelivered' | null
    lastError: string | null
    sentAt: string | null
  }[]
}

export function MailingDelivery({ id, delivery }: { id: string; delivery: Delivery }) {
  const text = useMessages(mailingMessages)
  const language = useLanguage()
  const { progress, people, group, page, pages } = delivery
  const address = (chosen: Group | undefined, number = 1) => {
    const query = new URLSearchParams({
      ...(chosen ? { state: chosen } : {}),
      ...(number > 1 ? { page: String(number) } : {}),
    })
    return `/console/mailings/${id}${query.size > 0 ? `?${query}` : ''}#people`
  }
  const unsent = (progress?.failed ?? 0) + (progress?.kept ?? 0)
  return (
    <Section id="people" title={text('people')}>
      <p className="hint">{text('peopleLead')}</p>
      {progress ? (
        <Meter
          value={progress.sent}
          max={progress.total}
          label={text('progress')}
          text={text('progressText', { sent: progress.sent, total: progress.total })}
          tone={progress.failed > 0 ? 'warn' : 'ok'}
        />
      ) : null}
      <Buttons>
        <ButtonLink href={address(group, page)} icon="refresh">
          {text('refresh')}
        </ButtonLink>
        {unsent > 0 ? (
          <Form>
            <HiddenFields values={{ intent: 'retry' }} />
            <Button icon="send">{text('retryAll', { count: unsent })}</Button>
          </Form>
        ) : null}
      </Buttons>
      <Chips
        label={text('groups')}
        labelHidden
        items={[
          { href: address(undefined), label: text('all'), count: progress?.total ?? 0, chosen: !group },
          ...GROUPS.filter((each) => (progress?.[each] ?? 0) > 0 || each === group).map((each) => ({
            href: address(each),
            label: text(each),
            count: progress?.[each] ?? 0,
            chosen: each === group,
          })),
        ]}
      />
      <Table
        caption={text('people')}
        captionHidden
        rows={people}
        rowKey={(row) => row.id}
        empty={
          group ? (
            <EmptyState title={text('peopleNoneOfGroup')} icon="mail" />
          ) : (
            <EmptyState title={text('peopleNone')} icon="mail">
              {text('peopleNoneText')}
            </EmptyState>
          )
        }
        columns={[
          {
            key: 'name',
            label: text('name'),
            rowHeader: true,
            nowrap: true,
            cell: (row) => <Link href={`/console/outbox/${row.id}`}>{row.name || '—'}</Link>,
          },
          { key: 'to', label: text('to'), cell: (row) => row.to },
          { key: 'state', label: text('delivery'), nowrap: true, cell: (row) => <MessageStateTag state={row.state} /> },
          {
            key: 'sent',
            label: text('sentAt'),
            nowrap: true,
            cell: (row) => (row.sentAt ? formatMomentShort(new Date(row.sentAt), language) : '—'),
          },
          {
            key: 'problem',
            label: text('problem'),
            cell: (row) =>
              row.report ? (
                text(row.report === 'delivered' ? 'reported' : 'notReported')
              ) : row.lastError ? (
                <DeliveryProblemText code={row.lastError} />
              ) : (
                '—'
              ),
          },
        ]}
      />
      <Pagination page={page} pages={pages} href={(number) => address(group, number)} />
    </Section>
  )
}
