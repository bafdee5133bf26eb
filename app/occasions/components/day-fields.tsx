// The fields of one day on the schedule of a programme.

import { CheckboxField } from '#app/ui/checkbox-field.tsx'
import { DateTimeField } from '#app/ui/date-time-field.tsx'
import { FieldColumns } from '#app/ui/field-groups.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { SelectField } from '#app/ui/select-field.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { fieldsOf, type RefusedForm, typed } from '#app/web/form-state.ts'
import { programmeMessages } from '../programme-messages.ts'

type Props = {
  answer?: RefusedForm
  saved: { day: string; departmentId?: string; leader?: string; topic?: string; cancelled?: boolean }
  errors: Readonly<Record<string, string>>
  departments: readonly { value: string; label: string }[]
}

export function DayFields({ answer, saved, errors, departments }: Props) {
  const text = useMessages(programmeMessages)
  const labels = { day: text('date'), departmentId: text('onDuty'), leader: text('leader'), topic: text('topic') }
  const { cancelled: _, ...stored } = saved
  const field = fieldsOf((name: keyof typeof labels) => labels[name], answer?.values ?? stored, errors)
  return (
    <>
      <FieldColumns>
        <DateTimeField kind="date" {...field('day')} required />
        <SelectField {...field('departmentId')} options={departments} required />
        <TextField {...field('leader')} hint={text('leaderHint')} required={false} />
        <TextField {...field('topic')} required={false} />
      </FieldColumns>
      <CheckboxField
        name="cancelled"
        label={text('cancelled')}
        defaultChecked={typed(answer, 'cancelled', saved.cancelled ? 'yes' : '') === 'yes'}
        required={false}
      />
    </>
  )
}
