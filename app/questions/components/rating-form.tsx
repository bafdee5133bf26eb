import { Button } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { RadioGroup } from '#app/ui/radio-group.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { type RefusedForm, typed } from '#app/web/form-state.ts'
import { feedbackMessages } from '../feedback-messages.ts'
import { SCALE } from '../satisfaction.ts'
import { scoreKey } from './rating-bars.tsx'

export type GivenRating = { content: number; speed: number; reason: string | null }
type Props = {
  action: string
  given: GivenRating | null
  sent: RefusedForm | undefined
  errors: Readonly<Record<string, string>>
}

/** Content and speed apart, five steps each, and one box for the reason. */
export function RatingForm({ action, given, sent, errors }: Props) {
  const text = useMessages(feedbackMessages)
  const scale = (name: 'content' | 'speed') => (
    <RadioGroup
      name={name}
      label={text(name)}
      error={errors[name]}
      defaultValue={typed(sent, name, given ? String(given[name]) : '')}
      choices={SCALE.map((score) => ({ value: String(score), label: text(scoreKey(score)) }))}
    />
  )
  return (
    <Form action={action}>
      <HiddenFields values={{ intent: 'rate' }} />
      {scale('content')}
      {scale('speed')}
      <TextArea
        name="reason"
        label={text('reason')}
        hint={text('reasonHint')}
        error={errors.reason}
        defaultValue={typed(sent, 'reason', given?.reason ?? '')}
        rows={3}
        maxLength={1000}
        required={false}
      />
      <Button variant="primary" icon="star">
        {text(given ? 'rateChange' : 'rateSubmit')}
      </Button>
    </Form>
  )
}
