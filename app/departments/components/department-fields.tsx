import { CheckboxField } from '#app/ui/checkbox-field.tsx'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { Section } from '#app/ui/section.tsx'
import { SelectField } from '#app/ui/select-field.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { choicesOf } from '../choices.ts'
import { departmentsMessages } from '../departments-messages.ts'

type Choice = { id: string; name: string; nameEn: string; depth: number }

type DepartmentFieldsProps = {
  areas: readonly Choice[]
  departments: readonly Choice[]
  leaders: readonly { id: string; name: string }[]
  /** what each field shows, by name */
  value: (name: string) => string
  errors: Record<string, string>
}

export function DepartmentFields({ areas, departments, leaders, value, errors }: DepartmentFieldsProps) {
  const text = useMessages(departmentsMessages)
  const language = useLanguage()
  const field = (name: string) => ({ name, defaultValue: value(name), error: errors[name] })
  return (
    <>
      <Section id="section-name" title={text('sectionName')} first>
        <TextField {...field('name')} label={text('name')} required width="l" />
        <TextField {...field('nameEn')} label={text('nameEn')} required width="l" />
        <TextField
          {...field('code')}
          label={text('code')}
          hint={text('codeHint')}
          required
          width="m"
          spellCheck={false}
        />
        <SelectField
          {...field('areaId')}
          label={text('area')}
          required
          width="l"
          placeholder={text('chooseArea')}
          options={choicesOf(areas, language)}
        />
        <SelectField
          {...field('parentId')}
          label={text('parent')}
          required={false}
          width="l"
          placeholder={text('noParent')}
          options={choicesOf(departments, language)}
        />
        <SelectField
          {...field('leaderId')}
          label={text('leader')}
          hint={text('leaderHint')}
          required={false}
          width="l"
          placeholder={text('noLeader')}
          options={leaders.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <CheckboxField
          name="verticallyManaged"
          label={text('verticallyManaged')}
          defaultChecked={value('verticallyManaged') !== ''}
        />
        <CheckboxField
          name="coordinates"
          label={text('coordinates')}
          hint={text('coordinatesHint')}
          defaultChecked={value('coordinates') !== ''}
        />
      </Section>
      <Section id="section-contact" title={text('sectionContact')}>
        <TextField {...field('phone')} type="tel" label={text('phone')} required={false} width="m" />
        <TextField {...field('address')} label={text('address')} required={false} width="l" />
        <TextField {...field('addressEn')} label={text('addressEn')} required={false} width="l" />
      </Section>
      <Section id="section-duty" title={text('sectionDuty')}>
        <TextArea {...field('introduction')} label={text('introduction')} required={false} rows={4} />
        <TextArea {...field('introductionEn')} label={text('introductionEn')} required={false} rows={4} />
        <TextField
          {...field('dutyKeywords')}
          label={text('dutyKeywords')}
          hint={text('dutyKeywordsHint')}
          required={false}
        />
      </Section>
    </>
  )
}
