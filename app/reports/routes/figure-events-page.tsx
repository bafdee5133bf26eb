import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { holdsRole } from '#app/platform/actor.ts'
import { now } from '#app/platform/clock.ts'
import { dayOf, formatDay, formatMoment } from '#app/platform/dates.ts'
import { localName } from '#app/platform/local-text.ts'
import { translator } from '#app/platform/messages.ts'
import { QUESTION_ROLES } from '#app/questions/question-policy.ts'
import { statisticsMessages } from '#app/questions/statistics-messages.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { Table } from '#app/ui/table.tsx'
import { ConsolePage } from '#app/web/console-page.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { reader } from '#db/work.ts'
import { ExportList } from '../components/export-list.tsx'
import { readEventList } from '../event-list.server.ts'
import { eventsLink } from '../figure-link.ts'
import { figureMessages } from '../figure-messages.ts'
import { periodName } from '../period.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['answerOfficer', 'reviewer', 'overseer'] }

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, QUESTION_ROLES)
    const at = now()
    const list = await readEventList(reader(), actor, new URL(args.request.url).searchParams, at)
    return json({ ...list, overseesAll: holdsRole(actor, 'overseer', null), at })
  })
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(translator(language, figureMessages)(data?.figure ?? 'planned'), matches, { robots: 'noindex' })
}

type List = ReturnType<typeof useLoaderData<typeof loader>>

/** The open days that a number counts, or the departments that have none. */
export default function FigureEventsPage() {
  const list = useLoaderData<typeof loader>()
  const text = useMessages(figureMessages)
  const language = useLanguage()
  const { figure, events, without } = list
  const at = formatMoment(new Date(list.at), language)
  const lead =
    figure === 'without'
      ? text('withoutLead', { count: without.length, at })
      : figure === 'visitors'
        ? text('peopleLead', { events: events.length, people: list.visitors, at })
        : text('eventsLead', { count: events.length, at })
  const { department, area } = list
  const place = department ?? area
  return (
    <ConsolePage
      current={list.overseesAll ? 'statistics' : 'oversight'}
      title={text('ofMonth', {
        month: periodName(list.month, language),
        department: place ? localName(language, place.name, place.nameEn) : text('allDepartments'),
        figure: text(figure),
      })}
      lead={lead}
      actions={
        <ButtonLink icon="flag" href="/console/oversight">
          {text('toOverview')}
        </ButtonLink>
      }
    >
      {figure === 'without' ? <Without list={list} /> : <Events list={list} />}
      {events.length > 0 ? (
        <ExportList
          action={eventsLink(figure, list.month, department?.code, area?.code).replace('/events?', '/events/export?')}
        />
      ) : null}
    </ConsolePage>
  )
}

function Without({ list: { without } }: { list: List }) {
  const text = useMessages(figureMessages)
  const language = useLanguage()
  if (without.length === 0) {
    return (
      <EmptyState title={text('withoutNone')} icon="check-circle">
        <p>{text('withoutNoneText')}</p>
      </EmptyState>
    )
  }
  return (
    <ul className="my-4 grid gap-x-8 gap-y-2 sm:grid-cols-2 lg:grid-cols-3">
      {without.map(({ id, code, name, nameEn }) => (
        <li key={id}>
          <Link href={`/departments/${code}`}>{localName(language, name, nameEn)}</Link>
        </li>
      ))}
    </ul>
  )
}

function Events({ list: { events, figure, visitors } }: { list: List }) {
  const text = useMessages(figureMessages)
  const words = useMessages(statisticsMessages)
  const language = useLanguage()
  if (events.length === 0) {
    return (
      <EmptyState title={text('eventsNone')} icon="calendar">
        <p>{text('eventsNoneText')}</p>
      </EmptyState>
    )
  }
  return (
    <Table
      caption={text(figure)}
      captionHidden
      rows={events}
      rowKey={({ id }) => id}
      empty=""
      columns={[
        {
          key: 'event',
          label: text('event'),
          rowHeader: true,
          cell: ({ slug, title, titleEn }) => (
            <Link href={`/events/${slug}`}>{localName(language, title, titleEn)}</Link>
          ),
        },
        {
          key: 'department',
          label: words('department'),
          cell: ({ department }) => localName(language, department.name, department.nameEn),
        },
        {
          key: 'day',
          label: text('day'),
          nowrap: true,
          cell: ({ startsAt }) => formatDay(dayOf(new Date(startsAt)), language),
        },
        { key: 'standing', label: text('standing'), nowrap: true, cell: ({ standing }) => text(standing) },
        { key: 'visitors', label: text('visitors'), numeric: true, cell: (row) => row.visitors },
      ]}
      footer={events.length > 1 ? [text('sum'), '', '', '', visitors] : undefined}
    />
  )
}
