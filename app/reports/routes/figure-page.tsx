import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { holdsRole } from '#app/platform/actor.ts'
import { now } from '#app/platform/clock.ts'
import { formatMoment } from '#app/platform/dates.ts'
import { translator } from '#app/platform/messages.ts'
import { DueChip } from '#app/questions/components/due-chip.tsx'
import { percentOf } from '#app/questions/figures.ts'
import { oversightMessages } from '#app/questions/oversight-messages.ts'
import { groupedCode } from '#app/questions/question.ts'
import { QUESTION_ROLES } from '#app/questions/question-policy.ts'
import { statisticsMessages } from '#app/questions/statistics-messages.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { Pagination } from '#app/ui/pagination.tsx'
import { Table } from '#app/ui/table.tsx'
import { ConsolePage } from '#app/web/console-page.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { reader } from '#db/work.ts'
import { ExportList } from '../components/export-list.tsx'
import { figureLink } from '../figure-link.ts'
import { readFigureList } from '../figure-list.server.ts'
import { figureMessages } from '../figure-messages.ts'
import { figureQuery } from '../figure-query.ts'
import { periodName } from '../period.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['answerOfficer', 'reviewer', 'overseer'] }

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, QUESTION_ROLES)
    const at = now()
    const query = new URL(args.request.url).searchParams
    return json({
      ...(await readFigureList(reader(), actor, query, languageOf(args.request), at)),
      overseesAll: holdsRole(actor, 'overseer', null),
      at,
    })
  })
}

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(translator(language, figureMessages)('title'), matches, { robots: 'noindex' })
}

type List = ReturnType<typeof useLoaderData<typeof loader>>
type Line = List['rows'][number]

/** The questions that a number counts, so that nobody has to take it on trust. */
export default function FigurePage() {
  const list = useLoaderData<typeof loader>()
  const text = useMessages(figureMessages)
  const words = useMessages(statisticsMessages)
  const language = useLanguage()
  const query = figureQuery({
    ...list,
    department: list.department?.code ?? null,
    area: list.area?.code ?? null,
  })
  const named = {
    department: list.department?.name ?? list.area?.name ?? text('allDepartments'),
    figure: words(list.figure),
  }
  const counted = text('lead', { count: list.total, at: formatMoment(new Date(list.at), language) })
  return (
    <ConsolePage
      current={list.overseesAll ? 'statistics' : 'oversight'}
      title={
        list.month === null
          ? text('ofNow', named)
          : text('ofMonth', { ...named, month: periodName(list.month, language) })
      }
      lead={list.month === null ? counted : `${counted}${language === 'en' ? ' ' : ''}${text('leadClosed')}`}
      actions={<Ways list={list} />}
    >
      <Share list={list} />
      {list.rows.length === 0 ? (
        <EmptyState title={text('none')} icon="search">
          <p>{text('noneText')}</p>
        </EmptyState>
      ) : (
        <Lines list={list} />
      )}
      <Pagination
        page={list.page}
        pages={list.pages}
        href={(page) => `/console/statistics/questions?${query}&page=${page}`}
      />
      {list.total > 0 ? <ExportList action={`/console/statistics/questions/export?${query}`} /> : null}
    </ConsolePage>
  )
}

function Ways({ list: { month, overseesAll } }: { list: List }) {
  const text = useMessages(figureMessages)
  const tail = month === null || month.length === 4 ? '' : `?month=${month}`
  return (
    <>
      <ButtonLink icon="flag" href="/console/oversight">
        {text('toOverview')}
      </ButtonLink>
      {overseesAll ? (
        <>
          <ButtonLink icon="chart" href={`/console/statistics${tail}`}>
            {text('toLeague')}
          </ButtonLink>
          <ButtonLink icon="calendar" href={`/console/statistics/monthly${tail}`}>
            {text('toMonth')}
          </ButtonLink>
        </>
      ) : null}
    </>
  )
}

/** A rate as what it is: one list out of another, each of them a link. */
function Share({ list }: { list: List }) {
  const text = useMessages(figureMessages)
  const words = useMessages(statisticsMessages)
  if (!list.share || list.month === null) return null
  const { rate, part, whole, counted, value } = list.share
  const href = (key: typeof part) => figureLink(key, list.month as string, list.department?.code, list.area?.code)
  return (
    <p className="my-4">
      {text('share', { rate: words(rate), percent: percentOf(value) })}{' '}
      <Link href={href(part)}>{text('named', { name: words(part), count: counted })}</Link> {text('shareBy')}{' '}
      <Link href={href(whole)}>{text('named', { name: words(whole), count: list.total })}</Link>
    </p>
  )
}

function Lines({ list }: { list: List }) {
  const text = useMessages(figureMessages)
  const words = useMessages(statisticsMessages)
  const oversight = useMessages(oversightMessages)
  const givenBack = list.figure === 'returned' || list.figure === 'misrouted'
  return (
    <Table
      caption={words(list.figure)}
      captionHidden
      rows={list.rows}
      rowKey={(row) => row.key}
      empty=""
      columns={[
        {
          key: 'title',
          label: text('question'),
          rowHeader: true,
          cell: (row) => {
            const title = row.title ?? oversight('titleHidden')
            return row.mayOpen ? <Link href={`/console/questions/${row.id}`}>{title}</Link> : title
          },
        },
        { key: 'code', label: text('code'), nowrap: true, cell: (row) => groupedCode(row.trackingCode) },
        ...(list.department && !givenBack
          ? []
          : [
              {
                key: 'department',
                label: givenBack ? text('by') : words('department'),
                cell: (row: Line) => row.department,
              },
            ]),
        { key: 'received', label: text('received'), nowrap: true, cell: (row) => row.received },
        {
          key: 'due',
          label: text('due'),
          nowrap: true,
          cell: (row) =>
            row.answered ?? (
              <DueChip dueAt={row.dueAt} dueRule={row.dueRule} timeliness={row.timeliness} at={list.at} />
            ),
        },
        { key: 'status', label: text('status'), nowrap: true, cell: (row) => row.status },
      ]}
    />
  )
}
