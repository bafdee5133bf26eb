import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { now } from '#app/platform/clock.ts'
import { formatDay, formatMoment, formatMonth } from '#app/platform/dates.ts'
import { localName } from '#app/platform/local-text.ts'
import { translator } from '#app/platform/messages.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { PageTitle } from '#app/ui/page-title.tsx'
import { Pagination } from '#app/ui/pagination.tsx'
import { Table } from '#app/ui/table.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import { PublicPage } from '#app/web/public-page.tsx'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { reader } from '#db/work.ts'
import { readConcernNames } from '../concern-kinds.server.ts'
import { percentOf } from '../figures.ts'
import { publicFigureLink, publicSpreadLink } from '../listed-figures.ts'
import { stateWord } from '../question-words.ts'
import { readStatisticsList } from '../statistics-list.server.ts'
import { statisticsListMessages } from '../statistics-list-messages.ts'
import { statisticsMessages } from '../statistics-messages.ts'
import { spreadText } from '../statistics-table.ts'

export const handle: RouteHandle = { audience: 'public', cached: true }

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const at = now()
    const list = await readStatisticsList(reader(), new URL(args.request.url).searchParams, at)
    return json({ ...list, concernNames: await readConcernNames(reader(), languageOf(args.request)), at })
  })
}

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(translator(language, statisticsListMessages)('title'), matches, { robots: 'noindex' })
}

/** What a number of the public figures counts. */
export default function StatisticsListPage() {
  const list = useLoaderData<typeof loader>()
  const text = useMessages(statisticsListMessages)
  const words = useMessages(statisticsMessages)
  const language = useLanguage()
  const { department, month, spread, share } = list
  const figure = list.figure ?? 'received'
  const of = new URLSearchParams({ month, ...(department && { department: department.code }) })
  const named = department ? localName(language, department.name, department.nameEn) : words('allDepartments')
  const href = (key: string) => publicFigureLink(key as 'received', month, department?.code) ?? ''
  const own = spread ? publicSpreadLink(spread.by, spread.item, month, department?.code) : href(figure)
  const name = spread ? spreadText(language, spread.by, spread.item, list.concernNames) : words(figure)
  const moment = formatMoment(new Date(list.at), language)
  return (
    <PublicPage
      current="statistics"
      breadcrumbs={[
        { href: '/', label: words('home') },
        { href: `/statistics?${of}`, label: words('title') },
        { label: name },
      ]}
    >
      <PageTitle
        lead={
          spread
            ? text('leadOfSpread', { count: spread.counted, open: list.total, moment })
            : text('lead', { count: list.total, moment })
        }
      >
        {text('of', { month: formatMonth(month, language), department: named, figure: name })}
      </PageTitle>
      {share ? (
        <p>
          {text('share', { rate: words(share.rate), percent: percentOf(share.value) })}{' '}
          <Link href={href(share.part)}>{text('named', { name: words(share.part), count: share.counted })}</Link>{' '}
          {text('shareBy')}{' '}
          <Link href={href(share.whole)}>{text('named', { name: words(share.whole), count: list.total })}</Link>
        </p>
      ) : null}
      {list.rows.length === 0 ? (
        <EmptyState title={text(spread ? 'noneOpen' : 'none')} icon="search">
          <p>{text(spread ? 'noneOpenText' : 'noneText')}</p>
        </EmptyState>
      ) : (
        <Table
          caption={name}
          captionHidden
          rows={list.rows.map((row, index) => ({ ...row, key: `${index}` }))}
          rowKey={({ key }) => key}
          empty=""
          columns={[
            {
              key: 'title',
              label: text('question'),
              rowHeader: true,
              cell: ({ id, title, withheld }) => {
                const shown = title ?? text(withheld ? 'withheld' : 'notPublic')
                return id ? (
                  <Link href={`/answers/${id}`}>{shown}</Link>
                ) : (
                  <span className="font-normal text-muted">{shown}</span>
                )
              },
            },
            ...(department
              ? []
              : [
                  {
                    key: 'department',
                    label: words('department'),
                    cell: (row: (typeof list.rows)[number]) =>
                      localName(language, row.department.name, row.department.nameEn),
                  },
                ]),
            {
              key: 'received',
              label: text('receivedOn'),
              nowrap: true,
              cell: ({ receivedOn }) => formatDay(receivedOn, language),
            },
            { key: 'state', label: text('state'), nowrap: true, cell: ({ state }) => stateWord(state, language) },
            {
              key: 'published',
              label: text('publishedOn'),
              nowrap: true,
              cell: ({ publishedOn }) => (publishedOn ? formatDay(publishedOn, language) : '—'),
            },
          ]}
        />
      )}
      {spread && spread.counted > list.total ? (
        <p className="hint">{text('kept', { count: spread.counted - list.total })}</p>
      ) : null}
      <Pagination page={list.page} pages={list.pages} href={(page) => `${own}&page=${page}`} />
    </PublicPage>
  )
}
