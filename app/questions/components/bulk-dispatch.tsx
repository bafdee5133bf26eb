import { Button } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { SelectField } from '#app/ui/select-field.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { type RefusedForm, typed } from '#app/web/form-state.ts'
import { inboxMessages } from '../inbox-messages.ts'

type BulkDispatchProps = {
  /** the list that is chosen from */
  action: string
  departments: readonly { value: string; label: string }[]
  answer: Partial<RefusedForm> | undefined
  errors: Readonly<Record<string, string>>
}

/** 批量分办: where the ticked cases go and why. */
export function BulkDispatch({ action, departments, answer, errors }: BulkDispatchProps) {
  const own = useMessages(inboxMessages)
  return (
    <Panel title={own('bulk')} icon="route">
      <p className="hint">{own('bulkHint')}</p>
      <Form id="bulk" action={action}>
        <SelectField
          name="departmentId"
          label={own('bulkTo')}
          placeholder={own('chooseDepartment')}
          options={departments}
          error={errors.departmentId}
          defaultValue={typed(answer, 'departmentId')}
          width="l"
        />
        <TextField
          name="reason"
          label={own('bulkReason')}
          error={errors.reason}
          defaultValue={typed(answer, 'reason')}
          width="l"
        />
        <Button icon="send">{own('bulkSubmit')}</Button>
      </Form>
    </Panel>
  )
}
