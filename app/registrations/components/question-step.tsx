import { Button, Buttons } from '#app/ui/button.tsx'
import type { FieldErrors } from '#app/ui/field.tsx'
import { Form } from '#app/ui/form.tsx'
import { TypedFields, type TypedValues } from '#app/ui/hidden-fields.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { stepMessages } from '../step-messages.ts'
import { SignUpQuestion } from './sign-up-question.tsx'

type Props = {
  id?: string
  action: string
  department: string
  /** everything entered so far; it travels along unseen */
  values: TypedValues
  errors: FieldErrors
  /** the button field and its values: on, and back to the page before */
  by: { name: 'step' | 'intent'; next: string; back: string }
  next: string
}

/** ③ 提问: a page of its own that may be left empty. */
export function QuestionStep({ id, action, department, values, errors, by, next }: Props) {
  const text = useMessages(stepMessages)
  const carried = { ...values, question: undefined, mayPublish: undefined, [by.name]: undefined }
  return (
    <Form id={id} action={action}>
      <TypedFields values={carried} />
      <SignUpQuestion department={department} values={values} errors={errors} />
      <Button variant="primary" size="l" block name={by.name} value={by.next}>
        {next}
      </Button>
      <Buttons>
        <Button variant="quiet" name={by.name} value={by.back}>
          {text('back')}
        </Button>
      </Buttons>
    </Form>
  )
}
