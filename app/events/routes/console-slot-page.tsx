import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { type LetterWords, previewEventLetters } from '#app/outbox/event-letters.server.ts'
import { spanText } from '#app/outbox/message-values.ts'
import { dayOf, formatRange, timeOf } from '#app/platform/dates.ts'
import { NotFound } from '#app/platform/failures.ts'
import { promoteWaiting } from '#app/registrations/promote-waiting.server.ts'
import { tellRegisteredOfChange } from '#app/registrations/tell-registered.server.ts'
import { Button, ButtonLink, Buttons } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Form } from '#app/ui/form.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { conflict, refused, seeOther } from '#app/web/answers.server.ts'
import { ConsolePage } from '#app/web/console-page.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { checkForm, type FormValues, formValues } from '#app/web/forms.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import { changeSlot } from '../change-slot.server.ts'
import { ConfirmMove } from '../components/confirm-move.tsx'
import { Outcome, useEventFrame } from '../components/event-console.tsx'
import { useFormErrors } from '../components/event-fields.tsx'
import { OneSlotFields } from '../components/slot-fields.tsx'
import { countLiveRegistrations } from '../console-events.server.ts'
import { readEventFrame } from '../console-frame.server.ts'
import { eventChangeMessages } from '../event-change-messages.ts'
import { eventFormMessages } from '../event-form-messages.ts'
import { groupOf } from '../reserved-group.ts'
import { slotForm, slotFormValues } from '../slot-forms.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['organiser'] }

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, ['organiser'])
    const { event, frame } = await readEventFrame(reader(), actor, args.params.id ?? '', languageOf(args.request))
    const slot = event.slots.find((candidate) => candidate.id === args.params.slotId)
    if (!slot) throw new NotFound()
    return json({
      frame,
      name: [dayOf(slot.startsAt), timeOf(slot.startsAt), groupOf(slot, languageOf(args.request))].join(' ').trim(),
      slotId: slot.id,
      values: slotFormValues(slot),
      live: await countLiveRegistrations(reader(), event.id, { slotId: slot.id }),
      cancelled: slot.state === 'cancelled',
    })
  })
}

export async function action(args: ActionFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, ['organiser'])
    const [id, slotId] = [args.params.id ?? '', args.params.slotId ?? '']
    const language = languageOf(args.request)
    const { event } = await readEventFrame(reader(), actor, id, language)
    const values = await formValues(args.request)
    const to = (done: string) => seeOther(`/console/events/${id}/slots?done=${done}`)
    const form = checkForm(values, slotForm)
    if (!form.ok) return refused(form)
    const [time] = form.value.times
    if (!time) return refused({ errors: { day: 'dayWrong' }, values })
    if (values.intent === 'edit') return json({ values })
    const stored = event.slots.find((slot) => slot.id === slotId)
    const live = await countLiveRegistrations(reader(), id, { slotId })
    const moves = stored && (+stored.startsAt !== +time.startsAt || +stored.endsAt !== +time.endsAt)
    if (moves && live > 0 && event.state === 'published' && values.intent !== 'confirm') {
      const [from, until] = [
        formatRange(stored.startsAt, stored.endsAt, language),
        formatRange(time.startsAt, time.endsAt, language),
      ]
      const told = {
        label: 'time' as const,
        from: spanText(stored.startsAt, stored.endsAt),
        to: spanText(time.startsAt, time.endsAt),
      }
      const letters = await previewEventLetters(
        reader(),
        { eventId: id, slotId, slot: time },
        { kind: 'event-changed', changes: [told] },
      )
      return json({ values, move: { from, to: until, live, letters } })
    }
    const outcome = await inTransaction(actor, async (work) => {
      const changed = await changeSlot(work, id, slotId, { time, rules: form.value.rules })
      if (changed.outcome !== 'changed') return { ...changed, told: 0 }
      const told = changed.tell.length > 0 ? await tellRegisteredOfChange(work, id, changed.tell) : 0
      if (changed.placesAdded > 0) await promoteWaiting(work, slotId)
      return { ...changed, told }
    })
    if (outcome.outcome === 'changed') return to(outcome.told > 0 ? 'told' : 'slots')
    if (outcome.outcome === 'unchanged') return to('unchanged')
    if (outcome.outcome === 'belowTaken') {
      return json({ errors: { capacity: 'belowTaken' }, values, taken: outcome.taken }, { status: 422 })
    }
    return conflict({ ...outcome, values })
  })
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(data?.frame.title ?? '', matches)

type Answer = {
  outcome?: string
  errors?: Record<string, string>
  values?: FormValues
  taken?: number
  /** a new time, before people are told of it */
  move?: { from: string; to: string; live: number; letters: LetterWords[] }
}

export default function ConsoleSlotPage() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() as Answer | undefined
  const text = useMessages(eventChangeMessages)
  const words = useMessages(eventFormMessages)
  const errors = useFormErrors(answer?.errors)
  if (answer?.taken !== undefined) errors.capacity = words('belowTaken', { taken: answer.taken })
  const { live, frame } = page
  const values = answer?.values && Object.keys(answer.values).length > 0 ? answer.values : page.values
  const consoleFrame = useEventFrame(frame, 'slots')
  if (answer?.move && answer.values) {
    return (
      <ConsolePage {...consoleFrame}>
        <ConfirmMove move={answer.move} values={answer.values} />
      </ConsolePage>
    )
  }
  return (
    <ConsolePage {...consoleFrame}>
      <Outcome conflict={answer?.outcome} />
      <ErrorSummary errors={errors} />
      {page.cancelled ? (
        <p>{text('slotCancelled')}</p>
      ) : (
        <>
          <Panel title={`${text('slotTitle')} ${page.name}`}>
            {live > 0 ? <p className="hint">{text('slotToldTime', { count: live })}</p> : null}
            <Form>
              <OneSlotFields values={values} errors={errors} there />
              <Buttons>
                <Button variant="primary">{text('slotSave')}</Button>
                <ButtonLink href={`/console/events/${frame.id}/slots`}>{text('slotsTitle')}</ButtonLink>
              </Buttons>
            </Form>
          </Panel>
          <div className="mt-6">
            <Panel title={text('slotCancelTitle')}>
              <p>{live > 0 ? text('slotCancelText', { count: live }) : text('slotRemoveText')}</p>
              <Buttons>
                <ButtonLink href={`/console/events/${frame.id}/slots/${page.slotId}/close`}>
                  {text(live > 0 ? 'slotCancelPlan' : 'slotCancelButton')}
                </ButtonLink>
              </Buttons>
            </Panel>
          </div>
        </>
      )}
    </ConsolePage>
  )
}
