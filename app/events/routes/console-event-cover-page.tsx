import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { conflict, refused, seeOther } from '#app/web/answers.server.ts'
import { ConsolePage } from '#app/web/console-page.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { typed } from '#app/web/form-state.ts'
import { checkForm, formWithFiles } from '#app/web/forms.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import { Outcome, useEventFrame } from '../components/event-console.tsx'
import { useFormErrors } from '../components/event-fields.tsx'
import { PictureSection } from '../components/picture-section.tsx'
import { readEventFrame } from '../console-frame.server.ts'
import { checkPicture, removePicture, setPicture } from '../event-pictures.server.ts'
import { pictureWordsForm } from '../picture-forms.ts'
import { PICTURE_SCRIPT } from '../picture-limits.ts'
import { picturesOf } from '../save-event.server.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['organiser'], ownScript: true }

const ERRORS = {
  empty: 'coverEmpty',
  tooLarge: 'coverTooLarge',
  notAPicture: 'coverNotAPicture',
  tooManyPixels: 'coverTooManyPixels',
} as const

const NAMES = ['cover', 'map', 'entrance'] as const

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, ['organiser'])
    const { event, frame } = await readEventFrame(reader(), actor, args.params.id ?? '', languageOf(args.request))
    return json({ frame, coverHash: event.coverHash, ...picturesOf(event) })
  })
}

/** What the form is about, the chosen file, empty when none was, and what was typed. */
async function uploadOf(request: Request) {
  const { values, files } = await formWithFiles(request)
  const name = NAMES.find((one) => one === values.picture) ?? 'cover'
  const file = files.get(name)
  const bytes = file ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array()
  return { name, bytes, values }
}

export async function action(args: ActionFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, ['organiser'])
    const id = args.params.id ?? ''
    const { event } = await readEventFrame(reader(), actor, id, languageOf(args.request))
    const { name, bytes, values } = await uploadOf(args.request)
    const which = `${name}Hash` as const
    if (values.intent === 'remove') {
      const outcome = await inTransaction(actor, (work) => removePicture(work, id, which))
      return outcome.outcome === 'removed' ? seeOther(`/console/events/${id}?done=cover`) : conflict(outcome)
    }
    const words = checkForm(values, pictureWordsForm)
    const errors: Record<string, string> = {}
    if (!words.ok) for (const [field, key] of Object.entries(words.errors)) errors[`${name}-${field}`] = key
    else if (name === 'map' && words.value.alt === null) errors['map-alt'] = 'altMissing'
    // Beside a picture that is there the words alone can be changed.
    const onlyWords = bytes.length === 0 && name !== 'cover' && event[which] !== null
    const checked = onlyWords ? undefined : checkPicture(bytes)
    if (checked && checked.outcome !== 'fits') errors[name] = ERRORS[checked.outcome]
    if (!words.ok || Object.keys(errors).length > 0) return refused({ errors, values })
    const picture = checked?.outcome === 'fits' ? checked : undefined
    const outcome = await inTransaction(actor, (work) => setPicture(work, id, which, picture, words.value))
    if (outcome.outcome === 'noPicture') return refused({ errors: { [name]: 'coverEmpty' }, values })
    return outcome.outcome === 'set' ? seeOther(`/console/events/${id}?done=cover`) : conflict(outcome)
  })
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(data?.frame.title ?? '', matches)

type Answer = { outcome?: string; errors?: Record<string, string>; values?: Record<string, string | string[]> }

export default function ConsoleEventCoverPage() {
  const { frame, ...pictures } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() as Answer | undefined
  const errors = useFormErrors(answer?.errors)
  const words = (name: 'map' | 'entrance') =>
    answer?.values?.picture === name
      ? { alt: typed(answer, 'alt'), altEn: typed(answer, 'altEn') }
      : { alt: pictures[`${name}Alt`] ?? '', altEn: pictures[`${name}AltEn`] ?? '' }
  return (
    <ConsolePage {...useEventFrame(frame, 'overview')}>
      <Outcome conflict={answer?.outcome} />
      <ErrorSummary errors={errors} />
      {NAMES.map((name) => (
        <PictureSection
          key={name}
          name={name}
          hash={pictures[`${name}Hash`]}
          words={name === 'cover' ? undefined : words(name)}
          mayEdit={frame.rights.edit}
          errors={errors}
        />
      ))}
      <script src={PICTURE_SCRIPT} defer />
    </ConsolePage>
  )
}
