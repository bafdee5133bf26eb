import { Button } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { feedbackMessages } from '../feedback-messages.ts'

/** 有进展时发邮件告诉我: folded, opened again where the address was refused. */
export function FollowForm({ action, error, email }: { action: string; error?: string; email?: string }) {
  const text = useMessages(feedbackMessages)
  return (
    <details id="follow" className="my-4" open={error !== undefined}>
      <summary>
        <Icon name="bell" /> {text('followTitle')}
      </summary>
      <Form action={action}>
        <HiddenFields values={{ intent: 'follow' }} />
        <TextField
          name="email"
          type="email"
          label={text('email')}
          hint={text('followHint')}
          error={error}
          defaultValue={email}
          autoComplete="email"
          width="l"
        />
        <Button icon="mail">{text('followSubmit')}</Button>
      </Form>
    </details>
  )
}
