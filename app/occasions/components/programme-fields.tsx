// The fields of a programme on the air.

import { DateTimeField } from '#app/ui/date-time-field.tsx'
import { FieldColumns } from '#app/ui/field-groups.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { SelectField } from '#app/ui/select-field.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { type RefusedForm, typed } from '#app/web/form-state.ts'
import { programmeMessages } from '../programme-messages.ts'

type Values = Readonly<Record<string, unknown>>
type Props = {
  answer?: RefusedForm
  saved?: Values
  errors: Readonly<Record<string, string>>
  departments: readonly { value: string; label: string }[]
  /** of the ids, where another form of the page has a field of the same name */
  prefix?: string
}

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 0] as const

export function ProgrammeFields({ answer, saved, errors, departments, prefix = '' }: Props) {
  const text = useMessages(programmeMessages)
  const value = (name: string) => typed(answer, name, String(saved?.[name] ?? ''))
  const line = (
    name:
      | 'name'
      | 'nameEn'
      | 'summary'
      | 'summaryEn'
      | 'station'
      | 'stationEn'
      | 'frequency'
      | 'hotline'
      | 'wechat'
      | 'qq'
      | 'sms',
    required = false,
  ) => (
    <TextField
      key={name}
      name={name}
      label={text(name)}
      defaultValue={value(name)}
      error={errors[name]}
      required={required}
    />
  )
  return (
    <>
      <FieldColumns>
        {line('name', true)}
        {line('nameEn')}
        {line('summary', true)}
        {line('summaryEn')}
        {line('station', true)}
        {line('stationEn')}
        {line('frequency')}
        <SelectField
          name="departmentId"
          id={`${prefix}departmentId`}
          label={text('department')}
          options={departments}
          defaultValue={value('departmentId')}
          error={errors.departmentId}
          required
        />
        <SelectField
          name="weekday"
          label={text('weekday')}
          options={WEEKDAYS.map((day) => ({ value: String(day), label: text(`day${day}`) }))}
          defaultValue={value('weekday') || '3'}
          error={errors.weekday}
          required
        />
        <div className="flex flex-wrap gap-x-6 gap-y-4">
          {(['fromTime', 'toTime'] as const).map((name) => (
            <DateTimeField
              key={name}
              kind="time"
              step={300}
              name={name}
              label={text(name)}
              defaultValue={value(name)}
              error={errors[name]}
              required
            />
          ))}
        </div>
        {(['hotline', 'wechat', 'qq', 'sms'] as const).map((name) => line(name))}
      </FieldColumns>
      <TextField
        name="listenUrl"
        type="url"
        label={text('listenUrl')}
        hint={text('listenHint')}
        defaultValue={value('listenUrl')}
        error={errors.listenUrl}
        required={false}
      />
    </>
  )
}
