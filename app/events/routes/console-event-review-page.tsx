import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { now } from '#app/platform/clock.ts'
import { formatMoment } from '#app/platform/dates.ts'
import { cleanText } from '#app/platform/text.ts'
import { versionOf } from '#app/platform/whole-numbers.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button, Buttons } from '#app/ui/button.tsx'
import { DateTimeField } from '#app/ui/date-time-field.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useListed, useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { Section } from '#app/ui/section.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { conflict, refused, seeOther } from '#app/web/answers.server.ts'
import { ConsolePage } from '#app/web/console-page.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { wordErrors } from '#app/web/form-state.ts'
import { checkForm, formValues } from '#app/web/forms.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import { listComments } from '../comment-event.server.ts'
import { EventArticle } from '../components/event-article.tsx'
import { checklistKey, Outcome, useEventFrame } from '../components/event-console.tsx'
import { useFormErrors } from '../components/event-fields.tsx'
import { SinceReturnSection } from '../components/since-return.tsx'
import { checklistOf } from '../console-events.server.ts'
import { readEventFrame } from '../console-frame.server.ts'
import { eventConsoleMessages } from '../event-console-messages.ts'
import { readEventPage } from '../event-page.server.ts'
import { daysOfNotice } from '../event-plan.ts'
import { eventsById } from '../event-queries.server.ts'
import { readSinceReturn } from '../last-return.server.ts'
import { readPlanFacts } from '../plan-event.server.ts'
import { scheduleForm } from '../plan-forms.ts'
import { planMessages } from '../plan-messages.ts'
import { type ChecklistKey, missingForPublishing } from '../publish-checklist.ts'
import { publishEvent, returnEvent } from '../review-event.server.ts'
import { cancelSchedule, findSchedule, schedulePublication } from '../schedule-publication.server.ts'
import { NO_QUESTIONS } from '../shown-questions.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['reviewer', 'overseer'] }

const LONGEST_NOTE = 1000

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, ['reviewer', 'overseer'])
    const language = languageOf(args.request)
    const at = now()
    const { event, frame } = await readEventFrame(reader(), actor, args.params.id ?? '', language)
    const facts = await readPlanFacts(reader(), event.id)
    const schedule = await findSchedule(reader(), event)
    const days = daysOfNotice(event.startsAt, at)
    const since = await readSinceReturn(reader(), event)
    const [asPublic] = await eventsById(reader(), [event.id])
    return json({
      frame,
      missing: missingForPublishing(checklistOf(event, at, { plan: facts })),
      notice: days < facts.noticeDays ? { days: Math.max(0, days), need: facts.noticeDays } : null,
      schedule: schedule ? { at: formatMoment(schedule.publishAt, language), by: schedule.by } : null,
      since: since ? { ...since, at: formatMoment(since.at, language) } : null,
      comments: (await listComments(reader(), event.id))
        .filter(({ resolvedAt }) => resolvedAt === null)
        .map(({ id, part, text, by }) => ({ id, part, text, by })),
      done: new URL(args.request.url).searchParams.get('done'),
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
    const version = versionOf(values.version)
    const to = (done: string) => seeOther(`/console/events/${id}?done=${done}`)
    if (values.intent === 'publish') {
      const outcome = await inTransaction(actor, (work) => publishEvent(work, id, version))
      return outcome.outcome === 'published' ? to('published') : conflict(outcome)
    }
    const here = (done: string) => seeOther(`/console/events/${id}/review?done=${done}`)
    if (values.intent === 'unschedule') {
      const { outcome } = await inTransaction(actor, (work) => cancelSchedule(work, id))
      return here(outcome)
    }
    if (values.intent === 'schedule') {
      const form = checkForm(values, scheduleForm)
      if (!form.ok) return refused(form)
      const at = form.value.publishAt
      const outcome = await inTransaction(actor, (work) => schedulePublication(work, id, version, at))
      if (outcome.outcome === 'timePast') return refused({ errors: { publishAt: 'timePast' }, values })
      return outcome.outcome === 'scheduled' ? here('scheduled') : conflict(outcome)
    }
    const note = cleanText(String(values.note ?? '')).slice(0, LONGEST_NOTE)
    if (note === '') return refused({ errors: { note: 'noteMissing' }, values })
    const outcome = await inTransaction(actor, (work) => returnEvent(work, id, version, note))
    return outcome.outcome === 'returned' ? to('returned') : conflict(outcome)
  })
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(data?.frame.title ?? '', matches)

