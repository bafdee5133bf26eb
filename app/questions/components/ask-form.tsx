import { Button } from '#app/ui/button.tsx'
import { CheckboxField } from '#app/ui/checkbox-field.tsx'
import type { FieldErrors } from '#app/ui/field.tsx'
import { FileField } from '#app/ui/file-field.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import type { IconName } from '#app/ui/icon.tsx'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { RadioGroup } from '#app/ui/radio-group.tsx'
import { Section } from '#app/ui/section.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { useFrame } from '#app/web/frame.ts'
import { ASKABLE_KINDS } from '../question.ts'
import { LONGEST_NAME, LONGEST_QUESTION } from '../question-forms.ts'
import { questionsMessages } from '../questions-messages.ts'
import { LiveSimilar } from './live-similar.tsx'

export type AskValues = Record<string, string | undefined>
type Place = { event: { title: string } | null; stall: { name: string } | null; department: string | null }

const KIND_WORD = {
  consult: 'kindConsult',
  help: 'kindHelp',
  complaint: 'kindComplaint',
  suggestion: 'kindSuggestion',
} as const

/** `place` is null when the address named no place of ours. */
export function AskForm({ place, values, errors }: { place: Place | null; values: AskValues; errors: FieldErrors }) {
  const text = useMessages(questionsMessages)
  const language = useLanguage()
  const posted = values.text !== undefined
  return (
    <Form action="/ask" encType="multipart/form-data">
      <HiddenFields values={{ event: values.event, stall: values.stall, key: values.key }} />
      {place ? <PlaceLines place={place} /> : null}
      <TextArea
        name="text"
        label={text('text')}
        hint={text('textHint')}
        error={errors.text}
        defaultValue={values.text}
        rows={6}
        maxLength={LONGEST_QUESTION * 2}
        required
      />
      <LiveSimilar of="text" />
      <RadioGroup
        name="kind"
        label={text('kind')}
        error={errors.kind}
        defaultValue={values.kind ?? 'consult'}
        choices={ASKABLE_KINDS.map((kind) => ({ value: kind, label: text(KIND_WORD[kind]) }))}
        look={language === 'en' ? 'list' : 'buttons'}
        required
      />
      <TextField
        name="displayName"
        label={text('displayName')}
        hint={text('displayNameHint')}
        error={errors.displayName}
        defaultValue={values.displayName}
        maxLength={LONGEST_NAME * 2}
        width="l"
        required={false}
      />
      <FileField
        name="files"
        label={text('files')}
        hint={text('filesHint')}
        error={errors.files}
        accept="image/*,application/pdf"
        multiple
        required={false}
      />
      <Panel title={text('contactTitle')} tone="wash">
        <p className="hint">{text('contactHint')}</p>
        <TextField
          name="phone"
          type="tel"
          label={text('phone')}
          error={errors.phone}
          defaultValue={values.phone}
          autoComplete="tel"
          width="l"
          required={false}
        />
        <TextField
          name="email"
          type="email"
          label={text('email')}
          error={errors.email}
          defaultValue={values.email}
          autoComplete="email"
          width="l"
          required={false}
        />
      </Panel>
      <CheckboxField
        name="concealed"
        label={text('concealed')}
        hint={text('concealedHint')}
        defaultChecked={values.concealed === 'yes'}
      />
      <CheckboxField
        name="mayPublish"
        label={text('mayPublish')}
        hint={text('mayPublishHint')}
        defaultChecked={posted ? values.mayPublish === 'yes' : true}
      />
      <Button variant="primary" size="l" icon="send">
        {text('submit')}
      </Button>
    </Form>
  )
}

function PlaceLines({ place: { event, stall, department } }: { place: Place }) {
  const text = useMessages(questionsMessages)
  const lines = [
    event ? text('askAtEvent', { title: event.title }) : '',
    stall ? text('askAtStall', { name: stall.name }) : '',
    department ? text('askTo', { department }) : '',
  ].filter(Boolean)
  if (lines.length === 0) return null
  return (
    <Panel tone="info">
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </Panel>
  )
}

const OFF_RAMPS = [
  { icon: 'warning', title: 'offRampPolice', text: 'offRampPoliceText' },
  { icon: 'phone', title: 'offRampHotline', text: 'offRampHotlineText' },
  { icon: 'file', title: 'offRampDisclosure', text: 'offRampDisclosureText' },
  { icon: 'mail', title: 'offRampPetition', text: 'offRampPetitionText' },
] as const satisfies readonly { icon: IconName; title: string; text: string }[]

/** Where matters belong that cannot be settled here (不予受理 and its routes), said before somebody waits in vain. */
export function OffRamps() {
  const text = useMessages(questionsMessages)
  const { site } = useFrame()
  return (
    <Section id="other-ways" first title={text('offRampTitle')}>
      {OFF_RAMPS.map((ramp) => (
        <Panel key={ramp.title} title={text(ramp.title)} icon={ramp.icon} headingLevel={3}>
          <p>{text(ramp.text, { hotline: site.hotline })}</p>
        </Panel>
      ))}
    </Section>
  )
}
