import { Button, ButtonLink, Buttons } from '#app/ui/button.tsx'
import { DateTimeField } from '#app/ui/date-time-field.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { RadioGroup } from '#app/ui/radio-group.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { handOverMessages } from '../hand-over-messages.ts'
import type { HandOverRecord } from '../hand-over-queries.server.ts'
import type { SentForm } from './case-form.ts'
import { HandOverTag } from './hand-over-panels.tsx'
import { fieldsOf } from './step-form.tsx'

const AUTHORITIES = ['cyberspace', 'police', 'platform', 'other'] as const
const OUTCOMES = ['examining', 'refuted', 'notRumour', 'dealtWith'] as const

type NewProps = { sent: SentForm | undefined; today: string; mayEnd: boolean }

export function NewHandOver({ sent, today, mayEnd }: NewProps) {
  const text = useMessages(handOverMessages)
  const field = fieldsOf(sent, 'handOver')
  return (
    <Form>
      <HiddenFields values={{ intent: 'handOver', ending: mayEnd ? undefined : 'keepAnswering' }} />
      <RadioGroup
        {...field('authority')}
        label={text('authority')}
        choices={AUTHORITIES.map((value) => ({ value, label: text(value) }))}
        required
      />
      <TextField {...field('body')} label={text('body')} hint={text('bodyHint')} required />
      <DateTimeField {...field('handedOn', today)} kind="date" max={today} label={text('handedOn')} required />
      <TextArea {...field('reason')} rows={4} label={text('reason')} hint={text('reasonHint')} required />
      <TextField {...field('basis')} label={text('basis')} hint={text('basisHint')} required />
      <TextField {...field('reference')} label={text('reference')} required={false} />
      {mayEnd ? (
        <>
          <RadioGroup
            {...field('ending', 'keepAnswering')}
            label={text('ending')}
            choices={(['keepAnswering', 'endHere'] as const).map((value) => ({ value, label: text(value) }))}
            required
          />
          <TextArea
            {...field('publicReason')}
            rows={3}
            label={text('publicReason')}
            hint={text('publicReasonHint')}
            required={false}
          />
        </>
      ) : null}
      <Buttons>
        <Button variant="primary">{text('submit')}</Button>
      </Buttons>
    </Form>
  )
}

type OneProps = {
  caseId: string
  handOver: Omit<HandOverRecord, 'recordedAt'> & { handedDay: string; toldDay: string }
  sent: SentForm | undefined
  today: string
  mayNote: boolean
}

/** One hand-over: what was recorded, the slip, and the form of its outcome. */
export function OneHandOver({ caseId, handOver, sent, today, mayNote }: OneProps) {
  const text = useMessages(handOverMessages)
  const field = fieldsOf(sent, handOver.id)
  const rows = [
    { label: text('authority'), value: `${text(handOver.authority)} · ${handOver.body}` },
    { label: text('handedOn'), value: handOver.handedDay },
    { label: text('who'), value: handOver.by },
    { label: text('reason'), value: <span className="whitespace-pre-line">{handOver.reason}</span> },
    { label: text('basis'), value: handOver.basis },
    { label: text('reference'), value: handOver.reference || '—' },
    { label: text('outcome'), value: <HandOverTag outcome={handOver.outcome} /> },
    ...(handOver.toldDay ? [{ label: text('toldOn'), value: handOver.toldDay }] : []),
    ...(handOver.outcomeUrl ? [{ label: text('outcomeUrl'), value: handOver.outcomeUrl }] : []),
    ...(handOver.outcomeNote ? [{ label: text('outcomeNote'), value: handOver.outcomeNote }] : []),
  ]
  return (
    <>
      <SummaryList compact rows={rows} />
      <p className="my-4">
        <ButtonLink href={`/console/questions/${caseId}/hand-over/${handOver.id}/slip`} icon="print" size="s">
          {text('slip')}
        </ButtonLink>
      </p>
      {mayNote ? (
        <details open={sent !== undefined}>
          <summary>{text('outcomeTitle')}</summary>
          <Form>
            <HiddenFields values={{ intent: 'outcome', handOverId: handOver.id }} />
            <RadioGroup
              {...field('outcome', handOver.outcome ?? undefined)}
              label={text('outcome')}
              choices={OUTCOMES.map((value) => ({ value, label: text(value) }))}
              required
            />
            <DateTimeField {...field('toldOn', today)} kind="date" max={today} label={text('toldOn')} required />
            <TextField
              {...field('outcomeUrl', handOver.outcomeUrl)}
              type="url"
              label={text('outcomeUrl')}
              hint={text('outcomeUrlHint')}
              required={false}
            />
            <TextField {...field('reference', handOver.reference)} label={text('reference')} required={false} />
            <TextArea
              {...field('outcomeNote', handOver.outcomeNote)}
              rows={3}
              label={text('outcomeNote')}
              required={false}
            />
            <Buttons>
              <Button>{text('noteOutcome')}</Button>
            </Buttons>
          </Form>
        </details>
      ) : null}
    </>
  )
}
