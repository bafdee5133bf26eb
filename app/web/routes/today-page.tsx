import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { EVENT_READERS } from '#app/events/event-policy.ts'
import type { StaffActor } from '#app/platform/actor.ts'
import { now } from '#app/platform/clock.ts'
import { dayOf, formatDay, formatRange } from '#app/platform/dates.ts'
import { localName } from '#app/platform/local-text.ts'
import { translator } from '#app/platform/messages.ts'
import { countStandings, listOwedReports } from '#app/reports/owed-reports.server.ts'
import { comingEvents, type TodayCard, todayCards } from '#app/reports/today-cards.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Figure, Figures } from '#app/ui/figure.tsx'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { Section } from '#app/ui/section.tsx'
import { Table } from '#app/ui/table.tsx'
import { ConsolePage } from '#app/web/console-page.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { useFrame } from '#app/web/frame.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { todayMessages } from '#app/web/today-messages.ts'
import { reader } from '#db/work.ts'

export const handle: RouteHandle = { audience: 'staff' }

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request)
    const mayCreate = actor.grants.some((grant) => grant.role === 'organiser')
    // Gate staff have the event's check-in page, the others its own.
    const tail = actor.grants.some((grant) => EVENT_READERS.includes(grant.role)) ? '' : '/check-in'
    return json({
      tail,
      today: dayOf(now()),
      cards: [...(await todayCards(actor)), ...(await reportCards(actor))],
      events: await comingEvents(actor),
      mayCreate,
    })
  })
}

/** Reports are theirs who read events. */
async function reportCards(actor: StaffActor): Promise<TodayCard[]> {
  if (!actor.grants.some((grant) => EVENT_READERS.includes(grant.role))) return []
  const { dueSoon, late } = countStandings(await listOwedReports(reader(), actor, now()))
  return [
    { key: 'reportsDue', count: dueSoon, href: '/console/reports?state=due' },
    { key: 'reportsLate', count: late, href: '/console/reports?state=late', bad: true },
  ]
}

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(translator(language, todayMessages)('title'), matches)
}

export default function TodayPage() {
  const { tail, today, cards, events, mayCreate } = useLoaderData<typeof loader>()
  const text = useMessages(todayMessages)
  const language = useLanguage()
  const { staff } = useFrame()
  const lead = text('hello', { name: staff?.name ?? '', day: formatDay(today, language) })
  const create = mayCreate ? (
    <ButtonLink href="/console/events/new" variant="primary" icon="plus">
      {text('createEvent')}
    </ButtonLink>
  ) : undefined
  if (cards.length === 0) {
    return (
      <ConsolePage current="today" title={text('title')} lead={lead}>
        <EmptyState title={text('noRolesTitle')} icon="lock">
          {text('noRolesText')}
        </EmptyState>
      </ConsolePage>
    )
  }
  return (
    <ConsolePage current="today" title={text('title')} lead={lead} actions={create}>
      <Section id="figures" title={text('figures')} first>
        <Figures>
          {cards.map((card) => (
            <Figure
              key={card.key}
              label={text(card.key)}
              value={card.count}
              href={card.href}
              tone={card.bad && card.count > 0 ? 'bad' : undefined}
            />
          ))}
        </Figures>
      </Section>
      <Section id="coming" title={text('coming')}>
        <Table
          caption={text('coming')}
          captionHidden
          rows={events}
          rowKey={(row) => row.id}
          empty={
            <EmptyState title={text('noneTitle')} icon="calendar">
              {text('noneText')}
            </EmptyState>
          }
          columns={[
            {
              key: 'title',
              label: text('event'),
              rowHeader: true,
              cell: (row) => (
                <Link href={`/console/events/${row.id}${tail}`}>{localName(language, row.title, row.titleEn)}</Link>
              ),
            },
            {
              key: 'time',
              label: text('time'),
              cell: (row) => formatRange(new Date(row.startsAt), new Date(row.endsAt), language),
            },
            { key: 'venue', label: text('venue'), cell: (row) => row.venue },
          ]}
        />
      </Section>
    </ConsolePage>
  )
}
