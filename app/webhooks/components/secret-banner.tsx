import type { ReactNode } from 'react'
import { Banner } from '#app/ui/banner.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { webhookMessages } from '../webhook-messages.ts'

/** The secret, this once: no page shows it again. */
export function SecretBanner({ secret, actions }: { secret: string; actions?: ReactNode }) {
  const text = useMessages(webhookMessages)
  return (
    <>
      <Banner tone="success" result title={text('secretTitle')} actions={actions}>
        {text('secretText')}
      </Banner>
      <TextField name="secret" label={text('secretLabel')} defaultValue={secret} width="full" readOnly />
    </>
  )
}
