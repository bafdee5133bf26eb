import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Outcome, useEventFrame } from '#app/events/components/event-console.tsx'
import { LetterWords } from '#app/events/components/letter-words.tsx'
import { readEventFrame } from '#app/events/console-frame.server.ts'
import { eventChangeMessages } from '#app/events/event-change-messages.ts'
import { now } from '#app/platform/clock.ts'
import { NotFound } from '#app/platform/failures.ts'
import { translator } from '#app/platform/messages.ts'
import { cleanText } from '#app/platform/text.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button, ButtonLink, Buttons } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { RadioGroup } from '#app/ui/radio-group.tsx'
import { Section } from '#app/ui/section.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { conflict, refused, seeOther } from '#app/web/answers.server.ts'
import { ConsolePage } from '#app/web/console-page.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { formValues } from '#app/web/forms.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import { closeSlot } from '../close-slot.server.ts'
import { closeSlotMessages } from '../close-slot-messages.ts'
import { type ClosingLetters, previewClosingLetters } from '../closing-letters.server.ts'
import { readClosingPage } from '../closing-page.server.ts'
import { ClosingPlan } from '../components/closing-plan.tsx'

export const handle: RouteHandle = { audience: 'staff', roles: ['organiser'] }

const LONGEST_REASON = 300

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, ['organiser'])
    const language = languageOf(args.request)
    const { event, frame } = await readEventFrame(reader(), actor, args.params.id ?? '', language)
    if (!frame.rights.edit || !event.slots.some((slot) => slot.id === args.params.slotId)) throw new NotFound()
    const to = new URL(args.request.url).searchParams.get('to') ?? undefined
    const slotId = args.params.slotId ?? ''
    const page = await readClosingPage(reader(), event.id, slotId, to, language, now())
    const reason = translator(language, eventChangeMessages)('reasonToCome')
    return json({ frame, page, letters: await lettersWith(slotId, page.to, reason) })
  })
}

const lettersWith = (slotId: string, to: string, reason: string) =>
  previewClosingLetters(reader(), slotId, { to: to || undefined, reason, at: now() })

export async function action(args: ActionFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, ['organiser'])
    const { id = '', slotId = '' } = args.params
    const { event, frame } = await readEventFrame(reader(), actor, id, languageOf(args.request))
    if (!frame.rights.edit || !event.slots.some((slot) => slot.id === slotId)) throw new NotFound()
    const values = await formValues(args.request)
    const one = (name: string) => (typeof values[name] === 'string' ? values[name] : '')
    const reason = cleanText(one('reason')).slice(0, LONGEST_REASON)
    if (reason === '' && one('cancels') !== '0') return refused({ errors: { reason: 'reasonMissing' }, values: {} })
    const moveTo = one('to') || undefined
    if (one('intent') === 'preview') {
      return json({ values: { reason }, letters: await lettersWith(slotId, one('to'), reason) })
    }
    const outcome = await inTransaction(actor, (work) =>
      closeSlot(work, id, slotId, { moveTo, reason, mark: one('mark') }),
    )
    if (outcome.outcome === 'removed') return seeOther(`/console/events/${id}/slots?done=slotRemoved`)
    if (outcome.outcome === 'closed') return seeOther(`/console/events/${id}/slots?done=slotCancelled`)
    return conflict({ ...outcome, values: { reason } })
  })
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(data?.frame.title ?? '', matches)

type Answer = {
  outcome?: string
  errors?: { reason?: 'reasonMissing' }
  values?: { reason?: string }
  /** with the reason that was typed */
  letters?: ClosingLetters
}

export default function ConsoleCloseSlotPage() {
  const { frame, page, letters } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() as Answer | undefined
  const text = useMessages(closeSlotMessages)
  const fault = answer?.errors?.reason
  const errors = fault ? { reason: text(fault) } : {}
  const { parties, sums } = page
  const { moved, cancelled } = answer?.letters ?? letters
  return (
    <ConsolePage {...useEventFrame(frame, 'slots')}>
      {answer?.outcome === 'planChanged' ? <Banner result tone="error" title={text('planChanged')} /> : null}
      <Outcome conflict={answer?.outcome} />
      <ErrorSummary errors={errors} />
      <Panel title={text('title')}>
        <p>
          {parties > 0 ? text('lead', { slot: page.name, count: parties }) : text('leadNobody', { slot: page.name })}
        </p>
        {parties > 0 && page.targets.length > 0 ? (
          <Form method="get">
            <RadioGroup
              name="to"
              label={text('where')}
              choices={[
                { value: '', label: text('nowhere'), hint: text('nowhereHint') },
                ...page.targets.map((target) => ({
                  value: target.id,
                  label: `${target.name} · ${text('free', { count: target.free })}`,
                  hint: text('toHint'),
                })),
              ]}
              defaultValue={page.to}
            />
            <Button>{text('show')}</Button>
          </Form>
        ) : null}
      </Panel>
      <Section id="plan" title={text('plan')}>
        {parties > 0 ? <ClosingPlan page={page} /> : null}
        <Form>
          <HiddenFields values={{ to: page.to, mark: page.mark, cancels: String(sums.cancelled) }} />
          {sums.cancelled > 0 ? (
            <TextArea
              name="reason"
              rows={3}
              label={text('reason')}
              hint={text('reasonHint')}
              maxLength={LONGEST_REASON}
              defaultValue={answer?.values?.reason}
              error={errors.reason}
              required
            />
          ) : null}
          <Buttons>
            <Button variant="primary">{parties > 0 ? text('submitTell', { count: parties }) : text('submit')}</Button>
            {sums.cancelled > 0 ? (
              <Button name="intent" value="preview">
                {text('preview')}
              </Button>
            ) : null}
            <ButtonLink href={`/console/events/${frame.id}/slots`}>{text('back')}</ButtonLink>
          </Buttons>
        </Form>
      </Section>
      {moved.length > 0 ? (
        <Section id="moved-letter" title={text('lettersMoved', { count: sums.moves + sums.waits })}>
          <LetterWords letters={moved} />
        </Section>
      ) : null}
      {cancelled.length > 0 ? (
        <Section id="cancelled-letter" title={text('lettersCancelled', { count: sums.cancelled })}>
          <LetterWords letters={cancelled} />
        </Section>
      ) : null}
    </ConsolePage>
  )
}
