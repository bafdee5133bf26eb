import { Button } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { StateText } from '#app/ui/state-tag.tsx'
import { Table } from '#app/ui/table.tsx'
import type { Tone } from '#app/ui/tone.ts'
import { isWebhookKind, TEST_KIND } from '../webhook-kinds.ts'
import { webhookMessages } from '../webhook-messages.ts'

/** Troubles that have words; anything else is shown as the network named it. */
const ANSWERS = ['name not found', 'address refused', 'too slow', 'hostRefused'] as const

type State = 'queued' | 'sending' | 'sent' | 'retry' | 'failed'
const TONES: Record<State, Tone> = { queued: 'info', sending: 'info', sent: 'ok', retry: 'warn', failed: 'bad' }

export type ShownDelivery = {
  id: string
  sequence: number
  kind: string
  occurredAt: string
  state: State
  attempts: number
  answer: string | null
  /** when it is tried again */
  nextAt: string | null
}

export function DeliveryTable({ action, rows }: { action: string; rows: readonly ShownDelivery[] }) {
  const text = useMessages(webhookMessages)
  const answerOf = (answer: string | null) => {
    const known = ANSWERS.find((one) => one === answer)
    return known ? text(`answer_${known}`) : (answer ?? text('noAnswer'))
  }
  const wordOf = (kind: string) => (isWebhookKind(kind) || kind === TEST_KIND ? text(`kind.${kind}`) : kind)
  return (
    <Table
      caption={text('deliveries')}
      captionHidden
      rows={rows}
      rowKey={(row) => row.id}
      empty={<p>{text('noDeliveries')}</p>}
      note={text('deliveriesNote')}
      columns={[
        { key: 'sequence', label: text('sequence'), numeric: true, cell: (row) => row.sequence },
        { key: 'kind', label: text('kind'), rowHeader: true, cell: (row) => wordOf(row.kind) },
        { key: 'at', label: text('occurredAt'), nowrap: true, cell: (row) => row.occurredAt },
        {
          key: 'state',
          label: text('result'),
          cell: (row) => (
            <>
              <StateText tone={TONES[row.state]}>{text(`state_${row.state}`)}</StateText>
              {row.state === 'retry' || row.state === 'failed' ? (
                <div className="hint">
                  {text('tries', { count: row.attempts })}
                  {row.nextAt ? ` · ${text('nextTry', { at: row.nextAt })}` : null}
                </div>
              ) : null}
            </>
          ),
        },
        { key: 'answer', label: text('answer'), cell: (row) => answerOf(row.answer) },
        {
          key: 'resend',
          label: text('resend'),
          labelHidden: true,
          cell: (row) =>
            row.state === 'sent' || row.state === 'failed' ? (
              <Form action={action}>
                <input type="hidden" name="deliveryId" value={row.id} />
                <Button size="s" name="step" value="resend" aria-label={text('resendOne', { sequence: row.sequence })}>
                  {text('resend')}
                </Button>
              </Form>
            ) : null,
        },
      ]}
    />
  )
}
