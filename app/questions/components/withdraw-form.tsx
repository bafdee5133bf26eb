import { Button } from '#app/ui/button.tsx'
import { CheckboxField } from '#app/ui/checkbox-field.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Section } from '#app/ui/section.tsx'
import { feedbackMessages } from '../feedback-messages.ts'

type Props = { action: string; error: string | undefined; open: boolean }

/** 撤回 on the asker's own page: folded away, and a box to tick, because there is no way back. */
export function WithdrawForm({ action, error, open }: Props) {
  const text = useMessages(feedbackMessages)
  return (
    <Section id="withdraw" title={text('withdrawTitle')}>
      <details open={open}>
        <summary>{text('withdrawOpen')}</summary>
        <p className="my-3">{text('withdrawLead')}</p>
        <p className="hint my-3">{text('withdrawData')}</p>
        <Form action={action}>
          <HiddenFields values={{ intent: 'withdraw' }} />
          <CheckboxField name="sure" label={text('withdrawSure')} error={error} />
          <Button icon="cross">{text('withdrawSubmit')}</Button>
        </Form>
      </details>
    </Section>
  )
}
