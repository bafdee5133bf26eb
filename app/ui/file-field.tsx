import { controlAttributes, Field, type FieldProps } from './field.tsx'

/** The form needs `encType="multipart/form-data"`. Say the allowed kinds and the largest size in the hint. */
export function FileField(
  props: FieldProps & { accept?: string; multiple?: boolean; capture?: 'environment' | 'user' },
) {
  const { accept, multiple, capture } = props
  return (
    <Field {...props}>
      <input {...controlAttributes(props)} {...{ accept, multiple, capture }} type="file" className="input is-file" />
    </Field>
  )
}
