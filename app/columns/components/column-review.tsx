// Handing a column in, deciding on it, taking it down, and what its versions say.
import { Button, Buttons } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Section } from '#app/ui/section.tsx'
import { Table } from '#app/ui/table.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { typed } from '#app/web/form-state.ts'
import type { ColumnVersionState } from '../column.ts'
import { columnDeskMessages } from '../column-desk-messages.ts'
import type { ToldColumnChange } from '../column-view.server.ts'
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

export type ShownVersion = {
  version: number
  state: ColumnVersionState
  savedAt: string
  by: string | null
  decidedBy: string | null
  decidedAt: string
  reviewNote: string | null
  changes: readonly ToldColumnChange[] | null
}

export function ColumnVersions({ versions }: { versions: readonly ShownVersion[] }) {
  const text = useMessages(columnDeskMessages)
  return (
    <Section id="versions" title={text('history')}>
      {versions.map((one) => (
        <Section
          key={one.version}
          id={`v${one.version}`}
          headingLevel={3}
          title={text('version', { version: one.version })}
          aside={<ColumnStateTag state={one.state} />}
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
              empty={<p>{text('doneUnchanged')}</p>}
              rowKey={(change) => change.place}
              columns={[
                { key: 'place', label: text('partLabel'), rowHeader: true, cell: (change) => change.place },
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
  const text = useMessages(columnDeskMessages)
  return <span className="whitespace-pre-line">{children || text('emptyValue')}</span>
}
