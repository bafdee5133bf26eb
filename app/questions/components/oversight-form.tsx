import { Button } from '#app/ui/button.tsx'
import { CheckboxField } from '#app/ui/checkbox-field.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { RadioGroup } from '#app/ui/radio-group.tsx'
import { type Option, SelectField } from '#app/ui/select-field.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { type RefusedForm, typed } from '#app/web/form-state.ts'
import { oversightMessages } from '../oversight-messages.ts'
import type { OversightSettings } from '../oversight-settings.ts'

type Props = {
  version: OversightSettings & { area: string | null }
  areas: readonly Option[]
  form: RefusedForm | undefined
  errors: Record<string, string>
}

const CHOICES = ['off', 'counts', 'entries'] as const

/** The next version of one place's settings; the general one may be saved for a place that then has its own. */
export function OversightForm({ version, areas, form, errors }: Props) {
  const text = useMessages(oversightMessages)
  const key = version.areaId ?? 'all'
  const mine = form && typed(form, 'form') === key ? form : undefined
  const field = (name: string, otherwise: string) => ({
    name,
    id: mine ? name : `${key}-${name}`,
    error: mine ? errors[name] : undefined,
    defaultValue: typed(mine, name, otherwise),
  })
  return (
    <details open={mine !== undefined} className="my-3">
      <summary>
        {text('edit')} · {version.area ?? text('everywhere')}
      </summary>
      <Form action="/console/oversight/settings">
        <HiddenFields
          values={{
            form: key,
            basedOn: String(version.version),
            ...(version.areaId ? { areaId: version.areaId } : {}),
          }}
        />
        {version.areaId === null ? (
          <SelectField
            {...field('areaId', '')}
            label={text('where')}
            placeholder={text('everywhere')}
            options={areas}
            width="m"
            required={false}
          />
        ) : null}
        <TextField
          {...field('remindWorkdays', String(version.remindWorkdays))}
          label={text('remindWorkdays')}
          inputMode="numeric"
          width="s"
        />
        <CheckboxField
          name="tellHead"
          id={`${key}-tellHead`}
          label={text('tellHead')}
          defaultChecked={mine ? typed(mine, 'tellHead') === 'yes' : version.tellHead}
          required={false}
        />
        <TextField
          {...field('escalateWorkdays', String(version.escalateWorkdays))}
          label={text('escalateWorkdays')}
          inputMode="numeric"
          width="s"
        />
        <CheckboxField
          name="autoUrge"
          id={`${key}-autoUrge`}
          label={text('autoUrge')}
          hint={text('autoUrgeHint')}
          defaultChecked={mine ? typed(mine, 'autoUrge') === 'yes' : version.autoUrge}
          required={false}
        />
        <RadioGroup
          {...field('publicOverdue', version.publicOverdue)}
          label={text('publicOverdue')}
          choices={CHOICES.map((value) => ({ value, label: text(`public_${value}`) }))}
        />
        <TextField
          {...field('silentMonths', String(version.silentMonths))}
          label={text('silentMonths')}
          inputMode="numeric"
          width="s"
        />
        <TextField
          {...field('yearlyEvents', String(version.yearlyEvents))}
          label={text('yearlyEvents')}
          inputMode="numeric"
          width="s"
        />
        <TextArea {...field('basis', version.basis)} label={text('basis')} rows={2} />
        <Button>{text('save')}</Button>
      </Form>
    </details>
  )
}
