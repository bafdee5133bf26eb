import { DateTimeField } from '#app/ui/date-time-field.tsx'
import { FieldColumns, FieldRow } from '#app/ui/field-groups.tsx'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { SelectField } from '#app/ui/select-field.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { fieldsOf } from '#app/web/form-state.ts'
import { eventConsoleMessages } from '../event-console-messages.ts'
import { eventFormMessages } from '../event-form-messages.ts'
import { THEMES } from '../theme.ts'

type Props = {
  values: Readonly<Record<string, string | readonly string[] | null | undefined>>
  errors: Readonly<Record<string, string>>
  departments: readonly { value: string; label: string }[]
}

/** The fields of a campaign. `errors` are in words. */
export function CampaignFields({ values, errors, departments }: Props) {
  const text = useMessages(eventConsoleMessages)
  const words = useMessages(eventFormMessages)
  const language = useLanguage()
  const labels: Record<string, string> = {
    title: text('campaignName'),
    titleEn: words('english', { field: text('campaignName') }),
    summary: words('summary'),
    summaryEn: words('english', { field: words('summary') }),
    theme: words('theme'),
    departmentId: words('department'),
    startsOn: text('campaignStarts'),
    endsOn: text('campaignEnds'),
  }
  const field = fieldsOf((name: string) => labels[name] ?? name, values, errors)
  return (
    <>
      <FieldColumns>
        <TextField {...field('title')} required />
        <TextField {...field('titleEn')} required={false} />
        <TextArea rows={3} {...field('summary')} required />
        <TextArea rows={3} {...field('summaryEn')} required={false} />
        <SelectField
          {...field('theme', 'general')}
          options={THEMES.map((theme) => ({ value: theme.key, label: theme[language] }))}
          required
        />
        <SelectField {...field('departmentId')} options={departments} required />
      </FieldColumns>
      <FieldRow>
        <DateTimeField kind="date" {...field('startsOn')} required />
        <DateTimeField kind="date" {...field('endsOn')} required />
      </FieldRow>
    </>
  )
}
