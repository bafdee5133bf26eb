import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listBroadcasts } from '#app/occasions/broadcasts.server.ts'
import { now } from '#app/platform/clock.ts'
import { monthOf } from '#app/platform/dates.ts'
import { translator } from '#app/platform/messages.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { MonthCalendar } from '#app/ui/month-calendar.tsx'
import { PageTitle } from '#app/ui/page-title.tsx'
import { Tabs } from '#app/ui/tabs.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { columnPageMeta, languageOfMatches } from '#app/web/page-meta.ts'
import { PublicPage } from '#app/web/public-page.tsx'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { reader } from '#db/work.ts'
import { readCalendar } from '../calendar.server.ts'
import { EventStateTag } from '../components/event-cards.tsx'
import { eventListMessages } from '../event-list-messages.ts'
import { addMonths, isMonth, listHref, spanOfMonth } from '../event-list-query.ts'

export const handle: RouteHandle = { audience: 'public', cached: true }

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const asked = new URL(args.request.url).searchParams.get('month') ?? ''
    const at = now()
    const month = isMonth(asked) ? asked : monthOf(at)
    const language = languageOf(args.request)
    const broadcasts = await listBroadcasts(reader(), { ...spanOfMonth(month) }, language)
    return json(await readCalendar(reader(), month, language, at, broadcasts))
  })
}

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const language = languageOfMatches(matches)
  const text = translator(language, eventListMessages)
  const description = text('calendarDescription')
  return [
    ...columnPageMeta(text('calendarTitle'), matches, {
      description,
      type: text('upcoming'),
      keywords: text('upcoming'),
    }),
  ]
}

export default function CalendarPage() {
  const { month, today, days } = useLoaderData<typeof loader>()
  const text = useMessages(eventListMessages)
  const content = Object.fromEntries(
    Object.entries(days).map(([day, entries]) => [
      day,
      <ul key={day} className="grid gap-3">
        {entries.map((entry) => (
          <li key={entry.href} className={entry.muted ? 'text-s text-muted' : 'text-s'}>
            <span className="block text-muted">{[entry.times, entry.kind].filter(Boolean).join(' ')}</span>
            <a href={entry.href} className="link block font-semibold">
              {entry.title}
            </a>
            <EventStateTag state={entry.state} />
          </li>
        ))}
      </ul>,
    ]),
  )
  return (
    <PublicPage
      current="events"
      breadcrumbs={[
        { href: '/', label: text('home') },
        { href: '/events', label: text('listTitle') },
        { label: text('calendarTitle') },
      ]}
    >
      <PageTitle>{text('calendarTitle')}</PageTitle>
      <Tabs
        look="switch"
        label={text('views')}
        items={[
          { href: listHref({ month, page: 1 }), label: text('viewList'), icon: 'list' },
          { href: `/calendar?month=${month}`, label: text('viewCalendar'), icon: 'calendar', current: true },
          { href: '/events?when=past', label: text('viewPast'), icon: 'history' },
        ]}
      />
      <MonthCalendar
        month={month}
        today={today}
        days={content}
        previousHref={`/calendar?month=${addMonths(month, -1)}`}
        nextHref={`/calendar?month=${addMonths(month, 1)}`}
        empty={
          <EmptyState
            icon="calendar"
            title={text('calendarEmpty')}
            actions={<ButtonLink href="/events">{text('listTitle')}</ButtonLink>}
          >
            {text('calendarEmptyText')}
          </EmptyState>
        }
      />
    </PublicPage>
  )
}
