// The entries of a transcript in the console: what is public, what waits, and what can be done with each.
import { Button, ButtonLink, Buttons } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { StateText } from '#app/ui/state-tag.tsx'
import { transcriptMessages } from '../transcript-messages.ts'
import type { ShownEntry } from './exchange-form.tsx'

type Row = ShownEntry & { released: boolean; own: boolean; inLibrary: boolean }
type Props = {
  action: string
  entries: readonly Row[]
  rights: { write: boolean; release: boolean }
  error?: string
}

const RELEASE_FORM = 'release-form'

export function ExchangeTable({ action, entries, rights, error }: Props) {
  const text = useMessages(transcriptMessages)
  if (entries.length === 0) return <p>{text('none')}</p>
  const mayPick = (entry: Row) => rights.release && !entry.released && !entry.own
  return (
    <>
      <ol id="pick" tabIndex={-1} className="grid gap-4">
        {entries.map((entry, index) => (
          <li key={entry.id} id={`entry-${entry.id}`} className="panel is-plain">
            <p className="flex flex-wrap gap-x-4">
              {mayPick(entry) ? (
                <span className="choice">
                  <input
                    type="checkbox"
                    className="box"
                    form={RELEASE_FORM}
                    name="pick[]"
                    id={`pick-${entry.id}`}
                    value={`${entry.id} ${entry.revision}`}
                  />
                  <label htmlFor={`pick-${entry.id}`}>
                    {text('pick')} {index + 1}
                  </label>
                </span>
              ) : null}
              <StateText tone={entry.released ? 'ok' : 'warn'}>
                {text(entry.released ? 'stateReleased' : rights.release && entry.own ? 'own' : 'stateWaiting')}
              </StateText>
              {entry.kind === 'question' ? (
                <span className="hint">
                  {text(entry.inLibrary ? 'inLibrary' : entry.questionId ? 'filed' : 'notFiled')}
                </span>
              ) : null}
            </p>
            <Entry entry={entry} />
            {rights.write ? (
              <div className="flex flex-wrap items-center gap-2">
                <ButtonLink size="s" href={`${action}?edit=${entry.id}#write`}>
                  {text('editLink')} {index + 1}
                </ButtonLink>
                {index > 0 ? (
                  <Act action={action} intent="up" entry={entry.id} label={text('up')} n={index + 1} />
                ) : null}
                {!entry.released && !entry.questionId ? (
                  <Act action={action} intent="remove" entry={entry.id} label={text('remove')} n={index + 1} />
                ) : null}
              </div>
            ) : null}
          </li>
        ))}
      </ol>
      {rights.release ? (
        <Form action={action} id={RELEASE_FORM} className="mt-4">
          <HiddenFields values={{ intent: 'release' }} />
          {error ? <p className="field-error">{error}</p> : null}
          <Button variant="primary">{text('releaseButton')}</Button>
        </Form>
      ) : null}
      {rights.write && entries.some((entry) => entry.kind === 'question' && !entry.questionId) ? (
        <Form action={action} className="mt-4">
          <HiddenFields values={{ intent: 'file' }} />
          <p className="hint">{text('fileHint')}</p>
          <Buttons>
            <Button>{text('fileAll')}</Button>
          </Buttons>
        </Form>
      ) : null}
    </>
  )
}

function Act({
  action,
  intent,
  entry,
  label,
  n,
}: {
  action: string
  intent: string
  entry: string
  label: string
  n: number
}) {
  return (
    <Form action={action}>
      <HiddenFields values={{ intent, entry }} />
      <Button size="s" variant="quiet" aria-label={`${label} ${n}`}>
        {label}
      </Button>
    </Form>
  )
}

function Entry({ entry }: { entry: ShownEntry }) {
  const text = useMessages(transcriptMessages)
  const asker = [entry.asker, entry.journalist].filter(Boolean).join(' ')
  return (
    <div className="my-2">
      {entry.kind === 'question' ? (
        <p className="whitespace-pre-line">
          <strong>{asker ? text('asks', { who: asker }) : text('someone')}：</strong>
          {entry.question}
        </p>
      ) : null}
      <p className="whitespace-pre-line">
        <strong>{entry.speaker}：</strong>
        {entry.answer}
      </p>
    </div>
  )
}
