import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { formatMoment } from '#app/platform/dates.ts'
import { Banner } from '#app/ui/banner.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { Section } from '#app/ui/section.tsx'
import { conflict, refused, seeOther } from '#app/web/answers.server.ts'
import { withFailures } from '#app/web/failures.server.ts'
import { type RefusedForm, wordErrors } from '#app/web/form-state.ts'
import { checkForm, formValues } from '#app/web/forms.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import { readColumnDesk } from '../column-desk.server.ts'
import { columnDeskMessages } from '../column-desk-messages.ts'
import { returnForm, withdrawForm } from '../column-forms.ts'
import { readColumnFrame } from '../column-frame.server.ts'
import { COLUMN_READERS } from '../column-policy.ts'
import { ColumnArticle } from '../components/column-article.tsx'
import { ColumnConsole } from '../components/column-console.tsx'
import { ColumnVersions, DecideColumn, SubmitColumn, WithdrawColumn } from '../components/column-review.tsx'
import { decideColumn, submitColumn } from '../review-column.server.ts'
import { withdrawColumn } from '../withdraw-column.server.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['organiser', 'answerOfficer', 'reviewer', 'overseer'] }

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, COLUMN_READERS)
    const language = languageOf(args.request)
    const desk = await readColumnDesk(reader(), actor, args.params.id ?? '', language)
    const when = (at: Date | null) => (at ? formatMoment(at, language) : '')
    return json({
      ...desk,
      withdrawnAt: when(desk.withdrawnAt),
      versions: desk.versions.map((one) => ({ ...one, savedAt: when(one.savedAt), decidedAt: when(one.decidedAt) })),
      done: new URL(args.request.url).searchParams.get('done'),
    })
  })
}

export async function action(args: ActionFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, COLUMN_READERS)
    const id = args.params.id ?? ''
    await readColumnFrame(reader(), actor, id, languageOf(args.request))
    const values = await formValues(args.request)
    const hash = String(values.hash ?? '')
    const to = (done: string) => seeOther(`/console/columns/${id}?done=${done}`)
    if (values.intent === 'submit') {
      const submitted = await inTransaction(actor, (work) => submitColumn(work, id, hash))
      return submitted.outcome === 'submitted' ? to('Submitted') : conflict({ outcome: submitted.outcome })
    }
    if (values.intent === 'publish') {
      const decided = await inTransaction(actor, (work) => decideColumn(work, id, hash, { publish: true }))
      return decided.outcome === 'published' ? to('Published') : conflict({ outcome: decided.outcome })
    }
    if (values.intent === 'return') {
      const form = checkForm(values, returnForm)
      if (!form.ok) return refused(form)
      const decision = { publish: false, note: form.value.note } as const
      const decided = await inTransaction(actor, (work) => decideColumn(work, id, hash, decision))
      return decided.outcome === 'returned' ? to('Returned') : conflict({ outcome: decided.outcome, values })
    }
    if (values.intent === 'withdraw') {
      const form = checkForm(values, withdrawForm)
      if (!form.ok) return refused(form)
      const { outcome } = await inTransaction(actor, (work) => withdrawColumn(work, id, form.value.reason))
      return outcome === 'withdrawn' ? to('Withdrawn') : conflict({ outcome: 'notPublicColumn', values })
    }
    return refused({ errors: { intent: 'unknownIntent' }, values })
  })
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(data?.frame.title ?? '', matches)

export default function ConsoleColumnPage() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() as (Partial<RefusedForm> & { outcome?: string }) | undefined
  const text = useMessages(columnDeskMessages)
  const errors = wordErrors(answer, text)
  const { frame, shown, ownWork } = page
  const again = frame.withdrawn && frame.state === 'published'
  const submits = frame.rights.edit && (frame.state === 'draft' || frame.state === 'returned' || again)
  return (
    <ColumnConsole frame={frame} tab="overview" done={page.done} answer={answer} errors={errors}>
      {frame.withdrawn ? (
        <Banner tone="warning" title={text('withdrawn')}>
          <p className="whitespace-pre-line">
            {text('withdrawnNote', { at: page.withdrawnAt, reason: page.withdrawReason })}
          </p>
        </Banner>
      ) : null}
      {frame.state === 'returned' ? (
        <Banner tone="warning" title={text('returned')}>
          <p className="whitespace-pre-line">{page.reviewNote}</p>
        </Banner>
      ) : null}
      {frame.state === 'inReview' ? (
        <Banner tone="info" title={text('waiting')}>
          <p>{text('waitingText')}</p>
        </Banner>
      ) : null}
      {shown > 0 && shown !== frame.version ? <p className="hint">{text('publicOlder', { version: shown })}</p> : null}
      {frame.state === 'inReview' && frame.rights.review ? (
        <DecideColumn hash={frame.hash} ownWork={ownWork} answer={answer} errors={errors} />
      ) : null}
      {submits ? <SubmitColumn hash={frame.hash} gaps={page.gaps} again={again} /> : null}
      <Section id="preview" title={`${text('preview')} · ${text('version', { version: frame.version })}`}>
        <Panel>
          <h3 className="section-title">{page.view.title.text}</h3>
          <p className="mt-2">{page.view.summary.text}</p>
          <ColumnArticle view={page.view} headingLevel={3} showAlt />
        </Panel>
      </Section>
      {page.versions.length > 1 || frame.state !== 'draft' ? <ColumnVersions versions={page.versions} /> : null}
      {frame.public && frame.rights.withdraw ? <WithdrawColumn answer={answer} errors={errors} /> : null}
    </ColumnConsole>
  )
}
