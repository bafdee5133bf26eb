import { LiveSimilar } from '#app/questions/components/live-similar.tsx'
import { CheckboxField } from '#app/ui/checkbox-field.tsx'
import type { FieldErrors } from '#app/ui/field.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { registerPageMessages } from '../register-page-messages.ts'
import { keptOf } from './shared-fields.tsx'

type Values = Readonly<Record<string, string | readonly string[] | undefined>>

/** What somebody asks the department along with signing up, and whether it may be published. */
export function SignUpQuestion({
  department,
  values,
  errors,
}: {
  department: string
  values: Values
  errors: FieldErrors
}) {
  const text = useMessages(registerPageMessages)
  const kept = keptOf(values)
  // Ticked until somebody has seen the box and taken the tick away.
  const unseen = kept('question') === undefined
  return (
    <>
      <TextArea
        name="question"
        label={text('question')}
        hint={text('questionHint', { department })}
        rows={5}
        required={false}
        defaultValue={kept('question')}
        error={errors.question}
      />
      <LiveSimilar of="question" />
      <CheckboxField
        name="mayPublish"
        label={text('mayPublish')}
        defaultChecked={unseen || kept('mayPublish') === 'yes'}
      />
    </>
  )
}
