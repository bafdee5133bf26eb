// Handing a column in, deciding on it, taking it down, and what its versions say.
import { Button, Buttons } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { type ReviewedVersion, ReviewedVersions } from '#app/ui/reviewed-versions.tsx'
import { Section } from '#app/ui/section.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { typed } from '#app/web/form-state.ts'
import type { ColumnVersionState } from '../column.ts'
import { columnDeskMessages } from '../column-desk-messages.ts'
import { ColumnStateTag } from './column-console.tsx'
import type { Errors, Typed } from './column-fields.tsx'

export type ToldGap = { kind: 'sections' | 'coverAlt' | 'pictureAlt' | 'empty' | 'link'; section: string; href: string }

/** `again`: what was public goes through a review once more. */
export function SubmitColumn({ hash, gaps, again }: { hash: string; gaps: readonly ToldGap[]; again: boolean }) {
  const text = useMessages(columnDeskMessages)
  return (
    <Section id="submit" title={text('submitTitle')}>
      <p>{text('submitText')}</p>
      {gaps.length > 0 ? (
        <>
          <p className="mt-4 font-semibold">{text('gapsTitle')}</p>
          <ul className="list-disc pl-6">
            {gaps.map(({ kind, section, href }) => (
              <li key={`${kind} ${href}`}>
                <a href={href} className="link">
                  {text(`gap_${kind}`, { section })}
                </a>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <Form>
          <HiddenFields values={{ intent: 'submit', hash }} />
          <Buttons>
            <Button variant="primary">{text(again ? 'submitAgain' : 'submit')}</Button>
          </Buttons>
        </Form>
      )}
    </Section>
  )
}

type DecideProps = { hash: string; ownWork: boolean; answer: Typed; errors: Errors }

export function DecideColumn({ hash, ownWork, answer, errors }: DecideProps) {
  const text = useMessages(columnDeskMessages)
  return (
    <Section id="review" title={text('reviewTitle')}>
      <p>{text('reviewText')}</p>
      <p className="hint">{text('fingerprint', { hash: hash.slice(0, 16) })}</p>
      <Form className="mt-4">
        <HiddenFields values={{ intent: 'publish', hash }} />
        <Button variant="primary" disabledReason={ownWork ? text('ownWork') : undefined}>
          {text('publish')}
        </Button>
      </Form>
      {ownWork ? null : (
        <Form className="mt-6">
          <HiddenFields values={{ intent: 'return', hash }} />
          <TextArea
            name="note"
            rows={3}
            label={text('note')}
            hint={text('noteHint')}
            defaultValue={typed(answer, 'note')}
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

export function WithdrawColumn({ answer, errors }: { answer: Typed; errors: Errors }) {
  const text = useMessages(columnDeskMessages)
  return (
    <Section id="withdraw" title={text('withdrawTitle')}>
      <p>{text('withdrawText')}</p>
      <Form>
        <HiddenFields values={{ intent: 'withdraw' }} />
        <TextArea
          name="reason"
          rows={3}
          label={text('reason')}
          hint={text('reasonHint')}
          defaultValue={typed(answer, 'reason')}
          error={errors.reason}
          required
        />
        <Buttons>
          <Button>{text('withdraw')}</Button>
        </Buttons>
      </Form>
    </Section>
  )
}

export type ShownVersion = ReviewedVersion & { state: ColumnVersionState }

export function ColumnVersions({ versions }: { versions: readonly ShownVersion[] }) {
  const text = useMessages(columnDeskMessages)
  return (
    <ReviewedVersions
      versions={versions}
      text={text}
      stateTag={({ state }) => <ColumnStateTag state={state} />}
      words={{ place: text('partLabel'), empty: text('emptyValue'), unchanged: text('doneUnchanged') }}
    />
  )
}
