import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
  type SerializeFrom,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { DeskNotice, KeptStatus, NewerNotice, RestoredNotice } from '#app/drafts/components/draft-keeping.tsx'
import { sitDown } from '#app/drafts/desk-presence.server.ts'
import { hereLines, momentWord } from '#app/drafts/draft-words.ts'
import { draftsMessages } from '#app/drafts/drafts-messages.ts'
import { findWorkingDraft } from '#app/drafts/working-drafts.server.ts'
import { now } from '#app/platform/clock.ts'
import { dayOf, timeOf } from '#app/platform/dates.ts'
import { localName } from '#app/platform/local-text.ts'
import { versionOf } from '#app/platform/whole-numbers.ts'
import { tellRegisteredOfChange } from '#app/registrations/tell-registered.server.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button, ButtonLink, Buttons } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { conflict, refused, seeOther } from '#app/web/answers.server.ts'
import { ConsolePage } from '#app/web/console-page.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { checkForm, type FormValues, formValues } from '#app/web/forms.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import { changeEvent } from '../change-event.server.ts'
import { ChangeList, receivedChanges } from '../components/change-list.tsx'
import { ConfirmChange, OlderVersion } from '../components/confirm-change.tsx'
import { Outcome, useEventFrame } from '../components/event-console.tsx'
import { EventFields, useFormErrors } from '../components/event-fields.tsx'
import { listCampaignChoices } from '../console-events.server.ts'
import { readEventFrame } from '../console-frame.server.ts'
import { previewChange, readOlderDraft, readOlderVersion } from '../edit-preview.server.ts'
import { eventChangeMessages } from '../event-change-messages.ts'
import { discardEventDraft, draftOf } from '../event-drafts.server.ts'
import { eventFormMessages } from '../event-form-messages.ts'
import { eventForm, eventFormValues } from '../event-forms.ts'
import { linkErrors } from '../link-hosts.server.ts'
import type { ChecklistKey } from '../publish-checklist.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['organiser'], ownScript: true }

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, ['organiser'])
    const language = languageOf(args.request)
    const { event, frame } = await readEventFrame(reader(), actor, args.params.id ?? '', language)
    const campaigns = await listCampaignChoices(reader(), dayOf(now()), event.campaignId)
    const subject = draftOf('event', event)
    const draft = await findWorkingDraft(reader(), subject, actor.staffId)
    const older = draft && draft.basedOn !== event.version ? await readOlderDraft(reader(), event, draft) : null
    return json({
      frame,
      desk: hereLines(await sitDown(actor, subject), language),
      restored: draft ? { time: momentWord(draft.savedAt, now(), language), older } : null,
      discarded: new URL(args.request.url).searchParams.get('done') === 'discarded',
      values: {
        ...eventFormValues(event),
        day: dayOf(event.startsAt),
        from: timeOf(event.startsAt),
        to: timeOf(event.endsAt),
        ...draft?.values,
        version: String(event.version),
      } as FormValues,
      withTime: event.slots.length === 0,
      campaigns: campaigns.map((one) => ({ value: one.id, label: localName(language, one.title, one.titleEn) })),
    })
  })
}

