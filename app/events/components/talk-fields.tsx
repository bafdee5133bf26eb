// What only interviews, question hours and press conferences have: who speaks, and where it is broadcast.
import { useMessages } from '#app/ui/language.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { rowsOf } from '#app/web/form-state.ts'
import { eventFormMessages } from '../event-form-messages.ts'

const SPARE_ROWS = 2
const PARTS = ['speakerName', 'speakerPost', 'speakerDepartment', 'speakerEn'] as const

type Props = {
  values: Readonly<Record<string, string | readonly string[] | undefined>>
  errors: Readonly<Record<string, string>>
}

export function TalkFields({ values, errors }: Props) {
  const text = useMessages(eventFormMessages)
  const rows = (name: string) => rowsOf(values, name)
  const error = (name: string) => (errors[name] ? text(errors[name] as never) : undefined)
  const filled = Math.max(...PARTS.map((part) => rows(part).findLastIndex((entry) => entry !== '') + 1))
  return (
    <>
      <Panel title={text('groupSpeakers')}>
        <p className="hint">{text('speakersHint')}</p>
        {Array.from({ length: filled + SPARE_ROWS }, (_, index) => (
          <fieldset
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place.
            key={index}
            id={`speaker-${index}`}
            className="my-3 grid items-end gap-x-4 gap-y-2 md:grid-cols-2 xl:grid-cols-4 [&_.field]:m-0"
          >
            <legend className="sr-only">
              {text('speakers')} {index + 1}
            </legend>
            {PARTS.map((part) => (
              <TextField
                key={part}
                name={`${part}[]`}
                id={`${part}-${index}`}
                label={text(part)}
                defaultValue={rows(part)[index]}
                error={part === 'speakerName' ? error(`speaker-${index}`) : undefined}
                required={false}
              />
            ))}
          </fieldset>
        ))}
      </Panel>
      <Panel title={text('groupBroadcast')}>
        <p className="hint">{text('linkHint')}</p>
        {(['liveUrl', 'recordUrl'] as const).map((name) => (
          <TextField
            key={name}
            name={name}
            type="url"
            label={text(name)}
            defaultValue={rows(name)[0]}
            error={error(name)}
            required={false}
          />
        ))}
      </Panel>
    </>
  )
}
