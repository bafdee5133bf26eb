import { useMessages } from '#app/ui/language.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { accountsMessages } from '../accounts-messages.ts'

/** A new password, twice. Never filled in again after a refusal. */
export function NewPasswordFields({ errors, withCode }: { errors: Record<string, string>; withCode?: boolean }) {
  const text = useMessages(accountsMessages)
  return (
    <>
      <TextField
        name="password"
        type="password"
        label={text('newPassword')}
        hint={text(withCode ? 'newPasswordHintWithCode' : 'newPasswordHint')}
        required
        width="l"
        autoComplete="new-password"
        error={errors.password}
      />
      <TextField
        name="repeat"
        type="password"
        label={text('repeatPassword')}
        required
        width="l"
        autoComplete="new-password"
        error={errors.repeat}
      />
    </>
  )
}
