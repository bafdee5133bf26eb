// The fields of one day on the schedule of a programme.
import { CheckboxField } from '#app/ui/checkbox-field.tsx'
import { DateTimeField } from '#app/ui/date-time-field.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { SelectField } from '#app/ui/select-field.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { type RefusedForm, typed } from '#app/web/form-state.ts'
import { programmeMessages } from '../programme-messages.ts'

type Props = {
  answer?: RefusedForm
  saved: { day: string; departmentId?: string; leader?: string; topic?: string; cancelled?: boolean }
  errors: Readonly<Record<string, string>>
  departments: readonly { value: string; label: string }[]
}

export function DayFields({ answer, saved, errors, departments }: Props) {
  const text = useMessages(programmeMessages)
  const value = (name: 'day' | 'departmentId' | 'leader' | 'topic') => typed(answer, name, saved[name] ?? '')
  return (
    <>
      <div className="my-4 grid items-end gap-x-6 gap-y-4 md:grid-cols-2 [&_.field]:m-0">
        <DateTimeField
          kind="date"
          name="day"
          label={text('date')}
          defaultValue={value('day')}
          error={errors.day}
          required
        />
        <SelectField
          name="departmentId"
          label={text('onDuty')}
          options={departments}
          defaultValue={value('departmentId')}
          error={errors.departmentId}
          required
        />
        <TextField
          name="leader"
          label={text('leader')}
          hint={text('leaderHint')}
          defaultValue={value('leader')}
          error={errors.leader}
          required={false}
        />
        <TextField
          name="topic"
          label={text('topic')}
          defaultValue={value('topic')}
          error={errors.topic}
          required={false}
        />
      </div>
      <CheckboxField
        name="cancelled"
        label={text('cancelled')}
        defaultChecked={typed(answer, 'cancelled', saved.cancelled ? 'yes' : '') === 'yes'}
        required={false}
      />
    </>
  )
}
