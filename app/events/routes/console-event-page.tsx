import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { now } from '#app/platform/clock.ts'
import { formatMoment } from '#app/platform/dates.ts'
import { mutedOf } from '#app/registrations/optional-messages.server.ts'
import { OPTIONAL_MESSAGES } from '#app/registrations/optional-messages.ts'
import { conflict, seeOther } from '#app/web/answers.server.ts'
import { ConsolePage } from '#app/web/console-page.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { formValues } from '#app/web/forms.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import { archiveEvent } from '../cancel-event.server.ts'
import { choosePlainForm } from '../choose-plain-form.server.ts'
import { countOpenComments } from '../comment-event.server.ts'
import { Outcome, useEventFrame } from '../components/event-console.tsx'
import { EventOverview } from '../components/event-overview.tsx'
import { checklistOf, countLiveRegistrations } from '../console-events.server.ts'
import { readEventFrame } from '../console-frame.server.ts'
import { doneOf } from '../console-outcome.ts'
import { eventUrl } from '../event-page.server.ts'
import { EVENT_READERS } from '../event-policy.ts'
import type { EventRecord } from '../event-queries.server.ts'
import { takesTemplate } from '../event-template.ts'
import { mayKeepTemplate } from '../event-template-policy.ts'
import { findLastReturn } from '../last-return.server.ts'
import { isSomebodyOnDuty, readPlanFacts } from '../plan-event.server.ts'
import { whenLine } from '../present-event.ts'
import type { ChecklistKey } from '../publish-checklist.ts'
import { submitEvent } from '../review-event.server.ts'
import { findSchedule } from '../schedule-publication.server.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['organiser', 'reviewer', 'overseer'] }

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, EVENT_READERS)
    const language = languageOf(args.request)
    const { event, frame } = await readEventFrame(reader(), actor, args.params.id ?? '', language)
    const at = now()
    const muted = await mutedOf(reader(), event.id)
    const scheduled = await findSchedule(reader(), event)
    return json({
      frame,
      done: doneOf(args.request.url) ?? null,
      checklist: checklistOf(event, at, {
        plan: await readPlanFacts(reader(), event.id),
        desk: {
          form: event.formVersion > 0 || event.plainFormAt !== null,
          messages: muted.length < OPTIONAL_MESSAGES.length,
          duty: await isSomebodyOnDuty(reader(), event.id),
        },
      }),
      sent: OPTIONAL_MESSAGES.filter((message) => !muted.includes(message)),
      comments: await countOpenComments(reader(), event.id),
      mayMakeTemplate:
        takesTemplate(event.kind) && (mayKeepTemplate(actor, event.departmentId) || mayKeepTemplate(actor, null)),
      scheduledAt: scheduled ? formatMoment(scheduled.publishAt, language) : '',
      over: event.endsAt <= at,
      submittedAt: event.submittedAt ? formatMoment(event.submittedAt, language) : '',
      reviewNote: await openNote(event),
      url: eventUrl(event.slug),
      when: whenLine(event, language),
      venue: [event.venueName, event.venueAddress].filter(Boolean).join(' · '),
      publishedAt: event.publishedAt ? formatMoment(event.publishedAt, language) : '',
      cancelReason: event.cancelReason,
      live: await countLiveRegistrations(reader(), event.id),
      coverHash: event.coverHash,
      attachments: event.attachments?.length ?? 0,
      theme: event.theme,
    })
  })
}

/** The note of a review, until the event is handed in again. */
async function openNote({ id, reviewNote, submittedAt }: EventRecord): Promise<string | null> {
  const last = reviewNote === null ? undefined : await findLastReturn(reader(), id)
  return last && submittedAt && submittedAt > last.at ? null : reviewNote
}

export async function action(args: ActionFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, ['organiser'])
    const id = args.params.id ?? ''
    const { intent } = await formValues(args.request)
    if (intent === 'archive') {
      const outcome = await inTransaction(actor, (work) => archiveEvent(work, id))
      return outcome.outcome === 'archived' ? seeOther(`/console/events/${id}?done=archived`) : conflict(outcome)
    }
    if (intent === 'plainForm') {
      const outcome = await inTransaction(actor, (work) => choosePlainForm(work, id))
      return outcome.outcome === 'chosen' ? seeOther(`/console/events/${id}?done=plainForm`) : conflict(outcome)
    }
    const outcome = await inTransaction(actor, (work) => submitEvent(work, id))
    return outcome.outcome === 'submitted' ? seeOther(`/console/events/${id}?done=submitted`) : conflict(outcome)
  })
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(data?.frame.title ?? '', matches)

export default function ConsoleEventPage() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() as { outcome: string; missing?: ChecklistKey[] } | undefined
  return (
    <ConsolePage {...useEventFrame(page.frame, 'overview')}>
      <Outcome done={page.done ?? undefined} conflict={answer?.outcome} missing={answer?.missing} />
      <EventOverview page={page} />
    </ConsolePage>
  )
}
