import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { previewEventLetters, type LetterWords as Words } from '#app/outbox/event-letters.server.ts'
import { now } from '#app/platform/clock.ts'
import { translator } from '#app/platform/messages.ts'
import { cleanText } from '#app/platform/text.ts'
import { cancelRegistrationsOfEvent } from '#app/registrations/cancel-for-event.server.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button, ButtonLink, Buttons } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Form } from '#app/ui/form.tsx'
import { useMessages } from '#app/ui/language.tsx'
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
import { cancelEvent } from '../cancel-event.server.ts'
import { Outcome, useEventFrame } from '../components/event-console.tsx'
import { useFormErrors } from '../components/event-fields.tsx'
import { LetterWords } from '../components/letter-words.tsx'
import { countLiveRegistrations } from '../console-events.server.ts'
import { readEventFrame } from '../console-frame.server.ts'
import { eventChangeMessages } from '../event-change-messages.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['organiser'] }

const LONGEST_REASON = 300

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, ['organiser'])
    const language = languageOf(args.request)
    const { event, frame } = await readEventFrame(reader(), actor, args.params.id ?? '', language)
    return json({
      frame,
      live: await countLiveRegistrations(reader(), event.id),
      letters: await lettersWith(event.id, translator(language, eventChangeMessages)('reasonToCome')),
      possible: event.state === 'published' && event.endsAt > now(),
    })
  })
}

const lettersWith = (eventId: string, reason: string) =>
  previewEventLetters(reader(), { eventId }, { kind: 'event-cancelled', reason })

export async function action(args: ActionFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, ['organiser'])
    const id = args.params.id ?? ''
    await readEventFrame(reader(), actor, id, languageOf(args.request))
    const values = await formValues(args.request)
    const reason = cleanText(String(values.reason ?? '')).slice(0, LONGEST_REASON)
    if (reason === '') return refused({ errors: { reason: 'reasonMissing' }, values })
    if (values.intent === 'preview') return json({ values, letters: await lettersWith(id, reason) })
    const outcome = await inTransaction(actor, async (work) => {
      const cancelled = await cancelEvent(work, id, reason)
      if (cancelled.outcome === 'cancelled') await cancelRegistrationsOfEvent(work, id, reason)
      return cancelled
    })
    return outcome.outcome === 'cancelled'
      ? seeOther(`/console/events/${id}?done=cancelled`)
      : conflict({ ...outcome, values })
  })
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(data?.frame.title ?? '', matches)

type Answer = {
  outcome?: string
  errors?: Record<string, string>
  values?: { reason?: string }
  /** with the reason that was typed */
  letters?: Words[]
}

export default function ConsoleEventCancelPage() {
  const { frame, live, letters, possible } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() as Answer | undefined
  const text = useMessages(eventChangeMessages)
  const errors = useFormErrors(answer?.errors)
  return (
    <ConsolePage {...useEventFrame(frame, 'overview')}>
      <Outcome conflict={answer?.outcome} />
      <ErrorSummary errors={errors} />
      <Section id="cancel" title={text('cancelTitle')} first>
        {possible && frame.rights.edit ? (
          <>
            <Banner tone="warning" title={live > 0 ? text('cancelTold', { count: live }) : text('cancelNobody')}>
              <p>{text('cancelLead')}</p>
            </Banner>
            <Form>
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
              <Buttons>
                <Button variant="primary" name="intent" value="cancel">
                  {live > 0 ? text('cancelButtonTell', { count: live }) : text('cancelButton')}
                </Button>
                {live > 0 ? (
                  <Button name="intent" value="preview">
                    {text('cancelPreview')}
                  </Button>
                ) : null}
                <ButtonLink href={`/console/events/${frame.id}`}>{text('cancelBack')}</ButtonLink>
              </Buttons>
            </Form>
            <LetterWords letters={answer?.letters ?? letters} />
          </>
        ) : (
          <p>{text('cancelNot')}</p>
        )}
      </Section>
    </ConsolePage>
  )
}
