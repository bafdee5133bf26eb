// Fields that every form of a sign-up has: a citizen's, a group's, and those that staff fill in.
import type { ReactNode } from 'react'
import { CheckboxGroup } from '#app/ui/checkbox-field.tsx'
import type { FieldErrors } from '#app/ui/field.tsx'
import type { IconName } from '#app/ui/icon.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Section } from '#app/ui/section.tsx'
import { SlotRows } from '#app/ui/slot-rows.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import type { Tone } from '#app/ui/tone.ts'
import { formMessages } from '../form-messages.ts'
import type { RegisterPage } from '../register-page.server.ts'
import { registerPageMessages } from '../register-page-messages.ts'
import { LONGEST_NEEDS, NEEDS } from '../registration-forms.ts'
import { signUpMessages } from '../sign-up-messages.ts'
import { FormQuestions } from './form-questions.tsx'

type Values = Readonly<Record<string, string | readonly string[] | undefined>>

/** What was typed into a field, when the form comes back. */
export const keptOf = (values: Values) => (name: string) => [values[name] ?? []].flat()[0]

type Given = { values: Values; errors: FieldErrors }

/** Phone and e-mail, one of which is needed. Staff fill in somebody else's: the browser does not offer theirs. */
export function ContactFields({
  values,
  errors,
  phoneLabel,
  phoneHint,
  own,
}: Given & { phoneLabel?: string; phoneHint?: ReactNode; own: boolean }) {
  const text = useMessages(registerPageMessages)
  const kept = keptOf(values)
  return (
    <>
      <TextField
        name="phone"
        type="tel"
        label={phoneLabel ?? text('phone')}
        hint={phoneHint}
        autoComplete={own ? 'tel' : 'off'}
        maxLength={40}
        defaultValue={kept('phone')}
        error={errors.phone}
      />
      <TextField
        name="email"
        type="email"
        label={text('email')}
        hint={text('emailHint')}
        autoComplete={own ? 'email' : 'off'}
        maxLength={254}
        required={false}
        spellCheck={false}
        defaultValue={kept('email')}
        error={errors.email}
      />
    </>
  )
}

/** Help that is wanted: ticks, and a line for anything else. */
export function NeedFields({ values, errors }: Given) {
  const text = useMessages(registerPageMessages)
  return (
    <>
      <CheckboxGroup
        name="needs[]"
        label={text('needs')}
        required={false}
        choices={NEEDS.map((need) => ({ value: need, label: text(need) }))}
        defaultValues={[values.needs ?? []].flat()}
        error={errors.needs}
      />
      <TextField
        name="needsOther"
        label={text('needsOther')}
        maxLength={LONGEST_NEEDS}
        required={false}
        defaultValue={keptOf(values)('needsOther')}
        error={errors.needsOther}
      />
    </>
  )
}

/** What the event asks beside the usual. Staff may leave out what is required of citizens. */
export function EventQuestions({
  questions,
  values,
  errors,
  demanding,
}: Given & { questions: RegisterPage['form']['questions']; demanding: boolean }) {
  const text = useMessages(formMessages)
  if (questions.length === 0) return null
  return (
    <Section id="questions" title={text('eventAsks')}>
      <p className="hint">{text('eventAsksLead')}</p>
      <FormQuestions questions={questions} values={values} errors={errors} demanding={demanding} />
    </Section>
  )
}

type SlotShown = {
  id: string
  title: string
  group: string
  subtitle?: string
  tone: Tone
  icon?: IconName
  text: string
  note?: string
}

/** The slot that staff register somebody for; the only one is chosen already. */
export function StaffSlotField({ slots, values, errors }: Given & { slots: readonly SlotShown[] }) {
  const text = useMessages(signUpMessages)
  const chosen = keptOf(values)('slot')
  return (
    <SlotRows
      name="slot"
      legend={text('addSlot')}
      error={errors.slot}
      rows={slots.map((slot) => ({
        value: slot.id,
        title: slot.title,
        group: slot.group,
        subtitle: slot.subtitle,
        state: { tone: slot.tone, icon: slot.icon, text: slot.text },
        note: slot.note,
        selected: chosen === slot.id || slots.length === 1,
      }))}
    />
  )
}
