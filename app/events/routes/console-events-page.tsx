import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { departmentsOf, holdsRole } from '#app/platform/actor.ts'
import { now } from '#app/platform/clock.ts'
import { localName } from '#app/platform/local-text.ts'
import { translator } from '#app/platform/messages.ts'
import { cleanLine } from '#app/platform/text.ts'
import { pageOf } from '#app/platform/whole-numbers.ts'
import { hasAnswersOwed } from '#app/questions/owed-at-events.server.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Chips } from '#app/ui/chips.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { Pagination } from '#app/ui/pagination.tsx'
import { SelectField } from '#app/ui/select-field.tsx'
import { Table } from '#app/ui/table.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { ConsolePage } from '#app/web/console-page.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { reader } from '#db/work.ts'
import { StoredStateTag } from '../components/event-console.tsx'
import { CONSOLE_PAGE, listConsoleEvents, listDepartmentChoices } from '../console-events.server.ts'
import { STORED_STATES } from '../event.ts'
import { eventConsoleMessages } from '../event-console-messages.ts'
import { departmentsToOrganise, EVENT_READERS } from '../event-policy.ts'
import { eventTemplateMessages } from '../event-template-messages.ts'
import { NARROWINGS, type Narrowing } from '../narrow-events.server.ts'
import { planMessages } from '../plan-messages.ts'
import { whenLine } from '../present-event.ts'
import { publishingMessages } from '../publishing-messages.ts'
import { resultMessages } from '../result-messages.ts'
import { listResultsInReview } from '../result-queries.server.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['organiser', 'reviewer', 'overseer'] }

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, EVENT_READERS)
    const language = languageOf(args.request)
    const search = new URL(args.request.url).searchParams
    const filter = {
      state: STORED_STATES.find((state) => state === search.get('state')),
      department: search.get('department') || undefined,
      past: search.get('when') === 'past' || undefined,
      only: NARROWINGS.find((narrowing) => narrowing === search.get('only')),
      query: cleanLine(search.get('q') ?? '').slice(0, 60) || undefined,
      page: pageOf(search.get('page')),
    }
    const owed = filter.only === 'toAnswer' ? hasAnswersOwed(reader()) : undefined
    const [list, choices, results] = await Promise.all([
      listConsoleEvents(reader(), actor, { ...filter, owed }, now()),
      listDepartmentChoices(reader(), departmentsOf(actor, EVENT_READERS)),
      listResultsInReview(reader(), actor),
    ])
    const mayCreate = departmentsToOrganise(actor).length > 0
    return json({
      filter,
      results,
      total: list.total,
      byState: list.byState,
      pages: Math.ceil(list.total / CONSOLE_PAGE),
      departments: choices.map((one) => ({ value: one.code, label: localName(language, one.name, one.nameEn) })),
      mayCreate,
      mayRunCampaigns: holdsRole(actor, 'overseer', null),
      rows: list.rows.map((row) => ({
        id: row.id,
        slug: row.slug,
        title: row.title,
        state: row.state,
        when: whenLine({ ...row, slots: [] }, language),
        department: localName(language, row.department.name, row.department.nameEn),
        capacity: row.capacity,
        taken: row.taken,
        waiting: row.waiting,
      })),
    })
  })
}

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(translator(language, eventConsoleMessages)('listTitle'), matches)
}

type Filter = {
  state?: string
  department?: string
  past?: boolean
  query?: string
  only?: Narrowing
  page?: number
}

const ONLY = {
  today: 'onlyToday',
  nearlyFull: 'onlyNearlyFull',
  toApprove: 'onlyToApprove',
  toAnswer: 'onlyToAnswer',
} as const

function hrefOf({ state, department, past, query, only, page }: Filter): string {
  const search = new URLSearchParams()
  if (query) search.set('q', query)
  if (state) search.set('state', state)
  if (department) search.set('department', department)
  if (past) search.set('when', 'past')
  if (only) search.set('only', only)
  if (page && page > 1) search.set('page', String(page))
  const text = search.toString()
  return text ? `/console/events?${text}` : '/console/events'
}

