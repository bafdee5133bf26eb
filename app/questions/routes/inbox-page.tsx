import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { now } from '#app/platform/clock.ts'
import { formatDayShort } from '#app/platform/dates.ts'
import { localName } from '#app/platform/local-text.ts'
import { translator } from '#app/platform/messages.ts'
import { Banner } from '#app/ui/banner.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { LinkList } from '#app/ui/link-list.tsx'
import { Pagination } from '#app/ui/pagination.tsx'
import { StateTag } from '#app/ui/state-tag.tsx'
import { ConsolePage } from '#app/web/console-page.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { reader } from '#db/work.ts'
import { caseMessages } from '../case-messages.ts'
import { readDone } from '../case-steps.server.ts'
import { statusWord } from '../case-words.ts'
import { DueChip } from '../components/due-chip.tsx'
import { aimOf } from '../due-date.ts'
import { countInboxViews, INBOX_VIEWS, type InboxView, listInbox } from '../inbox.server.ts'
import { groupedCode, readTrackingCode } from '../question.ts'
import { QUESTION_ROLES } from '../question-policy.ts'
import { questionsMessages } from '../questions-messages.ts'
import { doneWords } from '../step-words.ts'
import { timelinessOf } from '../timeliness.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['answerOfficer', 'reviewer', 'overseer'] }

const PAGE_SIZE = 30

const VIEW_WORD = {
  open: 'viewOpen',
  toAccept: 'viewToAccept',
  toDispatch: 'viewToDispatch',
  inProgress: 'viewInProgress',
  dueToday: 'viewDueToday',
  overdue: 'viewOverdue',
  toReview: 'viewToReview',
  toPublish: 'viewToPublish',
  published: 'viewPublished',
  ended: 'viewEnded',
} as const satisfies Record<InboxView, string>

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, QUESTION_ROLES)
    const params = new URL(args.request.url).searchParams
    const view = INBOX_VIEWS.find((name) => name === params.get('view')) ?? 'open'
    const page = Math.min(1000, Math.max(1, Math.trunc(Number(params.get('page') ?? 1)) || 1))
    const at = now()
    const counts = await countInboxViews(reader(), actor, at)
    const cases = await listInbox(reader(), actor, { view, limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE }, at)
    return json({
      view,
      views: INBOX_VIEWS.map((name) => ({ name, count: counts[name] })),
      page,
      pages: Math.ceil(counts[view] / PAGE_SIZE),
      done: readDone(params.get('done')) ?? null,
      code: readTrackingCode(params.get('code') ?? '') ?? null,
      at,
      cases: cases.map((one) => ({
        ...one,
        timeliness: timelinessOf({ dueAt: one.dueAt, doneAt: one.doneAt }, at),
        aim: one.doneAt ? null : aimOf(one),
      })),
    })
  })
}

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(translator(language, caseMessages)('inboxTitle'), language, { robots: 'noindex' })
}

const hrefOf = (view: string, page = 1) => `/console/questions?view=${view}${page > 1 ? `&page=${page}` : ''}`

export default function InboxPage() {
  const data = useLoaderData<typeof loader>()
  const text = useMessages(caseMessages)
  const ask = useMessages(questionsMessages)
  const language = useLanguage()
  return (
    <ConsolePage
      current="questions"
      title={text('inboxTitle')}
      lead={text('inboxLead')}
      actions={
        <>
          <ButtonLink icon="star" href="/console/feedback">
            {text('toFeedback')}
          </ButtonLink>
          <ButtonLink icon="pencil" href="/console/questions/new">
            {text('writeDown')}
          </ButtonLink>
        </>
      }
      tabs={{
        label: text('views'),
        items: data.views.map(({ name, count }) => ({
          href: hrefOf(name),
          label: text(VIEW_WORD[name]),
          count,
          current: name === data.view,
        })),
      }}
    >
      {data.done ? (
        <Banner tone="success" result title={doneWords(data.done, language, { code: groupedCode(data.code ?? '') })} />
      ) : null}
      {data.cases.length === 0 ? (
        <EmptyState title={text('emptyTitle')} icon="check-circle">
          <p>{text('emptyText')}</p>
        </EmptyState>
      ) : (
        <LinkList
          headingLevel={2}
          items={data.cases.map((one) => ({
            href: `/console/questions/${one.id}`,
            title: one.title,
            tag: one.doneAt ? (
              <StateTag tone={one.status === 'published' ? 'ok' : 'idle'}>{statusWord(one.status, language)}</StateTag>
            ) : (
              <DueChip dueAt={one.dueAt} timeliness={one.timeliness} at={data.at} />
            ),
            meta: [
              text('line', {
                code: groupedCode(one.trackingCode),
                kind: ask(one.kind),
                name: one.displayName ?? text('unnamed'),
              }),
              statusWord(one.status, language),
              localName(language, one.department.name, one.department.nameEn),
              one.event ? localName(language, one.event.title, one.event.titleEn) : '',
              one.aim ? text('aim', { day: formatDayShort(one.aim, language) }) : '',
            ]
              .filter(Boolean)
              .join(' · '),
          }))}
        />
      )}
      <Pagination page={data.page} pages={data.pages} href={(page) => hrefOf(data.view, page)} />
    </ConsolePage>
  )
}
