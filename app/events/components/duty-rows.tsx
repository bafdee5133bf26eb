import { useMessages } from '#app/ui/language.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { planMessages } from '../plan-messages.ts'
import { filledRows } from './agenda-rows.tsx'

const SPARE_ROWS = 3

/** 职责分工: who answers for what, a row each, with some to spare. */
export function DutyRows({
  tasks,
  who,
  errors,
  legendHidden,
}: {
  tasks: readonly string[]
  who: readonly string[]
  errors: Readonly<Record<string, string>>
  /** a heading above says what they are */
  legendHidden?: boolean
}) {
  const text = useMessages(planMessages)
  const filled = Math.max(filledRows(tasks, who).length, filledRows(who, tasks).length)
  return (
    <fieldset className={legendHidden ? '' : 'my-6'}>
      <legend className={legendHidden ? 'sr-only' : 'font-semibold'}>{text('duties')}</legend>
      {Array.from({ length: filled + SPARE_ROWS }, (_, index) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place.
          key={index}
          className="my-3 grid items-end gap-x-6 gap-y-2 md:grid-cols-2 [&_.field]:m-0"
        >
          <TextField
            name="dutyTask[]"
            id={`dutyTask-${index}`}
            label={text('dutyTaskN', { number: index + 1 })}
            defaultValue={tasks[index] ?? ''}
            error={errors[`dutyTask-${index}`]}
          />
          <TextField
            name="dutyWho[]"
            id={`dutyWho-${index}`}
            label={text('dutyWhoN', { number: index + 1 })}
            defaultValue={who[index] ?? ''}
          />
        </div>
      ))}
    </fieldset>
  )
}
