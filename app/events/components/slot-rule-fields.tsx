import { DateTimeField } from '#app/ui/date-time-field.tsx'
import { FieldRow } from '#app/ui/field-groups.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { RadioGroup } from '#app/ui/radio-group.tsx'
import { SelectField } from '#app/ui/select-field.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { fieldsOf } from '#app/web/form-state.ts'
import { ALLOCATIONS } from '../event.ts'
import { eventFormMessages } from '../event-form-messages.ts'
import { CHECK_IN_OPENS, SIGN_UP_CLOSES } from '../slot-forms.ts'

export type SlotValues = Readonly<Record<string, string | readonly string[] | undefined>>
type Props = { values: SlotValues; errors: Readonly<Record<string, string>> }

const HOUR = 60
const DAY = 24 * HOUR

/** How signing up for a slot works: places, window, doors. `errors` are in words. `one`: a slot that is there already. */
export function SlotRuleFields({ values, errors, one = false }: Props & { one?: boolean }) {
  const text = useMessages(eventFormMessages)
  const field = fieldsOf(text, values, errors)
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
  const closes = field('closesBefore', '60')
  const doors = field('checkInBefore', '60')
  const number = { inputMode: 'numeric', width: 's', required: true } as const
  return (
    <>
      <FieldRow>
        <TextField {...number} {...field('capacity', '50')} />
        <TextField {...number} {...field('waitingCapacity', '20')} hint={text('waitingHint')} />
        <TextField {...number} {...field('partyMax', '5')} />
      </FieldRow>
      {one ? (
        <FieldRow>
          <TextField {...field('reservedFor')} hint={text('reservedForHint')} required={false} />
          <TextField {...field('reservedForEn')} required={false} />
        </FieldRow>
      ) : (
        <TextArea {...field('groups')} hint={text('groupsHint')} rows={3} required={false} />
      )}
      <RadioGroup
        {...field('allocation', 'firstCome')}
        choices={ALLOCATIONS.map((allocation) => ({ value: allocation, label: text(allocation) }))}
        required
      />
      <FieldRow>
        <DateTimeField kind="date" {...field('opensOn')} required />
        <DateTimeField kind="time" step={300} {...field('opensAt', '09:00')} required />
        <SelectField {...closes} options={choices(SIGN_UP_CLOSES, closes.defaultValue)} required />
        <SelectField {...doors} options={choices(CHECK_IN_OPENS, doors.defaultValue)} required />
      </FieldRow>
      <p className="hint">{text('drawHint')}</p>
      <FieldRow>
        <DateTimeField kind="date" {...field('drawOn')} required={false} />
        <DateTimeField kind="time" step={300} {...field('drawAt')} required={false} />
      </FieldRow>
    </>
  )
}
