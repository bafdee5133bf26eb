import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { now } from '#app/platform/clock.ts'
import { dayOf, formatDayShort, formatMomentShort, formatTimes } from '#app/platform/dates.ts'
import { ButtonLink, Buttons } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
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
import { addSlots, slotsWanted } from '../add-slots.server.ts'
import { Outcome, useEventFrame } from '../components/event-console.tsx'
import { useFormErrors } from '../components/event-fields.tsx'
import { OneSlotForm } from '../components/slot-fields.tsx'
import { SeriesForm, SeriesPreview } from '../components/slot-series.tsx'
import { SlotTable } from '../components/slot-table.tsx'
import { readEventFrame } from '../console-frame.server.ts'
import { doneOf } from '../console-outcome.ts'
import { PUBLIC_STATES } from '../event.ts'
import { eventChangeMessages } from '../event-change-messages.ts'
import { EVENT_READERS } from '../event-policy.ts'
import { groupOf, slotTimes } from '../reserved-group.ts'
import { seriesForm, slotForm } from '../slot-forms.ts'
import { slotsLike } from '../slot-series.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['organiser', 'reviewer', 'overseer'] }

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, EVENT_READERS)
    const language = languageOf(args.request)
    const { event, frame } = await readEventFrame(reader(), actor, args.params.id ?? '', language)
    return json({
      frame,
      done: doneOf(args.request.url) ?? null,
      add: addOf(args.request.url, event.slots.length),
      today: dayOf(now()),
      day: dayOf(event.startsAt),
      slots: event.slots.map((slot) => ({
        id: slot.id,
        day: formatDayShort(dayOf(slot.startsAt), language),
        times: formatTimes(slot.startsAt, slot.endsAt),
        group: groupOf(slot, language),
        capacity: slot.capacity,
        taken: slot.taken,
        waiting: slot.waiting,
        waitingCapacity: slot.waitingCapacity,
        allocation: slot.allocation,
        drawable: slot.allocation === 'lottery' && PUBLIC_STATES.includes(event.state),
        opens: formatMomentShort(slot.signUpOpensAt, language),
        closes: formatMomentShort(slot.signUpClosesAt, language),
        cancelled: slot.state === 'cancelled',
      })),
    })
  })
}

/** Which form is open; an event without slots begins with the series. */
function addOf(url: string, slots: number): 'one' | 'series' | null {
  const asked = new URL(url).searchParams.get('add')
  if (asked === 'one' || asked === 'series') return asked
  return slots === 0 ? 'series' : null
}

export async function action(args: ActionFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, ['organiser'])
    const id = args.params.id ?? ''
    const language = languageOf(args.request)
    const { event } = await readEventFrame(reader(), actor, id, language)
    const values = await formValues(args.request)
    const kind = values.intent === 'one' ? ('one' as const) : ('series' as const)
    const form = checkForm(values, kind === 'one' ? slotForm : seriesForm)
    if (!form.ok) return refused(form, { kind })
    if (values.intent === 'preview') {
      const isThere = slotsLike(event.slots)
      const times = slotsWanted(form.value.times, form.value.rules).map((slot) => ({
        day: formatDayShort(dayOf(slot.startsAt), language),
        times: slotTimes(slot, language),
        places: slot.capacity,
        there: isThere(slot),
      }))
      return json({ kind: 'preview' as const, times, values })
    }
    if (values.intent === 'back') return json({ kind, values })
    const outcome = await inTransaction(actor, (work) => addSlots(work, id, form.value))
    if (outcome.outcome === 'added') {
      return seeOther(`/console/events/${id}/slots?done=${outcome.skipped > 0 ? 'someSlots' : 'slots'}`)
    }
    if (outcome.outcome === 'nothingToAdd') {
      if (kind === 'one') return refused({ errors: { from: 'slotThere' }, values }, { kind })
      return seeOther(`/console/events/${id}/slots?done=skipped`)
    }
    return conflict({ ...outcome, kind, values })
  })
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(data?.frame.title ?? '', matches)

type Answer = {
  kind: 'one' | 'series' | 'preview'
  outcome?: string
  errors?: Record<string, string>
  values?: FormValues
  times?: { day: string; times: string; places: number; there: boolean }[]
}

export default function ConsoleEventSlotsPage() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() as Answer | undefined
  const text = useMessages(eventChangeMessages)
  const errors = useFormErrors(answer?.errors)
  const frame = useEventFrame(page.frame, 'slots')
  if (answer?.kind === 'preview' && answer.times && answer.values) {
    return (
      <ConsolePage {...frame}>
        <SeriesPreview times={answer.times} values={answer.values} />
      </ConsolePage>
    )
  }
  const start = { day: page.day, firstDay: page.day, opensOn: page.today }
  const add = answer ? answer.kind : page.add
  const form = { values: answer?.values ?? start, errors }
  return (
    <ConsolePage {...frame}>
      <Outcome done={page.done ?? undefined} conflict={answer?.outcome} />
      <ErrorSummary errors={errors} />
      <SlotTable eventId={page.frame.id} slots={page.slots} mayEdit={page.frame.rights.edit} />
      {page.frame.rights.edit ? (
        <>
          <div className="mt-4">
            <Buttons>
              <ButtonLink href="?add=series#many" icon="plus">
                {text('addSeries')}
              </ButtonLink>
              <ButtonLink href="?add=one#one" icon="plus">
                {text('addOne')}
              </ButtonLink>
            </Buttons>
          </div>
          {add === 'series' ? <SeriesForm {...form} /> : null}
          {add === 'one' ? <OneSlotForm {...form} /> : null}
        </>
      ) : null}
    </ConsolePage>
  )
}
