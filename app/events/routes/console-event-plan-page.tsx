import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { DeskNotice, KeptStatus } from '#app/drafts/components/draft-keeping.tsx'
import { sitDown } from '#app/drafts/desk-presence.server.ts'
import { hereLines, momentWord } from '#app/drafts/draft-words.ts'
import { findWorkingDraft } from '#app/drafts/working-drafts.server.ts'
import { now } from '#app/platform/clock.ts'
import { dayOf, formatDay, formatMoment } from '#app/platform/dates.ts'
import { translator } from '#app/platform/messages.ts'
import { versionOf } from '#app/platform/whole-numbers.ts'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { conflict, refused, seeOther } from '#app/web/answers.server.ts'
import { ConsolePage } from '#app/web/console-page.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { checkForm, formValues } from '#app/web/forms.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import { useEventFrame } from '../components/event-console.tsx'
import { type PlanAnswer, PlanEditor, PlanState, usePlanErrors } from '../components/plan-editor.tsx'
import { PlanText } from '../components/plan-text.tsx'
import { PlanVersions } from '../components/plan-versions.tsx'
import { readEventFrame } from '../console-frame.server.ts'
import { discardEventDraft, draftOf } from '../event-drafts.server.ts'
import { EMPTY_PLAN } from '../event-plan.ts'
import { EVENT_READERS, mayRunCampaigns } from '../event-policy.ts'
import { listTemplates } from '../event-template-queries.server.ts'
import { filePlan, findPlanToCopy, listPlansToCopy, readPlan, receivePlan, savePlan } from '../plan-event.server.ts'
import { planForm } from '../plan-forms.ts'
import { planMessages } from '../plan-messages.ts'
import { isBuiltIn, PLAN_OF } from '../plan-templates.ts'
import { listPlanVersions } from '../plan-versions.server.ts'
import { whenInFull } from '../present-event.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['organiser', 'reviewer', 'overseer'], ownScript: true }

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, EVENT_READERS)
    const language = languageOf(args.request)
    const { event, frame } = await readEventFrame(reader(), actor, args.params.id ?? '', language)
    const plan = await readPlan(reader(), event.id)
    const query = new URL(args.request.url).searchParams
    const asked = query.get('start') ?? ''
    const templates = await listTemplates(reader(), actor)
    const start =
      templates.find(({ id }) => id === asked)?.content.plan ??
      (isBuiltIn(asked) ? PLAN_OF[asked] : await findPlanToCopy(reader(), actor, event, asked))
    const others = await listPlansToCopy(reader(), event)
    // Who only reads the plan keeps nothing, and is in nobody's way.
    const subject = draftOf('plan', event)
    const draft = frame.rights.edit ? await findWorkingDraft(reader(), subject, actor.staffId) : undefined
    const when = (at: Date | null) => (at ? formatMoment(at, language) : '')
    return json({
      frame,
      plan: {
        ...plan,
        ...(start ?? {}),
        updatedAt: when(plan.updatedAt),
        filedAt: when(plan.filedAt),
        receivedAt: when(plan.receivedAt),
      },
      facts: {
        when: whenInFull(event, language),
        place: [event.venueName, event.venueAddress].filter(Boolean).join(' · '),
        agenda: event.agenda,
      },
      start: asked,
      desk: frame.rights.edit ? hereLines(await sitDown(actor, subject), language) : [],
      draft: draft ? { ...draft, time: momentWord(draft.savedAt, now(), language) } : null,
      templates: templates.map(({ id, name }) => ({ value: id, label: name })),
      others: others.map(({ id, title, startsAt }) => ({
        value: id,
        label: `${title}（${formatDay(dayOf(startsAt), language)}）`,
      })),
      versions: (await listPlanVersions(reader(), event.id)).map((one) => ({
        ...one,
        savedAt: when(one.savedAt),
        filedAt: when(one.filedAt),
        receivedAt: when(one.receivedAt),
      })),
      mayReceive: mayRunCampaigns(actor),
      done: query.get('done'),
    })
  })
}

export async function action(args: ActionFunctionArgs) {
  return withFailures(args, async () => {
    const id = args.params.id ?? ''
    const values = await formValues(args.request)
    const actor = await requireStaff(args.request, values.intent === 'receive' ? ['overseer'] : ['organiser'])
    await readEventFrame(reader(), actor, id, languageOf(args.request))
    const version = versionOf(values.version)
    const done = (result: string) => seeOther(`/console/events/${id}/plan?done=${result}`)
    if (values.intent === 'receive') {
      const { outcome } = await inTransaction(actor, (work) => receivePlan(work, id, version))
      return outcome === 'received' ? done(outcome) : conflict({ outcome })
    }
    if (values.intent === 'discardDraft') {
      await inTransaction(actor, (work) => discardEventDraft(work, 'plan', id))
      return done('discarded')
    }
    if (values.intent === 'save') {
      const form = checkForm(values, planForm)
      if (!form.ok) return refused(form)
      const { outcome } = await inTransaction(actor, (work) => savePlan(work, id, form.value.plan, form.value.version))
      return outcome === 'saved' ? done(outcome) : conflict({ outcome, values })
    }
    const outcome = await inTransaction(actor, (work) => filePlan(work, id, version))
    return outcome.outcome === 'filed' ? done('filed') : conflict(outcome)
  })
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(`${translator(language, planMessages)('title')} · ${data?.frame.title ?? ''}`, matches)
}

export default function ConsoleEventPlanPage() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() as PlanAnswer | undefined
  const errors = usePlanErrors(answer?.errors)
  const empty = page.plan.version === 0 && JSON.stringify(page.plan.duties) === JSON.stringify(EMPTY_PLAN.duties)
  const frame = useEventFrame(page.frame, 'plan')
  const tag = page.frame.rights.edit ? (
    <>
      {frame.tag}
      <KeptStatus />
    </>
  ) : (
    frame.tag
  )
  return (
    <ConsolePage {...frame} tag={tag}>
      {page.frame.rights.edit ? (
        <DeskNotice lines={page.desk} address={`/console/events/${page.frame.id}/plan/draft`} />
      ) : null}
      <ErrorSummary errors={errors} />
      <PlanState page={page} answer={answer} empty={empty} />
      {page.frame.rights.edit ? (
        <PlanEditor page={page} answer={answer} errors={errors} />
      ) : (
        <PlanText plan={page.plan} facts={page.facts} />
      )}
      <PlanVersions versions={page.versions} />
    </ConsolePage>
  )
}
