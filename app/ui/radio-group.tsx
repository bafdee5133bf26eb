import type { ReactNode } from 'react'
import { FieldGroup, type FieldProps, fieldId } from './field.tsx'

export type RadioChoice = {
  value: string
  label: ReactNode
  hint?: ReactNode
  disabled?: boolean
  /** Numbers of what stands below for those who take it; see `.depends`. */
  shows?: string
}

type RadioGroupProps = FieldProps & {
  choices: readonly RadioChoice[]
  defaultValue?: string
  /** `buttons`: big joined targets for few short answers, such as 1 人 to 4 人. */
  look?: 'list' | 'buttons'
}

/** One of several. The first has the id `name`, so that the error summary finds it. */
export function RadioGroup(props: RadioGroupProps) {
  const { name, choices, defaultValue, look = 'list' } = props
  const id = fieldId(props)
  return (
    <FieldGroup {...props} radio>
      <div className={look === 'buttons' ? 'radio-buttons' : undefined}>
        {choices.map((choice, index) => {
          const radioId = index === 0 ? id : `${id}-${choice.value}`
          return (
            <div key={choice.value} className={look === 'buttons' ? 'radio-button' : 'choice'}>
              <input
                type="radio"
                className={look === 'buttons' ? 'sr-only' : 'dot'}
                id={radioId}
                name={name}
                value={choice.value}
                disabled={choice.disabled}
                defaultChecked={defaultValue === choice.value}
                data-shows={choice.shows}
                aria-describedby={choice.hint ? `${radioId}-note` : undefined}
              />
              <label htmlFor={radioId}>{choice.label}</label>
              {choice.hint ? (
                <span id={`${radioId}-note`} className="hint choice-hint">
                  {choice.hint}
                </span>
              ) : null}
            </div>
          )
        })}
      </div>
    </FieldGroup>
  )
}
