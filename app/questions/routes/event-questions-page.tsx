import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { now } from '#app/platform/clock.ts'
import { NotFound } from '#app/platform/failures.ts'
import { localName } from '#app/platform/local-text.ts'
import { translator } from '#app/platform/messages.ts'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { PageTitle } from '#app/ui/page-title.tsx'
import { Pagination } from '#app/ui/pagination.tsx'
import { StateTag } from '#app/ui/state-tag.tsx'
import { Table } from '#app/ui/table.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { columnPageMeta, languageOfMatches } from '#app/web/page-meta.ts'
import { PublicPage } from '#app/web/public-page.tsx'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { reader } from '#db/work.ts'
import { ledgerInWords } from '../answers-page.server.ts'
import { dayWords, STATE_TONE } from '../components/present-question.ts'
import { scoreKey } from '../components/rating-bars.tsx'
import { eventQuestionLedger, findLedgerEvent } from '../event-ledger.server.ts'
import { feedbackMessages } from '../feedback-messages.ts'
import { stateWord } from '../question-words.ts'
import { questionsMessages } from '../questions-messages.ts'

export const handle: RouteHandle = { audience: 'public', cached: true }

const PAGE_SIZE = 100

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const event = await findLedgerEvent(reader(), args.params.slug ?? '')
    if (!event) throw new NotFound()
    const language = languageOf(args.request)
    const asked = Number(new URL(args.request.url).searchParams.get('page') ?? 1)
    const page = Number.isInteger(asked) && asked >= 1 && asked <= 1000 ? asked : 1
    const offset = (page - 1) * PAGE_SIZE
    const ledger = await eventQuestionLedger(reader(), event.id, now(), { limit: PAGE_SIZE, offset })
    return json({
      slug: event.slug,
      event: localName(language, event.title, event.titleEn),
      page,
      pages: Math.ceil(ledger.asked / PAGE_SIZE),
      offset,
      ledger: ledgerInWords(ledger, language),
    })
  })
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  const language = languageOfMatches(matches)
  const text = translator(language, feedbackMessages)
  return columnPageMeta(`${text('eventListTitle')}${data ? `：${data.event}` : ''}`, matches, {
    description: text('eventListLead'),
    type: text('eventListTitle'),
  })
}

type Line = ReturnType<typeof useLoaderData<typeof loader>>['ledger']['items'][number] & { number: number }

export default function EventQuestionsPage() {
  const { slug, event, page, pages, offset, ledger } = useLoaderData<typeof loader>()
  const text = useMessages(feedbackMessages)
  const ask = useMessages(questionsMessages)
  const language = useLanguage()
  const rows = ledger.items.map((item, index) => ({ ...item, number: offset + index + 1 }))
  return (
    <PublicPage
      current="events"
      breadcrumbs={[
        { href: '/', label: ask('home') },
        { href: `/events/${slug}`, label: event },
        { label: text('eventListTitle') },
      ]}
      printNote={event}
    >
      <PageTitle eyebrow={event} lead={text('eventListLead')}>
        {text('eventListTitle')}
      </PageTitle>
      <p>
        <b>
          {ledger.asked === 0
            ? ask('ledgerNone')
            : ask('ledger', { asked: ledger.asked, answered: ledger.answered, overdue: ledger.overdue })}
        </b>
      </p>
      <Table<Line>
        caption={text('eventListTitle')}
        captionHidden
        rows={rows}
        rowKey={(row) => row.id}
        empty={ask('ledgerNone')}
        columns={[
          { key: 'number', label: text('eventListColumnNumber'), numeric: true, cell: (row) => row.number },
          { key: 'question', label: text('eventListColumnQuestion'), rowHeader: true, cell: titleOf },
          { key: 'department', label: text('eventListColumnDepartment'), cell: (row) => row.department },
          { key: 'result', label: text('eventListColumnResult'), cell: resultOf },
          {
            key: 'rating',
            label: text('eventListColumnRating'),
            cell: (row) => (row.rating ? text(scoreKey(row.rating)) : ''),
          },
        ]}
      />
      <Pagination page={page} pages={pages} href={(number) => `/events/${slug}/questions?page=${number}`} />
      <p>
        <Link href={`/events/${slug}`}>{text('eventListBack')}</Link>
      </p>
    </PublicPage>
  )

  function titleOf(row: Line) {
    const kind = ask(row.kind)
    if (!row.publishedAt) return text('eventListNotPublic', { kind })
    if (row.title) return <Link href={`/answers/${row.id}`}>{row.title}</Link>
    return (
      <Link href={`/answers/${row.id}`}>{text('eventListWithheld', { kind, reason: row.withholdReason ?? '' })}</Link>
    )
  }

  function resultOf(row: Line) {
    if (row.publishedAt) {
      return (
        <>
          <StateTag tone="ok">{stateWord(row.state, language)}</StateTag>{' '}
          <span className="hint">{dayWords(new Date(row.publishedAt), language)}</span>
        </>
      )
    }
    const ended = row.state === 'declined' || row.state === 'redirected'
    return (
      <>
        <StateTag tone={row.overdue ? 'bad' : STATE_TONE[row.state]}>
          {row.overdue ? ask('ledgerOverdue') : stateWord(row.state, language)}
        </StateTag>{' '}
        {ended ? null : (
          <span className="hint">{ask('ledgerDue', { day: dayWords(new Date(row.dueAt), language) })}</span>
        )}
      </>
    )
  }
}
