import { DateTimeField } from '#app/ui/date-time-field.tsx'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { SelectField } from '#app/ui/select-field.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'
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
  const value = (name: string) => {
    const given = values[name]
    return typeof given === 'string' ? given : ''
  }
  const english = (field: string) => words('english', { field })
  return (
    <>
      <div className="my-4 grid items-end gap-x-6 gap-y-4 md:grid-cols-2 [&_.field]:m-0">
        <TextField
          name="title"
          label={text('campaignName')}
          defaultValue={value('title')}
          error={errors.title}
          required
        />
        <TextField
          name="titleEn"
          label={english(text('campaignName'))}
          defaultValue={value('titleEn')}
          error={errors.titleEn}
          required={false}
        />
        <TextArea
          name="summary"
          rows={3}
          label={words('summary')}
          defaultValue={value('summary')}
          error={errors.summary}
          required
        />
        <TextArea
          name="summaryEn"
          rows={3}
          label={english(words('summary'))}
          defaultValue={value('summaryEn')}
          error={errors.summaryEn}
          required={false}
        />
        <SelectField
          name="theme"
          label={words('theme')}
          options={THEMES.map((theme) => ({ value: theme.key, label: theme[language] }))}
          defaultValue={value('theme') || 'general'}
          error={errors.theme}
          required
        />
        <SelectField
          name="departmentId"
          label={words('department')}
          options={departments}
          defaultValue={value('departmentId')}
          error={errors.departmentId}
          required
        />
      </div>
      <div className="my-4 flex flex-wrap items-end gap-x-6 gap-y-4 [&_.field]:m-0">
        <DateTimeField
          kind="date"
          name="startsOn"
          label={text('campaignStarts')}
          defaultValue={value('startsOn')}
          error={errors.startsOn}
          required
        />
        <DateTimeField
          kind="date"
          name="endsOn"
          label={text('campaignEnds')}
          defaultValue={value('endsOn')}
          error={errors.endsOn}
          required
        />
      </div>
    </>
  )
}
