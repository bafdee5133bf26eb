import { DateTimeField } from '#app/ui/date-time-field.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { rowsOf } from '#app/web/form-state.ts'
import { eventFormMessages } from '../event-form-messages.ts'

type Values = Readonly<Record<string, string | readonly string[] | undefined>>

const SPARE_ROWS = 3

/** Rows up to the last one in which something stands. */
export function filledRows(first: readonly string[], second: readonly string[]): readonly string[] {
  let last = first.length
  while (last > 0 && !first[last - 1] && !second[last - 1]) last--
  return first.slice(0, last)
}

/** The day of the event, a row for each thing that happens, with some to spare. `errors` are in words; `chineseOnly`: no English beside it. */
export function AgendaRows({
  values,
  errors,
  chineseOnly,
}: {
  values: Values
  errors: Readonly<Record<string, string>>
  chineseOnly?: boolean
}) {
  const text = useMessages(eventFormMessages)
  const rows = (name: string) => rowsOf(values, name)
  const agenda = filledRows(rows('agendaText'), rows('agendaTime'))
  return Array.from({ length: agenda.length + SPARE_ROWS }, (_, index) => (
    <fieldset
      // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place.
      key={index}
      id={`agenda-${index}`}
      className="my-3 flex flex-wrap items-end gap-x-4 gap-y-2 [&_.field]:m-0"
    >
      <legend className="sr-only">
        {text('groupAgenda')} {index + 1}
      </legend>
      <DateTimeField
        kind="time"
        step={300}
        name="agendaTime[]"
        id={`agenda-time-${index}`}
        label={text('agendaTime')}
        defaultValue={rows('agendaTime')[index]}
        error={errors[`agenda-${index}`]}
      />
      <div className="min-w-60 flex-1">
        <TextField
          name="agendaText[]"
          id={`agenda-text-${index}`}
          label={text('agendaText')}
          defaultValue={agenda[index]}
        />
      </div>
      {chineseOnly ? null : (
        <div className="min-w-60 flex-1">
          <TextField
            name="agendaTextEn[]"
            id={`agenda-en-${index}`}
            label={text('english', { field: text('agendaText') })}
            defaultValue={rows('agendaTextEn')[index]}
          />
        </div>
      )}
    </fieldset>
  ))
}
