import { Button, ButtonLink, Buttons } from '#app/ui/button.tsx'
import { CheckboxField } from '#app/ui/checkbox-field.tsx'
import { type FieldErrors, FieldRow } from '#app/ui/field.tsx'
import { Form } from '#app/ui/form.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { RadioGroup } from '#app/ui/radio-group.tsx'
import { SelectField } from '#app/ui/select-field.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { QUESTION_KINDS } from '../event-form.ts'
import { formConsoleMessages } from '../form-console-messages.ts'

/** Everything of one question. Fields of other kinds of answers stand there too and say when they count. */
export function QuestionFields({
  value,
  errors,
  conditions,
  back,
}: {
  value: (name: string) => string
  errors: FieldErrors
  conditions: readonly { value: string; question: string; choice: string }[]
  back: string
}) {
  const text = useMessages(formConsoleMessages)
  const field = (name: string) => ({ name, defaultValue: value(name), error: errors[name] })
  return (
    <Form>
      <TextField {...field('label')} label={text('label')} hint={text('labelHint')} maxLength={80} required />
      <TextField {...field('labelEn')} label={text('labelEn')} maxLength={160} required={false} />
      <RadioGroup
        {...field('kind')}
        label={text('kind')}
        choices={QUESTION_KINDS.map((kind) => ({ value: kind, label: text(`kind.${kind}`) }))}
      />
      <FieldRow>
        <TextArea {...field('choices')} label={text('choices')} hint={text('choicesHint')} rows={4} />
        <TextArea
          {...field('choicesEn')}
          label={text('choicesEn')}
          hint={text('choicesEnHint')}
          rows={4}
          required={false}
        />
      </FieldRow>
      <FieldRow>
        <TextField {...field('minimum')} label={text('minimum')} hint={text('limitsHint')} inputMode="numeric" />
        <TextField {...field('maximum')} label={text('maximum')} hint={text('limitsHint')} inputMode="numeric" />
      </FieldRow>
      <CheckboxField
        name="required"
        label={text('requiredBox')}
        hint={text('requiredHint')}
        defaultChecked={value('required') === 'yes'}
      />
      {conditions.length > 0 ? (
        <SelectField
          {...field('condition')}
          label={text('condition')}
          hint={text('conditionHint')}
          placeholder={text('conditionAll')}
          options={conditions.map((condition) => ({
            value: condition.value,
            label: text('conditionChoice', condition),
          }))}
        />
      ) : null}
      <TextField {...field('help')} label={text('help')} hint={text('helpHint')} maxLength={200} required={false} />
      <TextField {...field('helpEn')} label={text('helpEn')} maxLength={400} required={false} />
      <Buttons>
        <Button variant="primary">{text('save')}</Button>
        <ButtonLink href={back}>{text('cancel')}</ButtonLink>
      </Buttons>
    </Form>
  )
}
