import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Banner } from '#app/ui/banner.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Section } from '#app/ui/section.tsx'
import { conflict, refused, seeOther } from '#app/web/answers.server.ts'
import { ConsolePage } from '#app/web/console-page.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { type RefusedForm, wordErrors } from '#app/web/form-state.ts'
import { checkForm, formWithFiles } from '#app/web/forms.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import { checkAttachment, takesAttachments } from '../attachment.ts'
import { attachmentForm } from '../attachment-forms.ts'
import { type AttachmentKey, attachmentMessages } from '../attachment-messages.ts'
import {
  addAttachment,
  raiseAttachment,
  removeAttachment,
  renameAttachment,
  shownAttachments,
} from '../attachments.server.ts'
import { AttachmentFields, AttachmentList } from '../components/event-attachments.tsx'
import { Outcome, useEventFrame } from '../components/event-console.tsx'
import { readEventFrame } from '../console-frame.server.ts'
import { EVENT_READERS } from '../event-policy.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['organiser', 'reviewer', 'overseer'] }

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, EVENT_READERS)
    const language = languageOf(args.request)
    const { event, frame } = await readEventFrame(reader(), actor, args.params.id ?? '', language)
    const search = new URL(args.request.url).searchParams
    const shown = shownAttachments(event, language, `/console/events/${event.id}`)
    return json({
      frame,
      takes: takesAttachments(event.kind),
      mayEdit: frame.rights.edit && event.state !== 'cancelled' && event.state !== 'archived',
      attachments: shown.map((one, index) => ({ ...one, hash: event.attachments?.[index]?.hash ?? '' })),
      edited: event.attachments?.find((one) => one.hash === search.get('edit')) ?? null,
      done: attachmentMessages.keys.find((key) => key === `done_${search.get('done')}`) ?? null,
    })
  })
}

export async function action(args: ActionFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, ['organiser'])
    const id = args.params.id ?? ''
    await readEventFrame(reader(), actor, id, languageOf(args.request))
    const { values, files } = await formWithFiles(args.request)
    const hash = String(values.hash ?? '')
    const answer = <Outcome extends { outcome: string }>(outcome: Outcome) =>
      outcome.outcome === 'notEditable'
        ? conflict({ outcome: outcome.outcome })
        : seeOther(`/console/events/${id}/attachments?done=${outcome.outcome}`)
    if (values.intent === 'up') return answer(await inTransaction(actor, (work) => raiseAttachment(work, id, hash)))
    if (values.intent === 'remove') {
      return answer(await inTransaction(actor, (work) => removeAttachment(work, id, hash)))
    }
    const form = checkForm(values, attachmentForm)
    if (values.intent === 'rename') {
      if (!form.ok) return refused(form)
      return answer(await inTransaction(actor, (work) => renameAttachment(work, id, hash, form.value)))
    }
    const chosen = files.get('file')
    const checked = checkAttachment(chosen ? new Uint8Array(await chosen.arrayBuffer()) : new Uint8Array())
    const fileError: Record<string, string> = checked.outcome === 'fits' ? {} : { file: `problem_${checked.outcome}` }
    if (!form.ok) return refused({ errors: { ...fileError, ...form.errors }, values })
    if (checked.outcome !== 'fits') return refused({ errors: fileError, values })
    const outcome = await inTransaction(actor, (work) => addAttachment(work, id, { ...checked, ...form.value }))
    if (outcome.outcome !== 'alreadyAttached' && outcome.outcome !== 'tooManyAttachments') return answer(outcome)
    return refused({ errors: { file: `problem_${outcome.outcome}` }, values })
  })
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(data?.frame.title ?? '', matches)

export default function ConsoleEventAttachmentsPage() {
  const { frame, takes, mayEdit, attachments, edited, done } = useLoaderData<typeof loader>()
  const given = useActionData<typeof action>() as (Partial<RefusedForm> & { outcome?: string }) | undefined
  const text = useMessages(attachmentMessages)
  const errors = wordErrors<AttachmentKey>(given, text)
  const here = `/console/events/${frame.id}/attachments`
  const renaming = given?.values?.intent === 'rename'
  return (
    <ConsolePage {...useEventFrame(frame, 'overview')}>
      <Outcome conflict={given?.outcome} />
      <ErrorSummary errors={errors} />
      {done && !given ? <Banner tone="success" result title={text(done)} /> : null}
      {edited && mayEdit ? (
        <Section id="rename" title={text('renameOf', { title: edited.title })} first>
          <AttachmentFields
            action={here}
            edited={edited}
            answer={renaming ? given : undefined}
            errors={renaming ? errors : {}}
          />
        </Section>
      ) : null}
      <Section id="attachments" title={text('title')} first={!edited}>
        <p>{text(takes ? 'lead' : 'leadTalk')}</p>
        {takes ? (
          <AttachmentList action={here} attachments={attachments} mayEdit={mayEdit} />
        ) : (
          <ButtonLink href={`/console/events/${frame.id}/transcript#papers`}>{text('toTranscript')}</ButtonLink>
        )}
      </Section>
      {takes && mayEdit && !edited ? (
        <Section id="add" title={text('add')}>
          <AttachmentFields action={here} answer={given} errors={errors} />
        </Section>
      ) : null}
    </ConsolePage>
  )
}
