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
import { checkPicture, removePicture, setPicture } from '../event-pictures.server.ts'
import { PICTURE_FIELD, PICTURE_SCRIPT } from '../picture-limits.ts'

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
    return json({ frame, coverHash: event.coverHash, entranceHash: event.entranceHash })
  })
}

/** What the form is about, and the chosen file; empty when none was. */
async function uploadOf(request: Request): Promise<{ name: 'cover' | 'entrance'; intent: string; bytes: Uint8Array }> {
  let data: FormData
  try {
    data = await request.formData()
  } catch (cause) {
    throw new UnreadableBody('the body is not a form', { cause })
  }
  const name = data.get('picture') === 'entrance' ? 'entrance' : 'cover'
  const file = data.get(name)
  const bytes = file instanceof Blob ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array()
  return { name, intent: String(data.get('intent') ?? ''), bytes }
}

export async function action(args: ActionFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, ['organiser'])
    const id = args.params.id ?? ''
    await readEventFrame(reader(), actor, id, languageOf(args.request))
    const { name, intent, bytes } = await uploadOf(args.request)
    const which = `${name}Hash` as const
    if (intent === 'remove') {
      const outcome = await inTransaction(actor, (work) => removePicture(work, id, which))
      return outcome.outcome === 'removed' ? seeOther(`/console/events/${id}?done=cover`) : conflict(outcome)
    }
    const checked = checkPicture(bytes)
    if (checked.outcome !== 'fits') return refused({ errors: { [name]: ERRORS[checked.outcome] }, values: {} })
    const outcome = await inTransaction(actor, (work) => setPicture(work, id, which, checked))
    return outcome.outcome === 'set' ? seeOther(`/console/events/${id}?done=cover`) : conflict(outcome)
  })
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(data?.frame.title ?? '', matches)

export default function ConsoleEventCoverPage() {
  const { frame, coverHash, entranceHash } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() as { outcome?: string; errors?: Record<string, string> } | undefined
  const errors = useFormErrors(answer?.errors)
  return (
    <ConsolePage {...useEventFrame(frame, 'overview')}>
      <Outcome conflict={answer?.outcome} />
      <ErrorSummary errors={errors} />
      <PictureSection name="cover" hash={coverHash} mayEdit={frame.rights.edit} error={errors.cover} />
      <PictureSection name="entrance" hash={entranceHash} mayEdit={frame.rights.edit} error={errors.entrance} />
      <script src={PICTURE_SCRIPT} defer />
    </ConsolePage>
  )
}

/** One picture of the event: as it is now, another in its place, none. */
function PictureSection(props: {
  name: 'cover' | 'entrance'
  hash: string | null
  mayEdit: boolean
  error: string | undefined
}) {
  const { name, hash, mayEdit, error } = props
  const text = useMessages(eventConsoleMessages)
  return (
    <Section id={`${name}-picture`} title={text(name)} first={name === 'cover'}>
      {hash ? (
        <img
          src={`/files/${hash}`}
          alt={text(`${name}Now`)}
          className="h-auto w-full max-w-text"
          width={720}
          height={name === 'cover' ? 220 : 480}
        />
      ) : (
        <p>{text(`${name}None`)}</p>
      )}
      {mayEdit ? (
        <>
          <Form encType="multipart/form-data">
            <HiddenFields values={{ picture: name }} />
            <FileField
              name={name}
              label={text(name)}
              hint={
                <>
                  {name === 'entrance' ? <span className="block">{text('entranceHint')}</span> : null}
                  {text('coverHint')}
                </>
              }
              accept="image/png,image/jpeg,image/webp"
              picture={PICTURE_FIELD}
              error={error}
              required
            />
            <Buttons>
              <Button variant={name === 'cover' ? 'primary' : 'second'}>{text('coverUpload')}</Button>
            </Buttons>
          </Form>
          {hash ? (
            <Form className="mt-4">
              <HiddenFields values={{ picture: name, intent: 'remove' }} />
              <Button variant="quiet">{text(`${name}Remove`)}</Button>
            </Form>
          ) : null}
        </>
      ) : null}
    </Section>
  )
}
