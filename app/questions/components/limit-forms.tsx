import { Button } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { type Option, SelectField } from '#app/ui/select-field.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { type RefusedForm, typed } from '#app/web/form-state.ts'
import { policyMessages } from '../policy-messages.ts'

const UNITS = ['workdays', 'halfDays', 'hours', 'days'] as const

type Policy = {
  id: string
  key: string
  areaId: string | null
  version: number
  count: number
  unit: string
  aim: number | null
  basis: string
  extensions: number
  extensionWorkdays: number
  silence: string
}
type Errors = Readonly<Record<string, string>>
type PolicyFormProps = {
  policies: readonly Policy[]
  areas: readonly Option[]
  form: RefusedForm | undefined
  errors: Errors
}

/** One form for each limit in force, folded away; saving makes a version for everywhere or for one place. */
export function PolicyForm({ policies, areas, form, errors }: PolicyFormProps) {
  const text = useMessages(policyMessages)
  return (
    <section aria-labelledby="edit-title">
      <h2 id="edit-title">{text('edit')}</h2>
      <p className="hint">{text('editHint')}</p>
      {policies.map((policy) => {
        const mine = form && typed(form, 'intent') === 'policy' && typed(form, 'policy') === policy.id
        return (
          <OnePolicy
            key={policy.id}
            policy={policy}
            areas={areas}
            form={mine ? form : undefined}
            errors={mine ? errors : {}}
          />
        )
      })}
    </section>
  )
}

function OnePolicy({
  policy,
  areas,
  form,
  errors,
}: {
  policy: Policy
  areas: readonly Option[]
  form: RefusedForm | undefined
  errors: Errors
}) {
  const text = useMessages(policyMessages)
  const field = (name: string, otherwise: string) => ({
    name,
    id: form ? name : `${policy.id}-${name}`,
    error: errors[name],
    defaultValue: typed(form, name, otherwise),
  })
  const area = areas.find(({ value }) => value === policy.areaId)
  return (
    <details open={form !== undefined} className="my-3">
      <summary>
        {text(`key_${policy.key}` as 'key_consult')}
        {area ? ` · ${area.label}` : ''}
      </summary>
      <Form action="/console/limits">
        <HiddenFields
          values={{
            intent: 'policy',
            policy: policy.id,
            key: policy.key,
            basedOn: String(policy.version),
            ...(policy.areaId ? { areaId: policy.areaId } : {}),
          }}
        />
        <TextField {...field('count', String(policy.count))} label={text('count')} inputMode="numeric" width="s" />
        <SelectField
          {...field('unit', policy.unit)}
          label={text('unit')}
          options={UNITS.map((value) => ({ value, label: text(`unit_${value}`) }))}
          width="m"
        />
        <TextField
          {...field('aim', policy.aim === null ? '' : String(policy.aim))}
          label={text('aim')}
          inputMode="numeric"
          width="s"
          required={false}
        />
        <TextField
          {...field('extensions', String(policy.extensions))}
          label={text('extensions')}
          inputMode="numeric"
          width="s"
        />
        <TextField
          {...field('extensionWorkdays', String(policy.extensionWorkdays))}
          label={text('extensionWorkdays')}
          inputMode="numeric"
          width="s"
        />
        {policy.key === 'coUnit' ? (
          <SelectField
            {...field('silence', policy.silence)}
            label={text('silence')}
            options={[
              { value: 'consent', label: text('silence_consent') },
              { value: 'wait', label: text('silence_wait') },
            ]}
            width="m"
          />
        ) : null}
        <TextArea {...field('basis', policy.basis)} label={text('basis')} hint={text('basisHint')} rows={2} />
        {policy.areaId === null ? <AreaChoice areas={areas} policyId={policy.id} /> : null}
        <Button>{text('save')}</Button>
      </Form>
    </details>
  )
}

/** Everywhere, or one place that gets a limit of its own. */
function AreaChoice({ areas, policyId }: { areas: readonly Option[]; policyId: string }) {
  const text = useMessages(policyMessages)
  return (
    <SelectField
      name="areaId"
      id={`${policyId}-areaId`}
      label={text('area')}
      placeholder={text('everywhere')}
      options={areas}
      width="m"
      required={false}
    />
  )
}
