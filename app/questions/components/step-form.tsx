import type { ReactNode } from 'react'
import { Button } from '#app/ui/button.tsx'
import type { FieldProps } from '#app/ui/field.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { typed } from '#app/web/form-state.ts'
import { type SentForm, sentAs } from './case-form.ts'

type FieldOf = (
  name: string,
  otherwise?: string,
) => Pick<FieldProps, 'name' | 'id' | 'error'> & { defaultValue: string }

/** What a field of one of the page's many forms shows: ids are told apart, and the one that was sent keeps what was typed. */
export function fieldsOf(sent: SentForm | undefined, intent: string): FieldOf {
  return (name, otherwise = '') => ({
    name,
    // The error summary leads to `#name`, and only the form that was sent has errors.
    id: sent ? name : `${intent}-${name}`,
    error: sent?.errors[name],
    defaultValue: typed(sent, name, otherwise),
  })
}

type StepFormProps = {
  /** of the case, with the list beside it */
  address: string
  intent: string
  form: SentForm | undefined
  title: string
  hint?: string
  submit?: string
  /** further fields that nobody types */
  values?: Record<string, string>
  children: (field: FieldOf) => ReactNode
}

/** One step of the case, folded away until it is wanted or was refused. */
export function StepForm({ address, intent, form, title, hint, submit, values = {}, children }: StepFormProps) {
  const sent = sentAs(form, intent)
  const mine = sent && Object.entries(values).every(([name, value]) => typed(sent, name) === value) ? sent : undefined
  return (
    <details open={mine !== undefined} className="my-3">
      <summary>{title}</summary>
      {hint ? <p className="hint">{hint}</p> : null}
      <Form action={address}>
        <HiddenFields values={{ intent, ...values }} />
        {children(fieldsOf(mine, [intent, ...Object.values(values)].join('-')))}
        {submit ? <Button>{submit}</Button> : null}
      </Form>
    </details>
  )
}
