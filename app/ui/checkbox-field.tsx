import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import {
  controlAttributes,
  FieldError,
  FieldGroup,
  FieldHint,
  type FieldProps,
  fieldId,
  OptionalMark,
} from './field.tsx'

/** One box with a sentence, such as a consent. */
export function CheckboxField(props: FieldProps & { defaultChecked?: boolean; value?: string }) {
  const { label, hint, error, required, defaultChecked, value = 'yes' } = props
  const id = fieldId(props)
  return (
    <div className={classNames('field', error && 'is-invalid')}>
      {error ? <FieldError id={id}>{error}</FieldError> : null}
      <div className="choice">
        <input
          {...controlAttributes(props)}
          type="checkbox"
          className="box"
          value={value}
          defaultChecked={defaultChecked}
        />
        <label htmlFor={id}>
          {label}
          <OptionalMark required={required} />
        </label>
      </div>
      {hint ? <FieldHint id={id}>{hint}</FieldHint> : null}
    </div>
  )
}

export type CheckboxChoice = {
  value: string
  label: ReactNode
  hint?: ReactNode
  /** Numbers of what stands below for those who tick it; see `.depends`. */
  shows?: string
}

/** Several boxes under one question; all send the same name. The first has the id `name`, so that the error summary finds it. */
export function CheckboxGroup(
  props: FieldProps & { choices: readonly CheckboxChoice[]; defaultValues?: readonly string[] },
) {
  const { name, choices, defaultValues = [], error } = props
  const id = fieldId(props)
  return (
    <FieldGroup {...props}>
      {choices.map((choice, index) => {
        const boxId = index === 0 ? id : `${id}-${choice.value}`
        return (
          <div key={choice.value} className="choice">
            <input
              type="checkbox"
              className="box"
              id={boxId}
              name={name}
              value={choice.value}
              defaultChecked={defaultValues.includes(choice.value)}
              data-shows={choice.shows}
              aria-invalid={error ? true : undefined}
              aria-describedby={choice.hint ? `${boxId}-note` : undefined}
            />
            <label htmlFor={boxId}>{choice.label}</label>
            {choice.hint ? (
              <span id={`${boxId}-note`} className="hint choice-hint">
                {choice.hint}
              </span>
            ) : null}
          </div>
        )
      })}
    </FieldGroup>
  )
}
