// Everything that is asked of a class or delegation, by its leader or by staff who write it down.
import { CheckboxField } from '#app/ui/checkbox-field.tsx'
import type { FieldErrors } from '#app/ui/field.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { RadioGroup } from '#app/ui/radio-group.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { formMessages } from '../form-messages.ts'
import { listMessages } from '../list-messages.ts'
import type { RegisterPage } from '../register-page.server.ts'
import { registerPageMessages } from '../register-page-messages.ts'
import { LONGEST_NEEDS } from '../registration-forms.ts'
import { ListFields } from './list-fields.tsx'
import { Adults, Identity } from './party-rules.tsx'
import { ContactFields, EventQuestions, keptOf } from './shared-fields.tsx'
import { WaitingChoice } from './waiting-parts.tsx'

type Values = Readonly<Record<string, string | readonly string[] | undefined>>
type Props = {
  page: Pick<RegisterPage, 'form' | 'guardianNotice'>
  values: Values
  errors: FieldErrors
  samples: string
  /** people of a group at most */
  largest: number
  mayWait: boolean
  /** what is agreed to, in the words of whoever fills the form in */
  consent: string
  /** staff may leave out what is required of citizens */
  demanding: boolean
}

export function GroupFields({ page, values, errors, samples, largest, mayWait, consent, demanding }: Props) {
  const text = useMessages(listMessages)
  const words = useMessages(registerPageMessages)
  const asks = useMessages(formMessages)
  const kept = keptOf(values)
  const { form } = page
  return (
    <>
      <TextField
        name="groupName"
        label={text('groupName')}
        hint={text('groupNameHint')}
        maxLength={80}
        required
        defaultValue={kept('groupName')}
        error={errors.groupName}
      />
      <TextField
        name="name"
        label={text('leader')}
        hint={text('leaderHint')}
        autoComplete={demanding ? 'name' : 'off'}
        maxLength={60}
        required
        defaultValue={kept('name')}
        error={errors.name}
      />
      <ContactFields values={values} errors={errors} phoneLabel={text('leaderPhone')} own={demanding} />
      <ListFields kind="group" value={kept('list')} errors={errors} samples={samples} largest={largest} />
      {form.minors === 'adultsOnly' ? (
        demanding ? (
          <Adults values={values} errors={errors} />
        ) : null
      ) : form.children ? (
        <>
          <RadioGroup
            name="child"
            label={text('children')}
            hint={asks('childHint')}
            look="buttons"
            choices={[
              { value: 'no', label: asks('childNo') },
              { value: 'yes', label: asks('childYes') },
            ]}
            defaultValue={kept('child') ?? 'no'}
            error={errors.child}
          />
          <div className="field depends when-child">
            <CheckboxField
              name="guardianConsent"
              label={text('childrenConsent')}
              defaultChecked={kept('guardianConsent') === 'yes'}
              error={errors.guardianConsent}
            />
            <details className="field">
              <summary className="link">{asks('guardianAbout', { version: page.guardianNotice.version })}</summary>
              <p className="hint">{page.guardianNotice.text}</p>
            </details>
          </div>
        </>
      ) : null}
      {form.identity !== 'none' && demanding ? <Identity page={page} values={values} errors={errors} /> : null}
      {mayWait ? <WaitingChoice value={kept('waitingChoice')} /> : null}
      <TextField
        name="needsOther"
        label={words('needs')}
        maxLength={LONGEST_NEEDS}
        required={false}
        defaultValue={kept('needsOther')}
        error={errors.needsOther}
      />
      <EventQuestions questions={form.questions} values={values} errors={errors} demanding={demanding} />
      <CheckboxField
        name="consent"
        label={consent}
        required
        defaultChecked={kept('consent') === 'yes'}
        error={errors.consent}
      />
    </>
  )
}
