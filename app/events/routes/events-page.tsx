import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { now } from '#app/platform/clock.ts'
import { translator } from '#app/platform/messages.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { CheckboxField } from '#app/ui/checkbox-field.tsx'
import { Chips } from '#app/ui/chips.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { PageTitle } from '#app/ui/page-title.tsx'
import { MoreLinks } from '#app/ui/pagination.tsx'
import { SearchBox } from '#app/ui/search-box.tsx'
import { Section } from '#app/ui/section.tsx'
import { SelectField } from '#app/ui/select-field.tsx'
import { Tabs } from '#app/ui/tabs.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { columnPageMeta, languageOfMatches } from '#app/web/page-meta.ts'
import { PublicPage } from '#app/web/public-page.tsx'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { reader } from '#db/work.ts'
import { EventCards } from '../components/event-cards.tsx'
import { eventListMessages } from '../event-list-messages.ts'
import { type EventListQuery, listHref, readListQuery } from '../event-list-query.ts'
import { PAGE_SIZE, readListPage } from '../list-page.server.ts'

export const handle: RouteHandle = { audience: 'public', cached: true }

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const query = readListQuery(new URL(args.request.url).searchParams)
    const page = await readListPage(reader(), query, languageOf(args.request), now())
    return json({ ...page, next: Math.min(page.left, PAGE_SIZE) })
  })
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  const language = languageOfMatches(matches)
  const text = translator(language, eventListMessages)
  const description = text('listDescription')
  const title = text(data?.query.past ? 'listTitlePast' : 'listTitle')
  return [
    ...columnPageMeta(title, matches, { description, type: text('upcoming'), keywords: text('upcoming') }),
    { tagName: 'link', rel: 'alternate', type: 'application/atom+xml', href: '/events.atom' },
  ]
}

type List = ReturnType<typeof useLoaderData<typeof loader>>

export default function EventsPage() {
  const list = useLoaderData<typeof loader>()
  const text = useMessages(eventListMessages)
  const query = list.query as EventListQuery
  const title = text(query.past ? 'listTitlePast' : 'listTitle')
  return (
    <PublicPage current="events" breadcrumbs={[{ href: '/', label: text('home') }, { label: title }]}>
      <PageTitle>{title}</PageTitle>
      <Tabs
        look="switch"
        label={text('views')}
        items={[
          {
            href: listHref({ ...query, past: undefined, year: undefined, page: 1 }),
            label: text('viewList'),
            icon: 'list',
            current: !query.past,
          },
          {
            href: query.month ? `/calendar?month=${query.month}` : '/calendar',
            label: text('viewCalendar'),
            icon: 'calendar',
          },
          {
            href: listHref({ ...query, month: undefined, free: undefined, past: true, page: 1 }),
            label: text('viewPast'),
            icon: 'history',
            current: query.past,
          },
        ]}
      />
      <Filters list={list} query={query} />
      <p className="mt-4 border-t border-line pt-4 font-semibold">
        {query.q ? `${text('results', { query: query.q })} · ` : ''}
        {text('count', { count: list.total })}
        {list.open > 0 && !query.past ? ` · ${text('countOpen', { count: list.open })}` : ''}
      </p>
      {list.months.length > 0 ? (
        list.months.map(({ month, title: name, cards }) => (
          <Section key={month} id={`m${month}`} title={name} headingLevel={2}>
            <EventCards cards={cards} />
          </Section>
        ))
      ) : (
        <Nothing query={query} />
      )}
      <MoreLinks
        next={
          list.left > 0
            ? { href: listHref({ ...query, page: query.page + 1 }), label: text('nextPage', { count: list.next }) }
            : undefined
        }
        first={query.page > 1 ? { href: listHref({ ...query, page: 1 }), label: text('firstPage') } : undefined}
      />
      <p className="hint">
        {text('onAirEveryWeek')}
        <Link href="/programmes">{text('onAirProgrammes')}</Link>
      </p>
      <p className="hint">
        {text('feeds')}
        <Link href={listHref({ ...query, page: 1 }, '/events.ics')}>{text('feedCalendar')}</Link>
        {' · '}
        <Link href={listHref({ ...query, page: 1 }, '/events.atom')}>{text('feedNews')}</Link>
      </p>
    </PublicPage>
  )
}

