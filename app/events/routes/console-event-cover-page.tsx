import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, Buttons } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { FileField } from '#app/ui/file-field.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Section } from '#app/ui/section.tsx'
import { conflict, refused, seeOther } from '#app/web/answers.server.ts'
import { ConsolePage } from '#app/web/console-page.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { UnreadableBody } from '#app/web/forms.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import { Outcome, useEventFrame } from '../components/event-console.tsx'
import { useFormErrors } from '../components/event-fields.tsx'
import { readEventFrame } from '../console-frame.server.ts'
import { eventConsoleMessages } from '../event-console-messages.ts'
import { PICTURE_FIELD, PICTURE_SCRIPT } from '../picture-limits.ts'
import { checkCover, removeCover, setCover } from '../set-cover.server.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['organiser'], ownScript: true }

const ERRORS = {
  empty: 'coverEmpty',
  tooLarge: 'coverTooLarge',
  notAPicture: 'coverNotAPicture',
  tooManyPixels: 'coverTooManyPixels',
} as const

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, ['organiser'])
    const { event, frame } = await readEventFrame(reader(), actor, args.params.id ?? '', languageOf(args.request))
    return json({ frame, coverHash: event.coverHash })
  })
}

async function uploadOf(request: Request): Promise<{ intent: string; bytes: Uint8Array }> {
  let data: FormData
  try {
    data = await request.formData()
  } catch (cause) {
    throw new UnreadableBody('the body is not a form', { cause })
  }
  const file = data.get('cover')
  const bytes = file instanceof Blob ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array()
  return { intent: String(data.get('intent') ?? ''), bytes }
}

export async function action(args: ActionFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, ['organiser'])
    const id = args.params.id ?? ''
    await readEventFrame(reader(), actor, id, languageOf(args.request))
    const { intent, bytes } = await uploadOf(args.request)
    if (intent === 'remove') {
      const outcome = await inTransaction(actor, (work) => removeCover(work, id))
      return outcome.outcome === 'removed' ? seeOther(`/console/events/${id}?done=cover`) : conflict(outcome)
    }
    const checked = checkCover(bytes)
    if (checked.outcome !== 'fits') return refused({ errors: { cover: ERRORS[checked.outcome] }, values: {} })
    const outcome = await inTransaction(actor, (work) => setCover(work, id, checked))
    return outcome.outcome === 'set' ? seeOther(`/console/events/${id}?done=cover`) : conflict(outcome)
  })
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(data?.frame.title ?? '', matches)

export default function ConsoleEventCoverPage() {
  const { frame, coverHash } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() as { outcome?: string; errors?: Record<string, string> } | undefined
  const text = useMessages(eventConsoleMessages)
  const errors = useFormErrors(answer?.errors)
  return (
    <ConsolePage {...useEventFrame(frame, 'overview')}>
      <Outcome conflict={answer?.outcome} />
      <ErrorSummary errors={errors} />
      <Section id="picture" title={text('cover')} first>
        {coverHash ? (
          <img
            src={`/files/${coverHash}`}
            alt={text('coverNow')}
            className="h-auto w-full max-w-text"
            width={720}
            height={220}
          />
        ) : (
          <p>{text('coverNone')}</p>
        )}
        {frame.rights.edit ? (
          <>
            <Form encType="multipart/form-data">
              <FileField
                name="cover"
                label={text('cover')}
                hint={text('coverHint')}
                accept="image/png,image/jpeg,image/webp"
                picture={PICTURE_FIELD}
                error={errors.cover}
                required
              />
              <Buttons>
                <Button variant="primary">{text('coverUpload')}</Button>
              </Buttons>
            </Form>
            {coverHash ? (
              <Form className="mt-4">
                <HiddenFields values={{ intent: 'remove' }} />
                <Button variant="quiet">{text('coverRemove')}</Button>
              </Form>
            ) : null}
          </>
        ) : null}
      </Section>
      <script src={PICTURE_SCRIPT} defer />
    </ConsolePage>
  )
}
