import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { columnMessages } from '#app/columns/column-messages.ts'
import { columnCard } from '#app/columns/column-view.server.ts'
import { findPublicColumns, hasPublicColumns } from '#app/columns/public-columns.server.ts'
import { now } from '#app/platform/clock.ts'
import { translator } from '#app/platform/messages.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { LinkList } from '#app/ui/link-list.tsx'
import { PageTitle } from '#app/ui/page-title.tsx'
import { Pagination } from '#app/ui/pagination.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { SearchBox } from '#app/ui/search-box.tsx'
import { SelectField } from '#app/ui/select-field.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { columnPageMeta, languageOfMatches } from '#app/web/page-meta.ts'
import { PublicPage } from '#app/web/public-page.tsx'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { reader } from '#db/work.ts'
import { answersHref, readAnswerQuery } from '../answer-list-query.ts'
import { readAnswersPage } from '../answers-page.server.ts'
import { AnswerList } from '../components/answer-list.tsx'
import { EventQuestions } from '../components/event-questions.tsx'
import { concernMessages } from '../concern-messages.ts'
import { questionsMessages } from '../questions-messages.ts'

export const handle: RouteHandle = { audience: 'public', cached: true }

const COLUMNS_SHOWN = 3

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const query = readAnswerQuery(new URL(args.request.url).searchParams)
    const language = languageOf(args.request)
    const [page, found, hasColumns] = await Promise.all([
      readAnswersPage(reader(), query, language, now()),
      query.q && query.page === 1 ? findPublicColumns(reader(), query.q, COLUMNS_SHOWN) : [],
      hasPublicColumns(reader()),
    ])
    return json({
      ...page,
      hasColumns,
      columns: found.map((column) => columnCard(column, language)),
    })
  })
}

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const language = languageOfMatches(matches)
  const text = translator(language, questionsMessages)
  const [title, description] = [text('answersTitle'), text('answersLead')]
  return [
    ...columnPageMeta(title, matches, { description }),
    { tagName: 'link', rel: 'alternate', type: 'application/atom+xml', href: '/answers.atom' },
  ]
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>

export default function AnswersPage() {
  const page = useLoaderData<typeof loader>()
  const text = useMessages(questionsMessages)
  const concern = useMessages(concernMessages)
  const topics = useMessages(columnMessages)
  const { query } = page
  const responses = query.concern === 'yes'
  return (
    <PublicPage current="answers" breadcrumbs={[{ href: '/', label: text('home') }, { label: text('answersTitle') }]}>
      <PageTitle lead={responses ? concern('responsesLead') : text('answersLead')}>
        {responses ? concern('responses') : text('answersTitle')}
      </PageTitle>
      <p>
        <Link href={responses ? '/answers' : '/answers?concern=yes'}>
          {concern(responses ? 'allAnswers' : 'responses')}
        </Link>
        {page.hasColumns ? (
          <>
            {' · '}
            <Link href="/columns">{topics('columns')}</Link>
          </>
        ) : null}
      </p>
      <Filters page={page} />
      {page.event && page.ledger ? <EventQuestions slug={page.event.slug} ledger={page.ledger} openOnly /> : null}
      {page.columns.length > 0 ? (
        <Panel tone="wash" title={topics('foundColumns')}>
          <LinkList
            items={page.columns.map((card) => ({
              href: card.href,
              title: card.title.text,
              text: card.summary,
              meta: card.meta,
            }))}
          />
        </Panel>
      ) : null}
      <p className="mt-6 mb-2 font-semibold" role="status">
        <Found {...page} />
      </p>
      {page.items.length > 0 ? <AnswerList items={page.items} /> : <Nothing page={page} />}
      <Pagination page={query.page} pages={page.pages} href={(number) => answersHref({ ...query, page: number })} />
      <p className="hint">
        <Link href={answersHref({ ...query, page: 1 }, '/answers.atom')}>{text('feed')}</Link>{' '}
        <Link href="/overdue">{text('seeOverdue')}</Link>
      </p>
    </PublicPage>
  )
}

function Found({ query, total, more }: Page) {
  const text = useMessages(questionsMessages)
  if (!query.q) return text('found', { count: total })
  return more ? text('foundMany', { query: query.q, most: total }) : text('foundFor', { query: query.q, count: total })
}

function Filters({ page }: { page: Page }) {
  const text = useMessages(questionsMessages)
  const concern = useMessages(concernMessages)
  const { query } = page
  const { q, page: _, ...kept } = query
  const filtered = query.topic || query.department || query.event || query.concern || query.year
  return (
    <>
      <SearchBox action="/answers" label={text('answersSearch')} defaultValue={q} keep={kept} />
      <Form
        method="get"
        action="/answers"
        className="my-4 grid grid-cols-2 items-end gap-x-4 sm:flex sm:flex-wrap [&>*]:my-2"
      >
        <HiddenFields values={{ q, concern: page.concerns.length > 0 ? undefined : query.concern }} />
        <SelectField
          name="topic"
          label={text('topic')}
          placeholder={text('allTopics')}
          defaultValue={query.topic}
          options={page.topics.map((topic) => ({ value: topic, label: topic }))}
        />
        <SelectField
          name="department"
          label={text('department')}
          placeholder={text('allDepartments')}
          defaultValue={query.department}
          options={page.departments.map(({ code, name }) => ({ value: code, label: name }))}
        />
        {page.events.length > 0 ? (
          <SelectField
            name="event"
            label={text('event')}
            placeholder={text('allEvents')}
            defaultValue={query.event}
            options={page.events.map(({ slug, title }) => ({ value: slug, label: title }))}
            width="m"
          />
        ) : null}
        {page.concerns.length > 0 ? (
          <SelectField
            name="concern"
            label={text('concern')}
            placeholder={text('allConcerns')}
            defaultValue={query.concern}
            options={[{ value: 'yes', label: concern('responses') }, ...page.concerns]}
          />
        ) : null}
        <SelectField
          name="year"
          label={text('year')}
          placeholder={text('allYears')}
          defaultValue={query.year}
          options={page.years.map((year) => ({ value: year, label: year }))}
        />
        <Button icon="filter">{text('show')}</Button>
        {filtered ? (
          <ButtonLink variant="quiet" href={answersHref({ q, page: 1 })}>
            {text('clear')}
          </ButtonLink>
        ) : null}
      </Form>
      {page.event ? (
        <p>
          {text('event')}：<Link href={`/events/${page.event.slug}`}>{page.event.title}</Link>　
          <Link href={`/events/${page.event.slug}/questions`}>{text('ledgerWhole')}</Link>
        </p>
      ) : null}
    </>
  )
}

function Nothing({ page }: { page: Page }) {
  const text = useMessages(questionsMessages)
  const searched = answersHref({ ...page.query, page: 1 }) !== '/answers'
  return (
    <EmptyState
      title={text(searched ? 'noneTitle' : 'noneYetTitle')}
      actions={
        <>
          {searched ? <ButtonLink href="/answers">{text('clear')}</ButtonLink> : null}
          <ButtonLink href="/ask">{text('orAsk')}</ButtonLink>
        </>
      }
    >
      <p>{text(searched ? 'noneText' : 'noneYetText')}</p>
    </EmptyState>
  )
}
