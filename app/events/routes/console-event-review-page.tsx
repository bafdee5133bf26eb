import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { now } from '#app/platform/clock.ts'
import { cleanText } from '#app/platform/text.ts'
import { Button, Buttons } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { Section } from '#app/ui/section.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { conflict, refused, seeOther } from '#app/web/answers.server.ts'
import { ConsolePage } from '#app/web/console-page.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { formValues } from '#app/web/forms.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import { EventArticle } from '../components/event-article.tsx'
import { checklistKey, Outcome, useEventFrame } from '../components/event-console.tsx'
import { useFormErrors } from '../components/event-fields.tsx'
import { checklistOf } from '../console-events.server.ts'
import { readEventFrame } from '../console-frame.server.ts'
import { eventConsoleMessages } from '../event-console-messages.ts'
import { readEventPage } from '../event-page.server.ts'
import { eventsById } from '../event-queries.server.ts'
import { type ChecklistKey, missingForPublishing } from '../publish-checklist.ts'
import { publishEvent, returnEvent } from '../review-event.server.ts'
import { NO_QUESTIONS } from '../shown-questions.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['reviewer', 'overseer'] }

const LONGEST_NOTE = 1000

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, ['reviewer', 'overseer'])
    const language = languageOf(args.request)
    const at = now()
    const { event, frame } = await readEventFrame(reader(), actor, args.params.id ?? '', language)
    const [asPublic] = await eventsById(reader(), [event.id])
    return json({
      frame,
      missing: missingForPublishing(checklistOf(event, at)),
      preview: asPublic ? await readEventPage(reader(), asPublic, language, at, { questions: NO_QUESTIONS }) : null,
    })
  })
}

export async function action(args: ActionFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, ['reviewer', 'overseer'])
    const id = args.params.id ?? ''
    await readEventFrame(reader(), actor, id, languageOf(args.request))
    const values = await formValues(args.request)
    const version = Number(values.version)
    const to = (done: string) => seeOther(`/console/events/${id}?done=${done}`)
    if (values.intent === 'publish') {
      const outcome = await inTransaction(actor, (work) => publishEvent(work, id, version))
      return outcome.outcome === 'published' ? to('published') : conflict(outcome)
    }
    const note = cleanText(String(values.note ?? '')).slice(0, LONGEST_NOTE)
    if (note === '') return refused({ errors: { note: 'noteMissing' }, values })
    const outcome = await inTransaction(actor, (work) => returnEvent(work, id, version, note))
    return outcome.outcome === 'returned' ? to('returned') : conflict(outcome)
  })
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(data?.frame.title ?? '', languageOfMatches(matches))

type Answer = {
  outcome?: string
  missing?: ChecklistKey[]
  errors?: Record<string, string>
  values?: { note?: string }
}

export default function ConsoleEventReviewPage() {
  const { frame, missing, preview } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() as Answer | undefined
  const text = useMessages(eventConsoleMessages)
  const errors = useFormErrors(answer?.errors)
  const names = missing.map((key) => text(checklistKey(key))).join('、')
  const blocked = frame.rights.ownWork
    ? text('ownWork')
    : missing.length > 0
      ? text('missing', { items: names })
      : undefined
  return (
    <ConsolePage {...useEventFrame(frame, 'overview')}>
      <Outcome conflict={answer?.outcome} missing={answer?.missing} />
      <ErrorSummary errors={errors} />
      {frame.state === 'inReview' ? (
        <Section id="review" title={text('reviewTitle')} first>
          <p>{text('reviewIntro')}</p>
          <Form className="mt-4">
            <HiddenFields values={{ version: frame.version, intent: 'publish' }} />
            <Button variant="primary" disabledReason={blocked}>
              {text('publish')}
            </Button>
          </Form>
          {frame.rights.ownWork ? null : (
            <Form>
              <HiddenFields values={{ version: frame.version }} />
              <TextArea
                name="note"
                rows={3}
                label={text('returnNote')}
                hint={text('returnNoteHint')}
                defaultValue={answer?.values?.note}
                error={errors.note}
                required
              />
              <Buttons>
                <Button name="intent" value="return">
                  {text('return')}
                </Button>
              </Buttons>
            </Form>
          )}
        </Section>
      ) : (
        <p className="my-4">{text('notInReview')}</p>
      )}
      {preview ? (
        <Panel title={text('seePreview')}>
          <EventArticle event={preview} preview />
        </Panel>
      ) : null}
    </ConsolePage>
  )
}
