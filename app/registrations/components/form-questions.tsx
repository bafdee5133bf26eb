import type { ReactNode } from 'react'
import { CheckboxGroup } from '#app/ui/checkbox-field.tsx'
import type { FieldErrors } from '#app/ui/field.tsx'
import { FileField } from '#app/ui/file-field.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { RadioGroup } from '#app/ui/radio-group.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { LONGEST_LONG_TEXT, LONGEST_TEXT } from '../event-form.ts'
import { formMessages } from '../form-messages.ts'
import type { FormView, QuestionView } from '../form-view.ts'

type Values = Readonly<Record<string, string | readonly string[] | undefined>>

/**
 * The event's own questions. One that depends on another stands below it, indented, and says of whom it is asked: nothing
 * appears or disappears, so it works without scripts and reads in order. `demanding` false: staff may leave any out.
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
  return questions.map((question) => (
    <Question
      key={question.id}
      question={question}
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
  values,
  error,
  demanding,
}: {
  question: QuestionView
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
  const control = controlOf(field, question, kept, values, text)
  return onlyIf ? <div className="field depends">{control}</div> : control
}

function controlOf(
  field: { name: string; label: string; hint: ReactNode; error: string | undefined; required: boolean | undefined },
  { id, kind, choices }: QuestionView,
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
