// Handing the result of an event in, deciding on it, and what its versions say.
import { Button, Buttons } from '#app/ui/button.tsx'
import { CheckboxField } from '#app/ui/checkbox-field.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { type ReviewedVersion, ReviewedVersions } from '#app/ui/reviewed-versions.tsx'
import { Section } from '#app/ui/section.tsx'
import { StateTag } from '#app/ui/state-tag.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import type { ResultField, ResultState } from '../result.ts'
import { resultMessages } from '../result-messages.ts'

const LOOK = {
  draft: { tone: 'idle', key: 'stateDraft' },
  inReview: { tone: 'warn', key: 'stateInReview' },
  returned: { tone: 'bad', key: 'stateReturned' },
  published: { tone: 'ok', key: 'statePublished' },
} as const

export function ResultStateTag({ state }: { state: ResultState }) {
  const text = useMessages(resultMessages)
  return <StateTag tone={LOOK[state].tone}>{text(LOOK[state].key)}</StateTag>
}

type Errors = Readonly<Record<string, string>>

export function SubmitResult({ version, photos, errors }: { version: number; photos: number; errors: Errors }) {
  const text = useMessages(resultMessages)
  return (
    <Section id="submit" title={text('submitTitle')}>
      <p>{text('submitText')}</p>
      <Form>
        <HiddenFields values={{ intent: 'submit', version }} />
        {photos > 0 ? <CheckboxField name="consent" label={text('consent')} error={errors.consent} required /> : null}
        <Buttons>
          <Button variant="primary">{text('submit')}</Button>
        </Buttons>
      </Form>
    </Section>
  )
}

type Decide = { version: number; ownWork: boolean; note?: string; errors: Errors }

export function DecideResult({ version, ownWork, note, errors }: Decide) {
  const text = useMessages(resultMessages)
  return (
    <Section id="review" title={text('reviewTitle')}>
      <Form>
        <HiddenFields values={{ intent: 'publish', version }} />
        <Button variant="primary" disabledReason={ownWork ? text('ownWork') : undefined}>
          {text('publish')}
        </Button>
      </Form>
      {ownWork ? null : (
        <Form className="mt-6">
          <HiddenFields values={{ intent: 'return', version }} />
          <TextArea
            name="note"
            rows={3}
            label={text('note')}
            hint={text('noteHint')}
            defaultValue={note}
            error={errors.note}
            required
          />
          <Buttons>
            <Button>{text('return')}</Button>
          </Buttons>
        </Form>
      )}
    </Section>
  )
}

export type ToldVersion = Omit<ReviewedVersion, 'changes'> & {
  state: ResultState
  changes: readonly { field: ResultField; from: string; to: string }[] | null
}

export function ResultVersions({ versions }: { versions: readonly ToldVersion[] }) {
  const text = useMessages(resultMessages)
  const told = versions.map(({ changes, ...one }) => ({
    ...one,
    changes: changes?.map(({ field, ...change }) => ({ place: text(field), ...change })) ?? null,
  }))
  return (
    <ReviewedVersions
      versions={told}
      text={text}
      stateTag={({ state }) => <ResultStateTag state={state} />}
      words={{ place: text('field'), empty: text('empty') }}
    />
  )
}