type Answer = {
  outcome?: string
  missing?: ChecklistKey[]
  errors?: Record<string, string>
  values?: { note?: string; publishAt?: string }
}

export default function ConsoleEventReviewPage() {
  const { frame, missing, preview, comments, ...page } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() as Answer | undefined
  const text = useMessages(eventConsoleMessages)
  const plan = useMessages(planMessages)
  const listed = useListed()
  const noteErrors = useFormErrors(answer?.errors?.note ? { note: answer.errors.note } : undefined)
  const timeErrors = wordErrors(
    answer?.errors?.publishAt ? { errors: { publishAt: answer.errors.publishAt } } : undefined,
    plan,
  )
  const errors: Record<string, string> = { ...noteErrors, ...timeErrors }
  const done = (['scheduled', 'unscheduled', 'notScheduled'] as const).find((each) => each === page.done)
  const names = listed(missing.map((key) => text(checklistKey(key))))
  const blocked = frame.rights.ownWork
    ? text('ownWork')
    : missing.length > 0
      ? text('missing', { items: names })
      : undefined
  return (
    <ConsolePage {...useEventFrame(frame, 'overview')}>
      <Outcome conflict={answer?.outcome} missing={answer?.missing} />
      <ErrorSummary errors={errors} />
      {done && !answer ? <Banner tone="success" result title={plan(done)} /> : null}
      {frame.state === 'inReview' ? (
        <Section id="review" title={text('reviewTitle')} first>
          <p>{text('reviewIntro')}</p>
          <p>
            {preview ? (
              <>
                <Link href="#as-public">{text('seePreview')}</Link>
                {' · '}
              </>
            ) : null}
            <Link href={`/console/events/${frame.id}/plan`}>{plan('title')}</Link>
            {' · '}
            <Link href={`/console/events/${frame.id}/comments`}>{plan('comments')}</Link>
          </p>
          {page.since ? <SinceReturnSection since={page.since} eventId={frame.id} /> : null}
          {comments.length > 0 ? (
            <Panel title={plan('commentsOpen', { count: comments.length })} tone="warn" headingLevel={3}>
              <ul className="grid gap-2">
                {comments.map((comment) => (
                  <li key={comment.id}>
                    <strong>{plan(`part.${comment.part}`)}</strong>
                    <span className="hint"> {comment.by ?? plan('system')}</span>
                    <p className="whitespace-pre-line">{comment.text}</p>
                  </li>
                ))}
              </ul>
            </Panel>
          ) : null}
          {page.notice ? (
            <Banner tone="warning" title={plan('noticeShort', { need: page.notice.need, count: page.notice.days })} />
          ) : null}
          {page.schedule ? (
            <Banner
              tone="info"
              title={plan('scheduledBy', { name: page.schedule.by ?? '', at: page.schedule.at })}
              actions={
                <Form>
                  <Button name="intent" value="unschedule">
                    {plan('scheduleCancel')}
                  </Button>
                </Form>
              }
            />
          ) : null}
          <Form className="mt-4">
            <HiddenFields values={{ version: frame.version, intent: 'publish' }} />
            <Button variant="primary" disabledReason={blocked}>
              {text('publish')}
            </Button>
          </Form>
          {blocked ? null : (
            <Form className="mt-6">
              <HiddenFields values={{ version: frame.version, intent: 'schedule' }} />
              <DateTimeField
                kind="datetime"
                name="publishAt"
                label={plan('scheduleAt')}
                hint={plan('scheduleHint')}
                defaultValue={answer?.values?.publishAt}
                error={errors.publishAt}
              />
              <Button>{plan('scheduleButton')}</Button>
            </Form>
          )}
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
        <Section id="as-public" title={text('seePreview')}>
          <Panel>
            <EventArticle event={preview} preview inset />
          </Panel>
        </Section>
      ) : null}
    </ConsolePage>
  )
}
