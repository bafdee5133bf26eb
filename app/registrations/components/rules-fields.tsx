import { CheckboxField } from '#app/ui/checkbox-field.tsx'
import type { FieldErrors } from '#app/ui/field.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { RadioGroup } from '#app/ui/radio-group.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { formConsoleMessages } from '../form-console-messages.ts'
import { LARGEST_GROUP } from '../registration.ts'

/** Minors, identity number, confirmation of the contact. */
export function RulesFields({ value, errors }: { value: (name: string) => string; errors: FieldErrors }) {
  const text = useMessages(formConsoleMessages)
  return (
    <>
      <RadioGroup
        name="minors"
        label={text('minors')}
        choices={[
          { value: 'allowed', label: text('minorsAllowed') },
          { value: 'adultsOnly', label: text('adultsOnly') },
        ]}
        defaultValue={value('minors')}
        error={errors.minors}
      />
      <RadioGroup
        name="identity"
        label={text('identity')}
        hint={text('identityHint')}
        choices={[
          { value: 'none', label: text('identityNone') },
          { value: 'optional', label: text('identityOptional') },
          { value: 'required', label: text('identityRequired') },
        ]}
        defaultValue={value('identity')}
        error={errors.identity}
      />
      <TextField
        name="identityReason"
        label={text('identityReason')}
        hint={text('identityReasonHint')}
        maxLength={200}
        defaultValue={value('identityReason')}
        error={errors.identityReason}
      />
      <TextField
        name="identityReasonEn"
        label={text('identityReasonEn')}
        maxLength={400}
        required={false}
        defaultValue={value('identityReasonEn')}
        error={errors.identityReasonEn}
      />
      <TextField
        name="groupMax"
        label={text('groupMax')}
        hint={text('groupMaxHint', { count: LARGEST_GROUP })}
        inputMode="numeric"
        width="s"
        maxLength={4}
        required={false}
        defaultValue={value('groupMax')}
        error={errors.groupMax}
      />
      <CheckboxField
        name="confirmContact"
        label={text('confirm')}
        hint={text('confirmHint')}
        defaultChecked={value('confirmContact') === 'yes'}
      />
    </>
  )
}
