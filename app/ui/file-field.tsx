import { controlAttributes, Field, type FieldProps } from './field.tsx'

/** The form needs `encType="multipart/form-data"`. Say the allowed kinds and the largest size in the hint. */
export function FileField(
  props: FieldProps & {
    accept?: string
    multiple?: boolean
    capture?: 'environment' | 'user'
    /** Pictures are made so small before they are sent, where the page brings /pictures.js. */
    picture?: { longestSide: number; bytes: number }
  },
) {
  const { accept, multiple, capture, picture } = props
  return (
    <Field {...props}>
      <input
        {...controlAttributes(props)}
        {...{ accept, multiple, capture }}
        type="file"
        className="input is-file"
        data-longest={picture?.longestSide}
        data-bytes={picture?.bytes}
      />
    </Field>
  )
}
