import { DateTimeField } from '#app/ui/date-time-field.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { RadioGroup } from '#app/ui/radio-group.tsx'
import { SelectField } from '#app/ui/select-field.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { ALLOCATIONS } from '../event.ts'
import { eventFormMessages } from '../event-form-messages.ts'
import { CHECK_IN_OPENS, SIGN_UP_CLOSES } from '../slot-forms.ts'

export type SlotValues = Readonly<Record<string, string | readonly string[] | undefined>>
type Props = { values: SlotValues; errors: Readonly<Record<string, string>> }

const HOUR = 60
const DAY = 24 * HOUR

/** How signing up for a slot works: places, window, doors. `errors` are in words. */
export function SlotRuleFields({ values, errors }: Props) {
  const text = useMessages(eventFormMessages)
  const value = (name: string, otherwise = '') => {
    const given = values[name]
    return typeof given === 'string' ? given : otherwise
  }
  const before = (minutes: number) => {
    if (minutes === 0) return text('atStart')
    const time =
      minutes % DAY === 0
        ? text('days', { count: minutes / DAY })
        : minutes % HOUR === 0
          ? text('hours', { count: minutes / HOUR })
          : text('minutes', { count: minutes })
    return text('beforeStart', { time })
  }
  const choices = (usual: readonly number[], chosen: string) =>
    [...new Set([...usual, ...(/^\d+$/.test(chosen) ? [Number(chosen)] : [])])]
      .sort((a, b) => a - b)
      .map((minutes) => ({ value: String(minutes), label: before(minutes) }))
  const closes = value('closesBefore', '60')
  const doors = value('checkInBefore', '60')
  const number = (name: 'capacity' | 'waitingCapacity' | 'partyMax', otherwise: string, hint?: string) => (
    <TextField
      name={name}
      label={text(name)}
      hint={hint}
      inputMode="numeric"
      width="s"
      defaultValue={value(name, otherwise)}
      error={errors[name]}
      required
    />
  )
  return (
    <>
      <div className="my-4 flex flex-wrap items-end gap-x-6 gap-y-4 [&_.field]:m-0">
        {number('capacity', '50')}
        {number('waitingCapacity', '20', text('waitingHint'))}
        {number('partyMax', '5')}
      </div>
      <RadioGroup
        name="allocation"
        label={text('allocation')}
        choices={ALLOCATIONS.map((allocation) => ({ value: allocation, label: text(allocation) }))}
        defaultValue={value('allocation', 'firstCome')}
        error={errors.allocation}
        required
      />
      <div className="my-4 flex flex-wrap items-end gap-x-6 gap-y-4 [&_.field]:m-0">
        <DateTimeField
          kind="date"
          name="opensOn"
          label={text('opensOn')}
          defaultValue={value('opensOn')}
          error={errors.opensOn}
          required
        />
        <DateTimeField
          kind="time"
          name="opensAt"
          step={300}
          label={text('opensAt')}
          defaultValue={value('opensAt', '09:00')}
          error={errors.opensAt}
          required
        />
        <SelectField
          name="closesBefore"
          label={text('closesBefore')}
          options={choices(SIGN_UP_CLOSES, closes)}
          defaultValue={closes}
          error={errors.closesBefore}
          required
        />
        <SelectField
          name="checkInBefore"
          label={text('checkInBefore')}
          options={choices(CHECK_IN_OPENS, doors)}
          defaultValue={doors}
          error={errors.checkInBefore}
          required
        />
      </div>
      <p className="hint">{text('drawHint')}</p>
      <div className="my-4 flex flex-wrap items-end gap-x-6 gap-y-4 [&_.field]:m-0">
        <DateTimeField
          kind="date"
          name="drawOn"
          label={text('drawOn')}
          defaultValue={value('drawOn')}
          error={errors.drawOn}
          required={false}
        />
        <DateTimeField
          kind="time"
          name="drawAt"
          step={300}
          label={text('drawAt')}
          defaultValue={value('drawAt')}
          error={errors.drawAt}
          required={false}
        />
      </div>
    </>
  )
}