export default function ConsoleEventsPage() {
  const list = useLoaderData<typeof loader>()
  const text = useMessages(eventConsoleMessages)
  const plan = useMessages(planMessages)
  const templates = useMessages(eventTemplateMessages)
  const publishing = useMessages(publishingMessages)
  const result = useMessages(resultMessages)
  const filter = list.filter as Filter
  const first = { ...filter, page: 1 }
  const states = {
    draft: text('stateDraft'),
    inReview: text('stateInReview'),
    published: text('statePublished'),
    cancelled: text('stateCancelled'),
    archived: text('stateArchived'),
  }
  return (
    <ConsolePage
      current="events"
      title={text('listTitle')}
      actions={
        <>
          <ButtonLink href="/console/campaigns">{text('campaigns')}</ButtonLink>
          <ButtonLink href="/console/reports">{text('tabReports')}</ButtonLink>
          <ButtonLink href="/console/embed">{publishing('embedTitle')}</ButtonLink>
          {list.mayRunCampaigns ? <ButtonLink href="/console/publishing">{plan('rules')}</ButtonLink> : null}
          {list.mayCreate || list.mayRunCampaigns ? (
            <ButtonLink href="/console/event-templates">{templates('title')}</ButtonLink>
          ) : null}
          {list.mayCreate ? (
            <ButtonLink href="/console/events/new" variant="primary" icon="plus">
              {text('newEvent')}
            </ButtonLink>
          ) : null}
        </>
      }
      tabs={{
        label: text('columnTime'),
        items: [
          { href: hrefOf({ ...first, past: undefined }), label: text('ahead'), current: !filter.past },
          { href: hrefOf({ ...first, past: true, only: undefined }), label: text('past'), current: filter.past },
        ],
      }}
    >
      {list.results.length > 0 ? (
        <Banner tone="info" title={result('queue', { count: list.results.length })}>
          {list.results.map((one) => (
            <p key={one.id}>
              <Link href={`/console/events/${one.id}/result`}>{one.title}</Link>
            </p>
          ))}
        </Banner>
      ) : null}
      {filter.only ? (
        <p className="mb-3">
          <strong>{text(ONLY[filter.only])}</strong> <Link href="/console/events">{text('clear')}</Link>
        </p>
      ) : null}
      <Chips
        label={text('columnState')}
        labelHidden
        items={[
          { href: hrefOf({ ...first, state: undefined }), label: text('all'), chosen: !filter.state },
          ...STORED_STATES.filter((state) => list.byState[state]).map((state) => ({
            href: hrefOf({ ...first, state }),
            label: states[state],
            count: list.byState[state],
            chosen: filter.state === state,
          })),
        ]}
      />
      <Form method="get" action="/console/events" className="my-4 flex flex-wrap items-end gap-4 [&_.field]:m-0">
        <HiddenFields values={{ state: filter.state, when: filter.past ? 'past' : undefined, only: filter.only }} />
        <TextField name="q" type="search" label={text('search')} width="l" defaultValue={filter.query} />
        {list.departments.length > 1 ? (
          <SelectField
            name="department"
            label={text('department')}
            placeholder={text('allDepartments')}
            options={list.departments}
            defaultValue={filter.department ?? ''}
          />
        ) : null}
        <Button icon="filter">{text('filter')}</Button>
      </Form>
      <Table
        caption={text('listTitle')}
        captionHidden
        rows={list.rows}
        rowKey={(row) => row.id}
        empty={
          <EmptyState
            icon="calendar"
            title={text('none')}
            actions={<ButtonLink href="/console/events">{text('clear')}</ButtonLink>}
          >
            {text('noneText')}
          </EmptyState>
        }
        columns={[
          {
            key: 'title',
            label: text('columnEvent'),
            rowHeader: true,
            cell: (row) => (
              <>
                <Link href={`/console/events/${row.id}`}>{row.title}</Link>
                <span className="block text-s font-normal text-muted">{row.department}</span>
              </>
            ),
          },
          { key: 'when', label: text('columnTime'), cell: (row) => row.when },
          {
            key: 'state',
            label: text('columnState'),
            nowrap: true,
            cell: (row) => <StoredStateTag state={row.state} />,
          },
          {
            key: 'places',
            label: text('columnPlaces'),
            numeric: true,
            cell: (row) => (
              <>
                {row.capacity > 0 ? text('places', { taken: row.taken, capacity: row.capacity }) : '—'}
                {filter.only === 'toApprove' ? (
                  <Link href={`/console/events/${row.id}/registrations?status=pendingApproval`} className="link block">
                    {text('toApprove')}
                  </Link>
                ) : null}
                {filter.only === 'toAnswer' ? (
                  <Link href={`/events/${row.slug}/questions`} className="link block">
                    {text('toAnswer')}
                  </Link>
                ) : null}
                {row.waiting > 0 ? (
                  <span className="block text-s text-muted">{text('waiting', { count: row.waiting })}</span>
                ) : null}
              </>
            ),
          },
        ]}
      />
      <Pagination page={filter.page ?? 1} pages={list.pages} href={(page) => hrefOf({ ...filter, page })} />
    </ConsolePage>
  )
}
