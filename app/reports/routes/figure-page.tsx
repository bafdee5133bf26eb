import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { now } from '#app/platform/clock.ts'
import { formatMoment, formatMonth } from '#app/platform/dates.ts'
import { translator } from '#app/platform/messages.ts'
import { DueChip } from '#app/questions/components/due-chip.tsx'
import { groupedCode } from '#app/questions/question.ts'
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
import { figureLink } from '../figure-link.ts'
import { readFigureList } from '../figure-list.server.ts'
import { reportMessages } from '../report-messages.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['overseer'] }

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    await requireStaff(args.request, ['overseer'])
    const at = now()
    const query = new URL(args.request.url).searchParams
    return json({ ...(await readFigureList(reader(), query, languageOf(args.request), at)), at })
  })
}

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(translator(language, reportMessages)('figureTitle'), matches, { robots: 'noindex' })
}

type Line = ReturnType<typeof useLoaderData<typeof loader>>['rows'][number]

/** The questions that a number counts, so that nobody has to take it on trust. */
export default function FigurePage() {
  const list = useLoaderData<typeof loader>()
  const text = useMessages(reportMessages)
  const words = useMessages(statisticsMessages)
  const language = useLanguage()
  const href = figureLink(list.figure, list.month, list.department?.code)
  return (
    <ConsolePage
      current="statistics"
      title={text('figureOf', {
        month: formatMonth(list.month, language),
        department: list.department?.name ?? text('allDepartments'),
        figure: words(list.figure),
      })}
      lead={text('figureLead', { count: list.total, at: formatMoment(new Date(list.at), language) })}
      actions={
        <>
          <ButtonLink icon="chart" href={`/console/statistics?month=${list.month}`}>
            {text('tabLeague')}
          </ButtonLink>
          <ButtonLink icon="calendar" href={`/console/statistics/monthly?month=${list.month}`}>
            {text('tabMonth')}
          </ButtonLink>
        </>
      }
    >
      {list.rows.length === 0 ? (
        <EmptyState title={text('figureNone')} icon="search">
          <p>{text('figureNoneText')}</p>
        </EmptyState>
      ) : (
        <Table
          caption={words(list.figure)}
          captionHidden
          rows={list.rows}
          rowKey={(row) => row.id}
          empty=""
          columns={[
            {
              key: 'title',
              label: text('figureQuestion'),
              rowHeader: true,
              cell: (row) => <Link href={`/console/questions/${row.id}`}>{row.title}</Link>,
            },
            { key: 'code', label: text('figureCode'), nowrap: true, cell: (row) => groupedCode(row.trackingCode) },
            ...(list.department
              ? []
              : [{ key: 'department', label: words('department'), cell: (row: Line) => row.department }]),
            { key: 'received', label: text('figureReceived'), nowrap: true, cell: (row) => row.received },
            {
              key: 'due',
              label: text('figureDue'),
              nowrap: true,
              cell: (row) =>
                row.answered ?? (
                  <DueChip dueAt={row.dueAt} dueRule={row.dueRule} timeliness={row.timeliness} at={list.at} />
                ),
            },
            { key: 'status', label: text('figureStatus'), nowrap: true, cell: (row) => row.status },
          ]}
        />
      )}
      <Pagination page={list.page} pages={list.pages} href={(page) => `${href}&page=${page}`} />
    </ConsolePage>
  )
}
