import { controlAttributes, Field, type FieldProps } from './field.tsx'

type TextAreaProps = FieldProps & {
  defaultValue?: string
  rows?: number
  maxLength?: number
  autoComplete?: string
  readOnly?: boolean
}

export function TextArea(props: TextAreaProps) {
  const { defaultValue, rows = 5, maxLength, autoComplete, readOnly } = props
  return (
    <Field {...props}>
      <textarea
        {...controlAttributes(props)}
        {...{ defaultValue, rows, maxLength, autoComplete, readOnly }}
        className="input"
      />
    </Field>
  )
}
