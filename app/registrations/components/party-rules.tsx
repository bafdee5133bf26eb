import { CheckboxField } from '#app/ui/checkbox-field.tsx'
import { type FieldErrors, FieldGroup } from '#app/ui/field.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { RadioGroup } from '#app/ui/radio-group.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { formMessages } from '../form-messages.ts'
import type { RegisterPage } from '../register-page.server.ts'

type Values = Readonly<Record<string, string | readonly string[] | undefined>>
type Props = { page: Pick<RegisterPage, 'form' | 'guardianNotice'>; values: Values; errors: FieldErrors }

const one = (value: string | readonly string[] | undefined) => (typeof value === 'string' ? value : value?.[0])

/** Who may come: children with a guardian, or adults only; and the identity number where the event needs one. */
export function PartyRules({ page, values, errors }: Props) {
  const { form } = page
  return (
    <>
      {form.minors === 'adultsOnly' ? (
        <Adults values={values} errors={errors} />
      ) : form.children ? (
        <Children page={page} values={values} errors={errors} />
      ) : null}
      {form.identity === 'none' ? null : <Identity page={page} values={values} errors={errors} />}
    </>
  )
}

export function Adults({ values, errors }: Omit<Props, 'page'>) {
  const text = useMessages(formMessages)
  return (
    <CheckboxField
      name="adults"
      label={text('adults')}
      hint={text('adultsHint')}
      required
      defaultChecked={one(values.adults) === 'yes'}
      error={errors.adults}
    />
  )
}

function Children({ page, values, errors }: Props) {
  const text = useMessages(formMessages)
  return (
    <>
      <RadioGroup
        name="child"
        label={text('child')}
        hint={text('childHint')}
        look="buttons"
        choices={[
          { value: 'no', label: text('childNo') },
          { value: 'yes', label: text('childYes') },
        ]}
        defaultValue={one(values.child) ?? 'no'}
        error={errors.child}
      />
      <div className="field depends when-child">
        <FieldGroup name="guardianGroup" label={text('guardianTitle')}>
          <TextField
            name="guardian"
            label={text('guardian')}
            maxLength={60}
            defaultValue={one(values.guardian)}
            error={errors.guardian}
          />
          <TextField
            name="guardianPhone"
            type="tel"
            label={text('guardianPhone')}
            hint={text('guardianPhoneHint')}
            maxLength={40}
            defaultValue={one(values.guardianPhone)}
            error={errors.guardianPhone}
          />
          <CheckboxField
            name="guardianConsent"
            label={text('guardianConsent')}
            defaultChecked={one(values.guardianConsent) === 'yes'}
            error={errors.guardianConsent}
          />
          <details className="field">
            <summary className="link">{text('guardianAbout', { version: page.guardianNotice.version })}</summary>
            <p className="hint">{page.guardianNotice.text}</p>
          </details>
        </FieldGroup>
      </div>
    </>
  )
}

export function Identity({ page, values, errors }: Props) {
  const text = useMessages(formMessages)
  const { identity, identityReason } = page.form
  return (
    <>
      <TextField
        name="identity"
        label={text('identity')}
        hint={
          <>
            <strong>{text('identityWhy', { reason: identityReason ?? '' })}</strong>
            <br />
            {text('identityHint')}
          </>
        }
        autoComplete="off"
        spellCheck={false}
        maxLength={40}
        required={identity === 'required'}
        defaultValue={one(values.identity)}
        error={errors.identity}
      />
      <CheckboxField
        name="identityConsent"
        label={text('identityConsent')}
        required={identity === 'required'}
        defaultChecked={one(values.identityConsent) === 'yes'}
        error={errors.identityConsent}
      />
    </>
  )
}