export async function action(args: ActionFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, ['organiser'])
    const { event } = await readEventFrame(reader(), actor, args.params.id ?? '', languageOf(args.request))
    const values = await formValues(args.request)
    if (values.intent === 'discardDraft') {
      await inTransaction(actor, (work) => discardEventDraft(work, 'event', event.id))
      return seeOther(`/console/events/${event.id}/edit?done=discarded`)
    }
    if (values.intent === 'edit') return json({ step: 'edit' as const, values })
    const form = checkForm(values, eventForm)
    if (!form.ok) return refused(form, { step: 'edit' as const })
    const links = await linkErrors(reader(), form.value)
    if (Object.keys(links).length > 0) return refused({ errors: links, values }, { step: 'edit' as const })
    const version = versionOf(values.version)
    const input = { ...form.value, version }
    // A published event is changed in two steps: first what changes and who will be told, then the change.
    if (event.state === 'published' && values.intent !== 'save' && version === event.version) {
      return json({ step: 'confirm' as const, values, ...(await previewChange(reader(), event, input, now())) })
    }
    const outcome = await inTransaction(actor, async (work) => {
      const changed = await changeEvent(work, event.id, input)
      if (changed.outcome === 'changed' && changed.tell.length > 0) {
        return { ...changed, told: await tellRegisteredOfChange(work, event.id, changed.tell) }
      }
      return { ...changed, told: 0 }
    })
    const to = (done: string) => seeOther(`/console/events/${event.id}?done=${done}`)
    if (outcome.outcome === 'changed') return to(outcome.told > 0 ? 'told' : 'saved')
    if (outcome.outcome === 'unchanged') return to('unchanged')
    if (outcome.outcome !== 'olderVersion') return conflict({ ...outcome, step: 'edit' as const, values })
    const older = await readOlderVersion(reader(), outcome.event, input)
    return conflict({ ...older, step: 'older' as const, values: { ...values, version: String(outcome.event.version) } })
  })
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(data?.frame.title ?? '', matches)

export default function ConsoleEventEditPage() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const words = useMessages(eventFormMessages)
  const frame = useEventFrame(page.frame, 'edit')
  const errors = answer && 'errors' in answer ? (answer.errors as Record<string, string>) : {}
  const summary = useFormErrors(errors)
  const values = (answer && 'values' in answer ? answer.values : page.values) as FormValues
  if (answer?.step === 'confirm' && 'changes' in answer) {
    return (
      <ConsolePage {...frame}>
        <ConfirmChange answer={answer} values={values} />
      </ConsolePage>
    )
  }
  const draftAddress = `/console/events/${page.frame.id}/edit/draft`
  const tag = (
    <>
      {frame.tag}
      <KeptStatus />
    </>
  )
  return (
    <ConsolePage {...frame} tag={tag}>
      <DeskNotice lines={page.desk} address={draftAddress} />
      {page.discarded && !page.restored && !answer ? <Discarded /> : null}
      {page.restored && !answer ? <Restored restored={page.restored} /> : null}
      {answer && 'outcome' in answer ? (
        <Outcome
          conflict={answer.outcome}
          missing={'missing' in answer ? (answer.missing as ChecklistKey[]) : undefined}
        />
      ) : null}
      {answer?.step === 'older' && 'theirs' in answer ? <OlderVersion answer={answer} /> : null}
      <ErrorSummary errors={summary} />
      <Form keptAt={draftAddress} keptNow={answer !== undefined}>
        <HiddenFields values={{ version: values.version }} />
        <EventFields values={values} errors={errors} campaigns={page.campaigns} withTime={page.withTime} />
        {page.withTime ? null : <p className="hint">{words('timeFromSlots')}</p>}
        <Buttons>
          <Button variant="primary">{words('save')}</Button>
          <ButtonLink href={`/console/events/${page.frame.id}`}>{words('toOverview')}</ButtonLink>
          <KeptStatus silent />
        </Buttons>
      </Form>
    </ConsolePage>
  )
}

type Page = SerializeFrom<typeof loader>

function Restored({ restored }: { restored: NonNullable<Page['restored']> }) {
  const words = useMessages(eventChangeMessages)
  const { time, older } = restored
  return (
    <>
      <RestoredNotice time={time} />
      {older ? (
        <>
          <NewerNotice yours={older.yours} current={older.current} />
          <ChangeList caption={words('theirs')} changes={receivedChanges(older.theirs)} />
          {older.mine ? <ChangeList caption={words('yours')} changes={receivedChanges(older.mine)} /> : null}
        </>
      ) : null}
    </>
  )
}

function Discarded() {
  return <Banner tone="success" result title={useMessages(draftsMessages)('discarded')} />
}
