import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { formatMoment } from '#app/platform/dates.ts'
import { translator } from '#app/platform/messages.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { Section } from '#app/ui/section.tsx'
import { SelectField } from '#app/ui/select-field.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { conflict, refused, seeOther } from '#app/web/answers.server.ts'
import { ConsolePage } from '#app/web/console-page.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { typed, wordErrors } from '#app/web/form-state.ts'
import { checkForm, formValues } from '#app/web/forms.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import { addComment, listComments, settleComment } from '../comment-event.server.ts'
import { COMMENT_PARTS } from '../comment-parts.ts'
import { useEventFrame } from '../components/event-console.tsx'
import { readEventFrame } from '../console-frame.server.ts'
import { EVENT_READERS } from '../event-policy.ts'
import { commentForm } from '../plan-forms.ts'
import { planMessages } from '../plan-messages.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['organiser', 'reviewer', 'overseer'] }

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, EVENT_READERS)
    const language = languageOf(args.request)
    const { event, frame } = await readEventFrame(reader(), actor, args.params.id ?? '', language)
    const comments = await listComments(reader(), event.id)
    return json({
      frame,
      comments: comments.map((comment) => ({
        ...comment,
        createdAt: formatMoment(comment.createdAt, language),
        resolvedAt: comment.resolvedAt ? formatMoment(comment.resolvedAt, language) : '',
      })),
      done: new URL(args.request.url).searchParams.get('done'),
    })
  })
}

export async function action(args: ActionFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, EVENT_READERS)
    const id = args.params.id ?? ''
    await readEventFrame(reader(), actor, id, languageOf(args.request))
    const values = await formValues(args.request)
    const done = (result: string) => seeOther(`/console/events/${id}/comments?done=${result}`)
    if (values.intent === 'settle') {
      const comment = String(values.comment ?? '')
      const { outcome } = await inTransaction(actor, (work) => settleComment(work, id, comment))
      return outcome === 'settled' ? done(outcome) : conflict({ outcome })
    }
    const form = checkForm(values, commentForm)
    if (!form.ok) return refused(form)
    await inTransaction(actor, (work) => addComment(work, id, form.value))
    return done('commented')
  })
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(`${translator(language, planMessages)('comments')} · ${data?.frame.title ?? ''}`, matches)
}

type Answer = { errors?: Record<string, string>; values?: Record<string, string>; outcome?: 'alreadySettled' }

export default function ConsoleEventCommentsPage() {
  const { frame, comments, ...page } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() as Answer | undefined
  const text = useMessages(planMessages)
  const errors = wordErrors(answer, text)
  const done = (['commented', 'settled'] as const).find((each) => each === page.done)
  return (
    <ConsolePage {...useEventFrame(frame, 'overview')}>
      <ErrorSummary errors={errors} />
      {answer?.outcome ? (
        <Banner tone="error" result title={text(answer.outcome)} />
      ) : done && !answer ? (
        <Banner tone="success" result title={text(done)} />
      ) : null}
      <Section id="comments" title={text('comments')} first>
        <p className="hint">{text('commentsLead')}</p>
        {comments.length === 0 ? <EmptyState icon="answer" title={text('commentsNone')} /> : null}
        <div className="my-4 grid gap-4">
          {comments.map((comment) => (
            <Panel
              key={comment.id}
              title={text(`part.${comment.part}`)}
              tone={comment.resolvedAt ? 'ok' : 'warn'}
              headingLevel={3}
            >
              <p className="whitespace-pre-line">{comment.text}</p>
              <p className="hint">
                {text('commentBy', {
                  name: comment.by ?? text('system'),
                  at: comment.createdAt,
                  version: comment.version,
                })}
              </p>
              {comment.resolvedAt ? (
                <p className="hint">
                  {text('settledBy', { name: comment.resolvedBy ?? text('system'), at: comment.resolvedAt })}
                </p>
              ) : (
                <Form>
                  <HiddenFields values={{ intent: 'settle', comment: comment.id }} />
                  <Button size="s" icon="check">
                    {text('settle')}
                  </Button>
                </Form>
              )}
            </Panel>
          ))}
        </div>
        <Form>
          <SelectField
            name="part"
            label={text('commentPart')}
            defaultValue={typed(answer, 'part', 'whole')}
            error={errors.part}
            width="m"
            options={COMMENT_PARTS.map((part) => ({ value: part, label: text(`part.${part}`) }))}
          />
          <TextArea
            name="text"
            label={text('commentText')}
            rows={4}
            defaultValue={typed(answer, 'text')}
            error={errors.text}
            required
          />
          <Button variant="primary">{text('commentAdd')}</Button>
        </Form>
      </Section>
    </ConsolePage>
  )
}
