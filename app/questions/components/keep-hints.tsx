import { CheckboxField } from '#app/ui/checkbox-field.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { caseMessages } from '../case-messages.ts'

/** The box that lets what looks like personal data stay; there once something was found. */
export function KeepHints({ error, id }: { error: string | undefined; id?: string }) {
  const text = useMessages(caseMessages)
  return error ? <CheckboxField name="keepHints" id={id} label={text('keepHints')} error={error} /> : null
}
