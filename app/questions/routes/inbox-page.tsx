import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { now } from '#app/platform/clock.ts'
import { localName } from '#app/platform/local-text.ts'
import { translator } from '#app/platform/messages.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Form } from '#app/ui/form.tsx'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { Pagination } from '#app/ui/pagination.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { SelectField } from '#app/ui/select-field.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { refused, seeOther } from '#app/web/answers.server.ts'
import { ConsolePage } from '#app/web/console-page.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { type RefusedForm, typed, wordErrors } from '#app/web/form-state.ts'
import { checkForm, formValues } from '#app/web/forms.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { reader } from '#db/work.ts'
import { listOtherDepartments } from '../case-file.server.ts'
import { caseMessages } from '../case-messages.ts'
import { readDone } from '../case-steps.server.ts'
import { InboxList, type InboxRow } from '../components/inbox-list.tsx'
import { KeyHelp } from '../components/key-help.tsx'
import { dispatchMany } from '../dispatch-many.server.ts'
import { aimOf } from '../due-date.ts'
import {
  countInboxViews,
  findCaseByCode,
  INBOX_VIEWS,
  type InboxView,
  listInbox,
  MOST_COUNTED,
} from '../inbox.server.ts'
import { inboxMessages } from '../inbox-messages.ts'
import { oversightMessages } from '../oversight-messages.ts'
import { groupedCode, readTrackingCode } from '../question.ts'
import { dispatchForm } from '../question-forms.ts'
import { QUESTION_ROLES } from '../question-policy.ts'
import { doneWords } from '../step-words.ts'
import { timelinessOf } from '../timeliness.ts'

export const handle: RouteHandle = {
  audience: 'staff',
  roles: ['answerOfficer', 'reviewer', 'overseer'],
  ownScript: true,
}

const PAGE_SIZE = 30

const VIEW_WORD = {
  mine: 'viewMine',
  open: 'viewOpen',
  toAccept: 'viewToAccept',
  toDispatch: 'viewToDispatch',
  toSign: 'viewToSign',
  coUnit: 'viewCoUnit',
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
    const wanted = readTrackingCode(params.get('find') ?? '')
    const found = wanted ? await findCaseByCode(reader(), actor, wanted) : undefined
    if (found) return seeOther(`/console/questions/${found}`)
    const choose = view === 'toAccept' || view === 'toDispatch' || view === 'open'
    const language = languageOf(args.request)
    const cases = await listInbox(reader(), actor, { view, limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE }, at)
    return json({
      view,
      views: INBOX_VIEWS.map((name) => ({
        name,
        count: counts[name] > MOST_COUNTED ? `${MOST_COUNTED}+` : counts[name],
      })),
      page,
      pages: Math.ceil(counts[view] / PAGE_SIZE),
      done: readDone(params.get('done')) ?? null,
      code: readTrackingCode(params.get('code') ?? '') ?? null,
      at,
      notFound: params.has('find'),
      choose,
      departments: choose
        ? (await listOtherDepartments(reader(), '')).map(({ id, name, nameEn }) => ({
            value: id,
            label: localName(language, name, nameEn),
          }))
        : [],
      cases: cases.map((one) => ({
        ...one,
        timeliness: timelinessOf(
          {
            dueAt: one.next?.dueAt ?? one.dueAt,
            dueRule: one.next?.dueRule ?? one.dueRule,
            doneAt: one.next ? null : one.doneAt,
          },
          at,
        ),
        aim: one.doneAt ? null : aimOf(one),
      })),
    })
  })
}

/** 批量分办. Answers with how many were sent; errors beside the fields when it is not clear what to send where. */
export async function action(args: ActionFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, ['answerOfficer', 'overseer'])
    const values = await formValues(args.request)
    const form = checkForm(values, dispatchForm)
    const ids = [values.ids ?? []].flat()
    if (!form.ok) return refused(form)
    if (ids.length === 0) return refused({ errors: { departmentId: 'bulkNone' }, values })
    return json(await dispatchMany(actor, ids, form.value))
  })
}

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(translator(language, caseMessages)('inboxTitle'), matches, { robots: 'noindex' })
}

