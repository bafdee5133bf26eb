// What every field has: a label, a hint, an error with its cure above the control, and the wiring between them.
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { Icon } from './icon.tsx'
import { useMessages } from './language.tsx'
import { uiMessages } from './ui-messages.ts'

/** Messages by field name, in the order of the fields. */
export type FieldErrors = Readonly<Record<string, string | undefined>>

export type FieldWidth = 's' | 'm' | 'l' | 'full'

export type FieldProps = {
  /** Also the id (without the `[]` of lists), unless one is given: the error summary links to it. */
  name: string
  id?: string
  label: ReactNode
  hint?: ReactNode
  /** The cure, not the fault: "手机号码应为 11 位数字". */
  error?: string
  /** true: announced as required, unmarked. false: marked （选填）. Left out: neither, as in filters. */
  required?: boolean
  /** The label stays for readers by ear only; for search boxes and cells of tables. */
  labelHidden?: boolean
}

export function fieldId({ name, id = name.replace(/\[\]$/, '') }: Pick<FieldProps, 'name' | 'id'>): string {
  return id
}

/** Id, description and state of a control, to be spread on it. */
export function controlAttributes(props: FieldProps) {
  const { name, hint, error, required } = props
  const id = fieldId(props)
  const describedBy = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
  return {
    id,
    name,
    required: required === true ? true : undefined,
    'aria-describedby': describedBy || undefined,
    'aria-invalid': error ? (true as const) : undefined,
  }
}

export function FieldHint({ id, children }: { id: string; children: ReactNode }) {
  return (
    <div id={`${id}-hint`} className="hint">
      {children}
    </div>
  )
}

export function FieldError({ id, children }: { id: string; children: ReactNode }) {
  const text = useMessages(uiMessages)
  return (
    <p id={`${id}-error`} className="field-error">
      <Icon name="warning" />
      <span>
        <span className="sr-only">{text('errorPrefix')}</span>
        {children}
      </span>
    </p>
  )
}

export function OptionalMark({ required }: { required?: boolean }) {
  const text = useMessages(uiMessages)
  return required === false ? <span className="optional">{text('optional')}</span> : null
}

/** A labelled control. The child is the control itself, with `controlAttributes`. */
export function Field(props: FieldProps & { children: ReactNode }) {
  const { label, hint, error, required, labelHidden, children } = props
  const id = fieldId(props)
  return (
    <div className={classNames('field', error && 'is-invalid')}>
      <label htmlFor={id} className={labelHidden ? 'sr-only' : 'field-label'}>
        {label}
        <OptionalMark required={required} />
      </label>
      {hint ? <FieldHint id={id}>{hint}</FieldHint> : null}
      {error ? <FieldError id={id}>{error}</FieldError> : null}
      {children}
    </div>
  )
}

/** Several controls under one legend: choices, a date in parts, a block of a long form. */
export function FieldGroup(props: FieldProps & { radio?: boolean; children: ReactNode }) {
  const { label, hint, error, required, labelHidden, radio, children } = props
  const id = fieldId(props)
  const { 'aria-describedby': describedBy, 'aria-invalid': invalid } = controlAttributes(props)
  const choice = radio
    ? ({ role: 'radiogroup', 'aria-invalid': invalid, 'aria-required': required === true ? true : undefined } as const)
    : undefined
  return (
    <fieldset className={classNames('field', error && 'is-invalid')} aria-describedby={describedBy} {...choice}>
      <legend className={labelHidden ? 'sr-only' : 'field-label'}>
        {label}
        <OptionalMark required={required} />
      </legend>
      {hint ? <FieldHint id={id}>{hint}</FieldHint> : null}
      {error ? <FieldError id={id}>{error}</FieldError> : null}
      {children}
    </fieldset>
  )
}

/** Short fields side by side where there is room: from and to, day and time. */
export function FieldRow({ children }: { children: ReactNode }) {
  return <div className="field-row">{children}</div>
}
