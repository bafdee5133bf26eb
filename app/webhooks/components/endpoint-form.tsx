import { Button, Buttons } from '#app/ui/button.tsx'
import { CheckboxGroup } from '#app/ui/checkbox-field.tsx'
import { Form } from '#app/ui/form.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { SelectField } from '#app/ui/select-field.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { type RefusedForm, typed, typedList } from '#app/web/form-state.ts'
import { WEBHOOK_KINDS } from '../webhook-kinds.ts'
import { webhookMessages } from '../webhook-messages.ts'

type Errors = Record<string, string>

export function KindsField(props: { chosen: readonly string[]; error?: string; labelHidden?: boolean }) {
  const { chosen, error, labelHidden } = props
  const text = useMessages(webhookMessages)
  return (
    <CheckboxGroup
      name="kinds[]"
      label={text('kinds')}
      labelHidden={labelHidden}
      required
      error={error}
      choices={WEBHOOK_KINDS.map((kind) => ({ value: kind, label: text(`kind.${kind}`) }))}
      defaultValues={chosen}
    />
  )
}

export function EndpointForm({
  form,
  errors,
  departments,
}: {
  form: RefusedForm | undefined
  errors: Errors
  departments: { value: string; label: string }[]
}) {
  const text = useMessages(webhookMessages)
  return (
    <Form action="/console/webhooks">
      <TextField
        name="url"
        label={text('address')}
        hint={text('addressHint')}
        required
        width="full"
        inputMode="url"
        defaultValue={typed(form, 'url')}
        error={errors.url}
      />
      <SelectField
        name="departmentId"
        label={text('scope')}
        placeholder={text('everyDepartment')}
        width="l"
        options={departments}
        defaultValue={typed(form, 'departmentId')}
        error={errors.departmentId}
      />
      <KindsField chosen={form ? typedList(form, 'kinds') : WEBHOOK_KINDS} error={errors.kinds} />
      <Buttons>
        <Button variant="primary">{text('add')}</Button>
      </Buttons>
    </Form>
  )
}
