// The papers of a talk in the console: add, check, take away.
import { Button, Buttons } from '#app/ui/button.tsx'
import { FileField } from '#app/ui/file-field.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { StateText } from '#app/ui/state-tag.tsx'
import { transcriptMessages } from '../transcript-messages.ts'

type Props = {
  action: string
  eventId: string
  files: readonly { id: string; name: string; released: boolean; own: boolean }[]
  rights: { write: boolean; release: boolean }
  error?: string
}

export function EventFiles({ action, eventId, files, rights, error }: Props) {
  const text = useMessages(transcriptMessages)
  return (
    <>
      {files.length === 0 ? <p>{text('filesNone')}</p> : null}
      <ul className="grid gap-2">
        {files.map((file) => (
          <li key={file.id} className="flex flex-wrap items-center gap-x-4 gap-y-1">
            <Link href={`/console/events/${eventId}/transcript/files/${file.id}`}>{file.name}</Link>
            <StateText tone={file.released ? 'ok' : 'warn'}>
              {text(file.released ? 'stateReleased' : rights.release && file.own ? 'own' : 'stateWaiting')}
            </StateText>
            {rights.release && !file.released && !file.own ? (
              <Form action={action}>
                <HiddenFields values={{ intent: 'releaseFile', file: file.id }} />
                <Button size="s" aria-label={`${text('fileRelease')} ${file.name}`}>
                  {text('fileRelease')}
                </Button>
              </Form>
            ) : null}
            {rights.write ? (
              <Form action={action}>
                <HiddenFields values={{ intent: 'removeFile', file: file.id }} />
                <Button size="s" variant="quiet" aria-label={`${text('remove')} ${file.name}`}>
                  {text('remove')}
                </Button>
              </Form>
            ) : null}
          </li>
        ))}
      </ul>
      {rights.write ? (
        <Form action={action} encType="multipart/form-data" className="mt-4">
          <HiddenFields values={{ intent: 'addFile' }} />
          <FileField
            name="paper"
            label={text('fileAdd')}
            hint={text('fileHint2')}
            accept="application/pdf,image/png,image/jpeg,image/webp"
            error={error}
            required
          />
          <Buttons>
            <Button>{text('fileUpload')}</Button>
          </Buttons>
        </Form>
      ) : null}
    </>
  )
}
