import type { ReactNode } from 'react'
import { CheckboxGroup } from '#app/ui/checkbox-field.tsx'
import type { FieldErrors } from '#app/ui/field.tsx'
import { FileField } from '#app/ui/file-field.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { type RadioChoice, RadioGroup } from '#app/ui/radio-group.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { LONGEST_LONG_TEXT, LONGEST_TEXT } from '../event-form.ts'
import { formMessages } from '../form-messages.ts'
import type { FormView, QuestionView } from '../form-view.ts'

type Values = Readonly<Record<string, string | readonly string[] | undefined>>

/**
 * The event's own questions. One that depends on another stands below it, indented, and says of whom it is asked. Newer
 * browsers show it to those who chose that (fields.css), without scripts; older ones show it to everybody, and the server
 * leaves out what is not asked. `demanding` false: staff may leave any out.
 */
export function FormQuestions({
  questions,
  values,
  errors,
  demanding = true,
}: {
  questions: FormView['questions']
  values: Values
  errors: FieldErrors
  demanding?: boolean
}) {
  const dependent = questions.filter(({ onlyIf }) => onlyIf !== null)
  return questions.map((question) => (
    <Question
      key={question.id}
      question={question}
      dependent={dependent}
      values={values}
      error={errors[question.name]}
      demanding={demanding}
    />
  ))
}

const listOf = (value: string | readonly string[] | undefined): readonly string[] =>
  value === undefined ? [] : typeof value === 'string' ? [value] : value

function Question({
  question,
  dependent,
  values,
  error,
  demanding,
}: {
  question: QuestionView
  /** those that depend on another, counted from 1 for the style that shows them */
  dependent: readonly QuestionView[]
  values: Values
  error: string | undefined
  demanding: boolean
}) {
  const text = useMessages(formMessages)
  const { name, kind, label, onlyIf, minimum, maximum } = question
  const kept = listOf(values[name])
  const range =
    kind !== 'number' || (minimum === null && maximum === null)
      ? null
      : minimum === null
        ? text('atMost', { maximum: maximum ?? 0 })
        : maximum === null
          ? text('atLeast', { minimum })
          : text('between', { minimum, maximum })
  const hints = [
    onlyIf ? text('onlyIf', onlyIf) : null,
    question.help,
    range,
    kind === 'file' ? text('fileHint') : null,
  ].filter((hint) => hint !== null)
  const hint: ReactNode =
    hints.length > 0
      ? hints.map((line, index) => (
          <span key={line}>
            {index > 0 ? <br /> : null}
            {line}
          </span>
        ))
      : undefined
  const shared = { name, label, hint, error, required: question.required && demanding }
  // Announced as required only where everybody has to answer.
  const field = { ...shared, required: onlyIf && shared.required ? undefined : shared.required }
  const control = controlOf(field, { ...question, choices: showing(question, dependent) }, kept, values, text)
  return onlyIf ? (
    <div className="field depends" data-shown={dependent.indexOf(question) + 1}>
      {control}
    </div>
  ) : (
    control
  )
}

/** The choices of a question, each with the numbers of the questions that are asked of those who take it. */
function showing({ name, choices }: QuestionView, dependent: readonly QuestionView[]) {
  return choices.map((choice) => {
    const shown = dependent.flatMap(({ onlyIf }, index) =>
      onlyIf?.name === name && onlyIf.value === choice.value ? [index + 1] : [],
    )
    return shown.length > 0 ? { ...choice, shows: shown.join(' ') } : choice
  })
}

function controlOf(
  field: { name: string; label: string; hint: ReactNode; error: string | undefined; required: boolean | undefined },
  { id, kind, choices }: Pick<QuestionView, 'id' | 'kind'> & { choices: readonly RadioChoice[] },
  kept: readonly string[],
  values: Values,
  text: (key: 'fileKept', values: { name: string }) => string,
) {
  switch (kind) {
    case 'text':
      return <TextField {...field} maxLength={LONGEST_TEXT} defaultValue={kept[0]} />
    case 'longText':
      return <TextArea {...field} rows={3} maxLength={LONGEST_LONG_TEXT} defaultValue={kept[0]} />
    case 'number':
      return <TextField {...field} inputMode="numeric" width="s" maxLength={10} defaultValue={kept[0]} />
    case 'one':
      return <RadioGroup {...field} choices={choices} defaultValue={kept[0]} />
    case 'several':
      return <CheckboxGroup {...field} name={`${field.name}[]`} choices={choices} defaultValues={kept} />
    case 'file': {
      const [waiting] = listOf(values[`f-${id}`])
      const [name] = listOf(values[`n-${id}`])
      return (
        <>
          <FileField {...field} accept="application/pdf,image/png,image/jpeg,image/webp" />
          {waiting ? (
            <p className="hint">
              <input type="hidden" name={`f-${id}`} value={waiting} />
              {text('fileKept', { name: name ?? '' })}
            </p>
          ) : null}
        </>
      )
    }
  }
}
