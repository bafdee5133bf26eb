import { LiveSimilar } from '#app/questions/components/live-similar.tsx'
import { Button } from '#app/ui/button.tsx'
import { CheckboxField } from '#app/ui/checkbox-field.tsx'
import type { FieldErrors } from '#app/ui/field.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { RadioGroup } from '#app/ui/radio-group.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { formMessages } from '../form-messages.ts'
import type { RegisterPage } from '../register-page.server.ts'
import { registerPageMessages } from '../register-page-messages.ts'
import { PartyRules } from './party-rules.tsx'
import { ContactFields, EventQuestions, keptOf, NeedFields } from './shared-fields.tsx'
import { WaitingChoice } from './waiting-parts.tsx'

type Values = Readonly<Record<string, string | readonly string[] | undefined>>

/** Id of the form, for the button beside it that changes the session. */
export const REGISTRATION_FORM = 'registration'

/** Everything that is asked of a party. What was typed comes back in `values`. */
export function RegistrationForm({
  page,
  slot,
  values,
  errors,
}: {
  page: Pick<RegisterPage, 'event' | 'consent' | 'guardianNotice' | 'form' | 'smsOff' | 'key' | 'stamp'>
  slot: NonNullable<RegisterPage['slot']>
  values: Values
  errors: FieldErrors
}) {
  const text = useMessages(registerPageMessages)
  const words = useMessages(formMessages)
  const { consent } = page
  const kept = keptOf(values)
  return (
    <Form
      id={REGISTRATION_FORM}
      action={`/events/${page.event.slug}/register?slot=${slot.id}`}
      encType={page.form.takesFiles ? 'multipart/form-data' : undefined}
    >
      <HiddenFields
        values={{ slot: slot.id, consentVersion: consent.version, key: kept('key') ?? page.key, stamp: page.stamp }}
      />
      <TextField
        name="name"
        label={text('name')}
        autoComplete="name"
        maxLength={60}
        required
        defaultValue={kept('name')}
        error={errors.name}
      />
      <ContactFields
        values={values}
        errors={errors}
        phoneHint={
          <>
            {text('phoneHint', { count: consent.days })}
            {page.smsOff ? (
              <>
                <br />
                {text('smsOff')}
              </>
            ) : null}
          </>
        }
        own
      />
      <PartySize slot={slot} value={kept('partySize')} error={errors.partySize} />
      {slot.partyMax > 1 ? (
        <TextArea
          name="companions"
          label={text('companions')}
          hint={text('companionsHint')}
          rows={2}
          required={false}
          defaultValue={kept('companions')}
          error={errors.companions}
        />
      ) : null}
      {slot.mayWait ? <WaitingChoice value={kept('waitingChoice')} /> : null}
      <NeedFields values={values} errors={errors} />
      <TextArea
        name="question"
        label={text('question')}
        hint={text('questionHint', { department: page.event.department })}
        rows={3}
        required={false}
        defaultValue={kept('question')}
        error={errors.question}
      />
      <LiveSimilar of="question" />
      <CheckboxField
        name="mayPublish"
        label={text('mayPublish')}
        defaultChecked={kept('key') === undefined || kept('mayPublish') === 'yes'}
      />
      <PartyRules page={page} values={values} errors={errors} />
      <EventQuestions questions={page.form.questions} values={values} errors={errors} demanding />
      {/* Read by scripts that fill in everything; hidden from people in every way. */}
      <div className="sr-only" aria-hidden="true">
        <label htmlFor="website">{text('leaveEmpty')}</label>
        <input id="website" name="website" tabIndex={-1} autoComplete="off" />
      </div>
      <CheckboxField
        name="consent"
        label={text('consent', { department: page.event.department })}
        required
        defaultChecked={kept('consent') === 'yes'}
        error={errors.consent}
      />
      <details className="field">
        <summary className="link">{text('consentAbout', { version: consent.version })}</summary>
        {consent.paragraphs.map((paragraph) => (
          <p key={paragraph} className="hint">
            {paragraph}
          </p>
        ))}
      </details>
      {page.form.confirmContact ? <p className="hint">{words('confirmNotice')}</p> : null}
      <Button variant="primary" size="l" block name="step" value="check">
        {text('toCheck')}
      </Button>
    </Form>
  )
}

function PartySize({
  slot,
  value = '1',
  error,
}: {
  slot: NonNullable<RegisterPage['slot']>
  value: string | undefined
  error: string | undefined
}) {
  const text = useMessages(registerPageMessages)
  const shared = { name: 'partySize', label: text('partySize'), required: true, error } as const
  if (slot.partyMax === 1) return <input type="hidden" name="partySize" value="1" />
  if (slot.buttons) {
    const sizes = Array.from({ length: slot.partyMax }, (_, index) => index + 1)
    return (
      <RadioGroup
        {...shared}
        hint={text('partySizeHint')}
        look="buttons"
        choices={sizes.map((size) => ({ value: String(size), label: text('people', { count: size }) }))}
        defaultValue={value}
      />
    )
  }
  return (
    <TextField
      {...shared}
      hint={text('partyNumberHint', { count: slot.partyMax })}
      inputMode="numeric"
      width="s"
      maxLength={3}
      defaultValue={value}
    />
  )
}
