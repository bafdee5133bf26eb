// Handing the result of an event in, deciding on it, and what its versions say.
import { Button, Buttons } from '#app/ui/button.tsx'
import { CheckboxField } from '#app/ui/checkbox-field.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Section } from '#app/ui/section.tsx'
import { StateTag } from '#app/ui/state-tag.tsx'
import { Table } from '#app/ui/table.tsx'
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

export type ToldVersion = {
  version: number
  state: ResultState
  savedAt: string
  by: string | null
  decidedBy: string | null
  decidedAt: string
  reviewNote: string | null
  changes: { field: ResultField; from: string; to: string }[] | null
}

export function ResultVersions({ versions }: { versions: readonly ToldVersion[] }) {
  const text = useMessages(resultMessages)
  return (
    <Section id="versions" title={text('history')}>
      {versions.map((one) => (
        <Section
          key={one.version}
          id={`v${one.version}`}
          headingLevel={3}
          title={text('version', { version: one.version })}
          aside={<ResultStateTag state={one.state} />}
        >
          <p className="hint">{text('savedBy', { name: one.by ?? text('someone'), at: one.savedAt })}</p>
          {one.decidedAt ? (
            <p className="hint">{text('decidedBy', { name: one.decidedBy ?? text('someone'), at: one.decidedAt })}</p>
          ) : null}
          {one.reviewNote ? <p className="whitespace-pre-line">{one.reviewNote}</p> : null}
          {one.changes === null ? (
            <p>{text('first')}</p>
          ) : (
            <Table
              caption={text('changes', { version: one.version })}
              captionHidden
              rows={one.changes}
              empty={null}
              rowKey={(change) => change.field}
              columns={[
                { key: 'field', label: text('field'), rowHeader: true, cell: (change) => text(change.field) },
                { key: 'before', label: text('before'), cell: (change) => <Words>{change.from}</Words> },
                { key: 'after', label: text('after'), cell: (change) => <Words>{change.to}</Words> },
              ]}
            />
          )}
        </Section>
      ))}
    </Section>
  )
}

function Words({ children }: { children: string }) {
  const text = useMessages(resultMessages)
  return <span className="whitespace-pre-line">{children || text('empty')}</span>
}
