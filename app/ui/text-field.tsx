import type { HTMLInputTypeAttribute, ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { controlAttributes, Field, type FieldProps, type FieldWidth } from './field.tsx'

export type TextFieldProps = FieldProps & {
  type?: Extract<HTMLInputTypeAttribute, 'text' | 'tel' | 'email' | 'url' | 'search' | 'password' | 'number'>
  defaultValue?: string | number
  autoComplete?: string
  inputMode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email' | 'url' | 'search'
  width?: FieldWidth
  maxLength?: number
  min?: number
  max?: number
  step?: number
  readOnly?: boolean
  spellCheck?: boolean
  list?: string
  /** Right of the input: 人, 分钟. */
  suffix?: ReactNode
}

export function TextField(props: TextFieldProps) {
  const {
    type = 'text',
    defaultValue,
    autoComplete,
    inputMode,
    width = 'full',
    suffix,
    maxLength,
    min,
    max,
    step,
    readOnly,
    spellCheck,
    list,
  } = props
  const input = (
    <input
      {...controlAttributes(props)}
      {...{ type, defaultValue, autoComplete, inputMode, maxLength, min, max, step, readOnly, spellCheck, list }}
      className={classNames('input', width !== 'full' && `width-${width}`)}
    />
  )
  return (
    <Field {...props}>
      {suffix ? (
        <span className="with-suffix">
          {input}
          <span>{suffix}</span>
        </span>
      ) : (
        input
      )}
    </Field>
  )
}
