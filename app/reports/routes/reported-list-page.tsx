import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { config } from '#app/config.server.ts'
import { useEventFrame } from '#app/events/components/event-console.tsx'
import { readEventFrame } from '#app/events/console-frame.server.ts'
import { EVENT_READERS } from '#app/events/event-policy.ts'
import { now } from '#app/platform/clock.ts'
import { formatDay } from '#app/platform/dates.ts'
import { NotFound } from '#app/platform/failures.ts'
import { readConcernNames } from '#app/questions/concern-kinds.server.ts'
import type { PublicState } from '#app/questions/question.ts'
import { stateWord } from '#app/questions/question-words.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { Section } from '#app/ui/section.tsx'
import { Table } from '#app/ui/table.tsx'
import { ConsolePage } from '#app/web/console-page.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { reader } from '#db/work.ts'
import { isReportKind } from '../event-report.ts'
import { eventReportMessages } from '../event-report-messages.ts'
import { titleOf } from '../report-paper.ts'
import { askedVersion } from '../report-query.ts'
import { readReport } from '../report-view.server.ts'
import { reportedList } from '../reported-lists.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['organiser', 'reviewer', 'overseer'] }

/** The questions behind a number of a report, in the version asked for: `of` as reported-lists.ts names them. */
export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, EVENT_READERS)
    const { id: eventId = '', kind = '' } = args.params
    if (!isReportKind(kind)) throw new NotFound()
    const language = languageOf(args.request)
    const url = new URL(args.request.url)
    const { frame } = await readEventFrame(reader(), actor, eventId, language)
    const asked = { eventId, kind, version: askedVersion(url), language, origin: config().publicOrigin }
    const { questions, title, foot, shownVersion } = await readReport(reader(), actor, asked, now())
    const of = url.searchParams.get('of') ?? ''
    const rows = reportedList(questions, of)
    if (!rows) throw new NotFound()
    const concernNames = await readConcernNames(reader(), language)
    return json({ frame, kind, title, foot, shownVersion, of, rows, concernNames })
  })
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(data?.title ?? '', matches)

export default function ReportedListPage() {
  const { frame, kind, title, foot, shownVersion, of, rows, concernNames } = useLoaderData<typeof loader>()
  const text = useMessages(eventReportMessages)
  const language = useLanguage()
  const name = useListName(of, concernNames)
  const back = `/console/events/${frame.id}/reports/${kind}${shownVersion > 0 ? `?version=${shownVersion}` : ''}`
  return (
    <ConsolePage {...useEventFrame(frame, 'reports')}>
      <Section id="list" title={name} aside={<Link href={back}>{text('toReport')}</Link>}>
        <p className="hint">
          {title} · {text('listLead', { count: rows.length, foot })}
        </p>
        {rows.length === 0 ? (
          <EmptyState title={text('listNone')} icon="search">
            <p>{text('none')}</p>
          </EmptyState>
        ) : (
          <Table
            caption={name}
            captionHidden
            rows={rows}
            rowKey={({ id }) => id}
            empty=""
            columns={[
              {
                key: 'matter',
                label: text('matter'),
                rowHeader: true,
                cell: (row) =>
                  row.publishedOn ? <Link href={`/answers/${row.id}`}>{titleOf(row, text)}</Link> : titleOf(row, text),
              },
              { key: 'unit', label: text('unit'), cell: ({ department }) => department },
              {
                key: 'result',
                label: text('result'),
                nowrap: true,
                cell: ({ state }) => stateWord(state as PublicState, language),
              },
              { key: 'due', label: text('dueDay'), nowrap: true, cell: ({ dueOn }) => formatDay(dueOn, language) },
              {
                key: 'answered',
                label: text('answeredOn'),
                nowrap: true,
                cell: ({ publishedOn, overdue }) =>
                  publishedOn ? formatDay(publishedOn, language) : overdue ? text('overdue') : '—',
              },
            ]}
          />
        )}
      </Section>
    </ConsolePage>
  )
}

/** What the list is of: a figure, or one bar of a chart. */
function useListName(of: string, concernNames: Readonly<Record<string, string>>): string {
  const text = useMessages(eventReportMessages)
  const language = useLanguage()
  const [spread = '', ...rest] = of.split(':')
  const value = rest.join(':')
  if (spread === 'department') return value
  if (spread === 'state') return stateWord(value as PublicState, language)
  if (spread === 'timeliness') return text(value as 'onTime')
  if (spread === 'concern') return value ? (concernNames[value] ?? value) : text('noConcern')
  return text(`of_${of as 'asked'}`)
}
