import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { now } from '#app/platform/clock.ts'
import { dayOf, formatDay } from '#app/platform/dates.ts'
import { localName } from '#app/platform/local-text.ts'
import { translator } from '#app/platform/messages.ts'
import { useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { Table } from '#app/ui/table.tsx'
import { ConsolePage } from '#app/web/console-page.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { reader } from '#db/work.ts'
import { lateBy } from '../case-feedback.server.ts'
import { scoreKey } from '../components/rating-bars.tsx'
import { FEEDBACK_VIEWS, listFeedback } from '../feedback.server.ts'
import { feedbackMessages } from '../feedback-messages.ts'
import { groupedCode } from '../question.ts'
import { QUESTION_ROLES } from '../question-policy.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['answerOfficer', 'reviewer', 'overseer'] }

const VIEW_WORD = {
  reworks: 'viewReworks',
  supervised: 'viewSupervised',
  unsatisfied: 'viewUnsatisfied',
  rated: 'viewRated',
} as const

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, QUESTION_ROLES)
    const language = languageOf(args.request)
    const asked = new URL(args.request.url).searchParams.get('view')
    const view = FEEDBACK_VIEWS.find((name) => name === asked) ?? 'reworks'
    const rows = await listFeedback(reader(), actor, view)
    const day = (at: Date) => formatDay(dayOf(at), language)
    return json({
      view,
      views: FEEDBACK_VIEWS,
      rows: rows.map((row) => ({
        id: row.id,
        code: groupedCode(row.trackingCode),
        title: row.title,
        department: localName(language, row.department.name, row.department.nameEn),
        content: row.content,
        speed: row.speed,
        reason: row.reason,
        rated: day(row.ratedAt),
        due: row.dueAt && day(row.dueAt),
        late: row.dueAt ? lateBy(row.dueAt, row.closedAt ?? now()) : 0,
        closed: row.closedAt && day(row.closedAt),
        supervised: row.supervisedAt && day(row.supervisedAt),
      })),
    })
  })
}

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(translator(language, feedbackMessages)('feedbackTitle'), matches, { robots: 'noindex' })
}

type FeedbackLine = ReturnType<typeof useLoaderData<typeof loader>>['rows'][number]

export default function FeedbackPage() {
  const { view, views, rows } = useLoaderData<typeof loader>()
  const text = useMessages(feedbackMessages)
  return (
    <ConsolePage
      current="questions"
      title={text('feedbackTitle')}
      lead={text('feedbackLead')}
      tabs={{
        label: text('feedbackTitle'),
        items: views.map((name) => ({
          href: `/console/feedback?view=${name}`,
          label: text(VIEW_WORD[name]),
          current: name === view,
        })),
      }}
    >
      <Table<FeedbackLine>
        caption={text(VIEW_WORD[view])}
        captionHidden
        rows={rows}
        rowKey={(row) => `${row.id} ${row.rated}`}
        empty={text('feedbackNone')}
        columns={[
          {
            key: 'question',
            label: text('columnQuestion'),
            rowHeader: true,
            cell: (row) => (
              <>
                <Link href={`/console/questions/${row.id}`}>{row.title}</Link>
                {row.reason ? <span className="hint block font-normal whitespace-pre-line">{row.reason}</span> : null}
              </>
            ),
          },
          { key: 'department', label: text('columnDepartment'), cell: (row) => row.department },
          { key: 'content', label: text('columnContent'), cell: (row) => text(scoreKey(row.content)) },
          { key: 'speed', label: text('columnSpeed'), cell: (row) => text(scoreKey(row.speed)) },
          { key: 'rated', label: text('columnRated'), cell: (row) => row.rated },
          {
            key: 'rework',
            label: text('columnRework'),
            cell: (row) =>
              row.supervised
                ? text('panelSupervised', { day: row.supervised })
                : row.due && !row.closed
                  ? `${text('reworkDue', { day: row.due })}${row.late > 0 ? ` · ${text('reworkLate', { count: row.late })}` : ''}`
                  : '',
          },
        ]}
      />
      <p>
        <Link href="/console/questions">{text('toInbox')}</Link>
      </p>
    </ConsolePage>
  )
}
