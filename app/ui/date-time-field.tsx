import { controlAttributes, Field, type FieldProps } from './field.tsx'

const TYPES = { date: 'date', time: 'time', datetime: 'datetime-local', month: 'month' } as const

type DateTimeFieldProps = FieldProps & {
  kind: keyof typeof TYPES
  /** As the browser sends it: `2026-12-05`, `09:00`, `2026-12-05T09:00`, `2026-12`. Beijing time. */
  defaultValue?: string
  min?: string
  max?: string
  /** Seconds between choices of a time; 300 = five minutes. */
  step?: number
  autoComplete?: string
}

/** The browser's own picker for days and times of day. */
export function DateTimeField(props: DateTimeFieldProps) {
  const { kind, defaultValue, min, max, step, autoComplete } = props
  return (
    <Field {...props}>
      <input
        {...controlAttributes(props)}
        {...{ defaultValue, min, max, step, autoComplete }}
        type={TYPES[kind]}
        className={kind === 'datetime' ? 'input width-m' : 'input width-s'}
      />
    </Field>
  )
}
