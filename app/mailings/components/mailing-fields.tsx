// The fields of a mailing: whom, the letter in both languages, when.
import { groupOf, type SentSlot } from '#app/events/reserved-group.ts'
import { LETTER_VARIABLES, spelled } from '#app/outbox/message-template.ts'
import { dayOf, formatMomentShort, timeOf } from '#app/platform/dates.ts'
import { DateTimeField } from '#app/ui/date-time-field.tsx'
import type { FieldErrors } from '#app/ui/field.tsx'
import { FieldRow } from '#app/ui/field.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { Section } from '#app/ui/section.tsx'
import { SelectField } from '#app/ui/select-field.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { AUDIENCES, type Audience } from '../mailing.ts'
import { mailingErrors, mailingMessages } from '../mailing-messages.ts'

export type MailingValues = {
  status: string
  slot: string
  ids: readonly string[]
  /** the act of the desk whose people they are */
  act: string
  subject: string
  body: string
  sms: string
  subjectEn: string
  bodyEn: string
  smsEn: string
  /** as the browser's picker has it */
  scheduledAt: string
}

/** `2026-12-05T09:00` in Beijing time. */
export function pickerValue(at: Date | null): string {
  return at ? `${dayOf(at)}T${timeOf(at)}` : ''
}

/** Keys of a refused form as sentences; `faults` says what in a field is no variable. */
export function useMailingErrors(
  errors: Record<string, string> = {},
  faults: Record<string, string> = {},
): FieldErrors & Record<string, string> {
  const text = useMessages(mailingErrors)
  return Object.fromEntries(
    Object.entries(errors).map(([field, key]) => [field, text(key as 'tooLong', { faults: faults[field] ?? '' })]),
  )
}

/** `{姓名}　{活动}`: as they are written. */
export function VariableList() {
  const text = useMessages(mailingMessages)
  const language = useLanguage()
  return (
    <p className="hint">
      {text('variables')}{' '}
      {LETTER_VARIABLES.map((key) => (
        <span key={key}>
          <code>{spelled(key, language)}</code>{' '}
        </span>
      ))}
    </p>
  )
}

type Props = {
  values: MailingValues
  errors: FieldErrors
  sessions: readonly (SentSlot & { id: string })[]
  /** registrations named one by one */
  named: number
}

export function MailingFields({ values, errors, sessions, named }: Props) {
  const text = useMessages(mailingMessages)
  const language = useLanguage()
  const offered = AUDIENCES.filter((audience) => audience !== 'chosen' || named > 0)
  const label = (audience: Audience) =>
    audience === 'chosen' ? text('chosen', { count: named }) : text(`audience.${audience}`)
  return (
    <>
      <Section id="whom" title={text('whom')} first>
        <HiddenFields values={{ ids: values.ids.join(',') || null, act: values.act || null }} />
        <FieldRow>
          <SelectField
            name="status"
            label={text('whom')}
            options={offered.map((audience) => ({ value: audience, label: label(audience) }))}
            defaultValue={values.status}
          />
          <SelectField
            name="slot"
            label={text('slot')}
            placeholder={text('allSlots')}
            options={sessions.map((slot) => ({
              value: slot.id,
              label: [formatMomentShort(new Date(slot.startsAt), language), groupOf(slot, language)]
                .filter(Boolean)
                .join(' · '),
            }))}
            defaultValue={values.slot}
          />
        </FieldRow>
      </Section>
      <Section id="letter" title={text('letter')}>
        <TextField
          name="subject"
          label={text('subject')}
          defaultValue={values.subject}
          error={errors.subject}
          required
        />
        <TextArea
          name="body"
          rows={8}
          label={text('body')}
          hint={text('bodyHint')}
          defaultValue={values.body}
          error={errors.body}
          required
        />
        <VariableList />
        <TextArea
          name="sms"
          rows={3}
          label={text('sms')}
          hint={text('smsHint')}
          defaultValue={values.sms}
          error={errors.sms}
          required={false}
        />
        <details open={Boolean(values.subjectEn || values.bodyEn || values.smsEn || errors.subjectEn || errors.bodyEn)}>
          <summary>{text('english')}</summary>
          <p className="hint">{text('englishLead')}</p>
          <TextField
            name="subjectEn"
            label={text('subjectEn')}
            defaultValue={values.subjectEn}
            error={errors.subjectEn}
            required={false}
          />
          <TextArea
            name="bodyEn"
            rows={6}
            label={text('bodyEn')}
            defaultValue={values.bodyEn}
            error={errors.bodyEn}
            required={false}
          />
          <TextArea
            name="smsEn"
            rows={3}
            label={text('smsEn')}
            defaultValue={values.smsEn}
            error={errors.smsEn}
            required={false}
          />
        </details>
        <DateTimeField
          kind="datetime"
          name="scheduledAt"
          label={text('when')}
          hint={text('whenHint')}
          defaultValue={values.scheduledAt}
          error={errors.scheduledAt}
          required={false}
        />
      </Section>
    </>
  )
}