const hrefOf = (view: string, page = 1) => `/console/questions?view=${view}${page > 1 ? `&page=${page}` : ''}`

type InboxData = {
  view: InboxView
  views: { name: InboxView; count: number | string }[]
  page: number
  pages: number
  done: ReturnType<typeof readDone> | null
  code: string | null
  at: string
  notFound: boolean
  choose: boolean
  departments: { value: string; label: string }[]
  cases: InboxRow[]
}

export default function InboxPage() {
  const data = useLoaderData<typeof loader>() as InboxData
  const answer = useActionData() as (Partial<RefusedForm> & { sent?: number; left?: number }) | undefined
  const own = useMessages(inboxMessages)
  const oversight = useMessages(oversightMessages)
  const errors = wordErrors(answer, own)
  const text = useMessages(caseMessages)
  const language = useLanguage()
  return (
    <ConsolePage
      current="questions"
      title={text('inboxTitle')}
      lead={text('inboxLead')}
      actions={
        <>
          <ButtonLink icon="calendar" href="/console/answers">
            {text('toUpkeep')}
          </ButtonLink>
          <ButtonLink icon="flag" href="/console/supervision">
            {oversight('toLedger')}
          </ButtonLink>
          <ButtonLink icon="star" href="/console/feedback">
            {text('toFeedback')}
          </ButtonLink>
          <ButtonLink icon="copy" href="/console/text-modules">
            {own('modules')}
          </ButtonLink>
          <ButtonLink icon="clock" href="/console/limits">
            {own('limits')}
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
          label:
            name === 'toSign' || name === 'coUnit'
              ? own(VIEW_WORD[name] as 'viewToSign')
              : text(VIEW_WORD[name] as 'viewOpen'),
          count,
          current: name === data.view,
        })),
      }}
    >
      {data.done ? (
        <Banner tone="success" result title={doneWords(data.done, language, { code: groupedCode(data.code ?? '') })} />
      ) : null}
      {data.notFound ? <Banner tone="warning" title={own('findNone')} /> : null}
      {answer?.left !== undefined ? (
        <Banner
          tone={answer.left > 0 ? 'warning' : 'success'}
          result
          title={`${own('bulkDone', { count: answer.sent ?? 0 })}${answer.left > 0 ? ` ${own('bulkLeft', { count: answer.left })}` : ''}`}
        />
      ) : null}
      <ErrorSummary errors={errors} />
      {data.cases.length === 0 ? (
        <EmptyState title={text('emptyTitle')} icon="check-circle">
          <p>{text('emptyText')}</p>
        </EmptyState>
      ) : (
        <InboxList rows={data.cases} at={data.at} choose={data.choose} />
      )}
      <Pagination page={data.page} pages={data.pages} href={(page) => hrefOf(data.view, page)} />
      {data.choose && data.cases.length > 0 ? (
        <Panel title={own('bulk')} icon="route">
          <p className="hint">{own('bulkHint')}</p>
          <Form id="bulk" action={`/console/questions?view=${data.view}`}>
            <SelectField
              name="departmentId"
              label={own('bulkTo')}
              placeholder={own('chooseDepartment')}
              options={data.departments}
              error={errors.departmentId}
              defaultValue={typed(answer, 'departmentId')}
              width="l"
            />
            <TextField
              name="reason"
              label={own('bulkReason')}
              error={errors.reason}
              defaultValue={typed(answer, 'reason')}
              width="l"
            />
            <Button icon="send">{own('bulkSubmit')}</Button>
          </Form>
        </Panel>
      ) : null}
      <Form method="get" action="/console/questions" role="search">
        <TextField name="find" label={own('find')} inputMode="numeric" width="m" required={false} />
        <Button size="s">{own('findSubmit')}</Button>
      </Form>
      <KeyHelp place="list" />
    </ConsolePage>
  )
}
