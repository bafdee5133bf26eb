import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { addDays, dayOf, formatDay } from '#app/platform/dates.ts'
import { copyForm } from '#app/registrations/change-form.server.ts'
import { Button, Buttons } from '#app/ui/button.tsx'
import { DateTimeField } from '#app/ui/date-time-field.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Form } from '#app/ui/form.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Section } from '#app/ui/section.tsx'
import { refused, seeOther } from '#app/web/answers.server.ts'
import { ConsolePage } from '#app/web/console-page.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { formValues } from '#app/web/forms.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import { useEventFrame } from '../components/event-console.tsx'
import { useFormErrors } from '../components/event-fields.tsx'
import { readEventFrame } from '../console-frame.server.ts'
import { duplicateEvent } from '../duplicate-event.server.ts'
import { eventChangeMessages } from '../event-change-messages.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['organiser'] }

/** A year has 52 weeks and a day or two: the same weekday next year. */
const SAME_WEEKDAY_NEXT_YEAR = 364

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, ['organiser'])
    const language = languageOf(args.request)
    const { event, frame } = await readEventFrame(reader(), actor, args.params.id ?? '', language)
    const first = dayOf(event.startsAt)
    return json({ frame, first: formatDay(first, language), suggested: addDays(first, SAME_WEEKDAY_NEXT_YEAR) })
  })
}

export async function action(args: ActionFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, ['organiser'])
    const values = await formValues(args.request)
    const id = args.params.id ?? ''
    const outcome = await inTransaction(actor, async (work) => {
      const made = await duplicateEvent(work, id, String(values.firstDay ?? ''))
      if (made.outcome === 'duplicated') await copyForm(work, id, made.event.id)
      return made
    })
    if (outcome.outcome === 'notADay') return refused({ errors: { firstDay: 'dayWrong' }, values })
    return seeOther(`/console/events/${outcome.event.id}?done=duplicated`)
  })
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(data?.frame.title ?? '', matches)

type Answer = { errors: Record<string, string>; values: { firstDay?: string } }

export default function ConsoleEventDuplicatePage() {
  const { frame, first, suggested } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() as Answer | undefined
  const text = useMessages(eventChangeMessages)
  const errors = useFormErrors(answer?.errors)
  return (
    <ConsolePage {...useEventFrame(frame, 'overview')}>
      <ErrorSummary errors={errors} />
      <Section id="duplicate" title={text('duplicateTitle')} first>
        <p>{text('duplicateLead')}</p>
        <p>{text('duplicateCopied')}</p>
        <p>{text('duplicateNot')}</p>
        <Form>
          <DateTimeField
            kind="date"
            name="firstDay"
            label={text('duplicateFirst')}
            hint={text('duplicateFirstHint', { day: first })}
            defaultValue={answer?.values.firstDay ?? suggested}
            error={errors.firstDay}
            required
          />
          <Buttons>
            <Button variant="primary">{text('duplicateButton')}</Button>
          </Buttons>
        </Form>
      </Section>
    </ConsolePage>
  )
}
