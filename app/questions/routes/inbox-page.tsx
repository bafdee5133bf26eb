import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { departmentsOf, type Role } from '#app/platform/actor.ts'
import { now } from '#app/platform/clock.ts'
import { localName } from '#app/platform/local-text.ts'
import { translator } from '#app/platform/messages.ts'
import { Banner } from '#app/ui/banner.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { refused, seeOther } from '#app/web/answers.server.ts'
import { ConsolePage } from '#app/web/console-page.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { type RefusedForm, wordErrors } from '#app/web/form-state.ts'
import { checkForm, formValues } from '#app/web/forms.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { reader } from '#db/work.ts'
import { listOtherDepartments } from '../case-file.server.ts'
import { caseMessages } from '../case-messages.ts'
import { readDone } from '../case-steps.server.ts'
import { BulkDispatch } from '../components/bulk-dispatch.tsx'
import { BulkPublish, PublishedReport } from '../components/bulk-publish.tsx'
import { InboxPane, type InboxPaneData, useViewTabs } from '../components/inbox-pane.tsx'
import { KeyHelp } from '../components/key-help.tsx'
import { dispatchMany } from '../dispatch-many.server.ts'
import { findCaseByCode } from '../inbox.server.ts'
import { inboxHref, listedCaseHref, readInboxAddress } from '../inbox-address.ts'
import { inboxMessages } from '../inbox-messages.ts'
import { readInboxPane } from '../inbox-page.server.ts'
import { type InboxView, isEnded } from '../inbox-views.ts'
import { oversightMessages } from '../oversight-messages.ts'
import { type PublishReport, publishMany, readChosen } from '../publish-many.server.ts'
import { groupedCode, readTrackingCode } from '../question.ts'
import { dispatchForm } from '../question-forms.ts'
import { QUESTION_ROLES } from '../question-policy.ts'
import { doneWords } from '../step-words.ts'
import '../inbox.css'

export const handle: RouteHandle = {
  audience: 'staff',
  roles: ['answerOfficer', 'reviewer', 'overseer'],
  ownScript: true,
}

/** Views in which several can be chosen and assigned, by whom. */
const ASSIGNING: readonly InboxView[] = ['toAccept', 'toDispatch', 'open']
const ASSIGNERS = ['answerOfficer', 'overseer'] as const satisfies readonly Role[]

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, QUESTION_ROLES)
    const params = new URL(args.request.url).searchParams
    const address = readInboxAddress(params)
    const code = readTrackingCode(address.query)
    const found = code ? await findCaseByCode(reader(), actor, code) : undefined
    if (found) return seeOther(listedCaseHref(found, { ...address, query: '' }))
    const language = languageOf(args.request)
    const assigns = ASSIGNING.includes(address.view) && departmentsOf(actor, ASSIGNERS).length > 0
    return json({
      ...(await readInboxPane(reader(), actor, address, now())),
      done: readDone(params.get('done')) ?? null,
      code: readTrackingCode(params.get('code') ?? '') ?? null,
      notFound: code !== undefined,
      assigns,
      departments: assigns
        ? (await listOtherDepartments(reader(), '')).map(({ id, name, nameEn }) => ({
            value: id,
            label: localName(language, name, nameEn),
          }))
        : [],
    })
  })
}

/**
 * 批量分办 and 批量发布. Answers with what was done and what was left; errors beside the fields when it is not clear what to do
 * with which.
 */
export async function action(args: ActionFunctionArgs) {
  return withFailures(args, async () => {
    const reviewing = await requireStaff(args.request, QUESTION_ROLES)
    const values = await formValues(args.request)
    const ids = [values.ids ?? []].flat()
    if (values.intent === 'publishMany') {
      const chosen = readChosen(ids)
      if (chosen.length === 0) return refused({ errors: { ids: 'publishNone' }, values })
      return json({ report: await publishMany(reader(), reviewing, chosen) })
    }
    const actor = await requireStaff(args.request, ASSIGNERS)
    const form = checkForm(values, dispatchForm)
    if (!form.ok) return refused(form)
    if (ids.length === 0) return refused({ errors: { departmentId: 'bulkNone' }, values })
    return json(await dispatchMany(actor, ids, form.value))
  })
}

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(translator(language, caseMessages)('inboxTitle'), matches, { robots: 'noindex' })
}

type InboxData = InboxPaneData & {
  done: ReturnType<typeof readDone> | null
  code: string | null
  notFound: boolean
  assigns: boolean
  departments: { value: string; label: string }[]
}

export default function InboxPage() {
  const data = useLoaderData<typeof loader>() as InboxData
  const answer = useActionData() as
    | (Partial<RefusedForm> & { sent?: number; left?: number; report?: PublishReport })
    | undefined
  const own = useMessages(inboxMessages)
  const text = useMessages(caseMessages)
  const language = useLanguage()
  const errors = wordErrors(answer, own)
  const assigns = data.assigns && data.cases.length > 0
  const publishes = data.cases.some(({ ready }) => ready?.signed)
  const here = inboxHref(data.address, { page: data.address.page })
  return (
    <ConsolePage
      current="questions"
      title={text('inboxTitle')}
      lead={text(isEnded(data.address.view) ? 'inboxLeadEnded' : 'inboxLead')}
      tabs={useViewTabs(data)}
      beside={{ list: <InboxPane data={data} form={assigns || publishes ? 'bulk' : undefined} />, open: false }}
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
      {answer?.report ? <PublishedReport report={answer.report} /> : null}
      <ErrorSummary errors={errors} />
      {assigns ? <BulkDispatch action={here} departments={data.departments} answer={answer} errors={errors} /> : null}
      {publishes ? <BulkPublish action={here} error={errors.ids} /> : null}
      <Tools />
      <KeyHelp place="list" />
    </ConsolePage>
  )
}

/** What belongs to answering besides the cases. */
function Tools() {
  const text = useMessages(caseMessages)
  const own = useMessages(inboxMessages)
  const oversight = useMessages(oversightMessages)
  return (
    <div className="buttons">
      <ButtonLink icon="pencil" href="/console/questions/new">
        {text('writeDown')}
      </ButtonLink>
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
    </div>
  )
}
