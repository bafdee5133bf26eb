import { useMessages } from '#app/ui/language.tsx'
import { StateTag } from '#app/ui/state-tag.tsx'
import type { Tone } from '#app/ui/tone.ts'
import { problemOf } from '../delivery-problem.ts'
import { outboxTexts } from '../outbox-messages.ts'

export type MessageState = 'queued' | 'sending' | 'sent' | 'retry' | 'failed' | 'kept'

const TONES: Record<MessageState, Tone> = {
  queued: 'info',
  sending: 'info',
  sent: 'ok',
  retry: 'warn',
  failed: 'bad',
  kept: 'idle',
}

export function MessageStateTag({ state }: { state: MessageState }) {
  const text = useMessages(outboxTexts)
  return (
    <StateTag tone={TONES[state]} icon={state === 'kept' ? 'archive' : undefined}>
      {text(`state.${state}`)}
    </StateTag>
  )
}

/** Why it did not go out, in words, with the server's code for whoever runs the mail. */
export function DeliveryProblemText({ code }: { code: string }) {
  const text = useMessages(outboxTexts)
  return (
    <>
      {text(`error.${problemOf(code)}`)} <span className="hint">（{code}）</span>
    </>
  )
}