function Filters({ list, query }: { list: List; query: EventListQuery }) {
  const text = useMessages(eventListMessages)
  const kept = {
    theme: query.theme,
    kind: query.kind,
    when: query.past ? 'past' : undefined,
    year: query.year,
    campaign: query.campaign,
  }
  return (
    <>
      <SearchBox
        action="/events"
        label={text('search')}
        defaultValue={query.q}
        keep={{
          ...kept,
          department: query.department,
          area: query.area,
          month: query.month,
          free: query.free ? '1' : undefined,
        }}
      />
      <Chips
        label={text('theme')}
        items={[
          { href: listHref({ ...query, theme: undefined, page: 1 }), label: text('all'), chosen: !query.theme },
          ...list.choices.themes.map(({ value, label }) => ({
            href: listHref({ ...query, theme: value, page: 1 }),
            label,
            chosen: query.theme === value,
          })),
        ]}
      />
      <Chips
        label={text('kind')}
        items={[
          { href: listHref({ ...query, kind: undefined, page: 1 }), label: text('all'), chosen: !query.kind },
          ...list.choices.kinds.map(({ value, label }) => ({
            href: listHref({ ...query, kind: value, page: 1 }),
            label,
            chosen: query.kind === value,
          })),
        ]}
      />
      {list.years.length > 0 ? (
        <Chips
          label={text('year')}
          items={[
            { href: listHref({ ...query, year: undefined, page: 1 }), label: text('all'), chosen: !query.year },
            ...list.years.map((year) => ({
              href: listHref({ ...query, year, month: undefined, from: undefined, to: undefined, page: 1 }),
              label: text('yearName', { year }),
              chosen: query.year === year,
            })),
          ]}
        />
      ) : null}
      <Form
        method="get"
        action="/events"
        className="my-4 flex flex-wrap items-end gap-x-4 [&>*]:my-2"
        aria-label={text('more')}
      >
        <HiddenFields values={{ ...kept, q: query.q, from: query.from, to: query.to }} />
        <SelectField
          name="department"
          label={text('department')}
          placeholder={text('allDepartments')}
          options={list.choices.departments}
          defaultValue={query.department ?? ''}
        />
        <SelectField
          name="area"
          label={text('area')}
          placeholder={text('allAreas')}
          options={list.choices.areas}
          defaultValue={query.area ?? ''}
        />
        {query.past ? null : (
          <SelectField
            name="month"
            label={text('month')}
            placeholder={text('allMonths')}
            options={list.choices.months}
            defaultValue={query.month ?? ''}
          />
        )}
        {query.past ? null : (
          <CheckboxField name="free" value="1" label={text('freeOnly')} defaultChecked={query.free} />
        )}
        <Button icon="filter">{text('apply')}</Button>
      </Form>
    </>
  )
}

function Nothing({ query }: { query: EventListQuery }) {
  const text = useMessages(eventListMessages)
  const all = <ButtonLink href="/events">{text('clear')}</ButtonLink>
  if (query.q) {
    return (
      <EmptyState title={text('noneQuery', { query: query.q })} actions={all}>
        {text('noneQueryText')}
      </EmptyState>
    )
  }
  if (query.free) {
    const wider = listHref({ ...query, free: undefined, page: 1 })
    return (
      <EmptyState
        icon="calendar"
        title={text('noneFree')}
        actions={<ButtonLink href={wider}>{text('withoutFree')}</ButtonLink>}
      >
        {text('noneFreeText')}
      </EmptyState>
    )
  }
  return (
    <EmptyState icon="calendar" title={text('none')} actions={all}>
      {text('noneText')}
    </EmptyState>
  )
}
